"""What is compiled, and what syntax trees do not show: python extension_types.py <out.json>. Types, what Cython unpickles them by, ufuncs."""
import importlib
import importlib.util
import json
import pathlib
import sys
import warnings

PACKAGES = ["numpy", "scipy", "sklearn", "pandas", "statsmodels"]
warnings.filterwarnings("ignore")


def compiled(package):
    if importlib.util.find_spec(package) is None:
        return
    root = pathlib.Path(importlib.import_module(package).__file__).parent
    for path in sorted(root.rglob("*.so")):
        parts = path.relative_to(root.parent).parts
        if not {"tests", "_tests", "testing", "io", "f2py"}.intersection(parts):
            yield ".".join([*parts[:-1], parts[-1].split(".")[0]])


def types_of(name):
    try:
        module = importlib.import_module(name)
    except Exception:
        return
    for thing in vars(module).values():
        if isinstance(thing, type) and thing.__module__ == name and not issubclass(thing, BaseException):
            yield name, thing.__name__


def unpicklers(name):
    """Cython's: they make the object bare, and set its fields."""
    return [(name, thing) for thing in dir(sys.modules.get(name)) if thing.startswith("__pyx_unpickle_")]


def ufuncs(name):
    import numpy

    module = importlib.import_module(name)
    return [(name, thing) for thing in dir(module) if isinstance(getattr(module, thing), numpy.ufunc)]


found = sorted({pair for package in PACKAGES for name in compiled(package) for pair in types_of(name)})
calls = sorted({pair for package in PACKAGES for name in compiled(package) for pair in unpicklers(name)})
out = {"dangerous": [], "classes": [], "compiled": found, "unpicklers": calls, "ufuncs": ufuncs("numpy") + ufuncs("scipy.special")}
json.dump(out, open(sys.argv[1], "w"), indent=0)
print(len(found), "types")
