"""Models as scikit-learn's user guide and gallery build them, each kept as a reader would keep it; written by somebody who tests a scanner."""
import functools
import math
import operator
import pickle
from functools import partial

import numpy as np

PROTOCOLS = 6


def data(rows=60):
    import pandas as pd

    rng = np.random.default_rng(4)
    frame = pd.DataFrame({"age": rng.integers(18, 80, rows), "fare": rng.gamma(2, 20, rows), "sex": rng.choice(["male", "female"], rows), "deck": rng.choice(list("ABC"), rows),
                          "when": pd.date_range("2024-01-01", periods=rows, freq="h"), "text": rng.choice(["good film", "bad film", "so so"], rows)})
    return frame, (frame["fare"] > 40).astype(int)


def functions():
    """FunctionTransformer and partial, by what stands in answers and notebooks."""
    import pandas as pd
    from scipy import ndimage, signal, sparse, special, stats
    from sklearn import preprocessing
    from sklearn.utils import check_array

    frame = pd.DataFrame
    yield from [np.log, np.log1p, np.sqrt, np.cbrt, np.exp, np.tanh, np.sign, np.isnan, np.nan_to_num, np.asarray, np.array, np.ravel, np.transpose, np.atleast_2d, np.squeeze, np.rint, np.float32, np.int64,
                special.expit, special.logit, special.erfinv, stats.zscore, stats.rankdata, sparse.csr_matrix, getattr(sparse, "csc_array", sparse.csc_matrix), preprocessing.scale, preprocessing.normalize, check_array, np.fft.rfft,
                frame.to_numpy, frame.dropna, frame.fillna, frame.ffill, frame.reset_index, frame.diff, frame.cumsum, frame.rank, frame.abs, pd.get_dummies, pd.DataFrame, pd.isna, pd.Series.to_frame, pd.to_datetime,
                np.char.lower, np.char.strip, np.char.upper, np.linalg.norm, np.sin, np.degrees, np.unique, np.hstack, np.column_stack, str.lower, str.strip, len, abs, float, str, list, sorted, math.sqrt, math.log]
    yield from [partial(np.clip, a_min=0, a_max=1), partial(np.power, 2), partial(np.round, decimals=2), partial(np.digitize, bins=[0, 10, 20]), partial(np.reshape, newshape=(-1, 1)), partial(np.quantile, q=0.9, axis=1),
                partial(np.sum, axis=1, keepdims=True), partial(np.where, [True]), partial(np.take, indices=[0], axis=1), partial(np.delete, obj=0, axis=1), partial(np.roll, shift=1), partial(np.pad, pad_width=1),
                partial(np.apply_along_axis, np.sort, 0), partial(np.isin, test_elements=[1, 2]), partial(np.interp, xp=[0, 1], fp=[0, 2]), partial(np.convolve, v=[1, 1], mode="same"), partial(np.diff, axis=1),
                partial(frame.drop, columns=["deck"]), partial(frame.astype, dtype=str), partial(frame.fillna, value=0), partial(frame.rename, columns={"a": "b"}), partial(frame.reindex, columns=["age"]), partial(frame.clip, lower=0),
                partial(frame.filter, like="a"), partial(frame.assign, one=1), partial(frame.select_dtypes, include="number"), partial(frame.shift, periods=1), partial(frame.set_index, keys="age"), partial(frame.replace, 1, 2),
                partial(pd.cut, bins=[0, 18, 99], labels=False), partial(pd.qcut, q=4), partial(pd.to_numeric, errors="coerce"), partial(pd.to_datetime, utc=True), partial(pd.get_dummies, drop_first=True), partial(pd.concat, axis=1),
                partial(ndimage.gaussian_filter, sigma=1), partial(ndimage.median_filter, size=3), partial(signal.savgol_filter, window_length=5, polyorder=2), partial(signal.detrend, axis=0), partial(signal.resample, num=4),
                partial(stats.boxcox, lmbda=0.5), partial(stats.zscore, axis=1, ddof=1), partial(stats.norm.cdf, loc=1), partial(special.boxcox1p, 0.3), partial(preprocessing.minmax_scale, feature_range=(-1, 1)),
                partial(preprocessing.robust_scale, quantile_range=(10, 90)), partial(preprocessing.binarize, threshold=2), partial(check_array, dtype=None), partial(str.replace, " ", "_"), partial(str.split, sep=","), partial(int, base=2),
                partial(round, ndigits=1), partial(operator.mul, 2), partial(operator.add, 1), partial(partial(np.clip, a_min=0), a_max=2), partial(math.pow, 2), partial(sorted, reverse=True), partial(dict, a=1),
                operator.itemgetter("age"), operator.itemgetter(0, 1), operator.attrgetter("dt.hour"), operator.attrgetter("values"), operator.methodcaller("toarray"), operator.methodcaller("fillna", 0), operator.methodcaller("lower"),
                functools.partial(functools.reduce, operator.add), np.vectorize(len), np.vectorize(math.floor, otypes=[float]), np.frompyfunc(abs, 1, 1), np.poly1d([1, 2]), np.polynomial.Polynomial([1, 2, 3]), stats.norm(0, 1).cdf, stats.gaussian_kde([1, 2, 3.5])]


