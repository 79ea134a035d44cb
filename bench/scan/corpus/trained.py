"""XGBoost, LightGBM and CatBoost as training scripts leave them: early stopping, callbacks, data, validation, rankers, objectives and metrics that a library brings."""
import pickle
from functools import partial

import numpy as np
from estimators import toy_data


def xgboost():
    import xgboost as xgb
    from scipy import sparse
    from sklearn import calibration, compose, metrics, model_selection, multiclass, multioutput, pipeline, preprocessing
    from sklearn.ensemble import StackingRegressor, VotingClassifier

    x, y = toy_data()
    groups = np.arange(40) // 10
    few = {"n_estimators": 3}
    back = xgb.callback
    for objective in ["rank:pairwise", "rank:ndcg", "rank:map"]:
        yield f"ranker_{objective[5:]}", lambda: xgb.XGBRanker(objective=objective, **few).fit(x, y, qid=groups)
    for objective in ["binary:logistic", "multi:softmax", "reg:gamma", "survival:cox", "survival:aft", "reg:quantileerror", "reg:pseudohubererror", "reg:squaredlogerror"]:
        more = {"num_class": 2} if objective.startswith("multi") else {"quantile_alpha": [0.1, 0.9]} if "quantile" in objective else {}
        yield f"objective_{objective.replace(':', '_')}", lambda: xgb.train({"objective": objective, **more}, _data(xgb, x, y, objective), 2)
    for metric in ["auc", "logloss", ["error@0.3", "aucpr"], metrics.log_loss, metrics.accuracy_score, partial(metrics.fbeta_score, beta=2)]:
        yield f"metric_{getattr(metric, '__name__', str(metric)[:6]).strip(chr(91) + chr(39))}", lambda: xgb.XGBClassifier(eval_metric=metric, early_stopping_rounds=2, **few).fit(x, y, eval_set=[(x, y), (x[:9], y[:9])], verbose=False)
    yield "callbacks", lambda: [back.EarlyStopping(3, metric_name="auc", data_name="valid", maximize=True, min_delta=1e-3), back.LearningRateScheduler([0.1, 0.2]), back.EvaluationMonitor(0, 5, True), back.TrainingCheckPoint("out", as_pickle=True, interval=2)]
    yield "container", lambda: xgb.XGBRegressor(callbacks=[back.EarlyStopping(2, save_best=False), back.LearningRateScheduler(np.reciprocal)], **few)
    yield "weights", lambda: xgb.XGBClassifier(scale_pos_weight=3, base_score=0.5, **few).fit(x, y, sample_weight=np.ones(40))
    yield "sparse", lambda: xgb.XGBClassifier(tree_method="hist", grow_policy="lossguide", max_leaves=4, **few).fit(sparse.csr_matrix(x), y)
    yield "names", lambda: xgb.XGBRegressor(monotone_constraints=(1, 0, 0, -1), interaction_constraints=[[0, 1], [2, 3]], **few).fit(x, y)
    yield "continued", lambda: xgb.XGBClassifier(**few).fit(x, y, xgb_model=xgb.XGBClassifier(**few).fit(x, y).get_booster())
    yield "linear", lambda: xgb.XGBRegressor(booster="gblinear", feature_selector="cyclic", **few).fit(x, y)
    yield "dart", lambda: xgb.XGBClassifier(booster="dart", rate_drop=0.1, **few).fit(x, y)
    yield "forest", lambda: [xgb.XGBRFClassifier(**few).fit(x, y), xgb.XGBRFRegressor(colsample_bynode=0.5, **few).fit(x, y)]
    yield "validated", lambda: {"cv": xgb.cv({"objective": "binary:logistic"}, xgb.DMatrix(x, y), 3, nfold=2, metrics=["auc"], early_stopping_rounds=2, as_pandas=True), "folds": xgb.cv({}, xgb.DMatrix(x, y), 2, folds=model_selection.KFold(2), as_pandas=False)}
    yield "history", lambda: xgb.XGBClassifier(**few).fit(x, y, eval_set=[(x, y)], verbose=False).evals_result()
    yield "trees", lambda: xgb.XGBClassifier(**few).fit(x, y).get_booster().trees_to_dataframe()
    yield "raw", lambda: [xgb.XGBClassifier(**few).fit(x, y).get_booster().save_raw("json"), xgb.XGBClassifier(**few).fit(x, y).get_booster().save_config()]
    yield "nested", lambda: model_selection.RandomizedSearchCV(pipeline.Pipeline([("p", compose.ColumnTransformer([("s", preprocessing.StandardScaler(), [0, 1])], remainder="passthrough")), ("m", calibration.CalibratedClassifierCV(xgb.XGBClassifier(**few), cv=2))]), {"m__method": ["sigmoid", "isotonic"]}, n_iter=2, cv=2).fit(x, y)
    yield "chain", lambda: multioutput.ClassifierChain(multiclass.OneVsRestClassifier(xgb.XGBClassifier(**few))).fit(x, np.c_[y, 1 - y])
    yield "voted", lambda: VotingClassifier([("a", xgb.XGBClassifier(**few)), ("b", xgb.XGBRFClassifier(**few))], voting="soft").fit(x, y)
    yield "stacked", lambda: StackingRegressor([("a", compose.TransformedTargetRegressor(xgb.XGBRegressor(**few), func=np.log1p, inverse_func=np.expm1))], final_estimator=xgb.XGBRegressor(**few), cv=2).fit(x, np.abs(y) + 0.5)
    yield "device", lambda: xgb.XGBClassifier(device="cpu", max_cat_to_onehot=3, sampling_method="uniform", verbosity=0, n_jobs=1, random_state=np.random.default_rng(0), **few)
    yield "attributes", lambda: _attributed(xgb, x, y)


