"""PyTorch by its tutorials: state dicts of every module that its own test suite builds, of every optimizer and schedule, checkpoints as training loops keep them."""
import collections
import copy
import io
import pathlib
import pickle

TURNS = 4


def save(torch, thing, path, turn):
    """By the zip format, the older one, another protocol, or through a handle with plain pickle's newest."""
    if turn % TURNS == 1:
        torch.save(thing, path, _use_new_zipfile_serialization=False)
    elif turn % TURNS == 2:
        torch.save(thing, path, pickle_protocol=2 + turn % 4)
    elif turn % TURNS == 3:
        buffer = io.BytesIO()
        torch.save(thing, buffer, _use_new_zipfile_serialization=turn % 8 == 3, pickle_protocol=5)
        path.write_bytes(buffer.getvalue())
    else:
        torch.save(thing, path)


def states():
    """Pairs of name and what writes the file: modules of torch.testing's own list, with the first arguments that it builds them by."""
    import torch
    from torch.testing._internal.common_modules import module_db

    for i, info in enumerate(module_db):
        for j, given in enumerate(list(info.module_inputs_func(info, device="cpu", dtype=torch.float32, requires_grad=False, training=True))[:3]):
            yield f"{info.name}_{j}.pt", lambda path: save(torch, _module(info, given).state_dict(), path, i + j)


def _module(info, given):
    return info.module_cls(*given.constructor_input.args, **given.constructor_input.kwargs)


def whole_modules():
    import torch
    from torch.testing._internal.common_modules import module_db

    for i, info in enumerate(module_db):
        for given in list(info.module_inputs_func(info, device="cpu", dtype=torch.float32, requires_grad=False, training=False))[:1]:
            yield f"{info.name}.pt", lambda path: save(torch, _module(info, given), path, i)


