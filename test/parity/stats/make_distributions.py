"""Tails and quantiles of the normal, t, beta and binomial distributions: mpmath, and SciPy where it is exact enough
(its t.sf(1e-9, 1) is 0.5, its binomial tail at n = 1e6 has 10 digits).


Run: python make_distributions.py    (scipy, mpmath) -> distributions.json
"""
import json
from pathlib import Path

import mpmath as mp
from scipy import special, stats

mp.mp.dps = 60


def normal_quantile(p):
    p = mp.mpf(p)
    start = mp.mpf(float(special.ndtri(float(p))))
    return float(mp.findroot(lambda z: mp.log(mp.ncdf(z) / p), start))


def beta_lower(a, b, x):
    """I_x(a, b) from the side where the series is short; all its terms are positive, and 60 digits cover the difference."""
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    if x > 0.5:
        return 1 - beta_lower_series(b, a, 1 - x)
    return beta_lower_series(a, b, x)


def beta_lower_series(a, b, x):
    log_first = a * mp.log(x) + b * mp.log(1 - x) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)
    total = term = mp.mpf(1)
    n = 0
    while term > total * mp.eps:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return mp.exp(log_first) * total


def student_upper(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    rest = t * t / (df + t * t)
    # The direct series is slow near 1, and there the complement has digits to spare
    far = 1 - beta_lower_series(mp.mpf("0.5"), df / 2, rest) if rest < 1e-4 else beta_lower_series(df / 2, mp.mpf("0.5"), 1 - rest)
    return float(far / 2 if t > 0 else 1 - far / 2)


def binomial_row(k, n, p):
    p = mp.mpf(p)
    cdf = 1 if k >= n else 1 - beta_lower(k + 1, n - k, p)
    sf = 1 if k <= 0 else beta_lower(k, n - k + 1, p)
    choices = mp.exp(mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1))
    pmf = choices * p**k * (1 - p) ** (n - k)
    return [k, n, float(p), float(cdf), float(sf), float(pmf)]


Z = [0, 1e-20, 0.1, -0.3, 0.67, 0.6745, 1, 1.5, 2, -3, -5.6, -5.7, -8, -12, -20, -30, -37, 5.7, 8]
P = [0.5, 0.3, 0.07, 0.08, 0.01, 1e-5, 1e-11, 2e-11, 1e-20, 1e-100, 1e-300, 0.95, 0.999]
T = [-30, -3, -1, -0.01, 1e-9, 0.5, 1.96, 4, 12, 100]
DF = [1, 2, 3, 7.5, 19, 30, 200, 10_000, 1_000_000]
QUANTILES = [0.4999, 0.4, 0.1, 0.025, 0.005, 1e-6, 1e-12]
BETA = [(3, 5), (0.5, 10), (10, 0.5), (1, 1), (1, 7), (50, 0.5), (30, 70), (300, 700), (5000, 200), (1, 1000),
        (50_000, 50_000), (500_000, 500_000), (900_000, 100_000), (2.5, 0.25)]
BINOMIAL = [(0, 5, 0.3), (5, 5, 0.3), (2, 5, 0.3), (232, 553, 0.5), (0, 40, 0.5), (3, 1_000_000, 5e-6),
            (499_000, 1_000_000, 0.5), (871_000, 1_000_000, 0.8713), (10, 20, 0.99), (1000, 100_000, 0.011)]


def beta_rows():
    for a, b in BETA:
        mean = a / (a + b)
        sd = (mean * (1 - mean) / (a + b + 1)) ** 0.5
        for step in (-6, -2, -0.5, 0.01, 0.5, 2, 6):
            x = mean + step * sd
            if 0 < x < 1:
                lower = beta_lower(a, b, x)
                yield [a, b, x, float(lower), float(1 - lower)]



out = {
    "normal": [[z, float(mp.ncdf(mp.mpf(z)))] for z in Z],
    "normalQuantile": [[p, normal_quantile(p)] for p in P],
    "student": [[t, df, student_upper(t, df)] for df in DF for t in T],
    "studentQuantile": [[p, df, float(stats.t.isf(p, df))] for df in DF for p in QUANTILES],
    "beta": list(beta_rows()),
    "binomial": [binomial_row(*row) for row in BINOMIAL],
}
Path(__file__).with_name("distributions.json").write_text(json.dumps(out))
