"""What NumPy, SciPy and pandas still have that values.py and more_values.py do not make, by every protocol and in their own files."""
import pickle
from functools import partial

import numpy as np


def by_protocol(group, things):
    for i, (name, make) in enumerate(things()):
        protocol = i % (pickle.HIGHEST_PROTOCOL + 1)
        yield f"{group}_{name}_p{protocol}.pkl", partial(_pickle, make, protocol)


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def files():
    for group, things in [("numpy", arrays), ("scipy", science), ("pandas", frames), ("python", standard_library)]:
        yield from by_protocol(group, things)
    yield from own_files()


def standard_library():
    import collections, datetime, decimal, enum, functools, itertools, operator, string  # noqa: E401, F401

    yield "containers", lambda: [collections.deque(maxlen=3), collections.OrderedDict([(1, {2})]), collections.defaultdict(int), collections.defaultdict(set, a={1})]
    yield "decimals", lambda: [decimal.Decimal("NaN"), decimal.Context(prec=5), decimal.ROUND_HALF_UP]
    yield "times", lambda: [datetime.datetime.max, datetime.timezone(datetime.timedelta(minutes=-90), "x"), datetime.timedelta(-1, 5)]
    yield "partials", lambda: [partial(int, base=2), partial(sorted, reverse=True), partial(str.replace), partial(dict, a=1), partial(max, default=0)]
    yield "operators", lambda: [operator.add, operator.mul, operator.itemgetter("a"), operator.lt, operator.neg]
    yield "recursive", _recursive
    yield "zone", lambda: __import__("zoneinfo").ZoneInfo("Europe/Rome")


def _recursive():
    made = [1, {"a": (2, frozenset({3}))}]
    made.append(made)
    return made


def arrays():
    from numpy.lib import recfunctions

    yield "kinds", lambda: [np.zeros(2, k) for k in (">f8", "<c16", ">M8[D]", "m8[Y]", "S0", "U0", "V3", ">U4", "g", "G", "e")]
    yield "titled", lambda: np.zeros(2, np.dtype([(("long title", "a"), "f4"), ("b", "2i2")]))
    yield "offsets", lambda: np.zeros(2, np.dtype({"names": ["a", "b"], "formats": ["i2", "O"], "offsets": [0, 8], "itemsize": 24}))
    yield "described", lambda: np.zeros(2, np.dtype("f4", metadata={"unit": "m", "of": [1, 2]}))
    yield "records", lambda: recfunctions.append_fields(np.zeros(2, [("a", "i4")]), "b", [1.0, 2.0], usemask=False)
    yield "masked", lambda: [np.ma.masked_all((2, 2)), np.ma.array(["a", "b"], mask=[1, 0], fill_value="N"), np.ma.array([1.0], hard_mask=True)]
    yield "chararray", lambda: np.array(["a", "bc"]).view(np.chararray)
    yield "broadcast", lambda: np.broadcast_to(np.arange(3), (4, 3))
    yield "mapped", _mapped
    yield "objects", lambda: np.array([[None, "é"], [np.float64(1), np.datetime64("NaT")]], dtype=object, order="F")
    yield "states", lambda: [np.random.RandomState(1).get_state(), np.random.get_state()]
    yield "spawned", lambda: [np.random.default_rng(np.random.SeedSequence(1, spawn_key=(2,))), np.random.Generator(np.random.PCG64(7)).bit_generator.state]
    yield "polynomials", lambda: [np.polynomial.Chebyshev([1, 2], domain=[0, 1]), np.poly1d([1, 2], variable="z"), np.polynomial.Legendre.basis(2)]
    yield "info", lambda: [np.iinfo(np.int8).max, np.dtype("M8[25s]"), np.dtype((np.void, 5)), np.dtype(("i4", (2, 3)))]
    yield "frozen", lambda: _read_only(np.arange(3))
    yield "scalars", lambda: [np.complex64(1j), np.uint64(2**63), np.float16(0.5), np.longdouble("1e-4000"), np.timedelta64("NaT"), np.void(b"ab"), np.str_("")]


