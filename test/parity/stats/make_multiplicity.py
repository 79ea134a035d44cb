"""Holm and Benjamini-Hochberg by statsmodels; the largest of correlated normals by SciPy's multivariate normal.

Run: python make_multiplicity.py    (numpy, scipy, statsmodels) -> multiplicity.json
"""
import json
from pathlib import Path

import numpy as np
from scipy.stats import multivariate_normal, norm
from statsmodels.stats.multitest import multipletests

P = [[0.04], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 1, 0], [0.02, 0.02, 0.02], [1e-12, 0.2, 0.011, 0.049, 0.3, 0.0004, 0.8]]


def equicorrelated(size, r):
    return np.full((size, size), r) + (1 - r) * np.eye(size)


def step_down(z, matrix):
    """Adjusted p: P(largest of those not yet rejected reaches z), made monotone."""
    order = np.argsort(-np.array(z), kind="stable")
    adjusted, largest = np.zeros(len(z)), 0.0
    for rank, k in enumerate(order):
        rest = order[rank:]
        cdf = norm.cdf(z[k]) if len(rest) == 1 else multivariate_normal(cov=matrix[np.ix_(rest, rest)], abseps=1e-7, releps=1e-7, maxpts=4_000_000, allow_singular=True).cdf(np.full(len(rest), z[k]))
        largest = adjusted[k] = max(largest, 1 - float(cdf))
    return adjusted.tolist()


FAMILIES = [
    ([2.4, 1.9], equicorrelated(2, 0.6)),
    ([2.4, 2.4, 1.0], equicorrelated(3, 0.9)),
    ([2.7, 1.2, 2.2, 0.3, 2.0], np.array([[0.8 ** abs(a - b) for b in range(5)] for a in range(5)])),
    ([2.2, 0.1, -1.0, 1.5], np.array([[1, -0.5, 0.2, 0], [-0.5, 1, 0.3, -0.2], [0.2, 0.3, 1, 0.5], [0, -0.2, 0.5, 1]])),
    ([1.8, 2.5, 2.1, 1.9, 0.5, 2.6, 1.1, 2.0], equicorrelated(8, 0.4)),
]
Path(__file__).with_name("multiplicity.json").write_text(json.dumps({
    "lists": [{"p": p, "holm": multipletests(p, method="holm")[1].tolist(), "bh": multipletests(p, method="fdr_bh")[1].tolist()} for p in P],
    "maxT": [{"z": z, "lower": [float(m[a, b]) for a in range(len(z)) for b in range(a + 1)], "adjusted": step_down(z, m)} for z, m in FAMILIES],
}))
