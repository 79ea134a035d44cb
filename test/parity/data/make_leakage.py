"""scikit-learn's figures of what leaks in well-known data, and the data itself.

python make_leakage.py <folder>   <folder> holds Adult's training set, adult_train.parquet (UCI, CC BY 4.0), with the columns of examples/credit/data/test.parquet;
breast_cancer, wine, digits and diabetes are scikit-learn's own, and so is titanic, which its tests read (OpenML 40945). Writes clean/*.parquet and leakage.json beside this file.
"""
import gzip
import io
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
sys.path.append(str(here.parent))
from category_area import by_category, repeats

(here / 'clean').mkdir(exist_ok=True)


def keep(name, frame):
    frame.to_parquet(here / f'clean/{name}.parquet', index=False, compression='zstd')
    return frame


train = keep('adult_train', pd.read_parquet(pathlib.Path(sys.argv[1]) / 'adult_train.parquet'))
test = pd.read_parquet(here / '../../../examples/credit/data/test.parquet')
sets = {name: keep(name, getattr(datasets, f'load_{name}')(as_frame=True).frame) for name in ('breast_cancer', 'wine', 'digits', 'diabetes')}


def passengers():
    """All 1,309 passengers of the Titanic without what names one of them; boat: the lifeboat, which is known only of those who got into one."""
    at = pathlib.Path(sklearn.__file__).parent / 'datasets/tests/data/openml/id_40945/data-v1-dl-16826755.arff.gz'
    head, rows = gzip.open(at, 'rt').read().split('@data\n')
    names = [line.split("'")[1] for line in head.splitlines() if line.startswith('@attribute')]
    frame = pd.read_csv(io.StringIO(rows), names=names, na_values='?', escapechar='\\')
    return frame[['pclass', 'sex', 'age', 'sibsp', 'parch', 'fare', 'embarked', 'boat', 'survived']]


boats = keep('titanic_boats', passengers())
sets['titanic'] = keep('titanic', boats.drop(columns='boat'))


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
classes = {'adult': (test, 'income'), 'titanic': (sets['titanic'], 'survived'), **{name: (sets[name], 'target') for name in ('breast_cancer', 'wine', 'digits')}}


def each(of, columns):
    """A figure of each feature that `columns` takes, by data set."""
    return {name: {c: of(d[c], d[label]) for c in d.columns if c != label and columns(d[c])} for name, (d, label) in classes.items()}


figures = {
    'sklearn': sklearn.__version__,
    'occur': len(occur),
    'withLabel': len(test.merge(train.drop_duplicates(), on=[*features, 'income'])),
    'areas': each(area, pd.api.types.is_numeric_dtype),
    'categories': each(by_category, lambda x: not pd.api.types.is_numeric_dtype(x) or repeats(x)),
    'encoded': {c: encoded(test[c], test['income']) for c in features if c not in numeric},
    'spearman': {c: abs(sets['diabetes'][c].corr(sets['diabetes']['target'], 'spearman')) for c in sets['diabetes'].columns if c != 'target'},
}
(here / 'leakage.json').write_text(json.dumps(figures, indent=1) + '\n')
