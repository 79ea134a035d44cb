"""Estimators, functions before them, columns, stacks, searches and boosters."""
import inspect
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")


def data():
    x = np.abs(np.random.RandomState(12).normal(size=(60, 4))) + 0.1
    return x, (x[:, 0] > x[:, 1]).astype(int)


def frame():
    import pandas as pd

    x, y = data()
    table = pd.DataFrame(x, columns=list("abcd"))
    table["colour"] = np.array(["red", "green", "blue"])[np.arange(60) % 3]
    table["size"] = pd.Categorical(np.array(["s", "m"])[np.arange(60) % 2])
    table.loc[3, "a"] = np.nan
    return table, y


def estimators():
    from sklearn.utils import all_estimators

    for name, kind in all_estimators():
        yield name, partial(_fitted, kind)


def _fitted(kind):
    from sklearn import linear_model, tree

    x, y = data()
    needed = [p.name for p in inspect.signature(kind).parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    ready = {"estimator": tree.DecisionTreeClassifier(max_depth=2), "base_estimator": tree.DecisionTreeClassifier(max_depth=2), "param_grid": {"max_depth": [1, 2]}, "param_distributions": {"max_depth": [1, 2]}, "estimators": [("a", linear_model.LogisticRegression()), ("b", tree.DecisionTreeClassifier())],
             "transformers": [("a", "passthrough", [0])], "transformer_list": [("a", "passthrough")], "steps": [("a", tree.DecisionTreeClassifier())], "dictionary": np.eye(4)}
    if kind.__name__ in ("VotingRegressor", "StackingRegressor"):
        ready["estimators"] = [("a", linear_model.Ridge()), ("b", tree.DecisionTreeRegressor())]
    model = kind(**{name: ready[name] for name in needed})
    for target in (y, x[:, 0], np.c_[y, 1 - y], None):
        try:
            return model.fit(x, target)
        except Exception:
            continue
    return model


def functions():
    """FunctionTransformer of each, by itself and by partial."""
    from sklearn import pipeline, preprocessing

    x, _ = data()
    for i, (name, function) in enumerate(_rowwise(x)):
        held = function if i % 3 else partial(function)
        make = partial(preprocessing.FunctionTransformer, held, validate=False)
        yield name, (lambda make=make: make().fit(data()[0])) if i % 2 else (lambda make=make: pipeline.make_pipeline(preprocessing.StandardScaler(), make(), preprocessing.MinMaxScaler()))


def _rowwise(x):
    import scipy.fft
    import scipy.linalg
    import scipy.ndimage
    import scipy.signal
    import scipy.special
    import scipy.stats
    import sklearn.preprocessing
    import sklearn.utils.extmath
    import sklearn.utils.validation
    from sklearn.metrics import pairwise

    for module in (np, np.linalg, np.fft, scipy.special, scipy.stats, scipy.ndimage, scipy.signal, scipy.fft, scipy.linalg, sklearn.preprocessing, sklearn.utils.extmath, sklearn.utils.validation, pairwise):
        for name in sorted(n for n in dir(module) if not n.startswith("_")):
            function = getattr(module, name)
            if isinstance(function, type) or not callable(function) or name in ("save", "savetxt", "load", "test", "show_config", "info", "lookfor", "source", "see_also", "deprecated", "get_include", "byte_bounds"):
                continue
            try:
                with np.errstate(all="ignore"):
                    made = function(x[:20])
                if isinstance(made, np.ndarray) and made.shape[:1] == (20,):
                    yield "{}.{}".format(module.__name__, name), function
            except BaseException:
                continue


def owned():
    """Functions and classes of the user's own module: nobody can know them."""
    import worded_own
    from sklearn import compose, linear_model, pipeline, preprocessing

    x, y = data()
    yield "function", lambda: preprocessing.FunctionTransformer(worded_own.halved).fit(x)
    yield "partial", lambda: pipeline.make_pipeline(preprocessing.FunctionTransformer(partial(worded_own.scaled, by=3)), linear_model.Ridge()).fit(x, y)
    yield "columns", lambda: compose.ColumnTransformer([("a", preprocessing.FunctionTransformer(worded_own.halved), worded_own.chosen)]).fit(x)
    yield "transformer", lambda: pipeline.make_pipeline(worded_own.Clipped(1.0), linear_model.LogisticRegression()).fit(x, y)
    yield "scorer", lambda: __import__("sklearn.metrics").metrics.make_scorer(worded_own.halved)


def columns():
    from sklearn import compose, decomposition, ensemble, feature_extraction, impute, linear_model, pipeline, preprocessing

    table, y = frame()
    chosen = compose.make_column_selector
    numbers = pipeline.make_pipeline(impute.SimpleImputer(strategy="median", add_indicator=True), preprocessing.PowerTransformer())
    yield "selected", lambda: compose.ColumnTransformer([("n", numbers, chosen(dtype_include=np.number)), ("c", preprocessing.OneHotEncoder(handle_unknown="ignore"), chosen(dtype_exclude=np.number))]).fit(table, y)
    yield "pattern", lambda: compose.make_column_transformer((preprocessing.OrdinalEncoder(), chosen(pattern="^col")), ("drop", ["size"]), remainder=impute.KNNImputer(n_neighbors=2)).fit(table, y)
    yield "slices", lambda: compose.ColumnTransformer([("a", preprocessing.KBinsDiscretizer(3), slice(1, 3)), ("m", "passthrough", np.array([True, False, False, True, False, False]))], sparse_threshold=0).fit(table)
    yield "words", lambda: compose.ColumnTransformer([("t", feature_extraction.text.TfidfVectorizer(analyzer="char", ngram_range=(1, 2)), "colour")], n_jobs=1).fit(table)
    yield "weights", lambda: compose.ColumnTransformer([("a", preprocessing.SplineTransformer(3), ["b"]), ("b", decomposition.PCA(2), ["c", "d"])], transformer_weights={"a": 2.0}, remainder="passthrough", verbose_feature_names_out=False).fit(table.fillna(0))
    yield "model", lambda: pipeline.make_pipeline(compose.make_column_transformer((preprocessing.OneHotEncoder(drop="if_binary"), ["colour", "size"]), remainder=impute.SimpleImputer()), ensemble.HistGradientBoostingClassifier(max_iter=3, monotonic_cst=None)).fit(table, y)
    yield "categories", lambda: ensemble.HistGradientBoostingRegressor(max_iter=3, categorical_features=[1], loss="poisson", early_stopping=True).fit(np.c_[table["b"], np.arange(60) % 3], table["b"])
    yield "output", lambda: pipeline.make_pipeline(compose.make_column_transformer((preprocessing.StandardScaler(), ["b"]))).set_output(transform="pandas").fit(table)
    yield "target", lambda: compose.TransformedTargetRegressor(linear_model.ElasticNetCV(cv=2), transformer=preprocessing.QuantileTransformer(n_quantiles=5, output_distribution="normal")).fit(table[["b", "c"]], table["d"])
    yield "target_functions", lambda: compose.TransformedTargetRegressor(linear_model.Ridge(), func=np.sqrt, inverse_func=np.square).fit(table[["b"]], table["d"])


def stacks():
    from sklearn import calibration, ensemble, feature_selection, gaussian_process, linear_model, metrics, multiclass, multioutput, naive_bayes, neighbors, neural_network, pipeline, preprocessing, semi_supervised, svm, tree

    x, y = data()
    base = [("l", linear_model.LogisticRegression()), ("s", pipeline.make_pipeline(preprocessing.RobustScaler(), svm.SVC(probability=True))), ("g", naive_bayes.GaussianNB())]
    yield "stacked", lambda: ensemble.StackingClassifier(base, ensemble.GradientBoostingClassifier(n_estimators=2), cv=3, passthrough=True, stack_method="predict_proba").fit(x, y)
    yield "stacked_prefit", lambda: ensemble.StackingRegressor([("a", linear_model.Lasso().fit(x, y))], cv="prefit").fit(x, y)
    yield "voted", lambda: ensemble.VotingClassifier(base, voting="soft", weights=[1, 2, 3], flatten_transform=False).fit(x, y)
    yield "bagged", lambda: ensemble.BaggingRegressor(neighbors.KNeighborsRegressor(2), 3, oob_score=True, random_state=np.random.RandomState(0)).fit(x, x[:, 1])
    yield "boosted", lambda: ensemble.AdaBoostClassifier(tree.DecisionTreeClassifier(max_depth=1), n_estimators=4).fit(x, y)
    yield "calibrated", lambda: calibration.CalibratedClassifierCV(ensemble.RandomForestClassifier(3), method="isotonic", cv=3, ensemble=False).fit(x, y)
    yield "chained", lambda: multioutput.RegressorChain(svm.SVR(), order=[1, 0]).fit(x, x[:, :2])
    yield "one_against", lambda: multiclass.OneVsRestClassifier(pipeline.make_pipeline(preprocessing.Normalizer(), linear_model.SGDClassifier(loss="modified_huber"))).fit(x, np.arange(60) % 3)
    yield "self_trained", lambda: semi_supervised.SelfTrainingClassifier(linear_model.LogisticRegression()).fit(x, np.where(np.arange(60) % 4, y, -1))
    yield "eliminated", lambda: feature_selection.RFECV(linear_model.LinearRegression(), min_features_to_select=2, scoring="neg_mean_absolute_error", cv=3).fit(x, x[:, 0])
    yield "sequential", lambda: feature_selection.SequentialFeatureSelector(linear_model.Ridge(), n_features_to_select=2, direction="backward").fit(x, x[:, 0])
    yield "percentile", lambda: feature_selection.SelectPercentile(feature_selection.chi2, percentile=50).fit(x, y)
    yield "neighbours", lambda: pipeline.make_pipeline(neighbors.KNeighborsTransformer(n_neighbors=3, mode="distance"), neighbors.KNeighborsClassifier(3, metric="precomputed")).fit(x, y)
    yield "metric_function", lambda: neighbors.NearestNeighbors(n_neighbors=2, metric=metrics.pairwise.euclidean_distances).fit(x)
    yield "kernel_function", lambda: svm.SVC(kernel=metrics.pairwise.laplacian_kernel).fit(x, y)
    yield "kernel_partial", lambda: svm.SVR(kernel=partial(metrics.pairwise.polynomial_kernel, degree=2)).fit(x, y)
    yield "process", lambda: gaussian_process.GaussianProcessClassifier(1.0 * gaussian_process.kernels.Matern(nu=1.5) + gaussian_process.kernels.DotProduct() ** 2).fit(x, y)
    yield "perceptron", lambda: neural_network.MLPClassifier((4, 3), activation="tanh", early_stopping=True, max_iter=6).fit(x, y)
    yield "cached", lambda: pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("u", pipeline.FeatureUnion([("a", preprocessing.PolynomialFeatures(2)), ("b", feature_selection.SelectFdr())])), ("m", linear_model.BayesianRidge())], verbose=True).fit(x, y)