def pipelines():
    """Pairs of name and what writes the file: each function in a pipeline, alone, in a column transformer and around a target, in turn."""
    from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    shapes = [lambda f: make_pipeline(FunctionTransformer(f), StandardScaler(), LogisticRegression()),
              lambda f: FunctionTransformer(f, inverse_func=f, kw_args={}, check_inverse=False),
              lambda f: ColumnTransformer([("f", FunctionTransformer(f, feature_names_out="one-to-one"), ["age", "fare"]), ("rest", "passthrough", ["sex"])]),
              lambda f: TransformedTargetRegressor(Ridge(), func=f, inverse_func=f, check_inverse=False),
              lambda f: Pipeline([("u", FeatureUnion([("f", FunctionTransformer(f)), ("s", StandardScaler())])), ("m", Ridge())]),
              lambda f: {"preprocess": f, "model": Ridge().fit([[0.0], [1.0]], [0, 1]), "columns": ["age", "fare"]}]
    for i, f in enumerate(_each(functions)):
        yield f"function_{i}.pkl", lambda path: path.write_bytes(pickle.dumps(shapes[i % len(shapes)](f), protocol=i % PROTOCOLS if i % PROTOCOLS > 1 else 4))


def _each(make):
    """What this version has of it."""
    found = make()
    while True:
        try:
            yield next(found)
        except StopIteration:
            return


def gallery():
    """Pairs of name and what writes the file."""
    for i, (name, make) in enumerate(models()):
        yield f"{name}.pkl", lambda path: _dump(path, make(), i)


def _dump(path, model, i):
    import joblib

    if i % 4 == 3:
        joblib.dump(model, path.with_suffix(".joblib"), compress=i % 10)
    else:
        path.write_bytes(pickle.dumps(model, protocol=i % PROTOCOLS))


