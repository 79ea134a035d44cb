"""Pipelines of the listed packages that a seed puts together, and what stands beside them in a notebook's last cell."""
import collections
import datetime
import platform
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")
ROWS = 80


def table():
    import pandas as pd

    rng = np.random.RandomState(13)
    frame = pd.DataFrame({"age": rng.randint(18, 80, ROWS).astype(float), "income": rng.lognormal(10, 1, ROWS), "tenure": rng.randint(0, 20, ROWS), "city": rng.choice(["Oslo", "Lima", "Pune"], ROWS), "plan": pd.Categorical(rng.choice(["a", "b"], ROWS)), "joined": pd.date_range("2021-01-01", periods=ROWS), "note": rng.choice(["late fee paid", "called twice", "no answer"], ROWS)})
    frame.loc[::9, "income"] = np.nan
    frame.loc[::13, "city"] = None
    target = (frame["age"] + rng.normal(0, 20, ROWS) > 50).astype(int)
    return frame, target


NUMBERS, WORDS = ["age", "income", "tenure"], ["city", "plan"]


def numbers(draw):
    """Steps for columns of numbers: what fills, what changes, what scales."""
    from sklearn import decomposition, impute, kernel_approximation, pipeline, preprocessing

    steps = [draw.choice([lambda: impute.SimpleImputer(strategy=draw.choice(["mean", "median", "most_frequent", "constant"]), add_indicator=draw.random() < 0.3), lambda: impute.KNNImputer(n_neighbors=draw.randint(2, 5), weights=draw.choice(["uniform", "distance"])), _iterative])()]
    changed = [lambda: preprocessing.FunctionTransformer(draw.choice([np.log1p, np.sqrt, np.abs, np.cbrt, np.arcsinh, np.tanh, np.sign, np.nan_to_num, np.square])), lambda: preprocessing.FunctionTransformer(partial(np.clip, a_min=0, a_max=draw.choice([1e3, np.float64(50.0), np.inf]))), lambda: preprocessing.FunctionTransformer(partial(np.power, draw.choice([2, 2.0]))), lambda: preprocessing.FunctionTransformer(partial(np.round, decimals=2), partial(np.multiply, 1.0), check_inverse=False),
               lambda: preprocessing.FunctionTransformer(np.log1p, np.expm1, validate=True), lambda: preprocessing.FunctionTransformer(None), lambda: preprocessing.FunctionTransformer(partial(np.nan_to_num, nan=-1.0, posinf=np.float32(9))), lambda: preprocessing.FunctionTransformer(_special("expit", "logit", "log_ndtr", "erf", "gammaln", "xlogy")), lambda: preprocessing.FunctionTransformer(partial(np.add, draw.choice([1, np.ones(1)]))), lambda: preprocessing.FunctionTransformer(partial(preprocessing.normalize, norm=draw.choice(["l1", "l2"]))),
               lambda: preprocessing.FunctionTransformer(partial(np.where, True), kw_args={"y": 0}, validate=False) if False else preprocessing.FunctionTransformer(preprocessing.scale, kw_args={"with_std": draw.choice([True, False])}), lambda: preprocessing.PowerTransformer(), lambda: preprocessing.QuantileTransformer(n_quantiles=draw.randint(5, 20), output_distribution=draw.choice(["normal", "uniform"])), lambda: preprocessing.KBinsDiscretizer(n_bins=3, encode=draw.choice(["ordinal", "onehot-dense"])), lambda: preprocessing.SplineTransformer(n_knots=4), lambda: preprocessing.PolynomialFeatures(2, include_bias=False, interaction_only=draw.random() < 0.5), lambda: preprocessing.Binarizer(threshold=draw.random())]
    steps += [made() for made in draw.sample(changed, draw.randint(0, 2))]
    steps += [draw.choice([preprocessing.StandardScaler, preprocessing.MinMaxScaler, preprocessing.RobustScaler, preprocessing.MaxAbsScaler, preprocessing.Normalizer])()]
    steps += [draw.choice([lambda: decomposition.PCA(0.9), lambda: decomposition.TruncatedSVD(2), lambda: decomposition.KernelPCA(2, kernel="rbf"), lambda: kernel_approximation.Nystroem(n_components=4), lambda: kernel_approximation.RBFSampler(n_components=4, random_state=1), lambda: decomposition.FastICA(2, whiten="unit-variance", max_iter=20), lambda: "passthrough"])()] if draw.random() < 0.3 else []
    draw.random()
    return pipeline.make_pipeline(*steps)


