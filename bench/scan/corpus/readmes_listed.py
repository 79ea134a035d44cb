"""Objects of the packages that the issue lists, built as their first pages do; each pickled by readmes.py."""
import numpy as np


def data(rows=60):
    rng = np.random.RandomState(7)
    x = rng.normal(size=(rows, 4))
    return x, (x[:, 0] + 0.5 * x[:, 1] > 0).astype(int), rng


def passengers(rows=60):
    import pandas as pd

    rng = np.random.RandomState(1)
    return pd.DataFrame({"age": rng.uniform(1, 80, rows), "fare": rng.gamma(2, 15, rows), "sex": pd.Categorical(rng.choice(["m", "f"], rows)), "port": rng.choice(["S", "C", "Q"], rows), "name": rng.choice(["ann b", "bob c"], rows)})


def sklearn():
    from sklearn import calibration, cluster, compose, datasets, decomposition, ensemble, feature_extraction, feature_selection, gaussian_process, impute, inspection, isotonic, kernel_approximation, kernel_ridge, linear_model, manifold, metrics, model_selection, multioutput, neighbors, neural_network, pipeline, preprocessing, semi_supervised, svm, tree

    x, y, rng = data()
    frame = passengers()
    piped = pipeline.make_pipeline
    columns = compose.ColumnTransformer([("n", piped(impute.SimpleImputer(), preprocessing.StandardScaler()), compose.make_column_selector(dtype_include="number")), ("c", preprocessing.OneHotEncoder(handle_unknown="ignore", min_frequency=2), ["sex", "port"])], verbose_feature_names_out=False)
    yield "titanic", lambda: piped(columns, linear_model.LogisticRegression()).fit(frame, y)
    yield "titanic_frames", lambda: piped(columns.set_output(transform="default"), preprocessing.StandardScaler(with_mean=False), ensemble.HistGradientBoostingClassifier(max_iter=3)).fit(frame, y)
    yield "output_pandas", lambda: piped(preprocessing.StandardScaler(), decomposition.PCA(2)).set_output(transform="pandas").fit(frame[["age", "fare"]])
    yield "categorical", lambda: ensemble.HistGradientBoostingRegressor(max_iter=3, categorical_features="from_dtype", monotonic_cst={"age": 1}).fit(frame[["age", "sex"]], frame["fare"])
    yield "target_encoder", lambda: piped(preprocessing.TargetEncoder(cv=2), linear_model.RidgeClassifierCV()).fit(frame[["sex", "port"]], y)
    yield "splines", lambda: piped(preprocessing.SplineTransformer(n_knots=4, extrapolation="periodic"), linear_model.PoissonRegressor()).fit(x[:, :1], np.abs(x[:, 0]))
    yield "bins", lambda: preprocessing.KBinsDiscretizer(n_bins=3, strategy="kmeans").fit(x)
    yield "imputed", lambda: [impute.KNNImputer(add_indicator=True).fit(x), impute.MissingIndicator().fit(np.where(x > 1, np.nan, x))]
    yield "iterative", lambda: iterative(x)
    yield "halving", lambda: halving(x, y)
    yield "threshold", lambda: model_selection.TunedThresholdClassifierCV(linear_model.LogisticRegression(), scoring="balanced_accuracy", cv=2).fit(x, y)
    yield "fixed", lambda: model_selection.FixedThresholdClassifier(linear_model.LogisticRegression(), threshold=0.3).fit(x, y)
    yield "frozen", lambda: calibration.CalibratedClassifierCV(__import__("sklearn.frozen").frozen.FrozenEstimator(svm.LinearSVC().fit(x, y))).fit(x, y)
    yield "importance", lambda: inspection.permutation_importance(tree.DecisionTreeClassifier().fit(x, y), x, y, n_repeats=2)
    yield "partial_dependence", lambda: inspection.partial_dependence(ensemble.GradientBoostingClassifier(n_estimators=2).fit(x, y), x, [0, (1, 2)], grid_resolution=3)
    yield "learning", lambda: model_selection.learning_curve(linear_model.Ridge(), x, y, cv=2)
    yield "validation", lambda: model_selection.cross_validate(linear_model.Ridge(), x, y, cv=model_selection.RepeatedKFold(n_splits=2, n_repeats=1), return_indices=True)
    yield "toy", lambda: [datasets.load_iris(), datasets.load_wine(as_frame=True)]
    yield "report", lambda: [metrics.classification_report(y, y, output_dict=True), metrics.roc_curve(y, x[:, 0]), metrics.confusion_matrix(y, y)]
    yield "splitters", lambda: [model_selection.KFold(3), model_selection.StratifiedGroupKFold(2), model_selection.TimeSeriesSplit(gap=1), model_selection.ParameterGrid({"a": [1]}), model_selection.ParameterSampler({"a": __import__("scipy.stats").stats.loguniform(1, 9)}, 2, random_state=0), model_selection.PredefinedSplit([0, 1])]
    yield "newsgroups", lambda: piped(feature_extraction.text.CountVectorizer(ngram_range=(1, 2)), feature_extraction.text.TfidfTransformer(), linear_model.SGDClassifier(max_iter=5, tol=None)).fit(frame["name"], y)
    yield "hashed", lambda: piped(feature_extraction.FeatureHasher(8, input_type="string"), linear_model.Perceptron(max_iter=3)).fit([n.split() for n in frame["name"]], y)
    yield "semantic", lambda: piped(feature_extraction.text.TfidfVectorizer(), decomposition.TruncatedSVD(2), preprocessing.Normalizer(copy=False), cluster.KMeans(2, n_init=1)).fit(["a bb", "cc dd", "bb cc", "dd ee"])
    yield "clusters", lambda: [m.fit(x) for m in (cluster.HDBSCAN(), cluster.OPTICS(), cluster.SpectralClustering(2), cluster.BisectingKMeans(2), cluster.AgglomerativeClustering(2, compute_distances=True), cluster.FeatureAgglomeration(2), cluster.MeanShift(), cluster.AffinityPropagation(), cluster.SpectralCoclustering(2))]
    yield "manifolds", lambda: [m.fit(x) for m in (manifold.TSNE(perplexity=5), manifold.Isomap(), manifold.MDS(max_iter=3), manifold.LocallyLinearEmbedding(), manifold.SpectralEmbedding())]
    yield "decompositions", lambda: [m.fit(np.abs(x)) for m in (decomposition.NMF(2, max_iter=5), decomposition.MiniBatchNMF(2, max_iter=2), decomposition.KernelPCA(2, kernel="rbf", fit_inverse_transform=True), decomposition.FastICA(2, max_iter=5), decomposition.FactorAnalysis(2), decomposition.SparsePCA(2, max_iter=2))]
    yield "kernels", lambda: gaussian_process.GaussianProcessClassifier(gaussian_process.kernels.Matern(nu=1.5) + gaussian_process.kernels.ExpSineSquared() * gaussian_process.kernels.RationalQuadratic()).fit(x[:20], y[:20])
    yield "neighbours", lambda: [neighbors.KernelDensity(bandwidth=0.5).fit(x), neighbors.NearestNeighbors(algorithm="kd_tree").fit(x), neighbors.NeighborhoodComponentsAnalysis(2, max_iter=3).fit(x, y), neighbors.NearestCentroid().fit(x, y), neighbors.KNeighborsTransformer().fit(x)]
    yield "half_labelled", lambda: [semi_supervised.SelfTrainingClassifier(tree.DecisionTreeClassifier(max_depth=2)).fit(x, np.where(x[:, 2] > 1, -1, y)), semi_supervised.LabelSpreading(kernel="knn").fit(x, np.where(x[:, 2] > 1, -1, y))]
    yield "linear", lambda: [m.fit(x, x[:, 0]) for m in (linear_model.BayesianRidge(), linear_model.ARDRegression(), linear_model.QuantileRegressor(), linear_model.OrthogonalMatchingPursuitCV(cv=2), linear_model.TweedieRegressor(power=0), linear_model.LassoLarsIC(), linear_model.ElasticNetCV(cv=2))]
    yield "isotonic", lambda: [isotonic.IsotonicRegression(out_of_bounds="clip").fit(x[:, 0], y), kernel_ridge.KernelRidge(kernel="poly").fit(x, y), kernel_approximation.RBFSampler(n_components=3).fit(x), kernel_approximation.PolynomialCountSketch(n_components=4).fit(x)]
    yield "selection", lambda: [feature_selection.SequentialFeatureSelector(linear_model.Ridge(), n_features_to_select=2, cv=2).fit(x, y), feature_selection.RFECV(svm.SVC(kernel="linear"), cv=2).fit(x, y), feature_selection.VarianceThreshold().fit(x), feature_selection.SelectFpr(feature_selection.f_classif).fit(x, y)]
    yield "outputs", lambda: [multioutput.RegressorChain(linear_model.Ridge(), cv=2).fit(x, x[:, :2]), neural_network.MLPRegressor(hidden_layer_sizes=(4, 3), max_iter=4, early_stopping=True).fit(x, x[:, :2])]
    yield "forest_oob", lambda: [ensemble.RandomForestClassifier(5, oob_score=True, class_weight="balanced_subsample", max_samples=0.8, random_state=rng).fit(x, y), ensemble.RandomTreesEmbedding(3).fit(x), ensemble.ExtraTreesRegressor(3, criterion="absolute_error", bootstrap=True, oob_score=metrics.r2_score).fit(x, y)]
    yield "routed", lambda: routed(x, y)


