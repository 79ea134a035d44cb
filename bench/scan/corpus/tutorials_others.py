"""What tutorials of packages that the issue does not list keep."""
import warnings

import numpy as np
from tutorials_models import NUMBERS, table

warnings.filterwarnings("ignore")


def filled():
    frame, target = table()
    return frame[NUMBERS].fillna(0.0), target


def imbalanced(draw):
    from imblearn import combine, ensemble, over_sampling, pipeline, under_sampling
    from sklearn import linear_model, model_selection, neighbors, preprocessing

    x, y = filled()
    samplers = [over_sampling.SMOTE(k_neighbors=2), over_sampling.BorderlineSMOTE(), over_sampling.SVMSMOTE(), over_sampling.KMeansSMOTE(cluster_balance_threshold=0.01), over_sampling.RandomOverSampler(sampling_strategy={0: 60, 1: 60}), over_sampling.SMOTENC([2]), under_sampling.TomekLinks(), under_sampling.ClusterCentroids(), under_sampling.EditedNearestNeighbours(neighbors.NearestNeighbors(n_neighbors=4)), under_sampling.InstanceHardnessThreshold(cv=2), combine.SMOTETomek(over_sampling.SMOTE())]
    for sampler in samplers:
        yield type(sampler).__name__, lambda sampler=sampler: model_selection.GridSearchCV(pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("r", sampler), ("m", linear_model.LogisticRegression())]), {"m__C": [1]}, scoring="f1", cv=2, error_score=0.0).fit(x, y)
    for kind in (ensemble.EasyEnsembleClassifier, ensemble.RUSBoostClassifier, ensemble.BalancedBaggingClassifier, ensemble.BalancedRandomForestClassifier):
        yield kind.__name__, lambda kind=kind: kind(n_estimators=3).fit(x, y)


def encoders(draw):
    import category_encoders as ce
    from sklearn import linear_model, pipeline

    frame, y = table()
    frame = frame[["city"]].fillna("none")
    for name in ["TargetEncoder", "CatBoostEncoder", "LeaveOneOutEncoder", "BaseNEncoder", "SumEncoder", "PolynomialEncoder", "BackwardDifferenceEncoder", "MEstimateEncoder", "CountEncoder", "JamesSteinEncoder", "GrayEncoder", "RankHotEncoder", "SummaryEncoder"]:
        yield name, lambda name=name: pipeline.make_pipeline(getattr(ce, name)(), linear_model.LogisticRegression()).fit(frame, y)
    yield "wrapped", lambda: ce.wrapper.NestedCVWrapper(ce.TargetEncoder(), cv=2).fit(frame, y)


def engineered(draw):
    from feature_engine import creation, datetime, discretisation, encoding, imputation, selection, transformation, wrappers
    from sklearn import ensemble, linear_model, pipeline, preprocessing

    x, y = filled()
    yield "pipe", lambda: pipeline.Pipeline([("i", imputation.AddMissingIndicator()), ("d", imputation.DropMissingData() if False else imputation.ArbitraryNumberImputer(-1)), ("y", transformation.YeoJohnsonTransformer()), ("b", discretisation.EqualWidthDiscretiser()), ("s", selection.DropConstantFeatures()), ("m", linear_model.LogisticRegression())]).fit(x, y)
    yield "shuffled", lambda: selection.SelectByShuffling(ensemble.RandomForestClassifier(3), cv=2).fit(x, y)
    yield "psi", lambda: selection.DropHighPSIFeatures().fit(x)
    yield "maths", lambda: creation.MathFeatures(NUMBERS, ["sum", "mean"]).fit(x)
    yield "maths_functions", lambda: creation.MathFeatures(NUMBERS, [np.sum, np.std]).fit(x)
    yield "relative", lambda: creation.RelativeFeatures(["age"], ["tenure"], ["sub", "div"], fill_value=0.0).fit(x + 1)
    yield "dates", lambda: datetime.DatetimeFeatures(features_to_extract=["month", "weekend"]).fit(table()[0][["joined"]])
    yield "woe", lambda: encoding.WoEEncoder().fit(table()[0][["plan"]].astype(str), y)
    yield "wrapped", lambda: wrappers.SklearnTransformerWrapper(preprocessing.StandardScaler(), variables=["age"]).fit(x)