def _special(*names):
    import scipy.special

    return getattr(scipy.special, names[ROWS % len(names)])


def _iterative():
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn import ensemble, impute, linear_model

    return impute.IterativeImputer(ensemble.ExtraTreesRegressor(3) if ROWS % 3 else linear_model.BayesianRidge(), max_iter=2)


def columns(draw):
    from sklearn import compose, feature_extraction, impute, pipeline, preprocessing

    encoders = [lambda: preprocessing.OneHotEncoder(handle_unknown="ignore"), lambda: preprocessing.OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), lambda: preprocessing.OneHotEncoder(drop="first", dtype=np.int8), lambda: preprocessing.TargetEncoder(cv=2) if hasattr(preprocessing, "TargetEncoder") else preprocessing.OrdinalEncoder(dtype=np.float32)]
    words = pipeline.Pipeline([("fill", impute.SimpleImputer(strategy=draw.choice(["most_frequent", "constant"]), missing_values=None if draw.random() < 0.5 else np.nan, fill_value="none")), ("encode", draw.choice(encoders)())])
    chosen = draw.choice([NUMBERS, compose.make_column_selector(dtype_include=np.number), compose.make_column_selector(dtype_include=["float64", "int64", "int32"])])
    parts = [("num", numbers(draw), chosen), ("cat", words, WORDS)]
    parts += [("text", draw.choice([feature_extraction.text.TfidfVectorizer, feature_extraction.text.CountVectorizer, partial(feature_extraction.text.HashingVectorizer, n_features=16)])(ngram_range=(1, 2), stop_words=draw.choice([None, "english", ["the"]]), lowercase=draw.random() < 0.8), "note")] if draw.random() < 0.4 else []
    return compose.ColumnTransformer(parts, remainder=draw.choice(["drop", "drop", preprocessing.FunctionTransformer(np.shape) if False else "drop"]), n_jobs=draw.choice([None, 1]), sparse_threshold=draw.choice([0, 0.3]), verbose_feature_names_out=draw.random() < 0.5)


