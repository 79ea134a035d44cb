"""More of what people save with PyTorch, torchvision, Lightning and transformers: every distribution, sampler, schedule, transform and architecture that no other maker takes."""
import inspect
from functools import partial

from sweeps import first
from torch_models import small


def kept():
    import torch
    from torch import nn, optim

    net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
    positive = torch.ones(2)
    for name in torch.distributions.__all__:
        made = first(getattr(torch.distributions, name), [(0.5,), (0.5, 2.0), (positive,), (positive, positive), (torch.zeros(2), torch.eye(2)), (3, positive / 2)])
        if isinstance(made, torch.distributions.Distribution):
            yield f"distribution_{name}.pt", partial(torch.save, made)
    data = torch.utils.data
    rows = data.TensorDataset(torch.ones(4, 2), torch.zeros(4))
    for name, make in {"Random": lambda: data.RandomSampler(rows), "Sequential": lambda: data.SequentialSampler(rows), "Weighted": lambda: data.WeightedRandomSampler([0.1, 0.9], 2),
                       "Batch": lambda: data.BatchSampler(data.SequentialSampler(rows), 2, False), "Subset": lambda: data.SubsetRandomSampler([0, 1]),
                       "Stack": lambda: data.StackDataset(rows, rows), "Chain": lambda: data.ConcatDataset([rows, rows])}.items():
        yield f"data_{name}.pt", lambda path: torch.save(make(), path)
    sgd = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    schedules = optim.lr_scheduler
    for name, arguments in {"StepLR": (3,), "MultiStepLR": ([2, 4],), "ExponentialLR": (0.9,), "CosineAnnealingLR": (5,), "ReduceLROnPlateau": (), "CyclicLR": (0.01, 0.1), "OneCycleLR": (0.1, 9), "LinearLR": (),
                            "ConstantLR": (), "PolynomialLR": (), "CosineAnnealingWarmRestarts": (5,)}.items():
        yield f"schedule_{name}.pt", lambda path: torch.save(getattr(schedules, name)(sgd, *arguments), path)
    for name in ["Adam", "AdamW", "RMSprop", "Adagrad", "NAdam", "Rprop", "LBFGS", "Adafactor"]:
        yield f"optimizer_{name}.pt", lambda path: torch.save(getattr(optim, name)(net.parameters()), path)
    yield "scaler.pt", lambda path: torch.save(torch.amp.GradScaler("cpu", enabled=False), path)
    yield "best.pth.tar", lambda path: torch.save({"epoch": 3, "arch": "resnet18", "state_dict": {f"module.{k}": v for k, v in net.state_dict().items()}, "optimizer": sgd.state_dict(), "best": 0.5}, path)
    yield "classes.pt", lambda path: torch.save({"classes": ["a", "b"], "idx": {"a": 0}, "mean": (0.5,), "transform": None, "created": __import__("datetime").datetime(2024, 1, 1)}, path)
    yield "numpy.pt", lambda path: torch.save({"a": torch.ones(2).numpy(), "b": __import__("numpy").float32(1), "c": __import__("pathlib").Path("a/b")}, path)
    yield "named_tuple.pt", lambda path: torch.save([torch.ones(2, 2).max(0), torch.linalg.svd(torch.eye(2)), torch.sort(torch.ones(2)), torch.topk(torch.ones(3), 2)], path)
    yield "enums.pt", lambda path: torch.save([torch.preserve_format, torch.nn.modules.utils._single(2), torch.finfo(torch.float16), torch.iinfo(torch.int8)], path)
    yield "hooked.pt", lambda path: torch.save(_hooked(nn), path)
    yield "reparametrized.pt", lambda path: torch.save(nn.utils.parametrizations.orthogonal(nn.Linear(2, 2)).state_dict(), path)
    yield "buffers.pt", lambda path: torch.save(dict(net.named_parameters()), path)
    yield "gradients.pt", lambda path: torch.save([p.grad for p in net.parameters()], path)
    for name in ["relu", "gelu", "silu", "tanh", "sigmoid", "softmax", "softplus", "log_softmax", "hardtanh", "mse_loss", "l1_loss", "cross_entropy", "binary_cross_entropy", "normalize", "cosine_similarity",
                 "huber_loss", "one_hot", "pad", "grid_sample", "layer_norm"]:
        yield f"partial_{name}.pt", lambda path: torch.save({"f": partial(getattr(nn.functional, name)), "net": net}, path)
    yield "whole.pt", lambda path: torch.save({"model": _deep(nn), "optimizer": sgd, "scheduler": schedules.StepLR(sgd, 2), "loss": nn.HuberLoss()}, path)


def _hooked(nn):
    import torch

    layer = nn.Linear(2, 2)
    layer.register_forward_hook(print)
    layer.register_full_backward_hook(partial(max, default=0))
    layer.register_buffer("mask", torch.ones(2), persistent=False)
    return layer


def _deep(nn):
    """ResNet's blocks, a decoder and attention out of nothing but torch.nn."""
    block = nn.Sequential(nn.Conv2d(3, 4, 3, padding="same", padding_mode="reflect"), nn.BatchNorm2d(4), nn.LeakyReLU(0.2, inplace=True), nn.MaxPool2d(2), nn.Dropout2d(0.1))
    top = nn.ModuleDict({"a": nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, batch_first=True), 1, nn.LayerNorm(8)), "b": nn.ModuleList([nn.GRU(2, 3), nn.RNN(2, 2, nonlinearity="relu")])})
    return nn.ModuleDict({"block": block, "top": top, "pool": nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten(0), nn.PReLU(2), nn.RMSNorm(2) if hasattr(nn, "RMSNorm") else nn.Identity())})