def iterative(x):
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn import ensemble, impute

    return impute.IterativeImputer(ensemble.ExtraTreesRegressor(2), max_iter=2, random_state=0).fit(np.where(x > 1, np.nan, x))


def halving(x, y):
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401
    from sklearn import ensemble, model_selection

    return model_selection.HalvingRandomSearchCV(ensemble.RandomForestClassifier(), {"max_depth": [2, None]}, resource="n_estimators", max_resources=8, cv=2).fit(x, y)


def routed(x, y):
    import sklearn
    from sklearn import linear_model, metrics, model_selection

    with sklearn.config_context(enable_metadata_routing=True):
        scorer = metrics.make_scorer(metrics.accuracy_score).set_score_request(sample_weight=True)
        return model_selection.GridSearchCV(linear_model.LogisticRegression().set_fit_request(sample_weight=True), {"C": [1, 2]}, scoring=scorer, cv=2).fit(x, y, sample_weight=np.ones(len(y)))


def numpy():
    rng = np.random.default_rng(3)
    yield "types", lambda: [np.arange(3, dtype=t) for t in "bhilqBHILQefdgFDG"]
    yield "records", lambda: np.rec.fromrecords([(1, "a", 2.5), (2, "b", 3.5)], names="id,name,value")
    yield "nested", lambda: np.zeros(2, dtype=[("p", [("x", "f4"), ("y", "f4")]), ("n", "U5"), ("m", "f8", (2, 3))])
    yield "dates", lambda: [np.array(["2026-01-01", "NaT"], dtype="datetime64[ns]"), np.timedelta64(3, "h"), np.datetime64("2026-02", "M")]
    yield "masked", lambda: [np.ma.masked_greater(rng.normal(size=5), 0), np.ma.masked]
    yield "generators", lambda: [np.random.Generator(b(5)) for b in (np.random.PCG64, np.random.PCG64DXSM, np.random.MT19937, np.random.Philox, np.random.SFC64)] + [np.random.SeedSequence(4).spawn(2), np.random.RandomState(3)]
    yield "strings", lambda: [np.array(["a", "bc"]), np.array([b"a", b"bc"]), np.array(["x", "yy" * 40], dtype=np.dtypes.StringDType())]
    yield "chars", lambda: np.char.array(["a", "b"])
    yield "objects", lambda: np.array([{"a": 1}, [1, 2], None, "x", 3.5], dtype=object)
    yield "polynomials", lambda: [np.poly1d([1, 2]), np.polynomial.Chebyshev([1, 2]), np.polynomial.Polynomial.fit([0, 1, 2], [1, 2, 5], 1), np.polynomial.HermiteE([1])]
    yield "functions", lambda: [np.exp, np.add, np.mean, np.linalg.norm, np.float32, np.dtype("f4"), np.finfo(np.float32).dtype, np.newaxis]
    yield "scalars", lambda: [np.float64(2), np.int8(1), np.bool_(True), np.str_("a"), np.bytes_(b"a"), np.complex64(1j), np.longdouble(2), np.void(b"ab")]
    yield "matrix", lambda: np.matrix([[1, 2], [3, 4]])
    yield "views", lambda: [np.asfortranarray(rng.normal(size=(3, 4))), rng.normal(size=(4, 4))[::2, ::-1], np.broadcast_to(1.0, (3, 3)), np.empty((0, 3))]


