"""Packages that are built on scikit-learn's way of working, each where it is installed: what they fit, on toy data."""
import inspect

import numpy as np
from estimators import kinds, needed, toy_data


def on_frames():
    """Every estimator of scikit-learn, fitted on a frame: names of columns, categories and pandas' own types are kept."""
    import pandas as pd

    x, y = toy_data()
    frame = pd.DataFrame(np.abs(x) + 0.1, columns=["age", "income", "debt", "years"])
    for name, kind in kinds():
        yield name, lambda: _with_output(kind(*needed(kind))).fit(frame, pd.Series(y, name="label"))


def _with_output(estimator):
    try:
        return estimator.set_output(transform="pandas")
    except (AttributeError, ValueError):  # no transformer
        return estimator


def mlxtend():
    from mlxtend import classifier, cluster, feature_selection, frequent_patterns, preprocessing, regressor
    from sklearn.linear_model import LogisticRegression, Ridge

    x, y = toy_data()
    yield "stacking", lambda: classifier.StackingClassifier([LogisticRegression()], LogisticRegression()).fit(x, y)
    yield "stacking_cv", lambda: classifier.StackingCVClassifier([LogisticRegression()], LogisticRegression(), cv=2).fit(x, y)
    yield "vote", lambda: classifier.EnsembleVoteClassifier([LogisticRegression()]).fit(x, y)
    yield "perceptron", lambda: classifier.MultiLayerPerceptron(epochs=2).fit(x, y)
    yield "softmax", lambda: classifier.SoftmaxRegression(epochs=2).fit(x, y)
    yield "adaline", lambda: classifier.Adaline(epochs=2).fit(x, y)
    yield "kmeans", lambda: cluster.Kmeans(2, max_iter=2).fit(x)
    yield "regressor", lambda: regressor.StackingRegressor([Ridge()], Ridge()).fit(x, x[:, 0])
    yield "linear", lambda: regressor.LinearRegression().fit(x, x[:, 0])
    yield "sequential", lambda: feature_selection.SequentialFeatureSelector(LogisticRegression(), k_features=2, cv=2).fit(x, y)
    yield "exhaustive", lambda: feature_selection.ExhaustiveFeatureSelector(LogisticRegression(), max_features=2, cv=2, print_progress=False).fit(x, y)
    yield "selector", lambda: feature_selection.ColumnSelector([0, 1])
    yield "dense", lambda: preprocessing.DenseTransformer()
    yield "transactions", lambda: preprocessing.TransactionEncoder().fit([["a", "b"], ["b"]])
    yield "patterns", lambda: frequent_patterns.apriori(_baskets(), min_support=0.5)


def _baskets():
    import pandas as pd

    return pd.DataFrame({"a": [True, True], "b": [True, False]})


def outliers():
    """PyOD's detectors that need no torch."""
    import importlib

    x, _ = toy_data()
    for module, name in [("abod", "ABOD"), ("cblof", "CBLOF"), ("cof", "COF"), ("copod", "COPOD"), ("ecod", "ECOD"), ("gmm", "GMM"), ("hbos", "HBOS"), ("iforest", "IForest"),
                         ("inne", "INNE"), ("kde", "KDE"), ("knn", "KNN"), ("kpca", "KPCA"), ("lmdd", "LMDD"), ("loda", "LODA"), ("lof", "LOF"), ("loci", "LOCI"), ("mad", "MAD"),
                         ("mcd", "MCD"), ("ocsvm", "OCSVM"), ("pca", "PCA"), ("qmcd", "QMCD"), ("rod", "ROD"), ("sampling", "Sampling"), ("sod", "SOD"), ("sos", "SOS")]:
        yield name, lambda: getattr(importlib.import_module(f"pyod.models.{module}"), name)().fit(x[:, :1] if name == "MAD" else x)