def classifiers():
    from sklearn import discriminant_analysis, ensemble, gaussian_process, linear_model, naive_bayes, neighbors, neural_network, svm, tree

    yield lambda: linear_model.LogisticRegression(C=0.5, max_iter=300, class_weight={0: 1.0, 1: 2.0})
    yield lambda: linear_model.SGDClassifier(loss="modified_huber", early_stopping=True)
    yield lambda: linear_model.LogisticRegressionCV(Cs=3, cv=2, scoring="roc_auc")
    yield lambda: ensemble.RandomForestClassifier(5, criterion="entropy", oob_score=True, class_weight="balanced_subsample", random_state=np.random.RandomState(1))
    yield lambda: ensemble.ExtraTreesClassifier(4, max_features="sqrt", warm_start=True)
    yield lambda: ensemble.GradientBoostingClassifier(n_estimators=3, init=linear_model.LogisticRegression(), subsample=0.7)
    yield lambda: ensemble.HistGradientBoostingClassifier(max_iter=3, scoring="accuracy", early_stopping=True)
    yield lambda: ensemble.AdaBoostClassifier(n_estimators=3)
    yield lambda: svm.SVC(probability=True, gamma="scale")
    yield lambda: svm.NuSVC(nu=0.2, kernel="poly")
    yield lambda: neighbors.KNeighborsClassifier(3, weights="distance", metric="minkowski", algorithm="ball_tree")
    yield lambda: neural_network.MLPClassifier((4,), solver="sgd", learning_rate="adaptive", max_iter=5)
    yield lambda: naive_bayes.GaussianNB()
    yield lambda: tree.DecisionTreeClassifier(max_depth=3, ccp_alpha=0.01)
    yield lambda: discriminant_analysis.LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto")
    yield lambda: discriminant_analysis.QuadraticDiscriminantAnalysis(reg_param=0.5)
    yield lambda: gaussian_process.GaussianProcessClassifier()
    yield lambda: ensemble.VotingClassifier([("a", naive_bayes.GaussianNB()), ("b", tree.ExtraTreeClassifier())], voting="soft")
    yield lambda: ensemble.StackingClassifier([("a", naive_bayes.BernoulliNB()), ("b", linear_model.RidgeClassifier())], cv=2)
    yield lambda: ensemble.BaggingClassifier(n_estimators=3, max_samples=0.5)
    yield lambda: __import__("xgboost").XGBClassifier(n_estimators=3, max_depth=2, objective="binary:logistic", scale_pos_weight=1.5, eval_metric="auc", tree_method="hist")
    yield lambda: __import__("lightgbm").LGBMClassifier(n_estimators=3, min_child_samples=2, verbose=-1, class_weight="balanced")
    yield lambda: __import__("catboost").CatBoostClassifier(iterations=3, verbose=0, allow_writing_files=False, auto_class_weights="Balanced")


def wrapped(draw, model):
    from scipy import stats
    from sklearn import calibration, feature_selection, linear_model, metrics, model_selection, multiclass, pipeline, tree

    split = draw.choice([2, model_selection.StratifiedKFold(2, shuffle=True, random_state=draw.randint(0, 9)), model_selection.RepeatedStratifiedKFold(n_splits=2, n_repeats=1), model_selection.ShuffleSplit(1), model_selection.TimeSeriesSplit(2)])
    score = draw.choice(["f1", "roc_auc", "neg_log_loss", None, metrics.make_scorer(metrics.fbeta_score, beta=2), metrics.make_scorer(metrics.cohen_kappa_score), metrics.make_scorer(metrics.matthews_corrcoef, greater_is_better=True), {"acc": "accuracy", "ap": "average_precision"}])
    search = {"scoring": score, "cv": split, "refit": "acc" if isinstance(score, dict) else True, "error_score": 0.0, "return_train_score": draw.random() < 0.5}
    selectors = [lambda: feature_selection.SelectKBest(draw.choice([feature_selection.f_classif, feature_selection.mutual_info_classif, partial(feature_selection.mutual_info_classif, n_neighbors=2, random_state=0)]), k=2), lambda: feature_selection.VarianceThreshold(), lambda: feature_selection.SelectFromModel(tree.DecisionTreeClassifier(max_depth=2), threshold=draw.choice(["median", -np.inf])), lambda: feature_selection.RFE(linear_model.LogisticRegression(), n_features_to_select=2), lambda: feature_selection.GenericUnivariateSelect(feature_selection.f_classif, mode="k_best", param=2), lambda: "passthrough"]
    whole = pipeline.Pipeline([("columns", columns(draw)), ("select", draw.choice(selectors)()), ("model", model)], memory=None)
    ways = [lambda: whole, lambda: model_selection.GridSearchCV(whole, {"select": ["passthrough", feature_selection.VarianceThreshold()]}, **search), lambda: model_selection.RandomizedSearchCV(whole, {"columns__sparse_threshold": stats.uniform(0, 1)}, n_iter=2, random_state=0, **search),
            lambda: calibration.CalibratedClassifierCV(whole, cv=2, method=draw.choice(["sigmoid", "isotonic"])), lambda: multiclass.OneVsRestClassifier(whole), lambda: whole, lambda: _thresholded(whole, draw)]
    return draw.choice(ways)()


