"""States, whole modules and programs of PyTorch, models of Keras in both files, graphs by every exporter, tensors, words and settings of made-up transformers."""
import collections
import json
from functools import partial

import numpy as np


def torch_states():
    import torch
    from torch import nn, optim

    def net():
        return nn.Sequential(collections.OrderedDict([("c", nn.Conv1d(2, 3, 3, padding=1)), ("b", nn.BatchNorm1d(3)), ("a", nn.LeakyReLU(0.2)), ("p", nn.AdaptiveMaxPool1d(1)), ("f", nn.Flatten()), ("l", nn.Linear(3, 2))]))

    def stepped(kind, **settings):
        model = net()
        made = kind(model.parameters(), **settings)
        model(torch.ones(2, 2, 4)).sum().backward()
        made.step()
        return model, made

    ways = [{}, {"pickle_protocol": 3}, {"_use_new_zipfile_serialization": False}, {"_use_new_zipfile_serialization": False, "pickle_protocol": 4}]
    things = {
        "state": lambda: net().state_dict(), "whole": net, "resume": lambda: (lambda model, made: {"model": model.state_dict(), "optim": made.state_dict(), "epoch": 3, "rng": torch.get_rng_state(), "best": torch.tensor(0.5)})(*stepped(optim.Adam, amsgrad=True)),
        "optimizer": lambda: stepped(optim.SGD, lr=0.1, momentum=0.9)[1], "adagrad": lambda: stepped(optim.Adagrad)[1].state_dict(), "lbfgs": lambda: optim.LBFGS(net().parameters()).state_dict(),
        "scheduled": lambda: optim.lr_scheduler.MultiStepLR(stepped(optim.RMSprop)[1], [1, 2]).state_dict(), "recurrent": lambda: nn.ModuleDict({"r": nn.LSTM(2, 3, 2, bidirectional=True), "g": nn.GRUCell(2, 2), "e": nn.EmbeddingBag(5, 2, mode="max")}),
        "attending": lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 1), "kinds": lambda: [torch.ones(2, dtype=k) for k in (torch.float16, torch.bfloat16, torch.int8, torch.bool, torch.complex64, torch.uint8)],
        "views": lambda: (lambda base: {"a": base[1:], "b": base.t(), "c": base.narrow(1, 0, 1)})(torch.arange(12.0).reshape(3, 4)), "sparse": lambda: torch.sparse_coo_tensor([[0, 1], [1, 0]], [1.0, 2.0], (2, 2)),
        "quantized": lambda: torch.quantize_per_tensor(torch.ones(3), 0.1, 2, torch.qint8), "dynamic": lambda: torch.quantization.quantize_dynamic(nn.Sequential(nn.Linear(3, 2)), {nn.Linear}, torch.qint8), "normed": lambda: nn.utils.weight_norm(nn.Linear(2, 2)),
        "spectral": lambda: nn.utils.spectral_norm(nn.Linear(2, 2)), "buffers": lambda: _buffers(nn, torch), "parallel": lambda: nn.DataParallel(net()), "parameter": lambda: nn.Parameter(torch.eye(2), requires_grad=False), "losses": lambda: nn.ModuleList([nn.CrossEntropyLoss(torch.ones(3)), nn.CTCLoss(), nn.BCEWithLogitsLoss(pos_weight=torch.ones(1))]),
        "settings": lambda: {"state_dict": net().state_dict(), "args": __import__("argparse").Namespace(lr=0.1, act=nn.ReLU, opt=optim.Adam, dtype=torch.float32, device=torch.device("cpu")), "size": torch.Size([1, 2]), "log": collections.defaultdict(list, a=[0.1]), "norm": partial(nn.LayerNorm, eps=1e-6)},
        "numpy": lambda: {"mean": np.float32(1), "all": np.arange(3), "seed": np.random.RandomState(1).get_state(), "frame": __import__("pandas").DataFrame({"a": [1]})}, "distributions": lambda: [torch.distributions.Normal(torch.zeros(2), 1.0), torch.distributions.Categorical(logits=torch.zeros(3))],
        "folded": lambda: nn.Sequential(nn.Unfold(2), nn.Fold((3, 3), 2), nn.PixelShuffle(2), nn.Upsample(scale_factor=2, mode="bilinear"), nn.GroupNorm(1, 2), nn.PReLU(2), nn.Softmax(1)), "copied": lambda: __import__("copy").deepcopy(net()).half().eval()}
    for i, (name, make) in enumerate(things.items()):
        for n in (i, i + 1):
            yield "{}_{}.{}".format(name, n % 4, ["pt", "pth", "bin", "ckpt"][n % 4]), partial(_saved, torch, make, ways[n % 4])


