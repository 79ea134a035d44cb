"""More of what PyTorch saves: state dicts of every module with every way of saving, distributed checkpoints, tensors of rarer kinds, exported programs."""
import inspect
from functools import partial

from sweeps import first


def states():
    import torch
    from torch import nn, optim

    ways = [{}, {"_use_new_zipfile_serialization": False}, {"pickle_protocol": 3}, {"pickle_protocol": 4}, {"_use_new_zipfile_serialization": False, "pickle_protocol": 5}]
    kinds = [(n, k) for n, k in sorted(vars(nn).items()) if inspect.isclass(k) and issubclass(k, nn.Module)]
    for i, (name, kind) in enumerate(kinds):
        module = first(kind)
        if module is not None and len(module.state_dict()):
            yield f"state_{name}.pt", partial(_save, module.state_dict(), ways[i % len(ways)])
    net = nn.Sequential(nn.Linear(3, 3), nn.Dropout(), nn.Linear(3, 1))
    for i, (name, kind) in enumerate(sorted(vars(optim).items())):
        if inspect.isclass(kind) and issubclass(kind, optim.Optimizer) and kind is not optim.Optimizer:
            yield f"optimizer_{name}.pth", lambda path: _save(_stepped(kind, net), ways[i % len(ways)], path)
    steps = optim.lr_scheduler
    sgd = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for name, arguments in {"MultiStepLR": ([2, 4],), "CyclicLR": (0.01, 0.1), "LinearLR": (), "ConstantLR": (), "PolynomialLR": (), "CosineAnnealingWarmRestarts": (5,),
                            "SequentialLR": ([steps.StepLR(sgd, 2)], []), "ChainedScheduler": ([steps.StepLR(sgd, 2)],)}.items():
        yield f"scheduler_{name}.pt", lambda path: torch.save({"scheduler": getattr(steps, name)(sgd, *arguments).state_dict(), "epoch": 1}, path)
    yield "swa.pt", lambda path: torch.save(optim.swa_utils.SWALR(sgd, 0.05).state_dict(), path)


def _stepped(kind, net):
    import torch

    optimizer = kind(net.parameters()) if kind.__name__ != "SGD" else kind(net.parameters(), lr=0.1, nesterov=True, momentum=0.9)
    net(torch.ones(2, 3)).sum().backward()
    optimizer.step(lambda: net(torch.ones(2, 3)).sum())
    return {"model_state_dict": net.state_dict(), "optimizer_state_dict": optimizer.state_dict(), "epoch": 1, "loss": torch.tensor(0.5)}


def _save(thing, way, path):
    import torch

    torch.save(thing, path, **way)


def rarer():
    import torch
    from torch import nn

    kinds = ["float16", "bfloat16", "float64", "int16", "int32", "int64", "complex64", "complex128", "bool", "uint16", "uint32", "uint64", "float8_e4m3fn", "float8_e5m2", "float8_e8m0fnu", "quint8"]
    for name in kinds:
        if hasattr(torch, name) and name != "quint8":
            yield f"dtype_{name}.pt", lambda path: torch.save({"w": torch.zeros(3).to(getattr(torch, name)), "kind": getattr(torch, name)}, path)
    things = {
        "shared": lambda: _shared(torch), "scalar": lambda: torch.tensor(1.5), "empty": lambda: torch.zeros(0, 3), "channels": lambda: torch.ones(1, 2, 3, 3).to(memory_format=torch.channels_last),
        "conjugated": lambda: torch.ones(2, dtype=torch.complex64).conj(), "columns": lambda: torch.eye(3).to_sparse_csc(), "blocks": lambda: torch.eye(4).to_sparse_bsr((2, 2)),
        "nested": lambda: torch.nested.nested_tensor([torch.ones(2), torch.ones(3)]), "jagged": lambda: torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged),
        "storage": lambda: torch.ones(3).storage(), "untyped": lambda: torch.ones(3).untyped_storage(), "generator": lambda: torch.Generator().get_state(),
        "attributed": lambda: _attributed(torch), "sizes": lambda: [torch.Size([]), torch.strided, torch.contiguous_format, torch.per_tensor_affine, torch.finfo(torch.half).max],
        "buffers": lambda: nn.Parameter(torch.ones(1), requires_grad=False), "loader_state": lambda: torch.utils.data.RandomSampler([1, 2], generator=torch.Generator()).num_samples,
        "lazy": lambda: nn.LazyLinear(2).state_dict(), "normed": lambda: nn.utils.parametrizations.weight_norm(nn.Linear(2, 2)).state_dict(), "packed": lambda: nn.utils.rnn.pack_sequence([torch.ones(2), torch.ones(1)]),
        "observers": lambda: torch.ao.quantization.MinMaxObserver().state_dict(), "quantized_state": lambda: torch.ao.quantization.quantize_dynamic(nn.LSTM(2, 2), {nn.LSTM}).state_dict(),
        "hooked": lambda: nn.utils.spectral_norm(nn.Conv2d(1, 1, 2)).state_dict(), "split": lambda: torch.utils.data.random_split(range(4), [2, 2])[0],
        "concatenated": lambda: torch.utils.data.ConcatDataset([torch.utils.data.TensorDataset(torch.ones(2))]), "named": lambda: torch.ones(2, 2, names=("a", "b")),
        "functional": lambda: {"activation": torch.nn.functional.gelu, "init": torch.nn.init.xavier_uniform_}, "ema": lambda: torch.optim.swa_utils.AveragedModel(nn.Linear(1, 1), use_buffers=True).state_dict(),
    }
    for name, make in things.items():
        yield f"{name}.pt", lambda path: torch.save(make(), path)
    yield "weights.bin", lambda path: torch.save({"a": torch.ones(2)}, str(path))
    yield "tar.tar", lambda path: torch.save({"state_dict": nn.Linear(1, 1).state_dict(), "arch": "tiny", "best_acc1": torch.tensor(1.0)}, path)
    yield "unshared.safetensors", lambda path: __import__("safetensors.torch").torch.save_file({"a": torch.ones(2, dtype=torch.bfloat16)}, str(path))


