"""Functions of a program that benign files hold: what its own objects keep, set as an attribute or the default of what a constructor is given,
and what its public packages offer for data, as a user hands it to an estimator."""
import ast

from modules import dotted

# What a function of data is given first, by the names that scikit-learn and SciPy give it.
DATA = {"X", "x", "y", "Z", "A", "a", "img", "graph", "csgraph", "labels", "labels_true", "dissimilarities", "data", "observations", "input"}
# What runs something that it is given: a model's methods, a function. No files, settings or plots.
RUNS = {"estimator", "func", "function", "fun", "callable", "f", "callback", "scoring", "statistic", "path", "file", "filename", "backend", "ax"}
OFFERING = ("sklearn.", "scipy.")


def kept(program):
    """Module and name of each, but for those that reach code, processes, files or others."""
    for module in program.modules.values():
        for name, node in module.defs.items():
            for value in values(node, name) if "." in name else ():
                found = program.definition(module.resolve(value))
                owner, _, own = (found or "").rpartition(".")
                if owner in program.modules and found not in program.reached and own in program.modules[owner].defs:
                    yield owner, own


def offered(program):
    """Module and name of each function of data that a public package of scikit-learn or SciPy exports."""
    for module in program.modules.values():
        for name, target in module.names.items() if module.package and module.name.startswith(OFFERING) and is_public(module.name) else ():
            found = program.original(target)
            owner, _, own = found.rpartition(".")
            given = arguments(program.modules[owner].defs.get(own)) if owner in program.modules else []
            if given and given[0] in DATA and is_public(name) and found not in program.reached and not RUNS.intersection(given):
                yield owner, own


def is_public(name):
    return not any(part.startswith("_") or part in ("externals", "io", "misc", "odr") for part in name.split("."))


def arguments(node):
    return [a.arg for a in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]] if node else []


def values(node, name):
    """Names that a method sets as attributes of its object, and defaults of a constructor."""
    first = node.args.args[0].arg if node.args.args else None
    for child in ast.walk(node):
        if isinstance(child, ast.Assign) and any(isinstance(t, ast.Attribute) and isinstance(t.value, ast.Name) and t.value.id == first for t in child.targets):
            yield from named(child.value)
    if name.endswith(".__init__"):
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            yield from named(default)


def named(value):
    """'f', 'm.f', and both of 'f if x else g'."""
    if isinstance(value, ast.IfExp):
        yield from [*named(value.body), *named(value.orelse)]
    elif isinstance(value, (ast.Name, ast.Attribute)) and dotted(value):
        yield dotted(value)
