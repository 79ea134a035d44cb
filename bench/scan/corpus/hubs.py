"""Folders that libraries write whole: trainers and adapters of Hugging Face, sentence-transformers, diffusers, MLflow with each of its flavours."""
import numpy as np
from estimators import toy_data
from language_models import tokenizer

TINY = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8, "vocab_size": 40}


def transformers():
    import torch
    import transformers as t

    yield "seq2seq_trainer", _trained
    yield "adapter_trainer", lambda path: _trained(path, adapt=True)
    yield "states.bin", lambda path: torch.save(t.TrainerState(epoch=1.0, log_history=[{"loss": 0.5}]), path)
    yield "outputs.pt", lambda path: torch.save(t.BertModel(t.BertConfig(**TINY))(torch.ones(1, 2, dtype=torch.long)), path)
    yield "outputs_dict.pt", lambda path: torch.save(dict(t.BertModel(t.BertConfig(**TINY))(torch.ones(1, 2, dtype=torch.long))), path)
    yield "encoding.pt", lambda path: torch.save(tokenizer()(["a few", "words"], return_tensors="pt", padding=True), path)
    yield "encoding_dict.pt", lambda path: torch.save(dict(tokenizer()(["a few"], return_tensors="pt")), path)
    yield "config.pkl", lambda path: path.write_bytes(__import__("pickle").dumps(t.BertConfig(**TINY)))
    yield "cache.pt", lambda path: torch.save(t.DynamicCache(), path)
    for name, kind, config in [("whisper", "WhisperForConditionalGeneration", {"d_model": 8, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2, "decoder_attention_heads": 2, "encoder_ffn_dim": 8, "decoder_ffn_dim": 8, "vocab_size": 40, "num_mel_bins": 4, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 1, "max_source_positions": 8}), ("qwen", "Qwen3ForCausalLM", {**TINY, "num_key_value_heads": 1, "head_dim": 4}), ("gemma", "Gemma3ForCausalLM", {**TINY, "num_key_value_heads": 1, "head_dim": 4})]:
        yield f"model_{name}", lambda path: getattr(t, kind)(getattr(t, {"whisper": "WhisperConfig", "qwen": "Qwen3Config", "gemma": "Gemma3TextConfig"}[name])(**config)).save_pretrained(path, max_shard_size="1KB")
        yield f"state_{name}.bin", lambda path: torch.save(getattr(t, kind)(getattr(t, {"whisper": "WhisperConfig", "qwen": "Qwen3Config", "gemma": "Gemma3TextConfig"}[name])(**config)).state_dict(), path)
        yield f"whole_{name}.pt", lambda path: torch.save(getattr(t, kind)(getattr(t, {"whisper": "WhisperConfig", "qwen": "Qwen3Config", "gemma": "Gemma3TextConfig"}[name])(**config)), path)
    yield "processor", lambda path: t.CLIPImageProcessor(crop_size=8).save_pretrained(path)
    yield "tokenizer_slow", _slow
    for kind in ["WordPiece", "WordLevel", "Unigram"]:
        yield f"tokenizer_{kind}.json", lambda path: _tokenizer(kind).save(str(path))
    yield "traced.pt", lambda path: torch.jit.trace(t.BertModel(t.BertConfig(**TINY, torchscript=True)).eval(), torch.ones(1, 3, dtype=torch.long)).save(str(path))


def _trained(path, adapt=False):
    import torch
    import transformers as t

    model = t.BertForSequenceClassification(t.BertConfig(**TINY, id2label={0: "no", 1: "yes"}))
    if adapt:
        import peft

        model = peft.get_peft_model(model, peft.LoraConfig(r=2, target_modules=["query"], modules_to_save=["classifier"]))
    rows = [{"input_ids": torch.tensor([1, 2]), "labels": torch.tensor(0)}] * 4
    settings = t.Seq2SeqTrainingArguments(str(path), max_steps=2, save_steps=1, eval_steps=1, eval_strategy="steps", report_to=[], use_cpu=True, lr_scheduler_type="cosine", optim="adafactor", save_safetensors=not adapt, load_best_model_at_end=True, label_smoothing_factor=0.1, fp16=False, warmup_ratio=0.1, generation_config=t.GenerationConfig(max_length=5), gradient_checkpointing_kwargs={"use_reentrant": False}, accelerator_config={"split_batches": False})
    trainer = t.Trainer(model, settings, train_dataset=rows, eval_dataset=rows, callbacks=[t.EarlyStoppingCallback(2)], processing_class=tokenizer())
    trainer.train()
    trainer.save_model(str(path / "final"))
    trainer.save_state()


