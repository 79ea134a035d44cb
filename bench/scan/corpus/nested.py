"""Every estimator of scikit-learn three deep in others, searches over distributions, columns chosen by selectors, kernels of kernels, what routes and remembers."""
from functools import partial

import numpy as np
from estimators import NEEDS_POSITIVE, kinds, needed, toy_data
from pipelines import saved


def wrapped():
    """Each estimator in two meta-estimators and a pipeline, after its kind; by pickle and joblib in turn."""
    for i, (name, kind) in enumerate(kinds()):
        yield from saved(i + 1, name, lambda: _deep(i, name, kind))


def _deep(i, name, kind):
    from sklearn import base, calibration, compose, ensemble, feature_selection, linear_model, multiclass, multioutput, pipeline, preprocessing

    x, y = toy_data()
    x = np.abs(x) + 0.1 if name in NEEDS_POSITIVE else x
    inner = kind(*needed(kind))
    if base.is_classifier(inner):
        outer = [lambda m: calibration.CalibratedClassifierCV(ensemble.BaggingClassifier(pipeline.make_pipeline(preprocessing.MinMaxScaler(), m), n_estimators=2), cv=2),
                 lambda m: multiclass.OneVsRestClassifier(ensemble.VotingClassifier([("m", pipeline.Pipeline([("s", "passthrough"), ("m", m)]))])),
                 lambda m: ensemble.StackingClassifier([("m", multiclass.OutputCodeClassifier(m, code_size=2.0))], final_estimator=pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression()), cv=2, passthrough=True)]
        return outer[i % 3](inner).fit(x, y)
    if base.is_regressor(inner):
        outer = [lambda m: multioutput.RegressorChain(compose.TransformedTargetRegressor(pipeline.make_pipeline(preprocessing.MinMaxScaler(), m), transformer=preprocessing.MinMaxScaler((0.1, 1))), order=[1, 0]),
                 lambda m: multioutput.MultiOutputRegressor(ensemble.BaggingRegressor(compose.TransformedTargetRegressor(m, func=np.sqrt, inverse_func=np.square), n_estimators=2)),
                 lambda m: multioutput.MultiOutputRegressor(ensemble.StackingRegressor([("m", pipeline.make_pipeline(preprocessing.QuantileTransformer(n_quantiles=4), m))], final_estimator=ensemble.ExtraTreesRegressor(2), cv=2))]
        return _any(outer[i % 3](inner), x, np.abs(x[:, :2]) + 0.2)
    if hasattr(inner, "transform"):
        columns = compose.ColumnTransformer([("a", pipeline.make_pipeline(inner), slice(0, 3)), ("b", preprocessing.Binarizer(), [3])], remainder=preprocessing.MaxAbsScaler(), verbose_feature_names_out=False)
        union = pipeline.FeatureUnion([("c", columns), ("k", feature_selection.SelectKBest(k=1))], transformer_weights={"c": 0.5}, n_jobs=None)
        return _any(pipeline.Pipeline([("u", union), ("m", linear_model.SGDClassifier())], verbose=False), x, y)
    return _any(pipeline.make_pipeline(preprocessing.RobustScaler(), inner), x, y)


def _any(model, *data):
    """As it is where these data are not for it: unfitted models are saved too."""
    try:
        return model.fit(*data)
    except Exception:
        return model


