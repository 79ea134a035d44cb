"""Values of NumPy, SciPy and pandas: every distribution, interpolator, index type and extension array that there is."""
import datetime
import decimal
import inspect
import pathlib
import tempfile
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")
X = np.linspace(0.1, 3, 12)


def arrays():
    at = pathlib.Path(tempfile.mkdtemp())
    yield "objects", lambda: np.array([1, "a", None, 2.5, b"x", [1, 2], {"k": (1,)}, datetime.date(2024, 1, 1), decimal.Decimal("1.5"), complex(1, 2)], dtype=object)
    yield "objects_deep", lambda: np.array([[np.arange(3), np.float32(1)], [np.array(["u"]), np.datetime64("2024-01-01")]], dtype=object)
    yield "structured", lambda: np.array([(1, 2.5, "x", [1, 2], (True,))], dtype=[("a", "i4"), ("b", "f8"), ("c", "U3"), ("d", "u1", 2), ("e", [("f", "?")])])
    yield "structured_objects", lambda: np.array([(1, "x"), (None, [1])], dtype=[("a", object), ("b", "O")])
    yield "aligned", lambda: np.zeros(2, dtype=np.dtype([("a", "u1"), ("b", "f8")], align=True))
    yield "titles", lambda: np.zeros(2, dtype=np.dtype({"names": ["a"], "formats": ["i4"], "titles": ["first"], "offsets": [4], "itemsize": 12}))
    yield "records", lambda: [np.rec.array([(1, 2.0)], dtype=[("x", "i8"), ("y", "f8")]), np.rec.fromarrays([[1, 2], ["a", "b"]], names="n,s")[0]]
    yield "mapped", lambda: np.memmap(str(at / "mapped.dat"), dtype="float32", mode="w+", shape=(3, 4))
    yield "masked", lambda: [np.ma.masked_invalid([1.0, np.nan]), np.ma.array([("a", 1)], dtype=[("s", "U1"), ("n", int)], mask=[(0, 1)]), np.ma.masked, np.ma.mrecords.fromarrays([[1, 2]]) if hasattr(np.ma, "mrecords") else None]
    yield "matrices", lambda: [np.matrix("1 2; 3 4"), np.asmatrix(np.eye(2)).T]
    yield "chars", lambda: [np.char.array(["a", "bb"]), np.array([b"x", b"yy"]), np.array(["ü", "→"])]
    yield "times", lambda: [np.array(["2024-01-01", "NaT"], dtype="M8[us]"), np.array([1, 2], dtype="m8[h]"), np.timedelta64(3, "D"), np.busdaycalendar("1111100")]
    yield "scalars", lambda: [t(1) for t in (np.int8, np.uint64, np.float16, np.longdouble, np.complex64, np.bool_, np.str_, np.bytes_)]
    yield "dtypes", lambda: [np.dtype(t) for t in ("i4", ">f8", "U5", "S3", "M8[ns]", "V4", "?", "O", "c16")] + [np.float32, np.integer]
    yield "polynomials", lambda: [np.poly1d([1, 2, 3])] + [getattr(np.polynomial, k)([1, 2], domain=[0, 3]) for k in ("Polynomial", "Chebyshev", "Legendre", "Hermite", "HermiteE", "Laguerre")]
    yield "generators", lambda: [np.random.RandomState(1), *(np.random.Generator(getattr(np.random, k)(3)) for k in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64") if hasattr(np.random, k)), np.random.SeedSequence(5)]
    yield "orders", lambda: [np.asfortranarray(np.ones((2, 3))), np.ones((4, 4))[::2, ::2], np.broadcast_to(1, (2, 2)), np.array(5), np.empty((0, 3))]
    yield "functions", lambda: [np.add, np.sin, np.linalg.norm, np.mean, np.random.normal, np.vectorize(np.sin), np.frompyfunc(abs, 1, 1)] if False else [np.add, np.sin, np.linalg.norm, np.mean, np.vectorize(np.sin)]
    yield "settings", lambda: [np.errstate(all="ignore"), np.finfo(np.float32), np.iinfo("i8"), np.s_[1:3, ::2], np.ix_([0, 1], [2])]
    yield "strings", lambda: np.array(["long", "text"], dtype=np.dtypes.StringDType())
    yield "results", lambda: [np.unique([1, 1, 2], return_counts=True), np.linalg.svd(np.eye(2)), np.linalg.eigh(np.eye(2)), np.histogram(X, 3), np.polyfit(X, X, 1, full=True)]


def laws():
    from scipy import stats

    for name in sorted(set(stats._continuous_distns._distn_names + stats._discrete_distns._distn_names)):
        kind = getattr(stats, name)
        given = dict(stats._distr_params.distcont + stats._distr_params.distdiscrete) if hasattr(stats, "_distr_params") else {}
        yield name, lambda kind=kind, name=name: {"law": kind(*(given.get(name) or [0.5] * kind.numargs)), "kind": kind}
    for name in ("multivariate_normal", "multivariate_t", "dirichlet", "wishart", "invwishart", "matrix_normal", "multinomial", "ortho_group", "random_correlation", "unitary_group", "von_mises_fisher", "dirichlet_multinomial", "uniform_direction", "multivariate_hypergeom"):
        if hasattr(stats, name):
            yield name, lambda name=name: _multivariate(getattr(stats, name), name)
    yield "empirical", lambda: [stats.rv_histogram(np.histogram(X, 4)), stats.rv_discrete(values=([1, 2], [0.4, 0.6])), stats.gaussian_kde(X, 0.3)]
    yield "cumulated", lambda: stats.ecdf(X)
    yield "quasi", lambda: [stats.qmc.Sobol(2, seed=1), stats.qmc.Halton(2, seed=1), stats.qmc.LatinHypercube(2, seed=np.random.default_rng(2))]
    yield "new_laws", lambda: [stats.Normal(mu=1, sigma=2), stats.Uniform(a=0, b=1), stats.Mixture([stats.Normal(), stats.Normal(mu=3)])]
    for name, test in {"ttest": lambda: stats.ttest_ind(X, X + 1), "ks": lambda: stats.kstest(X, "norm"), "chi": lambda: stats.chi2_contingency([[5, 6], [7, 8]]), "anova": lambda: stats.f_oneway(X, X + 1), "pearson": lambda: stats.pearsonr(X, X ** 2), "spearman": lambda: stats.spearmanr(X, X ** 2), "wilcoxon": lambda: stats.wilcoxon(X, X + 0.2),
                       "mann": lambda: stats.mannwhitneyu(X, X + 1), "shapiro": lambda: stats.shapiro(X), "line": lambda: stats.linregress(X, X), "theil": lambda: stats.theilslopes(X, X), "bootstrap": lambda: stats.bootstrap((X,), np.mean, n_resamples=20), "permutation": lambda: stats.permutation_test((X, X + 1), lambda a, b: a.mean() - b.mean(), n_resamples=20),
                       "tukey": lambda: stats.tukey_hsd(X, X + 1), "anderson": lambda: stats.anderson(X), "described": lambda: stats.describe(X), "boxcox": lambda: stats.boxcox(X), "fisher": lambda: stats.fisher_exact([[1, 2], [3, 4]]), "fit": lambda: stats.fit(stats.norm, X, [(0, 3), (0.1, 3)]), "sens": lambda: stats.binned_statistic(X, X)}.items():
        yield "test_" + name, test


def _multivariate(kind, name):
    given = {"multivariate_normal": ([0, 1], np.eye(2)), "multivariate_t": ([0, 1], np.eye(2), 3), "dirichlet": ([1, 2],), "wishart": (3, np.eye(2)), "invwishart": (3, np.eye(2)), "matrix_normal": (np.zeros((2, 2)),), "multinomial": (5, [0.4, 0.6]), "ortho_group": (3,), "unitary_group": (2,), "von_mises_fisher": ([1, 0], 2), "dirichlet_multinomial": ([1, 2], 5), "uniform_direction": (2,), "multivariate_hypergeom": ([3, 4], 2), "random_correlation": ([0.5, 1.5],)}
    return kind(*given[name])


def science():
    from scipy import cluster, fft, integrate, interpolate, linalg, ndimage, optimize, signal, sparse, spatial

    for kind in ("csr", "csc", "coo", "lil", "dok", "dia", "bsr"):
        yield kind, lambda kind=kind: sparse.random(6, 6, 0.4, kind, random_state=1)
        yield kind + "_array", lambda kind=kind: getattr(sparse, kind + "_array")(np.eye(4))
    yield "operators", lambda: [sparse.linalg.aslinearoperator(np.eye(2)), sparse.linalg.svds(sparse.eye(5, format="csr"), 2), sparse.linalg.eigsh(sparse.eye(5), 2)]
    y2 = np.c_[X, X ** 2]
    makers = {"interp1d": lambda: interpolate.interp1d(X, X, kind="quadratic"), "interp1d_rows": lambda: interpolate.interp1d(X, y2, axis=0, fill_value="extrapolate"), "cubic": lambda: interpolate.CubicSpline(X, X, bc_type="natural"), "pchip": lambda: interpolate.PchipInterpolator(X, X), "akima": lambda: interpolate.Akima1DInterpolator(X, X), "bspline": lambda: interpolate.make_interp_spline(X, X), "lsq": lambda: interpolate.make_lsq_spline(X, X, np.r_[[0.1] * 4, 1.5, [3] * 4]), "smoothing": lambda: interpolate.make_smoothing_spline(X, X), "univariate": lambda: interpolate.UnivariateSpline(X, X), "lsq_univariate": lambda: interpolate.LSQUnivariateSpline(X, X, [1.5]),
              "krogh": lambda: interpolate.KroghInterpolator(X[:4], X[:4]), "barycentric": lambda: interpolate.BarycentricInterpolator(X[:4], X[:4]), "grid": lambda: interpolate.RegularGridInterpolator((X, X), np.outer(X, X)), "rbf": lambda: interpolate.RBFInterpolator(y2, X), "rbf_old": lambda: interpolate.Rbf(X, X, X), "nearest": lambda: interpolate.NearestNDInterpolator(y2, X), "linear": lambda: interpolate.LinearNDInterpolator(np.random.RandomState(0).rand(9, 2), np.arange(9)), "clough": lambda: interpolate.CloughTocher2DInterpolator(np.random.RandomState(0).rand(9, 2), np.arange(9.0)), "rectangle": lambda: interpolate.RectBivariateSpline(X, X, np.outer(X, X)), "smooth": lambda: interpolate.SmoothBivariateSpline(np.repeat(X, 3), np.tile(X[:3], 12), np.arange(36.0)), "pieces": lambda: [interpolate.PPoly(np.ones((2, 1)), [0, 1]), interpolate.BPoly(np.ones((2, 1)), [0, 1])], "nd": lambda: interpolate.NdBSpline((np.r_[0, 0, 1, 1.0],), np.ones(2), 1), "aaa": lambda: interpolate.AAA(X, X), "sphere": lambda: interpolate.SmoothSphereBivariateSpline(X[:9], X[:9], X[:9], s=20)}
    for name, make in makers.items():
        yield "interpolated_" + name, make
    square = partial(np.square)
    solved = {**{"minimize_" + m: lambda m=m: optimize.minimize(_bowl, [1.0, 2.0], method=m) for m in ("Nelder-Mead", "Powell", "CG", "BFGS", "L-BFGS-B", "TNC", "COBYLA", "COBYQA", "SLSQP", "trust-constr")}, "least": lambda: optimize.least_squares(square, [1.0]), "program": lambda: optimize.linprog([1, 2], bounds=[(0, 1)] * 2), "milp": lambda: optimize.milp([1, 2], integrality=[1, 1]), "root": lambda: optimize.root(square, [1.0]), "root_scalar": lambda: optimize.root_scalar(np.cos, bracket=(0, 3)), "fit": lambda: optimize.curve_fit(np.power, X, X, [1.0]), "evolved": lambda: optimize.differential_evolution(_bowl, [(-1, 1)] * 2, maxiter=2), "basin": lambda: optimize.basinhopping(_bowl, [1, 1], niter=1), "annealed": lambda: optimize.dual_annealing(_bowl, [(-1, 1)] * 2, maxiter=2), "shgo": lambda: optimize.shgo(_bowl, [(-1, 1)] * 2), "direct": lambda: optimize.direct(_bowl, [(-1, 1)] * 2), "nnls": lambda: optimize.nnls(np.eye(2), [1, 2]), "isotonic": lambda: optimize.isotonic_regression([3, 1, 2]), "bounds": lambda: [optimize.Bounds([0], [1]), optimize.LinearConstraint(np.eye(2), 0, 1), optimize.NonlinearConstraint(np.sum, 0, 1)], "hessian": lambda: [optimize.BFGS(), optimize.SR1()]}
    for name, make in solved.items():
        yield "optimized_" + name, make
    points = np.random.RandomState(0).rand(12, 2)
    yield "trees", lambda: [spatial.KDTree(points), spatial.cKDTree(points), spatial.distance.pdist(points)]
    yield "rotations", lambda: [spatial.transform.Rotation.from_euler("z", [0.1, 0.2]), spatial.transform.Slerp([0, 1], spatial.transform.Rotation.random(2)), spatial.transform.Rotation.identity()]
    yield "shapes", lambda: [spatial.procrustes(points, points + 1), spatial.SphericalVoronoi(np.eye(3)), spatial.Rectangle([1], [0])]
    yield "hulls", lambda: [spatial.ConvexHull(points), spatial.Delaunay(points), spatial.Voronoi(points)]
    yield "clusters", lambda: [cluster.hierarchy.linkage(points), cluster.hierarchy.to_tree(cluster.hierarchy.linkage(points)), cluster.vq.kmeans(points, 2, seed=1)]
    yield "systems", lambda: [signal.lti([1], [1, 1]), signal.dlti([1], [1, 0.5], dt=0.1), signal.StateSpace(np.eye(1), [[1]], [[1]], [[0]]), signal.ZerosPolesGain([1], [2], 1), signal.TransferFunction([1], [1, 2])]
    yield "filters", lambda: [signal.butter(3, 0.2), signal.firwin(5, 0.3), signal.iirfilter(2, 0.3, output="sos"), signal.periodogram(X), signal.find_peaks(X), signal.windows.kaiser(4, 3)]
    yield "short_time", lambda: signal.ShortTimeFFT(np.ones(4), 2, 1.0)
    yield "integrated", lambda: [integrate.solve_ivp(_decays, (0, 1), [1.0], dense_output=True, method=m) for m in ("RK45", "RK23", "DOP853", "Radau", "BDF", "LSODA")]
    yield "boundary", lambda: integrate.solve_bvp(lambda t, v: np.vstack((v[1], -v[0])), lambda a, b: np.array([a[0], b[0] - 1]), np.linspace(0, 1, 5), np.zeros((2, 5)))
    yield "quadrature", lambda: [integrate.quad(np.sin, 0, 1), integrate.quad_vec(np.sin, 0, 1, full_output=True), integrate.simpson(X)]
    yield "decomposed", lambda: [linalg.lu_factor(np.eye(2)), linalg.cho_factor(np.eye(2)), linalg.interp_decomp(np.eye(3), 2), ndimage.label(np.eye(3)), fft.fft(X)]


def _bowl(x):
    return float(np.sum(np.asarray(x) ** 2))


def _decays(t, v):
    return -v


def frames():
    import pandas as pd

    day = pd.Timestamp("2024-02-29", tz="Europe/Berlin")
    indices = {"range": lambda: pd.RangeIndex(1, 9, 2), "int": lambda: pd.Index([1, 2], dtype="int32"), "uint": lambda: pd.Index([1], dtype="uint64"), "float": lambda: pd.Index([1.5, np.nan]), "bool": lambda: pd.Index([True, False]), "text": lambda: pd.Index(["a", "b"], name="n"), "mixed": lambda: pd.Index([1, "a", None]), "date": lambda: pd.date_range("2024-01-01", periods=3, freq="MS" if pd.__version__ < "2.2" else "MS", tz="UTC"), "business": lambda: pd.bdate_range("2024-01-01", periods=3), "hours": lambda: pd.date_range(day, periods=3, freq="h" if pd.__version__ >= "2.2" else "H"), "delta": lambda: pd.timedelta_range("1 day", periods=3), "period": lambda: pd.period_range("2024Q1", periods=3, freq="Q"), "interval": lambda: pd.interval_range(0, 3, closed="both"), "interval_time": lambda: pd.interval_range(pd.Timestamp("2024"), periods=2), "category": lambda: pd.CategoricalIndex(["a", "b"], ordered=True), "multi": lambda: pd.MultiIndex.from_product([["a", "b"], pd.date_range("2024", periods=2)], names=["x", None]), "multi_interval": lambda: pd.MultiIndex.from_arrays([pd.interval_range(0, 2), pd.CategoricalIndex(["u", "v"])]), "empty": lambda: pd.Index([]), "string": lambda: pd.Index(["x", None], dtype="string"), "nullable": lambda: pd.Index([1, None], dtype="Int64")}
    for name, make in indices.items():
        yield "index_" + name, lambda make=make: {"index": make(), "series": pd.Series(np.arange(len(make())), index=make(), name=("a", 1))}
    for kind in ["Int8", "Int64", "UInt16", "Float32", "Float64", "boolean", "string", "string[pyarrow]", "category", "Sparse[float]", "Sparse[int]", "int64[pyarrow]", "double[pyarrow]", "bool[pyarrow]", "timestamp[ns][pyarrow]", "date32[pyarrow]", "decimal128(7, 3)[pyarrow]", "str", "object"]:
        yield "array_" + kind.replace("[", "_").replace("]", "").replace(" ", "").replace("(", "_").replace(")", "").replace(",", "_"), lambda kind=kind: pd.Series([1, 2, 1] if "string" not in kind and kind not in ("str", "category") else ["1", "b", "1"]).astype(kind)
    yield "array_lists", lambda: pd.Series([[1], [2, 3]], dtype=pd.ArrowDtype(__import__("pyarrow").list_(__import__("pyarrow").int64())))
    yield "array_times", lambda: [pd.array([day, None], dtype="datetime64[ns, Europe/Berlin]"), pd.array(["1D", None], dtype="timedelta64[ns]"), pd.array([pd.Period("2024-01")]), pd.arrays.IntervalArray.from_breaks([0, 1, 2]), pd.array([1.0, 2.0], dtype="datetime64[s]") if False else None]
    yield "types", lambda: [pd.CategoricalDtype(["a"], True), pd.Int32Dtype(), pd.StringDtype(), pd.DatetimeTZDtype("ns", "UTC"), pd.PeriodDtype("M"), pd.IntervalDtype("int64"), pd.SparseDtype("float"), pd.BooleanDtype()]
    yield "offsets", lambda: [k() for k in (pd.offsets.Day, pd.offsets.Hour, pd.offsets.MonthEnd, pd.offsets.BMonthBegin, pd.offsets.QuarterEnd, pd.offsets.YearBegin, pd.offsets.Week, pd.offsets.BusinessDay, pd.offsets.BusinessHour, pd.offsets.CustomBusinessDay, pd.offsets.SemiMonthEnd, pd.offsets.WeekOfMonth, pd.offsets.Easter, pd.offsets.FY5253Quarter if False else pd.offsets.Second, pd.DateOffset)] + [pd.DateOffset(months=2, weekday=1)]
    yield "scalars", lambda: [day, pd.Timedelta("3h"), pd.Period("2024", "Y" if pd.__version__ >= "2.2" else "A"), pd.Interval(0, 1), pd.NaT, pd.NA, pd.Timestamp("2024", tz=datetime.timezone.utc)]
    table = pd.DataFrame({"k": ["a", "b", "a"], "v": [1.5, None, 3], "t": pd.date_range("2024", periods=3), "c": pd.Categorical(["x", "y", "x"]), "b": [True, False, True]})
    for name, make in {"grouped": lambda: table.groupby("k")["v"].agg(["mean", "std"]), "grouped_several": lambda: table.groupby(["k", "c"]).agg({"v": ["sum", "count"]}), "described": lambda: table.describe(include="all"), "resampled": lambda: table.set_index("t")["v"].resample("2D").mean(), "rolled": lambda: table["v"].rolling(2, min_periods=1).mean(), "pivoted": lambda: table.pivot_table(index="k", columns="c", values="v", aggfunc="mean"), "cut": lambda: [pd.cut(table["v"].fillna(0), 3), pd.qcut(table["v"].fillna(0), 2)], "counts": lambda: table["k"].value_counts(normalize=True), "groups": lambda: dict(table.groupby("k").groups), "grouper": lambda: table.groupby("k"), "windows": lambda: [table["v"].rolling(2), table["v"].expanding(), table["v"].ewm(2)], "dummies": lambda: pd.get_dummies(table, columns=["k"]), "attrs": lambda: _attrs(table), "flags": lambda: table.set_flags(allows_duplicate_labels=False) if False else table.copy(), "empty": lambda: pd.DataFrame(), "wide": lambda: pd.DataFrame(np.eye(40)), "blocks": lambda: pd.concat([table, table.add_prefix("z")], axis=1), "converted": lambda: table.convert_dtypes(), "arrow": lambda: table.convert_dtypes(dtype_backend="pyarrow"), "objects": lambda: pd.DataFrame({"o": [np.arange(2), {"a": 1}, None]}), "loc": lambda: table.loc[[0], ["k"]], "stacked": lambda: table.set_index(["k", "c"])["v"].unstack(), "sliced": lambda: table.iloc[::2], "sparse": lambda: pd.DataFrame.sparse.from_spmatrix(__import__("scipy.sparse").sparse.eye(3))}.items():
        yield "table_" + name, make


def _attrs(table):
    made = table.copy()
    made.attrs.update(source="survey", version=3)
    return made


def by_inspection():
    """The results that SciPy's functions of two samples return, whichever there are."""
    from scipy import stats

    for name in sorted(dir(stats)):
        function = getattr(stats, name)
        if inspect.isfunction(function) and not name.startswith("_"):
            for given in ((X, X[::-1] ** 2), (X,)):
                try:
                    made = function(*given)
                except Exception:
                    continue
                if not isinstance(made, (float, np.ndarray, np.generic)):
                    yield name, lambda made=made: made
                break


GROUPS = [arrays, laws, science, frames, by_inspection]
