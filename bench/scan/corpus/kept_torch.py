"""What runs of PyTorch leave: checkpoints with settings of every kind in them, whole modules and optimizers, rarer tensors, distributions."""
import argparse
import collections
import copy
import datetime
import pathlib
import random
import types
from functools import partial

import numpy as np

WAYS = [{}, {"_use_new_zipfile_serialization": False}, {"pickle_protocol": 4}, {"pickle_protocol": 5}]


def saved():
    """Pairs of file name and what writes it, each in a way of its own."""
    i = 0
    for group in [checkpoints, modules, tensors, parts, laws]:
        for name, make in group():
            yield f"{group.__name__}_{name}.{['pt', 'pth', 'ckpt', 'bin'][i % 4]}", partial(_save, make, WAYS[(i // 4 + i) % 4])
            i += 1


def _save(make, way, path):
    import torch

    torch.save(make(), path, **way)


def net():
    from torch import nn

    return nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.Hardswish(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))


def _stepped(model, kind, **settings):
    import torch

    optimizer = kind(model.parameters(), **settings)
    model(torch.ones(2, 1, 5, 5)).sum().backward()
    optimizer.step(lambda: torch.zeros(()))
    return optimizer


def checkpoints():
    import torch
    from torch import optim

    model = net()
    state, steps = model.state_dict(), optim.lr_scheduler
    base = {"state_dict": state, "epoch": 3}
    adam = _stepped(model, optim.AdamW, lr=1e-3, foreach=True)
    yield "namespace", lambda: {**base, "args": argparse.Namespace(lr=1e-3, device=torch.device("cpu"), dtype=torch.float16, out=pathlib.Path("runs"), milestones=[1, 2], sub=argparse.Namespace(seed=None))}
    yield "simple_namespace", lambda: {**base, "cfg": types.SimpleNamespace(name="a", optimizer=types.SimpleNamespace(lr=0.1))}
    yield "defaultdict", lambda: {**base, "log": collections.defaultdict(list, loss=[torch.tensor(0.5), 0.4]), "meters": collections.defaultdict(lambda_free), "counts": collections.Counter(a=2), "window": collections.deque([0.1], 20)}
    yield "path", lambda: {**base, "data": pathlib.Path("data/train.csv"), "root": pathlib.PurePosixPath("/srv")}
    yield "times", lambda: {**base, "at": datetime.datetime.now(datetime.timezone.utc), "took": datetime.timedelta(seconds=3), "day": datetime.date(2024, 1, 1)}
    yield "enums", lambda: {**base, "kind": __import__("http").HTTPStatus.OK, "mode": torch.nn.attention.SDPBackend.MATH if hasattr(torch.nn, "attention") else 0, "format": torch.channels_last, "reduce": torch.per_channel_affine}
    yield "versions", lambda: {**base, "torch": torch.__version__, "numpy": np.__version__, "cuda": torch.version.cuda, "seed": torch.initial_seed()}
    yield "generators", lambda: {"torch": torch.get_rng_state(), "numpy": np.random.get_state(), "new": np.random.default_rng(1), "python": random.getstate(), "own": random.Random(1), "generator": torch.Generator().manual_seed(3).get_state(), "cuda": []}
    yield "numbers", lambda: {**base, "best": np.float64(0.3), "auc": np.float32(0.4), "confusion": np.eye(2, dtype=np.int64), "step": np.int64(5), "flag": np.bool_(True), "loss": torch.tensor(0.1, dtype=torch.float64), "history": np.array([[1.0]])}
    yield "frame", lambda: {**base, "metrics": __import__("pandas").DataFrame({"loss": [0.1], "acc": [0.2]}), "classes": __import__("pandas").Index(["a", "b"])}
    yield "scaler", lambda: {**base, "scaler": __import__("sklearn.preprocessing").preprocessing.StandardScaler().fit(np.eye(3)), "encoder": __import__("sklearn.preprocessing").preprocessing.LabelEncoder().fit(["a", "b"])}
    yield "resume", lambda: {"model": state, "optimizer": adam.state_dict(), "scheduler": steps.OneCycleLR(adam, 0.1, 10).state_dict(), "scaler": torch.amp.GradScaler("cpu").state_dict(), "iteration": 10, "ema": copy.deepcopy(state)}
    yield "objects", lambda: {"optimizer": adam, "scheduler": steps.CosineAnnealingLR(adam, 10), "model": model, "criterion": torch.nn.CrossEntropyLoss(label_smoothing=0.1)}
    yield "distributed", lambda: {"module": {f"module.{k}": v for k, v in state.items()}, "world_size": 2, "lr_scheduler": {"total_num_steps": 4}, "ds_version": "0.14", "param_shapes": [collections.OrderedDict((k, v.shape) for k, v in state.items())]}
    yield "vocabulary", lambda: {"stoi": {"a": 0}, "itos": ["a"], "vectors": torch.eye(2)}
    yield "config_dict", lambda: {**base, "hparams": {"layers": (2, 3), "act": "relu", "norm": torch.nn.LayerNorm, "init": torch.nn.init.xavier_uniform_, "activation": torch.nn.functional.gelu, "optimizer": torch.optim.AdamW, "loss": torch.nn.functional.cross_entropy}}
    yield "partials", lambda: {**base, "norm": partial(torch.nn.LayerNorm, eps=1e-6), "opt": partial(torch.optim.SGD, momentum=0.9), "conv": partial(torch.nn.Conv2d, kernel_size=3, padding="same"), "pool": partial(torch.nn.functional.max_pool2d, kernel_size=2)}
    yield "tuned", lambda: [state, adam.state_dict(), {"args": ("a", 1), "kwargs": {"n": 2}}]
    for name, kind in {"SGD": optim.SGD, "Adam": optim.Adam, "Adafactor": getattr(optim, "Adafactor", None), "NAdam": optim.NAdam, "SparseAdam": optim.SparseAdam, "LBFGS": optim.LBFGS, "RMSprop": optim.RMSprop, "Muon": getattr(optim, "Muon", None), "Rprop": optim.Rprop}.items():
        if kind:
            yield f"optimizer_{name}", lambda: _either(kind)
    for name, arguments in {"LambdaLR": (partial(pow, 0.9),), "MultiplicativeLR": (np.reciprocal,), "PolynomialLR": (5, 2.0), "CosineAnnealingWarmRestarts": (3,), "ReduceLROnPlateau": ("max",), "CyclicLR": (1e-4, 1e-2, 3, 3, "exp_range"), "ConstantLR": (0.5,)}.items():
        yield f"scheduler_{name}", lambda: {"state": getattr(steps, name)(optim.SGD(model.parameters(), 0.1, 0.9), *arguments).state_dict()}
        yield f"whole_scheduler_{name}", lambda: getattr(steps, name)(optim.SGD(model.parameters(), 0.1, 0.9), *arguments)


def lambda_free():
    return 0


def _either(kind):
    try:
        return {"state": _stepped(net(), kind).state_dict()}
    except Exception:  # that wants sparse gradients, or two dimensions
        import torch

        return {"state": kind([torch.nn.Parameter(torch.eye(2))]).state_dict()}


def modules():
    import torch
    from torch import nn
    from torch.nn.utils import parametrizations, prune

    yield "residual", lambda: nn.Sequential(nn.Conv2d(3, 8, 7, 2, 3, bias=False), nn.SyncBatchNorm(8), nn.ReLU6(True), nn.MaxPool2d(3, 2, 1, ceil_mode=True), nn.ZeroPad2d(1), nn.Dropout(p=0.2, inplace=True), nn.LPPool2d(2, 2))
    yield "unet", lambda: nn.ModuleDict({"d": nn.ModuleList([nn.Conv3d(1, 2, 3, padding_mode="circular"), nn.InstanceNorm3d(2)]), "u": nn.Sequential(nn.Upsample(scale_factor=2, mode="trilinear"), nn.ConvTranspose3d(2, 1, 2), nn.PixelUnshuffle(2))})
    yield "gpt", lambda: nn.ModuleDict({"wte": nn.Embedding(9, 8, padding_idx=0, max_norm=1.0), "h": nn.ModuleList([nn.TransformerEncoderLayer(8, 2, 16, activation=nn.functional.silu, norm_first=True, bias=False)]), "ln": nn.LayerNorm(8, elementwise_affine=False), "head": nn.Linear(8, 9, bias=False)})
    yield "translator", lambda: nn.Transformer(8, 2, 1, 1, 16, activation=nn.functional.gelu, batch_first=True)
    yield "recurrent", lambda: nn.ModuleList([nn.LSTM(4, 4, 2, batch_first=True, dropout=0.1, bidirectional=True), nn.GRU(4, 3, bias=False), nn.RNNCell(2, 2, nonlinearity="relu"), nn.LSTMCell(2, 2)])
    yield "losses", lambda: nn.ModuleList([nn.MarginRankingLoss(), nn.KLDivLoss(log_target=True), nn.CosineEmbeddingLoss(), nn.MultiLabelSoftMarginLoss(), nn.PoissonNLLLoss(), nn.SmoothL1Loss(beta=0.5), nn.HingeEmbeddingLoss(), nn.MultiMarginLoss(), nn.NLLLoss(torch.ones(2)), nn.TripletMarginWithDistanceLoss(distance_function=nn.PairwiseDistance())])
    yield "activations", lambda: nn.Sequential(*[getattr(nn, n)() for n in ("CELU", "GLU", "Hardshrink", "LogSigmoid", "RReLU", "SELU", "Softmin", "Softshrink", "Tanhshrink", "Softsign", "Sigmoid", "LogSoftmax", "Softmax2d")], nn.Threshold(0.1, 1))
    yield "pads", lambda: nn.ModuleList([nn.ReflectionPad1d(1), nn.ReplicationPad3d(1), nn.ConstantPad2d(1, 0.5), nn.CircularPad1d(1), nn.Fold((4, 4), 2), nn.Unfold(2), nn.ChannelShuffle(2), nn.Identity(1, a=2), nn.FractionalMaxPool2d(2, output_ratio=0.5), nn.MaxUnpool1d(2), nn.CosineSimilarity(), nn.AlphaDropout(), nn.FeatureAlphaDropout()])
    yield "lazy", lambda: nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.LazyInstanceNorm2d(), nn.LazyConvTranspose2d(2, 3))
    yield "shared", lambda: _tied(nn)
    yield "frozen", lambda: net().eval().requires_grad_(False)
    yield "half", lambda: net().to(torch.bfloat16)
    yield "parallel", lambda: nn.DataParallel(net())
    yield "averaged", lambda: torch.optim.swa_utils.AveragedModel(net())
    yield "averaged_ema", lambda: torch.optim.swa_utils.AveragedModel(net(), multi_avg_fn=torch.optim.swa_utils.get_swa_multi_avg_fn()).state_dict()
    yield "normed", lambda: nn.ModuleList([nn.utils.weight_norm(nn.Conv1d(2, 2, 1), dim=None), nn.utils.spectral_norm(nn.ConvTranspose2d(2, 2, 1), n_power_iterations=2)])
    yield "parametrized_state", lambda: nn.Sequential(parametrizations.spectral_norm(nn.Linear(3, 3)), parametrizations.weight_norm(nn.Conv1d(2, 2, 1))).state_dict()
    yield "pruned", lambda: _pruned(prune, nn)
    yield "pruned_state", lambda: _pruned(prune, nn).state_dict()
    yield "buffered", lambda: _buffered(nn, torch)
    yield "dynamic", lambda: torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.LSTM(3, 3), nn.Linear(3, 2), nn.GRUCell(2, 2)), {nn.LSTM, nn.Linear, nn.GRUCell}, dtype=torch.qint8)
    yield "static", lambda: static(torch, nn)
    yield "static_state", lambda: static(torch, nn).state_dict()
    yield "prepared", lambda: _prepared(torch, nn)
    yield "adapter", lambda: {"lora_A": nn.ParameterDict({"a": nn.Parameter(torch.ones(2, 4))}), "lora_B": nn.ParameterList([torch.zeros(4, 2)])}
    yield "vision", lambda: __import__("torchvision").ops.MLP(4, [3, 2], norm_layer=nn.LayerNorm)
    yield "blocks", lambda: nn.Sequential(__import__("torchvision").ops.Conv2dNormActivation(3, 4), __import__("torchvision").ops.SqueezeExcitation(4, 2), __import__("torchvision").ops.StochasticDepth(0.1, "row"), __import__("torchvision").ops.FrozenBatchNorm2d(4))
    yield "transforms", lambda: _transforms(torch)


