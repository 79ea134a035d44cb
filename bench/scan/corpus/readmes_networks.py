"""Files of networks, as the first pages of PyTorch and Keras write them; each writer is given a path."""
import numpy as np


def states():
    import torch
    from torch import nn, optim

    torch.manual_seed(0)
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))
    yield "state.pt", lambda path: torch.save(model.state_dict(), path)
    yield "legacy.pth", lambda path: torch.save(model.state_dict(), path, _use_new_zipfile_serialization=False)
    yield "half.bin", lambda path: torch.save({k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}, path)
    kinds = [optim.SGD, optim.Adam, optim.AdamW, optim.RMSprop, optim.Adagrad, optim.Adadelta, optim.NAdam, optim.RAdam, optim.Adamax, optim.ASGD, optim.LBFGS, optim.Rprop]
    for kind in kinds + [k for k in [getattr(optim, "Muon", None)] if k]:
        yield "checkpoint_" + kind.__name__ + ".tar", lambda path, kind=kind: checkpoint(torch, model, kind, path)
    schedulers = {"StepLR": {"step_size": 2}, "CosineAnnealingLR": {"T_max": 3}, "OneCycleLR": {"max_lr": 0.1, "total_steps": 9}, "ReduceLROnPlateau": {}, "ExponentialLR": {"gamma": 0.9}, "MultiStepLR": {"milestones": [2]}, "CosineAnnealingWarmRestarts": {"T_0": 2}, "CyclicLR": {"base_lr": 0.1, "max_lr": 0.2}, "LinearLR": {}, "PolynomialLR": {}}
    for name, settings in schedulers.items():
        yield "schedule_" + name + ".pt", lambda path, name=name, settings=settings: torch.save({"scheduler": getattr(optim.lr_scheduler, name)(optim.SGD(model.parameters(), 0.1, momentum=0.9), **settings).state_dict()}, path)
    yield "scaler.pt", lambda path: torch.save({"scaler": torch.amp.GradScaler("cpu").state_dict(), "rng": torch.get_rng_state(), "numpy": np.random.get_state(), "python": __import__("random").getstate()}, path)
    yield "averaged.pt", lambda path: torch.save(optim.swa_utils.AveragedModel(model).state_dict(), path)
    yield "tensors.pt", lambda path: torch.save([torch.ones(2, dtype=t) for t in (torch.bfloat16, torch.int8, torch.bool, torch.complex64, torch.float8_e4m3fn)] + [torch.eye(3).to_sparse(), torch.eye(3).to_sparse_csr(), torch.Size([1]), torch.float16, torch.device("cpu"), torch.ones(3, requires_grad=True), nn.Parameter(torch.ones(2))], path)
    yield "quantised.pt", lambda path: torch.save(torch.quantize_per_channel(torch.ones(2, 3), torch.ones(2), torch.zeros(2), 0, torch.qint8), path)
    yield "nested.pt", lambda path: torch.save(torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged), path)
    yield "sharded", lambda path: sharded(torch, model, path)
    yield "model.safetensors", lambda path: __import__("safetensors.torch").torch.save_model(model, str(path))


def checkpoint(torch, model, kind, path):
    optimiser = kind([p for p in model.parameters() if kind.__name__ != "Muon" or p.ndim == 2], lr=0.01)

    def closure():
        optimiser.zero_grad()
        loss = model(torch.ones(2, 1, 8, 8)).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    torch.save({"epoch": 3, "model_state_dict": model.state_dict(), "optimizer_state_dict": optimiser.state_dict(), "loss": torch.tensor(0.5), "args": __import__("argparse").Namespace(lr=0.1, data="d")}, path)


def sharded(torch, model, path):
    import torch.distributed.checkpoint as dcp

    dcp.save({"model": model.state_dict(), "step": 3}, checkpoint_id=str(path))