def lego(draw):
    from sklego import dummy, linear_model, meta, mixture, preprocessing
    from sklearn import linear_model as lm

    x, y = filled()
    yield "meta", lambda: meta.ZeroInflatedRegressor(lm.LogisticRegression(), lm.Ridge()).fit(x, np.where(y, x["age"], 0))
    yield "grouped", lambda: meta.GroupedPredictor(lm.Ridge(), groups=["tenure"]).fit(x, x["income"])
    yield "threshold", lambda: meta.Thresholder(lm.LogisticRegression(), 0.3).fit(x, y)
    yield "decay", lambda: meta.DecayEstimator(lm.Ridge()).fit(x, x["age"])
    yield "others", lambda: [dummy.RandomRegressor().fit(x, x["age"]), linear_model.LowessRegression().fit(x.to_numpy()[:, :1], y), mixture.GMMClassifier().fit(x, y), preprocessing.ColumnSelector(["age"]).fit(x), preprocessing.RepeatingBasisFunction("age") if False else preprocessing.RandomAdder().fit(x, y)]


def tables(draw):
    import skrub
    from sklearn import ensemble

    frame, y = table()
    yield "vectorizer", lambda: skrub.TableVectorizer().fit(frame)
    yield "learner", lambda: (skrub.tabular_pipeline if hasattr(skrub, "tabular_pipeline") else skrub.tabular_learner)(ensemble.HistGradientBoostingClassifier(max_iter=2)).fit(frame, y)
    yield "parts", lambda: [skrub.GapEncoder(2).fit(frame["note"]), skrub.MinHashEncoder(4).fit(frame["note"]), skrub.DatetimeEncoder().fit(frame["joined"])]


def mlxtends(draw):
    from mlxtend import classifier, feature_selection, frequent_patterns, preprocessing
    from sklearn import linear_model, naive_bayes

    x, y = filled()
    yield "stacked", lambda: classifier.StackingCVClassifier([naive_bayes.GaussianNB()], meta_classifier=linear_model.LogisticRegression(), cv=2).fit(x.to_numpy(), y.to_numpy())
    yield "voted", lambda: classifier.EnsembleVoteClassifier([naive_bayes.GaussianNB()], voting="soft").fit(x, y)
    yield "selected", lambda: feature_selection.SequentialFeatureSelector(linear_model.LogisticRegression(), k_features=2, cv=2, scoring="accuracy").fit(x, y)
    yield "rules", lambda: frequent_patterns.apriori(__import__("pandas").DataFrame(preprocessing.TransactionEncoder().fit([["a", "b"], ["a"]]).transform([["a", "b"], ["a"]]), columns=["a", "b"]), 0.4, use_colnames=True)


def explained(draw):
    import lime.lime_tabular
    import shap
    from sklearn import ensemble, linear_model

    x, y = filled()
    forest = ensemble.RandomForestClassifier(3, max_depth=2).fit(x, y)
    yield "tree", lambda: shap.TreeExplainer(forest)
    yield "tree_values", lambda: shap.TreeExplainer(forest)(x.head(3))
    yield "linear", lambda: shap.LinearExplainer(linear_model.LogisticRegression().fit(x, y), x)
    yield "kernel", lambda: shap.KernelExplainer(forest.predict, x.head(3))
    yield "values", lambda: {"shap_values": shap.TreeExplainer(forest).shap_values(x.head(3)), "expected": shap.TreeExplainer(forest).expected_value}
    yield "lime", lambda: lime.lime_tabular.LimeTabularExplainer(x.to_numpy(), feature_names=NUMBERS, class_names=["n", "y"], random_state=0)
    yield "lime_explanation", lambda: lime.lime_tabular.LimeTabularExplainer(x.to_numpy(), random_state=0).explain_instance(x.to_numpy()[0], forest.predict_proba).as_list()


