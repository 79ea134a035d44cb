"""Arrays, frames and results as analyses store them: kinds of NumPy, pandas and SciPy that the other makers lack, alone and inside each other."""
import datetime
import decimal
from functools import partial

import numpy as np
from estimators import toy_data


def arrays():
    record = np.dtype([("id", "i8"), ("name", "U8"), ("when", "M8[s]"), ("inner", [("x", "f4", (2, 3)), ("flag", "?")])])
    yield "nested_record", lambda: np.zeros(3, record).view(np.recarray)
    yield "record_scalar", lambda: [np.rec.fromrecords([(1, "a")], names="n,s")[0], np.zeros(1, record)[0], np.zeros(1, record)["inner"]]
    yield "record_masked", lambda: np.ma.array(np.zeros(2, record), mask=[True, False])
    yield "mrecords", lambda: __import__("numpy.ma.mrecords").ma.mrecords.fromarrays([[1, 2], [3.0, 4.0]], names="a,b")
    yield "matrix", lambda: [np.matrix("1 2; 3 4"), np.asmatrix(np.eye(2, dtype=complex)), np.bmat([[np.eye(1), np.eye(1)]])]
    for unit in ["Y", "M", "W", "h", "ms", "ps", "as"]:
        yield f"times_{unit}", lambda: [np.array(["2020", "NaT"], f"M8[{unit}]" if unit != "as" else "M8[fs]"), np.array([3], f"m8[{unit}]"), np.timedelta64(5, unit)]
    yield "strides", lambda: [np.arange(12).reshape(3, 4)[::-1, ::2], np.lib.stride_tricks.as_strided(np.arange(4), (2, 2)), np.zeros((2, 3, 4), order="F").transpose(2, 0, 1)]
    yield "dictionary", lambda: np.array([{"a": np.arange(2), "b": datetime.timedelta(1)}, {"c": decimal.Decimal("1.5"), "d": complex(1, 2)}], dtype=object)
    yield "objects_of_arrays", lambda: np.array([np.arange(3), np.arange(4).astype("c8"), np.ma.masked], dtype=object)
    for name in ["MT19937", "Philox", "SFC64", "PCG64"]:
        yield f"jumped_{name}", lambda: np.random.Generator(getattr(np.random, name)(5).jumped() if name != "SFC64" else np.random.SFC64(5))
        yield f"bits_{name}", lambda: [getattr(np.random, name)(np.random.SeedSequence(4)), getattr(np.random, name)(7).state]
    yield "seeds", lambda: [np.random.SeedSequence(9).spawn(2), np.random.SeedSequence([1, 2], pool_size=8)]
    for name in ["Polynomial", "Chebyshev", "Legendre", "Laguerre", "Hermite", "HermiteE"]:
        yield f"fitted_{name}", lambda: [getattr(np.polynomial, name).fit([0, 1, 2], [0, 1, 4], 2, window=[0, 1]), getattr(np.polynomial, name).identity(), getattr(np.polynomial, name)([1, 2], symbol="t") if np.__version__ >= "1.24" else 0]
    yield "vectorized", lambda: [np.vectorize(__import__("math").erf), np.vectorize(np.add, excluded=["b"], doc="adds", cache=True), np.vectorize(float, signature="()->()")]
    yield "methods", lambda: [np.add.reduce, np.logical_and.reduce, np.maximum.at, np.random.default_rng(1).integers, np.arange(3).sum, np.linalg.norm, np.random.rand, np.random.shuffle]
    yield "helpers", lambda: [np.s_[..., None], np.index_exp[1:2], np.newaxis, np.pi, np.lib.Arrayterator(np.arange(4), 2) if hasattr(np.lib, "Arrayterator") else 0]
    yield "chars", lambda: [np.char.array([["a", "b"]], itemsize=3, unicode=False), np.array([b"a\0b"], "S5"), np.array(["ü"], ">U2"), np.strings.upper(["a"]) if hasattr(np, "strings") else 0]
    yield "scalars", lambda: [np.int8(1), np.ubyte(2), np.half(3), np.single(4), np.csingle(5), np.bytes_(b"x"), np.datetime64("2024-02-28", "D"), np.bool_(True), np.longlong(3), np.void(b"abc"), np.str_("y")]
    yield "classes", lambda: [np.ndarray, np.dtype, np.ufunc, np.matrix, np.recarray, np.ma.MaskedArray, np.memmap, np.random.Generator, np.poly1d, np.ndenumerate, np.errstate]
    yield "bags", lambda: {"bins": np.histogram_bin_edges([1, 2, 3]), "grid": np.indices((2, 2)), "gradient": np.gradient(np.eye(3)), "eig": np.linalg.eig(np.eye(2)), "unique": np.unique([1, 1, 2], return_counts=True), "svd": np.linalg.svd(np.eye(2)), "slogdet": np.linalg.slogdet(np.eye(2))}
    if hasattr(np, "unique_all"):
        yield "named_results", lambda: [np.unique_all([1, 1]), np.unique_counts([1]), np.unique_inverse([2]), np.linalg.qr(np.eye(2))]
    if hasattr(np, "dtypes"):
        yield "dtypes", lambda: [np.dtypes.Float64DType(), np.dtypes.Int8DType, np.dtype("T") if hasattr(np.dtypes, "StringDType") else 0, np.dtypes.DateTime64DType, np.dtype("U5")]
        yield "strings", lambda: [np.array(["a", np.nan], np.dtypes.StringDType(na_object=np.nan)), np.array(["a", None], np.dtypes.StringDType(na_object=None)), np.array(["x" * 40], np.dtypes.StringDType(coerce=False))]
    yield "business", lambda: np.busdaycalendar(holidays=["2024-12-25"]).holidays


