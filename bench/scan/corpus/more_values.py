"""Rarer arrays, frames and containers of the packages: what values.py does not make."""
import array
import collections
import ipaddress
import re
import statistics
from functools import partial
from operator import itemgetter

import numpy as np


def standard_library():
    yield "rare", lambda: [array.array("d", [1.0, 2.0]), re.compile(r"\d+"), statistics.NormalDist(0, 1), ipaddress.ip_address("127.0.0.1"),
                   collections.ChainMap({"a": 1}), collections.UserDict(a=1), memoryview(b"").tobytes()]
    yield "functions", lambda: [len, sum, min, abs, round, sorted, str.lower, str.strip, dict.get, list.append, partial(round, ndigits=2), itemgetter(0, 1)]
    yield "bound", lambda: ["a".upper, [1].count, {"a": 1}.get, re.compile("a").sub]


def arrays():
    for name in ["Chebyshev", "Hermite", "HermiteE", "Laguerre", "Legendre"]:
        yield f"polynomial_{name}", lambda: getattr(np.polynomial, name)([1, 2, 3])
    for name in ["PCG64", "PCG64DXSM"]:
        yield f"generator_{name}", lambda: np.random.Generator(getattr(np.random, name)(1))
    yield "wide", lambda: [np.longdouble(1), np.clongdouble(1), np.zeros(2, np.longdouble)]
    yield "void", lambda: np.array([(1, (2, 3.0))], dtype=[("a", "i4"), ("b", [("c", "u1"), ("d", "f8")])])[0]
    yield "aligned", lambda: np.zeros(2, np.dtype([("a", "i1"), ("b", "f8")], align=True))
    yield "subarray", lambda: np.zeros(2, dtype=[("a", "f4", (2, 2))])
    yield "characters", lambda: np.char.array(["a", "b"])
    yield "masked", lambda: [np.ma.masked_invalid([1.0, np.nan]), np.ma.masked, np.ma.masked_array([(1, 2)], dtype="i4,i4", mask=[(0, 1)])]
    yield "vectorized", lambda: np.vectorize(np.sin)
    yield "times", lambda: [np.datetime64("2024-01-01T00:00", "m"), np.timedelta64(3, "D"), np.array(["NaT"], "M8[us]")]
    yield "big_endian", lambda: np.arange(4, dtype=">i8").reshape(2, 2)
    yield "empty", lambda: [np.zeros((0, 3)), np.array(5), np.zeros((2, 0), "U4")]
    yield "objects", lambda: np.array([np.arange(2), "a", None, {1: 2}], dtype=object)
    yield "nested", lambda: {"a": (np.float16(1), [np.array([True])], {"b": np.uint8(3)})}
    yield "slices", lambda: [np.s_[1:2, ...], slice(None), Ellipsis, NotImplemented]
    yield "bits", lambda: np.random.MT19937(3)
    yield "finfo", lambda: [np.dtype("f8").newbyteorder(), np.dtype("V8"), np.dtype([("x", "f4")])]
    if hasattr(np, "dtypes") and hasattr(np.dtypes, "StringDType"):
        yield "strings", lambda: np.array(["a", "bcd"], dtype=np.dtypes.StringDType())