def feature_engine():
    import feature_engine
    import importlib
    import pandas as pd
    import pkgutil
    from sklearn.base import BaseEstimator

    frame = pd.DataFrame({"a": np.arange(1.0, 41), "b": np.random.default_rng(0).normal(5, 1, 40), "c": list("xyxz") * 10})
    for module in pkgutil.iter_modules(feature_engine.__path__):
        for name, kind in vars(importlib.import_module(f"feature_engine.{module.name}")).items():
            if inspect.isclass(kind) and issubclass(kind, BaseEstimator):
                yield name, lambda: _fitted_on_some(kind, frame)


def _fitted_on_some(kind, frame):
    for columns in (["a", "b", "c"], ["a", "b"], ["c"]):
        try:
            return kind().fit(frame[columns], frame["a"])
        except Exception:  # columns that it does not take
            continue
    return kind()


def boosted_distributions():
    from ngboost import NGBClassifier, NGBRegressor, distns

    x, y = toy_data()
    yield "classifier", lambda: NGBClassifier(n_estimators=3, verbose=False).fit(x, y)
    for name in ["Normal", "LogNormal", "Exponential", "Poisson", "Laplace"]:
        yield name, lambda: NGBRegressor(Dist=getattr(distns, name), n_estimators=3, verbose=False).fit(x, np.abs(np.round(x[:, 0] * 3)) + 1)


def markov():
    from hmmlearn import hmm, vhmm

    x, _ = toy_data()
    counts = np.abs(np.round(x)).astype(int)
    yield "gaussian", lambda: hmm.GaussianHMM(2, n_iter=2).fit(x)
    yield "mixture", lambda: hmm.GMMHMM(2, n_iter=2).fit(x)
    yield "poisson", lambda: hmm.PoissonHMM(2, n_iter=2).fit(counts)
    yield "categorical", lambda: hmm.CategoricalHMM(2, n_iter=2).fit(counts[:, :1])
    yield "variational", lambda: vhmm.VariationalGaussianHMM(2, n_iter=2).fit(x)


def series():
    from tslearn import clustering, neighbors, preprocessing, svm

    x = np.random.default_rng(0).normal(size=(10, 8, 1))
    y = np.arange(10) % 2
    yield "kmeans", lambda: clustering.TimeSeriesKMeans(2, metric="dtw", max_iter=2).fit(x)
    yield "kshape", lambda: clustering.KShape(2, max_iter=2).fit(x)
    yield "neighbours", lambda: neighbors.KNeighborsTimeSeriesClassifier(2).fit(x, y)
    yield "svc", lambda: svm.TimeSeriesSVC().fit(x, y)
    yield "scaler", lambda: preprocessing.TimeSeriesScalerMeanVariance().fit(x)


def manifolds():
    import umap

    x, y = toy_data()
    yield "umap", lambda: umap.UMAP(n_neighbors=5, n_epochs=5).fit(x)
    yield "supervised", lambda: umap.UMAP(n_neighbors=5, n_epochs=5, metric="manhattan").fit(x, y)


def tables():
    import pandas as pd
    import skrub

    frame = pd.DataFrame({"a": list("xyxz") * 10, "b": np.arange(40.0), "c": pd.date_range("2024-01-01", periods=40), "d": [f"word {i}" for i in range(40)]})
    yield "vectorizer", lambda: skrub.TableVectorizer().fit(frame)
    yield "gap", lambda: skrub.GapEncoder(n_components=2).fit(frame["d"])
    yield "minhash", lambda: skrub.MinHashEncoder(n_components=2).fit(frame["d"])
    yield "dates", lambda: skrub.DatetimeEncoder().fit(frame["c"])
    yield "similarity", lambda: skrub.SimilarityEncoder().fit(frame[["d"]])
    yield "pipeline", lambda: skrub.tabular_pipeline("classifier").fit(frame, frame["b"] > 20)


def studies():
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for name in ["TPESampler", "RandomSampler", "GridSampler", "QMCSampler", "NSGAIISampler"]:
        yield name, lambda: _study(optuna, name)


def _study(optuna, name):
    make = getattr(optuna.samplers, name)
    study = optuna.create_study(sampler=make({"x": [1, 2]}) if name == "GridSampler" else make(seed=0), pruner=optuna.pruners.MedianPruner())
    study.optimize(lambda trial: trial.suggest_float("x", 1, 2) ** 2, n_trials=2)
    return study
