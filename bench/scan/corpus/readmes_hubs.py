"""Files of packages that are built on PyTorch, as their first pages write them; each writer is given a path."""
import numpy as np


def lightning():
    import lightning as L
    import torch
    from lightning.pytorch.demos.boring_classes import BoringModel

    def run(path, **settings):
        trainer = L.Trainer(default_root_dir=path, max_epochs=1, limit_train_batches=2, limit_val_batches=1, enable_progress_bar=False, enable_model_summary=False, accelerator="cpu", **settings)
        trainer.fit(BoringModel())
        trainer.save_checkpoint(path / "last.ckpt")

    yield "run", lambda path: run(path)
    yield "callbacks", lambda path: run(path, callbacks=[L.pytorch.callbacks.EarlyStopping("x", strict=False, check_on_train_epoch_end=False), L.pytorch.callbacks.Timer(), L.pytorch.callbacks.StochasticWeightAveraging(0.1)], gradient_clip_val=0.5)
    yield "loaders.pt", lambda path: torch.save(BoringModel().state_dict(), path)


def transformers():
    import transformers as t

    configs = {"bert": (t.BertConfig, t.BertForSequenceClassification, {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8, "vocab_size": 30}), "gpt2": (t.GPT2Config, t.GPT2LMHeadModel, {"n_embd": 8, "n_layer": 1, "n_head": 2, "vocab_size": 30}), "llama": (t.LlamaConfig, t.LlamaForCausalLM, {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1, "intermediate_size": 8, "vocab_size": 30}),
               "t5": (t.T5Config, t.T5ForConditionalGeneration, {"d_model": 8, "d_ff": 8, "num_layers": 1, "num_heads": 2, "d_kv": 4, "vocab_size": 30}), "vit": (t.ViTConfig, t.ViTForImageClassification, {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8, "image_size": 8, "patch_size": 4}), "qwen": (t.Qwen3Config, t.Qwen3ForCausalLM, {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1, "intermediate_size": 8, "vocab_size": 30, "head_dim": 4})}
    import torch

    for name, (config, kind, settings) in configs.items():
        yield name, lambda path, config=config, kind=kind, settings=settings: kind(config(**settings)).save_pretrained(path)
        yield name + "_whole.pt", lambda path, config=config, kind=kind, settings=settings: torch.save(kind(config(**settings)), path)
    bert = configs["bert"]
    yield "trainer", lambda path: fits(t, bert[1](bert[0](**bert[2])), path)
    yield "peft", lambda path: adapted_by_peft(bert[1](bert[0](**bert[2])), path)
    yield "generation", lambda path: t.GenerationConfig(max_new_tokens=5, top_p=0.9).save_pretrained(path)
    yield "images", lambda path: t.ViTImageProcessor().save_pretrained(path) if hasattr(t, "ViTImageProcessor") else None
    yield "words", lambda path: tokenizer(t).save_pretrained(path)
    yield "words.pkl", lambda path: path.write_bytes(__import__("pickle").dumps(tokenizer(t)))


def tokenizer(t):
    import tokenizers as k

    inner = k.Tokenizer(k.models.WordLevel({"[UNK]": 0, "a": 1}, unk_token="[UNK]"))
    inner.pre_tokenizer = k.pre_tokenizers.Whitespace()
    words = t.PreTrainedTokenizerFast(tokenizer_object=inner, unk_token="[UNK]", pad_token="[UNK]")
    words.chat_template = "{{ bos_token }}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles must alternate') }}{% endif %}{{ '<|' + message['role'] + '|>\n' + message['content'] | trim }}{% endfor %}"
    return words


def fits(t, model, path):
    import torch

    rows = [{"input_ids": torch.tensor([1, 2, 3]), "labels": torch.tensor(i % 2)} for i in range(4)]
    trainer = t.Trainer(model, t.TrainingArguments(str(path), max_steps=2, save_steps=1, report_to=[], use_cpu=True, disable_tqdm=True), train_dataset=rows)
    trainer.train()
    trainer.save_model(str(path / "final"))


def adapted_by_peft(model, path):
    import peft

    peft.get_peft_model(model, peft.LoraConfig(r=2, target_modules=["query", "value"], task_type="SEQ_CLS")).save_pretrained(path)


