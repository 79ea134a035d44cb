"""Boosters as people keep them: stopped early, searched, in pipelines, with callbacks, of many targets, in lists and dictionaries."""
import pickle
from functools import partial

import numpy as np
from estimators import toy_data


def frame():
    import pandas as pd

    x, _ = toy_data()
    return pd.DataFrame({"a": x[:, 0], "b": pd.Categorical(np.where(x[:, 1] > 0, "u", "v")), "c": x[:, 2].astype("f4")})


def xgboost():
    import xgboost as xgb
    from sklearn.metrics import mean_absolute_error
    from sklearn.model_selection import GridSearchCV
    from sklearn.multioutput import MultiOutputRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    x, y = toy_data()
    back = xgb.callback
    yield "stopped", lambda: xgb.XGBClassifier(n_estimators=3, callbacks=[back.EarlyStopping(2, save_best=True), back.EvaluationMonitor(period=5)]).fit(x, y, eval_set=[(x, y)], verbose=False)
    yield "checked", lambda: xgb.XGBRegressor(n_estimators=2, callbacks=[back.TrainingCheckPoint(".", name="kept")]).fit(x, y)
    yield "objective", lambda: xgb.XGBRegressor(n_estimators=2, objective="reg:absoluteerror", eval_metric=mean_absolute_error).fit(x, y)
    yield "categories", lambda: xgb.XGBClassifier(n_estimators=2, tree_method="hist", enable_categorical=True).fit(frame(), y)
    yield "targets", lambda: xgb.XGBRegressor(n_estimators=2, multi_strategy="multi_output_tree", tree_method="hist").fit(x, x[:, :2])
    yield "each_target", lambda: MultiOutputRegressor(xgb.XGBRegressor(n_estimators=2)).fit(x, x[:, :2])
    yield "pipeline", lambda: make_pipeline(FunctionTransformer(np.cbrt), StandardScaler(), xgb.XGBRFRegressor(n_estimators=2)).fit(x, y)
    yield "searched", lambda: GridSearchCV(xgb.XGBClassifier(n_estimators=2), {"max_depth": [2, 3]}, cv=2).fit(x, y)
    yield "validated", lambda: xgb.cv({"max_depth": 2}, xgb.DMatrix(x, y), 2, nfold=2)
    yield "sliced", lambda: xgb.train({"max_depth": 2}, xgb.DMatrix(x, y), 4)[:2]
    yield "named", lambda: _named(xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(x, y, feature_names=["a", "b", "c", "d"]), 2))
    yield "kept", lambda: {"model": xgb.XGBRanker(n_estimators=2).fit(x, y, group=[20, 20]), "features": ["a"], "threshold": 0.5, "params": {"eta": np.float32(0.1)}}
    yield "random_state", lambda: xgb.XGBClassifier(n_estimators=2, random_state=np.random.RandomState(0), missing=np.nan, importance_type="gain").fit(x, y)


def _named(booster):
    booster.set_attr(best="3", by="make.py")
    return booster


