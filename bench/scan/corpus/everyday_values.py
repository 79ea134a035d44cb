"""Values of NumPy, SciPy and pandas that stand in people's files and that no other maker here writes; joblib by levels, protocols and handles."""
import datetime
import decimal
import gzip
import bz2
import lzma
import uuid
from functools import partial

import numpy as np
from estimators import toy_data


def arrays():
    yield "functions", lambda: [np.vectorize(abs, otypes=[float]), np.vectorize(divmod, signature=None), partial(np.full_like, fill_value=0.0), np.random.default_rng, np.random.RandomState]
    yield "errors", lambda: [np.linalg.LinAlgError("singular"), ValueError("x", 1), FloatingPointError("y"), OverflowError(), ZeroDivisionError("z")]
    yield "kinds", lambda: [np.floating, np.integer, np.number, np.generic, np.character, np.object_, np.longdouble, np.intp, np.double]
    yield "types", lambda: [type(np.dtype("f8")), type(np.dtype("O")), type(np.dtype("M8[ns]"))]
    yield "limits", lambda: [np.iinfo("i4"), np.finfo("f4")]
    yield "grids", lambda: [np.mgrid[0:2, 0:2], np.ogrid[0:2, 0:2], np.ix_([0, 1], [1, 2]), np.meshgrid([1, 2], [3, 4])]
    yield "memory", lambda: memoryview(b"ab").obj
    yield "picked", lambda: np.lib.stride_tricks.sliding_window_view(np.arange(6), 3)
    yield "big", lambda: [np.arange(300_000, dtype="f8").reshape(300, 1000), np.zeros(200_000, "O")]
    yield "dates", lambda: [np.busdaycalendar("1111100"), np.arange("2024-01", "2024-03", dtype="M8[D]")]
    yield "python", lambda: [np.array([datetime.date(2024, 1, 1), decimal.Decimal(1), uuid.UUID(int=1), {1}, (2,)], dtype=object)]
    yield "generator_kept", lambda: {"rng": np.random.default_rng(5), "bits": np.random.PCG64DXSM(1), "philox": np.random.Philox(key=3), "old": np.random.RandomState(np.random.MT19937(2))}


