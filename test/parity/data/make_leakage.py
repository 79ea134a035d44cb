"""scikit-learn's figures of what leaks in well-known data, and the data itself.

python make_leakage.py <folder>   <folder> holds Adult's training set, adult_train.parquet (UCI, CC BY 4.0), with the columns of examples/credit/data/test.parquet;
breast_cancer, wine, digits and diabetes are scikit-learn's own. Writes clean/*.parquet and leakage.json beside this file.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn import datasets
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

here = pathlib.Path(__file__).parent
(here / 'clean').mkdir(exist_ok=True)


def keep(name, frame):
    frame.to_parquet(here / f'clean/{name}.parquet', index=False, compression='zstd')
    return frame


train = keep('adult_train', pd.read_parquet(pathlib.Path(sys.argv[1]) / 'adult_train.parquet'))
test = pd.read_parquet(here / '../../../examples/credit/data/test.parquet')
sets = {name: keep(name, getattr(datasets, f'load_{name}')(as_frame=True).frame) for name in ('breast_cancer', 'wine', 'digits', 'diabetes')}


def area(x, y):
    """The largest area of one class against the rest, in either direction, over rows with a value."""
    there = x.notna()
    areas = [roc_auc_score(y[there] == k, x[there]) for k in y.unique()]
    return max(max(a, 1 - a) for a in areas)


def encoded(x, y, repeats=10):
    """Cross-validated area of a categorical column encoded by its values' shares in the other folds, one row more at the overall share."""
    y = (y == sorted(y.unique())[1]).astype(float)
    x = x.fillna('(missing)')
    found = []
    for seed in range(repeats):
        areas = []
        for learn, judge in StratifiedKFold(5, shuffle=True, random_state=seed).split(x, y):
            groups = y.iloc[learn].groupby(x.iloc[learn]).agg(['sum', 'count'])
            overall = y.iloc[learn].mean()
            shares = (groups['sum'] + overall) / (groups['count'] + 1)
            areas.append(roc_auc_score(y.iloc[judge], x.iloc[judge].map(shares).fillna(overall)))
        found.append(np.mean(areas))
    return float(np.mean(found))


features = [c for c in test.columns if c != 'income']
numeric = [c for c in features if pd.api.types.is_numeric_dtype(test[c])]
occur = test.merge(train[features].drop_duplicates(), on=features)
figures = {
    'sklearn': sklearn.__version__,
    'occur': len(occur),
    'withLabel': len(test.merge(train.drop_duplicates(), on=[*features, 'income'])),
    'areas': {
        'adult': {c: area(test[c], test['income']) for c in numeric},
        **{name: {c: area(d[c], d['target']) for c in d.columns if c != 'target'} for name, d in sets.items() if name != 'diabetes'},
    },
    'encoded': {c: encoded(test[c], test['income']) for c in features if c not in numeric},
    'spearman': {c: abs(sets['diabetes'][c].corr(sets['diabetes']['target'], 'spearman')) for c in sets['diabetes'].columns if c != 'target'},
}
(here / 'leakage.json').write_text(json.dumps(figures, indent=1) + '\n')