def scipy():
    from scipy import integrate, interpolate, optimize, signal, sparse, spatial, stats

    x, y, rng = data()
    t = np.linspace(0, 5, 12)
    yield "sparse", lambda: [sparse.random(5, 6, 0.3, format=f) for f in ("csr", "csc", "coo", "lil", "dok", "bsr", "dia")] + [sparse.csr_array(np.eye(3)), sparse.coo_array(np.arange(4))]
    yield "interpolated", lambda: [f(t, np.sin(t)) for f in (interpolate.interp1d, interpolate.CubicSpline, interpolate.PchipInterpolator, interpolate.Akima1DInterpolator, interpolate.make_interp_spline, interpolate.UnivariateSpline, interpolate.BarycentricInterpolator, interpolate.InterpolatedUnivariateSpline, interpolate.make_smoothing_spline)]
    yield "many", lambda: [interpolate.RBFInterpolator(x[:, :2], y), interpolate.RegularGridInterpolator((t, t), np.outer(t, t)), interpolate.RectBivariateSpline(t, t, np.outer(t, t)), interpolate.BSpline(np.arange(8.0), np.ones(4), 3)]
    yield "rational", lambda: interpolate.AAA(t, np.tan(t / 4))
    yield "scattered", lambda: [interpolate.NearestNDInterpolator(x[:, :2], y), spatial.KDTree(x), spatial.cKDTree(x)]
    yield "rotations", lambda: [spatial.transform.Rotation.from_euler("xyz", [1, 2, 3]), spatial.transform.Slerp([0, 1], spatial.transform.Rotation.random(2)), spatial.transform.RotationSpline([0, 1, 2], spatial.transform.Rotation.random(3))]
    yield "rigid", lambda: spatial.transform.RigidTransform.identity()
    yield "distributions", lambda: [stats.norm(0, 2), stats.gamma(a=2), stats.poisson(3), stats.multivariate_normal(np.zeros(2)), stats.gaussian_kde(x[:, 0]), stats.rv_histogram(np.histogram(x[:, 0], 5)), stats.beta(1, 2), stats.uniform(0, 1), stats.dirichlet([1, 2]), stats.wishart(3, np.eye(2)), stats.ecdf(x[:, 0]) if hasattr(stats, "ecdf") else None]
    yield "infrastructure", lambda: [stats.Normal(mu=0.0, sigma=2.0), stats.Uniform(a=0, b=1)]
    yield "mixture", lambda: stats.Mixture([stats.Normal(mu=0, sigma=1), stats.Normal(mu=3, sigma=1)], weights=[0.4, 0.6])
    yield "tests", lambda: [stats.ttest_ind(x[:, 0], x[:, 1]), stats.linregress(x[:, 0], y), stats.pearsonr(x[:, 0], x[:, 1]), stats.ks_2samp(x[:, 0], x[:, 1]), stats.f_oneway(x[:, 0], x[:, 1]), stats.wilcoxon(x[:, 0]), stats.bootstrap((x[:, 0],), np.mean, n_resamples=9), stats.shapiro(x[:, 0]), stats.chi2_contingency([[3, 4], [5, 6]]), stats.mannwhitneyu(x[:, 0], y), stats.anderson(x[:, 0]), stats.spearmanr(x[:, 0], x[:, 1])]
    yield "qmc", lambda: [stats.qmc.Sobol(2, seed=1), stats.qmc.Halton(2), stats.qmc.LatinHypercube(2)]
    yield "optimised", lambda: [optimize.minimize(optimize.rosen, [1.0, 2.0]), optimize.linprog([1, 2], [[-1, 0]], [-1]), optimize.root(np.sin, 0.2), optimize.least_squares(np.cos, [1.0]), optimize.differential_evolution(optimize.rosen, [(0, 2), (0, 2)], maxiter=2), optimize.milp([1.0, 1.0]), optimize.minimize(optimize.rosen, [1.0, 2.0], method="L-BFGS-B"), optimize.curve_fit(np.power, t + 1, t, p0=[1.0])]
    yield "limits", lambda: [optimize.Bounds([0], [1]), optimize.LinearConstraint(np.eye(2), 0, 1), optimize.NonlinearConstraint(np.sum, 0, 1), optimize.BFGS()]
    yield "odes", lambda: integrate.solve_ivp(np.subtract, (0, 1), [1.0], dense_output=True)
    yield "signals", lambda: [signal.butter(3, 0.2, output="sos"), signal.TransferFunction([1], [1, 2]), signal.StateSpace([[1]], [[1]], [[1]], [[0]]), signal.dlti([1], [1, 2]), signal.ShortTimeFFT(signal.windows.hann(8), 4, 1.0), signal.ZerosPolesGain([], [1], 2)]
    yield "polynomial", lambda: [interpolate.PPoly(np.ones((2, 3)), np.arange(4.0)), interpolate.BPoly(np.ones((2, 3)), np.arange(4.0)), interpolate.NdPPoly(np.ones((2, 2, 1, 1)), ([0, 1], [0, 1]))]