def lightgbm():
    import lightgbm as lgb
    from sklearn.model_selection import RandomizedSearchCV
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OrdinalEncoder

    x, y = toy_data()
    quiet = {"n_estimators": 3, "min_child_samples": 2, "verbose": -1}
    yield "stopped", lambda: lgb.LGBMClassifier(**quiet).fit(x, y, eval_set=[(x, y)], callbacks=[lgb.early_stopping(2, verbose=False), lgb.log_evaluation(0)])
    yield "validated", lambda: lgb.cv({"verbose": -1, "objective": "binary"}, lgb.Dataset(x, y), 2, nfold=2, return_cvbooster=True)
    yield "boosters", lambda: lgb.cv({"verbose": -1, "objective": "binary"}, lgb.Dataset(x, y), 2, nfold=2, return_cvbooster=True)["cvbooster"]
    yield "data", lambda: lgb.Dataset(x, y)
    yield "searched", lambda: RandomizedSearchCV(lgb.LGBMRegressor(**quiet), {"num_leaves": [3, 5]}, n_iter=2, cv=2).fit(x, y)
    yield "pipeline", lambda: make_pipeline(OrdinalEncoder(), lgb.LGBMClassifier(**quiet)).fit(np.round(x), y)
    yield "rest", lambda: OneVsRestClassifier(lgb.LGBMClassifier(**quiet)).fit(x, y + (x[:, 2] > 1))
    yield "many", lambda: lgb.LGBMClassifier(objective="multiclass", **quiet).fit(x, np.array(["u", "v", "w"])[y + (x[:, 2] > 1)])
    yield "frame", lambda: lgb.LGBMRegressor(**quiet).fit(frame(), y, categorical_feature=["b"])
    yield "metric", lambda: lgb.LGBMClassifier(class_weight={0: 1.0, 1: 2.0}, **quiet).fit(x, y, eval_set=[(x, y)], eval_metric=["auc", "logloss"])
    yield "more", lambda: lgb.train({"verbose": -1}, lgb.Dataset(x, y), 2, init_model=lgb.train({"verbose": -1}, lgb.Dataset(x, y, free_raw_data=False), 2), keep_training_booster=True)


def catboost():
    import catboost
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    x, y = toy_data()
    quiet = {"iterations": 3, "verbose": False, "allow_writing_files": False}
    texts = np.array([["good day"], ["bad night"]] * 20, dtype=object)
    yield "stopped", lambda: catboost.CatBoostClassifier(early_stopping_rounds=2, eval_metric="AUC", custom_loss=["Accuracy"], **quiet).fit(x, y, eval_set=(x, y))
    yield "many", lambda: catboost.CatBoostClassifier(loss_function="MultiClass", **quiet).fit(x, np.array(["u", "v", "w"])[y + (x[:, 2] > 1)])
    yield "texts", lambda: catboost.CatBoostClassifier(text_features=[0], **quiet).fit(texts, y)
    yield "embedded", lambda: catboost.CatBoostClassifier(embedding_features=[0], **quiet).fit([[list(row)] for row in x], y)
    yield "targets", lambda: catboost.CatBoostRegressor(loss_function="MultiRMSE", **quiet).fit(x, x[:, :2])
    yield "uncertain", lambda: catboost.CatBoostRegressor(loss_function="RMSEWithUncertainty", posterior_sampling=True, **quiet).fit(x, y)
    yield "ranker", lambda: catboost.CatBoostRanker(loss_function="YetiRank", **quiet).fit(x, y, group_id=np.arange(40) // 20)
    yield "summed", lambda: catboost.sum_models([catboost.CatBoost(quiet).fit(x, y), catboost.CatBoost(quiet).fit(x, y)])
    yield "pipeline", lambda: make_pipeline(StandardScaler(), catboost.CatBoostRegressor(monotone_constraints=[1, 0, 0, 0], **quiet)).fit(x, y)
    yield "searched", lambda: GridSearchCV(catboost.CatBoostClassifier(**quiet), {"depth": [2, 3]}, cv=2).fit(x, y)
    yield "kept", lambda: [catboost.CatBoostClassifier(cat_features=["b"], **quiet).fit(frame(), y), {"columns": list("abc")}]
    yield "unfitted", lambda: catboost.CatBoostClassifier(depth=4)


def files():
    for group, things in [("xgboost", xgboost), ("lightgbm", lightgbm), ("catboost", catboost)]:
        try:
            for i, (name, make) in enumerate(things()):
                for protocol in (i % 3, 3 + i % 3):
                    yield f"{group}_{name}_p{protocol}.pkl", partial(_pickle, make, min(protocol, pickle.HIGHEST_PROTOCOL))
                yield f"{group}_{name}.joblib", partial(_joblib, make)
        except ImportError as error:
            print("no", group, error)


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def _joblib(make, path):
    import joblib

    joblib.dump(make(), str(path), compress=3)
