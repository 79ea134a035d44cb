"""What people keep after training: reports beside models, stacks over several libraries, trees alone, tables of models, arrays with more in them, tokenizers."""
import pickle
from functools import partial

import numpy as np
from estimators import toy_data


def files():
    """Pairs of file name and what writes it: by a protocol in turn, and by joblib."""
    for group in [stacked, tuned, alone, tables, arrays, of_keras]:
        made = group()
        while True:
            try:
                name, make = next(made)
            except (StopIteration, ImportError) as end:
                print("ends", group.__name__, type(end).__name__, end)
                break
            yield f"{group.__name__}_{name}_p{2 + len(name) % 4}.pkl", partial(_pickle, make, 2 + len(name) % 4)
            if len(name) % 2:
                yield f"{group.__name__}_{name}.joblib", lambda path: __import__("joblib").dump(make(), str(path), compress=len(name) % 4)
    yield from array_files()


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def frame():
    import pandas as pd

    x, _ = toy_data()
    return pd.DataFrame({"age": x[:, 0], "income": x[:, 1], "city": np.where(x[:, 2] > 0, "Rome", "Oslo"), "kind": np.where(x[:, 3] > 0, "u", None)})


def prepared():
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    words = make_pipeline(SimpleImputer(strategy="most_frequent", missing_values=None), OneHotEncoder(handle_unknown="ignore", drop=None))
    return make_column_transformer((make_pipeline(SimpleImputer(add_indicator=True), StandardScaler()), ["age", "income"]), (words, make_column_selector(dtype_include=[object, "string"])), remainder="drop")


def stacked():
    import catboost
    import lightgbm
    import xgboost
    from sklearn import calibration, ensemble, linear_model, multiclass, pipeline, svm

    _, y = toy_data()
    quiet = {"n_estimators": 2, "verbose": -1, "min_child_samples": 2}
    boosters = [("x", xgboost.XGBClassifier(n_estimators=2)), ("l", lightgbm.LGBMClassifier(**quiet)), ("c", catboost.CatBoostClassifier(iterations=2, verbose=False, allow_writing_files=False))]
    for name, model in boosters:
        yield f"prepared_{name}", lambda: pipeline.make_pipeline(prepared(), model).fit(frame(), y)
        yield f"calibrated_{name}", lambda: pipeline.make_pipeline(prepared(), calibration.CalibratedClassifierCV(model, cv=2)).fit(frame(), y)
    yield "stack", lambda: pipeline.make_pipeline(prepared(), ensemble.StackingClassifier(boosters[:2], final_estimator=linear_model.LogisticRegressionCV(cv=2), cv=2)).fit(frame(), y)
    yield "vote", lambda: pipeline.make_pipeline(prepared(), ensemble.VotingClassifier([*boosters[:2], ("s", svm.SVC(probability=True))], voting="soft")).fit(frame(), y)
    yield "rest", lambda: pipeline.make_pipeline(prepared(), multiclass.OneVsOneClassifier(boosters[0][1])).fit(frame(), y)
    yield "bag", lambda: pipeline.make_pipeline(prepared(), ensemble.BaggingClassifier(boosters[1][1], n_estimators=2)).fit(frame(), y)


def tuned():
    from scipy import stats
    from sklearn import ensemble, feature_selection, gaussian_process, impute, linear_model, metrics, model_selection, naive_bayes, neural_network, pipeline, preprocessing
    from sklearn.experimental import enable_halving_search_cv, enable_iterative_imputer  # noqa: F401
    from sklearn.gaussian_process import kernels

    x, y = toy_data()
    choices = {"n_estimators": stats.randint(2, 4), "max_features": stats.uniform(0.1, 0.8), "min_samples_leaf": stats.geom(0.5), "ccp_alpha": stats.truncexpon(1.0), "criterion": ["gini", "entropy"]}
    yield "halved", lambda: model_selection.HalvingRandomSearchCV(ensemble.RandomForestClassifier(), choices, min_resources=20, cv=2, random_state=np.random.RandomState(1)).fit(x, y)
    yield "grouped", lambda: model_selection.GridSearchCV(linear_model.Ridge(), {"alpha": np.geomspace(0.1, 1, 2)}, cv=model_selection.LeaveOneGroupOut(), scoring=["r2", "neg_mean_absolute_error"], refit="r2").fit(x, x[:, 0], groups=y)
    yield "scored", lambda: model_selection.RandomizedSearchCV(naive_bayes.GaussianNB(), {"var_smoothing": stats.loguniform(1e-9, 1e-3)}, n_iter=2, cv=2, scoring=metrics.make_scorer(metrics.log_loss, greater_is_better=False)).fit(x, y)
    yield "kernels", lambda: gaussian_process.GaussianProcessRegressor(kernels.ExpSineSquared() * kernels.RBF(1.0, "fixed") + kernels.Exponentiation(kernels.RationalQuadratic(), 2)).fit(x, y)
    yield "imputed", lambda: pipeline.make_pipeline(impute.IterativeImputer(linear_model.BayesianRidge(), max_iter=2), impute.MissingIndicator(), ensemble.ExtraTreesClassifier(2)).fit(np.where(x > 1, np.nan, x), y)
    yield "features", lambda: pipeline.make_pipeline(feature_selection.VarianceThreshold(), feature_selection.RFECV(linear_model.Lasso(0.01), cv=2), feature_selection.SelectKBest(feature_selection.f_regression, k=1)).fit(x, x[:, 0])
    yield "partly", lambda: _partly(neural_network.MLPClassifier((3,), random_state=np.random.RandomState(0)), x, y)
    yield "polynomials", lambda: pipeline.Pipeline([("p", preprocessing.PolynomialFeatures(2, interaction_only=True)), ("s", preprocessing.RobustScaler()), ("m", linear_model.RANSACRegressor(min_samples=20))]).fit(x, x[:, 0])
    yield "trees", lambda: ensemble.HistGradientBoostingClassifier(max_iter=2, categorical_features=[0], early_stopping=True, scoring="roc_auc").fit(np.abs(np.round(x)), y)