def _mapped():
    import tempfile

    return np.memmap(tempfile.NamedTemporaryFile(), dtype="f4", mode="w+", shape=(3,))


def _read_only(array):
    array.flags.writeable = False
    return array


def science():
    from scipy import cluster, integrate, interpolate, linalg, odr, optimize, signal, sparse, spatial, special, stats

    x = np.linspace(0.1, 1, 12)
    points = np.random.default_rng(0).normal(size=(12, 2)) if hasattr(np.random, "default_rng") else np.random.RandomState(0).normal(size=(12, 2))
    yield "sparse", lambda: [sparse.coo_matrix(([1.0], ([0], [1])), shape=(2, 2)), sparse.block_diag([np.eye(2)]), sparse.diags([1.0, 2.0])]
    yield "operator", lambda: [sparse.linalg.aslinearoperator(np.eye(2)), sparse.linalg.aslinearoperator(sparse.eye(2))]
    for name, arguments in {"multivariate_normal": ([0, 0], np.eye(2)), "matrix_normal": (), "multinomial": (3, [0.5, 0.5]), "wishart": (2, np.eye(2)),
                            "invwishart": (2, np.eye(2)), "special_ortho_group": (3,), "uniform_direction": (3,), "multivariate_t": ([0, 0], np.eye(2)),
                            "multivariate_hypergeom": ([3, 4], 2), "dirichlet_multinomial": ([1, 2], 3), "random_table": ([1, 2], [1, 2]), "vonmises_fisher": ([0, 1], 2)}.items():
        yield f"frozen_{name}", lambda: getattr(stats, name)(*arguments)
    for name in ["anderson", "shapiro", "jarque_bera", "normaltest", "skewtest", "ecdf", "cumfreq", "describe", "bayes_mvs", "sem"]:
        yield f"result_{name}", lambda: getattr(stats, name)(*([np.tile(x, 3)] if name != "cumfreq" else [x, 4]))
    for name in ["kendalltau", "mannwhitneyu", "ranksums", "wilcoxon", "theilslopes", "siegelslopes", "brunnermunzel", "levene", "f_oneway", "kruskal", "cramervonmises_2samp", "weightedtau"]:
        yield f"result_{name}", lambda: getattr(stats, name)(x, x**2 + 0.3)
    yield "result_chi2", lambda: [stats.chi2_contingency([[1, 2], [3, 4]]), stats.fisher_exact([[1, 2], [3, 4]]), stats.chisquare([1, 2, 3])]
    yield "result_bootstrap", lambda: stats.bootstrap((x,), np.mean, n_resamples=5)
    yield "result_tukey", lambda: stats.tukey_hsd(x, x + 1)
    for name in ["Halton", "LatinHypercube", "Sobol", "PoissonDisk", "MultivariateNormalQMC"]:
        yield f"sequence_{name}", lambda: getattr(stats.qmc, name)(*([[0, 0]] if name == "MultivariateNormalQMC" else [2]))
    yield "mixture", lambda: stats.Mixture([stats.Normal(mu=0.0, sigma=1.0), stats.Normal(mu=1.0, sigma=1.0)])
    yield "made", lambda: stats.make_distribution(stats.gamma)(a=1.0)
    yield "changed", lambda: stats.Normal(mu=0.0, sigma=1.0) * 2 + 1
    for name in ["LSQUnivariateSpline", "SmoothBivariateSpline", "LinearNDInterpolator", "CloughTocher2DInterpolator", "CubicHermiteSpline", "Rbf", "BPoly", "NdPPoly", "LSQBivariateSpline"]:
        more = {"LSQUnivariateSpline": (x, x, [0.4, 0.6]), "SmoothBivariateSpline": (np.tile(x, 3), np.repeat(x, 3), np.ones(36)), "CubicHermiteSpline": (x, x, x), "Rbf": (x, x),
                "BPoly": (np.ones((2, 1)), [0, 1]), "NdPPoly": (np.ones((2, 1)), ([0, 1],)), "LSQBivariateSpline": (np.tile(x, 3), np.repeat(x, 3), np.ones(36), [0.5], [0.5])}
        yield f"interpolate_{name}", lambda: getattr(interpolate, name)(*more.get(name, (points, x)))
    yield "interpolate_2d", lambda: interpolate.interp2d([0, 1], [0, 1], np.eye(2))
    yield "interpolate_nearest", lambda: interpolate.interp1d(x, x, kind="nearest", fill_value="extrapolate")
    yield "interpolate_spline", lambda: [interpolate.BSpline(*interpolate.splrep(x, x)), interpolate.BSpline.basis_element([0, 1, 2, 3])]
    yield "interpolate_tensor", lambda: interpolate.NdBSpline((np.arange(8.0),), np.ones(4), 3)
    yield "interpolate_rational", lambda: interpolate.AAA(x, np.exp(x))
    yield "optima", lambda: [optimize.minimize(_square, [1.0], method=m) for m in ("BFGS", "L-BFGS-B", "Powell", "CG", "COBYLA", "SLSQP", "trust-constr")]
    yield "roots", lambda: [optimize.root(np.cos, [1.0]), optimize.linprog([1, 2]), optimize.least_squares(np.sin, [0.1]), optimize.root_scalar(np.cos, bracket=[1, 2])]
    yield "constraints", lambda: [optimize.NonlinearConstraint(np.sum, 0, 1), optimize.BFGS(), optimize.SR1()]
    yield "solution", lambda: integrate.solve_ivp(_decay, (0, 1), [1.0], dense_output=True)
    yield "systems", lambda: [signal.TransferFunction([1], [1, 2]), signal.ZerosPolesGain([1], [2], 1), signal.cont2discrete(([1], [1, 2]), 0.1), signal.dlti([1], [1], dt=0.5)]
    yield "window", lambda: signal.ShortTimeFFT(np.ones(4), 2, 1.0)
    yield "trees", lambda: [spatial.KDTree(np.abs(points), leafsize=3, boxsize=9.0), spatial.cKDTree(points, balanced_tree=False)]
    yield "hulls", lambda: [spatial.distance.pdist(points), spatial.Rectangle([0, 0], [1, 1]), spatial.procrustes(points, points * 2)]
    yield "rotations", lambda: [spatial.transform.Rotation.from_rotvec([0, 0, 1]), spatial.transform.RotationSpline([0, 1], spatial.transform.Rotation.from_quat(np.eye(4)[:2]))]
    yield "regression", lambda: odr.Model(np.polyval)
    yield "orthogonal", lambda: special.legendre(3)
    yield "factors", lambda: [linalg.lu_factor(np.eye(2)), linalg.cho_factor(np.eye(2)), linalg.svd(np.eye(2))]
    yield "links", lambda: [cluster.hierarchy.linkage(points), cluster.hierarchy.ClusterNode(1), cluster.vq.kmeans(points, 2)]