def sparse_and_statistics():
    from scipy import cluster, interpolate, optimize, signal, sparse, spatial, stats

    x = np.linspace(0, 1, 12)
    points = np.random.default_rng(0).normal(size=(12, 2))
    for name, arguments in {"beta": (2, 3), "lognorm": (1,), "t": (3,), "chi2": (2,), "poisson": (2,), "binom": (3, 0.5), "weibull_min": (1,),
                            "truncnorm": (-1, 1), "loguniform": (0.1, 1), "expon": (), "cauchy": (), "geom": (0.5,)}.items():
        yield f"frozen_{name}", lambda: getattr(stats, name)(*arguments)
    yield "distributions", lambda: [stats.norm, stats.gamma, stats.bernoulli]
    yield "multivariate", lambda: stats.multivariate_normal(np.zeros(2), np.eye(2))
    yield "dirichlet", lambda: stats.dirichlet([1, 2])
    yield "histogram", lambda: stats.rv_histogram(np.histogram(x, 3))
    yield "results", lambda: [stats.linregress(x, x), stats.pearsonr(x, x**2), stats.ks_2samp(x, x), stats.spearmanr(x, x)]
    yield "ttest", lambda: stats.ttest_ind(x, x + 1)
    yield "sobol", lambda: stats.qmc.Sobol(2, seed=1)
    for name in ["Akima1DInterpolator", "BarycentricInterpolator", "KroghInterpolator", "InterpolatedUnivariateSpline"]:
        yield f"interpolate_{name}", lambda: getattr(interpolate, name)(x, x**2)
    yield "spline", lambda: [interpolate.make_interp_spline(x, x), interpolate.splrep(x, x), interpolate.PPoly(np.ones((2, 1)), [0, 1])]
    yield "grid", lambda: interpolate.RegularGridInterpolator((x, x), np.ones((12, 12)))
    yield "scattered", lambda: interpolate.NearestNDInterpolator(points, x)
    yield "radial", lambda: interpolate.RBFInterpolator(points, x)
    yield "smooth", lambda: interpolate.RectBivariateSpline(x, x, np.ones((12, 12)))
    yield "optimum", lambda: optimize.minimize(np.sum, [1.0], method="Nelder-Mead", options={"maxiter": 2})
    yield "bounds", lambda: [optimize.Bounds([0], [1]), optimize.LinearConstraint(np.eye(2), 0, 1)]
    yield "filters", lambda: [signal.dlti([1], [1, 2]), signal.lti([1], [1, 2]), signal.butter(2, 0.1), signal.StateSpace(1, 1, 1, 1)]
    yield "linkage", lambda: cluster.hierarchy.to_tree(cluster.hierarchy.linkage(points))
    yield "rotations", lambda: spatial.transform.Rotation.random(2)
    yield "slerp", lambda: spatial.transform.Slerp([0, 1], spatial.transform.Rotation.random(2))
    yield "blocks", lambda: [sparse.random(4, 4, 0.5, format=f) for f in ("csr", "csc", "coo")]
    if hasattr(sparse, "lil_array"):
        yield "sparse_array_kinds", lambda: [getattr(sparse, f"{kind}_array")(np.eye(3)) for kind in ("csc", "bsr", "dia", "lil", "dok")]
    if hasattr(stats, "Normal"):
        yield "random_variable", lambda: stats.Normal(mu=0.0, sigma=1.0)


def frames():
    import pandas as pd

    frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.0], "c": list("xyz")}, index=pd.date_range("2024", periods=3, freq="D"))
    for name in ["MonthBegin", "QuarterEnd", "YearEnd", "BMonthEnd", "Week", "Hour", "Minute", "SemiMonthEnd", "CustomBusinessDay", "BusinessHour", "Easter"]:
        yield f"offset_{name}", lambda: getattr(pd.offsets, name)(2) if name not in ("CustomBusinessDay", "BusinessHour") else getattr(pd.offsets, name)()
    yield "columns", lambda: pd.concat({"l": frame, "r": frame}, axis=1)
    yield "mixed", lambda: pd.DataFrame({"a": [1, "x", None], "b": [[1], {"k": 2}, (3,)]})
    yield "zones", lambda: [pd.Timestamp("2024", tz="Europe/Paris"), pd.Timestamp("2024", tz="US/Eastern"), pd.date_range("2024", periods=2, tz="Asia/Tokyo"),
                    pd.Timestamp("2024-01-01T00:00+02:00")]
    yield "periods", lambda: frame.set_axis(pd.period_range("2024", periods=3, freq="Q"))
    yield "ordered", lambda: pd.Categorical(["a", "b"], categories=["b", "a"], ordered=True)
    yield "integers", lambda: [pd.array([1, None], dtype=kind) for kind in ("Int8", "Int16", "UInt8", "UInt64", "Float32", "Float64", "boolean", "string")]
    yield "intervals", lambda: [pd.Interval(0, 1), pd.arrays.IntervalArray.from_breaks([0, 1, 2]), pd.IntervalDtype("int64", "left")]
    yield "sparse_frame", lambda: pd.DataFrame({"a": pd.arrays.SparseArray([0, 1, 0])})
    yield "durations", lambda: pd.Series(pd.to_timedelta(["1D", "2h"]))
    yield "period_dtype", lambda: [pd.PeriodDtype("M"), pd.SparseDtype("float64"), pd.CategoricalDtype(ordered=True), pd.DatetimeTZDtype("ns", "Europe/Berlin")]
    yield "named", lambda: frame.rename_axis("when").rename_axis("what", axis=1)
    yield "attributes", lambda: with_attributes(frame)
    yield "booleans", lambda: frame.isna()
    yield "multi", lambda: frame.assign(d=1).set_index(["a", "c"]).sort_index()
    yield "empty", lambda: pd.DataFrame({"a": pd.Series(dtype="M8[ns]"), "b": pd.Series(dtype="category")})
    yield "grouper", lambda: [pd.Grouper(key="a"), pd.NamedAgg("a", "sum"), pd.IndexSlice]
    yield "days", lambda: pd.offsets.CustomBusinessDay(holidays=["2024-12-25"], weekmask="Mon Tue")


def with_attributes(frame):
    frame = frame.copy()
    frame.attrs["source"] = "made"
    return frame
