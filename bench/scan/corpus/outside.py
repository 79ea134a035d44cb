"""Packages around the frameworks that no other maker knows: search, series, survival, many labels, fairness, uncertainty, explanations, tables, graphs."""
import numpy as np
from estimators import toy_data


def searched():
    from sklearn.linear_model import Ridge

    x, y = toy_data()
    yield "flaml", lambda: _flaml(x, y)
    yield "skopt", lambda: __import__("skopt").BayesSearchCV(Ridge(), {"alpha": (0.1, 1.0)}, n_iter=3, cv=2).fit(x, y)
    yield "skopt_result", lambda: __import__("skopt").gp_minimize(_square, [(0.0, 1.0)], n_calls=4, n_initial_points=3)
    yield "hyperopt", _hyperopt
    yield "bayesian", _bayesian


def _flaml(x, y):
    from flaml import AutoML

    made = AutoML()
    made.fit(x, y, task="classification", time_budget=3, max_iter=2, estimator_list=["rf"], verbose=0)
    return made


def _square(point):
    return float(point[0]) ** 2


def _hyperopt():
    from hyperopt import Trials, fmin, hp, rand

    trials = Trials()
    fmin(abs, hp.uniform("x", -1, 1), algo=rand.suggest, max_evals=2, trials=trials, show_progressbar=False)
    return trials


def _bayesian():
    from bayes_opt import BayesianOptimization

    return BayesianOptimization(None, {"x": (0, 1)}, verbose=0)


def series():
    import pandas as pd

    numbers = np.sin(np.arange(48.0)) + 10
    frame = pd.DataFrame({"unique_id": 1, "ds": pd.date_range("2020", periods=48, freq="D"), "y": numbers})
    yield "pmdarima", lambda: __import__("pmdarima").auto_arima(numbers, start_p=1, start_q=1, max_p=1, max_q=1, seasonal=False)
    yield "pmdarima_pipeline", lambda: __import__("pmdarima.pipeline").pipeline.Pipeline([("b", __import__("pmdarima.preprocessing").preprocessing.BoxCoxEndogTransformer()), ("a", __import__("pmdarima").ARIMA((1, 0, 0)))]).fit(numbers)
    yield "statsforecast", lambda: _statsforecast(frame)
    yield "mlforecast", lambda: _mlforecast(frame)
    yield from darts(numbers)


def _statsforecast(frame):
    from statsforecast import StatsForecast
    from statsforecast.models import SeasonalNaive, Theta

    return StatsForecast([SeasonalNaive(7), Theta()], freq="D").fit(frame)


def _mlforecast(frame):
    from mlforecast import MLForecast
    from sklearn.linear_model import LinearRegression

    return MLForecast([LinearRegression()], freq="D", lags=[1, 2], date_features=["dayofweek"]).fit(frame)


def darts(numbers):
    from darts import TimeSeries
    from darts.dataprocessing.transformers import Scaler
    from darts.models import ExponentialSmoothing, LinearRegressionModel, NaiveSeasonal

    line = TimeSeries.from_values(numbers)
    yield "darts_series", lambda: line
    yield "darts_scaler", lambda: Scaler().fit(line)
    for model in [NaiveSeasonal(7), LinearRegressionModel(lags=3), ExponentialSmoothing()]:
        yield f"darts_{type(model).__name__}", lambda: model.fit(line)


def estimators_of_others():
    """What follows scikit-learn's way: (package, module, class, arguments)."""
    import importlib

    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier

    x, y = toy_data()
    labels = np.c_[y, 1 - y]
    kinds = [("deslib", "deslib.des.knora_e", "KNORAE", [], y), ("deslib", "deslib.static.oracle", "Oracle", [], y), ("gplearn", "gplearn.genetic", "SymbolicRegressor", {"population_size": 20, "generations": 2}, x[:, 0]),
             ("gplearn", "gplearn.genetic", "SymbolicTransformer", {"generations": 2, "population_size": 100, "hall_of_fame": 20}, x[:, 0]), ("imodels", "imodels", "RuleFitClassifier", [], y), ("imodels", "imodels", "FIGSClassifier", [], y),
             ("imodels", "imodels", "HSTreeClassifier", [], y), ("kmodes", "kmodes.kmodes", "KModes", [2], None), ("quantile_forest", "quantile_forest", "RandomForestQuantileRegressor", [3], x[:, 0]), ("sklego", "sklego.meta", "Thresholder", [LogisticRegression(), 0.4], y),
             ("sklego", "sklego.preprocessing", "ColumnCapper", [], y), ("sklego", "sklego.linear_model", "LowessRegression", [], x[:, 0]), ("boruta", "boruta", "BorutaPy", [_forest(), 3], y),
             ("skmultilearn", "skmultilearn.problem_transform", "BinaryRelevance", [LogisticRegression()], labels),
             ("skmultilearn", "skmultilearn.problem_transform", "LabelPowerset", [KNeighborsClassifier()], labels), ("dask_ml", "dask_ml.preprocessing", "StandardScaler", [], y),
             ("dask_ml", "dask_ml.wrappers", "ParallelPostFit", [LogisticRegression()], y), ("dask_ml", "dask_ml.cluster", "KMeans", [2], None), ("mapie", "mapie.regression", "SplitConformalRegressor", {"prefit": False}, x[:, 0]),
             ("mapie", "mapie.classification", "SplitConformalClassifier", {"prefit": False}, y), ("pygam", "pygam", "LinearGAM", [], x[:, 0]), ("pygam", "pygam", "LogisticGAM", [], y)]
    for package, module, name, arguments, target in kinds:
        chosen = {"keywords": arguments} if isinstance(arguments, dict) else {"positions": arguments}
        yield f"{package}_{name}", lambda: _fitted(_made(importlib.import_module(module), name, **chosen), x, target)