def _square(x):
    return float(np.sum(x**2))


def _decay(t, y):
    return -y


def frames():
    import pandas as pd
    import pandas.tseries.holiday

    frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.0], "c": list("xyz")})
    yield "typed", lambda: frame.convert_dtypes()
    yield "grouped", lambda: frame.groupby("c")
    yield "windows", lambda: [frame.rolling(2), frame["a"].expanding(), frame["a"].ewm(span=2)]
    yield "described", lambda: frame.describe(include="all")
    yield "pivoted", lambda: frame.pivot_table(index="c", values=["a", "b"], aggfunc=["sum", "mean"])
    yield "quantiles", lambda: [pd.qcut(frame["a"], 2), pd.cut(frame["a"], pd.IntervalIndex.from_tuples([(0, 2), (2, 4)]))]
    yield "resampled", lambda: frame.set_index(pd.date_range("2024", periods=3, freq="12h" if pd.__version__ >= "2.2" else "12H")).resample("D").sum()
    yield "zoned", lambda: [pd.date_range("2024", periods=2, tz="dateutil/UTC"), pd.Timestamp("2024", tz="America/New_York"), pd.DatetimeIndex([], tz="UTC")]
    yield "periods", lambda: [pd.period_range("2024", periods=2, freq=f).array for f in ("D", "W", "Q-JAN", "min")]
    yield "indexes", lambda: [pd.Index([1, 2]), pd.Index([1.5]), pd.Index([True, None]), pd.Index([(1, 2)], tupleize_cols=False), pd.RangeIndex(5, 1, -2), pd.Index([], dtype="uint8")]
    yield "categories", lambda: pd.Series(pd.Categorical.from_codes([0, -1, 1], pd.DatetimeIndex(["2024-01-01", "2024-01-02"])))
    yield "offsets", lambda: [pd.offsets.FY5253(), pd.offsets.LastWeekOfMonth(), pd.offsets.WeekOfMonth(), pd.offsets.CustomBusinessHour(), pd.offsets.Nano(3), pd.DateOffset(years=1, weekday=2)]
    yield "calendar", lambda: [pd.tseries.holiday.USFederalHolidayCalendar(), pd.tseries.holiday.Holiday("x", month=1, day=1), pd.offsets.CustomBusinessDay(calendar=pd.tseries.holiday.USFederalHolidayCalendar())]
    yield "flags", lambda: frame.set_flags(allows_duplicate_labels=False)
    yield "resolutions", lambda: [pd.Series(pd.to_datetime(["2024-01-01"])).astype(f"M8[{unit}]") for unit in ("s", "ms", "us")]
    yield "arrow", lambda: pd.DataFrame({k: pd.Series([None, None], dtype=k) for k in ("float[pyarrow]", "timestamp[us][pyarrow]", "bool[pyarrow]", "date32[pyarrow]")})
    yield "arrow_nested", _arrow
    yield "strings", lambda: [pd.array(["a", None], dtype="string"), pd.array(["a"], dtype=pd.StringDtype("python")), pd.Series(["a"], dtype="str")]
    yield "selected", lambda: [frame.loc[1:], frame[["a"]].T, frame.iloc[::2], frame["b"].dropna()]
    yield "accessor", lambda: frame["c"].str.get_dummies()