def modules():
    import torch
    from torch import nn

    made = {"cnn": lambda: nn.Sequential(nn.Conv2d(1, 2, 3, padding="same"), nn.MaxPool2d(2), nn.Dropout(), nn.Flatten()), "lstm": lambda: nn.LSTM(4, 3, 2, bidirectional=True), "transformer": lambda: nn.Transformer(8, 2, 1, 1, 16), "encoder": lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 2),
            "attention": lambda: nn.MultiheadAttention(8, 2), "embedding": lambda: nn.ModuleDict({"e": nn.EmbeddingBag(5, 3), "n": nn.RMSNorm(3)}), "spectral": lambda: nn.utils.parametrizations.spectral_norm(nn.Linear(3, 3)), "weight": lambda: nn.utils.parametrizations.weight_norm(nn.Linear(3, 3)), "orthogonal": lambda: nn.utils.parametrizations.orthogonal(nn.Linear(3, 3)),
            "pruned": lambda: pruned(torch), "dynamic": lambda: torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(4, 4)), {nn.Linear}), "losses": lambda: nn.ModuleList([nn.CrossEntropyLoss(torch.ones(2)), nn.BCEWithLogitsLoss(), nn.HuberLoss(), nn.TripletMarginLoss()]), "lazy": lambda: nn.LazyLinear(3)}
    for name, make in made.items():
        yield name + ".pt", lambda path, make=make: torch.save(make(), path)
        yield name + "_legacy.pt", lambda path, make=make: torch.save(make(), path, _use_new_zipfile_serialization=False)
    yield "traced.pt", lambda path: torch.jit.trace(made["cnn"]().eval(), torch.ones(1, 1, 8, 8)).save(str(path))
    yield "scripted.pt", lambda path: torch.jit.script(made["lstm"]()).save(str(path))
    yield "frozen.pt", lambda path: torch.jit.freeze(torch.jit.script(made["cnn"]().eval())).save(str(path))
    yield "exported.pt2", lambda path: torch.export.save(torch.export.export(made["cnn"]().eval(), (torch.ones(1, 1, 8, 8),)), str(path))
    yield "dynamic.pt2", lambda path: torch.export.save(torch.export.export(nn.Linear(3, 2), (torch.ones(4, 3),), dynamic_shapes=({0: torch.export.Dim("b")},)), str(path))
    yield "graph.pt", lambda path: torch.save(torch.fx.symbolic_trace(nn.Linear(2, 2)), path)
    yield "model.onnx", lambda path: torch.onnx.export(made["cnn"]().eval(), (torch.ones(1, 1, 8, 8),), str(path))
    yield "script.onnx", lambda path: torch.onnx.export(made["cnn"]().eval(), (torch.ones(1, 1, 8, 8),), str(path), dynamo=False)
    yield "compiled.pt", lambda path: torch.save(torch.compile(nn.Linear(2, 2)).state_dict(), path)
    yield "data.pt", lambda path: torch.save(torch.utils.data.TensorDataset(torch.ones(4, 2), torch.zeros(4)), path)
    yield "split.pt", lambda path: torch.save(torch.utils.data.random_split(torch.utils.data.TensorDataset(torch.ones(4, 2)), [3, 1]), path)
    yield "laws.pt", lambda path: torch.save([torch.distributions.Normal(0.0, 1.0), torch.distributions.Categorical(torch.ones(3)), torch.Generator()], path)


def pruned(torch):
    layer = torch.nn.Linear(3, 3)
    torch.nn.utils.prune.l1_unstructured(layer, "weight", 0.3)
    return layer


def vision():
    import torch
    from torchvision import models, transforms
    from torchvision.transforms import v2

    for name in ["resnet18", "mobilenet_v3_small", "squeezenet1_1", "shufflenet_v2_x0_5", "efficientnet_b0", "vit_b_16", "mnasnet0_5"]:
        yield name + ".pth", lambda path, name=name: torch.save(getattr(models, name)(weights=None, num_classes=3), path) if name != "vit_b_16" else torch.save(models.VisionTransformer(32, 16, 1, 2, 8, 16, num_classes=2), path)
    yield "ssd.pth", lambda path: torch.save(models.detection.ssdlite320_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=2).head, path)
    yield "transforms.pt", lambda path: torch.save(transforms.Compose([transforms.Resize(8), transforms.RandomHorizontalFlip(), transforms.ToTensor(), transforms.Normalize([0.5], [0.5]), transforms.ColorJitter(0.1), transforms.RandAugment()]), path)
    yield "transforms2.pt", lambda path: torch.save(v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.RandomResizedCrop(8), v2.Normalize([0.5], [0.5]), v2.MixUp(num_classes=2), v2.RandomApply([v2.GaussianBlur(3)])]), path)
    yield "weights.pt", lambda path: torch.save({"categories": models.ResNet18_Weights.DEFAULT.meta["categories"][:4], "preset": models.ResNet18_Weights.DEFAULT.transforms()}, path)