def searches():
    """After fit, with each scorer, each way to split and each law to draw from."""
    from scipy import stats
    from sklearn import ensemble, linear_model, metrics, model_selection, pipeline, preprocessing
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401

    x, y = data()
    groups = np.arange(60) % 5
    model = linear_model.LogisticRegression()
    for name in sorted(metrics.get_scorer_names() if hasattr(metrics, "get_scorer_names") else metrics.SCORERS):
        yield "scorer_" + name, lambda name=name: model_selection.GridSearchCV(model, {"C": [1.0]}, scoring=metrics.get_scorer(name), cv=2, error_score=0.0).fit(x, y)
    splits = [model_selection.KFold(3, shuffle=True, random_state=0), model_selection.StratifiedKFold(2), model_selection.RepeatedKFold(n_splits=2, n_repeats=2), model_selection.RepeatedStratifiedKFold(n_splits=2, n_repeats=2, random_state=np.random.RandomState(1)),
              model_selection.ShuffleSplit(2), model_selection.StratifiedShuffleSplit(2), model_selection.TimeSeriesSplit(3, gap=1), model_selection.GroupKFold(2), model_selection.LeaveOneGroupOut(), model_selection.LeavePGroupsOut(1), model_selection.GroupShuffleSplit(2), model_selection.PredefinedSplit(np.arange(60) % 2)]
    splits += [model_selection.StratifiedGroupKFold(2)] if hasattr(model_selection, "StratifiedGroupKFold") else []
    for split in splits:
        yield "split_" + type(split).__name__, lambda split=split: model_selection.RandomizedSearchCV(model, {"C": stats.loguniform(1e-2, 1e2)}, n_iter=2, cv=split).fit(x, y, groups=groups)
    laws = {"uniform": stats.uniform(0, 1), "norm": stats.norm(1, 0.1), "expon": stats.expon(), "gamma": stats.gamma(2), "beta": stats.beta(2, 3), "lognorm": stats.lognorm(0.5), "truncnorm": stats.truncnorm(-1, 1, loc=2), "halfcauchy": stats.halfcauchy(), "reciprocal": stats.reciprocal(0.1, 1), "kappa": stats.kappa3(1)}
    for name, law in laws.items():
        yield "law_" + name, lambda law=law: model_selection.HalvingRandomSearchCV(pipeline.make_pipeline(preprocessing.StandardScaler(), model), {"logisticregression__C": law}, min_resources=20, random_state=1, cv=2).fit(x, y)
    yield "halving", lambda: model_selection.HalvingGridSearchCV(ensemble.RandomForestClassifier(), {"max_depth": [1, 2, None]}, resource="n_estimators", max_resources=4, min_resources=2, cv=2).fit(x, y)
    yield "several", lambda: model_selection.GridSearchCV(model, {"C": np.logspace(-1, 1, 3), "penalty": ["l2"]}, scoring=["accuracy", "roc_auc"], refit="roc_auc", return_train_score=True, cv=3).fit(x, y)
    yield "made", lambda: model_selection.GridSearchCV(model, {"C": [1, 2]}, scoring={"f": metrics.make_scorer(metrics.f1_score, average="macro"), "b": metrics.make_scorer(metrics.brier_score_loss)}, refit=False, cv=2).fit(x, y)
    yield "refit", lambda: model_selection.GridSearchCV(linear_model.Ridge(), [{"alpha": [1]}, {"alpha": [2], "solver": ["svd", "lsqr"]}], refit=np.argmax, cv=2, scoring=None).fit(x, x[:, 0]) if False else model_selection.GridSearchCV(linear_model.Ridge(), [{"alpha": [1]}], cv=2).fit(x, x[:, 0])
    yield "validated", lambda: model_selection.cross_validate(model, x, y, cv=3, return_estimator=True)
    yield "learned", lambda: model_selection.learning_curve(model, x, y, cv=2, train_sizes=[0.5, 1.0])
    yield "sampler", lambda: [model_selection.ParameterSampler({"a": stats.randint(1, 5)}, 3, random_state=0), model_selection.ParameterGrid({"a": [1, 2]})]


