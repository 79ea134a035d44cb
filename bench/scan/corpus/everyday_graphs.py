"""More graphs and tensors: ONNX of every estimator and booster, of PyTorch by both exporters and quantized; safetensors in shards; GGUF as converters write it; Keras with preprocessing."""
import json
from functools import partial

import numpy as np
from estimators import every_estimator, kinds, needed, toy_data


def of_estimators():
    from skl2onnx import to_onnx

    x, y = toy_data()
    rows = (np.abs(x) + 0.1).astype("f4")
    for name, kind in kinds():
        yield f"{name}.onnx", lambda path: path.write_bytes(to_onnx(kind(*needed(kind)).fit(rows, y), rows[:1]).SerializeToString())


def of_boosters():
    from onnxmltools import convert_lightgbm, convert_xgboost
    from onnxmltools.convert.common.data_types import FloatTensorType
    import lightgbm as lgb
    import xgboost as xgb

    x, y = toy_data()
    kind = [("x", FloatTensorType([None, 4]))]
    quiet = {"n_estimators": 2, "verbose": -1, "min_child_samples": 2}
    for name, model in [("classifier", lgb.LGBMClassifier(**quiet)), ("regressor", lgb.LGBMRegressor(**quiet))]:
        yield f"lightgbm_{name}.onnx", lambda path: path.write_bytes(convert_lightgbm(model.fit(x, y), initial_types=kind, zipmap=False).SerializeToString())
    for name, model in [("classifier", xgb.XGBClassifier(n_estimators=2)), ("regressor", xgb.XGBRegressor(n_estimators=2)), ("forest", xgb.XGBRFClassifier(n_estimators=2))]:
        yield f"xgboost_{name}.onnx", lambda path: path.write_bytes(convert_xgboost(model.fit(x, y), initial_types=kind).SerializeToString())


def of_torch():
    import torch
    from torch import nn

    nets = {"dense": (nn.Sequential(nn.Linear(4, 3), nn.GELU(), nn.LayerNorm(3)), torch.ones(1, 4)), "convolved": (nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Hardswish(), nn.AdaptiveAvgPool2d(1)), torch.ones(1, 1, 8, 8)),
            "recurrent": (nn.LSTM(4, 3, bidirectional=True), torch.ones(5, 1, 4)), "attended": (nn.TransformerEncoderLayer(8, 2, batch_first=True), torch.ones(1, 3, 8)),
            "embedded": (nn.Sequential(nn.Embedding(10, 4), nn.Flatten()), torch.ones(1, 3, dtype=torch.long)), "upsampled": (nn.Sequential(nn.Upsample(scale_factor=2, mode="bilinear"), nn.PixelShuffle(2)), torch.ones(1, 4, 4, 4))}
    for name, (net, x) in nets.items():
        yield f"{name}_new.onnx", lambda path: torch.onnx.export(net.eval(), (x,), str(path), dynamo=True)
        yield f"{name}_old.onnx", lambda path: torch.onnx.export(net.eval(), (x,), str(path), dynamo=False, opset_version=17, input_names=["x"], dynamic_axes={"x": {0: "n"}})
        yield f"{name}.pt2", lambda path: torch.export.save(torch.export.export(net.eval(), (x,)), str(path))
        yield f"{name}_traced.pt", lambda path: torch.jit.trace(net.eval(), x).save(str(path))
        yield f"{name}_scripted.pt", lambda path: torch.jit.script(net.eval()).save(str(path))
        yield f"{name}_frozen.pt", lambda path: torch.jit.optimize_for_inference(torch.jit.script(net.eval())).save(str(path))


def quantized():
    import onnx
    from onnxruntime import InferenceSession, SessionOptions
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, quantize_static
    from skl2onnx import to_onnx
    from sklearn.neural_network import MLPClassifier

    x, y = toy_data()
    rows = x.astype("f4")
    model = to_onnx(MLPClassifier((8, 8), max_iter=5).fit(rows, y), rows[:1], target_opset=15)

    class Rows(CalibrationDataReader):
        def __init__(self):
            self.rows = iter([{"X": rows[:4]}])

        def get_next(self):
            return next(self.rows, None)

    for kind in ["QDQ", "QOperator"]:
        yield f"static_{kind}.onnx", lambda path: quantize_static(model, str(path), Rows(), quant_format=getattr(QuantFormat, kind))

    def in_their_format(path):
        options = SessionOptions()
        options.optimized_model_filepath = str(path)
        options.add_session_config_entry("session.save_model_format", "ORT")
        InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

    yield "saved.ort", in_their_format
    yield "external", lambda path: onnx.save_model(model, str(path / "m.onnx"), save_as_external_data=True, location="m.onnx.data", size_threshold=0)
    yield "inferred.onnx", lambda path: onnx.save(onnx.shape_inference.infer_shapes(model), str(path))


def tensors():
    from safetensors.numpy import save_file

    def sharded(path):
        weights = {f"model.layers.{i}.weight": np.full((4, 4), i, "f2") for i in range(4)}
        where = {}
        for i, name in enumerate(weights):
            file = f"model-{i + 1:05d}-of-00004.safetensors"
            save_file({name: weights[name]}, str(path / file), metadata={"format": "pt"})
            where[name] = file
        (path / "model.safetensors.index.json").write_text(json.dumps({"metadata": {"total_size": 128}, "weight_map": where}))

    yield "sharded", sharded
    yield "adapter", lambda path: (save_file({"base_model.model.q.lora_A.weight": np.ones((2, 4), "f4")}, str(path / "adapter_model.safetensors")), (path / "adapter_config.json").write_text('{"peft_type": "LORA", "r": 2, "target_modules": ["q"]}'))
    yield "described.safetensors", lambda path: save_file({"lora_up": np.ones((2, 2), "f2")}, str(path), metadata={"ss_network_module": "networks.lora", "modelspec.title": "x", "ss_tag_frequency": json.dumps({"a": 1})})
    for kind in ["i1", "u1", "i8", "c8", "f8"]:
        yield f"wide_{kind}.safetensors", partial(save_file, {"w": np.ones((64, 64), kind), "b": np.zeros((), kind)})


