"""Writes checks/src/scan/callables/asking.ts: which listed classes ask what stands in their state.

python hooks.py <folder of callables/> <site-packages …>: a class asks where its __setstate__ or __del__, or the one that it has from a
class above it, calls anything but what takes a state over. What is known of versions that are not at hand stays. Nothing is imported or run.
"""
import ast
import pathlib
import re
import sys

from modules import dotted, load

PACKAGES = "sklearn numpy scipy pandas xgboost lightgbm catboost imblearn category_encoders statsmodels torch torchvision".split()
HOOKS = ("__setstate__", "__del__")
# What takes a state over, tells of it or looks at its keys, and asks no value in it for anything.
# SciPy's distributions have a rule of their own: their state holds a program, which is looked at. PyTorch's hooks only refer to what they hold.
OWN_RULE = re.compile(r"scipy\.stats\._(continuous_distns|discrete_distns|distn_infrastructure|levy_stable)\.|torch\.utils\.hooks\.RemovableHandle$|torch\.nn\.modules\.module\._WrappedHook$")
FIRST = "// Classes whose state may be asked for anything: a line is a module, a role and names. Written by scripts/scan/hooks.py."
TAKES = set(
    """update pop get super setdefault type isinstance hasattr warn len dict list items keys values copy startswith __setstate__ setattr
    getattr set tuple enumerate range zip InconsistentVersionWarning format isidentifier find_stack_level object NotImplementedError
    ValueError OrderedDict WeakSet""".split()
)


def listed(folder):
    """Names of classes that may be made bare."""
    texts = [path.read_text() for path in pathlib.Path(folder).rglob("*.ts")]
    lines = re.findall(r"^([\w.]+) (?:class|programmed) (.*)$", "\n".join(texts), re.M)
    return {f"{module}.{name}" for module, names in lines for name in names.split()}


def asks(function):
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        target = dotted(call.func) or getattr(call.func, "attr", "")
        last = target.rpartition(".")[2]
        within = target.count(".") == 2 and "__dict__" not in target
        if last not in TAKES or (within and last in ("update", "__setstate__", "setdefault")):
            return True
    return False


class Classes:
    def __init__(self, folder):
        packages = [folder / name for name in PACKAGES if (folder / name).is_dir()]
        self.modules = {module.name: module for package in packages for module in load(package)}

    def place(self, name):
        """Module and class behind a dotted name, through re-exports."""
        for _ in range(8):
            owner, _, last = name.rpartition(".")
            module = self.modules.get(owner)
            if module is None or last in module.bases:
                return (module, last) if module else None
            if module.names.get(last, name) == name:
                return None
            name = module.names[last]
        return None

    def hook(self, module, cls, name, seen=()):
        """The method of a class, or of the nearest one above it."""
        own = module.defs.get(f"{cls}.{name}")
        if own is not None or (module.name, cls) in seen:
            return own
        above = (self.place(base) for base in module.bases[cls])
        found = (self.hook(*place, name, (*seen, (module.name, cls))) for place in above if place)
        return next((method for method in found if method), None)

    def exported(self):
        for module in self.modules.values():
            for name in {*module.bases, *module.names}:
                place = self.place(f"{module.name}.{name}")
                if place:
                    yield f"{module.name}.{name}".replace("numpy.core", "numpy._core"), place


def told(path):
    """Lines of the file as it is: module → names."""
    lines = (line.split(" ") for line in path.read_text().splitlines() if " asks " in line)
    return {module: set(names) for module, _, *names in lines}


def main(folder, *sites):
    path = pathlib.Path(folder) / "asking.ts"
    known, found = listed(folder), told(path)
    for site in sites:
        classes = Classes(pathlib.Path(site))
        for whole, (module, cls) in classes.exported():
            hooks = filter(None, (classes.hook(module, cls, name) for name in HOOKS))
            owner, _, name = whole.rpartition(".")
            if whole in known and not OWN_RULE.match(whole) and any(map(asks, hooks)):
                found.setdefault(owner, set()).add(name)
    lines = "\n".join(f"{owner} asks {' '.join(sorted(names))}" for owner, names in sorted(found.items()))
    path.write_text(f"{FIRST}\n\nexport const asking: string = `\n{lines}\n`;\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
