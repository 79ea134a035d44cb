"""Objects of packages that the issue does not list, built as their first pages do; each pickled by readmes.py."""
import numpy as np
from readmes_listed import data, passengers


def series(rows=48):
    import pandas as pd

    return pd.Series(10 + np.sin(np.arange(rows)) + np.arange(rows) * 0.1, index=pd.period_range("2020-01", periods=rows, freq="M"), name="y")


def feature_engine():
    from feature_engine import creation, discretisation, encoding, imputation, outliers, selection

    frame = passengers().astype({"sex": str})
    y = frame["age"] > 30
    yield "imputed", lambda: [imputation.MeanMedianImputer(variables=["age"]).fit(frame), imputation.CategoricalImputer().fit(frame)]
    yield "encoded", lambda: [encoding.RareLabelEncoder(n_categories=2).fit(frame), encoding.MeanEncoder().fit(frame, y), encoding.OneHotEncoder().fit(frame)]
    yield "bins", lambda: [discretisation.EqualFrequencyDiscretiser(q=3).fit(frame), discretisation.DecisionTreeDiscretiser(cv=2, regression=False).fit(frame[["age", "fare"]], y)]
    yield "rest", lambda: [outliers.Winsorizer(variables=["fare"]).fit(frame), creation.CyclicalFeatures().fit(frame[["age"]]), selection.DropCorrelatedFeatures().fit(frame[["age", "fare"]])]


def sktime():
    from sktime import classification, forecasting, transformations
    from sktime.forecasting import arima, compose, exp_smoothing, naive, theta, trend
    from sktime.classification import kernel_based
    from sktime.transformations.series import detrend

    y = series()
    yield "naive", lambda: naive.NaiveForecaster(strategy="last", sp=12).fit(y, fh=[1, 2])
    yield "theta", lambda: theta.ThetaForecaster(sp=12).fit(y)
    yield "smoothing", lambda: exp_smoothing.ExponentialSmoothing(trend="add", sp=12).fit(y)
    yield "trend", lambda: trend.PolynomialTrendForecaster(degree=1).fit(y)
    yield "reduced", lambda: compose.make_reduction(__import__("sklearn.linear_model").linear_model.Ridge(), window_length=5).fit(y)
    yield "piped", lambda: compose.TransformedTargetForecaster([("d", detrend.Deseasonalizer(sp=12)), ("f", naive.NaiveForecaster())]).fit(y)
    yield "rocket", lambda: kernel_based.RocketClassifier(num_kernels=20).fit(np.random.RandomState(0).normal(size=(8, 1, 12)), np.arange(8) % 2)


def tslearn():
    from tslearn import clustering, neighbors, preprocessing, svm

    x = np.random.RandomState(1).normal(size=(8, 10, 1))
    yield "kmeans", lambda: clustering.TimeSeriesKMeans(2, metric="dtw", max_iter=2).fit(x)
    yield "neighbours", lambda: neighbors.KNeighborsTimeSeriesClassifier(2).fit(x, np.arange(8) % 2)
    yield "svm", lambda: svm.TimeSeriesSVC(kernel="gak").fit(x, np.arange(8) % 2)
    yield "scaler", lambda: preprocessing.TimeSeriesScalerMeanVariance().fit(x)


def lifelines():
    import lifelines
    from lifelines import datasets

    rossi = datasets.load_rossi()
    yield "cox", lambda: lifelines.CoxPHFitter(penalizer=0.1).fit(rossi, "week", "arrest")
    yield "kaplan", lambda: lifelines.KaplanMeierFitter().fit(rossi["week"], rossi["arrest"])
    yield "weibull", lambda: [lifelines.WeibullAFTFitter().fit(rossi, "week", "arrest"), lifelines.NelsonAalenFitter().fit(rossi["week"], rossi["arrest"])]


def prophet():
    import pandas as pd
    import prophet as p

    frame = pd.DataFrame({"ds": pd.date_range("2024-01-01", periods=60), "y": np.arange(60.0)})
    yield "fitted", lambda: p.Prophet().fit(frame)
    yield "holidays", lambda: p.Prophet(holidays=pd.DataFrame({"holiday": "h", "ds": pd.to_datetime(["2024-01-05"])})).add_seasonality("monthly", 30.5, 3)


def optuna():
    import optuna as o

    o.logging.set_verbosity(o.logging.ERROR)
    yield "study", lambda: studied(o, o.samplers.TPESampler(seed=1))
    yield "pruned", lambda: studied(o, o.samplers.RandomSampler(seed=1))
    yield "best", lambda: [studied(o, o.samplers.TPESampler()).best_trial, studied(o, o.samplers.TPESampler()).trials_dataframe()]
    yield "samplers", lambda: [o.samplers.GridSampler({"x": [1, 2]}), o.pruners.MedianPruner(), o.distributions.FloatDistribution(0, 1, log=False)]


