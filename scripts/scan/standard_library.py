"""Writes checks/src/scan/callables/keeping.ts: classes of Python's own modules that keep what they are called with, or look it up.

python standard_library.py <folder of callables/>, by each version: enumerations, tuples with named fields, exceptions; what other versions have stays.
A call of an enumeration looks its member up; who looks further (_missing_), or is made in a way of its own, is left out. Modules are
imported, as syntax trees do not show what socket, signal and ssl make of C's constants.
"""
import enum
import importlib
import pathlib
import pkgutil
import sys
import warnings

warnings.filterwarnings("ignore")
# They open windows, play, or run by being imported.
SKIPPED = set("antigravity this idlelib turtle turtledemo tkinter lib2to3 test unittest pdb bdb interpreters __main__".split())
# What else a tuple may do when it is gone through, compared or asked.
METHODS = set("__iter__ __getitem__ __getattr__ __getattribute__ __setattr__ __eq__ __hash__ __len__ __contains__ __setstate__ __del__".split())
LOOKUPS = {base.__dict__["_missing_"].__func__ for base in (enum.Enum, enum.Flag) if "_missing_" in base.__dict__}


def modules():
    for name in sorted(sys.stdlib_module_names):
        if name in SKIPPED or name.startswith("_"):
            continue
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        yield module
        for inner in pkgutil.iter_modules(getattr(module, "__path__", [])):
            if inner.name.startswith("_") or "test" in inner.name:
                continue
            try:
                yield importlib.import_module(f"{name}.{inner.name}")
            except Exception:
                continue


def is_lookup(kind):
    """Its metaclass is Python's own, and a value that it does not know is an error, or made of flags."""
    return issubclass(kind, enum.Enum) and type(kind) is enum.EnumMeta and len(kind) > 0 and getattr(kind._missing_, "__func__", None) in LOOKUPS


def is_record(kind):
    """A tuple that collections or C made, with nothing between it and tuple that makes instances otherwise."""
    if not issubclass(kind, tuple) or kind is tuple:
        return False
    named = [base for base in kind.__mro__ if "_make" in base.__dict__ and "_fields" in base.__dict__]
    in_c = hasattr(kind, "n_sequence_fields")
    above = kind.__mro__[: kind.__mro__.index(tuple)]
    own = [base for base in above if "__new__" in base.__dict__ or "__init__" in base.__dict__]
    if any(METHODS & set(base.__dict__) for base in above):
        return False
    return in_c and own == [kind] or bool(named) and own == [named[-1]]


def is_error(kind):
    """An exception that is made as Python's own are."""
    return issubclass(kind, BaseException) and not any({"__init__", "__new__", "__call__"} & set(base.__dict__) for base in kind.__mro__ if base.__module__ != "builtins")


def told():
    for module in modules():
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ not in ("builtins", "enum", "__main__") and (is_lookup(thing) or is_record(thing) or is_error(thing)):
                if vars(sys.modules.get(thing.__module__, module)).get(thing.__qualname__) is thing:
                    yield thing.__module__, thing.__qualname__


FIRST = "// Classes of Python's own modules that keep what they are called with, or look it up. Written by scripts/scan/standard_library.py."


def main(folder):
    path = pathlib.Path(folder) / "keeping.ts"
    before = path.read_text().splitlines() if path.exists() else []
    found = {module: set(names) for module, role, *names in (line.split(" ") for line in before if " called " in line and not line.startswith("//"))}
    for module, name in {(module, name) for module, name in told() if all(part.isidentifier() for part in module.split("."))}:
        found.setdefault(module, set()).add(name)
    lines = "\n".join(f"{module} called {' '.join(sorted(names))}" for module, names in sorted(found.items()))
    path.write_text(f"{FIRST}\n\nexport const keeping: string = `\n{lines}\n`;\n")


if __name__ == "__main__":
    main(sys.argv[1])