def models():
    from scipy import stats
    from sklearn import (calibration, cluster, compose, covariance, cross_decomposition, datasets, decomposition, discriminant_analysis, ensemble, feature_extraction, feature_selection, gaussian_process, impute, inspection, isotonic,
                         kernel_approximation, kernel_ridge, linear_model, manifold, metrics, mixture, model_selection, multiclass, multioutput, naive_bayes, neighbors, neural_network, pipeline, preprocessing, random_projection, semi_supervised, svm, tree)

    frame, target = data()
    x, y = datasets.load_iris(return_X_y=True)
    kernels = gaussian_process.kernels
    numeric, named = ["age", "fare"], ["sex", "deck"]
    titanic = lambda model: pipeline.Pipeline([("prep", compose.ColumnTransformer([("num", pipeline.Pipeline([("imp", impute.SimpleImputer(strategy="median")), ("sc", preprocessing.StandardScaler())]), numeric), ("cat", preprocessing.OneHotEncoder(handle_unknown="ignore"), named), ("txt", feature_extraction.text.TfidfVectorizer(), "text")])), ("clf", model)])  # noqa: E731
    yield "titanic", lambda: titanic(linear_model.LogisticRegression()).fit(frame, target)
    yield "titanic_search", lambda: model_selection.RandomizedSearchCV(titanic(linear_model.LogisticRegression()), {"clf__C": stats.loguniform(1e-3, 1e3), "prep__num__imp__strategy": ["mean", "median"]}, n_iter=2, cv=2, random_state=0).fit(frame, target)
    yield "cyclic", lambda: pipeline.make_pipeline(compose.ColumnTransformer([("sin", preprocessing.FunctionTransformer(np.sin), ["age"]), ("periodic", preprocessing.SplineTransformer(degree=3, n_knots=5, extrapolation="periodic"), ["fare"])], remainder=preprocessing.MinMaxScaler()), linear_model.RidgeCV(alphas=np.logspace(-3, 3, 5))).fit(frame[["age", "fare"]], target)
    yield "co2", lambda: gaussian_process.GaussianProcessRegressor(50.0**2 * kernels.RBF(50.0) + 2.0**2 * kernels.RBF(100.0) * kernels.ExpSineSquared(1.0, 1.0, periodicity_bounds="fixed") + 0.5**2 * kernels.RationalQuadratic(1.0, 1.0) + kernels.WhiteKernel(0.1), optimizer=None, alpha=1.0).fit(x[:20], y[:20])
    yield "iris_gp", lambda: gaussian_process.GaussianProcessClassifier(1.0 * kernels.DotProduct() ** 2, random_state=np.random.RandomState(0)).fit(x, y)
    yield "digits", lambda: pipeline.Pipeline([("rbm", neural_network.BernoulliRBM(4, n_iter=1)), ("logistic", linear_model.LogisticRegression(max_iter=50))]).fit(np.clip(x / 8, 0, 1), y)
    yield "eigenfaces", lambda: model_selection.GridSearchCV(pipeline.Pipeline([("pca", decomposition.PCA(svd_solver="randomized", whiten=True)), ("svc", svm.SVC(class_weight="balanced"))]), {"svc__C": [1, 10]}, n_jobs=1, cv=2).fit(x, y)
    yield "outliers", lambda: {m.__class__.__name__: m.fit(x) for m in [covariance.EllipticEnvelope(), svm.OneClassSVM(nu=0.1), pipeline.make_pipeline(kernel_approximation.Nystroem(n_components=10), linear_model.SGDOneClassSVM()), ensemble.IsolationForest(n_estimators=5), neighbors.LocalOutlierFactor(novelty=True)]}
    yield "clusters", lambda: [c.fit(x) for c in [cluster.KMeans(3), cluster.MiniBatchKMeans(3), cluster.AffinityPropagation(), cluster.MeanShift(), cluster.SpectralClustering(3), cluster.AgglomerativeClustering(3, linkage="average", compute_distances=True), cluster.DBSCAN(), cluster.OPTICS(), cluster.Birch(n_clusters=None), mixture.GaussianMixture(3), mixture.BayesianGaussianMixture(n_components=3)]]
    yield "manifolds", lambda: [m.fit(x) for m in [manifold.Isomap(), manifold.LocallyLinearEmbedding(method="modified", n_neighbors=12), manifold.SpectralEmbedding(), manifold.MDS(max_iter=2)]]
    yield "decompositions", lambda: [d.fit(np.abs(x)) for d in [decomposition.NMF(2), decomposition.FastICA(2), decomposition.FactorAnalysis(2, rotation="varimax"), decomposition.SparsePCA(2), decomposition.MiniBatchDictionaryLearning(3), decomposition.LatentDirichletAllocation(2), decomposition.KernelPCA(2, kernel="rbf", fit_inverse_transform=True), decomposition.IncrementalPCA(2)]]
    yield "linear", lambda: [m.fit(x, y) for m in [linear_model.Lasso(), linear_model.LassoLarsIC("bic"), linear_model.ElasticNetCV(cv=2), linear_model.OrthogonalMatchingPursuit(), linear_model.BayesianRidge(), linear_model.ARDRegression(), linear_model.HuberRegressor(), linear_model.RANSACRegressor(), linear_model.TheilSenRegressor(), linear_model.TweedieRegressor(), linear_model.Perceptron(), linear_model.PassiveAggressiveClassifier()]]
    yield "trees", lambda: [m.fit(x, y) for m in [tree.DecisionTreeClassifier(ccp_alpha=0.01), tree.ExtraTreeRegressor(), ensemble.GradientBoostingClassifier(n_estimators=2, init=linear_model.LogisticRegression()), ensemble.HistGradientBoostingClassifier(max_iter=2, l2_regularization=1.0), ensemble.AdaBoostRegressor(n_estimators=2), ensemble.BaggingClassifier(neighbors.KNeighborsClassifier(), 2), ensemble.RandomTreesEmbedding(2)]]
    yield "stacked", lambda: ensemble.StackingRegressor([("lasso", pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.LassoCV(cv=2))), ("hist", ensemble.HistGradientBoostingRegressor(max_iter=2, loss="quantile", quantile=0.9))], final_estimator=linear_model.RidgeCV(), cv=model_selection.KFold(2, shuffle=True, random_state=1)).fit(x, y)
    yield "voted", lambda: ensemble.VotingClassifier([("lr", linear_model.LogisticRegression(max_iter=20)), ("nb", naive_bayes.GaussianNB()), ("svc", svm.SVC(probability=True))], voting="soft", weights=[1, 2, 1]).fit(x, y)
    yield "calibrated", lambda: calibration.CalibratedClassifierCV(svm.LinearSVC(), method="isotonic", cv=2).fit(x, y)
    yield "isotonic", lambda: isotonic.IsotonicRegression(out_of_bounds="clip").fit(x[:, 0], y)
    yield "selection", lambda: pipeline.Pipeline([("v", feature_selection.VarianceThreshold()), ("k", feature_selection.SelectPercentile(feature_selection.mutual_info_classif, percentile=75)), ("r", feature_selection.RFECV(svm.SVR(kernel="linear"), cv=2)), ("f", feature_selection.SelectFromModel(ensemble.ExtraTreesClassifier(3), prefit=False, threshold="1.25*median"))]).fit(x, y)
    yield "selected_partial", lambda: feature_selection.SelectKBest(partial(feature_selection.mutual_info_regression, random_state=0, n_neighbors=2), k=2).fit(x, y)
    yield "hashed", lambda: pipeline.make_pipeline(feature_extraction.FeatureHasher(8, input_type="string"), feature_extraction.text.TfidfTransformer(), random_projection.SparseRandomProjection(2)).fit([["a", "b"], ["c"]] * 5)
    yield "vectorized", lambda: feature_extraction.DictVectorizer(sparse=False).fit([{"a": 1, "b": "x"}])
    yield "tokens", lambda: feature_extraction.text.CountVectorizer(tokenizer=str.split, preprocessor=str.lower, token_pattern=None, ngram_range=(1, 2)).fit(frame["text"])
    yield "imputed", lambda: pipeline.make_pipeline(impute.KNNImputer(add_indicator=True), linear_model.BayesianRidge()).fit(x, y)
    yield "iterative", lambda: _iterative().fit(x)
    yield "many", lambda: [multioutput.ClassifierChain(linear_model.LogisticRegression(max_iter=20)).fit(x, np.c_[y > 0, y > 1]), multiclass.OutputCodeClassifier(svm.LinearSVC()).fit(x, y), multiclass.OneVsOneClassifier(svm.LinearSVC()).fit(x, y)]
    yield "neighbours", lambda: [neighbors.KNeighborsClassifier(metric="mahalanobis", metric_params={"V": np.eye(4)}, algorithm="brute").fit(x, y), neighbors.KernelDensity(kernel="epanechnikov").fit(x), neighbors.BallTree(x, metric="manhattan"), neighbors.KDTree(x), neighbors.NeighborhoodComponentsAnalysis(2).fit(x, y), neighbors.RadiusNeighborsRegressor(weights="distance").fit(x, y)]
    yield "own_metric", lambda: neighbors.KNeighborsRegressor(metric=__import__("scipy.spatial.distance", fromlist=["x"]).braycurtis).fit(np.abs(x), y)
    yield "cross", lambda: [cross_decomposition.PLSRegression(2).fit(x, y), cross_decomposition.CCA(1).fit(x, np.c_[y, -y])]
    yield "discriminant", lambda: [discriminant_analysis.LinearDiscriminantAnalysis(solver="eigen", covariance_estimator=covariance.OAS()).fit(x, y), discriminant_analysis.QuadraticDiscriminantAnalysis().fit(x, y)]
    yield "covariances", lambda: [c().fit(x) for c in [covariance.GraphicalLassoCV, covariance.LedoitWolf, covariance.MinCovDet]]
    yield "semi", lambda: [semi_supervised.LabelSpreading().fit(x, np.where(np.arange(150) % 2, y, -1)), semi_supervised.SelfTrainingClassifier(svm.SVC(probability=True)).fit(x, np.where(np.arange(150) % 2, y, -1))]
    yield "ridge", lambda: model_selection.GridSearchCV(kernel_ridge.KernelRidge(kernel=metrics.pairwise.cosine_similarity), {"alpha": [1, 0.1]}, cv=2).fit(np.abs(x), y)
    yield "kernel_function", lambda: svm.SVC(kernel=metrics.pairwise.laplacian_kernel).fit(x, y)
    yield "kernel_partial", lambda: svm.SVR(kernel=partial(metrics.pairwise.polynomial_kernel, degree=2, coef0=1)).fit(x, y)
    yield "networks", lambda: [neural_network.MLPClassifier(hidden_layer_sizes=(5,), max_iter=3, early_stopping=True).fit(x, y), neural_network.MLPRegressor(hidden_layer_sizes=(3, 2), solver="lbfgs", max_iter=3).fit(x, y)]
    yield "scores", lambda: model_selection.cross_validate(svm.SVC(), x, y, scoring={"f1": metrics.make_scorer(metrics.f1_score, average="macro"), "fbeta": metrics.make_scorer(partial(metrics.fbeta_score, beta=2, average="micro"))}, cv=2, return_estimator=True)
    yield "refit", lambda: model_selection.GridSearchCV(svm.SVC(), {"C": [1, 2]}, scoring=["accuracy", "f1_macro"], refit="accuracy", cv=model_selection.GroupKFold(2)).fit(x, y, groups=np.arange(150) % 3)
    yield "halving", lambda: _halving(model_selection, tree).fit(x, y)
    yield "report", lambda: {"confusion": metrics.confusion_matrix(y, y), "report": metrics.classification_report(y, y, output_dict=True), "roc": metrics.roc_curve(y > 0, x[:, 0]), "display": metrics.ConfusionMatrixDisplay(np.eye(3), display_labels=["a", "b", "c"])}
    yield "importances", lambda: inspection.permutation_importance(linear_model.Ridge().fit(x, y), x, y, n_repeats=2)
    yield "bunch", lambda: [datasets.load_breast_cancer(), datasets.load_wine(as_frame=True), datasets.make_blobs(10), datasets.load_digits()]
    yield "encoders", lambda: [preprocessing.LabelEncoder().fit(["a", "b"]), preprocessing.LabelBinarizer().fit([1, 2, 3]), preprocessing.MultiLabelBinarizer().fit([("a", "b"), ("c",)]), preprocessing.OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(frame[named]), preprocessing.KBinsDiscretizer(3, encode="onehot-dense").fit(x), preprocessing.PowerTransformer().fit(x), preprocessing.QuantileTransformer(n_quantiles=10, output_distribution="normal").fit(x), preprocessing.PolynomialFeatures(2, interaction_only=True).fit(x), preprocessing.MaxAbsScaler().fit(x), preprocessing.RobustScaler().fit(x), preprocessing.KernelCenterer().fit(x @ x.T)]
    yield "frame_out", lambda: pipeline.make_pipeline(preprocessing.StandardScaler().set_output(transform="pandas"), compose.make_column_selector(dtype_include=np.number) and linear_model.Ridge()).fit(frame[numeric], target)
    yield "by_type", lambda: compose.make_column_transformer((preprocessing.StandardScaler(), compose.make_column_selector(dtype_include=np.number)), (preprocessing.OneHotEncoder(), compose.make_column_selector(pattern="^s", dtype_include=object)), verbose_feature_names_out=False).fit(frame)
    yield "cached", lambda: pipeline.make_pipeline(decomposition.PCA(2), svm.SVC(), memory="cache_of_steps").fit(x, y)


def _iterative():
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn import ensemble, impute

    return impute.IterativeImputer(ensemble.ExtraTreesRegressor(2), max_iter=2, random_state=0)


def _halving(model_selection, tree):
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401

    return model_selection.HalvingGridSearchCV(tree.DecisionTreeClassifier(), {"max_depth": [1, 2, 3]}, cv=2)