def sentences():
    import sentence_transformers as s
    import transformers as t

    def bert():
        path = __import__("tempfile").mkdtemp()
        t.BertModel(t.BertConfig(hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8, vocab_size=30)).save_pretrained(path)
        tokenizer(t).save_pretrained(path)
        return path

    yield "mean", lambda path: s.SentenceTransformer(modules=[s.models.Transformer(bert()), s.models.Pooling(8)]).save(str(path))
    yield "dense", lambda path: s.SentenceTransformer(modules=[s.models.Transformer(bert()), s.models.Pooling(8), s.models.Dense(8, 4), s.models.Normalize()]).save(str(path))
    yield "static", lambda path: s.SentenceTransformer(modules=[s.models.StaticEmbedding(tokenizer(t).backend_tokenizer, embedding_dim=4)]).save(str(path))
    yield "cross", lambda path: s.CrossEncoder(bert(), num_labels=1).save_pretrained(str(path))


def detectors():
    import timm
    import torch
    import ultralytics as u

    yield "yolo8.pt", lambda path: u.YOLO("yolov8n.yaml").save(path)
    yield "yolo11_cls.pt", lambda path: u.YOLO("yolo11n-cls.yaml").save(path)
    yield "yolo11_seg.pt", lambda path: u.YOLO("yolo11n-seg.yaml").save(path)
    for name in ["resnet10t", "vit_tiny_patch16_224", "efficientnet_b0", "convnext_atto", "mobilenetv3_small_050"]:
        yield "timm_" + name + ".pth", lambda path, name=name: torch.save(timm.create_model(name, pretrained=False, num_classes=2).state_dict(), path)
        yield "timm_" + name + "_whole.pth", lambda path, name=name: torch.save(timm.create_model(name, pretrained=False, num_classes=2), path)


def wrappers():
    """Of fastai, skorch, TabNet, Stable-Baselines3, PyTorch Geometric, GPyTorch, diffusers and segmentation-models."""
    import torch

    yield "fastai.pkl", lambda path: learner().export(path)
    yield "fastai.pth", lambda path: learner().save(str(path.with_suffix("")))
    yield "skorch.pkl", lambda path: path.write_bytes(__import__("pickle").dumps(skorch()))
    yield "skorch_params.pt", lambda path: skorch().save_params(f_params=str(path))
    yield "tabnet.zip", lambda path: tabnet().save_model(str(path.with_suffix("")))
    yield "ppo.zip", lambda path: __import__("stable_baselines3").PPO("MlpPolicy", "CartPole-v1", n_steps=8, batch_size=8).save(path)
    yield "dqn.zip", lambda path: __import__("stable_baselines3").DQN("MlpPolicy", "CartPole-v1", buffer_size=10).save(path)
    yield "graph.pt", lambda path: torch.save(__import__("torch_geometric.data").data.Data(x=torch.ones(2, 3), edge_index=torch.tensor([[0, 1], [1, 0]])), path)
    yield "gcn.pt", lambda path: torch.save(__import__("torch_geometric.nn").nn.GCNConv(3, 2), path)
    yield "unet.pt", lambda path: torch.save(__import__("segmentation_models_pytorch").Unet("resnet18", encoder_weights=None), path)
    yield "unet", lambda path: __import__("segmentation_models_pytorch").Unet("resnet18", encoder_weights=None).save_pretrained(path)
    yield "diffusers", lambda path: __import__("diffusers").UNet2DModel(sample_size=8, block_out_channels=(8, 8), norm_num_groups=4, layers_per_block=1, down_block_types=("DownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "UpBlock2D")).save_pretrained(path)
    yield "scheduler", lambda path: __import__("diffusers").DDIMScheduler().save_pretrained(path)
    yield "metrics.pt", lambda path: torch.save(__import__("torchmetrics").MetricCollection([__import__("torchmetrics").MeanSquaredError()]), path)
    yield "kernel.pt", lambda path: torch.save(__import__("gpytorch").kernels.ScaleKernel(__import__("gpytorch").kernels.RBFKernel()), path)


def learner():
    from fastai.tabular import all as f
    from readmes_listed import passengers

    frame = passengers().astype({"sex": str})
    loaders = f.TabularDataLoaders.from_df(frame, procs=[f.Categorify, f.FillMissing, f.Normalize], cat_names=["sex", "port"], cont_names=["age"], y_names="fare", bs=8)
    return f.tabular_learner(loaders, layers=[4], metrics=f.rmse)


def skorch():
    import torch
    from skorch import NeuralNetClassifier

    return NeuralNetClassifier(torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(-1)), max_epochs=1, verbose=0).fit(np.ones((8, 4), "f4"), np.arange(8) % 2)


def tabnet():
    from pytorch_tabnet.tab_model import TabNetClassifier

    model = TabNetClassifier(n_d=2, n_a=2, n_steps=1, verbose=0)
    model.fit(np.random.RandomState(0).normal(size=(40, 4)), np.arange(40) % 2, max_epochs=1, batch_size=20, virtual_batch_size=10)
    return model


OTHERS = [lightning, transformers, sentences, detectors, wrappers]
