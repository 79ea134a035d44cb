"""What people save with PyTorch, each as (file name, how it is written): weights, checkpoints, whole modules, programs."""
import argparse
import collections
import random
import tempfile
from functools import partial

import numpy as np


def checkpoints():
    import torch
    from torch import nn, optim

    net = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 2))
    yield "state.pt", lambda path: torch.save(f=path, obj=net.state_dict())
    yield "state_legacy.pt", lambda path: torch.save(f=path, obj=net.state_dict(), _use_new_zipfile_serialization=False)
    yield "state_half.pt", lambda path: torch.save(f=path, obj={k: v.to(torch.bfloat16) for k, v in net.state_dict().items()})
    yield "state_protocol4.pt", lambda path: torch.save(f=path, obj=net.state_dict(), pickle_protocol=4)
    for name in ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "NAdam", "RAdam", "Adadelta", "Adamax", "ASGD", "Rprop", "LBFGS"]:
        optimizer = getattr(optim, name)(net.parameters(), lr=0.1)
        optimizer.step(lambda: torch.zeros(()))
        yield f"optimizer_{name}.pt", lambda path: torch.save(f=path, obj={"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3, "loss": 0.5})
    sgd = optim.SGD(net.parameters(), lr=0.1)
    for name, arguments in {"StepLR": (3,), "CosineAnnealingLR": (10,), "OneCycleLR": (0.1, 20), "ReduceLROnPlateau": (), "ExponentialLR": (0.9,)}.items():
        yield f"scheduler_{name}.pt", lambda path: torch.save(f=path, obj={"scheduler": getattr(optim.lr_scheduler, name)(sgd, *arguments).state_dict()})
    yield "whole_optimizer.pt", lambda path: torch.save(f=path, obj=sgd)
    yield "rng.pt", lambda path: torch.save(f=path, obj={"torch": torch.get_rng_state(), "numpy": np.random.get_state(), "python": random.getstate()})
    yield "namespace.pt", lambda path: torch.save(f=path, obj={"state_dict": net.state_dict(), "args": argparse.Namespace(lr=0.1, layers=[1, 2])})
    yield "metrics.pt", lambda path: torch.save(f=path, obj={"best": np.float64(0.5), "history": collections.defaultdict(list, a=[np.float32(1)]), "ids": np.arange(3)})
    yield "counts.pt", lambda path: torch.save(f=path, obj=[collections.OrderedDict(a=1), collections.Counter("aab"), {1, 2}, torch.Size([1, 2]), torch.float16, torch.device("cpu")])
    yield "parameter.pt", lambda path: torch.save(f=path, obj=nn.Parameter(torch.ones(2)))
    yield "list.pth", lambda path: torch.save(f=path, obj=[torch.zeros(2, dtype=d) for d in (torch.int8, torch.uint8, torch.bool, torch.complex64, torch.float64)])
    yield "strided.pt", lambda path: torch.save(f=path, obj=torch.arange(12).reshape(3, 4).t()[1:])
    yield "sparse.pt", lambda path: torch.save(f=path, obj=torch.eye(3).to_sparse())
    yield "sparse_rows.pt", lambda path: torch.save(f=path, obj=torch.eye(3).to_sparse_csr())
    yield "quantized.pt", lambda path: torch.save(f=path, obj=torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8))
    yield "quantized_channels.pt", lambda path: torch.save(f=path, obj=torch.quantize_per_channel(torch.ones(2, 2), torch.ones(2), torch.zeros(2), 0, torch.qint8))
    yield "requires_grad.pt", lambda path: torch.save(f=path, obj=torch.ones(2, requires_grad=True))
    yield "meta.pt", lambda path: torch.save(f=path, obj=torch.ones(2, device="meta"))
    yield "averaged.pt", lambda path: torch.save(f=path, obj=optim.swa_utils.AveragedModel(net).state_dict())
    yield "scaler.pt", lambda path: torch.save(f=path, obj={"scaler": torch.cuda.amp.GradScaler(enabled=False).state_dict()})
    yield "data.pt", lambda path: torch.save(f=path, obj=torch.utils.data.TensorDataset(torch.ones(4, 2), torch.zeros(4)))
    yield "subset.pt", lambda path: torch.save(f=path, obj=torch.utils.data.Subset(torch.utils.data.TensorDataset(torch.ones(4, 2)), [0, 1]))
    yield "distribution.pt", lambda path: torch.save(f=path, obj=torch.distributions.Normal(torch.zeros(1), torch.ones(1)))
    yield "loss.pt", lambda path: torch.save(f=path, obj=nn.CrossEntropyLoss(weight=torch.ones(2)))


def modules():
    """Whole modules: nothing but classes of torch.nn."""
    import torch
    from torch import nn

    made = {
        "linear": nn.Linear(2, 2), "convolutions": nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.MaxPool2d(2), nn.Flatten(), nn.LazyLinear(2)),
        "lstm": nn.LSTM(2, 3, num_layers=2, bidirectional=True), "gru": nn.GRUCell(2, 3), "embedding": nn.EmbeddingBag(10, 3),
        "transformer": nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, activation="gelu"), 2), "decoder": nn.TransformerDecoderLayer(8, 2),
        "activations": nn.Sequential(*[getattr(nn, n)() for n in ("ReLU", "GELU", "SiLU", "Mish", "PReLU", "Hardswish", "Softplus", "ELU", "Tanh")]),
        "norms": nn.ModuleList([nn.LayerNorm(3), nn.GroupNorm(1, 3), nn.InstanceNorm1d(3), nn.LocalResponseNorm(2)]),
        "dictionary": nn.ModuleDict({"a": nn.Bilinear(2, 2, 2), "b": nn.Identity()}), "parameters": nn.ParameterDict({"a": nn.Parameter(torch.ones(2))}),
        "transposed": nn.ConvTranspose2d(2, 2, 3), "upsample": nn.Sequential(nn.Upsample(scale_factor=2), nn.PixelShuffle(1), nn.ReflectionPad2d(1)),
        "attention": nn.MultiheadAttention(4, 2), "adaptive": nn.AdaptiveAvgPool2d((1, 1)), "softmax": nn.AdaptiveLogSoftmaxWithLoss(4, 10, [5]),
        "weight_norm": weight_norm(nn.Linear(2, 2)), "spectral_norm": nn.utils.spectral_norm(nn.Linear(2, 2)),
        "pruned": pruned(nn.Linear(4, 4)), "quantized": torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(4, 4)), {nn.Linear}),
        "averaged": torch.optim.swa_utils.AveragedModel(nn.Linear(2, 2)), "parallel": nn.DataParallel(nn.Linear(2, 2)),
    }
    for name, module in made.items():
        yield f"module_{name}.pt", lambda path, m=module: torch.save(f=path, obj=m)
        yield f"module_{name}_legacy.pth", lambda path, m=module: torch.save(f=path, obj=m, _use_new_zipfile_serialization=False)


