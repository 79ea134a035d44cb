"""Models as files of tensors and graphs: ONNX, safetensors, GGUF, and scikit-learn by skops."""
from functools import partial

import numpy as np
from estimators import every_estimator, toy_data


def onnx_graphs():
    from sklearn import ensemble, linear_model, naive_bayes, neighbors, neural_network, pipeline, preprocessing, svm
    from skl2onnx import to_onnx

    x, y = toy_data()
    x = x.astype("f4")
    models = [linear_model.LogisticRegression(), linear_model.Ridge(), ensemble.RandomForestClassifier(3), ensemble.GradientBoostingRegressor(n_estimators=2),
              ensemble.HistGradientBoostingClassifier(max_iter=2), ensemble.IsolationForest(n_estimators=2), svm.SVC(), svm.LinearSVC(), naive_bayes.GaussianNB(),
              neighbors.KNeighborsClassifier(), neural_network.MLPClassifier((3,), max_iter=3), ensemble.VotingClassifier([("a", linear_model.LogisticRegression())]),
              pipeline.make_pipeline(preprocessing.StandardScaler(), preprocessing.PolynomialFeatures(), linear_model.LinearRegression())]
    for model in models:
        yield f"sklearn_{type(model).__name__}.onnx", lambda path, m=model: path.write_bytes(to_onnx(m.fit(x, y), x[:1]).SerializeToString())
    yield "no_zipmap.onnx", lambda path: path.write_bytes(to_onnx(linear_model.LogisticRegression().fit(x, y), x[:1], options={"zipmap": False}).SerializeToString())
    yield "external.onnx", partial(external, x, y)
    yield "words.onnx", words
    yield from boosted(x, y)


def external(x, y, path):
    import onnx
    from sklearn.neural_network import MLPClassifier
    from skl2onnx import to_onnx

    model = to_onnx(MLPClassifier((300, 300), max_iter=2).fit(x, y), x[:1])
    onnx.save(model, str(path), save_as_external_data=True, location="external.onnx.data")


def words(path):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import StringTensorType

    model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(["a good one", "a bad one"] * 4, [1, 0] * 4)
    path.write_bytes(to_onnx(model, initial_types=[("x", StringTensorType([None, 1]))]).SerializeToString())


def boosted(x, y):
    import lightgbm
    import onnxmltools
    import xgboost
    from onnxmltools.convert.common.data_types import FloatTensorType

    types = [("x", FloatTensorType([None, 4]))]
    yield "lightgbm.onnx", lambda path: path.write_bytes(onnxmltools.convert_lightgbm(
        lightgbm.LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y), initial_types=types).SerializeToString())
    yield "xgboost.onnx", lambda path: path.write_bytes(onnxmltools.convert_xgboost(
        xgboost.XGBRegressor(n_estimators=2).fit(x, y), initial_types=types).SerializeToString())


def torch_graphs():
    import torch
    from torch import nn

    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(72, 3)).eval()
    old = {"dynamo": False} if "dynamo" in torch.onnx.export.__code__.co_varnames else {}
    yield "torch_convolutions.onnx", lambda path: torch.onnx.export(net, torch.ones(1, 1, 8, 8), str(path), **old)
    yield "torch_dynamic.onnx", lambda path: torch.onnx.export(nn.LSTM(2, 3), torch.ones(4, 1, 2), str(path), input_names=["x"], dynamic_axes={"x": {0: "n"}}, **old)
    yield "torch_attention.onnx", lambda path: torch.onnx.export(nn.MultiheadAttention(8, 2).eval(), (torch.ones(3, 1, 8),) * 3, str(path), **old)


def tensors():
    from safetensors.numpy import save_file

    kinds = ["f4", "f8", "f2", "i1", "i4", "i8", "u1", "?"]
    yield "kinds.safetensors", partial(save_file, {kind.strip("?") or "b": np.zeros((2, 3), kind) for kind in kinds})
    yield "described.safetensors", lambda path: save_file({"w": np.ones(3)}, path, metadata={"format": "np", "by": "make.py"})
    yield "empty.safetensors", lambda path: save_file({"w": np.zeros((0, 4)), "b": np.array(1.0)}, path)


def gguf():
    from gguf import GGMLQuantizationType, GGUFWriter

    def write(path, kind=None):
        writer = GGUFWriter(str(path), "llama")
        writer.add_block_count(1)
        writer.add_context_length(16)
        writer.add_tokenizer_model("gpt2")
        writer.add_token_list(["a", "b"])
        writer.add_chat_template("{% for m in messages %}{{ m['content'] }}{% endfor %}")
        writer.add_array("numbers", [1.0, 2.0])
        weights = np.zeros((2, 34 if kind else 32), np.uint8 if kind else np.float32)
        writer.add_tensor("blk.0.attn_q.weight", weights, raw_dtype=kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    yield "float.gguf", write
    yield "quantized.gguf", partial(write, kind=GGMLQuantizationType.Q8_0)


def by_skops():
    import skops.io

    for name, model in every_estimator():
        yield f"{name}.skops", partial(skops.io.dump, model)


def own_formats():
    """The boosters' own: no pickle."""
    import lightgbm
    import xgboost

    x, y = toy_data()
    booster = xgboost.train({"max_depth": 2}, xgboost.DMatrix(x, y), 2)
    yield "xgboost.json", booster.save_model
    yield "xgboost.ubj", booster.save_model
    yield "lightgbm.txt", lightgbm.train({"verbose": -1}, lightgbm.Dataset(x, y), 2).save_model
    yield from catboost_formats(x, y)


def catboost_formats(x, y):
    import catboost

    model = catboost.CatBoostClassifier(iterations=2, verbose=False, allow_writing_files=False).fit(x, y)
    yield "catboost.cbm", model.save_model
    yield "catboost.json", partial(model.save_model, format="json")
    yield "catboost.onnx", partial(model.save_model, format="onnx")