def searched():
    from scipy import stats
    from sklearn import compose, ensemble, linear_model, metrics, model_selection, pipeline, preprocessing, svm, tree
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401

    x, y = toy_data()
    steps = pipeline.Pipeline([("c", compose.ColumnTransformer([("n", "passthrough", [0, 1])])), ("m", svm.SVC())])
    drawn = {"uniform": stats.uniform(0.1, 1), "loguniform": stats.loguniform(1e-3, 1), "expon": stats.expon(scale=3), "gamma": stats.gamma(2.0), "beta": stats.beta(1, 2), "halfnorm": stats.halfnorm(), "truncnorm": stats.truncnorm(0, 3, loc=1),
             "lognorm": stats.lognorm(0.5), "chi2": stats.chi2(3), "weibull_min": stats.weibull_min(1.2), "pareto": stats.pareto(2.0), "invgamma": stats.invgamma(3.0), "rayleigh": stats.rayleigh(), "triang": stats.triang(0.3)}
    for name, distribution in drawn.items():
        yield f"random_{name}", lambda: model_selection.RandomizedSearchCV(steps, {"m__C": distribution, "m__kernel": ["rbf", "linear"]}, n_iter=2, cv=2, random_state=3, error_score="raise", return_train_score=True).fit(np.abs(x), y)
    whole = {"binom": stats.binom(5, 0.5), "poisson": stats.poisson(3, loc=2), "geom": stats.geom(0.4, loc=1), "randint": stats.randint(2, 5), "nbinom": stats.nbinom(5, 0.5, loc=2), "zipf": stats.zipf(3.0, loc=1), "logser": stats.logser(0.4, loc=1)}
    for name, distribution in whole.items():
        yield f"halving_{name}", lambda: model_selection.HalvingRandomSearchCV(tree.DecisionTreeClassifier(), {"max_depth": distribution}, factor=2, n_candidates=4, min_resources=10, cv=2).fit(x, y)
    yield "halving_grid", lambda: model_selection.HalvingGridSearchCV(ensemble.RandomForestClassifier(), {"max_depth": [2, 3]}, resource="n_estimators", max_resources=4, min_resources=2, cv=2).fit(x, y)
    yield "results", lambda: model_selection.GridSearchCV(linear_model.ElasticNet(), {"l1_ratio": np.linspace(0.1, 0.9, 3)}, cv=2).fit(x, x[:, 0]).cv_results_
    yield "refit_by", lambda: model_selection.GridSearchCV(linear_model.Lasso(), {"alpha": [0.1, 1.0]}, cv=2, scoring={"r": "r2", "e": metrics.make_scorer(metrics.mean_squared_error, greater_is_better=False)}, refit="e").fit(x, x[:, 0])
    for name, splitter in splitters(model_selection).items():
        yield f"split_{name}", lambda: model_selection.GridSearchCV(pipeline.make_pipeline(preprocessing.PowerTransformer(), linear_model.RidgeClassifier()), {"ridgeclassifier__alpha": [0.5, 2.0]}, cv=splitter).fit(x, y, groups=np.arange(40) % 5)
    for name in ["mean_absolute_percentage_error", "median_absolute_error", "max_error", "explained_variance_score", "root_mean_squared_error", "mean_squared_log_error"]:
        yield f"scorer_{name}", lambda: model_selection.GridSearchCV(linear_model.Ridge(), {"alpha": [1.0]}, cv=2, scoring=metrics.make_scorer(getattr(metrics, name), greater_is_better=False)).fit(x, np.abs(x[:, 0]) + 1)
    for name, more in {"average_precision_score": {}, "brier_score_loss": {"greater_is_better": False}, "top_k_accuracy_score": {"k": 1}, "roc_auc_score": {"max_fpr": 0.5}, "fbeta_score": {"beta": 0.5, "average": "micro"}, "jaccard_score": {"average": "weighted"}, "ndcg_score": {}, "balanced_accuracy_score": {"adjusted": True}}.items():
        yield f"made_{name}", lambda: [metrics.make_scorer(getattr(metrics, name), **more), partial(getattr(metrics, name), sample_weight=None)]


def splitters(s):
    made = {"k_fold": s.KFold(2, shuffle=True, random_state=np.random.RandomState(1)), "shuffled": s.StratifiedShuffleSplit(2, test_size=0.3), "repeated": s.RepeatedKFold(n_splits=2, n_repeats=2), "groups": s.GroupKFold(2),
            "leave_groups": s.LeavePGroupsOut(1), "series": s.TimeSeriesSplit(2, gap=1, max_train_size=20), "predefined": s.PredefinedSplit(np.arange(40) % 2), "listed": [(np.arange(20), np.arange(20, 40))]}
    return {**made, "stratified_groups": s.StratifiedGroupKFold(2)} if hasattr(s, "StratifiedGroupKFold") else made