def frames():
    import pandas as pd

    days = pd.date_range("2024-03-29", periods=6, freq="D")
    frame = pd.DataFrame({"when": days, "n": [1, 2, 3, 4, 5, 6], "s": list("aabbcc"), "f": [0.5, None, 1.5, 2.5, 3.5, 4.5]})
    for kind in ["int8", "uint16", "float16", "complex128", "bool", "S3", "M8[s]", "m8[ms]", "Int32", "UInt64", "Float32", "boolean", "string", "category", "period[M]", "interval[float64]", "Sparse[float32]", "Sparse[bool]", "datetime64[ns, Europe/Rome]", "string[pyarrow]", "double[pyarrow]",
                 "large_string[pyarrow]", "duration[s][pyarrow]", "time64[us][pyarrow]", "binary[pyarrow]", "object"]:
        yield f"kind_{''.join(c if c.isalnum() else '_' for c in kind)}", lambda: [pd.Series([], dtype=kind), pd.DataFrame({"a": pd.Series([], dtype=kind), "b": 1.0})]
    yield "styler", lambda: frame.style.hide(axis="index").set_caption("kept")
    yield "grouped", lambda: [frame.groupby("s", as_index=False), frame.groupby(lambda_free(frame)), frame.groupby(["s"], sort=False)[["n", "f"]], frame.groupby(pd.Grouper(freq="2D", key="when")), frame.groupby("s").expanding()]
    yield "aggregated", lambda: [frame.groupby("s").agg(total=("n", "sum"), mean=pd.NamedAgg("f", "mean")), frame.groupby("s")["f"].describe(), frame.groupby("s").ngroup(), frame.groupby("s").indices, frame.groupby("s").groups]
    yield "windows", lambda: [frame.set_index("when").resample("2D"), frame["f"].rolling(3, min_periods=1, center=True, closed="both"), frame["f"].ewm(halflife=2.0), pd.api.indexers.VariableOffsetWindowIndexer(index=days, offset=pd.offsets.BDay(1))]
    yield "indexes", lambda: [pd.MultiIndex.from_arrays([days.tz_localize("US/Eastern"), pd.Categorical(list("aabbcc")), pd.RangeIndex(6)], names=["t", None, "r"]), pd.MultiIndex.from_frame(frame[["s", "n"]]), pd.Index(days.date), pd.IntervalIndex.from_breaks(days), pd.PeriodIndex(["2024Q1"], freq="Q"), pd.Index([1, "a", None])]
    yield "zones", lambda: [pd.Timestamp(year=2024, month=10, day=27, hour=2, tz="Europe/Berlin", fold=1), days.tz_localize("UTC"), days.tz_localize("Etc/GMT+3"), days.tz_localize(datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))), days.tz_localize("Australia/Lord_Howe")]
    yield "dateutil", lambda: [pd.Timestamp("2024", tz="dateutil/Europe/London"), pd.Timestamp("2024", tz=__import__("dateutil.tz").tz.tzoffset("X", 3600)), pd.Timestamp("2024", tz=__import__("dateutil.tz").tz.tzutc())]
    yield "zoneinfo", lambda: [frame.assign(when=days.tz_localize(__import__("zoneinfo").ZoneInfo("America/Lima"))), datetime.datetime(2024, 1, 1, tzinfo=__import__("zoneinfo").ZoneInfo("UTC"))]
    for name in ["BQuarterBegin", "BYearEnd", "SemiMonthBegin", "CustomBusinessMonthEnd", "CustomBusinessMonthBegin", "FY5253Quarter", "YearBegin", "Milli", "Second", "BusinessDay", "WeekOfMonth", "HalfYearEnd"]:
        yield f"offset_{name}", lambda: [_offset(pd, name), pd.Series([_offset(pd, name)])]
    yield "frequencies", lambda: [pd.date_range("2024", periods=3, freq=pd.offsets.CustomBusinessDay(weekmask="Sun Mon")), pd.bdate_range("2024", periods=3), pd.period_range("2024", periods=3, freq="W-WED"), pd.timedelta_range("1h", periods=3, freq="15min")]
    yield "attributes", lambda: _attributed(frame)
    yield "nested", lambda: pd.DataFrame({"frames": [frame, frame.head(1)], "series": [frame["n"], None], "arrays": [np.eye(2), np.zeros(0)], "mixed": [{1: {2}}, (3, [4])]})
    yield "cut", lambda: [pd.cut(frame["f"], 3, retbins=True), pd.qcut(frame["n"], [0, 0.5, 1], labels=["l", "h"]), pd.IntervalIndex.from_arrays([0], [1], closed="neither"), pd.arrays.IntervalArray.from_tuples([(0.0, 1.0)])]
    yield "records", lambda: [frame.to_records(index=False), pd.DataFrame.from_records(np.zeros(2, [("a", "i4"), ("b", "M8[ns]")])), frame.to_dict("split"), frame.to_dict("index"), list(frame.itertuples(index=False, name=None))]
    yield "tuples", lambda: list(frame.itertuples())[0]._asdict()
    yield "reshaped", lambda: [frame.pivot(index="when", columns="s", values="f"), pd.wide_to_long(pd.DataFrame({"a1": [1], "a2": [2], "i": [0]}), "a", "i", "j"), frame.explode("s"), pd.get_dummies(frame, columns=["s"], dtype=float), frame.T, pd.concat({"x": frame, "y": frame})]
    yield "extension", lambda: [pd.array([1, None]), pd.array(["a", None]), pd.array([1.5, None]), pd.array([True, None]), pd.array(days), pd.array([pd.Timedelta("1D")]), pd.array([pd.Period("2024")]), pd.arrays.SparseArray(["a", "b"], fill_value="a"), pd.arrays.NumpyExtensionArray(np.arange(2)) if hasattr(pd.arrays, "NumpyExtensionArray") else pd.arrays.PandasArray(np.arange(2))]
    yield "arrow", lambda: frame.convert_dtypes(dtype_backend="pyarrow")
    yield "arrow_own", lambda: _arrow()
    yield "options", lambda: {"nulls": [pd.NA, pd.NaT, None, np.nan], "dtypes": dict(frame.dtypes), "kinds": [pd.CategoricalDtype(list("ab"), True), pd.PeriodDtype("D"), pd.IntervalDtype("datetime64[ns]"), pd.SparseDtype(int, 0)], "describe": frame.describe(), "cov": frame[["n", "f"]].cov()}
    yield "copied", lambda: [frame.copy(deep=False), frame.iloc[:0], frame[["n"]].to_numpy(), frame.values, frame.squeeze("columns"), frame.set_flags(allows_duplicate_labels=False)["n"], frame.index, frame.columns, frame.axes]
    yield "functions", lambda: [partial(pd.DataFrame.groupby, by="s"), partial(pd.DataFrame.set_index, keys="n"), partial(pd.concat, axis=1), partial(pd.merge, on="n", how="left"), partial(pd.DataFrame.sort_values, by="n"), partial(pd.Series.clip, lower=0), pd.DataFrame.mean, pd.Series.abs]
    yield "accessors", lambda: [frame["s"].astype("category").cat.codes, frame["when"].dt.isocalendar(), frame["s"].str.split("", expand=True)]