def _thresholded(whole, draw):
    from sklearn import metrics, model_selection

    if not hasattr(model_selection, "TunedThresholdClassifierCV"):
        return whole
    return draw.choice([lambda: model_selection.TunedThresholdClassifierCV(whole, cv=2, scoring=metrics.make_scorer(metrics.balanced_accuracy_score)), lambda: model_selection.FixedThresholdClassifier(whole, threshold=0.3)])()


def beside(draw, model, frame, target):
    """What a last cell keeps with the model."""
    import pandas as pd
    import sklearn
    from sklearn import metrics, model_selection, preprocessing

    told = model.predict(frame)
    things = {"columns": list(frame.columns), "dtypes": frame.dtypes, "dtypes_by_name": dict(frame.dtypes), "trained_at": datetime.datetime(2024, 5, 1, 12), "versions": {"python": platform.python_version(), "sklearn": sklearn.__version__}, "confusion": metrics.confusion_matrix(target, told), "report": metrics.classification_report(target, told, output_dict=True, zero_division=0), "roc": metrics.roc_curve(target, told), "scores": model_selection.cross_val_score(_small(), frame[["age"]], target, cv=2),
              "le": preprocessing.LabelEncoder().fit(frame["city"].astype(str)), "classes": collections.Counter(target), "medians": frame[NUMBERS].median(), "example": frame.head(2), "x_test": frame.iloc[60:], "y_test": target.iloc[60:], "importance": pd.Series(np.arange(3.0), index=NUMBERS).sort_values(ascending=False), "means": frame.groupby("city")["age"].agg(["mean", "count"]), "cuts": pd.cut(frame["age"], [0, 30, 60, 100], labels=["y", "m", "o"]), "split": model_selection.train_test_split(frame, target, random_state=0), "seed": np.random.RandomState(3), "generator": np.random.default_rng(7), "state": np.random.get_state(), "feature_names": np.array(NUMBERS, dtype=object), "threshold": np.float64(0.42), "days": pd.Timedelta(days=3), "folds": list(model_selection.KFold(2).split(frame)), "skew": frame[NUMBERS].skew().to_dict(), "config": sklearn.get_config(), "params": model.get_params(deep=False), "namespace": __import__("argparse").Namespace(lr=0.1), "simple": __import__("types").SimpleNamespace(a=1), "path": __import__("pathlib").PurePosixPath("data/train.csv"), "pivot": frame.pivot_table(index="city", columns="plan", values="age", observed=False), "corr": frame[NUMBERS].corr(), "dates": (frame["joined"].min(), frame["joined"].dt.to_period("M").iloc[0]), "defaults": collections.defaultdict(list, a=[1]), "ordered": collections.OrderedDict(b=2)}
    picked = draw.sample(sorted(things), draw.randint(0, 6))
    shapes = [lambda: {"model": model, **{name: things[name] for name in picked}}, lambda: (model, *(things[name] for name in picked)), lambda: [things[name] for name in picked] + [model], lambda: model, lambda: {"fold_0": {"model": model, "oof": np.asarray(told, dtype=float)}, "extra": {name: things[name] for name in picked}}]
    return draw.choice(shapes)()


def _small():
    from sklearn import linear_model

    return linear_model.LogisticRegression()


def notebooks(draw):
    """Sixty of them."""
    for i in range(60):
        yield "{:02d}".format(i), partial(_notebook, draw.randint(0, 10**9))


def _notebook(seed):
    import random

    draw = random.Random(seed)
    frame, target = table()
    for _ in range(12):
        try:
            model = wrapped(draw, draw.choice(list(classifiers()))())
            return beside(draw, model.fit(frame, target), frame, target)
        except Exception as error:
            last = error
    raise last