def pandas():
    import pandas as pd

    frame = passengers()
    times = pd.date_range("2026-01-01", periods=6, freq="D", tz="Europe/Berlin")
    yield "frame", lambda: frame
    yield "described", lambda: [frame.describe(include="all"), frame["age"].value_counts(bins=3), pd.crosstab(frame["sex"], frame["port"]), frame.pivot_table("fare", "sex", "port", observed=True)]
    yield "times", lambda: [pd.DataFrame({"v": range(6)}, index=times), pd.Series(pd.period_range("2026-01", periods=3, freq="M")), pd.timedelta_range("1h", periods=3), times.tz_localize(None), pd.Series(times)]
    yield "offsets", lambda: [pd.offsets.MonthEnd(2), pd.offsets.BDay(), pd.offsets.CustomBusinessDay(holidays=["2026-01-01"]), pd.DateOffset(months=2), pd.offsets.Week(weekday=2), pd.offsets.BusinessHour(), pd.offsets.FY5253(weekday=1, startingMonth=1) if hasattr(pd.offsets, "FY5253") else None, pd.Grouper(key="a", freq="D")]
    yield "nullable", lambda: pd.DataFrame({"i": pd.array([1, None], dtype="Int64"), "f": pd.array([1.5, None], dtype="Float32"), "b": pd.array([True, None], dtype="boolean"), "s": pd.array(["a", None], dtype="string")})
    yield "arrow", lambda: frame.convert_dtypes(dtype_backend="pyarrow")
    yield "arrow_nested", lambda: pd.Series([[1, 2], None], dtype=pd.ArrowDtype(__import__("pyarrow").list_(__import__("pyarrow").int64())))
    yield "sparse", lambda: pd.DataFrame({"a": pd.arrays.SparseArray([0, 0, 1]), "b": pd.arrays.SparseArray([np.nan, 1.0, np.nan])})
    yield "intervals", lambda: [pd.cut(frame["age"], 4), pd.IntervalIndex.from_breaks([0, 1, 2]), pd.qcut(frame["fare"], 3, labels=["l", "m", "h"]), pd.Interval(0, 1)]
    yield "levels", lambda: frame.groupby(["port", "sex"], observed=True).agg({"fare": ["mean", "max"], "age": "median"})
    yield "grouped", lambda: [frame.groupby("port"), frame[["age"]].rolling(3), frame[["age"]].expanding(), frame["age"].ewm(span=3)]
    yield "windows", lambda: pd.DataFrame({"v": range(6)}, index=times).resample("2D").mean()
    yield "categories", lambda: [pd.CategoricalDtype(["a", "b"], ordered=True), pd.Categorical(["a", "b", None]), frame["sex"], pd.DatetimeTZDtype(tz="UTC"), pd.PeriodDtype("D")]
    yield "attributes", lambda: attributes(frame)
    yield "columns", lambda: [frame.columns, frame.index, frame.dtypes, pd.Index([1, "a", None]), pd.RangeIndex(3), pd.MultiIndex.from_product([[1, 2], ["a"]], names=["x", None])]
    yield "python_values", lambda: pd.DataFrame({"d": [__import__("datetime").date(2026, 1, 1)], "c": [__import__("decimal").Decimal("1.5")], "u": [{"a": [1]}], "p": [pd.Timestamp("2026", tz="US/Eastern")], "n": [pd.NA], "t": [pd.NaT]})