def columned():
    import pandas as pd
    from sklearn import cluster, compose, decomposition, ensemble, feature_extraction, feature_selection, impute, kernel_approximation, linear_model, pipeline, preprocessing

    x, y = toy_data()
    frame = pd.DataFrame({"age": x[:, 0], "income": np.exp(x[:, 1]), "city": pd.Categorical(np.where(x[:, 2] > 0, "Rome", "Oslo")), "when": pd.date_range("2024", periods=40), "note": ["a word", "two words"] * 20, "flag": x[:, 3] > 0, "n": pd.array(range(40), dtype="Int64")})
    select, by = compose.make_column_selector, compose.make_column_transformer
    numbers = pipeline.make_pipeline(impute.SimpleImputer(strategy="median"), preprocessing.FunctionTransformer(np.log1p, inverse_func=np.expm1, feature_names_out="one-to-one", check_inverse=False), preprocessing.PowerTransformer())
    yield "selectors", lambda: by((preprocessing.OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=2), select(dtype_include="category")), (numbers, select(pattern="^(age|income)$")), (preprocessing.OrdinalEncoder(), select(dtype_exclude=[np.number, "datetime64[ns]", "category", object])), remainder="drop").fit(frame)
    yield "called", lambda: by((preprocessing.StandardScaler(), pd.DataFrame.keys), remainder="drop")
    yield "words", lambda: by((feature_extraction.text.TfidfVectorizer(ngram_range=(1, 2), strip_accents="unicode", norm=None), "note"), (preprocessing.OneHotEncoder(drop="first"), ["city"])).fit(frame)
    yield "framed", lambda: _framed(by((preprocessing.StandardScaler(), ["age"]), ("passthrough", ["flag"]), verbose_feature_names_out=True)).fit(frame)
    yield "clustered", lambda: pipeline.make_pipeline(by((cluster.KMeans(2, n_init=1), ["age", "income"]), (kernel_approximation.RBFSampler(n_components=2), ["age"])), decomposition.PCA(1, whiten=True), linear_model.LogisticRegression(class_weight="balanced")).fit(frame, y)
    yield "sparse", lambda: pipeline.make_pipeline(by((preprocessing.OneHotEncoder(), ["city", "flag"]), sparse_threshold=1.0), feature_selection.SelectPercentile(feature_selection.chi2), linear_model.SGDClassifier(penalty="elasticnet", average=True)).fit(frame, y)
    yield "dates", lambda: by((preprocessing.FunctionTransformer(pd.DataFrame.astype, kw_args={"dtype": "int64"}), ["when"]), (preprocessing.KBinsDiscretizer(3, encode="ordinal"), ["income"])).fit(frame)
    yield "imputed", lambda: pipeline.make_pipeline(by((impute.KNNImputer(weights="distance"), ["age", "income"]), (impute.SimpleImputer(strategy="constant", fill_value="none"), ["note"]), remainder="passthrough", n_jobs=1)).fit(frame)
    yield "target", lambda: compose.TransformedTargetRegressor(pipeline.make_pipeline(by((preprocessing.SplineTransformer(3, knots="quantile"), ["age"])), linear_model.PoissonRegressor()), func=np.sqrt, inverse_func=np.square, check_inverse=False).fit(frame, np.abs(x[:, 0]) + 1)
    yield "forest", lambda: pipeline.Pipeline([("prep", by((preprocessing.TargetEncoder(smooth=1.0), ["city"]), remainder="drop")), ("m", ensemble.HistGradientBoostingRegressor(max_iter=2, loss="gamma"))]).fit(frame, np.abs(x[:, 0]) + 1)
    yield "categories", lambda: ensemble.HistGradientBoostingClassifier(max_iter=2, categorical_features="from_dtype", interaction_cst="no_interactions").fit(frame[["age", "city"]], y)


def _framed(model):
    return model.set_output(transform="pandas") if hasattr(model, "set_output") else model


