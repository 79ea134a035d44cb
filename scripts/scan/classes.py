"""Which classes of a program loading may make, and how: without their constructor, by a call that only keeps what it is given, without a handle."""
import builtins

# What loading calls of an object without its constructor.
HOOKS = "__new__ __setstate__ __del__ __setattr__ __getattr__ __getattribute__ append extend add __setitem__ __hash__ __eq__ __setstate_cython__".split()
# A library that ctypes loaded, by the name that packages give it: what it is told to free is an address that the object holds.
HANDLE = "_LIB"
# What is called of an instance that stands where a function should; a name that its state chose is then any function's.
CALLS = ("__call__", "__getattr__")
# Packages that pickle what is theirs by the names under which they export it.
BY_EXPORT = ("numpy", "pandas")
# Python's own bases of which a call keeps its arguments, or looks a member up.
TOLD = {f"builtins.{name}" for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, BaseException)} | {f"enum.{name}" for name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")}


def is_bare(program, module, cls):
    """It may be made without its constructor: none of what loading calls of it is dangerous, and nobody reaches more by it."""
    return is_harmless(program, module, cls) and not any(program.of_class(module, cls, call, ()) in program.choosing for call in CALLS)


def is_harmless(program, module, cls):
    found = (program.of_class(module, cls, hook, ()) for hook in HOOKS)
    return not any(f in program.reached for f in found) and not frees_what_it_holds(program, module, cls)


def held(program):
    """Classes that hand on to what they hold and do nothing by being made bare, whatever their constructor does."""
    for module in program.modules.values():
        yield from ((module.name, cls) for cls in module.bases if is_harmless(program, module, cls) and not is_bare(program, module, cls))


def freeing(program):
    """Classes that are bare but for what their end frees: harmless where their state has no handle."""
    for module in program.modules.values():
        for cls in module.bases:
            found = [program.of_class(module, cls, hook, ()) for hook in HOOKS if hook != "__del__"]
            chosen = any(program.of_class(module, cls, call, ()) in program.choosing for call in CALLS)
            if frees_what_it_holds(program, module, cls) and not chosen and not any(f in program.reached for f in found):
                yield module.name, cls


def frees_what_it_holds(program, module, cls):
    """Its end is native, and it takes any state: one with __setstate__ makes its own handle."""
    if program.of_class(module, cls, "__setstate__", ()):
        return False
    end = program.of_class(module, cls, "__del__", ())
    own = [f"{end.rpartition('.')[0]}.{target.rpartition('.')[2]}" for target, how in program.calls.get(end, ()) if how == "own"] if end else []
    return any(f in program.frees for f in [end, *own])


def classes(program, bare):
    """Classes that are bare or that are not, also under the names by which packages export them: pandas pickles its own so."""
    own = {}
    for module in program.modules.values():
        for cls in module.bases:
            own[f"{module.name}.{cls}"] = is_bare(program, module, cls)
            if own[f"{module.name}.{cls}"] == bare:
                yield module.name, cls
    yield from ((module, name, target.rpartition(".")[0]) for module, name, target in exported(program) if own.get(target) == bare)


def exported(program):
    """Names under which packages export what stands elsewhere, and its own name."""
    for module in program.modules.values():
        for name, target in module.names.items() if module.package else ():
            target = program.original(target)
            if target != f"{module.name}.{name}":
                yield module.name, name, target


def tuples(program):
    """Classes of named fields and classes below them, whose constructor only takes them: their own __new__, where they have one, may do more."""
    plain = {f"{module.name}.{name}" for module in program.modules.values() for name in module.tuples if f"{name}.__new__" not in module.defs}
    for module in program.modules.values():
        for cls in module.bases:
            if f"{module.name}.{cls}" in plain or is_made_by(program, module, cls, plain):
                yield module.name, cls


def told(program):
    """Exceptions and enumerations: what they are called with is only kept, or looked up, unless a constructor of their own does more."""
    for module in program.modules.values():
        for cls in module.bases:
            if is_made_by(program, module, cls, TOLD):
                yield module.name, cls


def made_by_calls(program):
    found = {*tuples(program), *told(program)}
    return found | {(module, name) for module, name, target in exported(program) if module.startswith(BY_EXPORT) and tuple(target.rsplit(".", 1)) in found}


def is_made_by(program, module, cls, makers):
    """It stands below one of these, and nothing in between makes instances in a way of its own, or reaches anything."""
    bases = program.all_bases(f"{module.name}.{cls}")
    if not makers.intersection(bases):
        return False
    return not any(program.of_class(module, cls, name, ()) for name in ("__new__", "__call__", "_missing_")) and program.of_class(module, cls, "__init__", ()) not in program.reached