def _partly(model, x, y):
    model.partial_fit(x, y, classes=[0, 1])
    return model


def alone():
    from sklearn import datasets, metrics, model_selection, neighbors, preprocessing, utils

    x, y = toy_data()
    yield "tree_of_balls", lambda: neighbors.BallTree(np.abs(x[:, :2]), metric="haversine")
    yield "tree_of_boxes", lambda: neighbors.KDTree(x, leaf_size=5)
    yield "report", lambda: {"report": metrics.classification_report(y, 1 - y, output_dict=True, zero_division=0), "matrix": metrics.confusion_matrix(y, y), "auc": metrics.roc_auc_score(y, x[:, 0]), "text": metrics.classification_report(y, y)}
    yield "encoders", lambda: {name: preprocessing.LabelEncoder().fit(values) for name, values in {"city": ["Rome", "Oslo"], "n": [1, 2], "b": [True, False]}.items()}
    yield "digits", lambda: [datasets.load_digits(), datasets.load_breast_cancer(as_frame=True), datasets.make_regression(5)]
    yield "split", lambda: model_selection.train_test_split(x, y, frame(), stratify=y, random_state=0)
    yield "folds", lambda: [list(model_selection.StratifiedGroupKFold(2).split(x, y, np.arange(40) // 4)), model_selection.GroupShuffleSplit(2), model_selection.check_cv(3, y, classifier=True)]
    yield "weights", lambda: dict(zip([0, 1], utils.class_weight.compute_class_weight("balanced", classes=np.array([0, 1]), y=y)))
    yield "curve", lambda: metrics.RocCurveDisplay(fpr=np.array([0, 1.0]), tpr=np.array([0, 1.0]), roc_auc=0.5)


def tables():
    import pandas as pd
    from sklearn.linear_model import LinearRegression

    x, y = toy_data()
    yield "models", lambda: pd.DataFrame({"model": [LinearRegression().fit(x, y), LinearRegression()], "name": ["a", "b"], "score": [0.5, np.nan]})
    yield "nested", lambda: pd.Series({"frame": frame(), "array": x, "list": [1, {2}]}, name=("a", 1))
    yield "search", lambda: pd.DataFrame({"param_a": pd.Series([1, "x", None], dtype=object), "rank": pd.array([1, 2, None], dtype="UInt8")}).convert_dtypes()
    yield "summary", lambda: frame().groupby(["city", "kind"], dropna=False, observed=True).agg({"age": ["mean", "std"], "income": "max"})
    yield "binned", lambda: frame().groupby(pd.cut(frame()["age"], [-9, 0, 9], labels=["low", "high"]), observed=False)["income"].mean()
    yield "shifted", lambda: frame().set_index(pd.period_range("2020-01", periods=40, freq="M")).shift(1).tail(3)
    yield "hours", lambda: frame().set_index(pd.date_range("2024-03-30", periods=40, freq=pd.Timedelta("6h"), tz="Europe/Rome"))[["age"]].rolling(3).mean()
    yield "codes", lambda: dict(enumerate(pd.Categorical(frame()["city"], ordered=True).categories))
    yield "dummies", lambda: pd.get_dummies(frame(), columns=["city"], dtype="Sparse[int8]") if hasattr(pd, "SparseDtype") else 0
    yield "dates", lambda: frame().assign(day=pd.to_datetime("2024-01-01"), gap=pd.Timedelta("1h"), month=pd.Period("2024-01"), span=pd.Interval(0, 1, closed="both"))


def arrays():
    yield "state", lambda: {"weights": [np.random.default_rng(0).normal(size=(3, 4)).astype("f2"), np.zeros(4)], "shape": np.shape(np.eye(3)), "best": np.inf, "epoch": np.int16(3), "seen": np.array(["a", "bc"], dtype="U5")}
    yield "history", lambda: {"loss": [np.float32(0.5), 0.25], "lr": np.logspace(-3, -1, 3), "when": np.datetime64("now"), "took": np.timedelta64(3, "s")}
    yield "mixed", lambda: [(np.str_("a"), np.bytes_(b"b"), np.bool_(False)), np.array(None), np.array([{"a": 1}, [2]], dtype=object), np.empty((0, 2))]
    yield "chain", lambda: np.random.default_rng([1, 2, 3]).spawn(2) if hasattr(np.random.Generator, "spawn") else np.random.default_rng([1, 2])


def of_keras():
    import tensorflow as tf

    text = getattr(tf.keras.preprocessing, "text", None) or __import__("keras_preprocessing.text").text
    tokenizer = text.Tokenizer(num_words=9, oov_token="<oov>")
    tokenizer.fit_on_texts(["a good day", "a bad night"])
    yield "tokenizer", lambda: tokenizer
    yield "history", lambda: {"loss": [0.5], "accuracy": [np.float32(0.5)], "params": {"epochs": 1}}


def array_files():
    x, y = toy_data()
    yield "dict.npy", lambda path: np.save(path, {"mean": x.mean(0), "names": ["a"], "n": 3}, allow_pickle=True)
    yield "kept.npz", lambda path: np.savez(path, x=x, y=y, names=np.array(["a", None], dtype=object), info=np.array({"a": 1}))
    yield "packed.npz", lambda path: np.savez_compressed(path, **{"weights/0": x, "weights/1": y.astype("?")})
