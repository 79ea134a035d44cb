"""Settings of an estimator that a seed draws: of the values that it says it takes, or near its defaults in releases that do not say so."""
import inspect

import numpy as np

SLOW = {"max_iter": 8, "n_estimators": 3, "max_iter_predict": 3, "max_fun": 20, "n_quantiles": 7, "n_jobs": None, "verbose": 0, "cv": 2, "n_splits": 2, "max_no_improvement": 3}


def settings(draw, kind, share=0.4):
    """A share of its settings, each drawn."""
    known = getattr(kind, "_parameter_constraints", None) or {}
    found = {}
    for name, parameter in inspect.signature(kind).parameters.items():
        if name in SLOW:
            found[name] = SLOW[name]
        elif draw.random() < share and parameter.default is not inspect.Parameter.empty:
            values = list(taken(draw, known[name])) if name in known and known[name] != "no_validation" else list(near(draw, parameter.default))
            if values:
                found[name] = draw.choice(values)
    return found


def taken(draw, constraints):
    """A value of each kind that is allowed."""
    for one in constraints:
        kind = type(one).__name__
        if one is None:
            yield None
        elif one == "boolean":
            yield draw.random() < 0.5
        elif one == "random_state":
            yield draw.choice([None, 3, np.random.RandomState(5)])
        elif kind in ("StrOptions", "Options"):
            yield draw.choice(sorted(one.options, key=str))
        elif kind == "Interval":
            yield within(draw, one)
        elif one is callable:
            yield draw.choice([np.mean, np.median, np.max, np.abs, np.log1p])


def within(draw, interval):
    left = -1.0 if interval.left is None or interval.left == -np.inf else float(interval.left)
    right = left + 4 if interval.right is None or interval.right == np.inf else min(float(interval.right), left + 8)
    whole = interval.type.__name__ == "Integral"
    kinds = [int] if whole else [float, float, np.float32, np.float64]
    return draw.choice([*kinds, np.int64] if whole else kinds)(draw.randint(int(left) + 1, max(int(left) + 1, int(right))) if whole else draw.uniform(left, right))


def near(draw, default):
    if isinstance(default, bool):
        yield not default
    elif isinstance(default, int):
        yield default + draw.randint(0, 2)
    elif isinstance(default, float):
        yield default * draw.choice([0.5, 1.0, 2.0])
    else:
        yield default


def needed(draw, kind):
    """What it cannot do without."""
    from sklearn import linear_model, naive_bayes, preprocessing, tree

    some = draw.choice([linear_model.LogisticRegression, tree.DecisionTreeClassifier, naive_bayes.GaussianNB])
    regress = kind.__name__ in ("VotingRegressor", "StackingRegressor", "RegressorChain", "MultiOutputRegressor")
    model = draw.choice([linear_model.Ridge, tree.DecisionTreeRegressor])() if regress else some()
    grid = {name: [default] for name, default in list(model.get_params().items())[:2]}
    ready = {"estimator": model, "base_estimator": model, "param_grid": grid, "param_distributions": grid, "estimators": [("a", model), ("b", type(model)())], "dictionary": np.eye(4),
             "transformers": [("a", preprocessing.StandardScaler(), [0, 1]), ("b", "passthrough", slice(2, 4))], "transformer_list": [("a", preprocessing.MinMaxScaler())], "steps": [("s", preprocessing.StandardScaler()), ("m", model)]}
    return {p.name: ready[p.name] for p in inspect.signature(kind).parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD}