def _slow(path):
    import transformers as t

    words = path / "base.txt"
    words.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "word"]))
    t.BertTokenizer(str(words)).save_pretrained(path / "saved")


def _tokenizer(kind):
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    made = Tokenizer(getattr(models, kind)(**({} if kind == "Unigram" else {"unk_token": "[UNK]"})))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace("``", '"')])
    made.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(__import__("tokenizers").Regex(r"\p{L}+|\p{N}"), "isolated"), pre_tokenizers.Metaspace()])
    made.train_from_iterator(["a few words to learn", "and a few more"] * 3, getattr(trainers, f"{kind}Trainer")(vocab_size=30, special_tokens=["[UNK]", "[CLS]"]))
    made.post_processor, made.decoder = processors.TemplateProcessing(single="[CLS] $A", special_tokens=[("[CLS]", 1)]), decoders.Metaspace()
    return made


def sentences():
    import sentence_transformers as s
    import transformers as t

    def base(path):
        t.BertModel(t.BertConfig(**TINY)).save_pretrained(path / "base")
        tokenizer().save_pretrained(path / "base")
        return str(path / "base")

    yield "static", lambda path: s.SentenceTransformer(modules=[s.models.StaticEmbedding(tokenizer(), embedding_dim=4), s.models.Normalize()], device="cpu").save(str(path / "saved"))
    yield "layered", lambda path: s.SentenceTransformer(modules=[s.models.Transformer(base(path)), s.models.Pooling(8, "cls"), s.models.LSTM(8, 4), s.models.Dropout(0.1), s.models.LayerNorm(8)], device="cpu", prompts={"query": "q: "}).save(str(path / "saved"), safe_serialization=False)
    yield "cross", lambda path: s.CrossEncoder(base(path), num_labels=1, device="cpu").save_pretrained(str(path / "saved"))
    yield "sparse", lambda path: s.SparseEncoder(modules=[s.models.Transformer(base(path)), s.models.Pooling(8), s.sparse_encoder.models.SparseAutoEncoder(8, 16)], device="cpu").save(str(path / "saved"))
    yield "whole.pt", lambda path: __import__("torch").save(s.SentenceTransformer(modules=[s.models.StaticEmbedding(tokenizer(), embedding_dim=4)], device="cpu").state_dict(), path)


def diffusers():
    import diffusers as d

    net = {"sample_size": 8, "block_out_channels": (8, 8), "norm_num_groups": 4, "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"), "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"), "layers_per_block": 1, "cross_attention_dim": 8, "attention_head_dim": 2}
    yield "conditioned", lambda path: d.UNet2DConditionModel(**net).save_pretrained(path, variant="fp16")
    yield "conditioned_bin", lambda path: d.UNet2DConditionModel(**net).save_pretrained(path, safe_serialization=False)
    yield "latent", lambda path: d.LDMPipeline(d.VQModel(block_out_channels=(8,), norm_num_groups=4), d.UNet2DModel(sample_size=8, block_out_channels=(8,), norm_num_groups=4, down_block_types=("DownBlock2D",), up_block_types=("UpBlock2D",)), d.DDIMScheduler()).save_pretrained(path)
    yield "averaged", lambda path: _averaged(d, net, path)


def _averaged(d, net, path):
    from diffusers.training_utils import EMAModel

    unet = d.UNet2DConditionModel(**net)
    EMAModel(unet.parameters(), model_cls=d.UNet2DConditionModel, model_config=unet.config).save_pretrained(path)


def accelerated():
    import accelerate
    import torch

    def state(path, safe):
        made = accelerate.Accelerator(cpu=True)
        net, optimizer, rows = made.prepare(torch.nn.Linear(2, 2), torch.optim.AdamW([torch.nn.Parameter(torch.ones(1))]), torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4, 2)), shuffle=True))
        schedule = made.prepare(torch.optim.lr_scheduler.StepLR(optimizer.optimizer, 2))
        made.register_for_checkpointing(schedule)
        made.save_state(str(path), safe_serialization=safe)

    yield "state", lambda path: state(path, True)
    yield "state_bin", lambda path: state(path, False)


