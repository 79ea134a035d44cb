"""Files for runtimes: ONNX of every opset and kind of value, GGUF of several types and parts, safetensors as hubs shard them, skops, tokenizers with a model of their own."""
import json
from functools import partial

import numpy as np
from estimators import toy_data


def onnx_graphs():
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    value = helper.make_tensor_value_info
    x, y = value("x", TensorProto.FLOAT, ["n", 4]), value("y", TensorProto.FLOAT, ["n", 2])
    weights = [numpy_helper.from_array(np.ones((4, 2), "f4"), "w"), numpy_helper.from_array(np.zeros(2, "f4"), "b")]
    graph = helper.make_graph([helper.make_node("Gemm", ["x", "w", "b"], ["h"], alpha=0.5), helper.make_node("Relu", ["h"], ["y"], name="act", doc_string="last")], "net", [x], [y], weights)
    for opset in range(7, onnx.defs.onnx_opset_version() + 1, 2):
        yield f"opset_{opset}.onnx", lambda path: onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=min(9, onnx.IR_VERSION)), str(path))
    for kind in ["DOUBLE", "FLOAT16", "BFLOAT16", "INT4", "UINT4", "FLOAT8E4M3FN", "STRING", "COMPLEX64", "BOOL", "UINT64", "FLOAT4E2M1", "INT2"]:
        if hasattr(TensorProto, kind):
            yield f"constant_{kind}.onnx", lambda path: onnx.save(_constant(helper, getattr(TensorProto, kind)), str(path))
    yield "sparse.onnx", lambda path: onnx.save(_sparse(helper, numpy_helper, TensorProto), str(path))
    yield "described.onnx", lambda path: onnx.save(_described(onnx, helper.make_model(graph)), str(path))
    yield "functions.onnx", lambda path: onnx.save(_functions(helper, x, y, weights), str(path))
    yield "sequences.onnx", lambda path: onnx.save(helper.make_model(helper.make_graph([helper.make_node("SequenceConstruct", ["x", "x"], ["s"]), helper.make_node("ConcatFromSequence", ["s"], ["y"], axis=0)], "g", [x], [y])), str(path))
    yield "scan.onnx", lambda path: onnx.save(_scan(helper, TensorProto), str(path))
    yield "learned.onnx", lambda path: onnx.save(helper.make_model(helper.make_graph([helper.make_node("Scaler", ["x"], ["y"], domain="ai.onnx.ml", offset=[0.0], scale=[1.0])], "g", [x], [x]), opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]), str(path))
    for name, way in {"one": {"all_tensors_to_one_file": True, "location": "weights.bin"}, "each": {"all_tensors_to_one_file": False}, "small": {"size_threshold": 8, "convert_attribute": True, "location": "net.data"}}.items():
        yield f"external_{name}", lambda path: onnx.save(helper.make_model(graph), str(path / "net.onnx"), save_as_external_data=True, **{"size_threshold": 0, **way})
    for kind, ending in [("textproto", "txtpb"), ("json", "onnxjson"), ("onnxtxt", "onnxtxt")]:
        yield f"text.{ending}", lambda path: onnx.save(helper.make_model(graph), str(path), format=kind)
    yield "tensor.pb", lambda path: path.write_bytes(weights[0].SerializeToString())
    yield "gzip.onnx.gz", lambda path: path.write_bytes(__import__("gzip").compress(helper.make_model(graph).SerializeToString()))
    yield from optimised(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8))


def _constant(helper, kind):
    values = [b"a", b"b"] if kind == 8 else [1, 0]
    return helper.make_model(helper.make_graph([helper.make_node("Identity", ["c"], ["y"])], "g", [], [helper.make_tensor_value_info("y", kind, [2])], [helper.make_tensor("c", kind, [2], values)]))


def _sparse(helper, numpy_helper, kinds):
    tensor = helper.make_sparse_tensor(numpy_helper.from_array(np.ones(2, "f4"), "v"), numpy_helper.from_array(np.array([0, 3]), "i"), [2, 2])
    return helper.make_model(helper.make_graph([helper.make_node("Constant", [], ["y"], sparse_value=tensor)], "g", [], [helper.make_tensor_value_info("y", kinds.FLOAT, [2, 2])]))


def _described(onnx, model):
    model.producer_name, model.producer_version, model.domain, model.model_version, model.doc_string = "make", "1.0", "org.example", 3, "A model.\nTwo lines; import nothing."
    onnx.helper.set_model_props(model, {"names": "{0: 'cat', 1: 'dog'}", "stride": "32", "task": "detect", "author": "Team", "imgsz": "[640, 640]", "license": "AGPL-3.0 https://example.org/license", "date": "2024-01-01T00:00:00"})
    for node in model.graph.node:
        node.metadata_props.add(key="pkg.torch.onnx.stack_trace", value='File "/site-packages/torch/nn/modules/linear.py", line 125, in forward\n return F.linear(input)')
    return model