def boruta(draw):
    import boruta as b
    from sklearn import ensemble

    x, y = filled()
    yield "selector", lambda: b.BorutaPy(ensemble.RandomForestClassifier(5, max_depth=2), n_estimators=5, max_iter=4, random_state=np.random.RandomState(1)).fit(x.to_numpy(), y.to_numpy())


def studies(draw):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)

    def studied(sampler, pruner=None, direction="minimize"):
        study = optuna.create_study(sampler=sampler, pruner=pruner, direction=direction)
        study.optimize(_objective, n_trials=4)
        study.set_user_attr("who", ["a"])
        return study

    for sampler in (optuna.samplers.TPESampler(seed=1, multivariate=True), optuna.samplers.QMCSampler(), optuna.samplers.NSGAIISampler(), optuna.samplers.RandomSampler(3), optuna.samplers.CmaEsSampler()):
        yield type(sampler).__name__, lambda sampler=sampler: studied(sampler, draw.choice([optuna.pruners.HyperbandPruner(), optuna.pruners.SuccessiveHalvingPruner(), optuna.pruners.NopPruner(), optuna.pruners.PatientPruner(optuna.pruners.MedianPruner(), 1)]))
    yield "with_model", lambda: {"study": studied(optuna.samplers.TPESampler()), "best": studied(optuna.samplers.TPESampler()).best_params, "frame": studied(optuna.samplers.TPESampler()).trials_dataframe()}
    yield "trial", lambda: studied(optuna.samplers.TPESampler()).best_trial


def _objective(trial):
    return trial.suggest_float("a", 1e-3, 1, log=True) + trial.suggest_categorical("k", ["x", "yy"]).count("y") + trial.suggest_int("n", 1, 5, step=2)


def statistics(draw):
    import statsmodels.api as sm
    import statsmodels.formula.api as smf

    x, y = filled()
    series = np.cumsum(np.random.RandomState(0).normal(size=60)) + 50
    formulas = {"ols": lambda: smf.ols("income ~ age + np.log1p(tenure) + C(tenure > 5)", x), "logit": lambda: smf.logit("y ~ age", x.assign(y=y)), "poisson": lambda: smf.poisson("tenure ~ age", x), "glm": lambda: smf.glm("tenure ~ age", x, family=sm.families.Poisson()), "mixed": lambda: smf.mixedlm("income ~ age", x, groups=x["tenure"]), "quantreg": lambda: smf.quantreg("income ~ age", x), "gee": lambda: smf.gee("income ~ age", "tenure", x)}
    for name, make in formulas.items():
        yield name, lambda make=make: make().fit()
    for name, make in {"sarimax": lambda: sm.tsa.SARIMAX(series, order=(1, 1, 1), seasonal_order=(0, 0, 0, 0)).fit(disp=0), "holt": lambda: sm.tsa.ExponentialSmoothing(series, trend="add").fit(), "autoreg": lambda: sm.tsa.AutoReg(series, 2).fit(), "var": lambda: sm.tsa.VAR(np.c_[series, series[::-1]]).fit(2), "stl": lambda: sm.tsa.STL(series, period=12).fit(), "ucm": lambda: sm.tsa.UnobservedComponents(series, "local level").fit(disp=0), "decomposed": lambda: sm.tsa.seasonal_decompose(series, period=12), "kde": lambda: sm.nonparametric.KDEUnivariate(series).fit()}.items():
        yield name, make
    yield "saved", lambda: smf.ols("income ~ age", x).fit().remove_data()


def survival(draw):
    import lifelines as l

    x, y = filled()
    x = x.assign(event=y, tenure=x["tenure"] + 1)
    for kind in (l.CoxPHFitter, l.WeibullAFTFitter, l.LogNormalAFTFitter, l.AalenAdditiveFitter):
        yield kind.__name__, lambda kind=kind: kind(**({"penalizer": 0.1} if kind is not None else {})).fit(x, "tenure", "event")
    for kind in (l.KaplanMeierFitter, l.NelsonAalenFitter, l.ExponentialFitter, l.LogLogisticFitter, l.BreslowFlemingHarringtonFitter):
        yield kind.__name__, lambda kind=kind: kind().fit(x["tenure"], x["event"])