def gguf():
    import gguf as g

    def write(architecture, template, path):
        writer = g.GGUFWriter(str(path), architecture)
        for name, value in {"block_count": 1, "context_length": 16, "embedding_length": 32, "feed_forward_length": 32, "head_count": 2, "head_count_kv": 2, "layer_norm_rms_eps": 1e-5, "rope_freq_base": 1e4, "file_type": 7}.items():
            getattr(writer, f"add_{name}")(value)
        writer.add_tokenizer_model("llama")
        writer.add_token_list(["<s>", "</s>", "a"])
        writer.add_token_scores([0.0, 0.0, -1.0])
        writer.add_token_types([3, 3, 1])
        writer.add_bos_token_id(0)
        writer.add_add_bos_token(True)
        writer.add_chat_template(template)
        writer.add_tensor("token_embd.weight", np.zeros((3, 32), np.float32))
        writer.add_tensor("output_norm.weight", np.ones(32, np.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    templates = ["{{ bos_token }}{% for m in messages %}[INST] {{ m['content'].strip() }} [/INST]{% endfor %}",
                 "{%- if tools %}{{- tools | tojson }}{%- endif %}{% for message in messages %}<|{{ message.role }}|>{{ message.content[:20] }}{% if not loop.last %}\n{% endif %}{% endfor %}",
                 "{% set ns = namespace(i=0) %}{% for m in messages if m.role != 'system' %}{% set ns.i = ns.i + 1 %}{{ ns.i }}. {{ m.content | default('', true) | replace('\\n', ' ') }}{% endfor %}"]
    for i, architecture in enumerate(["llama", "qwen2", "gemma", "phi3", "mamba", "bert", "gpt2", "falcon", "stablelm"]):
        yield f"{architecture}.gguf", partial(write, architecture, templates[i % 3])


def keras():
    """Layers that learn from data before training, and models of several inputs."""
    import tensorflow as tf

    k = tf.keras
    words, numbers = tf.constant([["good day"], ["bad night"]]), np.array([[1.0, 2.0], [3.0, 5.0]], "f4")

    def learned(layer, data):
        layer.adapt(data)
        return layer

    def two():
        one, other = k.Input((2,), name="one"), k.Input((1,), dtype="string", name="other")
        text = k.layers.Embedding(9, 2)(k.layers.TextVectorization(max_tokens=9, output_sequence_length=3, vocabulary=["good", "bad"])(other))
        merged = k.layers.Concatenate()([k.layers.Dense(2, activation="relu")(one), k.layers.GlobalAveragePooling1D()(text)])
        model = k.Model([one, other], {"a": k.layers.Dense(1, name="a")(merged), "b": k.layers.Dense(2, activation="softmax", name="b")(merged)})
        model.compile(k.optimizers.Adam(k.optimizers.schedules.CosineDecay(0.1, 10)), loss={"a": "mse", "b": k.losses.SparseCategoricalCrossentropy()}, metrics={"b": [k.metrics.SparseCategoricalAccuracy()]})
        return model

    makers = {"normalized": lambda: k.Sequential([k.Input((2,)), learned(k.layers.Normalization(), numbers), k.layers.Dense(1)]),
              "binned": lambda: k.Sequential([k.Input((2,)), learned(k.layers.Discretization(num_bins=2), numbers)]), "two": two,
              "text": lambda: k.Sequential([k.Input((1,), dtype="string"), learned(k.layers.TextVectorization(ngrams=2, split="character", standardize="lower"), words), k.layers.Embedding(50, 2)]),
              "looked_up": lambda: k.Sequential([k.Input((1,), dtype="string"), learned(k.layers.StringLookup(output_mode="multi_hot"), words)]),
              "counted": lambda: k.Sequential([k.Input((1,), dtype="int64"), k.layers.CategoryEncoding(num_tokens=4, output_mode="count")]),
              "residual": lambda: _residual(k), "recurrent": lambda: k.Sequential([k.Input((None, 3)), k.layers.Bidirectional(k.layers.GRU(2, return_sequences=True)), k.layers.LSTM(2, recurrent_dropout=0.1), k.layers.Dense(1)]),
              "crossed": lambda: k.Sequential([k.Input((4, 4)), k.layers.Permute((2, 1)), k.layers.Conv1D(2, 2, padding="causal", dilation_rate=2), k.layers.SeparableConv1D(2, 2), k.layers.Masking(), k.layers.Flatten()])}
    for name, make in makers.items():
        for ending in [".keras", ".h5", ".weights.h5", ""]:
            yield f"{name}{ending}", lambda path: getattr(make(), "save_weights" if "weights" in ending else "save" if ending else "export")(str(path))


def _residual(k):
    x = k.Input((8, 8, 2))
    y = k.layers.Conv2D(2, 3, padding="same", use_bias=False, kernel_regularizer="l2")(x)
    y = k.layers.ReLU(max_value=6.0)(k.layers.BatchNormalization()(y))
    return k.Model(x, k.layers.Dense(1)(k.layers.GlobalAveragePooling2D(keepdims=True)(k.layers.Add()([x, y * 0.5]))))