def _saved(torch, make, way, path):
    if not hasattr(torch, "__version__") or torch.__version__.startswith("1.4"):
        way = {k: v for k, v in way.items() if k != "_use_new_zipfile_serialization"}
    torch.save(make(), str(path), **way)


def _buffers(nn, torch):
    made = nn.Module()
    made.register_buffer("table", torch.arange(4))
    made.register_parameter("w", nn.Parameter(torch.ones(1)))
    made.add_module("in", nn.Identity())
    return made


def torch_programs():
    import torch
    from torch import nn

    nets = {"linear": (nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)), torch.ones(1, 3)), "picture": (nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2), nn.Flatten(), nn.LogSoftmax(1)), torch.ones(1, 1, 6, 6)),
            "words": (nn.Sequential(nn.Embedding(5, 4), nn.LayerNorm(4), nn.GELU()), torch.zeros(1, 3, dtype=torch.long)), "memory": (nn.GRU(3, 2), torch.ones(2, 1, 3))}
    for name, (net, given) in nets.items():
        yield name + "_traced.pt", lambda path, net=net, given=given: torch.jit.trace(net.eval(), given).save(str(path))
        yield name + "_scripted.pt", lambda path, net=net: torch.jit.script(net).save(str(path))
        yield name + "_frozen.pt", lambda path, net=net: torch.jit.freeze(torch.jit.script(net.eval())).save(str(path))
        for version in (9, 11, 13):
            yield "{}_{}.onnx".format(name, version), lambda path, net=net, given=given, version=version: _exported(torch, net.eval(), given, path, version)
        yield name + "_dynamo.onnx", lambda path, net=net, given=given: torch.onnx.export(net.eval(), (given,), str(path), dynamo=True)


def _exported(torch, net, given, path, version):
    try:
        torch.onnx.export(net, given, str(path), opset_version=version, dynamo=False)
    except TypeError:
        torch.onnx.export(net, given, str(path), opset_version=version)


def keras_models():
    try:
        import keras as k
        from keras import layers
        assert hasattr(k, "Sequential")
    except Exception:
        from tensorflow import keras as k
        layers = k.layers

    def one(*inner, shape=(6,)):
        model = k.models.Sequential([layers.InputLayer(shape), *inner])
        model.compile("adam", "mse")
        return model

    def joined():
        a, b = k.Input((4,)), k.Input((3,))
        both = layers.Concatenate()([layers.Dense(2, activation="tanh")(a), layers.Dense(2, kernel_regularizer="l2")(b)])
        model = k.Model([a, b], [layers.Dense(1, name="x")(both), layers.Dense(2, activation="softmax", name="y")(both)])
        model.compile("sgd", {"x": "mse", "y": "categorical_crossentropy"})
        return model

    models = {"dense": lambda: one(layers.Dense(3, activation="relu"), layers.Dropout(0.1), layers.BatchNormalization(), layers.Dense(1)), "joined": joined, "picture": lambda: one(layers.Conv2D(2, 3, padding="same", activation="elu"), layers.MaxPooling2D(), layers.GlobalAveragePooling2D(), shape=(8, 8, 1)),
              "sequence": lambda: one(layers.Bidirectional(layers.LSTM(2, return_sequences=True)), layers.TimeDistributed(layers.Dense(2)), layers.GRU(2), shape=(4, 3)), "words": lambda: one(layers.Embedding(9, 3), layers.SpatialDropout1D(0.1), layers.Conv1D(2, 2), layers.Flatten(), shape=(5,)),
              "fitted": lambda: _fitted(one(layers.Dense(2, activation="sigmoid"), layers.Dense(1))), "nested": lambda: one(k.models.Sequential([layers.Dense(2)], name="inner"), layers.LeakyReLU(), layers.Softmax())}
    for name, make in models.items():
        for ending in [".h5", ".keras", ".weights.h5", ""]:
            yield name + ending, lambda path, make=make, ending=ending: getattr(make(), "save_weights" if "weights" in ending else "save" if ending or not hasattr(k.Model, "export") else "export")(str(path))
        yield name + ".json", lambda path, make=make: path.write_text(make().to_json())
        yield name + ".onnx", lambda path, make=make: _by_tf2onnx(make(), path)


