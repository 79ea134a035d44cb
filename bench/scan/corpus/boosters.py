"""Gradient boosting libraries, each where it is installed."""
import numpy as np
from estimators import toy_data


def xgboost_models():
    import xgboost as xgb

    x, y = toy_data()
    yield "classifier", xgb.XGBClassifier(n_estimators=3).fit(x, y)
    yield "regressor", xgb.XGBRegressor(n_estimators=3).fit(x, x[:, 0])
    yield "ranker", xgb.XGBRanker(n_estimators=3).fit(x, y, group=[20, 20])
    yield "forest", xgb.XGBRFClassifier(n_estimators=3).fit(x, y)
    yield "booster", xgb.train({"max_depth": 2}, xgb.DMatrix(x, y), 3)


def lightgbm_models():
    import lightgbm as lgb

    x, y = toy_data()
    quiet = {"n_estimators": 3, "min_child_samples": 2, "verbose": -1}
    yield "classifier", lgb.LGBMClassifier(**quiet).fit(x, y)
    yield "regressor", lgb.LGBMRegressor(**quiet).fit(x, x[:, 0])
    yield "ranker", lgb.LGBMRanker(**quiet).fit(x, y, group=[20, 20])
    yield "booster", lgb.train({"verbose": -1, "min_data_in_leaf": 2}, lgb.Dataset(x, np.asarray(y)), 3)


def catboost_models():
    import catboost

    x, y = toy_data()
    quiet = {"iterations": 3, "verbose": False, "allow_writing_files": False}
    yield "classifier", catboost.CatBoostClassifier(**quiet).fit(x, y)
    yield "regressor", catboost.CatBoostRegressor(**quiet).fit(x, x[:, 0])