def _functions(helper, x, y, weights):
    inner = helper.make_function("mine", "Half", ["a"], ["c"], [helper.make_node("Constant", [], ["k"], value_float=0.5), helper.make_node("Mul", ["a", "k"], ["c"])], [helper.make_opsetid("", 17)])
    outer = helper.make_function("mine", "Quarter", ["a"], ["c"], [helper.make_node("Half", ["a"], ["t"], domain="mine"), helper.make_node("Half", ["t"], ["c"], domain="mine")], [helper.make_opsetid("", 17), helper.make_opsetid("mine", 1)])
    graph = helper.make_graph([helper.make_node("MatMul", ["x", "w"], ["h"]), helper.make_node("Quarter", ["h"], ["y"], domain="mine")], "g", [x], [y], weights)
    return helper.make_model(graph, functions=[inner, outer], opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("mine", 1)])


def _scan(helper, kinds):
    value = helper.make_tensor_value_info
    body = helper.make_graph([helper.make_node("Add", ["s", "e"], ["t"]), helper.make_node("Identity", ["t"], ["o"])], "body", [value("s", kinds.FLOAT, [2]), value("e", kinds.FLOAT, [2])], [value("t", kinds.FLOAT, [2]), value("o", kinds.FLOAT, [2])])
    return helper.make_model(helper.make_graph([helper.make_node("Scan", ["i", "x"], ["f", "y"], body=body, num_scan_inputs=1)], "g", [value("i", kinds.FLOAT, [2]), value("x", kinds.FLOAT, [3, 2])], [value("f", kinds.FLOAT, [2]), value("y", kinds.FLOAT, [3, 2])]))


def optimised(model):
    import onnxruntime as ort
    from onnxruntime import quantization as q

    class Rows(q.CalibrationDataReader):
        def __init__(self):
            self.rows = iter([{"x": np.ones((2, 4), "f4")}] * 2)

        def get_next(self):
            return next(self.rows, None)

    for kind in ["QDQ", "QOperator"]:
        yield f"static_{kind}.onnx", lambda path: q.quantize_static(model, str(path), Rows(), quant_format=getattr(q.QuantFormat, kind), per_channel=kind == "QDQ")
    yield "prepared.onnx", lambda path: q.shape_inference.quant_pre_process(model, str(path))
    for level in ["ORT_ENABLE_BASIC", "ORT_ENABLE_EXTENDED", "ORT_ENABLE_ALL"]:
        def save(path, level=level):
            options = ort.SessionOptions()
            options.graph_optimization_level, options.optimized_model_filepath = getattr(ort.GraphOptimizationLevel, level), str(path)
            ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

        yield f"optimised_{level[11:].lower()}.onnx", save


def converted():
    """scikit-learn's estimators by skl2onnx with its settings."""
    from sklearn import compose, decomposition, ensemble, feature_extraction, gaussian_process, linear_model, multiclass, multioutput, neighbors, pipeline, preprocessing, svm, tree
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType

    x, y = toy_data()
    x = x.astype("f4")
    made = {"calibrated": __import__("sklearn.calibration").calibration.CalibratedClassifierCV(svm.LinearSVC(), cv=2), "ada": ensemble.AdaBoostClassifier(n_estimators=2), "bagging": ensemble.BaggingRegressor(n_estimators=2), "gp": gaussian_process.GaussianProcessRegressor(), "knn": neighbors.KNeighborsRegressor(3),
            "rest": multiclass.OneVsRestClassifier(linear_model.LogisticRegression()), "extra": ensemble.ExtraTreesClassifier(2), "stack": ensemble.StackingClassifier([("a", tree.DecisionTreeClassifier())], cv=2), "pca": pipeline.make_pipeline(decomposition.PCA(2), linear_model.LogisticRegression()), "bins": pipeline.make_pipeline(preprocessing.KBinsDiscretizer(2, encode="ordinal"), linear_model.Ridge()),
            "nusvr": svm.NuSVR(), "poisson": linear_model.PoissonRegressor(), "outputs": multioutput.MultiOutputClassifier(tree.DecisionTreeClassifier())}
    for name, model in made.items():
        yield f"{name}.onnx", lambda path: path.write_bytes(to_onnx(model.fit(x, np.c_[y, 1 - y] if name == "outputs" else np.abs(y)), x[:1], target_opset={"": 15, "ai.onnx.ml": 3}).SerializeToString())
    frame = __import__("pandas").DataFrame({"a": x[:, 0], "c": np.where(y, "u", "v"), "n": y})
    columns = pipeline.make_pipeline(compose.ColumnTransformer([("s", preprocessing.StandardScaler(), ["a"]), ("o", preprocessing.OneHotEncoder(), ["c"])], remainder="drop"), ensemble.GradientBoostingClassifier(n_estimators=2))
    yield "columns.onnx", lambda path: path.write_bytes(to_onnx(columns.fit(frame, y), initial_types=[("a", FloatTensorType([None, 1])), ("c", StringTensorType([None, 1])), ("n", Int64TensorType([None, 1]))]).SerializeToString())
    yield "hashed.onnx", lambda path: path.write_bytes(to_onnx(feature_extraction.text.CountVectorizer(ngram_range=(1, 2)).fit(["a b", "b c"]), initial_types=[("t", StringTensorType([None, 1]))]).SerializeToString())


