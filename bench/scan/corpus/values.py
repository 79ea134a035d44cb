"""Arrays, frames and containers: what stands beside models in pickles."""
import collections
import datetime
import decimal
import fractions
import pathlib
import random
import types
import uuid

import numpy as np


def standard_library():
    tick = collections.namedtuple  # noqa: F841  a namedtuple of a script cannot be pickled by others
    yield "containers", [collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]), collections.Counter("aab"),
                         collections.deque([1, 2], 5), {1, 2}, frozenset([3]), bytearray(b"ab"), range(3), slice(1, 2)]
    yield "bytes", [b"", b"ab", bytearray()]
    yield "numbers", [decimal.Decimal("1.5"), fractions.Fraction(1, 3), complex(1, 2), 2**70]
    yield "times", [datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1, 1, 2, 3), datetime.timedelta(days=1),
                    datetime.time(1, 2), datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
                    datetime.timezone(datetime.timedelta(hours=2))]
    yield "names", [uuid.UUID(int=5), pathlib.PurePosixPath("a/b"), pathlib.PurePath("a"), pathlib.PosixPath("a/b")]
    yield "random", random.Random(3)
    yield "namespace", types.SimpleNamespace(a=1, b=[2])
    yield "types", [int, float, str, bool, list, dict, bytes, type(None), object]
    yield "exceptions", [ValueError("a"), KeyError("b"), TypeError("c"), StopIteration()]


def arrays():
    rng = np.random.default_rng(0)
    kinds = ["f4", "f8", "f2", "i1", "i4", "i8", "u2", "?", "c8", "S3", "U3", "O", "M8[ns]", "m8[s]", ">f4"]
    yield "dtypes", [np.zeros(3, dtype=kind) for kind in kinds]
    yield "scalars", [np.float32(1), np.int64(2), np.bool_(True), np.datetime64("2024-01-01"), np.str_("a"), np.bytes_(b"a")]
    yield "record", np.zeros(2, dtype=[("a", "f4"), ("b", "S3")])
    yield "recarray", np.rec.array([(1, 2.0)], names="a,b")
    yield "masked", np.ma.masked_array([1, 2], mask=[0, 1])
    yield "matrix", np.matrix([[1, 2]])
    yield "fortran", np.asfortranarray(rng.normal(size=(3, 4)))
    yield "views", rng.normal(size=(6, 4))[::2]
    yield "types", [np.float32, np.float64, np.int64, np.ndarray, np.dtype("f4"), np.bool_]
    yield "ufuncs", [np.log, np.exp, np.sqrt, np.add, np.maximum, np.tanh]
    yield "functions", [np.mean, np.median, np.std, np.sum, np.clip, np.argmax, np.linalg.norm]
    yield "generators", [np.random.default_rng(1), np.random.RandomState(2), np.random.Generator(np.random.MT19937(1)),
                         np.random.Generator(np.random.Philox(1)), np.random.Generator(np.random.SFC64(1)),
                         np.random.SeedSequence(3)]
    yield "polynomial", np.polynomial.Polynomial([1, 2, 3])
    yield "poly1d", np.poly1d([1, 2])


def sparse_and_statistics():
    from scipy import interpolate, sparse, spatial, stats
    from scipy.spatial.transform import Rotation

    dense = np.eye(4)
    for kind in ["csr", "csc", "coo", "lil", "dok", "dia", "bsr"]:
        yield f"sparse_{kind}", sparse.eye(4).asformat(kind)
    if hasattr(sparse, "csr_array"):
        yield "sparse_arrays", [sparse.csr_array(dense), sparse.coo_array(dense)]
    yield "frozen", [stats.norm(0, 1), stats.gamma(2), stats.randint(0, 5), stats.uniform()]
    yield "kde", stats.gaussian_kde([1.0, 2.0, 4.0])
    yield "interpolate", [interpolate.interp1d([0, 1, 2], [0, 1, 4]), interpolate.CubicSpline([0, 1, 2], [0, 1, 4]),
                          interpolate.UnivariateSpline([0, 1, 2, 3], [0, 1, 4, 9]), interpolate.PchipInterpolator([0, 1, 2], [0, 1, 4])]
    yield "trees", [spatial.cKDTree(dense), spatial.KDTree(dense)]
    yield "rotation", Rotation.from_euler("z", 1.0)


def frames():
    import pandas as pd

    frame = pd.DataFrame({"a": [1, 2], "b": [1.5, None], "c": ["x", "y"], "d": pd.to_datetime(["2024-01-01", "2024-01-02"])})
    yield "frame", frame
    yield "categories", frame.astype({"c": "category"})
    yield "nullable", frame.astype({"a": "Int64", "c": "string"})
    yield "series", frame["a"]
    yield "grouped", frame.set_index(["a", "c"])
    yield "indexes", [pd.RangeIndex(3), pd.Index(["a"]), pd.DatetimeIndex(["2024-01-01"], freq="D"), pd.MultiIndex.from_tuples([(1, 2)]),
                      pd.period_range("2024", periods=2, freq="M"), pd.interval_range(0, 2), pd.CategoricalIndex(["a"]),
                      pd.timedelta_range("1D", periods=2)]
    yield "times", [pd.Timestamp("2024-01-01", tz="UTC"), pd.Timedelta(days=1), pd.Period("2024-01", "M"), pd.NaT, pd.NA]
    yield "offsets", [pd.offsets.MonthEnd(), pd.offsets.BDay(), pd.offsets.Day(2), pd.DateOffset(months=1)]
    yield "intervals", pd.cut([1, 2, 3], 2)
    yield "dtypes", [pd.CategoricalDtype(["a"]), pd.Int64Dtype(), pd.StringDtype(), pd.BooleanDtype(), pd.DatetimeTZDtype("ns", "UTC")]
    try:
        import pyarrow  # noqa: F401

        yield "arrow", [frame.astype({"c": "string[pyarrow]"}), pd.Series([1, None], dtype="int64[pyarrow]"), pd.Series(["a"], dtype="string[pyarrow]").array]
    except ImportError:
        print("no pyarrow")
    yield "sparse", pd.Series(pd.arrays.SparseArray([0, 0, 1]))
    yield "aware", frame.assign(d=frame["d"].dt.tz_localize("Europe/Berlin"))
