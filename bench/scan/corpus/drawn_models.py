"""Estimators with settings that are drawn, alone and around each other, and boosters."""
import inspect
import warnings
from functools import partial

import numpy as np

import drawn_settings

warnings.filterwarnings("ignore")
ROWS = 60


def data():
    x = np.abs(np.random.RandomState(14).normal(size=(ROWS, 4))) + 0.1
    return x, (x[:, 0] > x[:, 1]).astype(int)


def frame():
    import pandas as pd

    table = pd.DataFrame(data()[0], columns=list("abcd"))
    table["town"] = np.array(["Ulm", "Bonn", "Kiel"])[np.arange(ROWS) % 3]
    table["size"] = pd.Categorical(np.array(["s", "m"])[np.arange(ROWS) % 2])
    table["words"] = np.array(["a good one", "a bad one", "none at all"])[np.arange(ROWS) % 3]
    return table


def kinds(type_filter=None):
    for tried in ("hist_gradient_boosting", "iterative_imputer", "halving_search_cv"):
        try:
            __import__("sklearn.experimental.enable_" + tried)
        except ImportError:
            continue
    from sklearn import utils

    try:
        return [kind for _, kind in utils.all_estimators(type_filter=type_filter)]
    except AttributeError:  # before 0.22
        from sklearn.utils import testing

        return [kind for _, kind in testing.all_estimators(type_filter=type_filter)]


def made(draw, kind, share=0.4):
    return kind(**{**drawn_settings.settings(draw, kind, share), **drawn_settings.needed(draw, kind)})


def fitted(draw, kind):
    """After up to eight draws of its settings; each is harder to refuse."""
    x, y = data()
    for i in range(8):
        for target in (y, x[:, 0], np.c_[y, 1 - y], None):
            try:
                return made(draw, kind, 0.4 / (1 + i)).fit(x, target)
            except Exception:
                continue
    return made(draw, kind, 0)


def estimators(draw):
    for kind in draw.sample(kinds(), 60):
        yield kind.__name__, partial(fitted, draw, kind)


def functions():
    """Public functions of modules that keep the number of rows."""
    import scipy.fft
    import scipy.special
    import sklearn.metrics.pairwise
    import sklearn.preprocessing
    import sklearn.utils

    x, _ = data()
    found = []
    for module in (np, np.linalg, np.fft, scipy.special, scipy.fft, sklearn.preprocessing, sklearn.metrics.pairwise, sklearn.utils):
        for name in sorted(n for n in dir(module) if not n.startswith("_") and not n.startswith(("save", "load", "test", "info", "show", "lookfor", "source", "deprecat"))):
            function = getattr(module, name)
            try:
                if callable(function) and not isinstance(function, type) and np.shape(function(x.copy()))[0] == ROWS:
                    found.append(function)
            except BaseException:
                continue
    return found


def held(draw, function):
    """Itself, or a partial of it with one of its settings at its default."""
    try:
        given = {p.name: p.default for p in list(inspect.signature(function).parameters.values())[1:] if p.default is not p.empty and p.default is not None and isinstance(p.default, (bool, int, float, str))}
    except (TypeError, ValueError):
        given = {}
    chosen = dict(draw.sample(sorted(given.items()), min(len(given), draw.randint(0, 2))))
    return draw.choice([function, partial(function, **chosen), partial(function, **chosen)])


def before(draw, every):
    """Steps that take numbers."""
    from sklearn import pipeline, preprocessing

    steps = []
    for kind in draw.sample(kinds("transformer"), 12):
        if len(steps) < draw.randint(1, 3):
            x, y = data()
            try:
                step = made(draw, kind, 0.2)
                pipeline.make_pipeline(*steps, step).fit_transform(x, y)
                steps.append(step)
            except Exception:
                continue
    steps.insert(draw.randint(0, len(steps)), preprocessing.FunctionTransformer(held(draw, draw.choice(every)), validate=False))
    return steps


def columns(draw, every):
    from sklearn import compose, feature_extraction, preprocessing, pipeline

    numbers = draw.choice([list("ab"), [0, 1], slice("a", "c"), np.array([True, False, True, False, False, False, False]), *([compose.make_column_selector(dtype_include=np.number), compose.make_column_selector(pattern="^[ab]$")] if hasattr(compose, "make_column_selector") else [])])
    words = draw.choice([feature_extraction.text.CountVectorizer, feature_extraction.text.TfidfVectorizer, feature_extraction.text.HashingVectorizer])
    text = words(analyzer=draw.choice(["word", "char", "char_wb", str.split]), lowercase=draw.random() < 0.5, binary=draw.random() < 0.5, tokenizer=draw.choice([None, None, str.split]), preprocessor=draw.choice([None, None, str.strip, str.casefold]), **({"n_features": 16} if words.__name__[0] == "H" else {}))
    encode = draw.choice([kind for kind in (preprocessing.OneHotEncoder, preprocessing.OrdinalEncoder, getattr(preprocessing, "TargetEncoder", None)) if kind])
    parts = [("n", pipeline.make_pipeline(*before(draw, every)), numbers), ("t", text, "words"), ("e", encode(), ["town", "size"])]
    return compose.ColumnTransformer(draw.sample(parts, draw.randint(1, 3)), remainder=draw.choice(["drop", "drop", preprocessing.OrdinalEncoder()]), sparse_threshold=draw.choice([0, 0.3, 1.0]), transformer_weights=draw.choice([None, {"n": 2.0}]))


