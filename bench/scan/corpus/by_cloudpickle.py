"""What MLflow and Spark write: importable things by cloudpickle, which then needs no code of its own in the file."""
from functools import partial

import numpy as np
from estimators import toy_data


def things():
    import cloudpickle  # noqa: F401  or nothing here is made
    from sklearn.ensemble import GradientBoostingClassifier, IsolationForest
    from sklearn.linear_model import LinearRegression, LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    x, y = toy_data()
    yield "linear", lambda: LinearRegression().fit(x, y)
    yield "boosted", lambda: GradientBoostingClassifier(n_estimators=2).fit(x, y)
    yield "isolation", lambda: IsolationForest(n_estimators=2).fit(x)
    yield "pipeline", lambda: make_pipeline(FunctionTransformer(np.log1p), StandardScaler(), LogisticRegression()).fit(np.abs(x), y)
    yield "partial", lambda: partial(np.percentile, q=5)
    yield "type", lambda: type(None)
    yield "ufuncs", lambda: [np.log1p, np.add.reduce]
    yield "array", lambda: np.arange(5)
    yield "frame", lambda: frame()


def frame():
    import pandas as pd

    return pd.DataFrame({"a": [1, 2], "b": pd.to_datetime(["2024-01-01", None])})
