"""DeLong's test by its definition, O(positives x negatives) with NumPy.

The scores are a formula, so that only numbers that cannot be made again are stored.
Run: python make_delong.py    (numpy, scipy, scikit-learn) -> delong.json
"""
import json
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn.metrics import roc_auc_score


def delong(positive, *scores):
    beats = [(s[positive == 1][:, None] > s[positive == 0]) + 0.5 * (s[positive == 1][:, None] == s[positive == 0]) for s in scores]
    aucs = np.array([b.mean() for b in beats])
    covariance = sum(np.cov(np.stack([b.mean(axis=axis) for b in beats])) / beats[0].shape[1 - axis] for axis in (1, 0))
    difference = aucs[0] - aucs[1]
    se = np.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
    z = difference / se if se > 0 else 0.0
    assert abs(aucs[0] - roc_auc_score(positive, scores[0])) < 1e-12
    return {"auc": aucs.tolist(), "covariance": [covariance[0, 0], covariance[0, 1], covariance[1, 1]],
            "difference": difference, "se": se, "z": z, "p": 2 * stats.norm.sf(abs(z))}


def made(n, levels, every):
    """Scores in `levels` steps (ties), labels that follow the first score more closely than the second."""
    i = np.arange(n)
    first, second, noise = (i * 7919 % 10007) / 10007, (i * 104729 % 9973) / 9973, (i * 1299709 % 9871) / 9871
    positive = ((2 * first + second + noise) / 4 > 0.6).astype(int)
    positive[::every] = 1 - positive[::every]
    return positive, np.floor(first * levels) / levels, np.floor(second * levels) / levels


cases = []
for n, levels, every in [(12, 4, 5), (60, 8, 7), (500, 16, 9), (500, 4096, 9), (3000, 64, 11), (3000, 2, 3), (6000, 4096, 13)]:
    positive, first, second = made(n, levels, every)
    cases.append({"n": n, "levels": levels, "every": every, "positives": int(positive.sum()), **delong(positive, first, second)})
Path(__file__).with_name("delong.json").write_text(json.dumps({"cases": cases}))
