"""Objects inside objects, with the state that use leaves in them: python composed.py <folder>. From Python 3.6 on; what is not installed is left out.

Searches of pipelines with callables, stacked and calibrated ones, models after partial_fit and warm starts, boosters with losses of their own,
values of wide types. What a lambda of a script is written by cloudpickle or dill brings code of its own, and has a group of its own.
"""
import collections
import json
import pathlib
import pickle
import platform
import sys
from functools import partial

import numpy as np

import composed_networks
import composed_values

PROTOCOLS = [0, 1, 2, 3, 4, 5]
COMPRESSORS = [0, 3, ("zlib", 2), ("gzip", 4), ("bz2", 2), ("xz", 2), ("lzma", 2), ("lz4", 1)]


def data(rows=48):
    x = np.random.RandomState(3).normal(size=(rows, 5))
    return x, (x[:, 0] + x[:, 1] > 0).astype(int)


def searches():
    from sklearn import compose, decomposition, ensemble, feature_selection, linear_model, metrics, model_selection, pipeline, preprocessing, svm

    x, y = data()
    made, of = pipeline.make_pipeline, preprocessing.FunctionTransformer
    logs = of(np.log1p, validate=False)
    clipped = of(partial(np.clip, a_min=-1.0, a_max=1.0), validate=False)
    yield "callables", lambda: model_selection.GridSearchCV(made(clipped, linear_model.Ridge()), {"ridge__alpha": [1, 2], "functiontransformer__func": [np.tanh, partial(np.clip, a_min=-2, a_max=2)]}, cv=2, scoring=metrics.make_scorer(metrics.r2_score)).fit(x, x[:, 0])
    yield "steps", lambda: model_selection.GridSearchCV(pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("m", svm.SVC())]), [{"s": [preprocessing.MinMaxScaler(), preprocessing.RobustScaler()], "m__gamma": ["scale"]}, {"m": [linear_model.LogisticRegression()], "m__C": np.logspace(-1, 1, 2)}], cv=2).fit(x, y)
    yield "of_search", lambda: model_selection.cross_validate(model_selection.GridSearchCV(ensemble.RandomForestClassifier(3), {"max_depth": [1, None]}, cv=2), x, y, cv=2, return_estimator=True)
    yield "union", lambda: pipeline.FeatureUnion([("p", made(of(np.abs, validate=False), decomposition.PCA(2))), ("k", feature_selection.SelectKBest(feature_selection.f_classif, k=2)), ("c", compose.ColumnTransformer([("l", of(np.exp, validate=False), [0]), ("q", preprocessing.QuantileTransformer(n_quantiles=5), slice(1, 3))], remainder="passthrough"))]).fit(x, y)
    yield "select", lambda: made(feature_selection.SelectFromModel(ensemble.ExtraTreesClassifier(3), threshold="1.1*median"), feature_selection.RFE(linear_model.LogisticRegression(), n_features_to_select=1, step=0.5)).fit(x, y)
    yield "select_generic", lambda: feature_selection.GenericUnivariateSelect(partial(feature_selection.mutual_info_classif, n_neighbors=2), mode="k_best", param=2).fit(x, y)
    yield "target", lambda: compose.TransformedTargetRegressor(made(preprocessing.PolynomialFeatures(2), linear_model.LassoCV(cv=2)), func=np.log1p, inverse_func=np.expm1).fit(x, np.abs(x[:, 0]))
    yield "target_search", lambda: model_selection.RandomizedSearchCV(compose.TransformedTargetRegressor(linear_model.Ridge(), transformer=preprocessing.PowerTransformer()), {"regressor__alpha": __import__("scipy.stats").stats.uniform(0.1, 3)}, n_iter=2, cv=2, random_state=np.random.RandomState(4)).fit(x, x[:, 1])
    yield "memory", lambda: pipeline.Pipeline([("l", logs), ("n", preprocessing.Normalizer()), ("m", linear_model.SGDClassifier(max_iter=5, tol=None))], memory=__import__("joblib").Memory(None, verbose=0)).fit(np.abs(x), y)
    yield "scorers", lambda: model_selection.GridSearchCV(linear_model.LogisticRegression(), {"C": [1.0]}, cv=2, refit="a", scoring={"a": "roc_auc", "b": metrics.make_scorer(metrics.fbeta_score, beta=2), "c": metrics.make_scorer(metrics.log_loss, greater_is_better=False)}).fit(x, y)
    yield "splits", lambda: model_selection.GridSearchCV(linear_model.Ridge(), {"alpha": [1]}, cv=list(model_selection.ShuffleSplit(2, random_state=0).split(x))).fit(x, x[:, 0])


