"""What PyTorch and Keras keep: every layer, optimizer and schedule that can be made, in every way to save."""
import argparse
import collections
import inspect
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")
SIZES = {"in_features": 4, "out_features": 3, "in_channels": 4, "out_channels": 4, "kernel_size": 3, "num_features": 4, "normalized_shape": 4, "input_size": 4, "hidden_size": 3, "num_embeddings": 5, "embedding_dim": 4, "embed_dim": 4, "num_heads": 2, "num_groups": 2, "num_channels": 4, "d_model": 4, "nhead": 2,
         "num_layers": 1, "padding": 1, "output_size": 2, "upscale_factor": 2, "downscale_factor": 2, "p": 0.5, "in1_features": 2, "in2_features": 2, "n_classes": 9, "cutoffs": [3, 6], "dim": 1, "unflattened_size": (2, 2), "min_val": -1.0, "max_val": 1.0, "threshold": 0.1, "value": 0.2, "lambd": 0.5, "size": 3, "parameters": None, "num_parameters": 2, "norm_type": 2}


def layers():
    import torch
    from torch import nn

    for name in sorted(n for n in dir(nn) if inspect.isclass(getattr(nn, n)) and issubclass(getattr(nn, n), nn.Module)):
        yield "layer_{}.pt".format(name), lambda at, name=name: torch.save(_layer(nn, getattr(nn, name)), str(at))


def _layer(nn, kind):
    if kind.__name__ in ("TransformerEncoder", "TransformerDecoder"):
        part = getattr(nn, kind.__name__ + "Layer")
        return kind(part(4, 2), 1)
    needed = [p.name for p in inspect.signature(kind).parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    made = kind(**{n: SIZES[n] for n in needed})
    return made


def states():
    import torch
    from torch import nn, optim

    torch.manual_seed(0)
    net = nn.Sequential(collections.OrderedDict([("a", nn.Conv2d(3, 4, 3)), ("n", nn.BatchNorm2d(4)), ("r", nn.ReLU(inplace=True)), ("p", nn.AdaptiveAvgPool2d(1)), ("f", nn.Flatten()), ("l", nn.Linear(4, 2))]))
    ways = {"zip": {}, "legacy": {"_use_new_zipfile_serialization": False}, "protocol3": {"pickle_protocol": 3}, "protocol4": {"pickle_protocol": 4}}
    for name, how in ways.items():
        yield "state_{}.pt".format(name), lambda at, how=how: torch.save(net.state_dict(), str(at), **how)
        yield "module_{}.pth".format(name), lambda at, how=how: torch.save(net, str(at), **how)
        yield "checkpoint_{}.ckpt".format(name), lambda at, how=how: torch.save({"epoch": 3, "model_state_dict": net.state_dict(), "loss": torch.tensor(0.5), "best": np.float64(0.1), "args": argparse.Namespace(lr=0.1, name="x"), "rng": torch.get_rng_state(), "np_rng": np.random.get_state()}, str(at), **how)
    for name in sorted(n for n in dir(optim) if inspect.isclass(getattr(optim, n)) and issubclass(getattr(optim, n), optim.Optimizer) and n != "Optimizer"):
        yield "optimizer_{}.pt".format(name), lambda at, name=name: torch.save(_stepped(torch, getattr(optim, name)).state_dict(), str(at))
        yield "optimizer_whole_{}.pt".format(name), lambda at, name=name: torch.save(_stepped(torch, getattr(optim, name)), str(at))
    needs = {"StepLR": (1,), "MultiStepLR": ([1, 2],), "ExponentialLR": (0.9,), "CosineAnnealingLR": (3,), "CosineAnnealingWarmRestarts": (2,), "CyclicLR": (0.1, 0.2), "ConstantLR": (), "LinearLR": (), "PolynomialLR": (), "ReduceLROnPlateau": (), "OneCycleLR": (0.1, 10)}
    for name, given in needs.items():
        yield "schedule_{}.pt".format(name), lambda at, name=name, given=given: torch.save(_schedule(torch, name, given).state_dict(), str(at))
        yield "schedule_whole_{}.pt".format(name), lambda at, name=name, given=given: torch.save(_schedule(torch, name, given), str(at))
    kinds = [torch.float16, torch.bfloat16, torch.int8, torch.bool, torch.complex64, torch.float64, torch.uint8]
    yield "kinds.pt", lambda at: torch.save([torch.ones(2).to(k) for k in kinds] + [torch.Size([1]), torch.device("cpu"), torch.float32], str(at))
    yield "small_floats.pt", lambda at: torch.save([torch.ones(2).to(torch.float8_e4m3fn), torch.ones(2).to(torch.float8_e5m2)], str(at))
    yield "shapes.pt", lambda at: torch.save({"sparse": torch.eye(3).to_sparse(), "csr": torch.eye(3).to_sparse_csr(), "view": torch.arange(6).reshape(2, 3).T, "meta": torch.empty(2, device="meta"), "parameter": nn.Parameter(torch.ones(1), requires_grad=False), "packed": nn.utils.rnn.pack_sequence([torch.ones(2)])}, str(at))
    yield "quantized.pt", lambda at: torch.save(torch.quantize_per_tensor(torch.ones(3), 0.1, 2, torch.qint8), str(at))
    yield "quantized_module.pt", lambda at: torch.save(torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(4, 2)), {nn.Linear}), str(at))
    yield "scaler.pt", lambda at: torch.save(torch.cuda.amp.GradScaler(enabled=False).state_dict(), str(at))
    yield "averaged.pt", lambda at: torch.save(optim.swa_utils.AveragedModel(net).state_dict(), str(at))
    yield "normed.pt", lambda at: torch.save(nn.utils.weight_norm(nn.Linear(2, 2)).state_dict(), str(at))
    yield "parametrized.pt", lambda at: torch.save(nn.utils.parametrizations.orthogonal(nn.Linear(2, 2)).state_dict(), str(at))
    yield "pruned.pt", lambda at: torch.save(__import__("torch.nn.utils.prune").nn.utils.prune.l1_unstructured(nn.Linear(4, 2), "weight", 0.5), str(at))
    yield "laws.pt", lambda at: torch.save([torch.distributions.Normal(0.0, 1.0), torch.distributions.Categorical(torch.ones(3)), torch.distributions.Independent(torch.distributions.Beta(torch.ones(2), torch.ones(2)), 1)], str(at))
    yield "sets.pt", lambda at: torch.save([torch.utils.data.TensorDataset(torch.ones(3, 2)), torch.utils.data.Subset(torch.utils.data.TensorDataset(torch.ones(3)), [0, 1])], str(at))
    yield "pickled.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(net))
    yield "joblib.joblib", lambda at: __import__("joblib").dump(net.state_dict(), str(at))