def studied(o, sampler):
    study = o.create_study(sampler=sampler, study_name="readme")
    study.optimize(lambda trial: trial.suggest_float("x", -1, 1) ** 2 + trial.suggest_int("n", 1, 3), n_trials=4)
    return study


def gensim():
    from gensim import corpora, models, similarities

    texts = [["human", "computer", "interface"], ["graph", "trees", "computer"], ["human", "graph"]] * 4
    words = corpora.Dictionary(texts)
    bags = [words.doc2bow(t) for t in texts]
    yield "dictionary", lambda: words
    yield "word2vec", lambda: models.Word2Vec(texts, vector_size=8, min_count=1, epochs=1)
    yield "fasttext", lambda: models.FastText(texts, vector_size=4, min_count=1, epochs=1, bucket=50)
    yield "doc2vec", lambda: models.Doc2Vec([models.doc2vec.TaggedDocument(t, [i]) for i, t in enumerate(texts)], vector_size=4, min_count=1, epochs=1)
    yield "lda", lambda: models.LdaModel(bags, num_topics=2, id2word=words)
    yield "tfidf", lambda: [models.TfidfModel(bags), models.LsiModel(bags, id2word=words, num_topics=2), models.HdpModel(bags, words)]
    yield "phrases", lambda: models.Phrases(texts, min_count=1, threshold=0.1)
    yield "index", lambda: similarities.MatrixSimilarity(bags, num_features=9)


def nltk():
    from nltk import classify, lm, probability, stem, tag, tokenize

    labelled = [({"last": "a"}, "f"), ({"last": "k"}, "m"), ({"last": "e"}, "f")]
    yield "bayes", lambda: classify.NaiveBayesClassifier.train(labelled)
    yield "entropy", lambda: classify.MaxentClassifier.train(labelled, max_iter=2, trace=0)
    yield "tree", lambda: classify.DecisionTreeClassifier.train(labelled)
    yield "sklearn", lambda: classify.SklearnClassifier(__import__("sklearn.naive_bayes").naive_bayes.BernoulliNB()).train(labelled)
    yield "taggers", lambda: [tag.UnigramTagger([[("the", "D"), ("cat", "N")]]), tag.DefaultTagger("N"), tag.RegexpTagger([(r".*ing$", "V")])]
    yield "stems", lambda: [stem.PorterStemmer(), stem.SnowballStemmer("english"), tokenize.TreebankWordTokenizer(), tokenize.RegexpTokenizer(r"\w+"), probability.FreqDist("abca"), probability.ConditionalFreqDist([("a", 1)])]
    yield "punkt", lambda: tokenize.punkt.PunktSentenceTokenizer("A day. Mr. B came. It was so.")


def manifolds():
    x, y, _ = data()
    import hdbscan
    import umap

    yield "umap", lambda: umap.UMAP(n_neighbors=5, n_epochs=5).fit(x)
    yield "umap_supervised", lambda: umap.UMAP(n_neighbors=5, n_epochs=5, metric="cosine").fit(x, y)
    yield "hdbscan", lambda: hdbscan.HDBSCAN(min_cluster_size=5, prediction_data=True).fit(x)


def pyod():
    from pyod.models import abod, copod, ecod, hbos, iforest, knn, lof, ocsvm, pca

    x, _, _ = data()
    for kind in [iforest.IForest, ecod.ECOD, knn.KNN, lof.LOF, copod.COPOD, hbos.HBOS, pca.PCA, ocsvm.OCSVM, abod.ABOD]:
        yield kind.__name__, lambda kind=kind: kind(contamination=0.1).fit(x)


def river():
    from river import anomaly, compose, drift, ensemble, forest, linear_model, metrics, naive_bayes, preprocessing, tree

    def learned(model):
        for i in range(30):
            model.learn_one({"a": i % 7, "b": i % 3}, i % 2 == 0)
        return model

    yield "piped", lambda: learned(compose.Pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression()))
    yield "tree", lambda: learned(tree.HoeffdingTreeClassifier(grace_period=5))
    yield "forest", lambda: learned(forest.ARFClassifier(n_models=2, seed=1))
    yield "bagged", lambda: learned(ensemble.ADWINBaggingClassifier(linear_model.LogisticRegression(), n_models=2))
    yield "bayes", lambda: learned(naive_bayes.GaussianNB())
    yield "drift", lambda: [drift.ADWIN(), metrics.ROCAUC(), metrics.F1(), anomaly.HalfSpaceTrees(n_trees=2)]