def attributes(frame):
    copy = frame.copy()
    copy.attrs["source"] = {"url": "s3://bucket", "rows": 60}
    copy.flags.allows_duplicate_labels = False
    return copy


def xgboost():
    import xgboost as xgb

    x, y, _ = data()
    frame = passengers()
    yield "classifier", lambda: xgb.XGBClassifier(n_estimators=3, early_stopping_rounds=2, eval_metric=["auc", "logloss"]).fit(x, y, eval_set=[(x, y)], verbose=False)
    yield "categories", lambda: xgb.XGBRegressor(n_estimators=3, enable_categorical=True, tree_method="hist").fit(frame[["age", "sex"]], frame["fare"])
    yield "ranker", lambda: xgb.XGBRanker(n_estimators=2, objective="rank:ndcg").fit(x, y, qid=np.repeat(range(6), 10))
    yield "forest", lambda: [xgb.XGBRFClassifier(n_estimators=3).fit(x, y), xgb.XGBRFRegressor(n_estimators=3).fit(x, y)]
    yield "quantile", lambda: xgb.XGBRegressor(n_estimators=2, objective="reg:quantileerror", quantile_alpha=[0.1, 0.9]).fit(x, x[:, 0])
    yield "outputs", lambda: xgb.XGBRegressor(n_estimators=2, multi_strategy="multi_output_tree").fit(x, x[:, :2])
    yield "linear", lambda: xgb.XGBRegressor(n_estimators=2, booster="gblinear").fit(x, y)
    yield "dart", lambda: xgb.train({"booster": "dart", "objective": "binary:logistic"}, xgb.DMatrix(x, y, feature_names=list("abcd")), 2)
    yield "metric", lambda: xgb.XGBRegressor(n_estimators=2, eval_metric=__import__("sklearn.metrics").metrics.mean_absolute_error).fit(x, x[:, 0], eval_set=[(x, x[:, 0])], verbose=False)
    yield "stops", lambda: xgb.XGBClassifier(n_estimators=4, callbacks=[xgb.callback.EarlyStopping(2, save_best=True), xgb.callback.LearningRateScheduler([0.1] * 4)]).fit(x, y, eval_set=[(x, y)], verbose=False)
    yield "history", lambda: [xgb.cv({"max_depth": 2}, xgb.DMatrix(x, y), 2, nfold=2), xgb.XGBClassifier()]
    yield "survival", lambda: xgb.train({"objective": "survival:cox"}, xgb.DMatrix(x, np.abs(x[:, 0])), 2)


