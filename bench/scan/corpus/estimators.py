"""Every estimator of scikit-learn, fitted on toy data, and pipelines that people build of them."""
import hashlib
import importlib
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")

NEEDS_POSITIVE = {"MultinomialNB", "ComplementNB", "CategoricalNB", "NMF", "MiniBatchNMF", "AdditiveChi2Sampler",
                  "LatentDirichletAllocation", "PoissonRegressor", "GammaRegressor", "TweedieRegressor"}


def set_aside(name):
    """One estimator in five takes no part in making the allowlist."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def toy_data():
    rng = np.random.default_rng(0)
    features = rng.normal(size=(40, 4))
    return features, (features[:, 0] + features[:, 1] > 0).astype(int)


def needed(cls):
    """What the constructor of a meta-estimator cannot do without."""
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.tree import DecisionTreeClassifier

    model = LogisticRegression()
    return {
        "ClassifierChain": [model], "MultiOutputClassifier": [model], "OneVsOneClassifier": [model],
        "OneVsRestClassifier": [model], "OutputCodeClassifier": [model], "MultiOutputRegressor": [Ridge()],
        "RegressorChain": [Ridge()], "RFE": [model], "RFECV": [model], "SelectFromModel": [model],
        "SequentialFeatureSelector": [model], "FixedThresholdClassifier": [model],
        "TunedThresholdClassifierCV": [model], "SelfTrainingClassifier": [model], "FrozenEstimator": [model],
        "GridSearchCV": [model, {"C": [0.1, 1]}], "RandomizedSearchCV": [model, {"C": [0.1, 1]}, ],
        "HalvingGridSearchCV": [model, {"C": [0.1, 1]}], "HalvingRandomSearchCV": [model, {"C": [0.1, 1]}],
        "StackingClassifier": [[("a", model), ("b", DecisionTreeClassifier())]],
        "VotingClassifier": [[("a", model), ("b", DecisionTreeClassifier())]],
        "StackingRegressor": [[("a", Ridge())]], "VotingRegressor": [[("a", Ridge())]],
        "ColumnTransformer": [[("a", "passthrough", [0, 1])]], "FeatureUnion": [[("a", model)]],
        "Pipeline": [[("a", model)]], "SparseCoder": [np.eye(4)],
    }.get(cls.__name__, [])


def fitted(cls):
    features, labels = toy_data()
    if cls.__name__ in NEEDS_POSITIVE:
        features = np.abs(features) + 0.1
    model = cls(*needed(cls))
    for target in (labels, features[:, 0] + 0.5, np.column_stack([labels, 1 - labels]), None):
        try:
            return model.fit(features, target)
        except Exception:  # a target that this estimator does not take
            continue
    return cls(*needed(cls))


def every_estimator():
    """Pairs of name and fitted estimator."""
    for name, cls in kinds():
        try:
            yield name, fitted(cls)
        except Exception as error:
            print("no", name, type(error).__name__)


def kinds():
    """Pairs of name and class; what was still tried out in this version too."""
    for tried in ["hist_gradient_boosting", "iterative_imputer", "halving_search_cv"]:
        try:
            importlib.import_module(f"sklearn.experimental.enable_{tried}")
        except ImportError:
            continue
    try:
        from sklearn.utils import all_estimators
    except ImportError:  # before 0.24
        from sklearn.utils.testing import all_estimators
    return all_estimators()


def pipelines():
    """Pairs of name and object: what people save, with functions inside."""
    from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.feature_selection import SelectKBest, f_classif
    from sklearn.gaussian_process import GaussianProcessRegressor, kernels
    from sklearn.linear_model import LinearRegression, LogisticRegression, SGDClassifier
    from sklearn.metrics import f1_score, make_scorer
    from sklearn.model_selection import GridSearchCV, KFold, StratifiedKFold, TimeSeriesSplit
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

    x, y = toy_data()
    yield "log1p", make_pipeline(FunctionTransformer(np.abs), FunctionTransformer(np.log1p), LogisticRegression()).fit(x, y)
    yield "partial", make_pipeline(FunctionTransformer(partial(np.clip, a_min=0, a_max=1)), LogisticRegression()).fit(x, y)
    yield "inverse", FunctionTransformer(np.sqrt, inverse_func=np.square).fit(np.abs(x))
    yield "columns", ColumnTransformer([("n", StandardScaler(), [0, 1]), ("c", OneHotEncoder(), [2])]).fit(np.abs(np.round(x)), y)
    yield "words", make_pipeline(TfidfVectorizer(), SGDClassifier()).fit(["a good one", "a bad one"] * 5, [1, 0] * 5)
    yield "counts", CountVectorizer(analyzer="char", ngram_range=(1, 2)).fit(["ab", "bc"])
    yield "best", SelectKBest(f_classif, k=2).fit(x, y)
    yield "target", TransformedTargetRegressor(LinearRegression(), func=np.log1p, inverse_func=np.expm1).fit(x, np.abs(x[:, 0]))
    yield "scorer", make_scorer(f1_score)
    yield "kernels", GaussianProcessRegressor(kernels.RBF() + kernels.WhiteKernel() * kernels.Matern()).fit(x, x[:, 0])
    yield "folds", [KFold(3), StratifiedKFold(3), TimeSeriesSplit(3)]
    yield "grid", GridSearchCV(make_pipeline(StandardScaler(), LogisticRegression()),
                               {"logisticregression__C": [0.1, 1]}, scoring=make_scorer(f1_score)).fit(x, y)
