"""What people keep beside and inside scikit-learn's estimators: labels of text, sparse rows, scorers, searches, what was measured, data sets."""
import operator
from functools import partial

import numpy as np
from estimators import kinds, needed, toy_data


def on_labels():
    """Every estimator on sparse rows or narrow floats and labels of text, where it takes them."""
    from scipy import sparse

    x, y = toy_data()
    words = np.where(y > 0, "yes", "no")
    for i, (name, kind) in enumerate(kinds()):
        rows = sparse.csr_matrix(np.abs(x)) if i % 2 else x.astype("f4")
        yield f"{name}", lambda: _either(kind, rows, words, x[:, 0])


def _either(kind, rows, words, numbers):
    dense = np.abs(rows.toarray() if hasattr(rows, "toarray") else rows).astype("f4") + 0.1
    for features, target in [(rows, words), (dense, words), (dense, numbers - numbers.min() + 1)]:
        try:
            return kind(*needed(kind)).fit(features, target)
        except (ValueError, TypeError):
            continue
    raise ValueError("takes none of these")


def scorers():
    from sklearn import metrics

    names = metrics.get_scorer_names() if hasattr(metrics, "get_scorer_names") else sorted(metrics.SCORERS)
    for name in names:
        yield name, lambda: metrics.get_scorer(name)
    for name in ["cohen_kappa_score", "hamming_loss", "zero_one_loss", "dcg_score", "d2_tweedie_score", "class_likelihood_ratios", "mean_tweedie_deviance"]:
        yield f"made_{name}", lambda: metrics.make_scorer(getattr(metrics, name))
    yield "made_partial", lambda: metrics.make_scorer(partial(metrics.precision_score, average="macro", zero_division=0), greater_is_better=True)
    yield "made_two", lambda: {"mcc": metrics.make_scorer(metrics.matthews_corrcoef), "auc": "roc_auc"}


def settled():
    """Pipelines as tutorials build them."""
    from scipy import sparse, spatial, special
    from sklearn import (cluster, compose, decomposition, ensemble, feature_extraction, feature_selection, kernel_approximation, linear_model, metrics, model_selection,
                         multioutput, naive_bayes, neighbors, pipeline, preprocessing, svm)

    x, y = toy_data()
    text = ["the first text", "another one", "and a third"] * 4
    function = preprocessing.FunctionTransformer
    fetched = [np.ndarray.flatten, np.ndarray.astype, np.ndarray.copy, np.nan_to_num, sparse.csr_matrix.toarray, sparse.csr_matrix.todense, np.log1p, np.ravel, str.casefold,
               special.expit, special.logit, np.random.permutation, np.linalg.pinv, np.vectorize(len), np.frompyfunc, math_log(), operator.itemgetter("a", "b"), operator.pos]
    for i, f in enumerate(fetched):
        yield f"function_{i}", lambda: pipeline.make_pipeline(function(f, accept_sparse=True), svm.LinearSVC())
    yield "attribute", lambda: function(operator.attrgetter("values"))
    yield "method", lambda: function(operator.methodcaller("todense"))
    yield "inverse", lambda: compose.TransformedTargetRegressor(svm.SVR(), func=np.arcsinh, inverse_func=np.sinh).fit(x, x[:, 0])
    yield "targets", lambda: compose.TransformedTargetRegressor(linear_model.Lasso(), transformer=preprocessing.QuantileTransformer(n_quantiles=5)).fit(x, x[:, 0])
    yield "chain", lambda: multioutput.ClassifierChain(naive_bayes.BernoulliNB(), order="random", random_state=np.random.RandomState(3)).fit(x, np.c_[y, 1 - y])
    yield "kernels", lambda: [kernel_approximation.Nystroem(k, n_components=3).fit(np.abs(x)) for k in ("chi2", "sigmoid", "poly")]
    yield "metrics", lambda: [cluster.DBSCAN(metric=m).fit(x) for m in (spatial.distance.chebyshev, "cosine", spatial.distance.jensenshannon)]
    yield "remembered", lambda: cluster.FeatureAgglomeration(2, memory=".", pooling_func=np.max).fit(x)
    yield "medians", lambda: cluster.FeatureAgglomeration(2, pooling_func=partial(np.quantile, q=0.5)).fit(x)
    yield "chosen", lambda: feature_selection.GenericUnivariateSelect(feature_selection.chi2, mode="fdr").fit(np.abs(x), y)
    yield "chosen_by_hand", lambda: feature_selection.SelectFromModel(ensemble.RandomForestRegressor(2), importance_getter=operator.attrgetter("feature_importances_")).fit(x, y)
    yield "searched", lambda: model_selection.GridSearchCV(svm.SVC(), [{"kernel": ["rbf"]}, {"C": np.logspace(0, 1, 2)}], cv=list(model_selection.KFold(2).split(x)), refit=True).fit(x, y)
    yield "searched_steps", lambda: model_selection.RandomizedSearchCV(pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("m", svm.SVC())]),
                                                                       {"s": ["passthrough", preprocessing.MinMaxScaler()], "m__C": __import__("scipy.stats").stats.uniform(1, 2)}, n_iter=2, cv=2).fit(x, y)
    yield "searched_weights", lambda: model_selection.GridSearchCV(linear_model.RidgeClassifier(), {"class_weight": [None, "balanced", {0: 1, 1: 3}]}, cv=model_selection.RepeatedStratifiedKFold(n_splits=2, n_repeats=1)).fit(x, y)
    yield "words", lambda: pipeline.make_pipeline(feature_extraction.text.CountVectorizer(stop_words="english", analyzer=str.split), decomposition.TruncatedSVD(2), preprocessing.Normalizer()).fit(text)
    yield "words_kept", lambda: feature_extraction.text.TfidfVectorizer(dtype=np.float32, stop_words=frozenset({"a"}), vocabulary={"text": 0, "one": 1}).fit(text)
    yield "weighted", lambda: compose.ColumnTransformer([("a", pipeline.make_pipeline(preprocessing.KBinsDiscretizer(2, strategy="uniform")), slice(0, 2)), ("b", function(np.sqrt), [False, False, True, False])],
                                                        transformer_weights={"a": 2.0}, sparse_threshold=0).fit(np.abs(x))
    yield "fuzzy", lambda: ensemble.VotingRegressor([("k", neighbors.KNeighborsRegressor(2, weights=np.reciprocal)), ("l", linear_model.TheilSenRegressor())]).fit(x, x[:, 0])
    yield "routed", lambda: routed()
    yield "splined", lambda: pipeline.make_pipeline(preprocessing.SplineTransformer(3), linear_model.QuantileRegressor()).fit(x, x[:, 0])
    yield "encoded", lambda: preprocessing.TargetEncoder().fit(np.where(x > 0, "u", "v").astype(object), y)
    yield "tuned", lambda: model_selection.TunedThresholdClassifierCV(linear_model.LogisticRegression(), scoring=metrics.make_scorer(metrics.f1_score)).fit(x, y)