def regressions(draw):
    from sklearn import compose, cross_decomposition, ensemble, gaussian_process, isotonic, kernel_ridge, linear_model, neighbors, neural_network, pipeline, preprocessing, svm

    x = np.abs(np.random.RandomState(5).normal(size=(60, 4)))
    y = x[:, 0] * 3 + x[:, 1]
    kernels = gaussian_process.kernels
    models = {"ridge": linear_model.RidgeCV([0.1, 1.0]), "lasso": linear_model.LassoLarsIC(), "elastic": linear_model.ElasticNetCV(cv=2, l1_ratio=[0.1, 0.9]), "huber": linear_model.HuberRegressor(), "ransac": linear_model.RANSACRegressor(random_state=0), "theil": linear_model.TheilSenRegressor(max_subpopulation=50), "quantile": linear_model.QuantileRegressor(solver="highs"), "poisson": linear_model.PoissonRegressor(), "tweedie": linear_model.TweedieRegressor(power=1.5, link="log"), "gamma": linear_model.GammaRegressor(), "ard": linear_model.ARDRegression(), "omp": linear_model.OrthogonalMatchingPursuit(), "kernel": kernel_ridge.KernelRidge(kernel="rbf"), "svr": svm.LinearSVR(), "radius": neighbors.RadiusNeighborsRegressor(5.0, weights=draw.choice(["uniform", "distance"])), "pls": cross_decomposition.PLSRegression(2), "mlp": neural_network.MLPRegressor((3,), activation="logistic", max_iter=4), "gp": gaussian_process.GaussianProcessRegressor(kernels.ConstantKernel() * kernels.RBF() + kernels.WhiteKernel() + kernels.ExpSineSquared() * kernels.RationalQuadratic(), normalize_y=True), "gbr": ensemble.GradientBoostingRegressor(n_estimators=2, loss=draw.choice(["huber", "quantile"])), "hist": ensemble.HistGradientBoostingRegressor(max_iter=2, loss="quantile" if draw.random() < 0.3 else "poisson", **({"quantile": 0.5} if False else {}))}
    for name, model in models.items():
        yield name, lambda model=model: compose.TransformedTargetRegressor(pipeline.make_pipeline(preprocessing.StandardScaler(), model), func=np.log1p, inverse_func=np.expm1).fit(x, y)
    yield "isotonic", lambda: isotonic.IsotonicRegression(out_of_bounds="clip").fit(x[:, 0], y)
    for name in ("XGBRegressor", "XGBRFRegressor"):
        yield name, lambda name=name: {"model": getattr(__import__("xgboost"), name)(n_estimators=3, objective=draw.choice(["reg:squarederror", "reg:tweedie", "count:poisson"]), monotone_constraints=(1, 0, 0, 0)).fit(x, y), "rmse": np.float32(0.4)}
    yield "lgb_quantiles", lambda: {q: __import__("lightgbm").LGBMRegressor(objective="quantile", alpha=q, n_estimators=3, verbose=-1).fit(x, y) for q in (0.1, 0.5, 0.9)}
    yield "lgb_custom", lambda: __import__("lightgbm").LGBMRegressor(n_estimators=3, verbose=-1, importance_type="gain").fit(x, y, eval_set=[(x, y)], eval_names=["t"], eval_metric="rmse")
    yield "cat_folds", lambda: [__import__("catboost").CatBoostRegressor(iterations=2, verbose=0, allow_writing_files=False, loss_function=loss).fit(x[i::2], y[i::2]) for i, loss in enumerate(["RMSE", "Quantile:alpha=0.9"])]


