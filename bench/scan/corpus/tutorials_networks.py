"""What training loops of PyTorch and Keras leave behind, and those of packages that are built on them."""
import inspect
import pathlib
import warnings
from functools import partial

import numpy as np

warnings.filterwarnings("ignore")


def nets(nn):
    yield "mlp", lambda: nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.SiLU(), nn.Dropout(0.2), nn.Linear(16, 2))
    yield "cnn", lambda: nn.Sequential(nn.Conv2d(3, 8, 3, padding="same"), nn.InstanceNorm2d(8, affine=True), nn.Mish(), nn.MaxPool2d(2), nn.Flatten(), nn.LazyLinear(4) if False else nn.Linear(8 * 4 * 4, 4))
    yield "rnn", lambda: nn.ModuleDict({"embed": nn.Embedding(20, 8, padding_idx=0), "lstm": nn.LSTM(8, 6, 2, batch_first=True, bidirectional=True, dropout=0.1), "head": nn.ModuleList([nn.Linear(12, 3), nn.Identity()])})
    yield "transformer", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, activation="gelu", batch_first=True), 2, norm=nn.LayerNorm(8))
    yield "deconv", lambda: nn.Sequential(nn.ConvTranspose2d(4, 4, 2, 2), nn.GroupNorm(2, 4), nn.PReLU(4), nn.Upsample(scale_factor=2, mode="bilinear"), nn.PixelShuffle(2), nn.Softplus())
    yield "weighted", lambda: nn.utils.parametrizations.weight_norm(nn.Linear(4, 4))
    yield "spectral", lambda: nn.utils.parametrizations.spectral_norm(nn.Conv1d(2, 2, 3))


