"""Values of wide types: dates with zones, columns of extension types, structured and sparse arrays, objects of Python's own library in arrays and frames."""
import array
import calendar
import collections
import datetime
import decimal
import fractions
import http
import ipaddress
import itertools
import operator
import pathlib
import random
import re
import statistics
import string
import types
import uuid
from functools import partial

import numpy as np

UTC = datetime.timezone.utc


def python():
    yield "numbers", lambda: [decimal.Decimal("1E+3"), fractions.Fraction(-7, 3), 10 ** 40, -(2 ** 63), complex(0, -1), float("-inf"), True, {1: None}]
    yield "identified", lambda: {uuid.UUID(int=7): {"path": pathlib.PurePosixPath("a/b"), "at": datetime.datetime(2020, 2, 29, 1, tzinfo=UTC)}, uuid.NAMESPACE_DNS: pathlib.PureWindowsPath("c:/x")}
    yield "statuses", lambda: [http.HTTPStatus.OK, re.I | re.S, {http.HTTPStatus.NOT_FOUND: 1}, calendar.TUESDAY]
    yield "records", lambda: [statistics.NormalDist(0, 1) if hasattr(statistics, "NormalDist") else 0, types.SimpleNamespace(a=types.SimpleNamespace(b=(1,))), collections.ChainMap(collections.OrderedDict(a=1), {})]
    yield "times", lambda: [datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)), datetime.time(23, 59, 59, 999999, tzinfo=UTC), datetime.date.min, datetime.timedelta.max, datetime.datetime(2021, 10, 31, 2, 30, fold=1)]
    yield "lazy", lambda: [partial(partial(pow, 2), 3), partial(sorted, key=operator.itemgetter(1, 0)), partial(str.join, ","), operator.attrgetter("real"), partial(round, ndigits=2), partial(operator.getitem, {"a": 1})]
    yield "tables", lambda: [str.maketrans("ab", "cd", "e"), string.digits, bytes.maketrans(b"a", b"b"), slice(None, None, -1), range(9, 0, -3), Ellipsis, NotImplemented]
    yield "counted", lambda: collections.Counter({("a", 1): 3, frozenset([2]): 1, None: 2})
    yield "defaults", lambda: [collections.defaultdict(partial(collections.deque, maxlen=3), {"a": collections.deque([1], 3)}), collections.defaultdict(collections.Counter), collections.defaultdict(partial(np.zeros, 3))]
    yield "buffers", lambda: [array.array("d", [1, 2]), array.array("H"), bytearray(b"\x00\xff"), b"\x80\x04.", "\ud800".encode("utf-8", "surrogatepass")]
    yield "hosts", lambda: [ipaddress.IPv4Address(1), ipaddress.ip_network("::/64"), ipaddress.ip_interface("10.0.0.1/8")]
    yield "drawn", lambda: [random.Random(1), random.Random("a").getstate()]
    yield "iterated", lambda: [itertools.count(1, 0.5), itertools.cycle([1]) if hasattr(itertools.cycle, "__reduce__") else 0, iter((1, 2)), itertools.repeat(None, 3)]
    yield "patterns", lambda: {re.compile("a(?P<n>b)?", re.X): 1, "c": [re.compile(b"\\d+")]}
    yield "texts", lambda: ["\x00", "e\u0301", "\U0001f600", "os\nsystem", "cposix\nsystem\n(S'id'\ntR.", "__reduce__", "eval(compile('1','','eval'))", "import os", "subprocess", "a" * 70000]
    yield "cycles", _cycles
    yield "errors", lambda: {"fit": [ValueError("no rows"), KeyError("age"), TimeoutError(), ZeroDivisionError("x"), np.linalg.LinAlgError("singular")]}


def _cycles():
    one = {"self": None, "list": []}
    one["self"] = one
    one["list"].append((one, one["list"]))
    return one