def mlxtend():
    from mlxtend import classifier, feature_selection, preprocessing
    from sklearn import linear_model, neighbors

    x, y, _ = data()
    yield "stacked", lambda: classifier.StackingCVClassifier([neighbors.KNeighborsClassifier(2), linear_model.LogisticRegression()], linear_model.LogisticRegression(), cv=2).fit(x, y)
    yield "voted", lambda: classifier.EnsembleVoteClassifier([linear_model.LogisticRegression()]).fit(x, y)
    yield "selected", lambda: feature_selection.SequentialFeatureSelector(neighbors.KNeighborsClassifier(2), k_features=2, cv=2).fit(x, y)
    yield "baskets", lambda: preprocessing.TransactionEncoder().fit([["milk", "eggs"], ["eggs"]])


def recommenders():
    import implicit
    import surprise
    import pandas as pd
    from scipy import sparse

    ratings = surprise.Dataset.load_from_df(pd.DataFrame({"u": [1, 1, 2, 3], "i": [1, 2, 1, 3], "r": [3, 4, 5, 1]}), surprise.Reader(rating_scale=(1, 5))).build_full_trainset()
    for kind in [surprise.SVD, surprise.KNNBasic, surprise.NMF, surprise.SlopeOne, surprise.BaselineOnly]:
        yield "surprise_" + kind.__name__, lambda kind=kind: kind().fit(ratings)
    yield "als", lambda: fitted(implicit.als.AlternatingLeastSquares(factors=4, iterations=1), sparse.csr_matrix(np.eye(5, dtype="f4")))
    yield "bpr", lambda: fitted(implicit.bpr.BayesianPersonalizedRanking(factors=4, iterations=1), sparse.csr_matrix(np.ones((5, 5), "f4")))


def fitted(model, matrix):
    model.fit(matrix, show_progress=False)
    return model


def spacy():
    import spacy as s
    from spacy.tokens import DocBin

    nlp = s.blank("en")
    yield "doc", lambda: [nlp("Hello big world."), nlp.vocab.strings]
    yield "binary", lambda: DocBin(docs=[nlp("A b c.")]).to_bytes()
    yield "pipe", lambda: piped(s)


def piped(s):
    nlp = s.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Acme"}])
    return nlp


def estimators():
    x, y, _ = data()
    tried = {"ngboost.NGBRegressor": {"n_estimators": 2, "verbose": False}, "quantile_forest.RandomForestQuantileRegressor": {"n_estimators": 2}, "pygam.LinearGAM": {}, "kmodes.kmodes.KModes": {"n_clusters": 2}, "hmmlearn.hmm.GaussianHMM": {"n_components": 2},
             "interpret.glassbox.ExplainableBoostingClassifier": {"max_rounds": 2, "n_jobs": 1}, "sklego.linear_model.LADRegression": {}, "sklego.mixture.GMMClassifier": {}, "pmdarima.arima.ARIMA": {"order": (1, 0, 0)}, "deslib.des.KNORAE": {}, "flaml.AutoML": {},
             "skmultilearn.problem_transform.BinaryRelevance": {}, "fairlearn.postprocessing.ThresholdOptimizer": {}, "mapie.regression.SplitConformalRegressor": {}, "sksurv.ensemble.RandomSurvivalForest": {"n_estimators": 2}, "skopt.Optimizer": {"dimensions": [(0.0, 1.0)]}, "skrub.TableVectorizer": {}, "skrub.GapEncoder": {"n_components": 2},
             "econml.dml.LinearDML": {"cv": 2}, "dask_ml.preprocessing.StandardScaler": {}, "statsforecast.models.AutoETS": {"season_length": 1}}
    for whole, settings in tried.items():
        module, name = whole.rsplit(".", 1)
        yield whole.replace(".", "_"), lambda module=module, name=name, settings=settings: fits(getattr(__import__(module, fromlist=[name]), name)(**settings), x, y)


def fits(model, x, y):
    """As it is where these data are not for it."""
    for given in [(x, x[:, 0]), (x, y), (x,)]:
        try:
            model.fit(*given)
            return model
        except Exception:
            continue
    return model


def explained():
    import shap
    from sklearn import ensemble

    x, y, _ = data()
    forest = ensemble.RandomForestRegressor(2).fit(x, y)
    yield "shap_tree", lambda: [shap.TreeExplainer(forest), shap.TreeExplainer(forest)(x[:4])]
    yield "shap_kernel", lambda: shap.KernelExplainer(np.mean, x[:3])
    yield "hyperopt", lambda: __import__("hyperopt").Trials()


GROUPS = [feature_engine, sktime, tslearn, lifelines, prophet, optuna, gensim, nltk, manifolds, pyod, river, mlxtend, recommenders, spacy, estimators, explained]