def unsupervised(draw):
    from sklearn import cluster, covariance, decomposition, ensemble, manifold, mixture, neighbors, neural_network, pipeline, preprocessing, random_projection, svm

    x = np.abs(np.random.RandomState(6).normal(size=(50, 4)))
    models = [cluster.KMeans(3, n_init=2), cluster.MiniBatchKMeans(2, n_init=1), cluster.DBSCAN(0.8), cluster.AgglomerativeClustering(3), cluster.Birch(n_clusters=3), cluster.MeanShift(), cluster.OPTICS(min_samples=3), cluster.SpectralClustering(2), cluster.AffinityPropagation(), cluster.FeatureAgglomeration(2, pooling_func=draw.choice([np.mean, np.median, np.max])), mixture.GaussianMixture(2), mixture.BayesianGaussianMixture(n_components=2), ensemble.IsolationForest(n_estimators=4), ensemble.RandomTreesEmbedding(3), svm.OneClassSVM(), neighbors.LocalOutlierFactor(3, novelty=True), covariance.EllipticEnvelope(), covariance.LedoitWolf(), decomposition.NMF(2, max_iter=50), decomposition.LatentDirichletAllocation(2, max_iter=2), decomposition.FactorAnalysis(2), decomposition.MiniBatchDictionaryLearning(2, max_iter=3), decomposition.SparsePCA(2, max_iter=3), decomposition.IncrementalPCA(2), manifold.Isomap(n_components=2), manifold.LocallyLinearEmbedding(n_components=2), manifold.TSNE(2, perplexity=5), manifold.MDS(2), neighbors.KernelDensity(), neural_network.BernoulliRBM(2), random_projection.GaussianRandomProjection(2)]
    for model in models:
        yield type(model).__name__, lambda model=model: {"pipe": pipeline.make_pipeline(preprocessing.MinMaxScaler(), model).fit(x), "silhouette": 0.3, "labels": np.arange(5)} if draw.random() < 0.5 else model.fit(x)


def texts(draw):
    from sklearn import datasets, decomposition, feature_extraction, linear_model, naive_bayes, pipeline, preprocessing, svm

    words, labels = ["good film", "bad film", "fine plot", "dull plot"] * 5, [1, 0, 1, 0] * 5
    vector = feature_extraction.text
    yield "bayes", lambda: pipeline.make_pipeline(vector.CountVectorizer(binary=True, token_pattern=r"(?u)\b\w+\b"), vector.TfidfTransformer(sublinear_tf=True), naive_bayes.ComplementNB()).fit(words, labels)
    yield "lsa", lambda: {"lsa": pipeline.make_pipeline(vector.TfidfVectorizer(max_df=0.9, preprocessor=str.lower, tokenizer=str.split), decomposition.TruncatedSVD(2)).fit(words), "vocab": {"good": np.int64(1)}}
    yield "chars", lambda: pipeline.Pipeline([("v", pipeline.FeatureUnion([("w", vector.TfidfVectorizer(strip_accents="unicode")), ("c", vector.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3)))])), ("m", svm.LinearSVC())]).fit(words, labels)
    yield "dicts", lambda: pipeline.make_pipeline(feature_extraction.DictVectorizer(dtype=np.float32), linear_model.Perceptron()).fit([{"a": 1, "b": "x"}, {"a": 2}], [0, 1])
    yield "hasher", lambda: feature_extraction.FeatureHasher(8, input_type="string")
    yield "multilabel", lambda: {"mlb": preprocessing.MultiLabelBinarizer().fit([{"a"}, {"b", "c"}]), "lb": preprocessing.LabelBinarizer().fit(labels)}
    yield "bunch", lambda: datasets.load_iris()
    yield "bunch_frame", lambda: datasets.load_wine(as_frame=True)
    yield "analyzer", lambda: vector.TfidfVectorizer(ngram_range=(1, 2)).fit(words).build_analyzer()
    yield "preprocessor", lambda: vector.CountVectorizer(tokenizer=vector.CountVectorizer().build_tokenizer()).fit(words)