def _fitted(model):
    model.fit(np.ones((4, 6)), np.ones((4, 1)), epochs=1, verbose=0)
    return model


def _by_tf2onnx(model, path):
    try:
        import tf2onnx
    except ImportError:
        import keras2onnx

        return path.write_bytes(keras2onnx.convert_keras(model, model.name).SerializeToString())
    model.output_names = [str(out.name).split("/")[0].split(":")[0] for out in model.outputs]
    return tf2onnx.convert.from_keras(model, output_path=str(path))


def graphs():
    """By the converters of scikit-learn and boosters, and by hand."""
    from sklearn import ensemble, linear_model, pipeline, preprocessing, svm, tree
    from skl2onnx import to_onnx

    x = np.random.RandomState(1).normal(size=(30, 4)).astype("f4")
    y = (x[:, 0] > 0).astype(int)
    models = [linear_model.LogisticRegression(), linear_model.Lasso(), pipeline.make_pipeline(preprocessing.StandardScaler(), svm.SVC(probability=True)), ensemble.RandomForestClassifier(2), ensemble.GradientBoostingRegressor(n_estimators=2), tree.DecisionTreeClassifier(), pipeline.make_pipeline(preprocessing.KBinsDiscretizer(3), linear_model.Perceptron()), ensemble.VotingClassifier([("a", tree.ExtraTreeClassifier())]), ensemble.AdaBoostClassifier(n_estimators=2)]
    for i, model in enumerate(models):
        yield "skl_{}.onnx".format(i), lambda path, model=model: path.write_bytes(to_onnx(model.fit(x, y), x[:1], target_opset=12).SerializeToString())
        yield "humming_{}.onnx".format(i), lambda path, model=model: _hummed(model.fit(x, y), x, path)
    for package, kind in [("xgboost", "XGBClassifier"), ("lightgbm", "LGBMClassifier")]:
        yield package + ".onnx", lambda path, package=package, kind=kind: _by_tools(package, getattr(__import__(package), kind)(n_estimators=2).fit(x, y), path)
    yield "catboost.onnx", lambda path: __import__("catboost").CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(x, y).save_model(str(path), format="onnx")


def _hummed(model, x, path):
    import hummingbird.ml

    hummingbird.ml.convert(model, "onnx", x).save(str(path))


def _by_tools(package, model, path):
    import onnxmltools
    from onnxmltools.convert.common.data_types import FloatTensorType

    made = getattr(onnxmltools, "convert_" + package)(model, initial_types=[("x", FloatTensorType([None, 4]))])
    path.write_bytes(made.SerializeToString())