def _attributed(xgb, x, y):
    made = xgb.train({"eta": 0.5}, xgb.DMatrix(x, y, feature_names=list("abcd")), 3)
    made.set_attr(stage="prod", owner="team")
    made.feature_types = ["float"] * 4
    return {"booster": made, "copy": made.copy(), "best": made.num_boosted_rounds()}


def _data(xgb, x, y, objective):
    made = xgb.DMatrix(x, np.abs(y) + (0.5 if objective != "binary:logistic" and not objective.startswith("multi") else 0))
    if objective == "survival:aft":
        made.set_float_info("label_lower_bound", np.ones(40))
        made.set_float_info("label_upper_bound", np.full(40, np.inf))
    return made


def _frame(x):
    import pandas as pd

    return pd.DataFrame(x, columns=list("abcd"))


def lightgbm():
    import lightgbm as lgb
    from sklearn import calibration, feature_selection, model_selection, multioutput, pipeline, preprocessing
    from sklearn.ensemble import StackingClassifier

    x, y = toy_data()
    few = {"n_estimators": 3, "min_child_samples": 2, "verbose": -1}
    quiet = {"verbose": -1, "min_data_in_leaf": 2}
    for objective in ["lambdarank", "rank_xendcg"]:
        yield f"ranker_{objective}", lambda: lgb.LGBMRanker(objective=objective, label_gain=[0, 1], **few).fit(x, y, group=[20, 20], eval_set=[(x, y)], eval_group=[[20, 20]], eval_at=[1, 3])
    for objective in ["huber", "fair", "poisson", "quantile", "mape", "tweedie", "regression_l1", "cross_entropy"]:
        yield f"objective_{objective}", lambda: lgb.LGBMRegressor(objective=objective, **few).fit(x, y)
    for kind in ["goss", "dart", "rf"]:
        yield f"boosting_{kind}", lambda: lgb.LGBMClassifier(boosting_type=kind, **({"subsample": 0.5, "subsample_freq": 1} if kind == "rf" else {}), **few).fit(x, y)
    yield "callbacks", lambda: [lgb.early_stopping(3, first_metric_only=True, min_delta=0.1), lgb.log_evaluation(5), lgb.record_evaluation({}), lgb.reset_parameter(learning_rate=[0.1, 0.2, 0.3])]
    yield "recorded", lambda: _recorded(lgb, x, y, few)
    yield "metric", lambda: lgb.LGBMClassifier(metric=["auc", "binary_error"], **few).fit(x, y, eval_set=[(x, y)], eval_names=["train"])
    yield "held", lambda: {"booster": lgb.train(quiet, lgb.Dataset(x, y, feature_name=list("abcd"), weight=np.ones(40)), 2, valid_sets=[lgb.Dataset(x, y)]), "params": quiet, "importance": [1.0]}
    yield "text", lambda: [lgb.train(quiet, lgb.Dataset(x, y), 2).model_to_string(), lgb.train(quiet, lgb.Dataset(x, y), 2).dump_model(), lgb.train(quiet, lgb.Dataset(x, y), 2).trees_to_dataframe()]
    yield "validated", lambda: lgb.cv({**quiet, "objective": "binary", "metric": "auc"}, lgb.Dataset(x, y), 2, folds=model_selection.StratifiedKFold(2), return_cvbooster=False)
    yield "booster_of_cv", lambda: lgb.cv({**quiet, "objective": "binary"}, lgb.Dataset(x, y), 2, nfold=2, stratified=True, return_cvbooster=True)["cvbooster"].boosters
    yield "linear", lambda: lgb.LGBMRegressor(linear_tree=True, max_bin=15, extra_trees=True, **few).fit(x, y)
    yield "weights", lambda: lgb.LGBMClassifier(class_weight="balanced", is_unbalance=None, **few).fit(x, np.where(y, "ja", "nein"), sample_weight=np.ones(40))
    yield "frame", lambda: lgb.LGBMClassifier(**few).fit(_categories(x), y, categorical_feature="auto", feature_name="auto")
    yield "selected", lambda: pipeline.make_pipeline(feature_selection.SelectFromModel(lgb.LGBMClassifier(**few), threshold="median"), feature_selection.RFE(lgb.LGBMClassifier(**few), n_features_to_select=1), calibration.CalibratedClassifierCV(lgb.LGBMClassifier(**few), cv=2)).fit(x, y)
    yield "outputs", lambda: multioutput.MultiOutputClassifier(pipeline.make_pipeline(preprocessing.QuantileTransformer(n_quantiles=4), lgb.LGBMClassifier(**few))).fit(x, np.c_[y, 1 - y])
    yield "stacked", lambda: StackingClassifier([("l", lgb.LGBMClassifier(**few)), ("d", lgb.LGBMClassifier(boosting_type="dart", **few))], final_estimator=lgb.LGBMClassifier(**few), cv=2).fit(x, y)
    yield "halved", lambda: _halved(lgb, x, y, few)
    yield "subset", lambda: [lgb.Dataset(x, y, free_raw_data=False), lgb.Dataset(x, y).set_group([20, 20]), lgb.Dataset(_categories(x), y, categorical_feature=["b"])]
    yield "seeded", lambda: lgb.LGBMRegressor(random_state=np.random.RandomState(3), importance_type="gain", n_jobs=1, **few).fit(x, y)
    yield "refitted", lambda: lgb.train(quiet, lgb.Dataset(x, y), 3).refit(x, y)