def loops(draw):
    import torch
    from torch import nn, optim

    for name, make in nets(nn):
        optimizer = draw.choice(["AdamW", "SGD", "RMSprop", "Adagrad", "NAdam", "RAdam", "Adadelta", "Adamax"])
        yield name + "_state.pth", lambda at, make=make: torch.save(make().state_dict(), str(at))
        yield name + "_whole.pt", lambda at, make=make: torch.save(make(), str(at))
        yield name + "_best.pth.tar", lambda at, make=make, optimizer=optimizer: torch.save(_checkpoint(torch, make(), optimizer), str(at))
        yield name + "_legacy.pth", lambda at, make=make: torch.save(make().half().state_dict(), str(at), _use_new_zipfile_serialization=False)
        yield name + "_pickled.pkl", lambda at, make=make: at.write_bytes(__import__("pickle").dumps(make().eval(), protocol=draw.randint(2, 5)))
    yield "ema.pt", lambda at: torch.save({"ema": optim.swa_utils.AveragedModel(nn.Linear(2, 2), multi_avg_fn=optim.swa_utils.get_ema_multi_avg_fn(0.9)).state_dict(), "scaler": torch.amp.GradScaler("cpu").state_dict() if hasattr(torch.amp, "GradScaler") else {}, "args": {"lr": 1e-3, "data": pathlib.Path("x")}}, str(at))
    yield "chained.pt", lambda at: torch.save(_scheduled(torch).state_dict(), str(at))
    yield "rng.pth", lambda at: torch.save({"python": __import__("random").getstate(), "numpy": np.random.get_state(), "cpu": torch.get_rng_state(), "generator": torch.Generator().get_state()}, str(at))
    yield "dataset.pt", lambda at: torch.save((torch.utils.data.TensorDataset(torch.ones(4, 2), torch.arange(4)), torch.utils.data.random_split(range(5), [3, 2])), str(at))
    yield "hist.pt", lambda at: torch.save({"train_loss": [0.1, torch.tensor(0.2)], "best": (3, np.float32(0.9)), "conf": torch.zeros(2, 2, dtype=torch.int64), "labels": {0: "cat"}, "mean": torch.Size([3]), "dtype": torch.bfloat16, "device": torch.device("cpu"), "when": __import__("datetime").datetime(2024, 1, 1)}, str(at))
    yield "embeddings.pt", lambda at: torch.save(nn.functional.normalize(torch.randn(5, 4)), str(at))
    yield "loss.pt", lambda at: torch.save([nn.CrossEntropyLoss(weight=torch.ones(2), label_smoothing=0.1), nn.BCEWithLogitsLoss(pos_weight=torch.ones(1)), nn.TripletMarginLoss(), nn.HuberLoss()], str(at))
    yield "distilled.pt", lambda at: torch.save({"student": nn.Linear(2, 2), "optimizer": optim.Adam(nn.Linear(2, 2).parameters(), amsgrad=True)}, str(at))
    yield "quantized.pt", lambda at: torch.save(torch.ao.quantization.quantize_dynamic(nn.Sequential(nn.Linear(4, 2), nn.GRU(2, 2)), {nn.Linear, nn.GRU}, dtype=torch.qint8).state_dict(), str(at))
    yield "scripted.pt", lambda at: torch.jit.script(nn.Sequential(nn.Conv1d(2, 3, 3), nn.Hardswish(), nn.Flatten())).save(str(at))
    yield "traced_lstm.pt", lambda at: torch.jit.trace(nn.LSTM(3, 4, batch_first=True), torch.ones(1, 2, 3)).save(str(at))
    yield "exported.pt2", lambda at: torch.export.save(torch.export.export(nn.Sequential(nn.Linear(3, 4), nn.Tanh()).eval(), (torch.ones(2, 3),), dynamic_shapes=({0: torch.export.Dim("b")},)), str(at))
    yield "exported.onnx", lambda at: torch.onnx.export(nn.Sequential(nn.Linear(3, 4), nn.ELU()).eval(), (torch.ones(2, 3),), str(at), input_names=["x"], dynamic_axes={"x": {0: "b"}}, opset_version=draw.choice([13, 15, 17]), **({"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}))
    yield "sharded", lambda at: __import__("torch.distributed.checkpoint").distributed.checkpoint.save({"model": nn.Linear(2, 2).state_dict(), "step": 3}, checkpoint_id=str(at))


def _checkpoint(torch, model, optimizer):
    made = getattr(torch.optim, optimizer)(model.parameters(), lr=0.01)
    return {"epoch": 7, "arch": "resnet18", "state_dict": model.state_dict(), "best_acc1": torch.tensor(71.2), "optimizer": made.state_dict(), "scheduler": torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(made, 10).state_dict(), "config": __import__("argparse").Namespace(batch=4, out=pathlib.PurePosixPath("x")), "metrics": __import__("collections").defaultdict(list, loss=[1.0])}


def _scheduled(torch):
    from torch.optim import lr_scheduler

    made = torch.optim.SGD([torch.nn.Parameter(torch.ones(2))], lr=0.1)
    return lr_scheduler.SequentialLR(made, [lr_scheduler.LinearLR(made), lr_scheduler.CosineAnnealingLR(made, 5)], milestones=[2])


def vision(draw):
    import torch
    import torchvision

    for name in ("mobilenet_v3_small", "shufflenet_v2_x0_5", "squeezenet1_1", "mnasnet0_5"):
        yield name + ".pth", lambda at, name=name: torch.save(getattr(torchvision.models, name)(weights=None, num_classes=3).state_dict(), str(at))
        yield name + "_whole.pth", lambda at, name=name: torch.save(getattr(torchvision.models, name)(weights=None, num_classes=3), str(at))
    yield "transforms.pt", lambda at: torch.save(torchvision.transforms.Compose([torchvision.transforms.Resize(4), torchvision.transforms.RandomHorizontalFlip(), torchvision.transforms.ToTensor(), torchvision.transforms.Normalize([0.5], [0.5])]), str(at))
    yield "transforms_v2.pt", lambda at: torch.save(torchvision.transforms.v2.Compose([torchvision.transforms.v2.RandomResizedCrop(4), torchvision.transforms.v2.ColorJitter(0.1), torchvision.transforms.v2.ToDtype(torch.float32, scale=True)]), str(at))
    yield "detector.pth", lambda at: torch.save(torchvision.models.detection.ssdlite320_mobilenet_v3_large(weights=None, weights_backbone=None), str(at))


def keras(draw):
    keras = _keras()
    layers = keras.layers

    def compiled(model, loss="mse"):
        model.compile(draw.choice([keras.optimizers.Adam(1e-3, clipnorm=1.0), keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, 10), momentum=0.9, nesterov=True), "nadam", keras.optimizers.RMSprop()]), loss, metrics=[draw.choice(["mae", keras.metrics.RootMeanSquaredError(name="r")])])
        return model

    def functional(build, *shapes):
        inputs = [keras.Input(shape) for shape in shapes]
        return compiled(keras.Model(inputs, build(*inputs)))

    made = {"mlp": lambda: compiled(keras.Sequential([keras.Input((8,)), layers.Normalization() if False else layers.Dense(6, "relu", kernel_regularizer="l2"), layers.Dropout(0.3), layers.Dense(1, "sigmoid")]), "binary_crossentropy"),
            "cnn": lambda: compiled(keras.Sequential([keras.Input((16, 16, 3)), layers.Rescaling(1 / 255), layers.RandomFlip("horizontal"), layers.RandomRotation(0.1), layers.Conv2D(4, 3, activation="relu", padding="same"), layers.SeparableConv2D(4, 3), layers.GlobalAveragePooling2D(), layers.Dense(2, "softmax")]), "categorical_crossentropy"),
            "lstm": lambda: compiled(keras.Sequential([keras.Input((None,)), layers.Embedding(20, 4, mask_zero=True), layers.Bidirectional(layers.LSTM(3, return_sequences=True)), layers.TimeDistributed(layers.Dense(2))])),
            "unet": lambda: functional(lambda x: layers.Conv2D(1, 1)(layers.concatenate([x, layers.UpSampling2D()(layers.Conv2D(2, 3, strides=2, padding="same", kernel_initializer=keras.initializers.GlorotNormal(seed=1))(x))])), (8, 8, 3)),
            "residual": lambda: functional(lambda x: layers.Add()([x, layers.LeakyReLU()(layers.BatchNormalization()(layers.Dense(4, use_bias=False)(x)))]), (4,)),
            "attention": lambda: functional(lambda x: layers.LayerNormalization()(x + layers.MultiHeadAttention(2, 2)(x, x)), (5, 4)),
            "two_towers": lambda: functional(lambda a, b: layers.Dot(1, normalize=True)([layers.Dense(3)(a), layers.Dense(3)(b)]), (4,), (5,)),
            "gan": lambda: keras.Sequential([keras.Input((4,)), layers.Dense(16), layers.Reshape((4, 4, 1)), layers.Conv2DTranspose(1, 2, strides=2, activation="tanh")]),
            "sliced": lambda: functional(lambda x: layers.Dense(1)(x[:, 1:3] * 2.0 - 1), (4,)),
            "pretrained": lambda: keras.applications.MobileNetV3Small(input_shape=(32, 32, 3), weights=None, classes=2, alpha=0.35 if False else 1.0)}
    suffixes = [".keras", ".h5"]
    for name, make in made.items():
        for suffix in suffixes:
            yield name + suffix, lambda at, make=make: _fitted(make()).save(str(at))
        yield name + ".weights.h5", lambda at, make=make: make().save_weights(str(at))
        yield name + ".json", lambda at, make=make: at.write_text(make().to_json())
        yield name + "_saved", lambda at, make=make: (getattr(make(), "export", None) or make().save)(str(at))
    yield "history.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(compiled(keras.Sequential([keras.Input((2,)), layers.Dense(1)])).fit(np.ones((4, 2)), np.ones(4), verbose=0).history))
    yield "pickled.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(made["mlp"]()))
    yield "lite.tflite", lambda at: at.write_bytes(__import__("tensorflow").lite.TFLiteConverter.from_keras_model(made["mlp"]()).convert())
    yield "lite_quantized.tflite", lambda at: at.write_bytes(_quantized(made["cnn"]()))
    yield "tf_checkpoint", lambda at: __import__("tensorflow").train.Checkpoint(model=made["mlp"]()).save(str(at / "ckpt"))


def _quantized(model):
    converter = __import__("tensorflow").lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [__import__("tensorflow").lite.Optimize.DEFAULT]
    return converter.convert()


def _fitted(model):
    if model.optimizer is not None and len(model.inputs) == 1 and None not in model.input_shape[1:]:
        shape = (4, *model.input_shape[1:])
        model.fit(np.ones(shape), np.ones((4, *model.output_shape[1:])), verbose=0)
    return model


def _keras():
    try:
        import tensorflow

        return tensorflow.keras
    except ImportError:
        return __import__("keras")


def lightning(draw):
    import lightning as L
    from lightning.pytorch import callbacks
    from lightning.pytorch.demos.boring_classes import BoringModel

    def run(at, **more):
        trainer = L.Trainer(default_root_dir=str(at), max_epochs=1, limit_train_batches=2, limit_val_batches=1, enable_progress_bar=False, enable_model_summary=False, logger=False, accelerator="cpu", **more)
        trainer.fit(BoringModel())
        trainer.save_checkpoint(str(at / "final.ckpt"))

    yield "plain", lambda at: run(at)
    yield "watched", lambda at: run(at, callbacks=[callbacks.ModelCheckpoint(str(at), save_last=True, every_n_train_steps=1), callbacks.EarlyStopping("x", strict=False), callbacks.LearningRateFinder() if False else callbacks.Timer()])


def hubs(draw):
    import torch
    import transformers as t

    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "vocab_size": 40}
    kinds = {"bert": (t.BertConfig, t.BertForTokenClassification), "roberta": (t.RobertaConfig, t.RobertaForMaskedLM), "electra": (t.ElectraConfig, t.ElectraForSequenceClassification), "mistral": (t.MistralConfig, t.MistralForCausalLM), "gemma": (t.GemmaConfig, t.GemmaForCausalLM)}
    for name, (config, kind) in kinds.items():
        more = {**small, **({"num_key_value_heads": 2, "head_dim": 8} if name in ("mistral", "gemma") else {}), **({"embedding_size": 16} if name == "electra" else {})}
        yield name, lambda at, kind=kind, config=config, more=more: kind(config(**more)).save_pretrained(str(at))
        yield name + ".bin", lambda at, kind=kind, config=config, more=more: torch.save(kind(config(**more)).state_dict(), str(at))
    yield "trainer", lambda at: _trained(torch, t, t.BertForSequenceClassification(t.BertConfig(**small)), at)
    yield "trainer_cosine", lambda at: _trained(torch, t, t.BertForSequenceClassification(t.BertConfig(**small)), at, lr_scheduler_type="cosine_with_restarts", optim="adafactor", gradient_checkpointing=False, label_smoothing_factor=0.1)
    yield "config.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(t.BertConfig(**small)))
    yield "model.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(t.BertModel(t.BertConfig(**small))))
    yield "arguments.joblib", lambda at: __import__("joblib").dump(t.TrainingArguments(str(at.parent / "o"), report_to=[], use_cpu=True), str(at))