def boosters():
    """Their own files, and those that are text."""
    x = np.random.RandomState(1).normal(size=(30, 4))
    y = (x[:, 0] > 0).astype(int)
    for ending in ("json", "ubj", "model", "bin"):
        yield "xgboost." + ending, lambda path: __import__("xgboost").XGBClassifier(n_estimators=2).fit(x, y).get_booster().save_model(str(path))
    yield "lightgbm.txt", lambda path: __import__("lightgbm").LGBMClassifier(n_estimators=2).fit(x, y).booster_.save_model(str(path))
    for ending in ("cbm", "json", "coreml", "pmml", "cpp", "python"):
        yield "catboost." + ending, lambda path, ending=ending: __import__("catboost").CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(x, y).save_model(str(path), format=ending)


def tensors():
    from safetensors.numpy import save_file

    yield "plain.safetensors", lambda path: save_file({"a": np.ones((2, 3), "f4"), "b": np.zeros(0, "f2"), "c": np.array([True])}, str(path), metadata={"format": "np", "step": "3"})
    yield "wide.safetensors", lambda path: save_file({"layer.{}.weight".format(i): np.full((2, 2), i, "f8") for i in range(20)}, str(path))
    yield "skops.skops", lambda path: __import__("skops.io").io.dump(__import__("sklearn.linear_model").linear_model.LogisticRegression().fit(np.eye(3), [0, 1, 0]), str(path))
    yield "words.gguf", _gguf


def _gguf(path):
    import gguf

    made = gguf.GGUFWriter(str(path), "llama")
    made.add_block_count(1), made.add_name("tiny"), made.add_chat_template("{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] | trim }}\n{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}")
    made.add_token_list(["<s>", "a"]), made.add_tensor("w", np.ones((4, 4), "f4"))
    made.write_header_to_file(), made.write_kv_data_to_file(), made.write_tensors_to_file(), made.close()


def made_up():
    """Models of transformers that nobody trained, with their tokenizers and settings."""
    import torch
    import transformers as t

    tiny = {"vocab_size": 40, "hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8, "max_position_embeddings": 16}
    for name in ["Bert", "Roberta", "Electra", "Mistral", "Phi3", "Qwen2", "Gemma2", "Olmo", "Granite", "ModernBert", "DebertaV2", "Albert"]:
        def make(name=name):
            return getattr(t, name + "Model")(getattr(t, name + "Config")(**tiny, **({"num_key_value_heads": 1, "pad_token_id": 0} if name in ("Mistral", "Phi3", "Qwen2", "Gemma2", "Granite", "Olmo") else {"pad_token_id": 0})))

        yield name, lambda path, make=make: make().save_pretrained(str(path))
        yield name + "_state.bin", lambda path, make=make: torch.save(make().state_dict(), str(path))
        yield name + "_whole.pt", lambda path, make=make: torch.save(make(), str(path))
    yield "tokenizer", _tokenizer
    yield "generation", lambda path: t.GenerationConfig(max_new_tokens=5, do_sample=True, eos_token_id=[1, 2]).save_pretrained(str(path))
    yield "arguments.bin", lambda path: torch.save(t.TrainingArguments(str(path.parent), report_to=[], learning_rate=1e-4), str(path))


def _tokenizer(path):
    import transformers as t
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    made = Tokenizer(models.BPE(unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.ByteLevel()
    made.train_from_iterator(["some words to learn"] * 3, trainers.BpeTrainer(vocab_size=40, special_tokens=["<unk>", "<s>"]))
    fast = t.PreTrainedTokenizerFast(tokenizer_object=made, unk_token="<unk>", bos_token="<s>")
    fast.chat_template = "{%- if tools %}{{ tools | tojson(indent=2) }}{% endif %}{% set ns = namespace(first=true) %}{% for m in messages %}{% if ns.first %}{{ bos_token }}{% set ns.first = false %}{% endif %}{{ '[' + m.role.upper() + ']' + m.content.strip() }}{% if loop.last %}!{% endif %}{% endfor %}"
    fast.save_pretrained(str(path))


GROUPS = [torch_states, torch_programs, keras_models, graphs, boosters, tensors, made_up]
