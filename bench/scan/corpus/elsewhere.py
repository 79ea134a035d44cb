"""Packages with ways of their own, each where it is installed: text, recommendations, streams, forecasts, causes, survival."""
import numpy as np
from estimators import toy_data

WORDS = [["a", "good", "day"], ["a", "bad", "day"], ["good", "night"]] * 5


def words():
    from gensim import corpora, models, similarities

    book = corpora.Dictionary(WORDS)
    bags = [book.doc2bow(text) for text in WORDS]
    yield "dictionary", lambda: book
    yield "word2vec", lambda: models.Word2Vec(WORDS, vector_size=4, min_count=1, epochs=1)
    yield "vectors", lambda: models.Word2Vec(WORDS, vector_size=4, min_count=1, epochs=1).wv
    yield "fasttext", lambda: models.FastText(WORDS, vector_size=4, min_count=1, epochs=1, bucket=10)
    yield "doc2vec", lambda: models.Doc2Vec([models.doc2vec.TaggedDocument(text, [i]) for i, text in enumerate(WORDS)], vector_size=4, min_count=1, epochs=1)
    yield "lda", lambda: models.LdaModel(bags, num_topics=2, id2word=book)
    yield "lsi", lambda: models.LsiModel(bags, num_topics=2, id2word=book)
    yield "tfidf", lambda: models.TfidfModel(bags)
    yield "phrases", lambda: models.Phrases(WORDS, min_count=1, threshold=1)
    yield "similarity", lambda: similarities.MatrixSimilarity(bags, num_features=len(book))


def recommendations():
    from implicit import als, bpr, lmf, nearest_neighbours
    from scipy.sparse import csr_matrix

    bought = csr_matrix(np.random.default_rng(0).integers(0, 2, (10, 8)).astype(float))
    for name, make in [("als", als.AlternatingLeastSquares), ("bpr", bpr.BayesianPersonalizedRanking), ("lmf", lmf.LogisticMatrixFactorization)]:
        yield name, lambda: _trained(make(factors=2, iterations=1), bought)
    for name in ["CosineRecommender", "BM25Recommender", "TFIDFRecommender"]:
        yield name, lambda: _trained(getattr(nearest_neighbours, name)(), bought)


def _trained(model, rows):
    model.fit(rows, show_progress=False)
    return model


def streams():
    from river import anomaly, cluster, compose, drift, ensemble, forest, linear_model, metrics, naive_bayes, neighbors, preprocessing, stats, tree

    x, y = toy_data()
    kinds = {"logistic": linear_model.LogisticRegression, "passive": linear_model.PAClassifier, "tree": tree.HoeffdingTreeClassifier, "forest": forest.ARFClassifier,
             "bayes": naive_bayes.GaussianNB, "neighbours": neighbors.KNNClassifier, "boosted": lambda: ensemble.ADWINBaggingClassifier(linear_model.LogisticRegression(), n_models=2)}
    for name, make in kinds.items():
        yield name, lambda: _learned(preprocessing.StandardScaler() | make(), x, y)
    yield "regression", lambda: _learned(preprocessing.StandardScaler() | linear_model.LinearRegression(), x, x[:, 0])
    yield "trees", lambda: anomaly.HalfSpaceTrees(n_trees=2)
    yield "cluster", lambda: cluster.KMeans(2)
    yield "drift", lambda: [drift.ADWIN(), drift.PageHinkley()]
    yield "metrics", lambda: metrics.Accuracy() + metrics.F1()
    yield "statistics", lambda: [stats.Mean(), stats.Quantile(0.5), stats.Var()]
    yield "select", lambda: compose.Select("a") + compose.Discard("b")


def _learned(model, x, y):
    for row, target in zip(x[:20], y):
        model.learn_one(dict(enumerate(row.tolist())), target.item())
    return model


def explained():
    from interpret.glassbox import ClassificationTree, ExplainableBoostingClassifier, ExplainableBoostingRegressor, LinearRegression

    x, y = toy_data()
    yield "boosting", lambda: ExplainableBoostingClassifier(max_rounds=2, outer_bags=2, n_jobs=1).fit(x, y)
    yield "regressor", lambda: ExplainableBoostingRegressor(max_rounds=2, outer_bags=2, n_jobs=1).fit(x, x[:, 0])
    yield "tree", lambda: ClassificationTree(max_depth=2).fit(x, y)
    yield "linear", lambda: LinearRegression().fit(x, x[:, 0])