def checkpoints():
    import torch
    from torch import nn

    net = lambda: nn.Sequential(collections.OrderedDict(conv=nn.Conv2d(1, 4, 3), norm=nn.BatchNorm2d(4), act=nn.ReLU(), pool=nn.AdaptiveAvgPool2d(1), flat=nn.Flatten(), fc=nn.Linear(4, 2)))  # noqa: E731
    for i, name in enumerate(sorted(n for n in dir(torch.optim) if isinstance(getattr(torch.optim, n), type) and issubclass(getattr(torch.optim, n), torch.optim.Optimizer) and n != "Optimizer")):
        yield f"optimizer_{name}.pt", lambda path: save(torch, _stepped(torch, net(), name), path, i)
    schedules = {"StepLR": [2], "MultiStepLR": [[1, 2]], "ExponentialLR": [0.9], "CosineAnnealingLR": [5], "ReduceLROnPlateau": [], "CyclicLR": [0.1, 0.2], "OneCycleLR": [0.1, 10], "CosineAnnealingWarmRestarts": [3], "LinearLR": [], "PolynomialLR": [], "ConstantLR": []}
    for i, (name, given) in enumerate(schedules.items()):
        yield f"schedule_{name}.pt", lambda path: save(torch, _scheduled(torch, net(), name, given), path, i)
    things = {
        "tutorial": lambda m: {"epoch": 5, "model_state_dict": m.state_dict(), "optimizer_state_dict": torch.optim.SGD(m.parameters(), 0.1).state_dict(), "loss": torch.tensor(0.4)},
        "imagenet": lambda m: {"epoch": 1, "arch": "resnet18", "state_dict": collections.OrderedDict((f"module.{k}", v) for k, v in m.state_dict().items()), "best_acc1": torch.tensor(70.0), "scheduler": {"last_epoch": 1}},
        "ema": lambda m: {"ema": torch.optim.swa_utils.AveragedModel(m).state_dict(), "n": 3},
        "random": lambda m: {"torch": torch.get_rng_state(), "numpy": __import__("numpy").random.get_state(), "python": __import__("random").getstate(), "cuda": [], "generator": torch.Generator().manual_seed(1).get_state()},
        "half": lambda m: copy.deepcopy(m).half().state_dict(), "bfloat": lambda m: copy.deepcopy(m).bfloat16().state_dict(), "double": lambda m: copy.deepcopy(m).double().state_dict(),
        "channels_last": lambda m: copy.deepcopy(m).to(memory_format=torch.channels_last).state_dict(),
        "shared": lambda m: {"a": m.fc.weight, "b": m.fc.weight, "view": m.fc.weight[0], "t": m.fc.weight.t()},
        "sparse": lambda m: [torch.eye(3).to_sparse(), torch.eye(3).to_sparse_csr(), torch.eye(4).to_sparse_bsr((2, 2))],
        "kinds": lambda m: [torch.zeros(2, dtype=d) for d in (torch.bool, torch.uint8, torch.int8, torch.int16, torch.complex64, torch.bfloat16, torch.float16)] + [torch.empty(0), torch.tensor(1)],
        "newer_kinds": lambda m: [torch.zeros(2, dtype=getattr(torch, d)) for d in ("float8_e4m3fn", "float8_e5m2", "uint16", "uint32")],
        "quantized": lambda m: [torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.quint8), torch.quantize_per_channel(torch.ones(2, 2), torch.ones(2), torch.zeros(2), 0, torch.qint8)],
        "dynamic": lambda m: torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(3, 2), nn.LSTM(2, 2)), {nn.Linear, nn.LSTM}).state_dict(),
        "pruned": lambda m: _pruned(torch, m).state_dict(), "normed": lambda m: nn.utils.parametrizations.weight_norm(nn.Linear(2, 2)).state_dict(), "spectral": lambda m: nn.utils.spectral_norm(nn.Linear(2, 2)).state_dict(),
        "sizes": lambda m: {"size": torch.Size([1, 2]), "dtype": torch.float16, "device": torch.device("cpu"), "layout": torch.strided, "qscheme": torch.per_tensor_affine, "finfo": 1e-8, "inf": float("inf")},
        "parameters": lambda m: {"list": list(m.parameters()), "named": dict(m.named_parameters()), "buffer": dict(m.named_buffers()), "parameter": nn.Parameter(torch.ones(2), requires_grad=False)},
        "scaler": lambda m: {"scaler": torch.amp.GradScaler("cpu").state_dict(), "args": {"lr": 0.1, "out": pathlib.PurePosixPath("runs/1")}},
        "namespace": lambda m: {"model": m.state_dict(), "args": __import__("argparse").Namespace(lr=0.1, layers=[1, 2]), "vocab": {"<pad>": 0}, "history": collections.defaultdict(list, loss=[0.1]), "counter": collections.Counter("aab"), "when": __import__("datetime").datetime(2024, 1, 1)},
        "data": lambda m: {"x": torch.utils.data.TensorDataset(torch.ones(3, 2), torch.zeros(3)).tensors, "split": torch.utils.data.random_split(range(4), [2, 2])[0].indices, "packed": nn.utils.rnn.pack_sequence([torch.ones(2), torch.ones(1)])},
        "attached": lambda m: {"grad": _with_grad(torch)},
    }
    for i, (name, make) in enumerate(things.items()):
        yield f"{name}.pt", lambda path: save(torch, make(net()), path, i)
        yield f"{name}_again.pth", lambda path: save(torch, {"state": make(net())}, path, i + 1)
    yield "by_pickle.pkl", lambda path: path.write_bytes(pickle.dumps(net().state_dict(), protocol=4))
    yield "scripted.pt", lambda path: torch.jit.script(net().eval()).save(str(path))
    yield "traced.pt", lambda path: torch.jit.trace(net().eval(), torch.ones(1, 1, 8, 8)).save(str(path))
    yield "exported.pt2", lambda path: torch.export.save(torch.export.export(net().eval(), (torch.ones(1, 1, 8, 8),)), path)
    yield "exported.onnx", lambda path: torch.onnx.export(net().eval(), (torch.ones(1, 1, 8, 8),), str(path))


def _stepped(torch, net, name):
    kind = getattr(torch.optim, name)
    optimizer = kind([p for p in net.parameters() if name != "Muon" or p.ndim == 2], lr=0.1)
    loss = lambda: net(torch.ones(2, 1, 8, 8)).sum()  # noqa: E731
    loss().backward()
    if name != "SparseAdam":
        optimizer.step(loss)
    return {"net": net.state_dict(), "optimizer": optimizer.state_dict()}


def _scheduled(torch, net, name, given):
    optimizer = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)
    return {"optimizer": optimizer.state_dict(), "schedule": getattr(torch.optim.lr_scheduler, name)(optimizer, *given).state_dict()}


def _pruned(torch, net):
    from torch.nn.utils import prune

    prune.l1_unstructured(net.fc, "weight", 0.5)
    return net


def _with_grad(torch):
    x = torch.ones(2, requires_grad=True)
    (x * 2).sum().backward()
    return x