def mlflow_sklearn():
    import mlflow
    import pandas as pd
    from sklearn import ensemble, linear_model, pipeline, preprocessing

    x, y = toy_data()
    frame = pd.DataFrame(x, columns=list("abcd"))
    signature = mlflow.models.infer_signature(frame, y)
    model = pipeline.make_pipeline(preprocessing.FunctionTransformer(np.tanh), ensemble.RandomForestClassifier(2)).fit(frame, y)
    for kind in ["pickle", "cloudpickle"]:
        yield f"sklearn_{kind}", lambda path: mlflow.sklearn.save_model(model, str(path / "m"), serialization_format=kind, signature=signature, input_example=frame[:2])
    yield "xgboost", lambda path: mlflow.xgboost.save_model(__import__("xgboost").XGBClassifier(n_estimators=2).fit(x, y), str(path / "m"), model_format="json")
    yield "lightgbm", lambda path: mlflow.lightgbm.save_model(__import__("lightgbm").LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y), str(path / "m"))
    yield "lightgbm_booster", lambda path: mlflow.lightgbm.save_model(__import__("lightgbm").LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y).booster_, str(path / "m"))
    yield "catboost", lambda path: mlflow.catboost.save_model(__import__("catboost").CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(x, y), str(path / "m"), input_example=frame[:1])
    yield "onnx", lambda path: mlflow.onnx.save_model(__import__("skl2onnx").to_onnx(linear_model.Ridge().fit(x, y), x[:1].astype("f4")), str(path / "m"))
    yield "run", lambda path: _run(mlflow, model, frame, y, path)


def _run(mlflow, model, frame, y, path):
    mlflow.set_tracking_uri((path / "mlruns").absolute().as_uri())
    mlflow.set_experiment("kept")
    with mlflow.start_run():
        mlflow.log_params({"depth": 3})
        mlflow.log_metric("auc", 0.5)
        mlflow.log_dict({"a": 1}, "notes.json")
        mlflow.sklearn.log_model(model, "model", input_example=frame[:1])


def mlflow_torch():
    import mlflow.pytorch
    import torch

    net = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(-1))
    yield "pytorch", lambda path: mlflow.pytorch.save_model(net, str(path / "m"))
    yield "pytorch_script", lambda path: mlflow.pytorch.save_model(torch.jit.script(net), str(path / "m"))
    yield "pytorch_state", lambda path: mlflow.pytorch.save_state_dict(net.state_dict(), str(path / "m"))


def peft():
    import peft
    import transformers as t

    for name, config in {"dora": peft.LoraConfig(r=2, use_dora=True, target_modules=["query", "value"], rank_pattern={"query": 4}), "loha": peft.LoHaConfig(r=2, target_modules=["query"]), "lokr": peft.LoKrConfig(r=2, target_modules=["query"]), "adalora": peft.AdaLoraConfig(init_r=4, target_r=2, total_step=10, target_modules=["query"]), "boft": peft.BOFTConfig(boft_block_size=4, target_modules=["query"]),
                         "vera": peft.VeraConfig(r=2, target_modules=["query"]), "prefix": peft.PrefixTuningConfig(num_virtual_tokens=2, task_type="SEQ_CLS"), "ptuning": peft.PromptEncoderConfig(num_virtual_tokens=2, encoder_hidden_size=8, task_type="SEQ_CLS"), "oft": peft.OFTConfig(oft_block_size=4, target_modules=["query"])}.items():
        for safe in [True, False]:
            yield f"{name}_{'safe' if safe else 'bin'}", lambda path: peft.get_peft_model(t.BertForSequenceClassification(t.BertConfig(**TINY)), config).save_pretrained(path, safe_serialization=safe)


def folders():
    """All that are installed."""
    for group in [transformers, sentences, diffusers, accelerated, peft, mlflow_sklearn, mlflow_torch]:
        try:
            yield from ((f"{group.__name__}_{name}", save) for name, save in group())
        except (ImportError, AttributeError) as error:
            print("no", group.__name__, error)