def forecasts(draw):
    import pandas as pd
    import prophet

    frame = pd.DataFrame({"ds": pd.date_range("2022-01-01", periods=80), "y": np.arange(80.0) + 3, "cap": 200.0, "floor": 0.0, "temp": np.sin(np.arange(80))})

    def fitted(**more):
        model = prophet.Prophet(**more)
        model.add_regressor("temp")
        return model.fit(frame)

    yield "linear", lambda: fitted(weekly_seasonality=True)
    yield "logistic", lambda: fitted(growth="logistic", seasonality_mode="multiplicative")
    yield "holidays", lambda: prophet.Prophet(holidays=pd.DataFrame({"holiday": ["h"], "ds": pd.to_datetime(["2022-01-05"]), "lower_window": 0, "upper_window": 1})).fit(frame)


def series(draw):
    import pandas as pd
    from sktime.classification import dictionary_based, distance_based, interval_based
    from sktime.forecasting import compose, model_selection, naive, trend
    from sktime.transformations.series import boxcox, lag
    from sklearn import ensemble

    y = pd.Series(10 + np.arange(48.0) + np.sin(np.arange(48)), index=pd.period_range("2020-01", periods=48, freq="M"))
    x = np.random.RandomState(0).normal(size=(12, 1, 20))
    yield "reduced", lambda: compose.make_reduction(ensemble.RandomForestRegressor(2), strategy="direct", window_length=4).fit(y, fh=[1, 2])
    yield "ensemble", lambda: compose.EnsembleForecaster([("n", naive.NaiveForecaster("mean")), ("t", trend.TrendForecaster())]).fit(y, fh=[1])
    yield "searched", lambda: model_selection.ForecastingGridSearchCV(naive.NaiveForecaster(), cv=model_selection.SlidingWindowSplitter(initial_window=20) if hasattr(model_selection, "SlidingWindowSplitter") else __import__("sktime.split").split.SlidingWindowSplitter(initial_window=20), param_grid={"strategy": ["last", "mean"]}).fit(y, fh=[1])
    yield "boxcox", lambda: (boxcox.BoxCoxTransformer() * trend.PolynomialTrendForecaster(2)).fit(y, fh=[1])
    yield "knn", lambda: distance_based.KNeighborsTimeSeriesClassifier(2).fit(x, np.arange(12) % 2)
    yield "forest", lambda: interval_based.TimeSeriesForestClassifier(n_estimators=2).fit(x, np.arange(12) % 2)
    yield "lags", lambda: lag.Lag([1, 2]).fit(y)


def arimas(draw):
    import pmdarima as pm

    y = np.cumsum(np.random.RandomState(0).normal(size=60))
    yield "auto", lambda: pm.auto_arima(y, max_p=2, max_q=2, seasonal=False)
    yield "pipeline", lambda: pm.pipeline.Pipeline([("b", pm.preprocessing.BoxCoxEndogTransformer(lmbda2=100)), ("f", pm.preprocessing.FourierFeaturizer(12, 2)), ("a", pm.ARIMA((1, 0, 0)))]).fit(y)


def topics(draw):
    from gensim import corpora, models, similarities

    texts = [["cat", "dog", "eats"], ["dog", "runs"], ["cat", "runs", "far"]] * 5
    words = corpora.Dictionary(texts)
    bags = [words.doc2bow(t) for t in texts]
    yield "lda", lambda: {"lda": models.LdaMulticore(bags, id2word=words, num_topics=2, workers=1), "dictionary": words, "corpus": bags}
    yield "ensemble", lambda: models.EnsembleLda(corpus=bags, id2word=words, num_topics=2, num_models=2, passes=1)
    yield "nmf", lambda: models.Nmf(bags, num_topics=2, id2word=words)
    yield "vectors", lambda: models.Word2Vec(texts, vector_size=4, min_count=1, sg=1, hs=1).wv
    yield "phraser", lambda: models.phrases.Phraser(models.Phrases(texts, min_count=1, threshold=0.1))
    yield "sparse", lambda: similarities.SparseMatrixSimilarity(bags, num_features=len(words))
    yield "coherence", lambda: models.CoherenceModel(models.LdaModel(bags, id2word=words, num_topics=2), texts=texts, dictionary=words)


