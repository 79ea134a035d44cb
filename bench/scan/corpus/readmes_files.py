"""Files in the own formats of packages, as their first pages write them; each writer is given a path."""
import json

import numpy as np
from readmes_listed import data, passengers


def arrays():
    yield "arrays.npz", lambda path: np.savez(path, x=np.eye(3), names=np.array(["a", "b"]), obj=np.array([{"a": 1}, None], dtype=object))
    yield "packed.npz", lambda path: np.savez_compressed(path, weights=np.zeros((9, 9), "f2"), shape=(3, 3))
    yield "objects.npy", lambda path: np.save(path, {"config": {"lr": 0.1}, "history": [np.float64(0.5)]}, allow_pickle=True)
    yield "mapped.npy", lambda path: np.lib.format.open_memmap(path, "w+", "f4", (10, 3)).flush()
    yield "sparse.npz", lambda path: __import__("scipy.sparse").sparse.save_npz(path, __import__("scipy.sparse").sparse.random(6, 6, 0.5, format="csr"))
    yield "matrix.mat", lambda path: __import__("scipy.io").io.savemat(path, {"a": np.eye(2), "s": {"x": 1}})
    yield "values.h5", lambda path: hdf5(path)


def hdf5(path):
    import h5py

    with h5py.File(path, "w") as file:
        file.create_dataset("x", data=np.arange(12.0).reshape(3, 4), compression="gzip", chunks=(1, 4), shuffle=True)
        file["names"] = np.array(["a", "bc"], dtype=h5py.string_dtype())
        file["soft"] = h5py.SoftLink("/x")
        file.attrs["config"] = json.dumps({"epochs": 3})
        file.create_group("g").create_dataset("r", data=[(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])


def tables():
    frame = passengers()
    for suffix in ["pkl", "pkl.gz", "pkl.bz2", "pkl.xz", "pkl.zip", "pkl.zst", "pkl.tar", "pkl.tar.gz"]:
        yield "frame." + suffix, lambda path: frame.to_pickle(path)
    yield "frame.parquet", lambda path: frame.to_parquet(path)
    yield "frame.feather", lambda path: frame.to_feather(path)
    yield "frame.orc", lambda path: frame.astype({"sex": str}).to_orc(path)
    yield "frame.json", lambda path: frame.to_json(path, orient="table")
    yield "frame.jsonl", lambda path: frame.to_json(path, orient="records", lines=True)
    yield "frame.dta", lambda path: frame.to_stata(path)
    yield "frame.csv.gz", lambda path: frame.to_csv(path)
    yield "frame.html", lambda path: frame.to_html(path)
    yield "frame.xml", lambda path: frame.to_xml(path)
    yield "table.h5", lambda path: frame.astype({"sex": str}).to_hdf(path, key="t", format="table")
    yield "fixed.h5", lambda path: frame[["age", "fare"]].to_hdf(path, key="f")


def polars():
    yield "polars.ipc", lambda path: __import__("polars").DataFrame({"a": [1, 2], "b": ["x", None]}).write_ipc(path)
    yield "polars.avro", lambda path: __import__("polars").DataFrame({"a": [1, 2]}).write_avro(path)
    yield "polars.pkl", lambda path: path.write_bytes(__import__("pickle").dumps(__import__("polars").DataFrame({"a": [1, 2]})))


def boosters():
    x, y, _ = data()
    import catboost as cb
    import lightgbm as lgb
    import xgboost as xgb

    one = xgb.XGBClassifier(n_estimators=3).fit(x, y)
    for suffix in ["json", "ubj"]:
        yield "xgb." + suffix, lambda path: one.save_model(path)
    yield "xgb.buffer", lambda path: xgb.DMatrix(x, y).save_binary(path)
    yield "xgb.txt", lambda path: one.get_booster().dump_model(path)
    yield "xgb.raw", lambda path: path.write_bytes(one.get_booster().save_raw("ubj"))
    yield "xgb_config.json", lambda path: path.write_text(one.get_booster().save_config())
    two = lgb.LGBMClassifier(n_estimators=3, min_child_samples=2, verbose=-1).fit(x, y)
    yield "lgb.txt", lambda path: two.booster_.save_model(path)
    yield "lgb.json", lambda path: path.write_text(json.dumps(two.booster_.dump_model()))
    yield "lgb.bin", lambda path: lgb.Dataset(x, y).save_binary(str(path))
    three = cb.CatBoostClassifier(iterations=3, verbose=0, allow_writing_files=False).fit(x, y)
    for suffix, kind in [("cbm", "cbm"), ("json", "json"), ("onnx", "onnx"), ("cpp", "cpp"), ("py", "python")]:
        yield "cat." + suffix, lambda path, kind=kind: three.save_model(path, format=kind)
    yield "cat_run", lambda path: cb.CatBoostClassifier(iterations=3, verbose=0, train_dir=str(path), save_snapshot=True, snapshot_interval=0).fit(x, y)
    yield "cat_pool.bin", lambda path: pooled(cb, x, y, path)


def pooled(cb, x, y, path):
    pool = cb.Pool(x, y)
    pool.quantize()
    pool.save(str(path))


def graphs():
    import onnx
    import skl2onnx
    from sklearn import ensemble, feature_extraction, gaussian_process, linear_model, neighbors, neural_network, pipeline, preprocessing, svm

    x, y, _ = data()
    x = x.astype("f4")
    models = [linear_model.LogisticRegression(), ensemble.RandomForestClassifier(3), ensemble.HistGradientBoostingRegressor(max_iter=2), svm.SVC(), neighbors.KNeighborsRegressor(), gaussian_process.GaussianProcessRegressor(), neural_network.MLPClassifier(hidden_layer_sizes=(3,), max_iter=3), pipeline.make_pipeline(preprocessing.PolynomialFeatures(2), preprocessing.MinMaxScaler(), linear_model.Lasso())]
    for model in models:
        yield type(model).__name__ + ".onnx", lambda path, model=model: path.write_bytes(skl2onnx.to_onnx(model.fit(x, y), x[:1]).SerializeToString())
    yield "words.onnx", lambda path: path.write_bytes(skl2onnx.to_onnx(feature_extraction.text.TfidfVectorizer().fit(["a bb", "cc"]), initial_types=[("t", skl2onnx.common.data_types.StringTensorType([None]))]).SerializeToString())
    graph = skl2onnx.to_onnx(neural_network.MLPRegressor(hidden_layer_sizes=(64,), max_iter=2).fit(x, y), x[:1])
    yield "outside", lambda path: beside(onnx, graph, path)
    yield "text.onnxtxt", lambda path: onnx.save(graph, path)
    yield "graph.json", lambda path: onnx.save(graph, path, format="json")
    yield "optimised.onnx", lambda path: optimised(graph, path, "optimised")
    yield "fast.ort", lambda path: optimised(graph, path, "ort")
    yield "quantised", lambda path: quantised(onnx, graph, path)


def beside(onnx, graph, path):
    path.mkdir(parents=True)
    onnx.save_model(graph, path / "model.onnx", save_as_external_data=True, location="weights.data", size_threshold=0)


def optimised(graph, path, _):
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.optimized_model_filepath = str(path)
    ort.InferenceSession(graph.SerializeToString(), options, providers=["CPUExecutionProvider"])


def quantised(onnx, graph, path):
    from onnxruntime import quantization

    path.mkdir(parents=True)
    onnx.save(graph, path / "float.onnx")
    quantization.quantize_dynamic(path / "float.onnx", path / "int8.onnx")


def tensors():
    from safetensors import numpy as st

    weights = {"a.weight": np.eye(4, dtype="f4"), "a.bias": np.zeros(4, "f2"), "ids": np.arange(3)}
    yield "plain.safetensors", lambda path: st.save_file(weights, path)
    yield "described.safetensors", lambda path: st.save_file(weights, path, metadata={"format": "np", "author": "someone"})
    yield "model.gguf", lambda path: gguf(path)


def gguf(path):
    import gguf as g

    writer = g.GGUFWriter(path, "llama")
    writer.add_block_count(1)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(["a", "b"])
    writer.add_chat_template("{% for m in messages %}{{ m['role'] }}: {{ m['content'] | trim }}\n{% endfor %}{% if add_generation_prompt %}assistant:{% endif %}")
    writer.add_tensor("token_embd.weight", np.ones((2, 32), "f4"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def skops():
    from skops import io
    from sklearn import compose, ensemble, linear_model, model_selection, pipeline, preprocessing
    import lightgbm as lgb
    import xgboost as xgb

    x, y, _ = data()
    for name, model in {"logistic": linear_model.LogisticRegression(), "forest": ensemble.RandomForestClassifier(3), "grid": model_selection.GridSearchCV(linear_model.Ridge(), {"alpha": [1, 2]}, cv=2), "piped": pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), linear_model.Ridge()),
                        "columns": compose.ColumnTransformer([("a", preprocessing.StandardScaler(), [0, 1])]), "xgb": xgb.XGBClassifier(n_estimators=2), "lgb": lgb.LGBMClassifier(n_estimators=2, verbose=-1), "hist": ensemble.HistGradientBoostingClassifier(max_iter=2)}.items():
        yield name + ".skops", lambda path, model=model: io.dump(model.fit(np.abs(x), y), path)


def caches():
    import joblib

    yield "cache", lambda path: joblib.Memory(path, verbose=0).cache(np.linalg.svd)(np.eye(3))
    yield "mapped.joblib", lambda path: joblib.dump({"big": np.zeros(2000), "small": [1]}, path)
    yield "zlib.joblib.z", lambda path: joblib.dump({"big": np.zeros(2000)}, path)
    yield "auto.joblib.gz", lambda path: joblib.dump({"big": np.zeros(2000)}, path)
    yield "auto.joblib.bz2", lambda path: joblib.dump(np.zeros(2000), path)


def own():
    """Of packages that have a save method."""
    from gensim import corpora, models

    texts = [["human", "computer"], ["graph", "trees"]] * 6
    yield "word2vec.model", lambda path: models.Word2Vec(texts, vector_size=8, min_count=1).save(str(path))
    yield "vectors.kv", lambda path: models.Word2Vec(texts, vector_size=8, min_count=1).wv.save(str(path))
    yield "vectors.bin", lambda path: models.Word2Vec(texts, vector_size=8, min_count=1).wv.save_word2vec_format(str(path), binary=True)
    yield "words.dict", lambda path: corpora.Dictionary(texts).save(str(path))


def pipes():
    import spacy as s

    yield "blank", lambda path: s.blank("en").to_disk(path)
    yield "docs.spacy", lambda path: s.tokens.DocBin(docs=[s.blank("en")("A b.")]).to_disk(path)
    yield "trained", lambda path: categorised(s, path)


def categorised(s, path):
    from spacy.training import Example

    nlp = s.blank("en")
    nlp.add_pipe("textcat").add_label("yes")
    nlp.get_pipe("textcat").add_label("no")
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("good film"), {"cats": {"yes": 1.0, "no": 0.0}})])
    nlp.to_disk(path)


def trackers():
    import mlflow
    from sklearn import linear_model

    x, y, _ = data()
    yield "mlflow", lambda path: mlflow.sklearn.save_model(linear_model.Ridge().fit(x, y), path)
    yield "prophet.json", lambda path: path.write_text(__import__("prophet.serialize").serialize.model_to_json(__import__("prophet").Prophet().fit(__import__("pandas").DataFrame({"ds": __import__("pandas").date_range("2024", periods=40), "y": np.arange(40.0)}))))
    yield "sktime.zip", lambda path: __import__("sktime.forecasting.naive").forecasting.naive.NaiveForecaster().fit(__import__("readmes_others").series()).save(str(path.with_suffix("")))


LISTED = [arrays, tables, boosters, graphs, tensors, skops, caches]
OTHERS = [polars, own, pipes, trackers]
