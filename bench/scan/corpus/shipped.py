"""What people ship: PyTorch's checkpoints as training scripts and tutorials write them, Keras models as notebooks do, graphs for other runtimes."""
import collections
import copy
import io
import json
import pickle
from functools import partial

import numpy as np


def of_torch():
    import torch
    from torch import nn

    torch.manual_seed(0)
    net = nn.Sequential(collections.OrderedDict([("embed", nn.Embedding(20, 8)), ("drop", nn.Dropout(0.1)), ("norm", nn.LayerNorm(8)), ("head", nn.Linear(8, 2))]))
    unet = nn.ModuleDict({"down": nn.Sequential(nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.InstanceNorm2d(2, affine=True), nn.SiLU()), "up": nn.Sequential(nn.ConvTranspose2d(2, 1, 2, stride=2), nn.Sigmoid())})
    coder = nn.ModuleList([nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, norm_first=True, batch_first=True), 1, enable_nested_tensor=False), nn.LSTM(8, 4, batch_first=True, dropout=0.0, proj_size=2)])
    optimizer = torch.optim.AdamW([{"params": net.head.parameters(), "lr": 1e-2}, {"params": net.norm.parameters()}], lr=1e-3, amsgrad=True)
    net.head(torch.ones(1, 8)).sum().backward()
    optimizer.step()
    warm = torch.optim.lr_scheduler.SequentialLR(optimizer, [torch.optim.lr_scheduler.LinearLR(optimizer, 0.1), torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 5)], [2])
    kept = {
        "resume": {"epoch": 2, "global_step": 10, "model": net.state_dict(), "optimizer": optimizer.state_dict(), "lr_scheduler": warm.state_dict(), "scaler": torch.amp.GradScaler("cpu").state_dict() if hasattr(torch.amp, "GradScaler") else {},
                   "rng": [torch.get_rng_state(), np.random.get_state(legacy=False)], "best": torch.tensor(0.9).item(), "args": {"lr": 1e-3, "betas": (0.9, 0.95), "path": __import__("pathlib").PurePosixPath("runs/a")}},
        "schedule": warm, "whole": net, "unet": unet, "coder": coder, "copied": copy.deepcopy(net).half(), "frozen": net.requires_grad_(False), "bfloat": {k: v.bfloat16() for k, v in coder.state_dict().items()},
        "vocabulary": {"stoi": collections.defaultdict(int, {"a": 1}), "itos": ["<unk>", "a"], "vectors": torch.randn(2, 3), "specials": frozenset(["<unk>"])},
        "history": {"train": collections.deque([0.5, 0.4], maxlen=10), "val": [torch.tensor([0.1])], "confusion": torch.zeros(2, 2, dtype=torch.int64).numpy()},
        "batch": [torch.arange(6).view(2, 3), torch.tensor(["abc".encode()[0]]), {"mask": torch.ones(2, dtype=torch.bool), "lengths": [3, 2]}],
        "weighted": nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]), label_smoothing=0.1), "losses": nn.ModuleList([nn.BCEWithLogitsLoss(pos_weight=torch.ones(1)), nn.CTCLoss(), nn.TripletMarginLoss(), nn.GaussianNLLLoss()]),
        "ema": torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99)).state_dict() if hasattr(torch.optim.swa_utils, "get_ema_multi_avg_fn") else {},
        "parallel": nn.DataParallel(unet).state_dict(), "normed": nn.utils.parametrizations.spectral_norm(nn.Linear(3, 3)).state_dict(), "fused": nn.utils.fusion.fuse_conv_bn_eval(nn.Conv2d(1, 1, 1).eval(), nn.BatchNorm2d(1).eval()),
        "prepared": _prepared(torch, nn), "converted": _converted(torch, nn), "indexed": torch.utils.data.Subset(torch.utils.data.TensorDataset(torch.ones(3)), torch.tensor([0, 2])), "slices": {"view": torch.arange(10.0)[2:5], "step": torch.arange(10.0)[::3]},
    }
    for i, (name, thing) in enumerate(kept.items()):
        way = [{}, {"_use_new_zipfile_serialization": False}, {"pickle_protocol": 5}][i % 3]
        yield f"{name}.{['pt', 'pth', 'bin', 'ckpt'][i % 4]}", partial(torch.save, thing, **way)
    yield "plain.pkl", lambda path: path.write_bytes(pickle.dumps(kept["vocabulary"]))
    yield "arrays.npz", lambda path: np.savez(str(path), **{k: v.float().numpy() for k, v in net.state_dict().items()})
    yield "buffer.pkl", lambda path: path.write_bytes(pickle.dumps({"blob": _buffer(torch, net), "note": "inside"}))
    yield "joblib.joblib", lambda path: __import__("joblib").dump({"net": {k: v.numpy() for k, v in net.state_dict().items()}, "labels": ["a"]}, str(path), compress=3)
    yield "scripted.pt", torch.jit.script(unet["down"]).save
    yield "loop.pt", torch.jit.script(coder[1]).save
    yield "traced.ts", torch.jit.trace(nn.Sequential(unet["down"], unet["up"]).eval(), torch.ones(1, 1, 4, 4)).save
    yield "sizes.json", lambda path: path.write_text(json.dumps({k: list(v.shape) for k, v in net.state_dict().items()}))


