"""A package's modules by their syntax trees: imports, functions, classes. Nothing of it is imported or run."""
import ast
import pathlib
import warnings
import zipfile

warnings.filterwarnings("ignore")
SKIPPED = {"test", "tests", "testing_data", "site-packages", "__pycache__", "_vendor", "vendored_packages"}


class Module:
    """name: dotted; names: what an identifier stands for; defs: 'f' or 'C.m' → its tree; bases: class → base names; tuples: classes of named fields."""

    def __init__(self, name, tree, package):
        self.name, self.package = name, package
        self.names, self.defs, self.bases, self.exports, self.tuples, self.stars, self.all = {}, {}, {}, [], [], [], []
        self.read(tree.body)

    def read(self, body):
        for node in body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.names.update(imports(node, self))
                self.stars += starred(node, self)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.define(node.name, node)
            elif isinstance(node, ast.ClassDef):
                self.read_class(node)
            elif isinstance(node, (ast.If, ast.Try, ast.With)):
                for part in ("body", "orelse", "finalbody"):
                    self.read(getattr(node, part, []))
                for handler in getattr(node, "handlers", []):
                    self.read(handler.body)
            elif isinstance(node, (ast.Assign, ast.AugAssign)) and names_all(node):
                self.all.append(node.value)
            elif isinstance(node, ast.Assign) and is_namedtuple(node):
                self.names[node.targets[0].id] = f"{self.name}.{node.targets[0].id}"
                self.bases[node.targets[0].id] = []
                self.tuples.append(node.targets[0].id)
            elif isinstance(node, ast.Assign) and dotted(node.value):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.names[target.id] = self.resolve(dotted(node.value))

    def define(self, name, node):
        self.defs[name] = node
        self.names[name.split(".")[0]] = f"{self.name}.{name.split('.')[0]}"

    def read_class(self, node):
        self.names[node.name] = f"{self.name}.{node.name}"
        self.bases[node.name] = [self.resolve(dotted(base)) for base in node.bases if dotted(base)]
        if any(makes_tuple(base) or (dotted(base) or "").endswith("NamedTuple") for base in node.bases):
            self.tuples.append(node.name)
        for item in node.body:
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.defs[f"{node.name}.{item.name}"] = item

    def resolve(self, name, local=None):
        """The dotted name that an identifier or attribute of this module stands for."""
        head, _, rest = name.partition(".")
        known = (local or {}).get(head) or self.names.get(head) or f"builtins.{head}"
        return f"{known}.{rest}" if rest else known


def imports(node, module):
    """What an import statement binds: identifier → dotted name."""
    if isinstance(node, ast.Import):
        return {a.asname or a.name.split(".")[0]: a.name if a.asname else a.name.split(".")[0] for a in node.names}
    return {a.asname or a.name: f"{origin(node, module)}.{a.name}" for a in node.names if a.name != "*"}


def origin(node, module):
    """The module that 'from … import' takes from."""
    base = node.module or ""
    if node.level:
        parts = module.name.split(".")
        keep = len(parts) - node.level + (1 if module.package else 0)
        base = ".".join([*parts[: max(keep, 0)], *([base] if base else [])])
    return base


def starred(node, module):
    return [origin(node, module)] if isinstance(node, ast.ImportFrom) and any(a.name == "*" for a in node.names) else []


def names_all(node):
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)


def is_namedtuple(node):
    return makes_tuple(node.value) and isinstance(node.targets[0], ast.Name)


def makes_tuple(node):
    return isinstance(node, ast.Call) and (dotted(node.func) or "").endswith(("namedtuple", "_make_tuple_bunch"))


def dotted(node):
    """'a.b.c' of an attribute chain; None for anything else."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else None


def load(root):
    """Modules of a folder that is on a path (the standard library, site-packages/<package>), or of a wheel."""
    sources = of_wheel(root) if str(root).endswith(".whl") else of_folder(pathlib.Path(root))
    for path, text in sources:
        parts = path[: -len(".py")].split("/")
        if SKIPPED.intersection(parts) or any(not part.isidentifier() for part in parts):
            continue
        package = parts[-1] == "__init__"
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError):
            continue
        yield Module(".".join(parts[:-1] if package else parts), tree, package)


def of_folder(folder):
    base = folder if (folder / "os.py").exists() else folder.parent
    for path in sorted(folder.rglob("*.py")):
        yield str(path.relative_to(base)), path.read_bytes()


def of_wheel(path):
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            if name.endswith(".py"):
                yield name, wheel.read(name)
