"""Results of public functions and classes of SciPy, pandas and NumPy that are drawn, with arguments that fit."""
import datetime
import importlib
import inspect
import os
import pickle
import signal
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")
SCIENCE = "scipy.stats scipy.interpolate scipy.spatial scipy.spatial.transform scipy.signal scipy.signal.windows scipy.sparse scipy.sparse.linalg scipy.sparse.csgraph scipy.cluster.hierarchy scipy.cluster.vq scipy.optimize scipy.integrate scipy.ndimage scipy.linalg scipy.special scipy.stats.qmc scipy.stats.mstats scipy.stats.contingency scipy.differentiate".split()
SCIKIT = "sklearn.metrics sklearn.inspection sklearn.covariance sklearn.cluster sklearn.linear_model sklearn.model_selection sklearn.feature_selection sklearn.datasets sklearn.utils sklearn.gaussian_process.kernels sklearn.neighbors".split()
LEFT_OUT = ("fetch", "load", "save", "test", "show", "clear", "get_data", "dump", "source", "info", "deprecat", "estimator_html", "config", "set_")


def arguments():
    import scipy.sparse

    x = np.linspace(0.1, 3, 12)
    square, points = np.eye(4) + 0.1, np.random.RandomState(2).rand(12, 2)
    y = (x > 1).astype(int)
    return [(x, x[::-1] ** 2), (x,), (points,), (square,), (x, x, x), (points, x), (points, y), (scipy.sparse.csr_matrix(square),), (square, square[0]), (3,), (4, 0.3), (2, 3), (np.sin, 1.0), (np.square, 0.5, 2.0), (np.sin, (0, 1), [1.0]), (), (x, 3), (y, y), (points, 2), (x, x, [1.0])]


def results(draw, modules, count):
    """Of the functions and classes of these modules, those that take one of the arguments and return more than numbers."""
    found = []
    for name in modules:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        found += ["{}:{}".format(name, n) for n in sorted(dir(module)) if not n.startswith("_") and not n.lower().startswith(LEFT_OUT) and callable(getattr(module, n)) and not inspect.ismodule(getattr(module, n))]
    draw.shuffle(found)
    given, told = arguments(), 0
    for name in found:
        module, _, function = name.partition(":")
        of = getattr(importlib.import_module(module), function)
        if isinstance(of, type) and issubclass(of, BaseException):
            continue
        for arguments_of in draw.sample(given, len(given)):
            if returns(of, arguments_of):
                told += 1
                yield name.replace("scipy.", "").replace("sklearn.", "").replace(":", "."), partial(again, of, arguments_of)
                break
        if told == count:
            return


def returns(of, given):
    """Whether it returns more than numbers. In a child, as compiled functions may crash or never end."""
    child = os.fork()
    if child == 0:
        signal.alarm(3)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        try:
            made = of(*given)
            pickle.dumps(made)
            os._exit(3 if isinstance(made, (float, int, str, bool, np.ndarray, np.generic, type(None))) else 0)
        except BaseException:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


def again(of, given):
    return of(*given)


def science(draw):
    yield from results(draw, SCIENCE, 50)


def of_scikit(draw):
    yield from results(draw, SCIKIT, 12)


def laws(draw):
    from scipy import stats

    names = sorted(name for name in dir(stats) if isinstance(getattr(stats, name), (stats.rv_continuous, stats.rv_discrete)))
    for name in draw.sample(names, 12):
        kind = getattr(stats, name)
        yield name, lambda kind=kind: kind(*[0.6] * kind.numargs, loc=draw.choice([0, 1.5]))