def _stepped(torch, kind):
    parameter = torch.nn.Parameter(torch.ones(3, 2))
    optimizer = kind([parameter], **({"lr": 0.1} if kind.__name__ == "SGD" else {}))
    parameter.square().sum().backward()
    if kind.__name__ != "LBFGS":
        optimizer.step()
    return optimizer


def _schedule(torch, name, given):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(2))], lr=0.1, momentum=0.9)
    return getattr(torch.optim.lr_scheduler, name)(optimizer, *given)


def programs():
    import torch
    from torch import nn

    def net():
        return nn.Sequential(nn.Linear(4, 3), nn.GELU(), nn.Dropout(0.1), nn.Linear(3, 2)).eval()

    yield "scripted.pt", lambda at: torch.jit.script(net()).save(str(at))
    yield "traced.pt", lambda at: torch.jit.trace(net(), torch.ones(1, 4)).save(str(at))
    yield "frozen.pt", lambda at: torch.jit.freeze(torch.jit.script(net())).save(str(at))
    yield "recurrent.pt", lambda at: torch.jit.script(nn.LSTM(4, 3)).save(str(at))
    yield "mobile.ptl", lambda at: torch.jit.script(net())._save_for_lite_interpreter(str(at))
    yield "exported.pt2", lambda at: torch.export.save(torch.export.export(net(), (torch.ones(1, 4),)), str(at))
    yield "exported_convolved.pt2", lambda at: torch.export.save(torch.export.export(nn.Sequential(nn.Conv2d(3, 2, 3), nn.ReLU(), nn.MaxPool2d(2)).eval(), (torch.ones(1, 3, 8, 8),)), str(at))
    yield "attention.pt2", lambda at: torch.export.save(torch.export.export(nn.TransformerEncoderLayer(4, 2, batch_first=True).eval(), (torch.ones(1, 3, 4),)), str(at))
    yield "onnx.onnx", lambda at: torch.onnx.export(net(), (torch.ones(1, 4),), str(at), **({"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}))
    yield "traced_graph.pt", lambda at: torch.save(torch.fx.symbolic_trace(net()), str(at))
    yield "tensors.safetensors", lambda at: __import__("safetensors.torch").torch.save_file(net().state_dict(), str(at))


KERAS = {"units": 3, "filters": 2, "kernel_size": 3, "rate": 0.2, "n": 2, "dims": (2, 1), "input_dim": 5, "output_dim": 3, "num_heads": 2, "key_dim": 2, "target_shape": (2, 2), "height": 6, "width": 6, "factor": 0.1, "axes": 1, "activation": "relu", "stddev": 0.1, "max_value": 2.0, "num_tokens": 4, "num_bins": 4, "bin_boundaries": [0.0, 1.0], "scale": 0.5, "num_query_heads": 2, "num_key_value_heads": 1, "head_dim": 2, "mask_value": 0.0, "min_value": 0.0}


def keras_layers():
    """Every layer, built on inputs that fit, as .keras and as HDF5."""
    keras = _keras()
    for name in sorted(n for n in dir(keras.layers) if inspect.isclass(getattr(keras.layers, n)) and issubclass(getattr(keras.layers, n), keras.layers.Layer)):
        for suffix in _suffixes(keras):
            yield "{}{}".format(name, suffix), lambda at, name=name: _with_layer(keras, getattr(keras.layers, name)).save(str(at))


def _suffixes(keras):
    release = getattr(keras, "__version__", None) or __import__("keras").__version__
    return (".keras", ".h5") if tuple(map(int, release.split(".")[:2])) >= (2, 12) else (".h5",)


def _keras():
    try:
        import tensorflow
        return tensorflow.keras
    except ImportError:
        return __import__("keras")


def _with_layer(keras, kind):
    needed = [p.name for p in inspect.signature(kind.__init__).parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD and p.name != "self"]
    given = {n: KERAS[n] for n in needed if n in KERAS}
    if "layer" in needed:
        given["layer"] = keras.layers.LSTM(2, return_sequences=True) if kind.__name__ == "Bidirectional" else keras.layers.Dense(2)
    if "cell" in needed:
        given["cell"] = keras.layers.GRUCell(2)
    for shapes in ([(8,)], [(6, 4)], [(8, 8, 3)], [(5, 8, 8, 3)], [(8,), (8,)], [(6, 4), (6, 4)], [(4, 4, 4, 4, 2)]):
        try:
            inputs = [keras.Input(shape) for shape in shapes]
            layer = kind(**given)
            return keras.Model(inputs, layer(inputs if len(inputs) > 1 else inputs[0]))
        except Exception:
            continue
    raise ValueError("no input fits")


def keras_models():
    keras = _keras()

    @keras.utils.register_keras_serializable(package="own")
    class Scaled(keras.layers.Layer):
        def __init__(self, by=2.0, **more):
            super().__init__(**more)
            self.by = by

        def call(self, x):
            return x * self.by

        def get_config(self):
            return {**super().get_config(), "by": self.by}

    def functional():
        a, b = keras.Input((4,), name="a"), keras.Input((3,), name="b")
        hidden = keras.layers.concatenate([keras.layers.Dense(3, activation="gelu" if hasattr(keras.activations, "gelu") else "relu", kernel_regularizer=keras.regularizers.l1_l2(1e-4, 1e-4))(a), b])
        model = keras.Model([a, b], [keras.layers.Dense(1, name="o")(hidden), keras.layers.Dense(2, activation="softmax", kernel_constraint=keras.constraints.MaxNorm(2), kernel_initializer=keras.initializers.HeNormal(), name="p")(hidden)])
        model.compile(optimizer=keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)), loss={"o": "mse", "p": keras.losses.SparseCategoricalCrossentropy()}, metrics={"o": [keras.metrics.MeanAbsoluteError()], "p": ["accuracy"]})
        return model

    def sequential():
        model = keras.Sequential([keras.Input((6, 4)), keras.layers.Bidirectional(keras.layers.LSTM(2)), keras.layers.Dropout(0.1), keras.layers.Dense(1, activation="sigmoid")])
        model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])
        model.fit(np.ones((4, 6, 4)), np.ones(4), verbose=0)
        return model

    for suffix in _suffixes(keras):
        yield "functional" + suffix, lambda at: functional().save(str(at))
        yield "sequential" + suffix, lambda at: sequential().save(str(at))
        yield "nested" + suffix, lambda at: keras.Sequential([keras.Input((4,)), keras.Sequential([keras.layers.Dense(2)]), keras.layers.ReLU()]).save(str(at))
        yield "own_registered" + suffix, lambda at: keras.Sequential([keras.Input((4,)), Scaled(3.0), keras.layers.Dense(1)]).save(str(at))
        yield "shared" + suffix, lambda at: _shared(keras).save(str(at))
        for name in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Nadam", "Ftrl", "Lion", "Adafactor", "Muon"):
            if hasattr(keras.optimizers, name):
                yield "by_{}{}".format(name, suffix), lambda at, name=name: _compiled(keras, name).save(str(at))
    yield "all.weights.h5", lambda at: sequential().save_weights(str(at))
    yield "exported", lambda at: sequential().export(str(at))
    yield "saved", lambda at: sequential().save(str(at), save_format="tf")
    yield "sequential.json", lambda at: at.write_text(sequential().to_json())
    yield "pickled.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(sequential()))


def _shared(keras):
    layer, a, b = keras.layers.Dense(2), keras.Input((3,)), keras.Input((3,))
    return keras.Model([a, b], keras.layers.Dot(axes=1)([layer(a), layer(b)]))


def _compiled(keras, name):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.BatchNormalization()])
    model.compile(getattr(keras.optimizers, name)(0.01), keras.losses.Huber())
    model.fit(np.ones((4, 4)), np.ones((4, 2)), verbose=0)
    return model


GROUPS = [layers, states, programs, keras_layers, keras_models]