def _tied(nn):
    one = nn.Linear(3, 3)
    made = nn.ModuleDict({"a": one, "b": nn.Sequential(one, nn.Linear(3, 3))})
    made["b"][1].weight = one.weight
    return made


def _pruned(prune, nn):
    layer = nn.Linear(4, 4)
    prune.random_unstructured(layer, "weight", 0.3)
    prune.ln_structured(layer, "weight", 0.5, n=2, dim=0)
    prune.identity(layer, "bias")
    return layer


def _buffered(nn, torch):
    made = nn.Linear(2, 2)
    made.register_buffer("steps", torch.tensor(3), persistent=False)
    made.register_parameter("none", None)
    made.register_forward_pre_hook(partial(isinstance))
    made.note, made.shape, made.table = "kept", torch.Size([2]), {"a": torch.float32}
    return made


def static(torch, nn):
    model = nn.Sequential(torch.ao.quantization.QuantStub(), nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2), torch.ao.quantization.DeQuantStub()).eval()
    model = torch.ao.quantization.fuse_modules(model, [["1", "2", "3"]])
    model.qconfig = torch.ao.quantization.get_default_qconfig("x86")
    ready = torch.ao.quantization.prepare(model)
    ready(torch.ones(1, 1, 2, 2))
    return torch.ao.quantization.convert(ready)


