"""What projects keep beside their models, by packages that the issue does not list and by Python alone: vocabularies, tokenizers, studies, graphs, tables, images."""
import collections
import datetime
import decimal
import pickle
import uuid

import numpy as np


def files():
    """Pairs of name and what writes the file; a package that is not here is passed over."""
    for i, (name, make) in enumerate(_things()):
        yield f"{name}.pkl", lambda path: path.write_bytes(pickle.dumps(make(), protocol=2 + i % 4))


def alone():
    """By Python, NumPy and scikit-learn alone: what lies in nearly every project's folder."""
    from sklearn import preprocessing

    things = {"vocab": {"<pad>": 0, "<unk>": 1, "the": 2}, "word2idx": collections.defaultdict(int, {"a": 1}), "counts": collections.Counter("hello"), "metrics": {"auc": 0.9, "by_fold": [0.8, np.float64(0.9)], "at": datetime.datetime.now(datetime.timezone.utc)},
              "history": {"loss": [0.5, 0.4], "val_loss": np.array([0.6, 0.5])}, "params": {"id": uuid.uuid4(), "price": decimal.Decimal("1.20"), "seed": 1, "stop": None, "grid": [(1, 2)], "range": range(3), "slice": slice(1, 3)}, "stopwords": {"a", "the"}, "columns": ["a", "b"], "dates": [datetime.date(2024, 1, 2), datetime.timedelta(1), datetime.time(3)],
              "le": preprocessing.LabelEncoder().fit(["x", "y"]), "scaler": preprocessing.StandardScaler().fit(np.eye(3)), "ohe": preprocessing.OneHotEncoder().fit([["a"], ["b"]]), "embeddings": {"king": np.ones(4, "f4")}, "embedding_matrix": np.zeros((5, 4)), "train_test": (np.eye(3), [0, 1, 1]), "tuple_of_sets": (frozenset({1}), {2: {3}}), "bytes": {"raw": b"\x00\xff", "array": bytearray(b"ab")},
              "ordered": collections.OrderedDict(a=collections.OrderedDict(b=1)), "deque": collections.deque([1, 2], 5), "complex": [1 + 2j, True, 10**40, -1, 1e300], "chain": collections.ChainMap({"a": 1}, {"b": 2})}
    for i, (name, thing) in enumerate(things.items()):
        for protocol in (i % 6, (i + 3) % 6):
            yield f"{name}_{protocol}.pkl", lambda path: path.write_bytes(pickle.dumps(thing, protocol=protocol))