def tensors():
    from safetensors.numpy import save_file

    def diffusers(path):
        for part, size in {"unet": 8, "vae": 4, "text_encoder": 2}.items():
            (path / part).mkdir(parents=True)
            save_file({"conv_in.weight": np.ones((size, 2, 3, 3), "f2")}, str(path / part / "diffusion_pytorch_model.fp16.safetensors"), {"format": "pt"})
            (path / part / "config.json").write_text(json.dumps({"_class_name": "UNet2DConditionModel", "_diffusers_version": "0.30.0", "sample_size": size}))
        (path / "model_index.json").write_text(json.dumps({"_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"], "safety_checker": [None, None]}))

    def adapter(path):
        save_file({f"lora_unet_down_{i}.lora_{k}.weight": np.ones((2, 4), "f2") for i in range(2) for k in ("up", "down")}, str(path / "style.safetensors"), {"ss_base_model_version": "sd_v1", "ss_network_args": json.dumps({"conv_dim": 4}), "ss_datasets": "[{\"tag\": 1}]", "sshs_model_hash": "ab12", "modelspec.sai_model_spec": "1.0.0"})
        (path / "README.md").write_text("---\nlicense: mit\n---\n# Style\n")

    yield "pipeline", diffusers
    yield "adapter", adapter
    for kind in ["<f4", "i2", "u8", "?", "f2"]:
        yield f"strided_{kind.strip('<?') or 'bool'}.safetensors", lambda path: save_file({"a.b.c": np.ascontiguousarray(np.ones((4, 6), kind)[:, ::2]), "scalar": np.array(1, kind), "none": np.zeros((0, 3), kind)}, str(path))
    yield "long.safetensors", lambda path: save_file({f"model.layers.{i}.self_attn.q_proj.weight_scale_inv": np.ones(1, "f4") for i in range(400)}, str(path), {"format": "pt", "quantization_config": json.dumps({"bits": 4, "group_size": 128})})


def gguf():
    import gguf as g

    def write(path, architecture, change, **settings):
        writer = g.GGUFWriter(str(path), architecture, **settings)
        change(writer)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def adapter(writer):
        writer.add_string("general.type", "adapter")
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", 16.0)
        for half, shape in {"lora_a": (2, 8), "lora_b": (8, 2)}.items():
            writer.add_tensor(f"blk.0.attn_q.weight.{half}", np.ones(shape, "f4"))

    def projector(writer):
        writer.add_bool("clip.has_vision_encoder", True)
        writer.add_array("clip.vision.image_mean", [0.5, 0.5, 0.5])
        writer.add_tensor("mm.0.weight", np.ones((4, 4), "f2"))

    def chat(template, writer):
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("llama-bpe")
        writer.add_token_list(["<|begin|>", "a", "Ġthe"])
        writer.add_token_merges(["Ġ t", "h e"])
        writer.add_string("tokenizer.chat_template", template)
        writer.add_array("tokenizer.chat_templates", ["tool_use"])
        writer.add_string("tokenizer.chat_template.tool_use", template)
        writer.add_array("general.tags", ["text-generation", "en"])
        writer.add_string("general.license.link", "https://example.org/LICENSE")
        writer.add_tensor("token_embd.weight", np.ones((3, 32), "f2"))

    templates = {"system": "{%- if messages[0]['role'] == 'system' -%}{%- set system = messages[0]['content'] | trim + '\\n\\n' -%}{%- set messages = messages[1:] -%}{%- else -%}{%- set system = '' -%}{%- endif -%}{%- for m in messages -%}{{ raise_exception('even') if loop.index0 % 2 and m.role == 'user' }}{{ system ~ m['content'] }}{%- endfor -%}",
                 "thinks": "{%- macro say(m, i=0) -%}{{ '<|' ~ m.role ~ '|>' ~ (m.content if m.content is string else m.content | map(attribute='text') | join('')) }}{%- endmacro -%}{%- for m in messages -%}{{ say(m, loop.index) }}{%- if '</think>' in m.content -%}{{ m.content.split('</think>') | last }}{%- endif -%}{%- endfor -%}{%- if add_generation_prompt and enable_thinking is defined and enable_thinking is false -%}{{ '<think></think>' }}{%- endif -%}",
                 "tools": "{%- if tools -%}{{ '[AVAILABLE_TOOLS]' + tools | tojson(ensure_ascii=False) }}{%- endif -%}{%- for m in messages | rejectattr('role', 'equalto', 'system') -%}{%- for call in m.tool_calls | default([]) -%}{{ call.function.name }}({%- for k, v in call.function.arguments | items -%}{{ k }}={{ v | tojson }}{{ ', ' if not loop.last }}{%- endfor -%}){%- endfor -%}{%- endfor -%}{{ strftime_now('%Y-%m-%d') if strftime_now is defined }}"}
    for name, template in templates.items():
        yield f"chat_{name}.gguf", partial(write, architecture="qwen3", change=partial(chat, template))
    yield "adapter.gguf", partial(write, architecture="llama", change=adapter)
    yield "projector.gguf", partial(write, architecture="clip", change=projector)
    yield "big_endian.gguf", partial(write, architecture="llama", change=projector, endianess=g.GGUFEndian.BIG)
    yield "parts", lambda path: write(path / "net.gguf", "llama", lambda w: [w.add_tensor(f"blk.{i}.w", np.ones((8, 8), "f4")) for i in range(6)], split_max_tensors=2)
    yield "vocabulary.gguf", lambda path: write(path, "bert", lambda w: (w.add_tokenizer_model("bert"), w.add_token_list(["[PAD]", "a"]), w.add_token_types([3, 1])))
    for name in ["Q5_K", "Q3_K", "IQ2_XXS", "IQ3_S", "IQ4_XS", "TQ2_0", "Q8_1", "IQ1_M", "Q4_1"]:
        if hasattr(g.GGMLQuantizationType, name):
            kind = getattr(g.GGMLQuantizationType, name)
            yield f"type_{name}.gguf", partial(write, architecture="llama", change=lambda w, kind=kind: w.add_tensor("blk.0.ffn_down.weight", np.zeros((4, g.GGML_QUANT_SIZES[kind][1]), "u1"), raw_dtype=kind))