def weight_norm(layer):
    from torch import nn

    return nn.utils.weight_norm(layer)


def pruned(layer):
    from torch.nn.utils import prune

    prune.l1_unstructured(layer, "weight", amount=0.5)
    return layer


def programs():
    import torch
    from torch import nn

    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(2 * 6 * 6, 3)).eval()
    x = torch.ones(1, 1, 8, 8)
    yield "scripted.pt", torch.jit.script(net).save
    yield "traced.pt", torch.jit.trace(net, x).save
    yield "frozen.pt", torch.jit.freeze(torch.jit.script(net)).save
    yield "scripted_lstm.pt", torch.jit.script(nn.LSTM(2, 3)).save
    yield "scripted_attention.pt", torch.jit.script(nn.TransformerEncoderLayer(8, 2)).save
    yield "scripted_quantized.pt", torch.jit.script(torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(4, 4)), {nn.Linear})).save
    yield "traced_embedding.torchscript", torch.jit.trace(nn.Embedding(10, 3), torch.tensor([1])).save
    yield "mobile.ptl", lambda path: torch.jit.script(net)._save_for_lite_interpreter(str(path))
    yield "exported.pt2", lambda path: torch.export.save(torch.export.export(net, (x,)), str(path))


def vision():
    import torch
    import torchvision

    for name in ["resnet18", "mobilenet_v3_small", "squeezenet1_1", "shufflenet_v2_x0_5", "efficientnet_b0", "densenet121", "googlenet", "vit_b_32", "convnext_tiny",
                 "swin_t", "regnet_y_400mf", "mnasnet0_5"]:
        model = getattr(torchvision.models, name)(weights=None)
        yield f"vision_{name}.pt", lambda path, m=model: torch.save(f=path, obj=small(m))
    yield "vision_scripted.pt", torch.jit.script(torchvision.models.squeezenet1_1(weights=None)).save
    transforms = torchvision.transforms
    yield "vision_transforms.pt", lambda path: torch.save(f=path, obj=transforms.Compose([transforms.Resize(8), transforms.CenterCrop(4), transforms.ToTensor(),
                                                                          transforms.Normalize([0.5], [0.5])]))


def small(module):
    """The same module, its weights one number that is seen many times: what is judged are the names."""
    import torch

    def thin(tensor):
        return torch.zeros((), dtype=tensor.dtype).expand(tensor.shape)

    for part in module.modules():
        for name, value in list(part._parameters.items()):
            part._parameters[name] = None if value is None else torch.nn.Parameter(thin(value), requires_grad=False)
        for name, value in list(part._buffers.items()):
            part._buffers[name] = None if value is None else thin(value)
    return module


def lightning():
    import lightning.pytorch as pl
    import torch

    class Tiny(pl.LightningModule):
        def __init__(self, width=2):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(2, width)

        def training_step(self, batch, index):
            return self.layer(batch[0]).sum()

        def configure_optimizers(self):
            optimizer = torch.optim.Adam(self.parameters())
            return [optimizer], [torch.optim.lr_scheduler.StepLR(optimizer, 2)]

    data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4, 2)))
    callbacks = [pl.callbacks.ModelCheckpoint(monitor=None), pl.callbacks.LearningRateMonitor(), pl.callbacks.EarlyStopping("train_loss", check_on_train_epoch_end=False)]
    trainer = pl.Trainer(max_epochs=1, enable_checkpointing=True, default_root_dir=tempfile.mkdtemp(), accelerator="cpu", logger=False, enable_progress_bar=False, enable_model_summary=False, callbacks=callbacks[:1])
    trainer.fit(Tiny(), data)
    yield "lightning.ckpt", trainer.save_checkpoint
    yield "lightning_weights.ckpt", partial(trainer.save_checkpoint, weights_only=True)