def lambda_free(frame):
    return frame["n"] % 2


def _offset(pd, name):
    return getattr(pd.offsets, name)()


def _attributed(frame):
    made = frame.copy()
    made.attrs = {"unit": "m", "at": datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc), "nested": {"a": [1, (2,)]}}
    made["n"].attrs["k"] = 1
    return [made, made["f"], made.attrs]


def _arrow():
    import pyarrow as pa

    return [pa.table({"a": [1, 2], "b": ["x", None]}), pa.array([1.5, None]), pa.schema([("a", pa.int8()), pa.field("b", pa.list_(pa.string()))]), pa.scalar(3), pa.record_batch({"a": [1]}), pa.chunked_array([[1], [2]])]


def science():
    import scipy.sparse.csgraph
    from scipy import cluster, fft, integrate, interpolate, linalg, ndimage, odr, optimize, signal, sparse, spatial, special, stats

    x = np.linspace(0.1, 1, 16)
    points = np.random.RandomState(0).normal(size=(16, 2))
    for kind in ["csr", "csc", "coo", "bsr", "dia", "lil", "dok"]:
        yield f"array_{kind}", lambda: [getattr(sparse, f"{kind}_array")(np.eye(4, dtype=d)) for d in ("?", "i2", "f4", "c16")]
        yield f"matrix_{kind}", lambda: {"m": sparse.random(5, 4, 0.3, format=kind, random_state=1), "empty": getattr(sparse, f"{kind}_matrix")((3, 2))}
    yield "built", lambda: [sparse.vstack([sparse.eye(2), sparse.csr_matrix([[0, 1]])]), sparse.block_array([[sparse.eye_array(2), None], [None, sparse.eye_array(1)]]) if hasattr(sparse, "block_array") else 0, sparse.tril(np.eye(3)), sparse.csr_matrix(np.eye(3))[:2].sorted_indices(), sparse.coo_array([1, 0, 2]) if hasattr(sparse, "block_array") else 0]
    yield "graphs", lambda: [sparse.csgraph.minimum_spanning_tree(np.eye(3)), sparse.csgraph.connected_components(np.eye(3)), sparse.csgraph.shortest_path(np.eye(3), return_predecessors=True), sparse.csgraph.laplacian(np.eye(3))]
    yield "operators", lambda: [sparse.linalg.aslinearoperator(sparse.eye(3)).H, sparse.linalg.aslinearoperator(np.eye(3)) + sparse.linalg.aslinearoperator(np.eye(3)), sparse.linalg.aslinearoperator(np.eye(3)) ** 2, sparse.linalg.eigsh(np.eye(5), 1), sparse.linalg.lsqr(np.eye(3), np.ones(3))]
    for name, make in {"cubic": lambda: interpolate.CubicSpline(x, np.c_[x, x], bc_type="natural"), "periodic": lambda: interpolate.CubicSpline(x, np.r_[x[:-1] * 0, 0], bc_type="periodic"), "pchip": lambda: interpolate.PchipInterpolator(x, x, extrapolate=False), "akima": lambda: interpolate.Akima1DInterpolator(x, x**2),
                       "derived": lambda: interpolate.CubicSpline(x, x).derivative(), "integral": lambda: interpolate.PPoly(np.ones((2, 3)), [0, 1, 2, 3]).antiderivative(), "bernstein": lambda: interpolate.BPoly.from_derivatives([0, 1], [[0, 1], [1, 2]]), "krogh": lambda: interpolate.KroghInterpolator([0, 1], [1, 2]),
                       "barycentric": lambda: interpolate.BarycentricInterpolator([0, 1, 2], [1, 2, 0]), "made": lambda: interpolate.make_interp_spline(x, x, k=5), "rectangle": lambda: interpolate.RectBivariateSpline(x, x, np.ones((16, 16))), "univariate": lambda: interpolate.InterpolatedUnivariateSpline(x, x, ext="const").derivative(),
                       "smooth": lambda: interpolate.UnivariateSpline(x, x, w=np.ones(16), s=0.1), "linear": lambda: interpolate.interp1d(x, x, fill_value=(0.0, 1.0), bounds_error=False), "splrep": lambda: interpolate.splrep(x, x), "splprep": lambda: interpolate.splprep([x, x]),
                       "nearest": lambda: interpolate.NearestNDInterpolator(points, points[:, 0]), "tree": lambda: interpolate.NearestNDInterpolator(points, points[:, 0], tree_options={"leafsize": 4}), "rational": lambda: interpolate.FloaterHormannInterpolator(x, x), "delaunay": lambda: interpolate.LinearNDInterpolator(spatial.Delaunay(points), x)}.items():
        yield f"interpolated_{name}", make
    for name in ["thin_plate_spline", "gaussian", "inverse_quadratic", "quintic"]:
        yield f"radial_{name}", lambda: interpolate.RBFInterpolator(points, points, kernel=name, epsilon=1.0, neighbors=8, degree=None)
    for name in ["linear", "nearest", "slinear", "pchip", "quintic"]:
        yield f"grid_{name}", lambda: interpolate.RegularGridInterpolator((x, x), np.ones((16, 16)), method=name, bounds_error=False, fill_value=None)
    for name, arguments in {"norm": (1, 2), "t": (3, 0.5), "gamma": (2.0, 0, 3), "beta": (1, 2, 0, 4), "lognorm": (0.5,), "skewnorm": (1.0,), "genextreme": (0.1,), "weibull_max": (2.0,), "levy_stable": (1.5, 0.5), "vonmises": (1.0,), "truncnorm": (-1, 1), "ksone": (10,), "kstwobign": (), "nct": (3, 0.5), "studentized_range": (3, 10), "betabinom": (5, 1, 2), "hypergeom": (20, 7, 12),
                            "nhypergeom": (20, 7, 3), "skellam": (1, 2), "boltzmann": (1.0, 5), "yulesimon": (2.0,), "multivariate_normal": ([0, 1], 2.0), "dirichlet": ([1, 2, 3],), "uniform_direction": (2,), "ortho_group": (3,), "unitary_group": (2,), "random_correlation": ([0.5, 1.5],), "normal_inverse_gamma": (1.0,)}.items():
        yield f"frozen_{name}", lambda: {"distribution": getattr(stats, name)(*arguments), "args": arguments}
    yield "laws", lambda: [stats.norm, stats.expon, stats.rv_histogram(np.histogram(x, 4)), stats.rv_discrete(name="mine", values=([1, 5], [0.4, 0.6])), stats.multivariate_normal, stats.norm.cdf, stats.norm(1).rvs, stats.binom(3, 0.5).pmf]
    yield "densities", lambda: [stats.gaussian_kde(points.T, bw_method=0.3), stats.gaussian_kde(x, weights=x), stats.gaussian_kde(x, "silverman")]
    yield "covariances", lambda: [stats.Covariance.from_diagonal([1, 2]), stats.Covariance.from_cholesky(np.eye(2)), stats.multivariate_normal([0, 0], stats.Covariance.from_precision(np.eye(2)))]
    yield "mixtures", lambda: [stats.Uniform(a=0.0, b=1.0), stats.truncate(stats.Normal(), 0, 1), stats.exp(stats.Normal()), stats.order_statistic(stats.Normal(), r=1, n=3), stats.abs(stats.Normal())]
    for method in ["Nelder-Mead", "Newton-CG", "TNC", "COBYLA", "SLSQP", "trust-exact", "dogleg", "L-BFGS-B", "COBYQA"]:
        yield f"minimized_{method}", lambda: optimize.minimize(optimize.rosen, [0.5, 0.5], jac=optimize.rosen_der if method not in ("Nelder-Mead", "COBYLA", "COBYQA") else None, hess=optimize.rosen_hess if method in ("Newton-CG", "trust-exact", "dogleg") else None, method=method, options={"maxiter": 3} if method != "TNC" else {})
    for method in ["hybr", "lm", "broyden1", "anderson", "krylov", "df-sane"]:
        yield f"root_{method.replace('-', '')}", lambda: optimize.root(np.cos, [1.0], method=method)
    yield "solved", lambda: [optimize.basinhopping(optimize.rosen, [1, 1], niter=1), optimize.direct(optimize.rosen, [(0, 2), (0, 2)], maxiter=2), optimize.least_squares(optimize.rosen_der, [1, 1], loss="soft_l1", bounds=(0, 2)), optimize.linear_sum_assignment(np.eye(3)), optimize.nnls(np.eye(2), [1, 2]), optimize.isotonic_regression([1, 0]) if hasattr(optimize, "isotonic_regression") else 0,
                             optimize.lsq_linear(np.eye(2), [1, 2]), optimize.quadratic_assignment(np.eye(2), np.eye(2)), optimize.fixed_point(np.cos, 1.0), optimize.brentq(np.cos, 0, 3, full_output=True), optimize.newton(np.cos, 1.0, full_output=True)]
    yield "limits", lambda: [optimize.Bounds([0, 0], [1, np.inf], keep_feasible=True), optimize.NonlinearConstraint(optimize.rosen, 0, 1, jac=optimize.rosen_der, hess=optimize.BFGS()), optimize.LinearConstraint([[1, 1]], 0, 1), optimize.SR1(init_scale=2.0), optimize.LbfgsInvHessProduct(np.eye(2), np.eye(2))]
    yield "filters", lambda: [signal.butter(3, 0.2, output="sos"), signal.cheby1(2, 1, 0.3, output="zpk"), signal.StateSpace(np.eye(2), [[1], [0]], [[1, 0]], 0, dt=0.1), signal.lti([1], [1, 2, 1]).to_zpk(), signal.TransferFunction([1, 2], [1], dt=True), signal.lti([1], [1, 1]).to_ss(), signal.place_poles(np.eye(2), np.eye(2), [0.1, 0.2]), signal.ShortTimeFFT.from_window("hann", 1.0, 8, 4) if hasattr(signal, "ShortTimeFFT") else 0]
    yield "spatial", lambda: [spatial.cKDTree(points, leafsize=2), spatial.KDTree(points).query(points, 2), spatial.KDTree(points).sparse_distance_matrix(spatial.KDTree(points), 1.0), spatial.distance.squareform(spatial.distance.pdist(points)), spatial.procrustes(points, points)[0], spatial.minkowski_distance(points, points)]
    yield "rotated", lambda: [spatial.transform.Rotation.from_euler("xyz", [[1, 2, 3]], degrees=True), spatial.transform.Rotation.identity(3), spatial.transform.Rotation.create_group("I"), spatial.transform.Slerp([0, 1], spatial.transform.Rotation.identity(2))]
    yield "integrated", lambda: [integrate.solve_ivp(_falls, (0, 1), [1.0, 2.0], method=m, dense_output=True) for m in ("RK45", "RK23", "DOP853", "Radau", "BDF", "LSODA")]
    yield "quadratures", lambda: [integrate.nquad(np.add, [[0, 1], [0, 1]]), integrate.cubature(np.sum, [0], [1]) if hasattr(integrate, "cubature") else 0, integrate.fixed_quad(np.cos, 0, 1), integrate.simpson(x)]
    yield "regressed", lambda: odr.ODR(odr.RealData(x, x, sx=0.1), odr.unilinear, beta0=[1.0, 0.0]).run()
    yield "odr_data", lambda: [odr.Data(x, x), odr.RealData(x, x), odr.quadratic, odr.polynomial(2), odr.exponential]
    yield "tests", lambda: [stats.ttest_ind(x, x + 1), stats.ks_2samp(x, x), stats.kstest(x, "norm"), stats.pearsonr(x, x), stats.spearmanr(x, x), stats.anderson(x), stats.bartlett(x, x), stats.friedmanchisquare(x, x, x), stats.mood(x, x), stats.ansari(x, x), stats.fligner(x, x), stats.power_divergence([1, 2]), stats.epps_singleton_2samp(x, x + 1), stats.dunnett(x, x, control=x) if hasattr(stats, "dunnett") else 0, stats.cramervonmises(x, "norm")]
    yield "intervals", lambda: [stats.binomtest(3, 9).proportion_ci(), stats.ttest_1samp(x, 0).confidence_interval(), stats.pearsonr(x, x**2).confidence_interval(), stats.bootstrap((x,), np.std, n_resamples=9, method="basic"), stats.mvsdist(x), stats.sobol_indices(func=_sum, n=8, dists=[stats.uniform()] * 2) if hasattr(stats, "sobol_indices") else 0]
    yield "sequences", lambda: [stats.qmc.Sobol(2, seed=1), stats.qmc.Halton(2, scramble=False), stats.qmc.LatinHypercube(2, optimization="random-cd", seed=2), stats.qmc.MultinomialQMC([0.5, 0.5], 3), stats.qmc.scale([[0.5]], 0, 2)]
    yield "samplers", lambda: [__import__("scipy.stats.sampling").stats.sampling.DiscreteAliasUrn([0.1, 0.9]), __import__("scipy.stats.sampling").stats.sampling.NumericalInversePolynomial(stats.norm())]
    yield "kept", lambda: {"fft": fft.rfft(x), "wavelet": linalg.hadamard(2), "labels": ndimage.label(np.eye(3)), "constants": __import__("scipy.constants").constants.physical_constants, "legendre": special.roots_legendre(2), "poly": special.chebyt(3), "jacobi": special.jacobi(2, 1, 1), "linkage": cluster.hierarchy.linkage(points, "ward"), "means": cluster.vq.kmeans2(points, 2, seed=1), "set": cluster.hierarchy.DisjointSet([1, 2])}
    yield "functions", lambda: [special.expit, special.gammaln, special.erf, np.linalg.norm, spatial.distance.euclidean, spatial.distance.cdist, stats.norm.logpdf, linalg.expm, signal.hilbert, ndimage.gaussian_filter, optimize.rosen, partial(stats.ttest_ind, equal_var=False), partial(signal.butter, 2), partial(interpolate.interp1d, kind="cubic"), partial(ndimage.zoom, zoom=2)]


