# fairlearn's intervals by resampling: four rates of the groups of two columns together.
# Prints the processor seconds of one resample, from a few: a thousand of them take the better part of an hour.
import sys
from time import process_time

import pandas as pd
from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate
from sklearn.metrics import precision_score

RESAMPLES = 5

folder = sys.argv[1]
data = pd.read_parquet(f"{folder}/data.parquet").merge(pd.read_parquet(f"{folder}/candidate.parquet"), on="id")
decided = (data["score"] > 0.5).astype(int)
metrics = {
    "selection rate": selection_rate,
    "true positive rate": true_positive_rate,
    "false positive rate": false_positive_rate,
    "precision": precision_score,
}


def seconds(**resampling):
    started = process_time()
    MetricFrame(
        metrics=metrics,
        y_true=data["label"],
        y_pred=decided,
        sensitive_features=data[["sex", "race"]],
        **resampling,
    )
    return process_time() - started


once = seconds()
print((seconds(n_boot=RESAMPLES, ci_quantiles=[0.025, 0.975], random_state=1) - once) / RESAMPLES)