def ensembles():
    from sklearn import calibration, discriminant_analysis, ensemble, linear_model, multiclass, multioutput, naive_bayes, neighbors, neural_network, pipeline, preprocessing, svm, tree

    x, y = data()
    scaled = partial(pipeline.make_pipeline, preprocessing.StandardScaler())
    yield "calibrated", lambda: [calibration.CalibratedClassifierCV(m, cv=2, method=how).fit(x, y) for m, how in [(svm.LinearSVC(), "isotonic"), (naive_bayes.GaussianNB(), "sigmoid"), (scaled(tree.DecisionTreeClassifier(max_depth=2)), "sigmoid")]]
    yield "calibrated_prefit", lambda: calibration.CalibratedClassifierCV(scaled(neighbors.KNeighborsClassifier()).fit(x, y), cv="prefit").fit(x, y)
    yield "voting", lambda: ensemble.VotingClassifier([("a", scaled(linear_model.LogisticRegression())), ("b", ensemble.BaggingClassifier(discriminant_analysis.LinearDiscriminantAnalysis(), 2)), ("c", ensemble.AdaBoostClassifier(n_estimators=2))], voting="soft", weights=[1, 2, 1]).fit(x, y)
    yield "stacking", lambda: ensemble.StackingRegressor([("a", scaled(svm.SVR(kernel="poly"))), ("b", ensemble.GradientBoostingRegressor(n_estimators=2, loss="huber"))], linear_model.RidgeCV(), cv=2).fit(x, x[:, 0])
    yield "stacking_deep", lambda: ensemble.StackingClassifier([("a", ensemble.StackingClassifier([("i", tree.ExtraTreeClassifier())], naive_bayes.BernoulliNB(), cv=2)), ("v", ensemble.VotingClassifier([("n", neural_network.MLPClassifier((3,), max_iter=5))]))], calibration.CalibratedClassifierCV(cv=2), cv=2).fit(x, y)
    yield "chains", lambda: [multioutput.ClassifierChain(linear_model.Perceptron(max_iter=5, tol=None), order="random", random_state=1).fit(x, np.c_[y, 1 - y]), multioutput.MultiOutputRegressor(scaled(linear_model.HuberRegressor())).fit(x, x[:, :2])]
    yield "codes", lambda: [multiclass.OutputCodeClassifier(tree.DecisionTreeClassifier(), random_state=2).fit(x, y), multiclass.OneVsOneClassifier(svm.NuSVC(nu=0.05)).fit(x, y)]
    yield "outliers", lambda: [ensemble.IsolationForest(n_estimators=3).fit(x), neighbors.LocalOutlierFactor(5, novelty=True).fit(x), __import__("sklearn.covariance").covariance.EllipticEnvelope(random_state=0).fit(x), svm.OneClassSVM(gamma=0.1).fit(x)]
    yield "metrics", lambda: [neighbors.KNeighborsClassifier(metric=m, algorithm="ball_tree", **k).fit(x, y) for m, k in [("minkowski", {"p": 3}), ("chebyshev", {}), ("canberra", {}), ("mahalanobis", {"metric_params": {"V": np.eye(5)}})]]
    yield "weights", lambda: neighbors.RadiusNeighborsRegressor(9.0, weights=np.reciprocal, metric=__import__("scipy.spatial.distance").spatial.distance.cosine, algorithm="brute").fit(x, x[:, 0])