def kernels():
    from sklearn import gaussian_process, kernel_ridge, metrics, svm
    from sklearn.gaussian_process import kernels as k

    x, y = toy_data()
    made = {"sums": k.ConstantKernel(2.0, (0.1, 10)) * k.Matern([1.0, 2.0, 1.0, 1.0], nu=2.5) + k.WhiteKernel(1e-3, "fixed"), "powers": (k.RBF(0.5) + k.DotProduct(1.0)) ** 2, "products": k.Product(k.ExpSineSquared(1.0, 3.0), k.RationalQuadratic(alpha=0.5)),
            "compound": k.CompoundKernel([k.RBF(), k.Matern(nu=0.5)]), "pairwise": k.Sum(k.PairwiseKernel(metric="laplacian"), k.ConstantKernel()), "numbers": 3 * k.RBF() + 1.5}
    for name, kernel in made.items():
        yield f"kernel_{name}", lambda: kernel
        if name != "compound":
            yield f"regressor_{name}", lambda: gaussian_process.GaussianProcessRegressor(kernel, normalize_y=True, n_restarts_optimizer=1, random_state=0).fit(x, x[:, 0])
            yield f"classifier_{name}", lambda: gaussian_process.GaussianProcessClassifier(kernel, multi_class="one_vs_one", max_iter_predict=3).fit(x, y + (x[:, 2] > 1))
    yield "ridge", lambda: [kernel_ridge.KernelRidge(kernel=kind).fit(np.abs(x), y) for kind in ("chi2", "laplacian", "cosine", "sigmoid")]
    yield "precomputed", lambda: svm.SVR(kernel="precomputed").fit(metrics.pairwise.rbf_kernel(x), y)
    yield "called", lambda: [svm.SVC(kernel=metrics.pairwise.additive_chi2_kernel).fit(np.abs(x), y), svm.NuSVC(kernel=partial(metrics.pairwise.polynomial_kernel, degree=4)).fit(x, y)]


def remembered():
    """Models that hold what is around them: memory, routes, frozen parts, splits of their own, state of random generators."""
    import joblib
    from sklearn import calibration, cluster, covariance, ensemble, isotonic, linear_model, mixture, model_selection, naive_bayes, neighbors, neural_network, pipeline, preprocessing, semi_supervised, svm, tree, utils

    x, y = toy_data()
    memory = joblib.Memory("/tmp/cache-of-models", verbose=0, mmap_mode="r")
    yield "memory", lambda: pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("m", svm.LinearSVC())], memory=memory).fit(x, y)
    yield "no_memory", lambda: pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.Perceptron(), memory=joblib.Memory(None)).fit(x, y)
    yield "memory_alone", lambda: {"memory": memory, "model": cluster.FeatureAgglomeration(2, memory=memory)}
    yield "prefit", lambda: calibration.CalibratedClassifierCV(_frozen(naive_bayes.GaussianNB().fit(x, y)), method="isotonic").fit(x, y)
    yield "frozen", lambda: pipeline.make_pipeline(_frozen(preprocessing.StandardScaler().fit(x)), linear_model.LogisticRegression()).fit(x, y)
    yield "routes", lambda: _routes()
    yield "warm", lambda: ensemble.GradientBoostingClassifier(n_estimators=2, warm_start=True, subsample=0.5, validation_fraction=0.2, n_iter_no_change=1, random_state=np.random.RandomState(4)).fit(x, y)
    yield "generators", lambda: [neural_network.BernoulliRBM(2, n_iter=1, random_state=np.random.RandomState(1)).fit(np.abs(x) / 5), model_selection.ShuffleSplit(2, random_state=np.random.RandomState(2)), utils.check_random_state(3)]
    yield "semi", lambda: [semi_supervised.LabelSpreading(kernel="knn", n_neighbors=3).fit(x, np.where(np.arange(40) % 3, y, -1)), semi_supervised.SelfTrainingClassifier(svm.SVC(probability=True)).fit(x, np.where(np.arange(40) % 3, y, -1))]
    yield "metrics", lambda: [neighbors.KNeighborsClassifier(metric=m, metric_params=p).fit(x, y) for m, p in (("seuclidean", {"V": np.ones(4)}), ("minkowski", {"p": 3, "w": np.ones(4)}), ("cityblock", None), ("cosine", None))]
    yield "transformed", lambda: pipeline.make_pipeline(neighbors.KNeighborsTransformer(n_neighbors=3, mode="distance"), cluster.DBSCAN(metric="precomputed", eps=9)).fit(x)
    yield "neighbourhood", lambda: pipeline.make_pipeline(neighbors.NeighborhoodComponentsAnalysis(2, max_iter=2), neighbors.NearestCentroid(shrink_threshold=0.1)).fit(x, y)
    yield "mixtures", lambda: [mixture.GaussianMixture(2, covariance_type=c, warm_start=True).fit(x) for c in ("full", "tied", "diag", "spherical")]
    yield "covariances", lambda: [kind().fit(x) for kind in (covariance.EllipticEnvelope, covariance.GraphicalLasso, covariance.LedoitWolf, covariance.OAS)]
    yield "trees", lambda: [tree.DecisionTreeClassifier(criterion="log_loss", ccp_alpha=0.01).fit(x, np.c_[y, 1 - y]), tree.ExtraTreeRegressor(criterion="friedman_mse", splitter="best").fit(x, y), ensemble.RandomTreesEmbedding(2).fit(x)]
    yield "oob", lambda: ensemble.RandomForestRegressor(3, oob_score=True, bootstrap=True, max_samples=0.8, criterion="poisson").fit(x, np.abs(x[:, 0]))
    yield "isotonic", lambda: [isotonic.IsotonicRegression(out_of_bounds="clip").fit(x[:, 0], y), calibration.CalibratedClassifierCV(linear_model.SGDClassifier(loss="hinge"), cv=2, ensemble=False).fit(x, y)]
    yield "bundle", lambda: {"model": linear_model.LogisticRegression(multi_class="auto").fit(x, y) if "multi_class" in linear_model.LogisticRegression().get_params() else linear_model.LogisticRegression().fit(x, y), "split": model_selection.train_test_split(x, y), "version": "1.0", "threshold": 0.4, "labels": {0: "no", 1: "yes"}}
    yield "bunch", lambda: utils.Bunch(**{"train": utils.Bunch(x=x, y=y), "pipeline": pipeline.make_union(preprocessing.StandardScaler(), preprocessing.PolynomialFeatures(2, include_bias=False)).fit(x)})
    yield "validated", lambda: model_selection.cross_validate(linear_model.LogisticRegression(), x, y, cv=2, return_estimator=True, return_indices=True, scoring=("accuracy", "f1_macro"))
    yield "permuted", lambda: [model_selection.permutation_test_score(linear_model.LogisticRegression(), x, y, cv=2, n_permutations=3), model_selection.validation_curve(linear_model.Ridge(), x, y, param_name="alpha", param_range=[1, 2], cv=2)]
    yield "displays", lambda: _displays(model_selection, calibration)