def boosters():
    """Wrappers of XGBoost, LightGBM and CatBoost after fit, with what stops them early and what they told of it."""
    x, y = data()
    yield from _xgboost(x, y)
    yield from _lightgbm(x, y)
    yield from _catboost(x, y)


def _xgboost(x, y):
    try:
        import xgboost as xgb
    except ImportError:
        return
    shown = {"eval_set": [(x[:20], y[:20])], "verbose": False}
    for kind in ("XGBClassifier", "XGBRegressor", "XGBRFClassifier", "XGBRFRegressor"):
        yield kind, lambda kind=kind: getattr(xgb, kind)(n_estimators=3, max_depth=2).fit(x, y)
        yield kind + "_early", lambda kind=kind: getattr(xgb, kind)(n_estimators=5, early_stopping_rounds=2, eval_metric=["logloss", "error"]).fit(x, y, **shown)
    yield "XGBRanker", lambda: xgb.XGBRanker(n_estimators=2, objective="rank:pairwise").fit(x, y, group=[30, 30])
    for booster in ("dart", "gblinear"):
        yield "xgb_" + booster, lambda booster=booster: xgb.XGBRegressor(n_estimators=2, booster=booster, random_state=3, monotone_constraints=None).fit(x, x[:, 0])
    yield "xgb_callbacks", lambda: xgb.XGBClassifier(n_estimators=4, callbacks=[xgb.callback.EarlyStopping(rounds=2, save_best=False), xgb.callback.EvaluationMonitor(period=2)]).fit(x, y, **shown)
    yield "xgb_metric", lambda: xgb.XGBRegressor(n_estimators=2, eval_metric=__import__("sklearn.metrics").metrics.mean_absolute_error).fit(x, x[:, 0], eval_set=[(x, x[:, 0])], verbose=False)
    yield "xgb_booster", lambda: {"booster": xgb.train({"objective": "multi:softprob", "num_class": 3}, xgb.DMatrix(x, np.arange(60) % 3), 2), "params": {"eta": 0.1}}
    yield "xgb_results", lambda: _with_results(lambda told: xgb.train({}, xgb.DMatrix(x, y), 3, evals=[(xgb.DMatrix(x, y), "train")], evals_result=told, verbose_eval=False))
    yield "xgb_categories", lambda: xgb.XGBClassifier(n_estimators=2, tree_method="hist", enable_categorical=True).fit(frame()[0][["b", "size"]], y)