def _buffer(torch, net):
    made = io.BytesIO()
    torch.save(net.state_dict(), made)
    return made.getvalue()


def _prepared(torch, nn):
    net = nn.Sequential(torch.ao.quantization.QuantStub(), nn.Linear(4, 4), nn.ReLU(), torch.ao.quantization.DeQuantStub()).train()
    net.qconfig = torch.ao.quantization.get_default_qat_qconfig("fbgemm")
    return torch.ao.quantization.prepare_qat(net).state_dict()


def _converted(torch, nn):
    net = nn.Sequential(torch.ao.quantization.QuantStub(), nn.Conv2d(1, 1, 1), nn.ReLU(), torch.ao.quantization.DeQuantStub()).eval()
    net.qconfig = torch.ao.quantization.get_default_qconfig("fbgemm")
    ready = torch.ao.quantization.prepare(net)
    ready(torch.ones(1, 1, 2, 2))
    return torch.ao.quantization.convert(ready)


def of_keras():
    import tensorflow as tf

    k = tf.keras
    small = k.Sequential([k.Input((28, 28, 1)), k.layers.Rescaling(1 / 255.0), k.layers.RandomFlip("horizontal"), k.layers.Conv2D(4, 3, activation="relu"), k.layers.MaxPooling2D(), k.layers.Dropout(0.2), k.layers.Flatten(), k.layers.Dense(10)])
    small.compile("adam", k.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    coder, code = k.Input((8,)), k.layers.Dense(2, activation="elu", name="code")
    auto = k.Model(coder, k.layers.Dense(8, activation="tanh")(code(coder)))
    auto.compile(k.optimizers.RMSprop(k.optimizers.schedules.ExponentialDecay(0.1, 5, 0.9)), "huber", metrics=[k.metrics.MeanAbsoluteError(name="mae")], weighted_metrics=["mse"])
    auto.fit(np.ones((4, 8)), np.ones((4, 8)), verbose=0)
    series = k.Sequential([k.Input((6, 2)), k.layers.Conv1D(4, 2, padding="causal"), k.layers.Bidirectional(k.layers.LSTM(3), merge_mode="sum"), k.layers.BatchNormalization(), k.layers.Dense(1, kernel_initializer=k.initializers.HeNormal(), bias_regularizer=k.regularizers.L2(0.01))])
    for name, model in {"small": small, "auto": auto, "series": series}.items():
        yield f"{name}.keras", lambda path: model.save(str(path))
        yield f"{name}.h5", lambda path: model.save(str(path))
        yield f"{name}.weights.h5", lambda path: model.save_weights(str(path))
        yield f"{name}_saved", lambda path: tf.saved_model.save(model, str(path))
        yield f"{name}.json", lambda path: path.write_text(model.to_json())
        yield f"{name}_weights.pkl", lambda path: path.write_bytes(pickle.dumps(model.get_weights()))
        yield f"{name}.tflite", lambda path: path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(model).convert())
        yield f"{name}_checkpoint", lambda path: tf.train.Checkpoint(model=model).save(str(path / "ckpt"))
        yield f"{name}_config.pkl", lambda path: path.write_bytes(pickle.dumps(model.get_config()))
    yield "module", lambda path: tf.saved_model.save(_module(tf), str(path))


def _module(tf):
    class Scaled(tf.Module):
        def __init__(self):
            super().__init__()
            self.scale = tf.Variable([1.0, 2.0])
            self.words = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a", "b"], [1, 2]), 0)

        @tf.function(input_signature=[tf.TensorSpec([None, 2]), tf.TensorSpec([None], tf.string)])
        def __call__(self, x, words):
            return tf.nn.softmax(x * self.scale) + tf.cast(self.words.lookup(words), tf.float32)[:, None]

    return Scaled()