def _prepared(torch, nn):
    net = nn.Sequential(torch.ao.quantization.QuantWrapper(nn.Linear(4, 4))).train()
    net.qconfig = torch.ao.quantization.get_default_qat_qconfig("fbgemm")
    return torch.ao.quantization.prepare_qat(net)


def _transforms(torch):
    from torchvision import transforms
    from torchvision.transforms import v2

    old = transforms.Compose([transforms.Resize((8, 8), interpolation=transforms.InterpolationMode.BICUBIC), transforms.RandomApply([transforms.GaussianBlur(3)], 0.5), transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,)), transforms.RandomErasing()])
    return [old, v2.Compose([v2.RandomResizedCrop(8, antialias=True), v2.RandAugment(), v2.ToDtype(torch.float32, scale=True), v2.Normalize([0.5], [0.5])]), transforms.AutoAugment(transforms.AutoAugmentPolicy.CIFAR10)]


def tensors():
    import torch

    eye = torch.eye(4)
    yield "sparse", lambda: [eye.to_sparse(), eye.to_sparse_csr(), eye.to_sparse_bsc((2, 2)), torch.sparse_coo_tensor([[0, 1]], [[1.0], [2.0]], (3, 1)).coalesce()]
    yield "nested", lambda: torch.nested.as_nested_tensor([torch.ones(2, 3), torch.ones(4, 3)], layout=torch.jagged)
    yield "complex", lambda: [torch.view_as_complex(torch.ones(2, 2)), torch.ones(2, dtype=torch.complex32), torch.fft.rfft(torch.ones(4)), torch.ones(2, dtype=torch.complex128).conj().imag]
    yield "quantized", lambda: [torch.quantize_per_tensor(eye, 0.1, 3, torch.quint8), torch.quantize_per_tensor(eye, 0.1, 0, torch.qint32), torch.quantize_per_channel(eye, torch.ones(4), torch.zeros(4), 1, torch.quint8)]
    yield "eighths", lambda: [eye.to(torch.float8_e4m3fn), eye.to(torch.float8_e5m2fnuz), eye.to(torch.uint16), eye.bool(), eye.half()]
    yield "views", lambda: [eye[:, 1], eye.expand(2, 4, 4), eye.as_strided((2, 2), (1, 4)), eye.diagonal(), eye.unfold(0, 2, 1), eye.T, torch.arange(9)[::4], torch.empty(0), torch.tensor(3)]
    yield "subclass", lambda: [torch.nn.Parameter(eye), torch.nn.Buffer(eye) if hasattr(torch.nn, "Buffer") else 0, torch.nn.Parameter(eye, requires_grad=False), eye.requires_grad_(False)]
    yield "sized", lambda: [eye.shape, torch.Size([1, 2]).numel(), torch.device("cuda:0"), torch.device("meta"), torch.int64, torch.strided, torch.finfo(torch.bfloat16), torch.iinfo(torch.int16)]
    yield "results", lambda: [torch.max(eye, 0), torch.sort(eye), torch.mode(eye), torch.median(eye, 0), torch.linalg.eigh(eye), torch.linalg.slogdet(eye), torch.aminmax(eye), torch.cummax(eye, 0), torch.kthvalue(eye, 1), torch.frexp(eye), torch.linalg.lstsq(eye, eye), torch.linalg.qr(eye)]
    yield "packed", lambda: torch.nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [3, 2])
    yield "images", lambda: [__import__("torchvision").tv_tensors.Mask(torch.zeros(2, 2)), __import__("torchvision").tv_tensors.Video(torch.zeros(1, 3, 2, 2))]
    yield "masked", lambda: torch.masked.masked_tensor(eye, eye > 0)
    yield "mapped", lambda: {"pinned": eye.clone(memory_format=torch.contiguous_format), "meta": torch.empty(3, device="meta"), "fake": torch.empty_strided((2, 2), (1, 2))}
    yield "storages", lambda: [eye.untyped_storage(), eye.storage() if hasattr(eye, "storage") else 0, torch.FloatStorage(3), torch.ByteStorage(2)]
    yield "functions", lambda: [torch.relu, torch.nn.functional.softmax, torch.sigmoid, torch.tanh, torch.nn.functional.interpolate, torch.cat, torch.float, torch.Tensor, torch.matmul, torch.mean, torch.nn.functional.scaled_dot_product_attention, torch.abs, torch.exp]
    yield "methods", lambda: [torch.Tensor.mean, torch.Tensor.to, eye.sum]
    yield "arrays", lambda: {"numpy": eye.numpy(), "list": eye.tolist(), "float": eye.mean().item(), "record": np.zeros(2, "i4,f4"), "bytes": b"x" * 10, "big": np.arange(3, dtype=">f4")}
    yield "attributed", lambda: _noted(eye)


