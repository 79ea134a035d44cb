"""What is compiled, and what syntax trees do not show: python extension_types.py <out.json>. Types, what Cython unpickles them by, ufuncs."""
import importlib
import importlib.util
import json
import os
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


def survives(name, thing):
    """Whether the process does, where nothing but __new__ makes an object and it ends: some free what their constructor would have set."""
    child = os.fork()
    if child == 0:
        try:
            kind = getattr(sys.modules[name], thing)
            kind.__new__(kind)
        except BaseException:
            os._exit(0)
        os._exit(0)
    return os.WIFEXITED(os.waitpid(child, 0)[1])


found = sorted({pair for package in PACKAGES for name in compiled(package) for pair in types_of(name)})
calls = sorted({pair for package in PACKAGES for name in compiled(package) for pair in unpicklers(name)})
dying = [(name, thing) for name, thing in found if not survives(name, thing)]
out = {"dangerous": [], "classes": [], "notBare": dying, "compiled": [pair for pair in found if pair not in dying], "unpicklers": calls, "ufuncs": ufuncs("numpy") + ufuncs("scipy.special")}
json.dump(out, open(sys.argv[1], "w"), indent=0)
print(len(found), "types,", len(dying), "of which end the process")
