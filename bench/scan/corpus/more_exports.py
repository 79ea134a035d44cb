"""Boosters with other settings and in all of their own files; graphs of ONNX as its own tests, its quantizer and its helpers write them; safetensors; GGUF."""
import pickle
from functools import partial

import numpy as np
from estimators import toy_data


def boosters():
    for make in [xgboost_files, lightgbm_files, catboost_files]:
        try:
            yield from make()
        except ImportError as error:
            print("no", make.__name__, error)


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def xgboost_files():
    import xgboost as xgb

    x, y = toy_data()
    settings = [("dart", {"booster": "dart"}), ("linear", {"booster": "gblinear"}), ("counts", {"objective": "count:poisson"}), ("hinge", {"objective": "binary:hinge"}),
                ("histogram", {"tree_method": "hist", "max_bin": 8}), ("exact", {"tree_method": "exact"}), ("monotone", {"monotone_constraints": "(1,0,0,-1)"}),
                ("tweedie", {"objective": "reg:tweedie"}), ("classes", {"objective": "multi:softprob", "num_class": 2}), ("logistic", {"objective": "reg:logistic"})]
    for i, (name, chosen) in enumerate(settings):
        yield f"xgboost_{name}_p{i % 5}.pkl", partial(_pickle, lambda: xgb.train(chosen, xgb.DMatrix(x, y), 2), i % 5)
        for ending in ["json", "ubj", "deprecated", "model", "bin"]:
            yield f"xgboost_{name}.{ending}", lambda path: xgb.train(chosen, xgb.DMatrix(x, y), 2).save_model(str(path))
    yield "xgboost_raw.pkl", partial(_pickle, lambda: bytes(xgb.train({}, xgb.DMatrix(x, y), 2).save_raw()), 4)
    yield "xgboost_named.pkl", partial(_pickle, lambda: xgb.XGBClassifier(n_estimators=2, feature_types=None, objective="binary:logitraw").fit(_frame(x), y), 2)
    yield "xgboost_partial.pkl", partial(_pickle, lambda: xgb.XGBRegressor(n_estimators=2, eval_metric=_metric()).fit(x, y), 3)
    yield "xgboost_stopped.pkl", partial(_pickle, lambda: _stopped(xgb, x, y), 4)
    yield "xgboost_forest.pkl", partial(_pickle, lambda: xgb.XGBRFRegressor(n_estimators=2).fit(x, y), 0)
    yield "xgboost_dump.txt", lambda path: xgb.train({}, xgb.DMatrix(x, y), 2).dump_model(str(path))
    yield "xgboost_config.json", lambda path: path.write_text(xgb.train({}, xgb.DMatrix(x, y), 2).save_config())


def _stopped(xgb, x, y):
    model = xgb.XGBClassifier(n_estimators=3, early_stopping_rounds=2, callbacks=[xgb.callback.LearningRateScheduler(np.sqrt)])
    return model.fit(x, y, eval_set=[(x, y)], verbose=False)


def _metric():
    from sklearn.metrics import mean_absolute_error

    return mean_absolute_error


def _frame(x):
    import pandas as pd

    return pd.DataFrame(x, columns=["a b", "c", "d", "é"])


def lightgbm_files():
    import lightgbm as lgb

    x, y = toy_data()
    settings = [("dart", {"boosting": "dart"}), ("forest", {"boosting": "rf", "bagging_freq": 1, "bagging_fraction": 0.5}), ("classes", {"objective": "multiclass", "num_class": 2}),
                ("quantile", {"objective": "quantile", "alpha": 0.1}), ("linear", {"linear_tree": True}), ("entropy", {"objective": "cross_entropy"}), ("gamma", {"objective": "gamma"}),
                ("monotone", {"monotone_constraints": [1, 0, 0, -1]}), ("binary", {"objective": "binary", "metric": ["auc", "binary_logloss"]})]
    quiet = {"verbose": -1, "min_data_in_leaf": 2}
    for i, (name, chosen) in enumerate(settings):
        train = partial(lambda chosen: lgb.train({**quiet, **chosen}, lgb.Dataset(x, y + 0.5 if chosen.get("objective") == "gamma" else y), 3), chosen)
        yield f"lightgbm_{name}_p{i % 5}.pkl", partial(_pickle, train, i % 5)
        yield f"lightgbm_{name}.txt", lambda path: train().save_model(str(path))
        yield f"lightgbm_{name}.json", lambda path: path.write_text(__import__("json").dumps(train().dump_model()))
    yield "lightgbm_named.pkl", partial(_pickle, lambda: lgb.LGBMClassifier(n_estimators=2).fit(_categories(x), y), 2)
    yield "lightgbm_metric.pkl", partial(_pickle, lambda: lgb.LGBMRegressor(n_estimators=2, importance_type="gain").fit(x, y, eval_set=[(x, y)]), 3)
    yield "lightgbm_balanced.pkl", partial(_pickle, lambda: lgb.LGBMClassifier(n_estimators=2, class_weight="balanced", random_state=np.random.RandomState(1)).fit(x, y), 0)