def _things():
    from importlib import import_module

    rng = np.random.default_rng(0)
    x = np.abs(rng.normal(size=(80, 4)))
    y = (x[:, 0] > 0.6).astype(int)

    def of(package):
        try:
            return import_module(package)
        except Exception as error:
            print("no", package, str(error)[:80])
            return None

    if nx := of("networkx"):
        yield "nx_graph", lambda: nx.karate_club_graph()
        yield "nx_kinds", lambda: [nx.DiGraph([(1, 2)]), nx.MultiGraph([(1, 2), (1, 2)]), nx.MultiDiGraph([(1, 1)])]
    if pl := of("polars"):
        yield "polars", lambda: [pl.DataFrame({"a": [1, 2]}), pl.Series([1.0]), pl.col("a") + 1, pl.LazyFrame({"a": [1]})]
    if pa := of("pyarrow"):
        yield "arrow_table", lambda: pa.table({"a": [1, 2], "b": ["x", None]})
        yield "arrow_schema", lambda: [pa.schema([("a", pa.int64()), ("l", pa.list_(pa.string()))]), pa.array([1, None]), pa.record_batch({"a": [1]})]
    if of("PIL"):
        from PIL import Image

        yield "image", lambda: Image.new("RGB", (4, 4))
    if shapely := of("shapely"):
        yield "shapes", lambda: [shapely.Point(1, 2), shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (1, 1)])]
    if gpd := of("geopandas"):
        yield "geo_frame", lambda: gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(0, 0)])
    if nltk := of("nltk"):
        yield "nltk_words", lambda: [nltk.FreqDist("aab"), nltk.ConditionalFreqDist([("a", 1)]), nltk.stem.PorterStemmer(), nltk.stem.SnowballStemmer("english"), nltk.tokenize.TreebankWordTokenizer(), nltk.Tree("S", ["a"])]
        yield "nltk_taggers", lambda: [nltk.NaiveBayesClassifier.train([({"a": 1}, "x"), ({"a": 2}, "y")]), nltk.UnigramTagger([[("a", "DT")]]), nltk.DefaultTagger("NN")]
    if gensim := of("gensim"):
        text = [["a", "b", "c"], ["a", "c"]] * 5
        yield "gensim_word2vec", lambda: gensim.models.Word2Vec(text, vector_size=3, min_count=1)
        yield "gensim_others", lambda: [gensim.corpora.Dictionary(text), gensim.models.TfidfModel(dictionary=gensim.corpora.Dictionary(text)), gensim.models.Phrases(text)]
        yield "gensim_lda", lambda: gensim.models.LdaModel([[(0, 1)]], num_topics=2, id2word={0: "a"})
    if optuna := of("optuna"):
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        yield "optuna", lambda: _study(optuna)
    if hyperopt := of("hyperopt"):
        yield "hyperopt", lambda: _trials(hyperopt)
    if tokenizers := of("tokenizers"):
        yield "tokenizer", lambda: tokenizers.Tokenizer(tokenizers.models.WordLevel({"a": 0}, "a"))
    if sm := of("statsmodels.api"):
        yield "ols", lambda: sm.OLS(x[:, 0], sm.add_constant(x[:, 1:])).fit()
        yield "glm", lambda: sm.GLM(y, x, family=sm.families.Binomial()).fit()
        yield "arima", lambda: sm.tsa.ARIMA(x[:, 0], order=(1, 0, 0)).fit()
        yield "others_sm", lambda: [sm.Logit(y, x[:, :2] * 0 + rng.normal(size=(80, 2))).fit(disp=0), sm.tsa.SimpleExpSmoothing(x[:, 0]).fit(), sm.RLM(x[:, 0], x[:, 1:]).fit(), sm.QuantReg(x[:, 0], x[:, 1:]).fit()]
        yield "formula", lambda: __import__("statsmodels.formula.api").formula.api.ols("a ~ b", __import__("pandas").DataFrame({"a": x[:, 0], "b": x[:, 1]})).fit()
    if imb := of("imblearn"):
        from imblearn import combine, ensemble, over_sampling, pipeline, under_sampling
        from sklearn.linear_model import LogisticRegression

        yield "imb_pipeline", lambda: pipeline.make_pipeline(over_sampling.SMOTE(), LogisticRegression()).fit(x, y)
        yield "imb_others", lambda: [combine.SMOTEENN().fit(x, y), under_sampling.RandomUnderSampler().fit(x, y), under_sampling.NearMiss().fit(x, y), ensemble.BalancedRandomForestClassifier(3).fit(x, y), imb.FunctionSampler().fit(x, y), over_sampling.ADASYN().fit(x, y)]
    if ce := of("category_encoders"):
        words = __import__("pandas").DataFrame({"a": list("xyxy") * 20})
        for kind in ["BinaryEncoder", "TargetEncoder", "WOEEncoder", "CatBoostEncoder", "HashingEncoder", "OrdinalEncoder", "HelmertEncoder", "CountEncoder", "JamesSteinEncoder", "GLMMEncoder", "QuantileEncoder"]:
            yield f"ce_{kind}", lambda: getattr(ce, kind)().fit(words, y)
    if of("feature_engine"):
        from feature_engine import encoding, imputation, outliers

        yield "feature_engine", lambda: [imputation.MeanMedianImputer(), encoding.RareLabelEncoder(), outliers.Winsorizer()]
    if umap := of("umap"):
        yield "umap", lambda: umap.UMAP(n_neighbors=5, n_epochs=5).fit(x)
    if hdbscan := of("hdbscan"):
        yield "hdbscan", lambda: hdbscan.HDBSCAN(5, prediction_data=True).fit(x)
    if lifelines := of("lifelines"):
        yield "lifelines", lambda: [lifelines.KaplanMeierFitter().fit(x[:, 0]), lifelines.NelsonAalenFitter().fit(x[:, 0]), lifelines.WeibullFitter().fit(x[:, 0])]
        yield "cox", lambda: lifelines.CoxPHFitter().fit(lifelines.datasets.load_rossi(), "week", "arrest")
    if surprise := of("surprise"):
        yield "surprise", lambda: [surprise.SVD(), surprise.KNNBasic(), surprise.Reader()]
    if implicit := of("implicit"):
        yield "implicit", lambda: implicit.als.AlternatingLeastSquares(2)
    if pygam := of("pygam"):
        yield "pygam", lambda: pygam.LinearGAM(pygam.s(0) + pygam.f(1))
    if river := of("river"):
        yield "river", lambda: [river.linear_model.LogisticRegression(), river.preprocessing.StandardScaler() | river.tree.HoeffdingTreeClassifier(), river.metrics.ROCAUC()]
    if ngboost := of("ngboost"):
        yield "ngboost", lambda: ngboost.NGBRegressor(n_estimators=2, verbose=False).fit(x, x[:, 0])
    if of("mlxtend"):
        from mlxtend.preprocessing import TransactionEncoder

        yield "mlxtend", lambda: TransactionEncoder().fit([["a"], ["b"]])
    if xr := of("xarray"):
        yield "xarray", lambda: xr.Dataset({"a": ("x", [1, 2])}, coords={"x": [0, 1]})
    if sympy := of("sympy"):
        yield "sympy", lambda: sympy.Symbol("x") ** 2 + sympy.Rational(1, 3)
    if pydantic := of("pydantic"):
        yield "pydantic_error", lambda: pydantic.types.PositiveInt
    if of("dateutil"):
        from dateutil import relativedelta, rrule, tz

        yield "dateutil", lambda: [tz.gettz("Europe/Paris"), tz.tzutc(), relativedelta.relativedelta(months=1), rrule.rrule(rrule.DAILY, count=3), datetime.datetime(2024, 1, 1, tzinfo=tz.tzlocal())]
    if pytz := of("pytz"):
        yield "pytz", lambda: [pytz.timezone("Asia/Tokyo"), pytz.utc, pytz.FixedOffset(60), pytz.timezone("US/Eastern").localize(datetime.datetime(2024, 5, 5))]
    yield "zones", lambda: [__import__("zoneinfo").ZoneInfo("Europe/Paris"), datetime.timezone(datetime.timedelta(hours=2))]
    if arch := of("arch"):
        yield "garch", lambda: arch.arch_model(x[:, 0]).fit(disp="off")
    if prophet := of("prophet"):
        yield "prophet", lambda: prophet.Prophet()


def _study(optuna):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=1), pruner=optuna.pruners.MedianPruner())
    study.optimize(lambda trial: trial.suggest_float("a", 0, 1) + trial.suggest_int("b", 1, 2) + len(trial.suggest_categorical("c", ["x", "yy"])), 3)
    return {"study": study, "best": study.best_params, "trials": study.trials}


def _trials(hyperopt):
    trials = hyperopt.Trials()
    hyperopt.fmin(_square, hyperopt.hp.uniform("a", 0, 1), hyperopt.tpe.suggest, 2, trials=trials, show_progressbar=False, verbose=False)
    return trials


def _square(a):
    return a**2
