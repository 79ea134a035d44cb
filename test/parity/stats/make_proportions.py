"""Proportions of independent rows: Wilson, Clopper-Pearson, Newcombe, Miettinen-Nurminen, Koopman.

`statsmodels` are its values, where it has some: its root finding stops at about 1e-9, and its score test of a difference
(0.15.0) multiplies by the events of a group where Miettinen and Nurminen's cubic has its rows, so it is right at 0 only.
`exact` holds the scores and intervals from the definitions alone, the likelihood maximised numerically with 40 digits.
Run: python make_proportions.py    (statsmodels, mpmath) -> proportions.json
"""
import json
from pathlib import Path

import mpmath as mp
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, test_proportions_2indep

from bisection import halve

mp.mp.dps = 40
LEVELS = [0.9, 0.95, 0.999]
ONE = [(0, 1), (1, 1), (0, 20), (1, 29), (15, 148), (81, 263), (148, 148), (14185, 16281), (3, 1_000_000), (500_000, 1_000_000)]
TWO = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (10, 10, 0, 20), (10, 10, 10, 10),
       (8, 10, 10, 10), (0, 10, 7, 12), (1, 1, 0, 1), (36, 40, 16, 80), (300, 2000, 900, 2500), (3, 1_000_000, 9, 1_000_000),
       (500_000, 1_000_000, 499_000, 1_000_000)]
DIFFERENCES = [-0.9, -0.3, -0.05, -1e-6, 0, 0.01, 0.1, 0.5]
RATIOS = [1e-3, 0.5, 0.8, 1, 1.25, 3, 100]


def slope(x, n, p):
    """d log-likelihood / dp of x successes in n."""
    return (x / p if x else mp.mpf(0)) - ((n - x) / (1 - p) if n - x else mp.mpf(0))


def difference_z(x1, n1, x2, n2, d):
    d = mp.mpf(d)
    q = halve(lambda r: slope(x1, n1, r + d) + slope(x2, n2, r), max(mp.mpf(0), -d), min(mp.mpf(1), 1 - d))
    p = q + d
    variance = (p * (1 - p) / n1 + q * (1 - q) / n2) * mp.mpf(n1 + n2) / (n1 + n2 - 1)
    excess = mp.mpf(x1) / n1 - mp.mpf(x2) / n2 - d
    return excess / mp.sqrt(variance) if abs(excess) > mp.mpf(10) ** -30 else mp.mpf(0)


def ratio_z(x1, n1, x2, n2, ratio):
    ratio = mp.mpf(ratio)
    q = halve(lambda r: ratio * slope(x1, n1, ratio * r) + slope(x2, n2, r), 0, min(mp.mpf(1), 1 / ratio))
    p = ratio * q
    excess = mp.mpf(x1) / n1 - ratio * mp.mpf(x2) / n2
    variance = p * (1 - p) / n1 + ratio**2 * q * (1 - q) / n2
    return excess / mp.sqrt(variance) if abs(excess) > mp.mpf(10) ** -30 else mp.mpf(0)


def inverted(z, low, centre, high, level):
    limit = mp.mpf(float(stats.norm.isf((1 - level) / 2)))
    lower = halve(lambda v: z(v) - limit, low, centre) if centre > low else mp.mpf(low)
    upper = halve(lambda v: z(v) + limit, centre, high) if centre < high else mp.mpf(high)
    return [float(lower), float(upper)]


def finite(values):
    return [float(v) if abs(float(v)) < 1e300 else None for v in values]


def peer(x1, n1, x2, n2, level, **options):
    """statsmodels' interval; none where its root finding gives up (an empty cell) or stops early (a score interval at a rate of 1)."""
    if options["method"] == "score" and (x1 == n1 or x2 == n2):
        return None
    try:
        return finite(confint_proportions_2indep(x1, n1, x2, n2, alpha=1 - level, **options))
    except ValueError:
        return None


one = [{"x": x, "n": n, "level": level, "wilson": list(map(float, proportion_confint(x, n, 1 - level, "wilson"))),
        "clopper": list(map(float, proportion_confint(x, n, 1 - level, "beta")))} for x, n in ONE for level in LEVELS]

difference, ratio, differenceScores, ratioScores = [], [], [], []
for x1, n1, x2, n2 in TWO:
    counts = {"x1": x1, "n1": n1, "x2": x2, "n2": n2}
    for level in LEVELS[1:]:
        centre = mp.mpf(x1) / n1 - mp.mpf(x2) / n2
        difference.append({
            **counts, "level": level,
            "newcombe": peer(x1, n1, x2, n2, level, method="newcomb", compare="diff"),
            "exact": inverted(lambda v: difference_z(x1, n1, x2, n2, v), -1, centre, 1, level)})
        if x1 and x2:
            centre = mp.mpf(x1) * n2 / (mp.mpf(x2) * n1)
            ratio.append({
                **counts, "level": level,
                "statsmodels": peer(x1, n1, x2, n2, level, method="score", compare="ratio", correction=False),
                "exact": inverted(lambda v: ratio_z(x1, n1, x2, n2, v), 0, centre, centre * 100_000, level)})
    differenceScores += [{**counts, "limit": d, "z": float(difference_z(x1, n1, x2, n2, d)), "statsmodels": finite([
        test_proportions_2indep(x1, n1, x2, n2, value=0, method="score", compare="diff").statistic])[0] if d == 0 else None} for d in DIFFERENCES]
    if x1 + x2:
        ratioScores += [{**counts, "limit": r, "z": float(ratio_z(x1, n1, x2, n2, r)), "statsmodels": finite([
            test_proportions_2indep(x1, n1, x2, n2, value=r, method="score", compare="ratio", correction=False).statistic])[0]} for r in RATIOS]

# R. G. Newcombe, Stat. Med. 17 (1998) 857-872 and 873-890, tables I and II; P. A. R. Koopman, Biometrics 40 (1984) 513-517
published = {
    "wilson": [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]],
    "clopper": [[81, 263, 0.2527, 0.3676], [15, 148, 0.0578, 0.1617], [0, 20, 0, 0.1684], [1, 29, 0.0009, 0.1776]],
    "newcombe": [[56, 70, 48, 80, 0.0524, 0.3339], [9, 10, 3, 10, 0.1705, 0.8090]],
    "miettinenNurminen": [[56, 70, 48, 80, 0.0528, 0.3382], [9, 10, 3, 10, 0.1700, 0.8406]],
    "koopman": [[36, 40, 16, 80, 2.94, 7.15]],
}
Path(__file__).with_name("proportions.json").write_text(json.dumps({
    "one": one, "difference": difference, "ratio": ratio, "differenceScores": differenceScores,
    "ratioScores": ratioScores, "published": published}))