def _displays(model_selection, calibration):
    return [model_selection.LearningCurveDisplay(train_sizes=np.arange(2), train_scores=np.eye(2), test_scores=np.eye(2)), model_selection.ValidationCurveDisplay(param_name="a", param_range=np.arange(2), train_scores=np.eye(2), test_scores=np.eye(2)),
            calibration.CalibrationDisplay(np.eye(2)[0], np.eye(2)[0], np.eye(2)[0])]


def _frozen(model):
    from sklearn.frozen import FrozenEstimator

    return FrozenEstimator(model)


def _routes():
    import sklearn
    from sklearn import feature_selection, linear_model, metrics, model_selection, pipeline, preprocessing

    sklearn.set_config(enable_metadata_routing=True)
    try:
        x, y = toy_data()
        scorer = metrics.make_scorer(metrics.accuracy_score).set_score_request(sample_weight="w")
        steps = pipeline.make_pipeline(preprocessing.StandardScaler().set_fit_request(sample_weight=True), feature_selection.SelectFromModel(linear_model.Lasso(0.01).set_fit_request(sample_weight=True)), linear_model.SGDClassifier().set_fit_request(sample_weight="w"))
        return model_selection.GridSearchCV(steps, {"sgdclassifier__alpha": [1e-4]}, scoring=scorer, cv=model_selection.GroupKFold(2).set_split_request(groups="g")).fit(x, y, w=np.ones(40), sample_weight=np.ones(40), g=np.arange(40) % 4)
    finally:
        sklearn.set_config(enable_metadata_routing=False)