def science():
    from scipy import integrate, interpolate, optimize, signal, sparse, spatial, stats

    x = np.linspace(0.1, 1, 20)
    points = np.random.RandomState(0).normal(size=(20, 2))
    yield "smoothing", lambda: interpolate.make_smoothing_spline(x, x**2)
    yield "least_squares", lambda: interpolate.make_lsq_spline(x, x, np.r_[[0.1] * 4, 0.5, [1.0] * 4])
    yield "sphere", lambda: interpolate.SmoothSphereBivariateSpline(np.tile(x, 3), np.repeat(x, 3), np.ones(60), s=100)
    yield "rect_sphere", lambda: interpolate.RectSphereBivariateSpline(x, x, np.ones((20, 20)))
    yield "cubic_grid", lambda: interpolate.RegularGridInterpolator((x, x), np.ones((20, 20)), method="cubic")
    yield "functions", lambda: [interpolate.interp1d(x, np.c_[x, x].T, kind=k, axis=-1) for k in ("zero", "slinear", "quadratic", "cubic", "previous", "next")]
    yield "curve", lambda: optimize.curve_fit(_line, x, x)
    yield "optima", lambda: [optimize.minimize_scalar(np.cos), optimize.linprog([1, 2], bounds=(0, 1)), optimize.brute(np.cos, ((0, 1),)), optimize.shgo(np.sum, [(0, 1)]), optimize.dual_annealing(np.sum, [(0, 1)], maxiter=2)]
    yield "evolved", lambda: optimize.differential_evolution(np.sum, [(0, 1)], maxiter=1)
    yield "milp", lambda: optimize.milp([1, 2], integrality=[1, 0], bounds=optimize.Bounds(0, 1))
    yield "integral", lambda: [integrate.quad(np.cos, 0, 1, full_output=1), integrate.quad_vec(np.cos, 0, 1)]
    yield "solver", lambda: integrate.solve_ivp(_line, (0, 1), [1.0], method="LSODA", t_eval=[0, 1])
    yield "fitted", lambda: stats.fit(stats.norm, x, [(0, 1), (0, 1)])
    yield "tests", lambda: [stats.permutation_test((x, x + 1), _difference, n_resamples=9), stats.monte_carlo_test(x, stats.norm.rvs, np.mean, n_resamples=9), stats.goodness_of_fit(stats.norm, x, n_mc_samples=9)]
    yield "tables", lambda: [stats.contingency.crosstab([1, 2], [1, 2]), stats.contingency.relative_risk(1, 2, 3, 4), stats.contingency.odds_ratio([[1, 2], [3, 4]]), stats.barnard_exact([[1, 2], [3, 4]]), stats.boschloo_exact([[1, 2], [3, 4]], n=8)]
    yield "results", lambda: [stats.binomtest(3, 5), stats.entropy([1, 2]), stats.linregress(x, x**2), stats.page_trend_test([[1, 2, 3], [2, 3, 4]]), stats.alexandergovern(x, x + 1), stats.ttest_rel(x, x**2), stats.ttest_1samp(x, 0), stats.somersd(x, x), stats.poisson_means_test(1, 2, 3, 4)]
    yield "binned", lambda: [stats.binned_statistic(x, x), stats.relfreq(x), stats.sigmaclip(x), stats.probplot(x), stats.boxcox(x), stats.yeojohnson(x), stats.mode([1, 1, 2]), stats.find_repeats([1, 1])]
    yield "survival", lambda: [stats.ecdf(stats.CensoredData([1.0, 2.0], right=[3.0])), stats.CensoredData([1.0, 2.0]), stats.logrank([1, 2], [3, 4])]
    yield "frozen_kept", lambda: {"C": stats.loguniform(1e-3, 1e3), "d": stats.randint(1, 9), "m": stats.rv_histogram((np.array([1, 2]), np.array([0, 1, 2])), density=False)}
    yield "hull", lambda: [spatial.ConvexHull(points).simplices, spatial.Delaunay(points).simplices, spatial.SphericalVoronoi(np.vstack([np.eye(3), -np.eye(3)]))]
    yield "turned", lambda: spatial.transform.Rotation.from_matrix(np.eye(3)) if not hasattr(spatial.transform, "RigidTransform") else spatial.transform.RigidTransform.identity()
    yield "matrices", lambda: [sparse.csr_matrix((3, 3), dtype="f4"), sparse.hstack([sparse.eye(2), sparse.eye(2)]), sparse.kron(sparse.eye(2), [[1, 2]]), sparse.random(3, 3, 0.5, format="lil")]
    yield "solved", lambda: [sparse.linalg.LaplacianNd((2, 2)) if hasattr(sparse.linalg, "LaplacianNd") else 0, sparse.linalg.aslinearoperator(np.eye(2)).T, sparse.linalg.aslinearoperator(np.eye(2)) * 2]
    yield "filter", lambda: [signal.iirfilter(2, 0.3, btype="low"), signal.firwin(3, 0.5), signal.freqz([1, 2]), signal.find_peaks(x), signal.windows.hann(4), signal.CZT(4) if hasattr(signal, "CZT") else 0, signal.ZoomFFT(4, 0.5) if hasattr(signal, "ZoomFFT") else 0]


def _line(t, y=0.0, *rest):
    return t + y


