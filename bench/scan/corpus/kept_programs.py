"""Programs of PyTorch by each of its exporters, and checkpoints as Lightning writes them."""
import argparse
import collections
import datetime
import pathlib

import numpy as np
from kept_torch import net, static


def programs():
    import torch
    from torch import nn

    class Branches(nn.Module):
        def __init__(self):
            super().__init__()
            self.cell, self.head = nn.GRUCell(3, 4), nn.ModuleList([nn.Linear(4, 2), nn.Bilinear(4, 4, 2)])
            self.names, self.scale = ["a", "b"], nn.Parameter(torch.ones(2))

        def forward(self, x: torch.Tensor, k: int = 2):
            h = torch.zeros(x.size(0), 4)
            for _ in range(k):
                h = self.cell(x, h)
            if h.mean() > 0:
                return self.head[0](h) * self.scale
            return self.head[1](h, h)

    class Typed(nn.Module):
        def forward(self, x: dict[str, torch.Tensor], y: list[int]) -> tuple[torch.Tensor, str]:
            return torch.stack(list(x.values())).sum(0) + len(y), "done"

        @torch.jit.export
        def size(self, x: torch.Tensor) -> int:
            return x.numel()

    x = torch.ones(2, 1, 5, 5)
    yield "branches.pt", torch.jit.script(Branches()).save
    yield "typed.pt", torch.jit.script(Typed()).save
    yield "function.pt", lambda path: torch.jit.script(_gate).save(str(path))
    yield "traced.pt", torch.jit.trace(net().eval(), x).save
    yield "traced_module.ptc", torch.jit.trace_module(Branches(), {"forward": (torch.ones(2, 3),)}).save
    yield "frozen.pth", torch.jit.optimize_for_inference(torch.jit.trace(net().eval(), x)).save
    yield "quantized.pt", lambda path: torch.jit.script(static(torch, nn)).save(str(path))
    yield "vision.pt", lambda path: torch.jit.script(__import__("torchvision").models.squeezenet1_1(weights=None, num_classes=2)).save(str(path))
    yield "transforms.pt", lambda path: torch.jit.script(nn.Sequential(__import__("torchvision").transforms.CenterCrop(4), __import__("torchvision").transforms.Normalize((0.5,), (0.5,)))).save(str(path))
    yield "inside.pt", lambda path: torch.save({"state": net().state_dict(), "script": _bytes(torch)}, path)
    yield "program.pt2", lambda path: torch.export.save(torch.export.export(net().eval(), (x,), dynamic_shapes=({0: torch.export.Dim("n", min=1, max=8)},)), str(path))
    yield "program_training.pt2", lambda path: torch.export.save(torch.export.export(nn.Sequential(nn.Linear(3, 3), nn.Dropout(), nn.BatchNorm1d(3)), (torch.ones(2, 3),)), str(path))
    yield "program_attention.pt2", lambda path: torch.export.save(torch.export.export(nn.MultiheadAttention(4, 2, batch_first=True).eval(), (torch.ones(1, 3, 4),) * 3, strict=False), str(path))
    yield "dynamo.onnx", lambda path: torch.onnx.export(net().eval(), (x,), str(path), dynamo=True, external_data=False)
    yield "dynamo_external", lambda path: torch.onnx.export(net().eval(), (x,), str(path / "net.onnx"), dynamo=True, external_data=True)
    for opset in [9, 11, 13, 15, 17, 20]:
        yield f"script_{opset}.onnx", lambda path: torch.onnx.export(net().eval(), (x,), str(path), opset_version=opset, dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "n"}})


def _gate(x, w):
    return (x @ w).sigmoid() * x.sum()


def _bytes(torch):
    import io

    made = io.BytesIO()
    torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), made)
    return made.getvalue()


def lightning():
    import tempfile

    import lightning.pytorch as pl
    import torch

    class Net(pl.LightningModule):
        def __init__(self, width: int = 2, rate: float = 0.1, layers=(3, 2), path=pathlib.Path("runs"), args=None, kind=torch.nn.ReLU, cfg=None):
            super().__init__()
            self.save_hyperparameters(logger=False)
            self.layer, self.act = torch.nn.Linear(2, width), kind()

        def training_step(self, batch, index):
            loss = self.act(self.layer(batch[0])).sum()
            self.log("loss", loss, on_epoch=True)
            return loss

        validation_step = training_step

        def configure_optimizers(self):
            one = torch.optim.SGD(self.parameters(), self.hparams.rate)
            return [one], [{"scheduler": torch.optim.lr_scheduler.OneCycleLR(one, 0.1, total_steps=20), "interval": "step"}]

    class Rows(pl.LightningDataModule):
        def __init__(self, size=4, split=(0.5, 0.5)):
            super().__init__()
            self.save_hyperparameters()

        def train_dataloader(self):
            return torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(self.hparams.size, 2)))

        val_dataloader = train_dataloader

    c = pl.callbacks
    ways = {"plain": {}, "namespace": {"args": argparse.Namespace(lr=0.1, when=datetime.date(2024, 1, 1))}, "nested": {"cfg": {"a": {"b": [1, (2,)]}, "dtype": torch.float32}}, "path": {"path": pathlib.Path("/x"), "kind": torch.nn.GELU}, "array": {"args": np.arange(3), "cfg": collections.OrderedDict(a=np.float32(1))}}
    for name, more in ways.items():
        def fit(path, more=more):
            backs = [c.EarlyStopping("loss", patience=2), c.ModelCheckpoint(tempfile.mkdtemp(), monitor="loss", save_last=True, every_n_epochs=1, filename="{epoch}-{loss:.2f}"), c.ModelSummary()]
            trainer = pl.Trainer(max_epochs=1, default_root_dir=tempfile.mkdtemp(), accelerator="cpu", logger=False, enable_progress_bar=False, callbacks=backs, precision="bf16-mixed", gradient_clip_val=0.5, accumulate_grad_batches=2)
            trainer.fit(Net(**more), datamodule=Rows())
            trainer.save_checkpoint(str(path), weights_only=name == "plain")

        yield f"{name}.ckpt", fit

    def fabric(path):
        import lightning

        made = lightning.Fabric(accelerator="cpu", devices=1)
        made.save(str(path), {"model": torch.nn.Linear(2, 2), "step": 3, "hparams": {"a": 1}})

    yield "fabric.ckpt", fabric
    yield "logged", lambda path: _logged(pl, torch, Net, Rows, path)


def _logged(pl, torch, kind, rows, path):
    trainer = pl.Trainer(max_epochs=1, accelerator="cpu", logger=pl.loggers.CSVLogger(str(path)), enable_progress_bar=False, enable_model_summary=False)
    trainer.fit(kind(), datamodule=rows())


def owned():
    """Settings of packages that nobody lists: unknown, and counted apart."""
    import omegaconf
    import torch

    state = torch.nn.Linear(2, 2).state_dict()
    yield "omega.pt", lambda path: torch.save({"state_dict": state, "cfg": omegaconf.OmegaConf.create({"a": {"b": [1, 2]}, "c": "${a.b}"})}, path)
    yield "omega_plain.pt", lambda path: torch.save({"state_dict": state, "cfg": omegaconf.OmegaConf.to_container(omegaconf.OmegaConf.create({"a": 1}))}, path)
