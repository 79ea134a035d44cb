"""Standard errors, clusters, links and the reflected bootstrap, by NumPy, statsmodels and SciPy.

Run: python make_laws.py    (numpy, scipy, statsmodels) -> laws.json
"""
import json
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.power import normal_sample_size_one_tail

n = 240
i = np.arange(n)
x = (i * 7919 % 1009) / 1009 + (i % 12) / 20
cluster = i % 12
fit = sm.OLS(x, np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False})
clusters = len(set(cluster))
second = (i * 104729 % 997) / 997 + x / 2
centred = np.stack([x - x.mean(), second - second.mean(), np.zeros(n)])

value, se, df = 0.93, 0.012, 11


def normal_rows():
    for link, to, back, slope in [
        ("id", lambda v: v, lambda v: v, 1.0),
        ("log", np.log, np.exp, 1 / value),
        ("log1p", np.log1p, np.expm1, 1 / (1 + value)),
        ("logit", lambda v: np.log(v / (1 - v)), lambda v: 1 / (1 + np.exp(-v)), 1 / (value * (1 - value))),
        ("fisher", np.arctanh, np.tanh, 1 / (1 - value**2)),
    ]:
        for freedom in (None, df):
            law = stats.norm(to(value), se * slope) if freedom is None else stats.t(freedom, to(value), se * slope)
            yield {"link": link, "df": freedom, "value": value, "se": se, "level": 0.95, "interval": [float(back(v)) for v in law.interval(0.95)],
                   "below": [[limit, float(law.sf(to(limit)))] for limit in (0.9, 0.92, 0.95, 0.97)]}


# below: p-value of "not below the limit" = P(estimate at most the one seen | limit), by symmetry law.sf(limit)
replicates = stats.norm.ppf((np.arange(1999) + 0.5) / 1999) ** 3 / 50 + 0.4
low, high = np.quantile(replicates, [0.025, 0.975])

Path(__file__).with_name("laws.json").write_text(json.dumps({
    "mean": {"n": n, "se": float(x.std() / np.sqrt(n)), "clusters": clusters, "clusterSe": float(fit.bse[0] * np.sqrt(clusters / (clusters - 1))),
             "correlation": np.corrcoef(centred[:2]).tolist()[0][1]},
    "normal": list(normal_rows()),
    # scipy.stats.bootstrap(method="basic"): 2 x estimate - upper quantile, 2 x estimate - lower quantile
    "sampled": {"draws": 1999, "value": 0.41, "interval": [float(2 * 0.41 - high), float(2 * 0.41 - low)]},
    "sampleSize": [{"discordance": d, "margin": m, "rows": float(normal_sample_size_one_tail(m, 0.8, 0.05, std_null=np.sqrt(d)))}
                   for d in (0.05, 0.1) for m in (0.01, 0.02)],
    # per arm at a rate of 0.9, as tabulated in the project's statistics page
    "separate": [{"rate": 0.9, "margin": 0.01, "rows": 11129}, {"rate": 0.9, "margin": 0.02, "rows": 2783}],
}))
