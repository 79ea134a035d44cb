"""Estimators of scikit-learn with other settings than their defaults: metrics, kernels, selectors and tokenizers that they hold."""
import re
from functools import partial
from operator import itemgetter

import numpy as np
from estimators import toy_data


def estimators():
    from scipy import spatial
    from sklearn import calibration, cluster, decomposition, ensemble, gaussian_process, impute, linear_model, manifold, metrics
    from sklearn import mixture, model_selection, naive_bayes, neighbors, neural_network, pipeline, preprocessing, svm, tree
    from sklearn.compose import ColumnTransformer, make_column_selector
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn.feature_extraction import DictVectorizer, FeatureHasher, text
    from sklearn.feature_selection import SelectFromModel, SelectPercentile, mutual_info_classif

    x, y = toy_data()
    words = ["a good one", "a bad one", "an odd one"] * 4
    yield "svc_callable_kernel", lambda: svm.SVC(kernel=metrics.pairwise.laplacian_kernel, probability=False).fit(x, y)
    yield "knn_callable_metric", lambda: neighbors.KNeighborsClassifier(metric=spatial.distance.cosine).fit(x, y)
    for metric in ["haversine", "minkowski", "chebyshev", "canberra", "braycurtis", "hamming", "mahalanobis"]:
        points, more = (x[:, :2], {}) if metric == "haversine" else (x, {"metric_params": {"VI": np.eye(4)}} if metric == "mahalanobis" else {})
        yield f"knn_{metric}", lambda: neighbors.KNeighborsRegressor(metric=metric, algorithm="ball_tree", **more).fit(points, y)
    yield "radius_kd", lambda: neighbors.RadiusNeighborsRegressor(radius=5, algorithm="kd_tree").fit(x, y)
    yield "lof_novelty", lambda: neighbors.LocalOutlierFactor(novelty=True).fit(x)
    yield "kde", lambda: neighbors.KernelDensity(kernel="epanechnikov").fit(x)
    for loss in ["log_loss", "modified_huber", "perceptron", "epsilon_insensitive", "huber", "squared_epsilon_insensitive"]:
        kind = linear_model.SGDRegressor if "epsilon" in loss or loss == "huber" else linear_model.SGDClassifier
        yield f"sgd_{loss}", lambda: kind(loss=loss).fit(x, y) if loss != "log_loss" else kind(loss="log" if old() else loss).fit(x, y)
    yield "calibrated_isotonic", lambda: calibration.CalibratedClassifierCV(naive_bayes.GaussianNB(), method="isotonic", cv=2).fit(x, y)
    yield "calibrated_sigmoid", lambda: calibration.CalibratedClassifierCV(svm.LinearSVC(), cv=2).fit(x, y)
    yield "iterative", lambda: impute.IterativeImputer(tree.ExtraTreeRegressor()).fit(x)
    yield "knn_imputer", lambda: impute.KNNImputer(add_indicator=True).fit(np.where(x > 1, np.nan, x))
    yield "boosted_huber", lambda: ensemble.GradientBoostingRegressor(loss="huber", n_estimators=3).fit(x, x[:, 0])
    yield "boosted_quantile", lambda: ensemble.GradientBoostingRegressor(loss="quantile", n_estimators=3).fit(x, x[:, 0])
    yield "boosted_exponential", lambda: ensemble.GradientBoostingClassifier(loss="exponential", n_estimators=3).fit(x, y)
    yield "boosted_init", lambda: ensemble.GradientBoostingClassifier(init=linear_model.LogisticRegression(), n_estimators=3).fit(x, y)
    yield "boosted_three", lambda: ensemble.GradientBoostingClassifier(n_estimators=3).fit(x, y + (x[:, 2] > 1))
    for loss in ["poisson", "absolute_error", "squared_error"]:
        yield f"histogram_{loss}", lambda: ensemble.HistGradientBoostingRegressor(loss=loss, max_iter=3).fit(x, np.abs(x[:, 0]) + 1)
    yield "histogram_three", lambda: ensemble.HistGradientBoostingClassifier(max_iter=3, monotonic_cst=None).fit(x, y + (x[:, 2] > 1))
    yield "stacked", lambda: ensemble.StackingClassifier([("f", ensemble.RandomForestClassifier(2)), ("s", svm.SVC())], cv=2).fit(x, y)
    yield "bagged", lambda: ensemble.BaggingClassifier(neighbors.KNeighborsClassifier(), n_estimators=2).fit(x, y)
    yield "adaboost", lambda: ensemble.AdaBoostRegressor(tree.DecisionTreeRegressor(max_depth=2), n_estimators=2).fit(x, x[:, 0])
    yield "random_search", lambda: model_selection.RandomizedSearchCV(svm.SVC(), distributions(), n_iter=2, cv=2).fit(x, y)
    yield "search_splits", lambda: model_selection.GridSearchCV(linear_model.Ridge(), {"alpha": [1, 2]}, cv=model_selection.ShuffleSplit(2), scoring="r2").fit(x, y)
    yield "searched_scorers", lambda: model_selection.GridSearchCV(svm.SVC(), {"C": [1, 2]}, scoring={"a": "accuracy", "b": metrics.make_scorer(
        metrics.fbeta_score, beta=2)}, refit="a", cv=2).fit(x, y)
    for name in ["GroupKFold", "LeaveOneOut", "LeavePOut", "RepeatedKFold", "RepeatedStratifiedKFold", "StratifiedShuffleSplit", "PredefinedSplit"]:
        yield f"split_{name}", lambda: getattr(model_selection, name)(*([2] if name == "LeavePOut" else [[0, 1]] if name == "PredefinedSplit" else []))
    for name in ["DotProduct", "RationalQuadratic", "ConstantKernel", "PairwiseKernel"]:
        kernel = getattr(gaussian_process.kernels, name)()
        yield f"gaussian_{name}", lambda: gaussian_process.GaussianProcessRegressor(kernel + gaussian_process.kernels.WhiteKernel(), alpha=1.0).fit(x, y)
    yield "gaussian_classes", lambda: gaussian_process.GaussianProcessClassifier(gaussian_process.kernels.RBF()).fit(x, y + (x[:, 2] > 1))
    yield "mixture_bayes", lambda: mixture.BayesianGaussianMixture(n_components=2, covariance_type="diag").fit(x)
    yield "perceptrons", lambda: neural_network.MLPRegressor(hidden_layer_sizes=(3,), solver="sgd", early_stopping=True, max_iter=5).fit(x, y)
    yield "selected_columns", lambda: ColumnTransformer([("n", preprocessing.RobustScaler(), make_column_selector(dtype_include=np.number)),
                                                 ("d", "drop", [0])], remainder="passthrough").fit(frame())
    yield "selected_features", lambda: SelectFromModel(ensemble.ExtraTreesClassifier(3)).fit(x, y)
    yield "mutual", lambda: SelectPercentile(mutual_info_classif, percentile=50).fit(x, y)
    yield "mutual_partial", lambda: SelectPercentile(partial(mutual_info_classif, n_neighbors=2)).fit(x, y)
    yield "tokens_findall", lambda: text.TfidfVectorizer(tokenizer=re.compile(r"\w+").findall, token_pattern=None).fit(words)
    yield "tokens_split", lambda: text.CountVectorizer(tokenizer=str.split, preprocessor=str.lower, token_pattern=None).fit(words)
    yield "hashed", lambda: pipeline.make_pipeline(text.HashingVectorizer(n_features=16), text.TfidfTransformer(), linear_model.RidgeClassifier()).fit(words, [0, 1, 1] * 4)
    yield "dicts", lambda: DictVectorizer().fit([{"a": 1, "b": "x"}])
    yield "hasher", lambda: FeatureHasher(8).fit([{"a": 1}])
    yield "union_getters", lambda: pipeline.FeatureUnion([("a", preprocessing.FunctionTransformer(itemgetter(slice(0, 2)))), ("b", decomposition.PCA(2))])
    yield "set_output", lambda: with_pandas_output(preprocessing.StandardScaler()).fit(x)
    yield "functions", lambda: [preprocessing.FunctionTransformer(f) for f in (np.log, np.cbrt, np.tanh, np.nan_to_num, np.abs, np.sign, np.deg2rad)]
    yield "functions_partial", lambda: preprocessing.FunctionTransformer(partial(np.where, True), kw_args={"a": 1})
    yield "discretizer", lambda: preprocessing.KBinsDiscretizer(3, encode="onehot-dense", strategy="kmeans").fit(x)
    yield "polynomial", lambda: pipeline.make_pipeline(preprocessing.PolynomialFeatures(2), preprocessing.PowerTransformer(), linear_model.HuberRegressor()).fit(x, y)
    yield "encoders", lambda: [preprocessing.OneHotEncoder(handle_unknown="ignore").fit([["a"], ["b"]]), preprocessing.OrdinalEncoder().fit([["a", 1]]),
                       preprocessing.LabelEncoder().fit(["x", "y"]), preprocessing.MultiLabelBinarizer().fit([{1, 2}, {3}])]
    yield "clusters", lambda: [cluster.KMeans(2, n_init=1).fit(x), cluster.AgglomerativeClustering(2, compute_distances=True).fit(x), cluster.Birch().fit(x),
                       cluster.OPTICS(min_samples=3).fit(x), cluster.MeanShift().fit(x)]
    yield "embedding", lambda: manifold.Isomap(n_neighbors=3).fit(x)
    yield "displays", lambda: [metrics.ConfusionMatrixDisplay(np.eye(2)), metrics.confusion_matrix(y, y), metrics.classification_report(y, y, output_dict=True)]


def old():
    import sklearn

    return sklearn.__version__.startswith("1.0")


def frame():
    import pandas as pd

    return pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [1, 2, 3], "c": ["x", "y", "z"]})


def distributions():
    from scipy import stats

    return {"C": stats.loguniform(0.1, 10), "gamma": stats.expon(scale=0.1), "degree": stats.randint(2, 4)}


def with_pandas_output(model):
    return model.set_output(transform="pandas") if hasattr(model, "set_output") else model
