"""Packages that stand beside scikit-learn, each where it is installed: their estimators and results, fitted on toy data."""
import numpy as np
from estimators import toy_data


def imbalanced():
    from imblearn import combine, ensemble, over_sampling, pipeline, under_sampling
    from sklearn.linear_model import LogisticRegression

    x, y = toy_data()
    for sampler in [over_sampling.SMOTE, over_sampling.ADASYN, over_sampling.RandomOverSampler, over_sampling.BorderlineSMOTE, under_sampling.NearMiss,
                    under_sampling.TomekLinks, under_sampling.RandomUnderSampler, combine.SMOTEENN, combine.SMOTETomek]:
        yield f"sampler_{sampler.__name__}", lambda: pipeline.make_pipeline(sampler(), LogisticRegression()).fit(x, y)
    yield "smotenc", lambda: over_sampling.SMOTENC(categorical_features=[0])
    yield "balanced_forest", lambda: ensemble.BalancedRandomForestClassifier(n_estimators=3).fit(x, y)
    yield "balanced_bag", lambda: ensemble.BalancedBaggingClassifier(n_estimators=2).fit(x, y)
    yield "easy", lambda: ensemble.EasyEnsembleClassifier(n_estimators=2).fit(x, y)
    yield "rus_boost", lambda: ensemble.RUSBoostClassifier(n_estimators=2).fit(x, y)


def encoders():
    import category_encoders
    import pandas as pd

    frame, target = pd.DataFrame({"a": list("xyzx") * 5, "b": range(20)}), pd.Series([0, 1, 1, 0] * 5)
    for name in ["BinaryEncoder", "CountEncoder", "TargetEncoder", "LeaveOneOutEncoder", "CatBoostEncoder", "WOEEncoder", "OrdinalEncoder",
                 "OneHotEncoder", "HelmertEncoder", "SumEncoder", "JamesSteinEncoder", "MEstimateEncoder", "GLMMEncoder", "HashingEncoder"]:
        encoder = getattr(category_encoders, name)
        yield name, lambda: encoder(cols=["a"], **({"max_process": 1} if name == "HashingEncoder" else {})).fit(frame, target)


def statistical_models():
    import statsmodels.api as sm
    from statsmodels.tsa.api import ARIMA, AutoReg, ExponentialSmoothing

    x, y = toy_data()
    series = np.cumsum(x[:, 0]) + 10
    x = sm.add_constant(x)
    yield "ols", lambda: sm.OLS(x[:, 1], x[:, :1]).fit()
    yield "wls", lambda: sm.WLS(x[:, 1], x[:, :1], weights=np.ones(40)).fit()
    yield "logit", lambda: sm.Logit(np.roll(y, 7), x).fit(disp=0)
    yield "probit", lambda: sm.Probit(np.roll(y, 7), x).fit(disp=0)
    yield "poisson", lambda: sm.GLM(y, x, family=sm.families.Poisson()).fit()
    yield "gamma", lambda: sm.GLM(np.abs(x[:, 1]) + 1, x[:, 2:], family=sm.families.Gamma(sm.families.links.Log() if hasattr(sm.families.links, "Log") else None)).fit()
    yield "robust", lambda: sm.RLM(x[:, 1], x[:, :1], M=sm.robust.norms.HuberT()).fit()
    yield "quantile", lambda: sm.QuantReg(x[:, 1], x[:, :1]).fit()
    yield "mixed", lambda: sm.MixedLM(x[:, 1], x[:, :1], groups=np.arange(40) % 4).fit()
    yield "arima", lambda: ARIMA(series, order=(1, 1, 0)).fit()
    yield "autoreg", lambda: AutoReg(series, 1).fit()
    yield "smoothing", lambda: ExponentialSmoothing(series, trend="add").fit()
    yield "formula", lambda: formula_model()


def formula_model():
    import pandas as pd
    import statsmodels.formula.api as smf

    return smf.ols("y ~ a + C(b)", pd.DataFrame({"y": [1.0, 2, 3, 5], "a": [1.0, 2, 2, 3], "b": list("xyxy")})).fit()


def time_series():
    import pandas as pd
    from sktime.forecasting.compose import TransformedTargetForecaster, make_reduction
    from sktime.forecasting.naive import NaiveForecaster
    from sktime.forecasting.trend import PolynomialTrendForecaster
    from sktime.transformations.series.difference import Differencer
    from sklearn.linear_model import Ridge

    series = pd.Series(np.arange(24.0), index=pd.period_range("2020-01", periods=24, freq="M"))
    yield "naive", lambda: NaiveForecaster("last", sp=12).fit(series, fh=[1])
    yield "trend", lambda: PolynomialTrendForecaster(degree=2).fit(series, fh=[1])
    yield "reduction", lambda: make_reduction(Ridge(), window_length=3).fit(series, fh=[1])
    yield "pipeline", lambda: TransformedTargetForecaster([("d", Differencer()), ("f", NaiveForecaster())]).fit(series, fh=[1, 2])


def survival():
    import pandas as pd
    from lifelines import CoxPHFitter, KaplanMeierFitter, WeibullFitter

    frame = pd.DataFrame({"t": np.arange(1.0, 21), "e": [1, 0] * 10, "a": np.random.default_rng(0).normal(size=20)})
    yield "cox", lambda: CoxPHFitter(penalizer=0.1).fit(frame, "t", "e")
    yield "kaplan_meier", lambda: KaplanMeierFitter().fit(frame["t"], frame["e"])
    yield "weibull", lambda: WeibullFitter().fit(frame["t"], frame["e"])


def clusters():
    import hdbscan

    yield "hdbscan", lambda: hdbscan.HDBSCAN(min_cluster_size=3, prediction_data=True).fit(toy_data()[0])