def saved(draw):
    """Files that packages write themselves."""
    frame, target = table()
    x = frame[["age", "tenure"]].to_numpy()
    kinds = ["f2", "f4", ">f8", "i1", "u8", "c16", "?", "U7", "S3", "M8[D]", "m8[s]", "O"]
    for kind in kinds:
        yield "array_{}.npy".format(kind.strip(">").replace("[", "").replace("]", "")), lambda at, kind=kind: np.save(at, np.zeros((draw.randint(1, 5), 2), dtype=kind))
    yield "batch.npz", lambda at: np.savez_compressed(at, x_train=x, y_train=target, names=np.array(NUMBERS), classes=np.array(["a", None], dtype=object))
    yield "raw.npz", lambda at: np.savez(at, *[x, target.to_numpy()], **{"nested.name": np.arange(3)})
    yield "dict.npy", lambda at: np.save(at, {"epoch": 1, "w": x[:2], "at": datetime.datetime(2024, 1, 1)})
    yield "records.npy", lambda at: np.save(at, frame.drop(columns=["plan", "note", "city"]).to_records(index=False))
    for suffix in ("pkl", "pkl.gz", "pkl.zip", "pkl.xz", "pkl.bz2"):
        yield "train." + suffix, lambda at: frame.to_pickle(str(at), protocol=draw.randint(2, 5))
    yield "sparse.npz", lambda at: __import__("scipy.sparse").sparse.save_npz(str(at), __import__("scipy.sparse").sparse.random(9, 9, 0.2, format=draw.choice(["csr", "csc", "coo", "bsr"])))
    yield "matrix.mat", lambda at: __import__("scipy.io").io.savemat(str(at), {"x": x, "s": {"a": 1}})
    yield "one.p.gz", lambda at: __import__("gzip").open(str(at), "wb").write(__import__("pickle").dumps({"x": x}))
    yield "two.pickle", lambda at: _after_each_other(at, [{"x": x[:2]}, frame.head(3), target.tolist()])


def _after_each_other(at, things):
    import pickle

    with at.open("wb") as file:
        for thing in things:
            pickle.dump(thing, file)


def boosted(draw):
    import xgboost as xgb

    x = np.random.RandomState(2).normal(size=(60, 3))
    y = (x[:, 0] > 0).astype(int)
    for objective in ("binary:logistic", "multi:softmax", "rank:ndcg", "survival:cox", "reg:pseudohubererror"):
        for suffix in ("json", "ubj"):
            yield "{}.{}".format(objective.replace(":", "_"), suffix), lambda at, objective=objective: xgb.train({"objective": objective, "booster": draw.choice(["gbtree", "dart", "gblinear"]) if "rank" not in objective else "gbtree", **({"num_class": 2} if "multi" in objective else {})}, xgb.DMatrix(x, y, feature_names=["a b", "c<d", "é"] if False else ["a", "b", "c"]), 2).save_model(str(at))


def boosted_others_formats(draw):
    import catboost
    import lightgbm

    x = np.random.RandomState(2).normal(size=(60, 3))
    y = (x[:, 0] > 0).astype(int)
    for kind in ("binary", "regression", "poisson", "cross_entropy"):
        yield "lgb_{}.txt".format(kind), lambda at, kind=kind: lightgbm.train({"objective": kind, "verbose": -1}, lightgbm.Dataset(x, y), 2).save_model(str(at))
    for suffix in ("cbm", "json", "onnx"):
        yield "cat." + suffix, lambda at, suffix=suffix: catboost.CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(x, y).save_model(str(at), format=suffix)