def keras():
    import keras as k

    layers = k.layers
    small = lambda: k.Sequential([k.Input((8,)), layers.Dense(4, activation="relu", kernel_regularizer="l2"), layers.Dropout(0.1), layers.Dense(2, activation="softmax")])  # noqa: E731
    image = lambda: k.Sequential([k.Input((12, 12, 1)), layers.Rescaling(1 / 255), layers.RandomFlip("horizontal"), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization(), layers.Activation("gelu"), layers.GlobalAveragePooling2D(), layers.Dense(2)])  # noqa: E731
    for name, make in {"small": small, "image": image, "functional": lambda: functional(k), "text": lambda: text(k), "recurrent": lambda: k.Sequential([k.Input((5, 3)), layers.Bidirectional(layers.LSTM(4, return_sequences=True)), layers.GRU(3), layers.Dense(1)]), "attention": lambda: attends(k)}.items():
        for suffix in ["keras", "h5", "weights.h5"]:
            yield name + "." + suffix, lambda path, make=make: kept(make(), path)
        yield name + "_saved", lambda path, make=make: make().export(str(path))
        yield name + ".pkl", lambda path, make=make: path.write_bytes(__import__("pickle").dumps(trained(k, make())))
        yield name + ".json", lambda path, make=make: path.write_text(make().to_json())
    for kind in ["Adam", "SGD", "AdamW", "Lion", "RMSprop", "Ftrl", "Nadam", "Adafactor", "Muon"]:
        yield "trained_" + kind + ".keras", lambda path, kind=kind: trained(k, small(), kind).save(path)
    yield "quantised.keras", lambda path: quantised(small(), path)
    yield "adapted.keras", lambda path: adapted(k, path)


def kept(model, path):
    return model.save_weights(path) if path.name.endswith("weights.h5") else model.save(path)


def trained(k, model, kind="Adam"):
    model.compile(getattr(k.optimizers, kind)(k.optimizers.schedules.CosineDecay(0.1, 5)), "sparse_categorical_crossentropy" if kind != "Adam" else k.losses.MeanSquaredError(), metrics=["mae", k.metrics.RootMeanSquaredError()])
    return model


def functional(k):
    a, b = k.Input((4,), name="a"), k.Input((3,), name="b")
    joined = k.layers.concatenate([k.layers.Dense(3)(a), b])
    return k.Model([a, b], [k.layers.Dense(1, name="o")(k.ops.relu(joined) if hasattr(k, "ops") else joined), k.layers.Add()([joined, joined])])


def text(k):
    words = k.layers.TextVectorization(20, output_sequence_length=4)
    words.adapt(["a b c", "b c d"])
    return k.Sequential([k.Input((1,), dtype="string"), words, k.layers.Embedding(20, 3, mask_zero=True), k.layers.GlobalAveragePooling1D(), k.layers.Dense(1, activation="sigmoid")])


def attends(k):
    x = k.Input((5, 8))
    y = k.layers.LayerNormalization()(k.layers.MultiHeadAttention(2, 4)(x, x) + x)
    return k.Model(x, k.layers.TimeDistributed(k.layers.Dense(2))(y))


def quantised(model, path):
    model.quantize("int8")
    model.save(path)


def adapted(k, path):
    norm = k.layers.Normalization()
    norm.adapt(np.ones((4, 3)))
    lookup = k.layers.StringLookup(vocabulary=["a", "b"], output_mode="one_hot")
    a, b = k.Input((3,)), k.Input((1,), dtype="string")
    k.Model([a, b], k.layers.Concatenate()([norm(a), lookup(b)])).save(path)


def tensorflow():
    import tensorflow as tf

    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
    yield "checkpoint", lambda path: tf.train.Checkpoint(model=model, step=tf.Variable(1)).save(str(path / "ckpt"))
    yield "module", lambda path: tf.saved_model.save(dense(tf), str(path))
    yield "lite.tflite", lambda path: path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(model).convert())
    yield "small.tflite", lambda path: path.write_bytes(lite(tf, model))
    yield "records.tfrecord", lambda path: records(tf, path)


def dense(tf):
    class Dense(tf.Module):
        def __init__(self):
            super().__init__()
            self.w = tf.Variable(tf.ones((2, 2)))
            self.names = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a"], [1]), 0)

        @tf.function(input_signature=[tf.TensorSpec([None, 2])])
        def __call__(self, x):
            return tf.nn.relu(x @ self.w)

    return Dense()


def lite(tf, model):
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return converter.convert()


def records(tf, path):
    with tf.io.TFRecordWriter(str(path)) as writer:
        writer.write(tf.train.Example().SerializeToString())


LISTED = [states, modules, vision, keras, tensorflow]
