"""Functions of a program that its own objects keep: set as an attribute, or the default of what a constructor is given. Benign files hold them."""
import ast

from modules import dotted


def kept(program):
    """Module and name of each, but for those that reach code, processes, files or others."""
    for module in program.modules.values():
        for name, node in module.defs.items():
            for value in values(node, name) if "." in name else ():
                found = program.definition(module.resolve(value))
                owner, _, own = (found or "").rpartition(".")
                if owner in program.modules and found not in program.reached and own in program.modules[owner].defs:
                    yield owner, own


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