def vision():
    """Every architecture that no other maker writes, and what turns pictures into tensors."""
    import torch
    import torchvision
    from torchvision.transforms import v2

    models = torchvision.models
    for name in models.list_models(module=models)[1::3]:
        yield f"{name}.pt", lambda path: torch.save(small(models.get_model(name, weights=None, **({"init_weights": False} if name in ("googlenet", "inception_v3") else {}))), path)
    for module in (models.detection, models.segmentation, models.video, models.optical_flow, models.quantization):
        for name in models.list_models(module=module)[::3]:
            more = {"weights_backbone": None} if module in (models.detection, models.segmentation) else {}
            yield f"{name.replace('/', '_')}.pt", lambda path: torch.save(small(models.get_model(name, weights=None, **more)), path)
    for family, transforms in [("v1", torchvision.transforms), ("v2", v2)]:
        for name in sorted(transforms.__all__ if hasattr(transforms, "__all__") else dir(transforms)):
            made = first(getattr(transforms, name), [(), (4,), ([0.5], [0.5]), (0.5, 0.5)]) if inspect.isclass(getattr(transforms, name)) else None
            if isinstance(made, torch.nn.Module) or family == "v1" and made is not None:
                yield f"{family}_{name}.pt", lambda path: torch.save(made, path)
    yield "composed.pt", lambda path: torch.save(v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.RandomChoice([v2.RandomHorizontalFlip(), v2.ColorJitter(0.1)])]), path)
    yield "boxes.pt", lambda path: torch.save([torchvision.tv_tensors.Image(torch.ones(1, 2, 2)), torchvision.tv_tensors.BoundingBoxes([[0, 0, 1, 1]], format="XYXY", canvas_size=(2, 2))], path)
    yield "weights.pt", lambda path: torch.save([models.ResNet18_Weights.DEFAULT.transforms(), models.ResNet18_Weights.DEFAULT.meta["categories"][:3]], path)


def lightning():
    import tempfile

    import lightning.pytorch as pl
    import torch

    class Net(pl.LightningModule):
        def __init__(self, width=2, names=("a",), rate=0.1, options=None):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(2, width)

        def training_step(self, batch, index):
            loss = self.layer(batch[0]).sum()
            self.log("loss", loss)
            return loss

        def configure_optimizers(self):
            optimizer = torch.optim.AdamW(self.parameters())
            return {"optimizer": optimizer, "lr_scheduler": {"scheduler": torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer), "monitor": "loss"}}

    c = pl.callbacks
    rows = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4, 2)))
    for name, callbacks in {"stopping": [c.EarlyStopping("loss")], "averaging": [c.StochasticWeightAveraging(0.1)], "checkpoints": [c.ModelCheckpoint(monitor="loss", save_top_k=2, save_last=True)], "timer": [c.Timer(), c.LearningRateMonitor()],
                            "accumulated": [c.GradientAccumulationScheduler({0: 2}), c.ModelSummary()]}.items():
        def fit(path, callbacks=callbacks):
            trainer = pl.Trainer(max_epochs=2, default_root_dir=tempfile.mkdtemp(), accelerator="cpu", logger=False, enable_progress_bar=False, enable_model_summary=False, callbacks=callbacks)
            trainer.fit(Net(options={"a": [1]}), rows)
            trainer.save_checkpoint(str(path))

        yield f"{name}.ckpt", fit


def transformers():
    """A tiny model of every architecture whose config says how large it is."""
    import transformers as t

    tiny = {"hidden_size": 8, "num_attention_heads": 2, "num_key_value_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8, "vocab_size": 40, "max_position_embeddings": 16, "pad_token_id": 0,
            "bos_token_id": 1, "eos_token_id": 2}
    names = ["Albert", "Bart", "BigBird", "Bloom", "CTRL", "ConvBert", "DebertaV2", "DistilBert", "Electra", "FNet", "Falcon", "Funnel", "Gemma", "Gemma2", "GPTNeoX", "GPTJ", "LayoutLM", "Longformer", "MBart", "MPNet", "Mamba",
             "Mistral", "Mixtral", "MobileBert", "ModernBert", "OPT", "Olmo2", "Pegasus", "Phi", "Phi3", "Qwen2", "Qwen3", "Roberta", "RoFormer", "SqueezeBert", "StableLm", "XLMRoberta", "XLNet", "Yoso"]
    for name in names:
        yield name, lambda path: getattr(t, f"{name}Model")(getattr(t, f"{name}Config")(**tiny)).save_pretrained(path)
    for name in ["Seq2SeqTrainingArguments", "TrainingArguments"]:
        yield f"{name}.bin", lambda path: __import__("torch").save(getattr(t, name)(str(path.parent / "out"), use_cpu=True, report_to=[]), path)
    yield "generation", lambda path: t.GenerationConfig(do_sample=True, top_k=5, stop_strings=["a"], temperature=0.5).save_pretrained(path)
