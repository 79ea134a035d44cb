"""Estimators that hold what a user hands them: functions, scorers, kernels, callbacks, requests for metadata; and what is kept beside a model. Drawn."""
import datetime
import decimal
import fractions
import pathlib
import uuid
from collections import Counter, OrderedDict, defaultdict, deque
from functools import partial

import numpy as np

import drawn_models


def until(draw, makers):
    """The first of these, in an order that is drawn, that can be made."""
    for make in draw.sample(makers, len(makers)):
        try:
            return make()
        except Exception:
            continue
    raise TypeError("none can be made")


def holders(draw):
    from scipy.spatial import distance
    from sklearn import cluster, ensemble, feature_selection, gaussian_process, kernel_approximation, kernel_ridge, linear_model, manifold, metrics, model_selection, neighbors, pipeline, preprocessing, svm, tree
    from sklearn.gaussian_process import kernels
    from sklearn.metrics import pairwise

    x, y = drawn_models.data()

    def of(module, names):
        return getattr(module, draw.choice(names.split()))

    def far():
        return of(distance, "braycurtis canberra chebyshev cityblock correlation cosine euclidean sqeuclidean jensenshannon")

    def near():
        return of(pairwise, "linear_kernel polynomial_kernel rbf_kernel sigmoid_kernel cosine_similarity laplacian_kernel chi2_kernel additive_chi2_kernel")

    def score():
        return of(feature_selection, "f_classif chi2 mutual_info_classif f_regression mutual_info_regression r_regression")

    def kernel():
        return of(kernels, "RBF Matern RationalQuadratic ExpSineSquared DotProduct WhiteKernel ConstantKernel")()

    def measured():
        return metrics.make_scorer(of(metrics, "accuracy_score balanced_accuracy_score cohen_kappa_score hamming_loss jaccard_score log_loss matthews_corrcoef precision_score recall_score brier_score_loss average_precision_score top_k_accuracy_score zero_one_loss"))

    makers = [
        lambda: neighbors.KNeighborsClassifier(3, metric=far(), algorithm="brute", weights=draw.choice(["distance", np.exp, np.reciprocal])),
        lambda: neighbors.NearestNeighbors(n_neighbors=2, metric=far(), algorithm=draw.choice(["ball_tree", "brute"])),
        lambda: svm.SVC(kernel=near()), lambda: svm.NuSVR(kernel=near()), lambda: kernel_ridge.KernelRidge(kernel=near()), lambda: kernel_approximation.Nystroem(kernel=near(), n_components=3),
        lambda: feature_selection.SelectKBest(score(), k=2), lambda: feature_selection.SelectPercentile(partial(feature_selection.mutual_info_classif, n_neighbors=2), percentile=50), lambda: feature_selection.GenericUnivariateSelect(score(), mode="fdr"), lambda: feature_selection.SelectFwe(score()),
        lambda: gaussian_process.GaussianProcessRegressor(draw.choice([lambda: kernel() + kernel(), lambda: kernel() * kernel(), lambda: kernel() ** 2, lambda: kernels.CompoundKernel([kernel(), kernel()]), lambda: kernels.PairwiseKernel(metric=draw.choice(["linear", "rbf", pairwise.linear_kernel]))])(), optimizer=None),
        lambda: gaussian_process.GaussianProcessClassifier(kernel(), multi_class="one_vs_one"),
        lambda: feature_selection.RFECV(tree.DecisionTreeClassifier(), scoring=measured(), cv=2), lambda: model_selection.GridSearchCV(svm.SVC(), {"kernel": [near(), "linear"], "C": np.logspace(-1, 0, 2)}, scoring={"one": measured(), "two": "accuracy"}, refit="two", cv=2),
        lambda: model_selection.RandomizedSearchCV(pipeline.make_pipeline(preprocessing.PolynomialFeatures(), linear_model.LogisticRegression()), {"polynomialfeatures__degree": [1, 2], "logisticregression__C": __import__("scipy.stats", fromlist=["x"]).loguniform(0.1, 1)}, n_iter=2, cv=model_selection.StratifiedKFold(2), scoring=measured()),
        lambda: model_selection.HalvingGridSearchCV(tree.DecisionTreeClassifier(), {"max_depth": [1, 2]}, cv=2), lambda: feature_selection.SequentialFeatureSelector(linear_model.LinearRegression(), n_features_to_select=2, scoring="r2", cv=2),
        lambda: feature_selection.SelectFromModel(ensemble.ExtraTreesClassifier(3), importance_getter="feature_importances_", threshold="0.5*mean", max_features=draw.choice([2, len])), lambda: cluster.FeatureAgglomeration(2, pooling_func=draw.choice([np.mean, np.median, np.max, np.var])), lambda: cluster.AgglomerativeClustering(2, connectivity=partial(neighbors.kneighbors_graph, n_neighbors=3)), lambda: cluster.OPTICS(min_samples=3, metric=far()), lambda: cluster.DBSCAN(metric=far()),
        lambda: manifold.TSNE(perplexity=5, metric=far(), n_iter=250, init="random"), lambda: manifold.Isomap(n_neighbors=3, metric="cityblock"), lambda: linear_model.RANSACRegressor(loss=draw.choice(["squared_error", "absolute_error"]), residual_threshold=1.0), lambda: linear_model.LogisticRegressionCV(cv=2, scoring=measured()), lambda: model_selection.TunedThresholdClassifierCV(linear_model.LogisticRegression(), scoring=measured(), cv=2), lambda: model_selection.FixedThresholdClassifier(linear_model.LogisticRegression(), threshold=0.4),
        lambda: linear_model.LogisticRegression().set_fit_request(sample_weight=True), lambda: preprocessing.StandardScaler().set_output(transform="pandas"), lambda: __import__("sklearn.frozen", fromlist=["x"]).FrozenEstimator(linear_model.Ridge().fit(x, y)), lambda: pipeline.FeatureUnion([("a", preprocessing.SplineTransformer(3)), ("b", preprocessing.KBinsDiscretizer(3, encode="ordinal")), ("c", "drop")]),
        lambda: preprocessing.FunctionTransformer(np.log1p, inverse_func=np.expm1, feature_names_out="one-to-one", check_inverse=False), lambda: preprocessing.PowerTransformer(draw.choice(["yeo-johnson", "box-cox"])), lambda: ensemble.HistGradientBoostingClassifier(max_iter=3, categorical_features=[0], monotonic_cst=[0, 1, -1, 0], interaction_cst="no_interactions", scoring="accuracy", early_stopping=True), lambda: ensemble.GradientBoostingRegressor(n_estimators=3, init=linear_model.Ridge(), loss="huber"), lambda: ensemble.GradientBoostingClassifier(n_estimators=3, init="zero", n_iter_no_change=2, warm_start=True),
    ]
    for i in range(60):
        yield "holds_{}".format(i), lambda: fitted(until(draw, makers), x, y, draw)


