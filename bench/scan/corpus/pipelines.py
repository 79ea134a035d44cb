"""Every estimator behind functions: FunctionTransformer and partial with everything of NumPy, SciPy, pandas and scikit-learn that people put there,
written in turn by every protocol of pickle and every compressor of joblib."""
import pickle
from functools import partial

import numpy as np
from estimators import fitted, kinds, toy_data

COMPRESSORS = [0, 1, 9, ("zlib", 6), ("gzip", 1), ("gzip", 9), ("bz2", 9), ("lzma", 6), ("xz", 6), ("lz4", 1)]
ENDINGS = {"zlib": ".z", "gzip": ".gz", "bz2": ".bz2", "lzma": ".lzma", "xz": ".xz", "lz4": ".lz4"}


def functions():
    import pandas as pd
    from scipy import ndimage, signal, special, stats
    from sklearn import metrics, preprocessing, utils

    yield from [np.log2, np.log10, np.expm1, np.cbrt, np.square, np.reciprocal, np.rint, np.arcsinh, np.arctan, np.fabs, np.floor, np.ceil, np.trunc, np.isnan,
                np.isfinite, np.signbit, np.rad2deg, np.sinc, np.cumsum, np.gradient, np.fliplr, np.atleast_2d, np.ravel, np.squeeze, np.transpose, np.real,
                np.angle, np.unwrap, np.ascontiguousarray, np.asarray, np.sort, np.argsort, np.diff, np.rot90, np.float64, np.fft.rfft, np.vstack, np.hstack]
    for module, names in [(special, "expit logit erf gammaln digamma softmax log_softmax entr exp10"), (stats, "zscore rankdata"), (signal, "detrend hilbert"),
                          (ndimage, "sobel laplace")]:
        yield from (getattr(module, name) for name in names.split() if hasattr(module, name))
    yield from [preprocessing.scale, preprocessing.minmax_scale, preprocessing.maxabs_scale, preprocessing.robust_scale, preprocessing.normalize,
                utils.check_array, utils.as_float_array, metrics.pairwise.cosine_similarity, metrics.pairwise.rbf_kernel, utils.extmath.softmax]
    yield from [pd.DataFrame, pd.get_dummies, pd.isna, pd.notnull, pd.to_numeric, pd.DataFrame.to_numpy, pd.DataFrame.abs, pd.DataFrame.dropna, pd.Series]


def partials():
    import pandas as pd
    from scipy import ndimage, signal, special, spatial, stats
    from sklearn import metrics, preprocessing

    yield from [partial(np.clip, a_min=-1.0, a_max=np.inf), partial(np.round, decimals=2), partial(np.digitize, bins=np.array([0.0, 0.5])),
                partial(np.interp, xp=[0, 1], fp=[0.0, 2.0]), partial(np.take, indices=[0, 1], axis=1), partial(np.delete, obj=[0], axis=1),
                partial(np.nan_to_num, nan=-1.0), partial(np.power, 2.0), partial(np.maximum, 0), partial(np.multiply, np.array([1, 2, 3, 4])),
                partial(np.reshape, newshape=(-1, 2)), partial(np.roll, shift=1, axis=0), partial(np.pad, pad_width=1, mode="edge"), partial(np.subtract, 1),
                partial(np.percentile, q=[5, 95], axis=0), partial(np.nanquantile, q=0.5), partial(np.linalg.norm, axis=1, ord=2), partial(np.tile, reps=2),
                partial(np.apply_along_axis, np.sort, 1), partial(np.dot, b=np.eye(4)), partial(np.einsum, "ij->ji"), partial(np.asarray, dtype=np.float32),
                partial(np.isin, test_elements=[1, 2]), partial(np.searchsorted, np.arange(3)), partial(np.logaddexp, 0), partial(np.expand_dims, axis=0)]
    yield from [partial(special.boxcox, lmbda=0.5), partial(special.xlogy, 1.0), partial(stats.trim_mean, proportiontocut=0.1), partial(stats.zscore, axis=1),
                partial(signal.savgol_filter, window_length=3, polyorder=1), partial(ndimage.gaussian_filter1d, sigma=1), partial(stats.boxcox1p if
                hasattr(stats, "boxcox1p") else special.boxcox1p, lmbda=0), partial(spatial.distance.minkowski, p=3), partial(signal.medfilt, kernel_size=3)]
    yield from [partial(preprocessing.binarize, threshold=0.1), partial(preprocessing.quantile_transform, n_quantiles=5, copy=True),
                partial(preprocessing.power_transform, method="yeo-johnson"), partial(preprocessing.label_binarize, classes=[0, 1]),
                partial(metrics.pairwise.polynomial_kernel, degree=2), partial(metrics.fbeta_score, beta=0.5), partial(metrics.mean_pinball_loss, alpha=0.1) if
                hasattr(metrics, "mean_pinball_loss") else partial(metrics.log_loss, eps=1e-9), partial(preprocessing.add_dummy_feature, value=1.0)]
    yield from [partial(pd.DataFrame, columns=list("abcd")), partial(pd.get_dummies, drop_first=True), partial(pd.cut, bins=[0, 1, 2], labels=False),
                partial(pd.to_numeric, errors="coerce"), partial(pd.to_datetime, format="%Y-%m-%d"), partial(pd.DataFrame.fillna, value=0), partial(pd.qcut, q=4),
                partial(pd.DataFrame.astype, dtype="float32"), partial(pd.DataFrame.clip, lower=0), partial(partial(np.clip, a_min=0), a_max=1)]


def grid():
    """Pairs of file name and what writes it: estimator i stands behind function i and partial i."""
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    x, y = toy_data()
    plain, chosen = list(functions()), list(partials())
    for i, (name, cls) in enumerate(kinds()):
        f, g = plain[i % len(plain)], chosen[i % len(chosen)]
        steps = [FunctionTransformer(f, validate=i % 2 == 0), FunctionTransformer(g, inverse_func=plain[(i + 7) % len(plain)], kw_args=None if i % 3 else {})]
        yield from saved(i, name, lambda: make_pipeline(*steps, _without_failing(cls)))
    for i, f in enumerate(plain + chosen):
        yield from saved(i + 3, f"alone_{i}", lambda: FunctionTransformer(f))


def _without_failing(cls):
    try:
        return fitted(cls)
    except TypeError:  # a constructor that needs more
        return "passthrough"


def saved(i, name, make):
    if i % 2 == 0:
        protocol = (i // 2) % (pickle.HIGHEST_PROTOCOL + 1)
        yield f"{name}_p{protocol}.pkl", lambda path: path.write_bytes(pickle.dumps(make(), protocol=protocol))
    else:
        compressor = COMPRESSORS[(i // 2) % len(COMPRESSORS)]
        ending = ENDINGS[compressor[0]] if isinstance(compressor, tuple) else ""
        yield f"{name}.joblib{ending}", partial(_by_joblib, make, compressor)


def _by_joblib(make, compressor, path):
    import joblib

    joblib.dump(make(), str(path), compress=compressor)