def arrays(draw):
    kinds = ["?", "i1", "<u2", ">i4", "i8", "f2", "<f4", ">f8", "c8", "c16", "U3", ">U2", "S4", "M8[ns]", "M8[D]", "m8[s]", "O", "V3", "g"]
    for i in range(12):
        many = draw.random() < 0.4
        kind = np.dtype([("f{}".format(j), draw.choice(kinds), *([(2,)] if draw.random() < 0.2 else [])) for j in range(draw.randint(1, 4))], align=draw.random() < 0.3) if many else np.dtype(draw.choice(kinds))
        shape = draw.choice([(), (0,), (3,), (2, 3), (1, 2, 2)])
        shaped = draw.choice([np.zeros, partial(np.ones, order="F") if not many else np.zeros])
        around = draw.choice([lambda a: a, lambda a: [a, a], lambda a: {"x": a, "t": (a.dtype, a.shape)}, np.ma.masked_array, lambda a: a.T, lambda a: a[()] if a.shape == () else a[:1], lambda a: a.view(np.recarray) if many else a])
        yield "array_{}".format(i), lambda shaped=shaped, shape=shape, kind=kind, around=around: around(shaped(shape, dtype=kind))


def numpys(draw):
    yield from results(draw, ["numpy", "numpy.random", "numpy.polynomial", "numpy.ma", "numpy.linalg", "numpy.lib.npyio", "numpy.lib.stride_tricks"], 15)


def table(draw):
    import pandas as pd

    rows = 12
    columns = [lambda: np.arange(rows) * 1.5, lambda: np.arange(rows), lambda: pd.Categorical(list("aab") * 4, ordered=draw.random() < 0.5), lambda: pd.date_range("2024", periods=rows, freq=draw.choice(["D", "W", "MS", "B"]), tz=draw.choice([None, "UTC", "Europe/Oslo"])),
               lambda: pd.to_timedelta(np.arange(rows), "D"), lambda: ["x", None, "z"] * 4, lambda: pd.array([1, None, 3] * 4, dtype=draw.choice(["Int8", "UInt32", "Int64"])), lambda: pd.array([True, None, False] * 4, dtype="boolean"), lambda: pd.array(["u", None, "w"] * 4, dtype="string"),
               lambda: pd.arrays.SparseArray([0, 0, 1] * 4), lambda: pd.period_range("2024-01", periods=rows, freq="M"), lambda: pd.interval_range(0, rows), lambda: [[1], (2,), {"k": 3}] * 4, lambda: [datetime.date(2024, 1, 1), None, datetime.time(3)] * 4]
    index = [lambda: None, lambda: pd.MultiIndex.from_product([[1, 2], list("abc"), [0.5, 1.5]], names=["n", None, "f"]), lambda: pd.date_range("2020", periods=rows, freq="MS"), lambda: pd.Index(np.arange(rows) / 2, name="half"), lambda: pd.CategoricalIndex(list("aab") * 4), lambda: pd.IntervalIndex.from_breaks(range(rows + 1)), lambda: pd.period_range("2024", periods=rows, freq="D")]
    made = pd.DataFrame({"c{}".format(i): make() for i, make in enumerate(draw.sample(columns, draw.randint(1, 6)))})
    at = draw.choice(index)()
    return made if at is None else made.set_index(at)


def frames(draw):
    """Tables of columns that are drawn, and what methods that are drawn make of them."""
    import pandas as pd

    names = [name for name in sorted(dir(pd.DataFrame)) if not name.startswith(("_", "to_", "plot", "hist", "boxplot", "style", "from_"))]
    for i in range(30):
        def make(i=i):
            one = table(draw)
            for _ in range(60):
                try:
                    method = getattr(one, draw.choice(names))
                    made = method() if callable(method) else method
                    if isinstance(made, (pd.DataFrame, pd.Series, pd.Index)):
                        return made if i % 2 else {"table": one, "made": made}
                except Exception:
                    continue
            return one

        yield "table_{}".format(i), make


def parts(draw):
    """Classes and functions of pandas that are drawn, and every kind of its offsets and types."""
    import pandas as pd

    yield from results(draw, ["pandas"], 10)
    offsets = [name for name in sorted(dir(pd.offsets)) if inspect.isclass(getattr(pd.offsets, name))]
    for name in draw.sample(offsets, 8):
        yield "offset_" + name, lambda name=name: getattr(pd.offsets, name)(draw.randint(1, 3))


GROUPS = [science, of_scikit, laws, arrays, numpys, frames, parts]