def _forest():
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(3, max_depth=2)


def _made(module, name, positions=(), keywords={}):
    return getattr(module, name)(*positions, **keywords)


def _fitted(model, x, target):
    return model.fit(x) if target is None else model.fit(x, target)


def judged():
    """Fairness, survival, explanations, tags of words."""
    from sklearn.linear_model import LogisticRegression

    x, y = toy_data()
    group = (x[:, 2] > 0).astype(int)
    yield "fairlearn_threshold", lambda: _post(x, y, group)
    yield "fairlearn_gradient", lambda: _reduced(x, y, group)
    yield "fairlearn_frame", lambda: __import__("fairlearn.metrics").metrics.MetricFrame(metrics={"a": __import__("sklearn.metrics").metrics.accuracy_score}, y_true=y, y_pred=y, sensitive_features=group)
    for name in ["CoxPHSurvivalAnalysis", "CoxnetSurvivalAnalysis"]:
        yield f"sksurv_{name}", lambda: getattr(__import__("sksurv.linear_model").linear_model, name)().fit(x, _times(x, y))
    for name in ["RandomSurvivalForest", "GradientBoostingSurvivalAnalysis"]:
        yield f"sksurv_{name}", lambda: getattr(__import__("sksurv.ensemble").ensemble, name)(n_estimators=2).fit(x, _times(x, y))
    yield "shap_tree", lambda: __import__("shap").TreeExplainer(_forest().fit(x, y))
    yield "shap_linear", lambda: __import__("shap").LinearExplainer(LogisticRegression().fit(x, y), x)
    yield "shap_values", lambda: __import__("shap").TreeExplainer(_forest().fit(x, y))(x[:2])
    yield "lime", lambda: __import__("lime.lime_tabular").lime_tabular.LimeTabularExplainer(x, feature_names=list("abcd"), discretize_continuous=False)
    yield "crf", _crf
    yield "nltk", _nltk


def _post(x, y, group):
    from fairlearn.postprocessing import ThresholdOptimizer
    from sklearn.linear_model import LogisticRegression

    return ThresholdOptimizer(estimator=LogisticRegression()).fit(x, y, sensitive_features=group)


def _reduced(x, y, group):
    from fairlearn.reductions import DemographicParity, ExponentiatedGradient
    from sklearn.linear_model import LogisticRegression

    return ExponentiatedGradient(LogisticRegression(), DemographicParity(), max_iter=2).fit(x, y, sensitive_features=group)


def _times(x, y):
    return np.array(list(zip(y.astype(bool), np.abs(x[:, 0]) + 1)), dtype=[("event", bool), ("time", float)])


def _crf():
    import sklearn_crfsuite

    return sklearn_crfsuite.CRF(max_iterations=2).fit([[{"w": "a"}, {"w": "b"}]], [["X", "Y"]])


def _nltk():
    import nltk

    tagger = nltk.UnigramTagger([[("a", "DT"), ("dog", "NN")]], backoff=nltk.DefaultTagger("NN"))
    return [tagger, nltk.NaiveBayesClassifier.train([({"a": 1}, "x"), ({"a": 2}, "y")]), nltk.FreqDist("aab")]


def tables():
    import pandas as pd

    yield "polars", lambda: __import__("polars").DataFrame({"a": [1, 2], "b": ["x", None]})
    yield "polars_series", lambda: __import__("polars").Series("a", [1.5, None])
    yield "xarray", lambda: __import__("xarray").DataArray(np.eye(2), dims=("x", "y"), coords={"x": pd.date_range("2024", periods=2)})
    yield "xarray_set", lambda: __import__("xarray").Dataset({"a": ("x", [1, 2])}, attrs={"by": "make.py"})
    yield "graph", lambda: __import__("networkx").path_graph(3)
    yield "digraph", lambda: __import__("networkx").DiGraph([(1, 2, {"w": 0.5})])
    yield "symbols", lambda: [__import__("sympy").Symbol("x") ** 2 + 1, __import__("sympy").Integer(3)]
    yield "dask", lambda: __import__("dask.array").array.ones((4, 4), chunks=2)
    yield "knee", lambda: __import__("kneed").KneeLocator([1, 2, 3, 4], [9, 3, 2, 1], curve="convex", direction="decreasing")