def _categories(x):
    import pandas as pd

    return pd.DataFrame({"a": x[:, 0], "b": pd.Categorical(np.where(x[:, 1] > 0, "u", "v"))})


def catboost_files():
    import catboost

    x, y = toy_data()
    quiet = {"iterations": 2, "verbose": False, "allow_writing_files": False}
    settings = [("focal", {"loss_function": "CrossEntropy"}), ("oblivious", {"depth": 2}), ("loss_guide", {"grow_policy": "Lossguide"}), ("depthwise", {"grow_policy": "Depthwise"}),
                ("bayesian", {"bootstrap_type": "Bayesian"}), ("plain", {"boosting_type": "Plain"})]
    for i, (name, chosen) in enumerate(settings):
        made = partial(lambda chosen: catboost.CatBoost({**quiet, **chosen}).fit(x, y), chosen)
        yield f"catboost_{name}_p{i % 5}.pkl", partial(_pickle, made, i % 5)
        for ending in ["cbm", "json", "onnx", "coreml", "cpp", "python", "pmml"]:
            kind = {"onnx": "onnx", "python": "python"}.get(ending, ending)
            yield f"catboost_{name}.{'py' if ending == 'python' else ending}", lambda path: made().save_model(str(path), format=kind)
    yield "catboost_ranker.pkl", partial(_pickle, lambda: catboost.CatBoost({**quiet, "loss_function": "PairLogit"}).fit(x, y, group_id=np.arange(40) // 20), 4)
    yield "catboost_categories.pkl", partial(_pickle, lambda: catboost.CatBoostClassifier(**quiet).fit(_categories(x), y, cat_features=["b"]), 2)
    yield "catboost_categories.cbm", lambda path: catboost.CatBoostClassifier(**quiet).fit(_categories(x), y, cat_features=["b"]).save_model(str(path))
    yield "catboost_weights.pkl", partial(_pickle, lambda: catboost.CatBoostClassifier(class_weights={0: 1, 1: 2}, **quiet).fit(x, y), 0)


def onnx_tests():
    """A model for each operator: what ONNX tests every backend with, one of three."""
    from onnx.backend.test.loader import load_model_tests
    import onnx.backend.test.case.node as node

    for case in load_model_tests(kind="simple"):
        yield from _copied(case)
    cases = node.collect_testcases(None) if node.collect_testcases.__code__.co_argcount else node.collect_testcases()
    for i, case in enumerate(cases):
        if i % 3 == 0 and case.model is not None:
            yield f"{case.name}.onnx", lambda path: path.write_bytes(case.model.SerializeToString())


def _copied(case):
    import pathlib

    if case.model_dir:
        yield f"simple_{case.name}.onnx", lambda path: path.write_bytes((pathlib.Path(case.model_dir) / "model.onnx").read_bytes())


def onnx_made():
    import onnx
    from onnx import TensorProto, helper
    from onnx.reference import ReferenceEvaluator  # noqa: F401  only versions that have functions

    value = partial(helper.make_tensor_value_info, elem_type=TensorProto.FLOAT, shape=[None, 2])
    square = helper.make_function("mine", "Square", ["x"], ["y"], [helper.make_node("Mul", ["x", "x"], ["y"])], [helper.make_opsetid("", 17)])
    graph = helper.make_graph([helper.make_node("Square", ["x"], ["y"], domain="mine")], "g", [value("x")], [value("y")])
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("mine", 1)]
    yield "local_function.onnx", lambda path: onnx.save(helper.make_model(graph, functions=[square], opset_imports=opsets), str(path))
    body = [helper.make_graph([helper.make_node(kind, ["x"], ["z"])], kind, [], [value("z")]) for kind in ("Relu", "Neg")]
    branch = helper.make_graph([helper.make_node("If", ["c"], ["z"], then_branch=body[0], else_branch=body[1])], "g",
                               [value("x"), helper.make_tensor_value_info("c", TensorProto.BOOL, [])], [value("z")])
    yield "branches.onnx", lambda path: onnx.save(helper.make_model(branch), str(path))
    weights = helper.make_graph([helper.make_node("MatMul", ["x", "w"], ["y"])], "g", [value("x")], [value("y")], [onnx.numpy_helper.from_array(np.ones((2, 2000), "f4"), "w")])
    yield "outside_folder", lambda path: onnx.save(helper.make_model(weights), str(path / "model.onnx"), save_as_external_data=True, all_tensors_to_one_file=False, size_threshold=0)
    described = helper.make_model(weights, producer_name="make.py", doc_string="weights")
    helper.set_model_props(described, {"classes": "['a', 'b']", "url": "https://example.org"})
    yield "described.onnx", lambda path: onnx.save(described, str(path))
    yield "text.onnxtxt", lambda path: path.write_text(str(described))
    yield "json.json", lambda path: onnx.save(described, str(path), format="json")


def onnx_quantized():
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime import InferenceSession, SessionOptions
    from sklearn.neural_network import MLPClassifier
    from skl2onnx import to_onnx

    x, y = toy_data()
    model = to_onnx(MLPClassifier((8, 8), max_iter=5).fit(x, y), x[:1].astype("f4"))
    for kind in ["QInt8", "QUInt8"]:
        yield f"quantized_{kind}.onnx", lambda path: quantize_dynamic(model, str(path), weight_type=getattr(QuantType, kind))

    def optimized(path):
        options = SessionOptions()
        options.optimized_model_filepath = str(path)
        InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

    yield "optimized.onnx", optimized
    yield "upgraded.onnx", lambda path: onnx.save(onnx.version_converter.convert_version(model, 18), str(path))


def tensors():
    from safetensors.numpy import save, save_file

    for kind in ["f2", "f4", "f8", "i2", "u2", "u4", "u8", "?", "c8"]:
        yield f"{kind.strip('?') or 'bool'}.safetensors", partial(save_file, {f"layers.{i}.weight": np.ones((3, 5), kind) for i in range(4)})
    yield "none.safetensors", partial(save_file, {})
    yield "unicode.safetensors", partial(save_file, {"größe.π": np.zeros((1, 1, 1, 2)), "": np.zeros(1)}, metadata={"author": "ü", "license": "mit", "config": "{\"a\": 1}"})
    yield "bytes.safetensors", lambda path: path.write_bytes(save({"a": np.arange(3), "b": np.array(2.0)}))


def gguf():
    import gguf as g

    def write(change, path):
        writer = g.GGUFWriter(str(path), "bert")
        change(writer)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def every_kind(writer):
        for name, value in [("uint8", 1), ("int8", -1), ("uint16", 2), ("int16", -2), ("uint32", 3), ("int32", -3), ("float32", 0.5), ("uint64", 4), ("int64", -4), ("float64", 0.1), ("bool", True), ("string", "é")]:
            getattr(writer, f"add_{name}")(f"kind.{name}", value)
        writer.add_array("words", ["a", "b"])
        writer.add_array("numbers", [1, 2, 3])

    def tokenizer(writer):
        writer.add_tokenizer_model("bert")
        writer.add_token_list([b"[CLS]", b"a", b"##b"])
        writer.add_token_types([3, 1, 1])
        writer.add_token_scores([0.0, -1.0, -2.0])
        writer.add_token_merges(["a b"])
        for name in ["bos", "eos", "pad", "sep"]:
            getattr(writer, f"add_{name}_token_id")(0)
        writer.add_tensor("token_embd.weight", np.zeros((3, 32), np.float16))

    def described(writer):
        writer.add_name("tiny")
        writer.add_author("make.py")
        writer.add_license("mit")
        writer.add_description("a test")
        writer.add_file_type(1)
        writer.add_vocab_size(3)
        writer.add_chat_template("{{ bos_token }}{% for message in messages %}{{ message['role'] | upper }}: {{ message.content | trim }}\n{% endfor %}")

    yield "kinds.gguf", partial(write, every_kind)
    yield "tokenizer.gguf", partial(write, tokenizer)
    yield "described.gguf", partial(write, described)
    for name in ["F16", "BF16", "F64", "I8", "I32", "Q4_0", "Q5_1", "Q8_0", "Q2_K", "Q4_K", "Q6_K", "IQ4_NL", "TQ1_0", "MXFP4"]:
        yield f"quantized_{name}.gguf", lambda path: write(partial(_quantized, g, name), path)


def _quantized(g, name, writer):
    kind = getattr(g.GGMLQuantizationType, name)
    block, size = g.GGML_QUANT_SIZES[kind]
    if block == 1:
        types = {"F16": np.float16, "F64": np.float64, "I8": np.int8, "I32": np.int32}
        rows = np.zeros((2, 32), types[name]) if name in types else np.zeros((2, 64), np.uint8)
    else:
        rows = np.zeros((2, 2 * size), np.uint8)
    writer.add_tensor("blk.0.ffn_up.weight", rows, raw_dtype=kind)