def applied():
    """FunctionTransformer with what other makers do not put there."""
    import pandas as pd
    from scipy import fft, linalg, ndimage, signal, special, stats
    from sklearn import metrics, preprocessing, utils

    transform = preprocessing.FunctionTransformer
    named = {np: "exp exp2 sin cos hypot nanmean nanmedian nanstd cumprod flipud column_stack heaviside degrees modf frexp positive negative invert logical_not median average ptp var std prod mean sum any all max min convolve corrcoef histogram bincount "
                 "unique flatnonzero argmax vander triu tril packbits float_power remainder sign copysign nextafter spacing ldexp fmin fmax divide true_divide floor_divide bitwise_and around nan_to_num ediff1d trim_zeros interp select choose compress "
                 "extract partition lexsort digitize histogram2d broadcast_to array_split split concatenate stack repeat outer inner kron cross trace swapaxes moveaxis rollaxis resize append insert in1d union1d setdiff1d array asfarray asanyarray float32 int64 bool_ str_",
             np.char: "lower upper strip replace title zfill add split decode", np.ma: "masked_invalid filled masked_where fix_invalid", np.linalg: "inv qr svd eigh cholesky slogdet solve lstsq matrix_rank", np.fft: "fft ifft fftshift",
             special: "boxcox inv_boxcox erfinv erfc gamma beta betainc jv ndtr ndtri exp2 logsumexp xlog1py sinc huber pseudo_huber kl_div rel_entr log_expit log_ndtr gammainc hyp2f1 comb factorial zeta lambertw psi i0 k0 ellipk owens_t stdtr fdtr expi",
             stats: "gzscore zmap iqr sem variation kurtosis skew moment hmean gmean pmean trimboth trim1 tmean boxcox_llf boxcox yeojohnson tiecorrect median_abs_deviation entropy differential_entropy", stats.mstats: "winsorize trim rankdata mquantiles",
             signal: "wiener resample decimate detrend correlate convolve argrelmax order_filter cspline1d welch periodogram stft", fft: "dct idct rfft fftn next_fast_len", linalg: "expm logm sqrtm pinv svdvals toeplitz hankel orth norm polar",
             ndimage: "gaussian_filter median_filter uniform_filter1d zoom shift rotate prewitt maximum_filter binary_erosion label center_of_mass distance_transform_edt", utils: "check_array as_float_array shuffle resample column_or_1d assert_all_finite",
             metrics: "accuracy_score pairwise_distances r2_score silhouette_score euclidean_distances", metrics.pairwise: "cosine_distances nan_euclidean_distances haversine_distances manhattan_distances paired_distances linear_kernel chi2_kernel",
             pd: "to_timedelta factorize crosstab melt unique value_counts isnull Timestamp Timedelta to_datetime Categorical",
             pd.DataFrame: "rank pct_change ffill bfill interpolate select_dtypes nunique round clip sum mean apply pipe map applymap rename drop assign fillna replace melt stack T transpose sort_values groupby agg transform diff shift cumsum where mask query to_dict reindex join isin",
             pd.Series: "map apply str dt value_counts fillna cat to_numpy rank between shift", pd.Index: "astype map unique", str: "lower strip split title isdigit encode format join replace", dict: "get items keys", list: "copy index", bytes: "decode hex", float: "hex is_integer"}
    for owner, names in named.items():
        for name in names.split():
            if hasattr(owner, name):
                yield f"{owner.__name__.replace('.', '_')}_{name}", lambda: transform(getattr(owner, name), validate=False)
    yield "partials", lambda: [transform(partial(stats.mstats.winsorize, limits=[0.05, 0.05])), transform(partial(np.select, default=0)), transform(partial(signal.lfilter, [1.0], [1.0, 0.5])), transform(partial(pd.DataFrame.sample, frac=0.5, random_state=1))]
    yield "keywords", lambda: transform(np.clip, kw_args={"a_min": 0, "a_max": None}, inv_kw_args={"a": 1}, inverse_func=np.abs)
    yield "vectorized", lambda: transform(np.vectorize(str.upper, otypes=[object]))
    yield "methods", lambda: [transform(m) for m in (np.random.default_rng(3).normal, np.random.RandomState(1).permutation, {"a": 1}.get, [3, 4].index, "abc".find, np.add.reduce, np.multiply.outer, np.maximum.accumulate, np.arange(4).take)]
    yield "distributions", lambda: [transform(m) for m in (stats.norm.cdf, stats.norm(0, 2).ppf, stats.t(3).pdf, stats.poisson.pmf, stats.gaussian_kde([1.0, 2.0, 3.0]).evaluate)]
    yield "estimators", lambda: [transform(preprocessing.StandardScaler().fit(toy_data()[0]).transform), transform(utils.Bunch(a=1).get)]
