"""What the packages' own documentation makes: every example of every docstring is run, and what its names hold at the end is kept in one file.

Nobody chose these objects with a scanner in mind. Files are written in turn by every protocol of pickle and by joblib with each compressor.
"""
import ast
import contextlib
import doctest
import importlib
import inspect
import io
import os
import pickle
import pkgutil
import re
import signal
import sys
import tempfile
import textwrap
import types
import warnings

from columns import column

SECONDS = 8
BYTES = 4_000_000
WAYS = [0, 1, 2, 3, 4, 5, ("zlib", 1), ("gzip", 9), ("bz2", 5), ("xz", 6), ("lzma", 3), ("lz4", 3), None]
NOT_THEIRS = {"tests", "conftest", "testing", "externals", "_testing", "setup", "dask", "spark", "distutils", "f2py"}


def of(package):
    """A maker of every docstring of a package."""
    return lambda: documented(package)


def documented(package):
    """Pairs of name and what writes the file."""
    os.environ["MPLBACKEND"] = "Agg"
    warnings.filterwarnings("ignore")
    found = examples(package)
    for i, (name, source) in enumerate(sorted(found.items())):
        yield f"{name}.pkl", lambda path: keep(path, run(source), WAYS[i % len(WAYS)])


def examples(package, mark=">>>"):
    """Name → examples, of the package's public modules, their functions and classes, and the methods of those."""
    found, seen = {}, set()
    for module in modules(package):
        for name, thing in list(vars(module).items()):
            if not name.startswith("_") and (getattr(thing, "__module__", "") or "").split(".")[0] in (package, ""):
                for label, doc in docs(name, thing):
                    if doc not in seen and mark in doc and "set_backend" not in doc:
                        seen.add(doc)
                        found.setdefault(f"{module.__name__}.{label}".replace(".", "_"), doc)
    return found


def modules(package):
    root = importlib.import_module(package)
    yield root
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        infos = [i.name for i in pkgutil.walk_packages(root.__path__, f"{package}.", onerror=lambda _: None) if not private(i.name)]
    for name in infos:
        try:
            yield importlib.import_module(name)
        except BaseException:  # what this machine lacks, or a module that ends the process
            continue


def private(name):
    return any(part.startswith("_") or part in NOT_THEIRS for part in name.split(".")[1:])


def docs(name, thing):
    yield name, inspect.getdoc(thing) or "" if callable(thing) else ""
    if isinstance(thing, type):
        for inner, member in vars(thing).items():
            if not inner.startswith("_"):
                yield f"{name}.{inner}", inspect.getdoc(member) or ""


class TooLong(BaseException):
    pass


def run(source):
    """Names and values after the examples ran, as far as they ran: an example that fails is passed over."""
    names = {"__name__": "__main__", **usual()}
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        before = os.getcwd()
        os.chdir(folder)
        try:
            with limited():
                for statement in statements(source):
                    with contextlib.suppress(Exception, SystemExit):
                        exec(compile(statement, "example", "exec"), names)
        except TooLong:
            pass
        finally:
            os.chdir(before)
    return {name: value for name, value in names.items() if name.isidentifier() and not name.startswith("_") and not is_code(value)}


def statements(source):
    """Of a doctest, and of the blocks between fences that Keras writes."""
    yield from (example.source for example in doctest.DocTestParser().get_examples(source))
    for block in re.findall(r"```(?:python)?\n(.*?)```", source, re.S):
        with contextlib.suppress(SyntaxError):
            yield from (ast.unparse(node) for node in ast.parse(textwrap.dedent(block)).body)


def usual():
    """What examples take for imported."""
    short = {"np": "numpy", "pd": "pandas", "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "optim": "torch.optim", "keras": "keras", "layers": "keras.layers", "ops": "keras.ops", "tf": "tensorflow"}
    return {name: sys.modules[module] for name, module in short.items() if module in sys.modules}


@contextlib.contextmanager
def limited():
    def stop(*_):
        raise TooLong

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def is_code(value):
    return isinstance(value, (types.ModuleType, type)) or inspect.isroutine(value)


def keep(path, values, way):
    """What can be pickled, in a file whose folder tells the column; nothing where nothing is left."""
    sorted_values = {}
    for name, value in values.items():
        found = where(value)
        if found:
            sorted_values.setdefault(found, {})[name] = value
    if not sorted_values:
        raise ValueError("keeps nothing")
    for found, kept in sorted_values.items():
        folder = path.parent.with_name(f"{path.parent.name}_{found}")
        folder.mkdir(exist_ok=True)
        write(folder / path.name, kept, way)


def where(value):
    try:
        with limited():
            data = pickle.dumps(value, protocol=4)
            return column(data) if len(data) < BYTES else None
    except (Exception, TooLong):
        return None


def write(path, kept, way):
    """joblib with a compressor, or alone where way is None; pickle by a protocol."""
    import joblib

    if isinstance(way, int):
        path.with_suffix(".pkl").write_bytes(pickle.dumps(kept, protocol=way))
        return
    try:
        joblib.dump(kept, path.with_suffix(".joblib"), compress=way or 0)
    except Exception:
        path.with_suffix(".joblib").unlink(missing_ok=True)
        raise