def math_log():
    import math

    return math.log


def routed():
    import sklearn
    from sklearn import linear_model, pipeline, preprocessing

    sklearn.set_config(enable_metadata_routing=True)
    try:
        x, y = toy_data()
        model = linear_model.LogisticRegression().set_fit_request(sample_weight=True).set_score_request(sample_weight=False)
        return pipeline.make_pipeline(preprocessing.StandardScaler().set_fit_request(sample_weight=False), model).fit(x, y)
    finally:
        sklearn.set_config(enable_metadata_routing=False)


def measured():
    """Results that are kept: of validation, of inspection, trees by themselves, data sets, what joblib holds."""
    from sklearn import datasets, ensemble, inspection, linear_model, metrics, model_selection, tree, utils

    x, y = toy_data()
    forest = ensemble.RandomForestClassifier(2).fit(x, y)
    yield "validated", lambda: model_selection.cross_validate(linear_model.Ridge(), x, y, cv=2, return_estimator=True, return_train_score=True)
    yield "curves", lambda: [model_selection.learning_curve(linear_model.Ridge(), x, y, cv=2), metrics.roc_curve(y, x[:, 0]), metrics.precision_recall_curve(y, x[:, 0])]
    yield "importances", lambda: inspection.permutation_importance(forest, x, y, n_repeats=2)
    yield "dependence", lambda: inspection.partial_dependence(forest, x, [0])
    yield "tree", lambda: [forest.estimators_[0].tree_, tree.DecisionTreeRegressor(max_depth=2).fit(x, y).tree_]
    yield "data", lambda: [datasets.load_iris(), datasets.load_wine(as_frame=True), datasets.load_diabetes()]
    yield "bunch", lambda: utils.Bunch(model=forest, names=["a"], classes=np.array(["u", "v"], dtype=object))
    yield "parameters", lambda: [model_selection.ParameterGrid({"a": [1, 2]}), model_selection.ParameterSampler({"a": [1, 2]}, 1), forest.get_params()]
    yield "models", lambda: {"models": [forest, linear_model.Ridge().fit(x, y)], "threshold": np.float32(0.5), "features": ["a", "b"], "metrics": {"auc": np.float64(0.9)}}
    yield "warned", lambda: [__import__("sklearn.exceptions").exceptions.NotFittedError("a"), __import__("sklearn.exceptions").exceptions.ConvergenceWarning("b")]
    for name in ["ConfusionMatrixDisplay", "RocCurveDisplay", "PrecisionRecallDisplay", "DetCurveDisplay"]:
        yield f"display_{name}", lambda: getattr(metrics, name)(*{"ConfusionMatrixDisplay": [np.eye(2)]}.get(name, []), **({} if name.startswith("C") else _points(name)))


def _points(name):
    keys = {"RocCurveDisplay": ("fpr", "tpr"), "PrecisionRecallDisplay": ("precision", "recall"), "DetCurveDisplay": ("fpr", "fnr")}[name]
    return {key: np.array([0.0, 1.0]) for key in keys}
