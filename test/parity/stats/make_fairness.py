"""Fisher's exact test, the pooled z test, generalised entropy, differential fairness, empirical Bayes and total variation.

Fisher: SciPy's, and where margins are large, sums of exact fractions. z: statsmodels'. Generalised entropy over all groups: AIF360's definition in NumPy
(AIF360's own values on Adult stand in ../fairness). The others from their papers' definitions, with 40 digits.
Run: python make_fairness.py    (scipy, statsmodels, numpy, mpmath) -> fairness.json
"""
import json
from math import comb
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

mp.mp.dps = 40
TABLES = [(8, 10, 1, 6), (0, 5, 5, 5), (3, 8, 3, 8), (1, 1, 0, 1), (12, 45, 30, 300), (399, 5421, 2561, 10860), (11, 159, 2561, 13946), (0, 30, 7, 2000),
          (5, 10, 50, 100), (100, 1000, 130, 1000), (2000, 4000, 2100, 4000), (7, 1_000_000, 9, 1_000_000), (500_000, 1_000_000, 501_000, 1_000_000),
          (300_000, 1_000_000, 90_300, 300_000), (10, 10, 10, 10), (0, 10, 0, 20), (50, 5000, 250, 5000)]
BENEFITS = [(0, 1, 2), (0, 1, 2, 5), (0.5, 1, 1.5)]
COUNTS = [[100, 800, 30], [5, 60, 900], [0, 40, 2]]
OUTCOMES = [[[5022, 399], [8299, 2561]], [[10, 0], [90, 10], [0, 0]], [[3, 4, 5], [100, 5, 40], [7, 7, 0]]]
SHRINK = [[(11, 159), (99, 480), (120, 1561), (8, 135), (2722, 13946)], [(10, 100), (11, 100), (9, 100)], [(0, 3), (0, 40), (5, 9), (0, 0)], [(5, 5), (0, 7)]]


def fisher(x1, n1, x2, n2):
    """Every table with the same margins that is no more likely, in whole numbers."""
    k, own = x1 + x2, comb(n1, x1) * comb(n2, x2)
    terms = (comb(n1, x) * comb(n2, k - x) for x in range(max(0, k - n2), min(n1, k) + 1))
    return float(mp.mpf(sum(t for t in terms if t <= own)) / comb(n1 + n2, k))


def entropy(b, alpha):
    r = b / b.mean()
    with np.errstate(divide="ignore", invalid="ignore"):
        if alpha == 1:
            return float(np.where(r > 0, r * np.log(r), 0).mean())
        value = -np.log(r).mean() if alpha == 0 else (r**alpha - 1).mean() / (alpha * (alpha - 1))
    return float(value) if np.isfinite(value) else None


def rows(benefits, counts):
    return np.repeat(np.array(benefits, float), counts)


def between(benefits, groups, alpha):
    parts = [rows(benefits, c) for c in groups if sum(c)]
    return entropy(np.concatenate([np.full(len(p), p.mean()) for p in parts]), alpha)


def epsilon(counts, a):
    a = mp.mpf(a)
    p = [[(c + a) / (sum(g) + a * len(g)) for c in g] for g in counts if sum(g)]
    return float(max(abs(mp.log(g[y] / h[y])) for g in p for h in p for y in range(len(g))))


def shrink(groups):
    """Kleinman (1973), weights n."""
    some = [(mp.mpf(x), mp.mpf(n)) for x, n in groups if n]
    big, k = sum(n for _, n in some), len(some)
    p = sum(x for x, _ in some) / big
    s = sum(n * (x / n - p) ** 2 for x, n in some)
    top = s - p * (1 - p) * (k - 1)
    gamma = top / (p * (1 - p) * (sum(n * (1 - n / big) for _, n in some) - (k - 1)))
    if gamma <= 0:
        return {"rates": [float(p)] * len(groups)}
    if gamma >= 1:
        return {"rates": [float(p if n == 0 else mp.mpf(x) / n) for x, n in groups]}
    m = 1 / gamma - 1
    return {"a": float(m * p), "b": float(m * (1 - p)), "rates": [float((x + m * p) / (n + m)) for x, n in groups]}


out = {
    "versions": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "tables": [
        {
            "table": t,
            "scipy": float(stats.fisher_exact([[t[0], t[1] - t[0]], [t[2], t[3] - t[2]]]).pvalue),
            "exact": fisher(*t) if t[1] + t[3] < 20_000 else None,
            "z": None if t[0] / t[1] == t[2] / t[3] else float(proportions_ztest([t[0], t[2]], [t[1], t[3]])[0]),
        }
        for t in TABLES
    ],
    "entropy": [
        {"benefits": b, "counts": c, "alpha": alpha, "value": entropy(rows(b, c), alpha)}
        for b in BENEFITS for c in COUNTS if len(b) == len(c) for alpha in (-1, 0, 0.5, 1, 2, 3)
    ],
    "between": [
        {"benefits": BENEFITS[0], "groups": COUNTS, "alpha": alpha, "value": between(BENEFITS[0], COUNTS, alpha)} for alpha in (0, 1, 2)
    ],
    "epsilon": [{"counts": c, "concentration": a, "value": epsilon(c, a)} for c in OUTCOMES for a in (0.5, 1)],
    "shrunk": [{"groups": g, **shrink(g)} for g in SHRINK],
    "variation": [
        {"c": c, "d": d, "value": 0.5 * float(np.abs(np.array(c) / sum(c) - np.array(d) / sum(d)).sum())}
        for c, d in (([5, 7, 0], [1, 9, 30]), ([1], [4]), ([3, 3], [9, 9]), ([1, 0], [0, 1]))
    ],
}
Path(__file__).with_name("fairness.json").write_text(json.dumps(out, indent=1) + "\n")
