"""Labels and scores of scikit-learn models on Adult, digits and diabetes, and scikit-learn's metrics of them.

Input: the scored tables of the same models (adult_scored.parquet, digits_scored.csv, diabetes_scored.csv) in the folder given as
the first argument. Adult and digits: UCI, CC BY 4.0; diabetes: scikit-learn's package. Writes beside this file.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn import metrics as M

source, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
expected = {"scikit-learn": sklearn.__version__}


def averages(y, d):
    out = {}
    for average in ("macro", "weighted"):
        for name in ("precision", "recall", "f1"):
            value = getattr(M, f"{name}_score")(y, d, average=average, zero_division=np.nan)
            # With a class that has no value scikit-learn leaves it out of the mean; here that is null: undefined.
            per_class = getattr(M, f"{name}_score")(y, d, average=None, zero_division=np.nan)
            out[f"{name}-{average}"] = None if np.isnan(per_class).any() else value
    return out


def decisions(y, d):
    return {
        "accuracy": M.accuracy_score(y, d),
        "balanced-accuracy": M.balanced_accuracy_score(y, d),
        "mcc": M.matthews_corrcoef(y, d),
        "cohen-kappa": M.cohen_kappa_score(y, d),
        **averages(y, d),
    }


def ece(happened, confidence, bins=15):
    index = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs((happened - confidence)[index == b].sum()) for b in range(bins)) / len(happened)


adult = pd.read_parquet(source / "adult_scored.parquet")
names = ["adult_lr", "adult_gb", "adult_gb_better", "adult_gb_regressed"]
adult[["y"] + [f"score_{m}" for m in names]].to_csv(here / "adult_scored.csv.gz", index=False, compression={"method": "gzip", "mtime": 0})
y, w = adult.y.to_numpy(), adult.hours_per_week.to_numpy()
for m in names:
    s = adult[f"score_{m}"].to_numpy()
    d = (s > 0.5).astype(int)
    expected[m] = decisions(y, d) | {
        "precision": M.precision_score(y, d), "recall": M.recall_score(y, d), "f1": M.f1_score(y, d),
        "roc-auc": M.roc_auc_score(y, s), "average-precision": M.average_precision_score(y, s),
        "log-loss": M.log_loss(y, s), "brier": M.brier_score_loss(y, s), "ece": ece(y, s),
    }

digits = pd.read_csv(source / "digits_scored.csv")
names = ["digits_mlp", "digits_mlp_better", "digits_mlp_regressed"]
digits[["y"] + [f"{m}_p{k}" for m in names for k in range(10)]].to_csv(here / "digits_scored.csv.gz", index=False, compression={"method": "gzip", "mtime": 0})
y = digits.y.to_numpy()
for m in names:
    p = digits[[f"{m}_p{k}" for k in range(10)]].to_numpy()
    q, d = p / p.sum(1, keepdims=True), p.argmax(1)
    expected[m] = decisions(y, d) | {
        "roc-auc-ovr": M.roc_auc_score(y, q, multi_class="ovr"), "log-loss": M.log_loss(y, q), "brier": M.brier_score_loss(y, q),
        "top-k(k=2)": M.top_k_accuracy_score(y, p, k=2), "top-k(k=3)": M.top_k_accuracy_score(y, p, k=3), "ece": ece((d == y).astype(float), q.max(1)),
    }

diabetes = pd.read_csv(source / "diabetes_scored.csv")
diabetes[["y", "pred"]].to_csv(here / "diabetes_scored.csv.gz", index=False, compression={"method": "gzip", "mtime": 0})
y, p = diabetes.y.to_numpy(), diabetes.pred.to_numpy()
expected["diabetes_ridge"] = {
    "mae": M.mean_absolute_error(y, p), "rmse": M.root_mean_squared_error(y, p), "r2": M.r2_score(y, p),
    "mape": M.mean_absolute_percentage_error(y, p), "quantile-loss(quantile=0.9)": M.mean_pinball_loss(y, p, alpha=0.9),
}

# Labels nearer to 0 than double precision's epsilon count as that.
y, p = [1e-20, -1e-17, 2.0], [1.0, 0.5, 1.0]
expected["labels_near_0"] = {"y": y, "pred": p, "mape": M.mean_absolute_percentage_error(y, p)}

# Weighted: scikit-learn's sample_weight on a small table that stands in full beside the values.
rng = np.random.default_rng(7)
y, s, w = rng.integers(0, 2, 60), np.round(rng.random(60), 1), np.round(rng.random(60) * 3 + 0.1, 2)
d = (s > 0.5).astype(int)
kw = dict(sample_weight=w)
expected["weighted"] = {
    "y": y.tolist(), "s": s.tolist(), "w": w.tolist(),
    "values": {
        "accuracy": M.accuracy_score(y, d, **kw), "balanced-accuracy": M.balanced_accuracy_score(y, d, **kw), "precision": M.precision_score(y, d, **kw),
        "recall": M.recall_score(y, d, **kw), "f1": M.f1_score(y, d, **kw), "f1-macro": M.f1_score(y, d, average="macro", **kw),
        "f1-weighted": M.f1_score(y, d, average="weighted", **kw), "mcc": M.matthews_corrcoef(y, d, **kw), "cohen-kappa": M.cohen_kappa_score(y, d, **kw),
        "roc-auc": M.roc_auc_score(y, s, **kw), "average-precision": M.average_precision_score(y, s, **kw), "log-loss": M.log_loss(y, np.clip(s, 0.01, 0.99), **kw),
        "brier": M.brier_score_loss(y, s, **kw),
    },
}
json.dump(expected, open(here / "expected.json", "w"), indent=1, default=float)