def onnx(draw):
    import skl2onnx
    from sklearn import cluster, compose, ensemble, feature_extraction, linear_model, neighbors, pipeline, preprocessing, svm

    x = np.random.RandomState(2).normal(size=(60, 3)).astype(np.float32)
    y = (x[:, 0] > 0).astype(int)
    models = [pipeline.make_pipeline(preprocessing.PolynomialFeatures(2), linear_model.Lasso()), ensemble.AdaBoostClassifier(n_estimators=2), svm.LinearSVR(), neighbors.NearestNeighbors(n_neighbors=2), pipeline.make_pipeline(compose.ColumnTransformer([("a", preprocessing.KBinsDiscretizer(2), [0]), ("b", preprocessing.Normalizer(), [1, 2])]), ensemble.ExtraTreesClassifier(2)), ensemble.StackingClassifier([("a", linear_model.LogisticRegression())], cv=2), cluster.MiniBatchKMeans(2), linear_model.TweedieRegressor(power=0)]
    for i, model in enumerate(models):
        yield "{}_{}.onnx".format(i, type(model).__name__), lambda at, model=model: at.write_bytes(skl2onnx.to_onnx(model.fit(x, y), x[:1], target_opset=draw.choice([11, 12, 13, 15])).SerializeToString())
    words = pipeline.make_pipeline(feature_extraction.text.TfidfVectorizer(token_pattern="[a-z]+"), linear_model.LogisticRegression())
    yield "words.onnx", lambda at: at.write_bytes(skl2onnx.convert_sklearn(words.fit(["a b", "c d"] * 4, [0, 1] * 4), initial_types=[("t", skl2onnx.common.data_types.StringTensorType([None, 1]))]).SerializeToString())


def tensors(draw):
    from safetensors import numpy as st

    for i in range(8):
        made = {"model.layers.{}.self_attn.{}.weight".format(layer, part): np.random.RandomState(layer).normal(size=(draw.randint(1, 9), 4)).astype(draw.choice(["f2", "f4", "i8"])) for layer in range(draw.randint(1, 5)) for part in ("q_proj", "v_proj")}
        yield "model-{:05d}-of-00008.safetensors".format(i + 1), lambda at, made=made, i=i: st.save_file(made, str(at), metadata=[None, {"format": "pt"}, {"ss_network_module": "networks.lora", "ss_tag_frequency": "{\"a\": {\"cat\": 3}}"}, {"modelspec.title": "x", "modelspec.date": "2024-01-01"}][i % 4])


def gguf(draw):
    import gguf as g

    def written(at, arch, more):
        writer = g.GGUFWriter(str(at), arch)
        for key, value in more.items():
            (writer.add_string if isinstance(value, str) else writer.add_bool if isinstance(value, bool) else writer.add_uint32 if isinstance(value, int) else writer.add_float32 if isinstance(value, float) else writer.add_array)(key, value)
        writer.add_tensor("blk.0.attn_q.weight", np.ones((8, 32), dtype=draw.choice([np.float32, np.float16])))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    chat = ["{{ bos_token }}{% for m in messages %}{{ '[INST] ' + m.content + ' [/INST]' if m.role == 'user' else m.content + eos_token }}{% endfor %}", "{%- if tools %}{{ tools | tojson(indent=4) }}{%- endif %}{%- for message in messages %}{%- set content = message.content | default('', true) %}{{- '<|im_start|>' ~ message.role ~ '\\n' ~ content ~ '<|im_end|>' }}{%- endfor %}", "{%- macro thought(x) -%}<think>{{ x | trim }}</think>{%- endmacro -%}{%- set ns = namespace(last=-1) -%}{% for m in messages %}{% set ns.last = loop.index0 %}{{ thought(m['reasoning_content']) if m.reasoning_content is defined and m.reasoning_content is string else '' }}{{ m['content'].split('</think>')[-1].lstrip('\\n') }}{% endfor %}{{ strftime_now('%d %B %Y') }}"]
    for i, arch in enumerate(["llama", "qwen2", "gemma2", "phi3", "bert", "mamba"]):
        yield arch + ".gguf", lambda at, arch=arch, i=i: written(at, arch, {"general.name": arch + " tiny", "general.quantized_by": "someone", arch + ".block_count": i, arch + ".rope.freq_base": 1e4, "tokenizer.ggml.tokens": ["<s>", "import", "os.system", "{{"], "tokenizer.ggml.add_bos_token": True, "tokenizer.chat_template": chat[i % 3], "general.tags": ["chat", "text-generation"]})


GROUPS = [notebooks, regressions, unsupervised, texts]
FILES = [saved, boosted, boosted_others_formats, onnx, tensors, gguf]
