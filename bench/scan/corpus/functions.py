"""Public functions of numerical packages: what FunctionTransformer, scorers and kernels hold."""
import importlib
from functools import partial

import numpy as np

MODULES = ["numpy", "numpy.linalg", "numpy.fft", "numpy.char", "numpy.strings", "numpy.ma", "scipy.fft", "scipy.stats.mstats", "scipy.special", "scipy.linalg", "scipy.stats", "math", "statistics", "sklearn.metrics",
           "sklearn.metrics.pairwise", "sklearn.utils.extmath", "sklearn.feature_selection", "sklearn.preprocessing", "sklearn.utils", "sklearn.decomposition",
           "sklearn.linear_model", "sklearn.cluster", "sklearn.covariance", "sklearn.gaussian_process.kernels", "scipy.spatial.distance",
           "scipy.signal", "scipy.signal.windows", "scipy.ndimage", "scipy.optimize", "scipy.sparse", "scipy.interpolate", "torch.nn.functional", "torch._C._nn",
           "torchvision.ops", "torchvision.transforms.functional"]
# Of modules whose other functions read and write files, or call methods by their names: those that only compute of what they are given.
CHOSEN = {
    "pandas": """isna isnull notna notnull to_numeric to_datetime to_timedelta get_dummies cut qcut factorize unique concat merge melt lreshape
        wide_to_long date_range period_range timedelta_range interval_range bdate_range merge_asof merge_ordered json_normalize infer_freq
        crosstab from_dummies DataFrame Series Categorical Index""",
    "pandas.DataFrame": """abs add_prefix add_suffix align all any astype at_time between_time bfill clip copy corr corrwith count cov cummax cummin
        cumprod cumsum describe diff div dot drop drop_duplicates dropna duplicated explode ffill fillna filter first_valid_index floordiv get
        head idxmax idxmin infer_objects interpolate isin isna isnull items join kurt last_valid_index mask max mean median melt merge min mod mode
        mul nlargest notna notnull nsmallest nunique pct_change pow prod quantile rank reindex rename replace reset_index rolling round sample
        select_dtypes sem set_axis set_index shift skew sort_index sort_values squeeze stack std sub sum swaplevel tail take to_dict to_numpy
        transpose truediv truncate tz_convert tz_localize unstack update value_counts values var where xs""",
    "pandas.Series": """abs astype between clip cumsum diff dropna fillna isin isna max mean min notna nunique quantile rank replace round shift
        to_frame to_list to_numpy tolist unique value_counts""",
    "sklearn.metrics._scorer": "negative_likelihood_ratio positive_likelihood_ratio",
    "scipy.sparse.csr_matrix": "astype copy max mean min multiply power sum toarray tocoo tocsc tocsr todense transpose",
    "torchvision.transforms.v2._utils": "_find_labels_default_heuristic",
}


def public_functions():
    """Pairs of module and its functions; the allowlist leaves those out that are known to be dangerous."""
    for name in MODULES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        public = getattr(module, "__all__", None) or [n for n in dir(module) if not n.startswith("_")]
        things = (getattr(module, n, None) for n in public)
        yield name.replace(".", "_"), [t for t in things if callable(t) and (not isinstance(t, type) or issubclass(t, np.generic))]
    yield from chosen_functions()


def chosen_functions():
    for name, chosen in CHOSEN.items():
        module, *inside = name.split(".")
        try:
            owner = importlib.import_module(module)
            for part in inside:
                owner = getattr(owner, part) if hasattr(owner, part) else importlib.import_module(f"{owner.__name__}.{part}")
        except ImportError:
            continue
        found = [getattr(owner, n) for n in chosen.split() if callable(getattr(owner, n, None))]
        yield f"{name.replace('.', '_')}_chosen", found
        yield f"{name.replace('.', '_')}_partial", [partial(thing) for thing in found]
