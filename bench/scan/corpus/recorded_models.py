"""Every estimator in a record of its run, as scripts keep them: python recorded_models.py <folder>. By dill, cloudpickle, joblib and pickle in turn."""
import datetime
import json
import pathlib
import sys
from functools import partial

import numpy as np
from composed import by_joblib, dumped, pickled, versions, written

WAYS = [("dill.pkl", partial(dumped, "dill")), ("cloud.pkl", partial(dumped, "cloudpickle")), ("joblib", partial(by_joblib, ("zlib", 3))), ("pkl", partial(pickled, 4))]


def records():
    from sklearn.utils import all_estimators

    x, y = np.random.RandomState(7).normal(size=(40, 4)), np.arange(40) % 2
    for name, kind in all_estimators() if "utils.testing" not in all_estimators.__module__ else all_estimators(include_meta_estimators=False):
        yield "model_" + name, lambda: {"model": _fitted(kind(), np.abs(x), y), "rows": np.int64(40), "score": np.float64(0.5), "seen": np.arange(4), "names": np.array(["a", "b"], dtype=object), "at": datetime.datetime(2025, 1, 1), "range": (np.float32(0), np.bool_(True))}


def _fitted(model, x, y):
    """As it is where these data are not for it."""
    try:
        return model.fit(x, y)
    except Exception:
        return model


def values():
    from scipy import interpolate, signal, sparse, spatial, stats

    import pandas as pd

    x = np.linspace(0.1, 3, 9)
    for name in ["norm", "uniform", "expon", "t", "beta", "gamma", "lognorm", "pareto", "weibull_min", "triang", "chi2", "cauchy", "binom", "geom", "randint", "nbinom"]:
        given = {"t": (3,), "beta": (1, 2), "gamma": (2,), "lognorm": (0.5,), "pareto": (2,), "weibull_min": (1.5,), "triang": (0.4,), "chi2": (2,), "binom": (5, 0.3), "geom": (0.3,), "randint": (1, 5), "nbinom": (3, 0.4)}.get(name, ())
        yield "law_" + name, lambda: {"C": getattr(stats, name)(*given), "n": [1, 2]}
    yield "density", lambda: stats.gaussian_kde(np.c_[x, x ** 2].T, bw_method="silverman")
    yield "splines", lambda: [interpolate.splrep(x, x), interpolate.Akima1DInterpolator(x, x), interpolate.InterpolatedUnivariateSpline(x, x), interpolate.BarycentricInterpolator(x, x)]
    yield "filters", lambda: [signal.butter(2, 0.2, output="sos"), signal.lti([1], [1, 1]), signal.get_window("hann", 4)]
    yield "graphs", lambda: [sparse.random(5, 5, 0.3, "csr", random_state=1), sparse.eye(3, format="dia"), spatial.cKDTree(np.c_[x, x]), spatial.ConvexHull(np.random.RandomState(1).normal(size=(9, 2))).vertices]
    frame = pd.DataFrame({"a": [1.5, None], "b": ["x", "y"], "c": pd.to_datetime(["2024-01-01", None]), "d": pd.Categorical(["u", "v"]), "e": [True, False]})
    yield "frame", lambda: {"train": frame, "test": frame.iloc[:1], "means": frame.mean(numeric_only=True), "dtypes": frame.dtypes, "kinds": frame.dtypes.to_dict(), "index": frame.columns}
    yield "series", lambda: [frame["b"], frame["d"].cat.categories, frame["c"].dt.year, frame["a"].isna(), frame.groupby("b").size(), frame["b"].value_counts()]
    yield "reshaped", lambda: [frame.melt(), frame.stack(), pd.crosstab(frame["b"], frame["d"]), frame.set_index(["b", "d"]).unstack()]
    yield "scalars", lambda: {"best": np.max(x), "where": np.argmax(x), "mean": x.mean(), "type": x.dtype, "kind": np.float32, "first": x[:1][0], "when": np.datetime64("2024-01-01"), "missing": pd.NaT}
    yield "histories", lambda: [{"loss": np.array([0.1, 0.2]), "epoch": i, "metrics": {"auc": np.float64(0.9)}} for i in range(3)]
    yield "functions", lambda: {"loss": np.square, "scale": partial(np.multiply, 2.0), "agg": [np.mean, np.median, np.nanstd], "clip": partial(np.clip, a_min=0, a_max=1)}


def boosters():
    import lightgbm
    import xgboost

    x, y = np.random.RandomState(7).normal(size=(40, 4)), np.arange(40) % 2
    quiet = {"n_estimators": 2, "min_child_samples": 2, "verbose": -1}
    yield "xgb", lambda: {"m": xgboost.XGBRegressor(n_estimators=2).fit(x, x[:, 0]), "b": xgboost.train({}, xgboost.DMatrix(x, y), 2)}
    yield "lgb", lambda: {"m": lightgbm.LGBMRegressor(**quiet).fit(x, x[:, 0]), "r": lightgbm.LGBMRanker(**quiet).fit(x, y, group=[20, 20])}
    yield "xgb_rank", lambda: xgboost.XGBRFClassifier(n_estimators=2).fit(x, y)
    yield "importance", lambda: dict(zip("abcd", lightgbm.LGBMClassifier(**quiet).fit(x, y).feature_importances_))


def networks():
    import torch
    from torch import nn

    yield "module", lambda: nn.Sequential(nn.Linear(3, 2), nn.Tanh())
    yield "state", lambda: nn.GRU(2, 2).state_dict()
    yield "tensors", lambda: [torch.ones(2), torch.eye(2).half(), nn.Parameter(torch.zeros(1)), torch.tensor([True])]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps(versions(), indent=2, sort_keys=True))
    for group in [records, values, boosters, networks]:
        try:
            for i, (name, make) in enumerate(group()):
                for suffix, save in (WAYS[i % 4], WAYS[(i + 1) % 4]):
                    written(folder / "recorded_{}".format(group.__name__) / "{}.{}".format(name, suffix), save, make)
        except ImportError as error:
            print("ends", group.__name__, error)


main(pathlib.Path(sys.argv[1]).resolve())