def fitters():
    """More of lifelines."""
    import lifelines
    import pandas as pd

    times, events = np.arange(1.0, 21), np.array([1, 0] * 10)
    frame = pd.DataFrame({"t": times, "e": events, "a": np.random.default_rng(0).normal(size=20)})
    for name in ["NelsonAalenFitter", "ExponentialFitter", "LogNormalFitter", "LogLogisticFitter", "BreslowFlemingHarringtonFitter", "KaplanMeierFitter", "WeibullFitter"]:
        yield name, lambda: getattr(lifelines, name)().fit(times, events)
    for name in ["CoxPHFitter", "WeibullAFTFitter", "LogNormalAFTFitter", "AalenAdditiveFitter"]:
        yield name, lambda: getattr(lifelines, name)().fit(frame, "t", "e")


def pipes():
    import spacy

    for language in ["en", "de", "xx"]:
        yield f"vocabulary_{language}", lambda: spacy.blank(language).vocab
        yield f"blank_{language}", lambda: spacy.blank(language)
        yield f"document_{language}", lambda: spacy.blank(language)("A few words, to keep.")
    yield "entities", lambda: _recogniser(spacy)


def _recogniser(spacy):
    pipe = spacy.blank("en")
    pipe.add_pipe("ner").add_label("ORG")
    pipe.initialize()
    return pipe


def layers_of_thinc():
    from thinc.api import Adam, Linear, Relu, Softmax, chain

    yield "linear", lambda: Linear(2, 3).initialize().to_bytes()
    yield "chain", lambda: chain(Relu(4, 3), Softmax(2, 4)).initialize()
    yield "optimizer", lambda: Adam(0.1)


def forecasts():
    import pandas as pd
    from prophet import Prophet

    frame = pd.DataFrame({"ds": pd.date_range("2024-01-01", periods=60), "y": np.arange(60.0)})
    yield "prophet", lambda: Prophet().fit(frame)
    yield "seasons", lambda: Prophet(weekly_seasonality=True, yearly_seasonality=False).add_country_holidays("DE").fit(frame)


def of_series():
    import pandas as pd
    from tsfresh.transformers import FeatureSelector, RelevantFeatureAugmenter

    x, y = toy_data()
    frame = pd.DataFrame(x, columns=list("abcd"))
    yield "selector", lambda: FeatureSelector(n_jobs=0).fit(frame, pd.Series(y))
    yield "augmenter", lambda: RelevantFeatureAugmenter(n_jobs=0)


def causes():
    from econml.dml import CausalForestDML, LinearDML
    from econml.dr import DRLearner
    from econml.metalearners import SLearner, TLearner
    from sklearn.linear_model import LinearRegression, LogisticRegression

    x, y = toy_data()
    yield "linear", lambda: LinearDML(discrete_treatment=True, cv=2).fit(x[:, 0], np.arange(40) % 2, X=x)
    yield "forest", lambda: CausalForestDML(n_estimators=4, discrete_treatment=True, cv=2).fit(x[:, 0], np.arange(40) % 2, X=x)
    yield "robust", lambda: DRLearner(model_propensity=LogisticRegression(), model_regression=LinearRegression(), model_final=LinearRegression(), cv=2).fit(x[:, 0], np.arange(40) % 2, X=x)
    yield "one", lambda: SLearner(overall_model=LinearRegression()).fit(x[:, 0], np.arange(40) % 2, X=x)
    yield "two", lambda: TLearner(models=LinearRegression()).fit(x[:, 0], np.arange(40) % 2, X=x)


def networks():
    """skorch: networks of PyTorch as scikit-learn's estimators."""
    import skorch
    import torch

    x, y = toy_data()
    module = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(-1))
    yield "classifier", lambda: skorch.NeuralNetClassifier(module, max_epochs=1, verbose=0).fit(x.astype("float32"), y)
    yield "regressor", lambda: skorch.NeuralNetRegressor(torch.nn.Linear(4, 1), max_epochs=1, verbose=0).fit(x.astype("float32"), x[:, :1].astype("float32"))
    yield "stopping", lambda: skorch.NeuralNetClassifier(module, max_epochs=1, verbose=0, callbacks=[skorch.callbacks.EarlyStopping()]).fit(x.astype("float32"), y)


def saved_networks():
    import skorch
    import torch

    x, y = toy_data()
    module = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(-1))

    def save(path):
        net = skorch.NeuralNetClassifier(module, max_epochs=1, verbose=0).fit(x.astype("float32"), y)
        path.mkdir(parents=True, exist_ok=True)
        net.save_params(f_params=path / "params.pt", f_optimizer=path / "optimizer.pt", f_history=path / "history.json")

    yield "classifier", save