def lightgbm():
    import lightgbm as lgb

    x, y, _ = data()
    frame = passengers()
    few = {"n_estimators": 3, "min_child_samples": 2, "verbose": -1}
    yield "classifier", lambda: lgb.LGBMClassifier(**few).fit(x, y, eval_set=[(x, y)], callbacks=[lgb.early_stopping(2, verbose=False), lgb.log_evaluation(0)])
    yield "categories", lambda: lgb.LGBMRegressor(**few, linear_tree=False).fit(frame[["age", "sex"]], frame["fare"], categorical_feature=["sex"])
    yield "ranker", lambda: lgb.LGBMRanker(**few).fit(x, y, group=[10] * 6)
    yield "booster", lambda: lgb.train({"objective": "quantile", "alpha": 0.9, "verbose": -1}, lgb.Dataset(x, x[:, 0], free_raw_data=False), 2)
    yield "cv", lambda: lgb.cv({"objective": "binary", "verbose": -1}, lgb.Dataset(x, y), 2, nfold=2, return_cvbooster=True)
    yield "dart", lambda: lgb.LGBMClassifier(**few, boosting_type="dart", class_weight="balanced").fit(x, y)
    yield "linear", lambda: lgb.LGBMRegressor(**few, linear_tree=True).fit(x, x[:, 0])
    yield "multi", lambda: lgb.LGBMClassifier(**few).fit(frame[["age", "fare"]], frame["port"])
    yield "piped", lambda: __import__("sklearn.pipeline").pipeline.make_pipeline(__import__("sklearn.preprocessing").preprocessing.StandardScaler().set_output(transform="pandas"), lgb.LGBMClassifier(**few)).fit(frame[["age", "fare"]], y)


