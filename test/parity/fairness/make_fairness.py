"""Adult's test set by sex, race and both: rows by label and decision of two models, what fairlearn, AIF360 and Aequitas say of them, and proxies.

Input: ../metrics/adult_scored.csv.gz and examples/credit/data/test.parquet, whose rows are in one order (UCI Adult, CC BY 4.0).
Run: python make_fairness.py    (fairlearn, aif360, aequitas, pandas, pyarrow, scikit-learn) -> adult.json
"""
import json
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from fairlearn import metrics as fm
from sklearn import metrics as sk

warnings.filterwarnings("ignore")
from aequitas import Audit
from aif360.datasets import BinaryLabelDataset
from aif360.metrics import ClassificationMetric

here = Path(__file__).parent
sys.path.append(str(here.parent))
from category_area import by_category, repeats

people = pd.read_parquet(here / "../../../examples/credit/data/test.parquet")
scored = pd.read_csv(here / "../metrics/adult_scored.csv.gz")
y = scored["y"]
assert ((people["income"] == ">50K") == (y == 1)).all()
BY = {"sex": people["sex"], "race": people["race"], "sex × race": people["sex"] + " · " + people["race"]}
RATES = {
    "selection-rate": fm.selection_rate, "tpr": fm.true_positive_rate, "fpr": fm.false_positive_rate, "tnr": fm.true_negative_rate,
    "fnr": fm.false_negative_rate, "accuracy": sk.accuracy_score,
    "ppv": lambda t, d: sk.precision_score(t, d, zero_division=np.nan),
    "npv": lambda t, d: sk.precision_score(t, d, pos_label=0, zero_division=np.nan),
}
WHOLE = ["demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equalized_odds_ratio",
         "equal_opportunity_difference", "equal_opportunity_ratio"]
AIF = ["statistical_parity_difference", "disparate_impact", "equal_opportunity_difference", "average_odds_difference", "average_abs_odds_difference",
       "equalized_odds_difference", "false_positive_rate_difference", "false_discovery_rate_difference", "false_omission_rate_difference",
       "error_rate_difference", "error_rate_ratio", "theil_index", "generalized_entropy_index", "between_group_theil_index",
       "between_group_generalized_entropy_index", "coefficient_of_variation", "differential_fairness_bias_amplification"]
AEQUITAS = ["ppr", "pprev", "tpr", "fpr", "tnr", "fnr", "fdr", "for", "precision", "npv"]


NUMBERS = ["age", "fnlwgt", "education_num", "capital_gain", "capital_loss", "hours_per_week"]


def proxies(by):
    """Areas of telling a group by one number, in the better direction or by its values as categories; of several groups the best told."""
    area = lambda column, g: sk.roc_auc_score(by == g, people[column])
    order = {c: max(max(area(c, g), 1 - area(c, g)) for g in by.unique()) for c in NUMBERS}
    return {c: max(order[c], by_category(people[c], by)) if repeats(people[c]) else order[c] for c in NUMBERS}


def finite(value):
    if isinstance(value, dict):
        return {str(k): finite(v) for k, v in value.items()}
    value = float(value)
    return value if np.isfinite(value) else None


def counts(d, by):
    cell = lambda g, t, p: int(((by == g) & (y == t) & (d == p)).sum())
    return {g: {"tn": cell(g, 0, 0), "fp": cell(g, 0, 1), "fn": cell(g, 1, 0), "tp": cell(g, 1, 1)} for g in sorted(by.unique())}


def fairlearn(d, by):
    frame = fm.MetricFrame(metrics=RATES, y_true=y, y_pred=d, sensitive_features=by)
    out = {"overall": finite(frame.overall.to_dict()), "by_group": {g: finite(frame.by_group.loc[g].to_dict()) for g in frame.by_group.index}}
    for method in ("between_groups", "to_overall"):
        out[f"difference_{method}"] = finite(frame.difference(method=method).to_dict())
        out[f"ratio_{method}"] = finite(frame.ratio(method=method).to_dict())
    for name in WHOLE:
        for method in ("between_groups", "to_overall"):
            out[f"{name}/{method}"] = finite(getattr(fm, name)(y, d, sensitive_features=by, method=method))
    for name in ("equalized_odds_difference", "equalized_odds_ratio"):
        out[f"{name}/mean"] = finite(getattr(fm, name)(y, d, sensitive_features=by, agg="mean"))
    return out


def aif360(d):
    male = (people["sex"] == "Male").astype(float)
    made = lambda labels: BinaryLabelDataset(df=pd.DataFrame({"sex": male, "y": labels.astype(float)}), label_names=["y"], protected_attribute_names=["sex"])
    metric = ClassificationMetric(made(y), made(d), [{"sex": 0}], [{"sex": 1}])
    return {name: finite(getattr(metric, name)()) for name in AIF}


def aequitas(d, by, reference):
    audit = Audit(pd.DataFrame({"label": y, "score": d, "group": by}), score_column="score", label_column="label",
                  sensitive_attribute_column=["group"], reference_groups={"group": reference})
    audit.audit()
    rows = audit.disparity_df.to_dict("records")
    return {"reference": reference,
            "groups": {r["attribute_value"]: finite({k: r[k] for k in AEQUITAS}) for r in rows},
            "disparities": {r["attribute_value"]: finite({k: r[f"{k}_disparity"] for k in AEQUITAS}) for r in rows}}


out = {"versions": {p: version(p) for p in ("fairlearn", "aif360", "aequitas", "scikit-learn", "numpy", "pandas")}, "models": {}}
for model in ("adult_lr", "adult_gb"):
    d = (scored[f"score_{model}"] > 0.5).astype(int)
    out["models"][model] = {name: {"counts": counts(d, by), "fairlearn": fairlearn(d, by)} for name, by in BY.items()}
    out["models"][model]["sex"]["aif360"] = aif360(d)
    for name, reference in (("sex", "Male"), ("race", "White")):
        out["models"][model][name]["aequitas"] = aequitas(d, BY[name], reference)
out["proxies"] = {name: finite(proxies(BY[name])) for name in ("sex", "race")}
(here / "adult.json").write_text(json.dumps(out, indent=1, ensure_ascii=False) + "\n")
