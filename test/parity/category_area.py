"""How well a column tells a class when its values count as categories, for the scripts that write expected figures."""
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score


def repeats(x):
    """Whether values occur at least twice on average; numbers count as categories only then."""
    return 2 * x.nunique(dropna=False) <= len(x)


def by_category(x, y):
    """The largest area of one class, with each row encoded by the class's share of the other rows of its value, and one more at the overall share."""
    codes = pd.factorize(x, use_na_sentinel=False)[0]
    rows = np.bincount(codes)
    found = []
    for k in y.unique():
        t = (y == k).to_numpy()
        own = np.bincount(codes, t)
        # Whole numbers are divided, so that shares which are equal tie.
        shares = ((own[codes] - t) * len(t) + t.sum()) / rows[codes]
        # Within one value the class's rows are encoded lower than the others; without both rows of the pair they tie.
        within = (own * (rows - own)).sum() / (t.sum() * (~t).sum())
        found.append(roc_auc_score(t, shares) + within / 2)
    return max(found)