def _noted(tensor):
    made = tensor.clone()
    made.source, made.scale = "here", 0.5
    return {"a": made, "b": made[0]}


def parts():
    import torch
    from torch.utils import data

    rows = data.TensorDataset(torch.arange(8.0).view(4, 2), torch.arange(4))
    yield "loader", lambda: data.DataLoader(rows, 2, shuffle=True, generator=torch.Generator())
    yield "samplers", lambda: [data.WeightedRandomSampler(torch.ones(4), 2), data.DistributedSampler(rows, 2, 0), data.BatchSampler(data.RandomSampler(rows, replacement=True), 2, True)]
    yield "splits", lambda: data.random_split(rows, [0.5, 0.5], generator=torch.Generator().manual_seed(1))
    yield "batches", lambda: [next(iter(data.DataLoader(rows, 3))), data.default_collate([{"a": 1, "b": torch.ones(2)}])]
    yield "chained", lambda: [data.ConcatDataset([rows, rows]), data.StackDataset(a=rows), data.Subset(rows, range(2)), data.get_worker_info()]
    yield "fake", lambda: __import__("torchvision").datasets.FakeData(2, (1, 2, 2))
    yield "weights", lambda: [__import__("torchvision").models.ResNet50_Weights.IMAGENET1K_V2.meta["num_params"], __import__("torchvision").models.ViT_B_16_Weights.DEFAULT]
    yield "observers", lambda: [torch.ao.quantization.HistogramObserver(), torch.ao.quantization.FakeQuantize(), torch.ao.quantization.PerChannelMinMaxObserver()]
    yield "qconfig", lambda: [torch.ao.quantization.get_default_qconfig("fbgemm"), torch.ao.quantization.default_dynamic_qconfig, torch.ao.quantization.QConfigMapping()]
    yield "swa", lambda: torch.optim.swa_utils.SWALR(torch.optim.SGD(net().parameters(), 0.1), 0.05)
    yield "profiled", lambda: {"memory": torch.profiler.ProfilerActivity.CPU, "schedule": None}
    yield "multiplied", lambda: [torch.nn.utils.parameters_to_vector(net().parameters()), list(net().named_buffers())]