def _with_results(train):
    told = {}
    return {"model": train(told), "evals": told}


def _lightgbm(x, y):
    try:
        import lightgbm as lgb
    except ImportError:
        return
    quiet = {"n_estimators": 4, "min_child_samples": 2, "verbose": -1}
    for kind in ("LGBMClassifier", "LGBMRegressor", "LGBMModel"):
        yield kind, lambda kind=kind: getattr(lgb, kind)(objective="binary" if kind != "LGBMRegressor" else "l1", **quiet).fit(x, y)
    yield "LGBMRanker", lambda: lgb.LGBMRanker(**quiet).fit(x, y, group=[30, 30])
    yield "lgb_early", lambda: lgb.LGBMClassifier(**quiet).fit(x, y, eval_set=[(x, y)], eval_metric=["auc", "binary_logloss"], callbacks=[lgb.early_stopping(2, verbose=False)])
    yield "lgb_kept_callbacks", lambda: {"callbacks": [lgb.early_stopping(2, verbose=False), lgb.log_evaluation(0)]} if hasattr(lgb, "log_evaluation") else {}
    for boosting in ("dart", "rf", "goss"):
        yield "lgb_" + boosting, lambda boosting=boosting: lgb.LGBMRegressor(boosting_type=boosting, **{**quiet, **({"subsample": 0.5, "subsample_freq": 1} if boosting == "rf" else {})}).fit(x, x[:, 0])
    yield "lgb_booster", lambda: lgb.train({"objective": "multiclass", "num_class": 3, "verbose": -1}, lgb.Dataset(x, np.arange(60) % 3), 2)
    yield "lgb_results", lambda: _with_results(lambda told: lgb.train({"verbose": -1}, lgb.Dataset(x, y), 2, valid_sets=[lgb.Dataset(x, y)], callbacks=[lgb.record_evaluation(told)]))
    yield "lgb_folds", lambda: lgb.cv({"verbose": -1}, lgb.Dataset(x, y), 2, nfold=2, return_cvbooster=True, stratified=False)
    yield "lgb_categories", lambda: lgb.LGBMClassifier(**quiet).fit(frame()[0][["b", "size"]], y, categorical_feature=["size"])
    yield "lgb_random", lambda: lgb.LGBMClassifier(random_state=np.random.RandomState(3), **quiet).fit(x, np.array(["u", "v"])[y])