def fitted(model, x, y, draw):
    for given in draw.sample([(x, y), (drawn_models.frame()[list("abcd")], y)], 2):
        try:
            return model.fit(*given)
        except Exception:
            continue
    return model


def bundles(draw):
    """What scripts keep in one file: a model with its names, figures, versions and dates."""
    import pandas as pd
    from sklearn import metrics, preprocessing

    x, y = drawn_models.data()
    values = [
        lambda: datetime.datetime.now(datetime.timezone.utc), lambda: datetime.date(2024, 2, 29), lambda: datetime.timedelta(hours=3), lambda: pathlib.PurePosixPath("models/a.pkl"), lambda: decimal.Decimal("0.10"), lambda: fractions.Fraction(1, 3), lambda: uuid.UUID(int=7), lambda: Counter("abca"), lambda: OrderedDict(a=1), lambda: defaultdict(list, a=[1]), lambda: defaultdict(int), lambda: defaultdict(partial(defaultdict, int)), lambda: deque([1, 2], maxlen=3), lambda: range(3), lambda: slice(1, None), lambda: frozenset("ab"), lambda: 1j, lambda: Ellipsis, lambda: bytearray(b"ab"), lambda: 10**40,
        lambda: np.float32(0.5), lambda: np.datetime64("2024-01-01"), lambda: np.random.default_rng(3), lambda: np.random.RandomState(3), lambda: np.random.SeedSequence(3), lambda: np.dtype([("a", "f4"), ("b", "U3")]), lambda: np.ma.masked_array([1.0, 2.0], [0, 1]), lambda: np.poly1d([1, 2]), lambda: np.polynomial.Chebyshev([1, 2, 3]), lambda: np.rec.array([(1, "a")], dtype=[("n", int), ("s", "U1")]), lambda: np.matrix([[1, 2]]), lambda: np.vectorize(abs), lambda: np.float64, lambda: np.s_[1:, ...], lambda: np.iinfo("i4"), lambda: np.char.array(["a", "bb"]), lambda: np.errstate(all="ignore"), lambda: np.array(["a", "bcd"], dtype=np.dtypes.StringDType()),
        lambda: metrics.classification_report(y, 1 - y, output_dict=True), lambda: dict(zip("pr", metrics.precision_recall_curve(y, x[:, 0]))), lambda: metrics.RocCurveDisplay(fpr=x[:, 0], tpr=x[:, 1]), lambda: metrics.ConfusionMatrixDisplay(np.eye(2)), lambda: preprocessing.LabelEncoder().fit(["a", "b"]), lambda: preprocessing.LabelBinarizer().fit([1, 2]), lambda: preprocessing.MultiLabelBinarizer().fit([("a",), ("b", "c")]), lambda: metrics.DistanceMetric.get_metric("minkowski", p=3), lambda: __import__("sklearn.utils", fromlist=["x"]).Bunch(a=1, b=np.ones(2)), lambda: __import__("re").compile("a+", 2), lambda: len, lambda: str.lower, lambda: float, lambda: ValueError("no"), lambda: NotImplemented,
        lambda: pd.Timestamp("2024-01-01", tz=draw.choice(["UTC", "Asia/Tokyo", "dateutil/Europe/Oslo"])), lambda: pd.Period("2024Q1"), lambda: pd.Interval(0, 1, closed="both"), lambda: pd.NA, lambda: pd.NaT, lambda: pd.DateOffset(months=2, hour=3), lambda: pd.offsets.CustomBusinessDay(weekmask="Mon Tue", holidays=["2024-01-01"]), lambda: pd.offsets.BusinessHour(start="09:30"), lambda: pd.CategoricalDtype(["a", "b"], ordered=True), lambda: pd.Float32Dtype(), lambda: pd.ArrowDtype(__import__("pyarrow").int64()), lambda: pd.array([1.5, None], dtype="Float64"), lambda: pd.Series([1, 2], dtype="int64[pyarrow]"), lambda: pd.IntervalDtype("int64", "left"), lambda: pd.SparseDtype(float, 0.0), lambda: pd.DatetimeTZDtype(tz="Europe/Rome"), lambda: pd.PeriodDtype("M"), lambda: pd.tseries.holiday.USFederalHolidayCalendar(), lambda: pd.Grouper(key="a", freq="D"), lambda: pd.NamedAgg("a", "mean"), lambda: pd.cut(pd.Series(x[:, 0]), 3), lambda: pd.qcut(x[:, 0], [0, 0.5, 1], retbins=True), lambda: pd.to_datetime(["2024-01-01", None]).tz_localize("UTC").to_series(), lambda: pd.DataFrame(x).groupby(y), lambda: pd.DataFrame(x).rolling(3), lambda: pd.DataFrame(x).describe().style.data, lambda: pd.MultiIndex.from_frame(pd.DataFrame({"a": pd.Categorical(["u", "v"]), "b": pd.to_timedelta([1, 2], "h")})), lambda: pd.Series(pd.arrays.IntervalArray.from_breaks([0, 1, 2])), lambda: pd.DataFrame({"a": [1]}).set_flags(allows_duplicate_labels=False), lambda: pd.Series([1, 2]).to_frame().T.convert_dtypes(),
    ]

    def make():
        held = {"model": until(draw, [partial(drawn_models.fitted, draw, draw.choice(drawn_models.kinds()))]), "columns": list(drawn_models.frame().columns), "version": np.__version__}
        for j in range(draw.randint(2, 5)):
            held["v{}".format(j)] = until(draw, [draw.choice(values), lambda: 1])
        return draw.choice([held, list(held.values()), tuple(held.values())])

    for i in range(60):
        yield "bundle_{}".format(i), make


GROUPS = [holders, bundles]