def by_skops():
    import skops.io as sio
    from scipy import sparse, stats
    from sklearn import compose, ensemble, feature_extraction, gaussian_process, linear_model, model_selection, neighbors, pipeline, preprocessing

    x, y = toy_data()
    made = {"search": lambda: model_selection.RandomizedSearchCV(linear_model.Ridge(), {"alpha": stats.uniform(0.1, 1)}, n_iter=2, cv=2).fit(x, y), "kernels": lambda: gaussian_process.GaussianProcessRegressor(2.0 * gaussian_process.kernels.Matern() + gaussian_process.kernels.WhiteKernel()).fit(x, y),
            "functions": lambda: pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), preprocessing.FunctionTransformer(partial(np.clip, a_min=0, a_max=1))), "text": lambda: feature_extraction.text.TfidfVectorizer().fit(["a b", "b c"]), "sparse": lambda: {"m": sparse.csr_matrix(np.eye(3)), "d": np.dtype("f4"), "r": np.random.RandomState(1), "g": np.random.default_rng(1)},
            "columns": lambda: compose.make_column_transformer((preprocessing.OneHotEncoder(), [0]), (preprocessing.StandardScaler(), compose.make_column_selector("x")), remainder="passthrough"), "stack": lambda: ensemble.StackingRegressor([("k", neighbors.KNeighborsRegressor()), ("h", ensemble.HistGradientBoostingRegressor(max_iter=2))], cv=2).fit(x, y),
            "containers": lambda: [{"a": (1, 2.5), "b": {3}, "c": None}, slice(1, 2), np.float32(1), b"x", np.ma.array([1, 2], mask=[0, 1]), y > 0]}
    for name, make in made.items():
        yield f"{name}.skops", lambda path: sio.dump(make(), path)
        yield f"{name}_packed.skops", lambda path: sio.dump(make(), path, compression=8, compresslevel=6)
    yield "xgboost.skops", lambda path: sio.dump(__import__("xgboost").XGBClassifier(n_estimators=2).fit(x, y), path)
    yield "lightgbm.skops", lambda path: sio.dump(__import__("lightgbm").LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y), path)


def words():
    """Tokenizers of SentencePiece and of tokenizers, as folders of models have them."""
    import sentencepiece

    def train(kind, path):
        text = path.parent / "words-to-learn.txt"
        text.write_text("\n".join(f"a few words to learn from number {i}" for i in range(60)))
        sentencepiece.SentencePieceTrainer.train(input=str(text), model_prefix=str(path)[: -len(".model")], vocab_size=40, model_type=kind, minloglevel=2)

    for kind in ["unigram", "bpe", "char"]:
        yield f"{kind}.model", partial(train, kind)
    yield "folder", lambda path: train("unigram", path / "tokenizer.model")
