"""pandas' and NumPy's figures of Adult's test set: duplicates, conflicting labels, associations, quartile fences, correlations.

python make_adult.py   reads examples/credit/data/test.parquet, writes adult.json beside this file.
"""
import json
import pathlib

import numpy as np
import pandas as pd

here = pathlib.Path(__file__).parent
d = pd.read_parquet(here / '../../../examples/credit/data/test.parquet')
label = d['income']
features = [c for c in d.columns if c != 'income']


def cramers_v(x):
    """Bergsma (2013)."""
    table = pd.crosstab(x, label).to_numpy().astype(float)
    n, (r, k) = table.sum(), table.shape
    expected = np.outer(table.sum(1), table.sum(0)) / n
    phi2 = ((table - expected) ** 2 / expected).sum() / n
    corrected = max(0, phi2 - (k - 1) * (r - 1) / (n - 1))
    return np.sqrt(corrected / min(k - (k - 1) ** 2 / (n - 1) - 1, r - (r - 1) ** 2 / (n - 1) - 1))


def eta(x):
    groups = x.groupby(label)
    between = (groups.size() * (groups.mean() - x.mean()) ** 2).sum()
    return np.sqrt(between / ((x - x.mean()) ** 2).sum())


def far_out(x):
    low, high = np.quantile(x, [0.25, 0.75])
    return int(((x < low - 3 * (high - low)) | (x > high + 3 * (high - low))).sum())


numeric = [c for c in features if pd.api.types.is_numeric_dtype(d[c])]
counts = label.value_counts()
figures = {
    'pandas': pd.__version__,
    'duplicates': int(d.duplicated().sum()),
    'conflicting': int(d.groupby(features, dropna=False)['income'].transform('nunique').gt(1).sum()),
    'balance': counts.min() / counts.max(),
    'association': {c: eta(d[c].astype(float)) if c in numeric else cramers_v(d[c]) for c in features},
    'outliers': {c: far_out(d[c]) for c in ('age', 'fnlwgt', 'education_num')},
    'missing': {c: int(d[c].isna().sum()) for c in features},
    'correlation': float(np.corrcoef(d['age'], d['hours_per_week'])[0, 1]),
}
(here / 'adult.json').write_text(json.dumps(figures, indent=1) + '\n')