def warm():
    """After partial_fit, warm starts and methods that remember what they did."""
    from sklearn import cluster, decomposition, ensemble, feature_extraction, linear_model, naive_bayes, neural_network, preprocessing

    x, y = data()
    texts = ["the sun is up", "the moon is down", "no sun"] * 4
    yield "partial", lambda: [m.partial_fit(x, y, classes=[0, 1]) for m in (linear_model.SGDClassifier(loss="log" if linear_model.SGDClassifier().get_params()["penalty"] == "l1" else "hinge", average=3), linear_model.PassiveAggressiveClassifier(), naive_bayes.GaussianNB(), neural_network.MLPClassifier(hidden_layer_sizes=(4,), solver="adam"))]
    yield "partial_regressors", lambda: [m.partial_fit(x, x[:, 0]).partial_fit(x, x[:, 0]) for m in (linear_model.SGDRegressor(), neural_network.MLPRegressor(hidden_layer_sizes=(3,), solver="sgd", learning_rate="adaptive"))]
    yield "partial_transformers", lambda: [m.partial_fit(np.abs(x)) for m in (decomposition.IncrementalPCA(2), decomposition.MiniBatchDictionaryLearning(2), decomposition.LatentDirichletAllocation(2), cluster.MiniBatchKMeans(2), cluster.Birch(n_clusters=None), preprocessing.MaxAbsScaler(), __import__("sklearn.neural_network").neural_network.BernoulliRBM(2))]
    yield "warm", lambda: _warm([ensemble.GradientBoostingClassifier(n_estimators=2, warm_start=True, subsample=0.5), ensemble.RandomForestRegressor(2, warm_start=True, oob_score=False, bootstrap=True)], x, y)
    yield "early", lambda: [ensemble.GradientBoostingRegressor(n_estimators=9, n_iter_no_change=1, validation_fraction=0.3, init=linear_model.LinearRegression()).fit(x, x[:, 0]), neural_network.MLPClassifier((3, 2), early_stopping=True, max_iter=4, activation="logistic", solver="lbfgs").fit(x, y)]
    yield "texts", lambda: [feature_extraction.text.CountVectorizer(analyzer="char_wb", ngram_range=(2, 3), preprocessor=str.lower).fit(texts), feature_extraction.text.TfidfVectorizer(tokenizer=str.split, token_pattern=None, sublinear_tf=True, stop_words="english", dtype=np.float32).fit(texts), feature_extraction.text.HashingVectorizer(n_features=8, alternate_sign=False), feature_extraction.DictVectorizer(sort=False).fit([{"a": 1}, {"b": "x"}])]
    yield "encoders", lambda: [preprocessing.LabelBinarizer(sparse_output=True).fit(["b", "a"]), preprocessing.MultiLabelBinarizer(classes=["x", "y"]).fit([["x"]]), preprocessing.OneHotEncoder(categories=[["a", "b"], [1, 2]], handle_unknown="ignore").fit(np.array([["a", 1], ["b", 2]], dtype=object)), preprocessing.OrdinalEncoder(dtype=np.int16).fit(np.array([["u"], ["v"]]))]
    yield "random", lambda: [linear_model.RANSACRegressor(random_state=np.random.RandomState(5), min_samples=3).fit(x, x[:, 0]), linear_model.TheilSenRegressor(max_subpopulation=10, random_state=1).fit(x[:, :2], x[:, 0]), __import__("sklearn.kernel_approximation").kernel_approximation.Nystroem(n_components=3, kernel=_rbf()).fit(x)]
    yield "gaussian", lambda: _gaussian(x, y)


def _rbf():
    from sklearn.metrics import pairwise

    return partial(pairwise.rbf_kernel, gamma=0.3)


def _warm(models, x, y):
    for model in models:
        model.fit(x, y)
        model.set_params(n_estimators=4).fit(x, y)
    return models


def _gaussian(x, y):
    from sklearn import gaussian_process, mixture
    from sklearn.gaussian_process import kernels as k

    return [gaussian_process.GaussianProcessRegressor(k.RBF(1.0) * k.ConstantKernel() + k.WhiteKernel(), optimizer=None).fit(x, x[:, 0]), mixture.BayesianGaussianMixture(n_components=2, covariance_type="tied", warm_start=True).fit(x), mixture.GaussianMixture(n_components=2, init_params="random").fit(x)]


def boosted():
    """Boosters within pipelines, with functions of NumPy and scikit-learn where a loss or a metric is asked for."""
    from sklearn import calibration, metrics, model_selection, multioutput, pipeline, preprocessing

    x, y = data()
    scaled = partial(pipeline.make_pipeline, preprocessing.StandardScaler())
    makers = {"xgboost": ("XGBClassifier", {"n_estimators": 2}), "lightgbm": ("LGBMClassifier", {"n_estimators": 2, "min_child_samples": 2, "verbose": -1}), "catboost": ("CatBoostClassifier", {"iterations": 2, "verbose": 0, "allow_writing_files": False})}
    for package, (name, settings) in makers.items():
        def make(package=package, name=name, settings=settings, **more):
            return getattr(__import__(package), name)(**settings, **more)

        yield package + "_piped", lambda: scaled(make()).fit(x, y)
        yield package + "_calibrated", lambda: calibration.CalibratedClassifierCV(make(), cv=2).fit(x, y)
        yield package + "_searched", lambda: model_selection.GridSearchCV(scaled(make()), {make().__class__.__name__.lower() + "__max_depth": [2, 3]}, cv=2, scoring=metrics.make_scorer(metrics.accuracy_score)).fit(x, y)
        yield package + "_outputs", lambda: multioutput.MultiOutputClassifier(make()).fit(x, np.c_[y, 1 - y])
        yield package + "_bare", lambda: [make().fit(x, y), make()]
        yield package + "_continued", lambda: _continued(package, make, x, y)