def _difference(a, b, axis=0):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def frames():
    import pandas as pd

    days = pd.date_range("2024-01-01", periods=4, freq="D")
    frame = pd.DataFrame({"when": days, "n": [1, 2, 3, 4], "s": list("aabb"), "f": [0.5, None, 1.5, 2.5]})
    yield "objects", lambda: pd.DataFrame({"a": [datetime.date(2024, 1, 1), decimal.Decimal("1.5"), uuid.UUID(int=2), pd.Timestamp("2024", tz="UTC")], "b": [{1: 2}, [3], None, pd.NaT]})
    yield "windows", lambda: [pd.api.indexers.FixedForwardWindowIndexer(window_size=2), frame["n"].rolling(2, win_type="hamming"), frame.rolling("2D", on="when"), frame["n"].expanding(2)]
    yield "grouped", lambda: [frame.groupby(["s", "n"]), frame["f"].groupby(frame["s"]), frame.groupby(pd.Grouper(key="when", freq="D")), frame.groupby("s")["f"].rolling(2)]
    yield "arrays", lambda: [pd.arrays.DatetimeArray._from_sequence(days), pd.arrays.TimedeltaArray._from_sequence(pd.to_timedelta(["1D"])), pd.arrays.SparseArray([0.0, 1.0], fill_value=0.0), pd.arrays.BooleanArray(np.array([True]), np.array([False]))]
    yield "crosstab", lambda: [pd.crosstab(frame["s"], frame["n"]), frame.set_index(["s", "n"]).unstack(), frame.melt(), frame.stack() if hasattr(frame, "stack") else 0]
    yield "levels", lambda: pd.MultiIndex.from_product([days[:2], pd.Categorical(["a", "b"]), pd.interval_range(0, 2)], names=["d", "c", "i"])
    yield "statistics", lambda: {"mean": frame["f"].mean(), "mode": frame["s"].mode(), "dtypes": frame.dtypes, "corr": frame[["n", "f"]].corr(), "counts": frame["s"].value_counts(), "info": frame.memory_usage()}
    yield "errors", lambda: [pd.errors.EmptyDataError("a"), pd.errors.ParserError("b"), pd.errors.MergeError("c"), KeyError("d")]
    yield "kinds", lambda: [pd.DataFrame, pd.Series, pd.Timestamp, pd.Categorical, pd.Index, pd.NaT.__class__, pd.Float64Dtype, pd.Period]
    yield "functions", lambda: [partial(pd.DataFrame.rename, columns={"a": "b"}), partial(pd.DataFrame.assign, a=1), pd.DataFrame.reset_index, partial(pd.Series.map, arg={"a": 1}), pd.Series.str, pd.Series.dt]
    yield "accessors", lambda: [frame["s"].str, frame["when"].dt, frame["s"].astype("category").cat]
    yield "offsets", lambda: [pd.tseries.frequencies.to_offset(f) for f in ("2W-MON", "BQE-MAR" if pd.__version__ >= "2.2" else "BQ-MAR", "3D", "90min", "B")]
    yield "wide", lambda: pd.DataFrame(np.zeros((50, 300), "f4"), columns=[f"c{i}" for i in range(300)]).astype({"c0": "category", "c1": "Int8"})
    yield "zones", lambda: pd.DataFrame({"a": days.tz_localize("Asia/Kolkata"), "b": days.tz_localize(datetime.timezone.utc), "c": days.tz_localize(datetime.timezone(datetime.timedelta(hours=5)))})


def by_joblib():
    """The same kept things by every level of every compressor, by protocols, and through open handles."""
    import joblib
    from sklearn.ensemble import GradientBoostingRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    x, y = toy_data()
    model = make_pipeline(FunctionTransformer(partial(np.clip, a_min=-1, a_max=1)), GradientBoostingRegressor(n_estimators=2)).fit(x, x[:, 0])
    kept = {"model": model, "data": np.arange(40_000.0).reshape(200, 200), "names": np.array(["a", None], dtype=object), "order": np.asfortranarray(x)}
    for method in ["zlib", "gzip", "bz2", "lzma", "xz", "lz4"]:
        for level in range(1, 10):
            yield f"{method}_{level}.joblib", lambda path: joblib.dump(kept, str(path), compress=(method, level))
    for protocol in range(5):
        yield f"protocol_{protocol}.joblib", lambda path: joblib.dump(kept, str(path), protocol=protocol)
    for name, opener in {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}.items():
        yield f"handle.pkl.{name}", lambda path: _through(opener, path, kept)
    yield "named.pkl", lambda path: joblib.dump(kept, str(path), compress=True)
    yield "list.sav", lambda path: joblib.dump([model, "auc", 0.5, x], str(path))


def _through(opener, path, kept):
    import joblib

    with opener(str(path), "wb") as file:
        joblib.dump(kept, file)