def _falls(t, y):
    return -y


def _sum(x):
    return x.sum(axis=0)


def files():
    """What writes by its own means: to_pickle by every compression, HDF5 stores, memory maps, joblib that maps."""
    import joblib
    import pandas as pd

    x, _ = toy_data()
    frame = pd.DataFrame({"a": x[:, 0], "b": pd.Categorical(["u", "v"] * 20), "c": pd.date_range("2024", periods=40, tz="Asia/Seoul"), "d": [{"k": 1}] * 40, "e": pd.array([1, None] * 20, dtype="Int16")}).set_index(["b", "c"])
    for name, way in {"zip": {"method": "zip", "archive_name": "inner.pkl"}, "gz": {"method": "gzip", "compresslevel": 1, "mtime": 1}, "bz2": {"method": "bz2", "compresslevel": 9}, "zst": {"method": "zstd", "level": 3}, "xz": {"method": "xz", "preset": 1}, "tar": {"method": "tar", "mode": "w:bz2"}, "none": None}.items():
        yield f"frame_{name}.pkl", lambda path: frame.to_pickle(str(path), compression=way, protocol=4)
        yield f"series_{name}.pickle", lambda path: frame["a"].to_pickle(str(path), compression=way)
        yield f"index_{name}.p", lambda path: pd.to_pickle({"index": frame.index, "columns": frame.columns}, str(path), compression=way) if hasattr(pd, "to_pickle") else None
    for kind in ["fixed", "table"]:
        yield f"store_{kind}.h5", lambda path: frame.reset_index()[["a", "c"]].to_hdf(str(path), key="data/train", format=kind, complevel=5)
    yield "store_objects.hdf5", lambda path: pd.DataFrame({"a": ["x", "y"], "b": [1.5, 2.0]}).to_hdf(str(path), key="k", mode="w")
    yield "store_many.h5", lambda path: _stored(pd, frame, path)
    yield "mapped.npy", lambda path: np.lib.format.open_memmap(str(path), "w+", "f4", (3, 5)).flush()
    yield "mapped.dat", lambda path: np.memmap(str(path), "f4", "w+", shape=(64,)).flush()
    yield "remapped.joblib", lambda path: _remapped(joblib, x, path)
    yield "kept_map.pkl", lambda path: _mapped(path)
    for method, level in [("zlib", 0), ("gzip", 3), ("bz2", 5), ("xz", 4), ("lzma", 2), ("lz4", 9)]:
        yield f"kept_{method}{level}.joblib", lambda path: joblib.dump({"frame": frame, "arrays": [x, x.T, x[::2], np.array("a"), np.array([None, frame], dtype=object)], "sparse": __import__("scipy.sparse").sparse.csr_matrix(x)}, str(path), compress=(method, level))
    yield "kept_2.z", lambda path: joblib.dump(frame, str(path))
    yield "kept_3.gz", lambda path: joblib.dump([frame, x.astype(">f4"), np.zeros((0, 2)), x.astype("U")], str(path))
    yield "many.npz", lambda path: np.savez(path, *[x[:i] for i in range(3)], frame=frame.reset_index()["a"].to_numpy(), text=np.array("words"), when=np.array(["2024"], "M8[D]"), record=np.zeros(2, "i4,f8,U3"))
    yield "objects.npz", lambda path: np.savez_compressed(path, meta=np.array({"a": frame, "b": [1, "c"]}, dtype=object), ragged=np.array([np.arange(2), np.arange(3)], dtype=object))
    yield "text.txt", lambda path: np.savetxt(path, x)
    yield "raw.bin", lambda path: x.tofile(str(path))


def _stored(pd, frame, path):
    with pd.HDFStore(str(path), "w", complib="zlib") as store:
        store.put("train", frame["a"].reset_index(drop=True))
        store.append("log", pd.DataFrame({"n": [1, 2]}), data_columns=True)
        store.get_storer("train").attrs.metadata = {"scale": 0.5, "by": "make.py"}


def _remapped(joblib, x, path):
    at = str(path) + ".first"
    joblib.dump({"x": x, "y": np.arange(500.0)}, at)
    joblib.dump(joblib.load(at, mmap_mode="r"), str(path))


def _mapped(path):
    import pickle

    made = np.memmap(str(path) + ".dat", "i2", "w+", shape=(4, 4))
    path.write_bytes(pickle.dumps({"map": made, "part": made[1:]}))
