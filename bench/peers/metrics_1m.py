"""Seconds of one bootstrap resample of every binary metric of two models, by scikit-learn.

python metrics_1m.py <folder> <resamples>   reads data, candidate and baseline.parquet; writes seconds as JSON
"""
import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from binary_metrics import all_metrics

folder = Path(sys.argv[1])
started = time.perf_counter()
y = pd.read_parquet(folder / 'data.parquet')['label'].to_numpy(int)
scores = [pd.read_parquet(folder / f'{role}.parquet')['score'].to_numpy(float) for role in ('candidate', 'baseline')]
loaded = time.perf_counter() - started

started = time.perf_counter()
figures = {
    f'{metric}/{role}': value
    for role, score in zip(('candidate', 'baseline'), scores)
    for metric, value in all_metrics(y, score).items()
}
whole = time.perf_counter() - started

draw = np.random.default_rng(1)
resamples = []
for _ in range(int(sys.argv[2])):
    started = time.perf_counter()
    rows = draw.integers(0, len(y), len(y))
    for score in scores:
        all_metrics(y[rows], score[rows])
    resamples.append(time.perf_counter() - started)

json.dump({'load': loaded, 'whole': whole, 'resamples': resamples, 'figures': figures}, sys.stdout, default=float)