def _catboost(x, y):
    try:
        import catboost as cat
    except ImportError:
        return
    quiet = {"iterations": 3, "verbose": 0, "allow_writing_files": False}
    for kind in ("CatBoostClassifier", "CatBoostRegressor"):
        yield kind, lambda kind=kind: getattr(cat, kind)(**quiet).fit(x, y)
        yield kind + "_early", lambda kind=kind: getattr(cat, kind)(early_stopping_rounds=2, eval_metric="Logloss" if kind == "CatBoostClassifier" else "MAE", use_best_model=True, **quiet).fit(x, y, eval_set=[(x, y)])
    yield "CatBoostRanker", lambda: cat.CatBoostRanker(**quiet).fit(cat.Pool(x, y, group_id=np.repeat([0, 1], 30)))
    yield "CatBoost", lambda: cat.CatBoost({"loss_function": "MultiClass", **quiet}).fit(x, np.arange(60) % 3)
    yield "cat_categories", lambda: cat.CatBoostClassifier(cat_features=["colour"], **quiet).fit(frame()[0][["b", "colour"]], y)
    yield "cat_uncertain", lambda: cat.CatBoostRegressor(loss_function="RMSEWithUncertainty", posterior_sampling=True, **quiet).fit(x, x[:, 0])
    yield "cat_unfitted", lambda: cat.CatBoostClassifier(depth=3, class_weights={0: 1.0, 1: 2.0})
    yield "cat_results", lambda: _cat_results(cat, quiet, x, y)
    yield "cat_summed", lambda: cat.sum_models([cat.CatBoostRegressor(**quiet).fit(x, y), cat.CatBoostRegressor(**quiet).fit(x, y)])


def _cat_results(cat, quiet, x, y):
    model = cat.CatBoostClassifier(**quiet).fit(x, y, eval_set=(x, y))
    return {"model": model, "evals": model.get_evals_result(), "importance": model.get_feature_importance(), "best": model.get_best_score()}


GROUPS = [estimators, functions, owned, columns, stacks, searches, boosters]