def arrays():
    wide = np.dtype([("when", "M8[us]"), ("took", "m8[ns]"), ("name", "U5"), ("raw", "V4"), ("of", [("a", "<f2"), ("b", ">i8", (2, 2))])])
    yield "structured", lambda: np.zeros(3, wide)
    yield "scalar", lambda: [np.zeros(1, wide)[0], np.datetime64("NaT", "ns"), np.timedelta64(3, "W"), np.float16(1), np.longdouble(1) / 3, np.bytes_(b"a"), np.str_("é"), np.complex128(1j)]
    yield "records", lambda: np.rec.array([(1, "a", 2.0)], names="i,s,f")
    yield "objects", lambda: np.array([decimal.Decimal("1.1"), uuid.UUID(int=1), pathlib.PurePosixPath("x"), datetime.date(2020, 1, 1), None, fractions.Fraction(1, 2), http.HTTPStatus.OK, (1, [2])], dtype=object)
    yield "nested", lambda: np.array([np.array([1, "a"], dtype=object), np.arange(3)], dtype=object)
    yield "orders", lambda: [np.asfortranarray(np.ones((2, 3))), np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1), np.arange(10)[::-2], np.broadcast_to(1.0, (2, 2)), np.array(5), np.empty((0, 3)), np.zeros((1,) * 8)]
    yield "masked", lambda: [np.ma.masked_invalid([1.0, np.nan]), np.ma.array([("a", 1)], dtype=[("s", "S1"), ("i", "i4")], mask=[(True, False)]), np.ma.masked]
    yield "drawn", lambda: [np.random.RandomState(2), np.random.RandomState(3).get_state()] + ([np.random.default_rng(5), np.random.Generator(np.random.MT19937(3)), np.random.Philox(4), np.random.SFC64(1)] if hasattr(np.random, "default_rng") else [])
    yield "functions", lambda: [np.add, np.tanh, np.log1p, np.mean, np.linalg.norm, np.float32, np.dtype(">u2"), np.maximum, np.isnan, np.clip, np.where]
    yield "polynomials", lambda: [np.polynomial.Polynomial([1, 2]), np.poly1d([1, 0, -1]), np.polynomial.hermite.Hermite([1])]
    yield "big_endian", lambda: [np.zeros(3, dtype=t) for t in (">i2", ">f8", ">c8", ">U3", ">M8[D]")]


def science():
    from scipy import interpolate, optimize, sparse, spatial, stats

    x = np.linspace(0.1, 2, 8)
    yield "sparse", lambda: [getattr(sparse, kind + "_matrix")(np.eye(4)) for kind in ("csr", "csc", "coo", "lil", "dok", "bsr", "dia")]
    yield "sparse_arrays", lambda: [getattr(sparse, kind + "_array")(np.eye(4, dtype="f4")) for kind in ("csr", "csc", "coo", "lil", "dok", "bsr", "dia")]
    yield "frozen", lambda: [stats.norm(1, 2), stats.beta(2, b=3), stats.poisson(3), stats.multivariate_normal([0, 1], np.eye(2)), stats.truncnorm(-1, 1), stats.rv_histogram(np.histogram(x)), stats.dirichlet([1.0, 2.0])]
    yield "densities", lambda: [stats.gaussian_kde(x), stats.gaussian_kde(x, "silverman")]
    yield "interpolated", lambda: [interpolate.interp1d(x, x, kind="cubic"), interpolate.UnivariateSpline(x, x, k=2), interpolate.CubicSpline(x, np.sin(x), bc_type="natural"), interpolate.PchipInterpolator(x, x), interpolate.RegularGridInterpolator((x, x), np.outer(x, x))]
    yield "trees", lambda: [spatial.cKDTree(np.c_[x, x]), spatial.KDTree(np.c_[x, x])]
    yield "results", lambda: [optimize.minimize(np.sum, [1.0], method="TNC", bounds=[(0, 1)]), optimize.minimize_scalar(np.cosh), optimize.root(np.cos, [1.0]), optimize.Bounds([0], [1]), stats.linregress(x, x), stats.ttest_ind(x, x + 1), stats.spearmanr(x, x)]
    yield "rotated", lambda: [spatial.transform.Rotation.from_euler("xy", [1, 2])]