def laws():
    import torch
    from torch import distributions as d

    one = torch.ones(2)
    yield "normal", lambda: [d.Normal(0.0, 1.0), d.MultivariateNormal(one, torch.eye(2)), d.LowRankMultivariateNormal(one, torch.ones(2, 1), one), d.Independent(d.Normal(one, one), 1)]
    yield "transformed", lambda: d.TransformedDistribution(d.Uniform(one * 0, one), [d.SigmoidTransform().inv, d.AffineTransform(1.0, 2.0), d.TanhTransform(cache_size=1), d.ComposeTransform([d.ExpTransform(), d.PowerTransform(one)])])
    yield "mixed", lambda: d.MixtureSameFamily(d.Categorical(one), d.Independent(d.Laplace(torch.zeros(2, 3), 1.0), 1))
    yield "discrete", lambda: [d.Categorical(logits=one), d.OneHotCategoricalStraightThrough(one), d.Multinomial(3, one), d.NegativeBinomial(3, 0.5), d.RelaxedBernoulli(one, 0.5), d.ContinuousBernoulli(0.3), d.Geometric(0.2), d.Binomial(3, one / 2)]
    yield "positive", lambda: [d.Gamma(one, one), d.InverseGamma(one, one) if hasattr(d, "InverseGamma") else 0, d.Weibull(one, one), d.Pareto(one, one), d.HalfCauchy(one), d.Dirichlet(one), d.Kumaraswamy(one, one), d.LogisticNormal(one, one), d.LKJCholesky(2), d.Wishart(one[0] * 3, torch.eye(2)), d.VonMises(one, one), d.StudentT(3.0), d.Chi2(one), d.Gumbel(0.0, 1.0)]
    yield "transforms", lambda: [d.StickBreakingTransform(), d.CorrCholeskyTransform(), d.SoftplusTransform(), d.StackTransform([d.ExpTransform()]), d.ReshapeTransform((4,), (2, 2)), d.CumulativeDistributionTransform(d.Normal(0.0, 1.0)), d.constraints.positive, d.constraints.interval(0, 1), d.constraints.simplex]