def _trained(torch, t, model, at, **more):
    rows = [{"input_ids": torch.tensor([1, 2, 3]), "labels": torch.tensor(i % 2)} for i in range(4)]
    trainer = t.Trainer(model, t.TrainingArguments(str(at), max_steps=2, save_steps=1, report_to=[], use_cpu=True, disable_tqdm=True, **more), train_dataset=rows)
    trainer.train()
    trainer.save_model(str(at / "final"))
    trainer.save_state()


def accelerated(draw):
    import accelerate
    import torch

    def run(at):
        model = torch.nn.Linear(2, 2)
        made = torch.optim.AdamW(model.parameters())
        accelerator = accelerate.Accelerator(cpu=True)
        model, made, loader, schedule = accelerator.prepare(model, made, torch.utils.data.DataLoader(torch.ones(4, 2)), torch.optim.lr_scheduler.StepLR(made, 1))
        accelerator.save_state(str(at))

    yield "state", run
    yield "state_bin", lambda at: accelerate.Accelerator(cpu=True).save({"a": torch.ones(2)}, str(at) + ".bin") if False else accelerate.Accelerator(cpu=True).save_model(torch.nn.Linear(2, 2), str(at), safe_serialization=False)


def adapters(draw):
    import peft
    import transformers as t

    def base():
        return t.BertForSequenceClassification(t.BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, vocab_size=40))

    configs = {"lora": lambda: peft.LoraConfig(r=2, target_modules=["query", "value"], task_type="SEQ_CLS", use_dora=True), "loha": lambda: peft.LoHaConfig(r=2, target_modules=["query"]), "ia3": lambda: peft.IA3Config(target_modules=["query"], feedforward_modules=[]), "prompt": lambda: peft.PromptTuningConfig(task_type="SEQ_CLS", num_virtual_tokens=2), "prefix": lambda: peft.PrefixTuningConfig(task_type="SEQ_CLS", num_virtual_tokens=2)}
    for name, make in configs.items():
        yield name, lambda at, make=make: peft.get_peft_model(base(), make()).save_pretrained(str(at))
        yield name + "_bin", lambda at, make=make: peft.get_peft_model(base(), make()).save_pretrained(str(at), safe_serialization=False)