def _arrow():
    import pandas as pd
    import pyarrow as pa

    kinds = [pa.list_(pa.int64()), pa.struct([("a", pa.string())]), pa.map_(pa.string(), pa.int8()), pa.decimal128(5, 2), pa.dictionary(pa.int8(), pa.string())]
    return [pd.Series([None], dtype=pd.ArrowDtype(kind)) for kind in kinds]


def own_files():
    import pandas as pd
    from scipy import sparse

    for version in [(1, 0), (2, 0), (3, 0)]:
        yield f"version_{version[0]}.npy", partial(_npy, version)
    yield "fortran.npy", lambda path: np.save(path, np.asfortranarray(np.eye(3)))
    yield "structured.npy", lambda path: np.save(path, np.zeros(2, [("é", "f4"), ("b", "S3", (2,))]))
    yield "mixed.npz", lambda path: np.savez(path, np.eye(2), words=np.array(["a"]), **{"with/slash": np.arange(2)})
    for kind in ["csr", "csc", "coo", "bsr", "dia"]:
        yield f"sparse_{kind}.npz", lambda path: sparse.save_npz(str(path), sparse.eye(3).asformat(kind), compressed=kind != "coo")
    frame = pd.DataFrame({"a": [1, 2], "b": pd.to_datetime(["2024-01-01", None]), "c": pd.Categorical(["x", "y"])})
    for ending in ["pkl", "pkl.gz", "pkl.bz2", "pkl.xz", "pkl.zip", "pkl.zst", "pkl.tar", "pkl.tar.gz"]:
        yield f"frame.{ending}", lambda path: frame.to_pickle(str(path))
    for protocol in range(5):
        yield f"frame_p{protocol}.pickle", lambda path: frame.to_pickle(str(path), protocol=protocol)


def _npy(version, path):
    with path.open("wb") as file:
        np.lib.format.write_array(file, np.arange(6.0).reshape(2, 3), version=version)
