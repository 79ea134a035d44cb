"""Objects of any class of a package, public or not, that a seed draws over all its modules; those that no script here names come first."""
import importlib
import inspect
import os
import pathlib
import pickle
import pkgutil
import signal
from functools import partial

import drawn_models
import drawn_networks
import drawn_values

NOT_THEIRS = {"tests", "test", "conftest", "testing", "externals", "_testing", "_test", "setup", "dask", "spark", "distutils", "f2py", "tools", "cli", "benchmarks", "__main__", "_pytesttester", "tester", "vendor", "_vendor", "third_party"}
MODULES = {"scikit-learn": "sklearn", "imbalanced-learn": "imblearn", "category-encoders": "category_encoders", "feature-engine": "feature_engine", "scikit-survival": "sksurv", "scikit-posthocs": "scikit_posthocs", "umap-learn": "umap", "scikit-multilearn": "skmultilearn", "interpret-core": "interpret", "iterative-stratification": "iterstrat", "scikit-plot": "scikitplot", "skope-rules": "skrules", "causal-learn": "causallearn"}
# Compilers, exporters and processes of PyTorch, which no checkpoint holds.
NO_MODELS = {"torch": {"fx", "jit", "onnx", "export", "distributed", "profiler", "cuda", "package", "multiprocessing", "futures", "hub", "xpu", "mtia", "backends", "compiler"}}
SECONDS = 4


def classes(packages, draw):
    """Of each package in turn."""
    scripts = "".join(path.read_text(encoding="utf8") for path in pathlib.Path(__file__).parent.glob("*.py"))
    found = [drawn(package, draw, scripts) for package in packages]
    while found:
        for one in list(found):
            pair = next(one, None)
            if pair is None:
                found.remove(one)
            else:
                yield pair


def drawn(package, draw, scripts):
    try:
        found = sorted(every(MODULES.get(package, package.replace("-", "_"))).items())
    except BaseException as error:
        print("ends", package, type(error).__name__, str(error)[:100])
        return
    draw.shuffle(found)
    found.sort(key=lambda pair: pair[0].rpartition(".")[2] in scripts)
    for name, cls in found:
        seed = draw.random()
        if in_child(partial(instance, cls, seed)):
            yield name, partial(instance, cls, seed)


def every(package):
    """Name and class, of all modules that can be imported."""
    found = {}
    for name in modules(package):
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        for thing in list(vars(module).values()):
            if isinstance(thing, type) and (thing.__module__ or "").split(".")[0] == package and not issubclass(thing, BaseException) and not inspect.isabstract(thing):
                found["{}.{}".format(thing.__module__, thing.__qualname__)] = thing
    return found


def modules(package):
    try:
        root = importlib.import_module(package)
    except Exception:
        return
    yield package
    folder = pathlib.Path(root.__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.so")]) if getattr(root, "__path__", None) else []:
        parts = [package, *path.relative_to(folder).parts[:-1], path.name.split(".")[0]]
        if not {*NOT_THEIRS, *NO_MODELS.get(package, ())}.intersection(parts) and not (package in NO_MODELS and any(part.startswith("_") for part in parts[:-1])) and not any(part.startswith("test_") for part in parts) and path.name != "__init__.py":
            yield ".".join(parts)


def instance(cls, seed):
    """Made of settings that are drawn, or of arguments that fit; fitted where it fits."""
    import random

    draw = random.Random(seed)
    made = first(cls, draw)
    x, y = drawn_models.data()
    for given in ((x, y), (x, x[:, 0]), (x,), (drawn_models.frame()[["a", "b"]], y)) if hasattr(made, "fit") else ():
        try:
            made.fit(*given)
            break
        except Exception:
            continue
    return made


def first(cls, draw):
    ways = [lambda: cls(), lambda: drawn_models.made(draw, cls), lambda: cls(**drawn_networks.needed(cls, drawn_networks.SIZES)), *[partial(cls, *given) for given in draw.sample(drawn_values.arguments(), 20)]]
    for way in ways:
        try:
            return way()
        except Exception:
            continue
    raise TypeError(cls)


def in_child(make):
    """Whether it can be made, kept and loaded: compiled classes may crash or never end. What keeps nothing of its own class is left out."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(SECONDS)
        try:
            out = os.open(os.devnull, os.O_WRONLY)
            os.dup2(out, 1), os.dup2(out, 2)
            pickle.loads(pickle.dumps(make()))
            os._exit(0)
        except BaseException:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


def compressors(draw):
    """joblib with each of its compressors in turn, around what is drawn: a model, a table, an array."""
    import numpy as np

    ways = [0, 1, 9, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3), ("lz4", 3), True, "gzip"]
    kinds = [lambda: drawn_models.fitted(draw, draw.choice(drawn_models.kinds())), lambda: drawn_values.table(draw), lambda: {"x": np.zeros((3, 2), order="F"), "names": np.array(["a", None], dtype=object)}]
    for i in range(2 * len(ways)):
        def save(at, i=i):
            __import__("joblib").dump(draw.choice(kinds)(), str(at), compress=ways[i % len(ways)])

        yield "compressed_{}.joblib".format(i), save