def _shared(torch):
    w = torch.arange(6.0)
    return {"a": w, "b": w[2:4], "c": w.view(2, 3).t()}


def _attributed(torch):
    made = torch.ones(2)
    made.tag = "kept"
    return torch.nn.ParameterList([torch.nn.Parameter(made)])


def distributed():
    import torch
    import torch.distributed.checkpoint as dcp

    net = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.BatchNorm1d(3))
    state = {"model": net.state_dict(), "step": 3, "words": ["a"]}
    saver = getattr(dcp, "save", None) or partial(dcp.save_state_dict, no_dist=True)
    yield "checkpoint", lambda path: saver(state, storage_writer=dcp.FileSystemWriter(str(path)))
    yield "checkpoint_flat", lambda path: saver({"a": torch.ones(4)}, storage_writer=dcp.FileSystemWriter(str(path), single_file_per_rank=False))


def exported():
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.norm = nn.Linear(4, 4), nn.LayerNorm(4)
            self.register_buffer("scale", torch.ones(4))

        def forward(self, x):
            return self.norm(torch.relu(self.layer(x)) * self.scale).sum(-1)

    x, net = torch.ones(2, 4), Net().eval()
    yield "scripted.pt", torch.jit.script(net).save
    yield "traced.pth", torch.jit.trace(net, x).save
    yield "scripted_files.pt", lambda path: torch.jit.save(torch.jit.script(net), str(path), _extra_files={"labels.txt": "a\nb"})
    yield "optimized.pt", lambda path: torch.jit.optimize_for_inference(torch.jit.script(net)).save(str(path))
    yield "mobile.ptl", lambda path: torch.utils.mobile_optimizer.optimize_for_mobile(torch.jit.script(net))._save_for_lite_interpreter(str(path))
    yield "program.pt2", lambda path: torch.export.save(torch.export.export(net, (x,)), str(path), extra_files={"note.txt": "x"})
    yield "program_dynamic.pt2", lambda path: torch.export.save(torch.export.export(net, (x,), dynamic_shapes={"x": {0: torch.export.Dim("n")}}), str(path))
    yield "decomposed.pt2", lambda path: torch.export.save(torch.export.export(nn.LSTM(4, 2), (torch.ones(3, 1, 4),)).run_decompositions(), str(path))
    old = {"dynamo": False} if "dynamo" in torch.onnx.export.__code__.co_varnames else {}
    for name, kind in [("linear", net), ("pool", nn.Sequential(nn.Unflatten(1, (1, 4)), nn.AvgPool1d(2), nn.GELU()))]:
        yield f"torch_{name}.onnx", lambda path: torch.onnx.export(kind, x, str(path), **old)