def sentences(draw):
    import sentence_transformers as st
    import tokenizers as k
    import transformers as t

    def model(tmp):
        inner = k.Tokenizer(k.models.WordPiece({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, "a": 5}, unk_token="[UNK]"))
        inner.pre_tokenizer = k.pre_tokenizers.BertPreTokenizer()
        t.BertTokenizerFast(tokenizer_object=inner).save_pretrained(str(tmp))
        t.BertModel(t.BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, vocab_size=6)).save_pretrained(str(tmp))
        models = getattr(st, "models", None) or __import__("sentence_transformers.sentence_transformer.modules", fromlist=["x"])
        words = models.Transformer(str(tmp), max_seq_length=8)
        return st.SentenceTransformer(modules=[words, models.Pooling(16), models.Dense(16, 8), models.Normalize()], device="cpu")

    yield "folder", lambda at: model(at / "base").save(str(at / "model"))
    yield "whole.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(model(at.parent / "base2")))
    yield "whole.pt", lambda at: __import__("torch").save(model(at.parent / "base3"), str(at))


def timm(draw):
    import timm as m
    import torch

    for name in ("resnet10t", "mobilenetv3_small_050", "vit_tiny_patch16_224", "efficientnet_lite0"):
        yield name + ".pth", lambda at, name=name: torch.save(m.create_model(name, num_classes=2).state_dict(), str(at))
        yield name + "_whole.pth", lambda at, name=name: torch.save(m.create_model(name, num_classes=2), str(at))
    yield "saver", lambda at: m.utils.CheckpointSaver(model=m.create_model("resnet10t", num_classes=2), optimizer=torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], 0.1), args=__import__("argparse").Namespace(model="resnet10t"), checkpoint_dir=str(at), recovery_dir=str(at)).save_checkpoint(1, 0.5)


def jax(draw):
    import flax.serialization
    import flax.training.train_state
    import jax.numpy as jnp
    import optax
    import orbax.checkpoint as ocp

    params = {"dense": {"kernel": jnp.ones((3, 2)), "bias": jnp.zeros(2)}}
    state = flax.training.train_state.TrainState.create(apply_fn=None, params=params, tx=optax.adam(1e-3))
    yield "flax_model.msgpack", lambda at: at.write_bytes(flax.serialization.to_bytes(state))
    yield "params.pkl", lambda at: at.write_bytes(__import__("pickle").dumps(params))
    yield "state.cloud.pkl", lambda at: at.write_bytes(__import__("cloudpickle").dumps({"opt": optax.sgd(0.1).init(params), "params": params}))
    yield "orbax", lambda at: ocp.PyTreeCheckpointer().save(str(at / "ckpt"), params)
    yield "orbax_standard", lambda at: ocp.StandardCheckpointer().save(str(at / "ckpt"), params)


GROUPS = [loops, vision, keras]
OTHERS = [lightning, hubs, accelerated, adapters, sentences, timm, jax]
