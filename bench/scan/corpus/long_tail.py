"""Every class of a package that fits without arguments, fitted on few rows and kept; nobody chose which. python strangers.py <folder> estimators <seconds> <label> <package> …"""
import hashlib
import inspect
import pickle
import time
import warnings
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO

import numpy as np
from documented import TooLong, WAYS, limited, modules, where, write


def fitted(folder, packages, seconds):
    """In the order of a digest of their names, as far as the time goes."""
    warnings.filterwarnings("ignore")
    found = {f"{cls.__module__}.{cls.__qualname__}": cls for package in packages for cls in classes(str(package))}
    end = time.monotonic() + seconds
    for i, (name, cls) in enumerate(sorted(found.items(), key=lambda pair: hashlib.sha256(pair[0].encode()).digest())):
        if time.monotonic() > end:
            return
        with suppress(Exception, TooLong), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            with limited():
                model = first(cls)
            column = where(model)
            if column:
                at = folder.with_name(f"{folder.name}_{column}")
                at.mkdir(exist_ok=True)
                write(at / name.replace(".", "_"), model, WAYS[i % len(WAYS)])


def classes(package):
    """Public classes with a method that fits, and networks that need nothing."""
    for module in modules(package):
        for name, thing in list(vars(module).items()):
            if isinstance(thing, type) and not name.startswith("_") and thing.__module__.split(".")[0] == package.split(".")[0] and not inspect.isabstract(thing):
                if any(hasattr(thing, method) for method in ("fit", "learn_one", "fit_transform", "train", "forward")):
                    yield thing


def first(cls):
    """Fitted on the first kind of data that it takes; unfitted where it takes none of them."""
    model = cls()
    for given in inputs():
        with suppress(Exception):
            model.fit(*given)
            pickle.dumps(model)
            return model
    return cls()


def inputs():
    import pandas as pd

    rng = np.random.default_rng(3)
    x, series = rng.normal(size=(24, 4)), rng.normal(size=(16, 1, 20))
    y, many = (x[:, 0] > 0).astype(int), np.arange(16) % 2
    dates = pd.period_range("2024-01", periods=24, freq="M")
    yield x, y
    yield x, x[:, 0]
    yield (x,)
    yield series, many
    yield (series,)
    yield pd.Series(x[:, 0] + 5, dates), None, [1, 2]
    yield (pd.Series(x[:, 0]),)
    yield np.abs(x[:, 0]), y
    yield pd.DataFrame({"a": x[:, 0], "b": list("xyzw") * 6}), y
    yield (["some words", "other words here"] * 6,)