def _continued(package, make, x, y):
    first = make().fit(x, y)
    how = {"xgboost": "xgb_model", "lightgbm": "init_model", "catboost": "init_model"}[package]
    return make().fit(x, y, **{how: first.get_booster() if package == "xgboost" else first})


def lambdas():
    """With code of their own."""
    from sklearn import compose, linear_model, pipeline, preprocessing

    x, y = data()
    yield "function", lambda: preprocessing.FunctionTransformer(lambda rows: rows * 2)
    yield "columns", lambda: pipeline.make_pipeline(compose.ColumnTransformer([("a", preprocessing.FunctionTransformer(lambda rows: np.sqrt(np.abs(rows)), validate=False), [0, 1])]), linear_model.Ridge()).fit(x, y)
    yield "chosen", lambda: compose.ColumnTransformer([("a", preprocessing.StandardScaler(), lambda frame: [0])])


GROUPS = [searches, ensembles, warm, boosted, *composed_values.GROUPS]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps(versions(), indent=2, sort_keys=True))
    for group in GROUPS:
        for i, (name, make) in enumerate(attempt(group)):
            for path, save in ways(folder / "composed_{}".format(group.__name__), name, i):
                written(path, save, make)
    for name, make in attempt(lambdas):
        for package in ["cloudpickle", "dill"]:
            written(folder / "composed_lambdas" / "{}_{}.pkl".format(name, package), partial(dumped, package), make)
    for group in composed_networks.GROUPS:
        for name, save in attempt(group):
            written(folder / "composed_{}".format(group.__name__) / name, lambda save, path: save(path), save)


def attempt(things):
    """What can be made before something is missing."""
    try:
        yield from things()
    except Exception as error:
        print("ends", things.__name__, type(error).__name__, str(error)[:100])


def ways(folder, name, i):
    """Two of pickle, joblib, cloudpickle and dill, in turn."""
    protocol, compressor = PROTOCOLS[i % 6] if i % 6 <= pickle.HIGHEST_PROTOCOL else 2, COMPRESSORS[i % len(COMPRESSORS)]
    every = [("p{}.pkl".format(protocol), partial(pickled, protocol)), ("{}.joblib".format("_".join(map(str, compressor)) if isinstance(compressor, tuple) else compressor), partial(by_joblib, compressor)), ("cloud.pkl", partial(dumped, "cloudpickle")), ("dill.pkl", partial(dumped, "dill"))]
    for suffix, save in [every[0 if i % 2 else 2], every[1 if i % 3 else 3]]:
        yield folder / "{}_{}".format(name, suffix), save


def pickled(protocol, thing, path):
    path.write_bytes(pickle.dumps(thing(), protocol=protocol))


def dumped(package, thing, path):
    path.write_bytes(__import__(package).dumps(thing()))


def by_joblib(compressor, thing, path):
    __import__("joblib").dump(thing(), str(path), compress=compressor)


def written(path, save, make):
    (path.parent if path.suffix else path).mkdir(parents=True, exist_ok=True)
    try:
        save(make, path)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        print("no", path.parent.name, path.name, type(error).__name__, str(error)[:100])
        if path.is_file():
            path.unlink()


def versions():
    found = {"python": platform.python_version()}
    wanted = collections.OrderedDict.fromkeys("scikit-learn numpy scipy pandas joblib xgboost xgboost-cpu lightgbm catboost cloudpickle dill torch torchvision lightning transformers peft sentence-transformers tensorflow-cpu tensorflow keras onnx skl2onnx onnxmltools tf2onnx keras2onnx hummingbird-ml paddle2onnx safetensors gguf skops pyarrow polars h5py tokenizers onnxscript".split())
    for package in wanted:
        try:
            found[package] = version(package)
        except Exception:
            continue
    return found


def version(package):
    try:
        from importlib.metadata import version as of
    except ImportError:  # before Python 3.8
        from importlib_metadata import version as of
    return of(package)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