def frames():
    import pandas as pd

    days = pd.date_range("2021-03-27", periods=4, tz="Europe/Berlin")
    frame = pd.DataFrame({"day": days, "kind": pd.Categorical(list("abca"), ordered=True), "n": [1, 2, 3, 4]})
    objects = [decimal.Decimal("1.5"), uuid.UUID(int=2), pathlib.PurePosixPath("a"), datetime.date(2020, 1, 2)]
    yield "zones", lambda: [frame, days, days[0], pd.Series(days, index=days), pd.Timestamp("2020-01-01", tz="UTC"), pd.Timestamp("2020", tz=datetime.timezone(datetime.timedelta(hours=5)))]
    yield "objects", lambda: [pd.DataFrame({"o": objects, "l": [[1], (2,), {3: 4}, None]}), pd.Series(objects, index=[http.HTTPStatus.OK, 1, "a", None])]
    yield "grouped", lambda: [frame.groupby("kind")["n"].agg(["mean", "max"]), frame.set_index(["kind", "n"]), frame.pivot_table(index="kind", values="n"), frame.describe(), frame.T]
    yield "extension", lambda: [pd.array([1, None], dtype="Int64"), pd.Series([True, None], dtype="boolean"), pd.Series(["a", None], dtype="string"), pd.array([0.5, None], dtype="Float64")]
    yield "sparse", lambda: [pd.Series(pd.arrays.SparseArray([0, 0, 1])), pd.DataFrame.sparse.from_spmatrix(__import__("scipy.sparse").sparse.eye(3, format="csc"))]
    yield "arrow", lambda: [pd.Series(["x", None], dtype="string[pyarrow]"), pd.DataFrame({"a": pd.array([1, None], dtype="int64[pyarrow]"), "d": pd.array([datetime.date(2020, 1, 1), None], dtype=pd.ArrowDtype(__import__("pyarrow").date32()))}), pd.Index(["p", "q"], dtype="string[pyarrow]")]
    yield "spans", lambda: [pd.period_range("2020", periods=2, freq="M"), pd.timedelta_range("1h", periods=2), pd.interval_range(0, 3), pd.cut([1, 2, 3], 2), pd.Period("2020Q1"), pd.Timedelta("1d"), pd.Interval(0, 1, "both"), pd.NaT]
    yield "offsets", lambda: [pd.offsets.BusinessDay(2), pd.offsets.MonthEnd(), pd.DateOffset(months=1, weekday=0), pd.offsets.Week(weekday=2), pd.offsets.Hour(3), pd.offsets.QuarterBegin(startingMonth=2), pd.offsets.CustomBusinessDay(holidays=["2020-01-01"]), pd.offsets.Easter()]
    yield "indexes", lambda: [pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["x", None]), pd.CategoricalIndex(list("ab")), pd.RangeIndex(3), pd.Index([1.5, None]), pd.IntervalIndex.from_breaks([0, 1, 2]), pd.Index(objects)]
    yield "attributes", lambda: _attributed(frame)
    yield "methods", lambda: [partial(pd.Series.rolling, window=2), partial(pd.DataFrame.fillna, value=0), pd.to_datetime, pd.cut, partial(pd.get_dummies, drop_first=True)]
    yield "mixed", lambda: pd.concat([frame.assign(c=1j, b=b"x", t=datetime.timedelta(1)), frame.iloc[:0]], axis=1)


def _attributed(frame):
    made = frame.copy()
    made.attrs["source"] = {"rows": 4, "by": "script"}
    made.columns.name = "columns"
    return [made, made["n"].rename(("a", 1)), made.loc[made["n"] > 1, ["n"]]]


GROUPS = [python, arrays, science, frames]
