"""Paired proportions: Tango's score and interval from the definition, McNemar by statsmodels and SciPy.

The likelihood of the 2 x 2 table under a fixed change is maximised numerically with 40 digits; z is Rao's score statistic
from Fisher's information, so no formula of Tango's paper is used. Run: python make_paired.py -> paired.json
"""
import json
from pathlib import Path

import mpmath as mp
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

from bisection import halve

mp.mp.dps = 40
TABLES = [(1, 7, 21), (7, 1, 21), (0, 1, 44), (1, 0, 44), (0, 0, 20), (0, 0, 1), (1, 0, 1), (5, 5, 5 + 5), (0, 12, 40), (12, 0, 12),
          (30, 20, 1000), (321, 232, 16281), (3, 2, 1_000_000), (50_000, 49_500, 1_000_000), (1, 30, 32)]
CHANGES = [-0.9, -0.3, -0.02, -0.01, -1e-6, 0, 0.01, 0.05, 0.4]


def score(b, c, n, d):
    d = mp.mpf(d)
    low, high = max(mp.mpf(0), -d), (1 - d) / 2

    def slope(q):
        terms = [(b, q + d, 1), (c, q, 1), (n - b - c, 1 - 2 * q - d, -2)]
        return sum(sign * mp.mpf(k) / p for k, p, sign in terms if k)

    q = halve(slope, low, high)
    p12, p21, rest = q + d, q, 1 - 2 * q - d
    excess = mp.mpf(b - c) / n - d
    if abs(excess) < mp.mpf(10) ** -30:
        return mp.mpf(0)
    if b and c and n - b - c:
        # Rao: (d log L / d change)^2 x its entry in the inverse of Fisher's information for (change, q)
        u = b / p12 - (n - b - c) / rest
        information = mp.matrix([[1 / p12 + 1 / rest, 1 / p12 + 2 / rest], [1 / p12 + 2 / rest, 1 / p12 + 1 / p21 + 4 / rest]]) * n
        return u * mp.sqrt((information**-1)[0, 0])
    return excess / mp.sqrt((p12 + p21 - d**2) / n)


def interval(b, c, n, level):
    z = mp.mpf(float(stats.norm.isf((1 - level) / 2)))
    centre = mp.mpf(b - c) / n
    lower = halve(lambda v: score(b, c, n, v) - z, -1, centre) if c < n else mp.mpf(-1)
    upper = halve(lambda v: score(b, c, n, v) + z, centre, 1) if b < n else mp.mpf(1)
    return [float(lower), float(upper)]


def mid_p(b, c):
    law = stats.binom(b + c, 0.5)
    return float(min(1, 2 * law.cdf(min(b, c)) - law.pmf(min(b, c))))


Path(__file__).with_name("paired.json").write_text(json.dumps({
    "scores": [{"b": b, "c": c, "n": n, "limit": d, "z": float(score(b, c, n, d))} for b, c, n in TABLES for d in CHANGES],
    "intervals": [{"b": b, "c": c, "n": n, "level": level, "exact": interval(b, c, n, level)} for b, c, n in TABLES for level in (0.9, 0.95)],
    "mcnemar": [{"b": b, "c": c, "exact": float(mcnemar([[0, b], [c, 0]], exact=True).pvalue), "midP": mid_p(b, c)}
                for b, c, _ in TABLES + [(3, 3, 6), (1200, 1000, 0), (60, 5, 0)]],
    # M. W. Fagerland, S. Lydersen, P. Laake, Stat. Med. 33 (2014) 2850-2875: airway hyper-responsiveness
    "published": [{"b": 1, "c": 7, "n": 21, "level": 0.95, "interval": [-0.517, -0.026]}],
}))