def around(draw, model, regress):
    """Search, calibrate, stack, vote, bag, chain, transform the target, or nothing."""
    from scipy import stats
    from sklearn import calibration, compose, ensemble, metrics, model_selection, multiclass

    names = [name for name, value in model.get_params().items() if isinstance(value, float) and "__" not in name] or ["verbose"] if hasattr(model, "get_params") else []
    name = draw.choice(names)
    value = model.get_params().get(name, 0)
    score = draw.choice([None, metrics.make_scorer(metrics.mean_squared_error if regress else metrics.f1_score, **({"greater_is_better": False} if regress else {"average": "macro"}))])
    split = draw.choice([2, model_selection.KFold(2, shuffle=True, random_state=1), model_selection.ShuffleSplit(2), model_selection.TimeSeriesSplit(2), model_selection.RepeatedKFold(n_splits=2, n_repeats=1)])
    ways = [lambda: model, lambda: model_selection.GridSearchCV(model, {name: [value]}, cv=split, scoring=score), lambda: model_selection.RandomizedSearchCV(model, {name: draw.choice([[value], stats.uniform(value, 0.01), stats.norm(value, 0.001)])}, n_iter=2, cv=split, scoring=score)]
    if regress:
        ways += [lambda: ensemble.BaggingRegressor(model, 2), lambda: compose.TransformedTargetRegressor(model, func=np.log1p, inverse_func=np.expm1), lambda: ensemble.StackingRegressor([("a", model), ("b", made(draw, draw.choice(kinds("regressor")), 0))], cv=2), lambda: ensemble.VotingRegressor([("a", model)]), lambda: ensemble.AdaBoostRegressor(model, n_estimators=2)]
    else:
        ways += [lambda: ensemble.BaggingClassifier(model, 2), lambda: calibration.CalibratedClassifierCV(model, cv=2, method=draw.choice(["sigmoid", "isotonic"])), lambda: ensemble.StackingClassifier([("a", model), ("b", made(draw, draw.choice(kinds("classifier")), 0))], cv=2), lambda: ensemble.VotingClassifier([("a", model)]), lambda: multiclass.OneVsRestClassifier(model), lambda: multiclass.OutputCodeClassifier(model)]
    return draw.choice(ways)()


def together(draw, every, table):
    from sklearn import pipeline

    x, y = data()
    regress = draw.random() < 0.4
    last = None
    for _ in range(12):
        try:
            model = around(draw, made(draw, draw.choice(kinds("regressor" if regress else "classifier")), 0.2), regress)
            steps = [columns(draw, every)] if table else before(draw, every)
            last = pipeline.Pipeline([("s{}".format(i), step) for i, step in enumerate(steps)] + [("m", model)])
            return last.fit(frame() if table else x, x[:, 0] if regress else y)
        except Exception:
            continue
    return last


def pipelines(draw):
    every = functions()
    for i in range(30):
        yield "of_numbers_{}".format(i), partial(together, draw, every, False)


def tables(draw):
    every = functions()
    for i in range(20):
        yield "of_columns_{}".format(i), partial(together, draw, every, True)


def transformers(draw):
    from sklearn import preprocessing

    every = functions()
    for function in draw.sample(every, min(30, len(every))):
        name = getattr(function, "__name__", "function")
        yield name, lambda function=function: preprocessing.FunctionTransformer(held(draw, function), inverse_func=held(draw, draw.choice(every)), validate=False).fit(data()[0])


def boosters(draw):
    for package, make in (("xgboost", _xgboost), ("lightgbm", _lightgbm), ("catboost", _catboost)):
        for i in range(8):
            yield "{}_{}".format(package, i), partial(make, draw)


def _xgboost(draw):
    import xgboost as xgb

    x, y = data()
    how = {"n_estimators": 3, "max_depth": draw.choice([1, 2, 3]), "booster": draw.choice(["gbtree", "gblinear", "dart"]), "importance_type": draw.choice(["gain", "weight", "cover"]), "random_state": draw.choice([0, 7])}
    how = {name: value for name, value in how.items() if draw.random() < 0.7}
    if draw.random() < 0.3:
        return xgb.train({"eta": draw.random(), "max_depth": 2}, xgb.DMatrix(x, y), 3)
    kind = getattr(xgb, draw.choice([name for name in ("XGBClassifier", "XGBRegressor", "XGBRFClassifier", "XGBRFRegressor", "XGBModel") if hasattr(xgb, name)]))
    return kind(**how).fit(x, y)


def _lightgbm(draw):
    import lightgbm as lgb

    x, y = data()
    if draw.random() < 0.3:
        return lgb.train({"objective": draw.choice(["regression", "binary", "quantile"]), "verbose": -1, "min_data_in_leaf": 2}, lgb.Dataset(x, y), 3)
    kind = getattr(lgb, draw.choice(["LGBMClassifier", "LGBMRegressor", "LGBMModel"]))
    objective = {"objective": "binary"} if kind.__name__ == "LGBMModel" else {}
    return kind(n_estimators=3, boosting_type=draw.choice(["gbdt", "dart"]), importance_type=draw.choice(["split", "gain"]), min_child_samples=2, **objective).fit(x, draw.choice([y, y.astype(bool), y.astype("float32")]))


def _catboost(draw):
    import catboost as cat

    x, y = data()
    how = {"iterations": 3, "verbose": 0, "allow_writing_files": False, **{name: value for name, value in {"depth": draw.choice([2, 4]), "grow_policy": draw.choice(["SymmetricTree", "Depthwise", "Lossguide"]), "bootstrap_type": draw.choice(["Bayesian", "Bernoulli", "MVS"])}.items() if draw.random() < 0.5}}
    kind = draw.choice([cat.CatBoostClassifier, cat.CatBoostRegressor, partial(cat.CatBoost, {"loss_function": "RMSE", **how})])
    return (kind(**how) if isinstance(kind, type) else kind()).fit(x, y, eval_set=draw.choice([None, (x[:10], y[:10])]))


GROUPS = [estimators, pipelines, tables, transformers, boosters]