def catboost():
    import catboost as cb

    x, y, _ = data()
    frame = passengers().astype({"sex": str})
    few = {"iterations": 3, "verbose": 0, "allow_writing_files": False}
    yield "classifier", lambda: cb.CatBoostClassifier(**few).fit(x, y, eval_set=(x, y), early_stopping_rounds=2)
    yield "categories", lambda: cb.CatBoostRegressor(**few, cat_features=["sex", "port"]).fit(frame.drop(columns="name"), x[:, 0])
    yield "texts", lambda: cb.CatBoostClassifier(**few, text_features=["name"], cat_features=["sex", "port"]).fit(frame, y)
    yield "ranker", lambda: cb.CatBoostRanker(**few, loss_function="YetiRank").fit(x, y, group_id=np.repeat(range(6), 10))
    yield "multi", lambda: cb.CatBoostClassifier(**few, loss_function="MultiClass").fit(x, frame["port"])
    yield "uncertain", lambda: cb.CatBoostRegressor(**few, loss_function="RMSEWithUncertainty", posterior_sampling=False).fit(x, x[:, 0])
    yield "many", lambda: cb.CatBoost({**few, "loss_function": "MultiRMSE"}).fit(x, x[:, :2])
    yield "summed", lambda: cb.sum_models([cb.CatBoostClassifier(**few).fit(x, y), cb.CatBoostClassifier(**few, random_seed=3).fit(x, y)])
    yield "importances", lambda: [cb.CatBoostClassifier(**few).fit(x, y).get_feature_importance(prettified=True), cb.CatBoostClassifier(**few).fit(x, y).get_all_params()]