def taggers(draw):
    from nltk import chunk, classify, collocations, lm, probability, sentiment, stem, tag, tokenize

    sents = [[("the", "DT"), ("cat", "NN"), ("sat", "VB")]] * 3
    yield "backoff", lambda: tag.TrigramTagger(sents, backoff=tag.BigramTagger(sents, backoff=tag.UnigramTagger(sents, backoff=tag.DefaultTagger("NN"))))
    yield "perceptron", lambda: _perceptron(tag, sents)
    yield "brill", lambda: tag.brill_trainer.BrillTaggerTrainer(tag.UnigramTagger(sents), tag.brill.fntbl37()).train(sents, max_rules=3)
    yield "crf_or_hmm", lambda: tag.hmm.HiddenMarkovModelTrainer().train_supervised(sents)
    yield "bayes", lambda: classify.NaiveBayesClassifier.train([({"w": "a"}, "p"), ({"w": "b"}, "n")])
    yield "language", lambda: _language(lm)
    yield "grammar", lambda: chunk.RegexpParser("NP: {<DT>?<NN>}")
    yield "tokens", lambda: [tokenize.TweetTokenizer(), tokenize.RegexpTokenizer(r"\w+"), stem.LancasterStemmer(), stem.RegexpStemmer("ing$"), collocations.BigramCollocationFinder.from_words(list("abab")), probability.LaplaceProbDist(probability.FreqDist("aab"))]


def _perceptron(tag, sents):
    made = tag.PerceptronTagger(load=False)
    made.train(sents)
    return made


def _language(lm):
    made = lm.MLE(2)
    made.fit([[("a", "b"), ("b",)]], ["a", "b"])
    return made


def spaced(draw):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": [{"LOWER": "acme"}]}])
    yield "doc", lambda: nlp("Acme is here. It sells.")
    yield "vocabulary", lambda: nlp.vocab
    yield "pipeline", lambda: nlp
    yield "bin", lambda: spacy.tokens.DocBin(docs=[nlp("a b")], store_user_data=True).to_bytes()


def outliers(draw):
    from pyod.models import copod, ecod, hbos, iforest, knn, lof, pca

    x, _ = filled()
    for module, kind in ((copod, "COPOD"), (ecod, "ECOD"), (hbos, "HBOS"), (iforest, "IForest"), (knn, "KNN"), (lof, "LOF"), (pca, "PCA")):
        yield kind, lambda module=module, kind=kind: getattr(module, kind)().fit(x)


def streams(draw):
    from river import anomaly, compose, drift, ensemble, linear_model, metrics, preprocessing, tree

    def learned(model):
        for i in range(20):
            model.learn_one({"a": float(i % 5), "b": float(i % 3)}, bool(i % 2))
        return model

    yield "logistic", lambda: learned(preprocessing.StandardScaler() | linear_model.LogisticRegression())
    yield "tree", lambda: learned(tree.HoeffdingTreeClassifier(grace_period=5))
    yield "bagging", lambda: learned(ensemble.BaggingClassifier(tree.HoeffdingTreeClassifier(), 2))
    yield "union", lambda: learned(compose.Select("a") + compose.Select("b") | linear_model.PAClassifier())
    yield "rest", lambda: [metrics.F1(), drift.ADWIN(), anomaly.HalfSpaceTrees()]


def trials(draw):
    import hyperopt

    found = hyperopt.Trials()
    hyperopt.fmin(_loss, {"a": hyperopt.hp.loguniform("a", -3, 0), "k": hyperopt.hp.choice("k", ["x", "y"])}, hyperopt.tpe.suggest, 3, trials=found, show_progressbar=False, verbose=False)
    yield "trials", lambda: found
    yield "space", lambda: {"best": found.argmin, "space": hyperopt.hp.quniform("n", 1, 9, 1)}


def _loss(given):
    return given["a"]


GROUPS = [imbalanced, encoders, engineered, lego, tables, mlxtends, explained, boruta, studies, statistics, survival, forecasts, series, arimas, topics, taggers, spaced, outliers, streams, trials]