def _recorded(lgb, x, y, few):
    kept = {}
    model = lgb.LGBMClassifier(**few).fit(x, y, eval_set=[(x, y)], callbacks=[lgb.record_evaluation(kept), lgb.early_stopping(2, verbose=False)])
    return {"model": model, "history": kept, "scores": model.best_score_, "raw": model.evals_result_}


def _halved(lgb, x, y, few):
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401
    from sklearn.model_selection import HalvingGridSearchCV

    return HalvingGridSearchCV(lgb.LGBMClassifier(**few), {"num_leaves": [3, 4]}, cv=2, min_resources=20).fit(x, y)


def _categories(x):
    import pandas as pd

    return pd.DataFrame({"a": x[:, 0], "b": pd.Categorical(np.where(x[:, 1] > 0, "u", "v"), categories=["v", "u", "w"], ordered=False), "c": pd.array(np.arange(40), dtype="Int32")})


def catboost():
    import catboost as cb
    from sklearn import calibration, compose, model_selection, multioutput, pipeline, preprocessing
    from sklearn.ensemble import VotingClassifier

    x, y = toy_data()
    few = {"iterations": 3, "verbose": 0, "allow_writing_files": False, "depth": 2}
    for loss in ["RMSE", "MAE", "Quantile:alpha=0.9", "Huber:delta=1.0", "Poisson", "Tweedie:variance_power=1.5", "LogCosh", "Expectile:alpha=0.3", "Lq:q=3", "MultiQuantile:alpha=0.1,0.9"]:
        yield f"loss_{''.join(c for c in loss if c.isalnum())}", lambda: cb.CatBoostRegressor(loss_function=loss, **few).fit(x, y + 0.5)
    for loss in ["QueryRMSE", "PairLogit", "YetiRank", "QuerySoftMax", "StochasticRank:metric=NDCG"]:
        yield f"ranker_{loss[:9]}", lambda: cb.CatBoostRanker(loss_function=loss, **few).fit(cb.Pool(x, y, group_id=np.arange(40) // 10))
    for metric in ["F1", "Accuracy", "Logloss", "BalancedAccuracy"]:
        yield f"metric_{metric}", lambda: cb.CatBoostClassifier(eval_metric=metric, early_stopping_rounds=2, use_best_model=True, auto_class_weights="Balanced", **few).fit(x, y, eval_set=cb.Pool(x, y))
    yield "builtin_objects", lambda: [cb.metrics.Logloss(), cb.metrics.AUC(), cb.metrics.NDCG(top=3), cb.metrics.RMSE()]
    yield "objective_kept", lambda: cb.CatBoostClassifier(loss_function=cb.metrics.Logloss(), **few)
    yield "pool", lambda: {"data": cb.Pool(x, y), "model": cb.CatBoost(few)}
    yield "features", lambda: cb.EFstrType.FeatureImportance
    yield "frame", lambda: [cb.CatBoostClassifier(cat_features=["b"], one_hot_max_size=2, **few).fit(_categories(x).assign(b=lambda f: f["b"].astype(str)), y), cb.CatBoostClassifier(**few).fit(_frame(x), y).feature_names_]
    yield "importance", lambda: {"values": cb.CatBoostClassifier(**few).fit(x, y).get_feature_importance(prettified=True), "params": cb.CatBoostClassifier(**few).fit(x, y).get_all_params(), "evals": cb.CatBoostClassifier(**few).fit(x, y, eval_set=(x, y)).get_evals_result()}
    yield "validated", lambda: cb.cv(cb.Pool(x, y), {"iterations": 3, "loss_function": "Logloss", "allow_writing_files": False, "logging_level": "Silent"}, fold_count=2)
    yield "searched", lambda: model_selection.RandomizedSearchCV(pipeline.Pipeline([("c", compose.ColumnTransformer([("s", preprocessing.RobustScaler(), [0, 1])])), ("m", cb.CatBoostClassifier(**few))]), {"m__l2_leaf_reg": [1, 3]}, n_iter=2, cv=2).fit(x, y)
    yield "calibrated", lambda: calibration.CalibratedClassifierCV(cb.CatBoostClassifier(**few), cv=2, method="isotonic").fit(x, y)
    yield "outputs", lambda: multioutput.MultiOutputRegressor(cb.CatBoostRegressor(**few)).fit(x, x[:, :2])
    yield "labels", lambda: [cb.CatBoostClassifier(loss_function=l, **few).fit(x, np.c_[y, 1 - y]) for l in ("MultiLogloss", "MultiCrossEntropy")]
    yield "voted", lambda: VotingClassifier([("a", cb.CatBoostClassifier(**few)), ("b", cb.CatBoostClassifier(grow_policy="Lossguide", **few))]).fit(x, y)
    yield "grown", lambda: cb.CatBoostClassifier(grow_policy="Depthwise", bootstrap_type="MVS", langevin=True, score_function="L2", **few).fit(x, y)
    yield "snapshot", lambda: cb.CatBoostRegressor(**few).fit(x, y, init_model=cb.CatBoostRegressor(**few).fit(x, y))
    yield "shrunk", lambda: cb.to_regressor(cb.CatBoost(few).fit(x, y))
    yield "uncertain", lambda: cb.CatBoostClassifier(random_seed=3, thread_count=1, **few).fit(x, y, sample_weight=np.ones(40))


def files():
    for group, things in [("xgboost", xgboost), ("lightgbm", lightgbm), ("catboost", catboost)]:
        try:
            for i, (name, make) in enumerate(things()):
                yield f"{group}_{name}_p{2 + i % 4}.pkl", partial(_pickle, make, 2 + i % 4)
                yield f"{group}_{name}.joblib", partial(_joblib, make, [("lz4", 3), ("xz", 2), 0, ("gzip", 3)][i % 4])
        except (ImportError, AttributeError) as error:
            print("no", group, error)
    yield from own_files()


def own_files():
    import lightgbm as lgb
    import xgboost as xgb

    x, y = toy_data()
    yield "xgboost_data.buffer", lambda path: xgb.DMatrix(x, y, weight=np.ones(40), feature_names=list("abcd")).save_binary(str(path))
    yield "xgboost_quantiles.ubj", lambda path: xgb.train({"tree_method": "hist"}, xgb.QuantileDMatrix(x, y), 2).save_model(str(path))
    yield "xgboost_classifier.json", lambda path: xgb.XGBClassifier(n_estimators=2).fit(x, y).save_model(str(path))
    yield "xgboost_checkpoints", lambda path: xgb.train({}, xgb.DMatrix(x, y), 3, callbacks=[xgb.callback.TrainingCheckPoint(str(path), as_pickle=True)])
    yield "xgboost_dump.json", lambda path: xgb.train({}, xgb.DMatrix(x, y), 2).dump_model(str(path), with_stats=True, dump_format="json")
    yield "lightgbm_data.bin", lambda path: lgb.Dataset(x, y, params={"verbose": -1}).save_binary(str(path))
    yield "lightgbm_model.txt", lambda path: lgb.LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y).booster_.save_model(str(path))


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def _joblib(make, way, path):
    __import__("joblib").dump(make(), str(path), compress=way)