def statsmodels():
    import statsmodels.api as sm

    x, y, _ = data()
    yield "ols", lambda: sm.OLS(x[:, 0], sm.add_constant(x[:, 1:])).fit()
    yield "logit", lambda: sm.Logit(y, sm.add_constant(x[:, 2:])).fit(disp=0)
    yield "glm", lambda: sm.GLM(y, x, family=sm.families.Binomial()).fit()
    yield "formula", lambda: __import__("statsmodels.formula.api").formula.api.ols("fare ~ age + C(port)", passengers()).fit()
    yield "rlm", lambda: sm.RLM(x[:, 0], x[:, 1:], M=sm.robust.norms.HuberT()).fit()
    yield "arima", lambda: sm.tsa.ARIMA(np.cumsum(x[:, 0]), order=(1, 1, 0)).fit()
    yield "sarimax", lambda: sm.tsa.SARIMAX(x[:, 0], order=(1, 0, 0)).fit(disp=0)
    yield "smoothing", lambda: [sm.tsa.ExponentialSmoothing(np.abs(x[:, 0]) + 1, trend="add").fit(), sm.tsa.SimpleExpSmoothing(x[:, 0]).fit(), sm.tsa.Holt(x[:, 0]).fit()]
    yield "mixed", lambda: sm.MixedLM(x[:, 0], x[:, 1:2], groups=np.repeat(range(6), 10)).fit()
    yield "var", lambda: sm.tsa.VAR(x[:, :2]).fit(1)
    yield "components", lambda: [sm.tsa.UnobservedComponents(x[:, 0], "local level").fit(disp=0), sm.tsa.STL(np.abs(x[:, 0]), period=7).fit()]
    yield "lowess", lambda: [sm.nonparametric.KDEUnivariate(x[:, 0]).fit(), sm.nonparametric.KDEMultivariate(x[:, :2], "cc"), sm.distributions.ECDF(x[:, 0])]


def imblearn():
    from imblearn import combine, ensemble, over_sampling, pipeline, under_sampling
    from sklearn import linear_model, preprocessing

    x, y, _ = data()
    yield "smote", lambda: pipeline.make_pipeline(preprocessing.StandardScaler(), over_sampling.SMOTE(k_neighbors=2, random_state=1), linear_model.LogisticRegression()).fit(x, y)
    yield "samplers", lambda: [s.fit(x, y) for s in (over_sampling.ADASYN(), over_sampling.BorderlineSMOTE(), under_sampling.RandomUnderSampler(), under_sampling.TomekLinks(), combine.SMOTEENN(), under_sampling.NearMiss())]
    yield "forests", lambda: [ensemble.BalancedRandomForestClassifier(3, sampling_strategy="all", replacement=True, bootstrap=False).fit(x, y), ensemble.EasyEnsembleClassifier(2).fit(x, y), ensemble.RUSBoostClassifier(n_estimators=2).fit(x, y), ensemble.BalancedBaggingClassifier(n_estimators=2).fit(x, y)]


def encoders():
    import category_encoders as ce

    frame = passengers().astype({"sex": str})
    y = (frame["fare"] > 30).astype(int)
    for name in "TargetEncoder WOEEncoder OrdinalEncoder OneHotEncoder HashingEncoder LeaveOneOutEncoder CatBoostEncoder JamesSteinEncoder GLMMEncoder MEstimateEncoder HelmertEncoder QuantileEncoder CountEncoder RankHotEncoder GrayEncoder SummaryEncoder".split():
        yield name, lambda name=name: getattr(ce, name)(cols=["sex", "port"]).fit(frame[["sex", "port", "age"]], y)


GROUPS = [sklearn, numpy, scipy, pandas, xgboost, lightgbm, catboost]
# Not listed by the issue, but by the lists of this project.
NEIGHBOURS = [statsmodels, imblearn, encoders]
