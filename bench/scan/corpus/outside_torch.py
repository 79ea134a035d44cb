"""Packages on PyTorch and JAX that no other maker knows, as their own docs save: state dicts, whole models, archives, message packs."""
import torch_models


def saved():
    """Pairs of file or folder name and what writes it."""
    for make in [timm, peft, diffusers, metrics, tabular, processes, agents, graphs, masks, learners]:
        try:
            yield from make()
        except ImportError as error:
            print("no", make.__name__, error)


def timm():
    import timm
    import torch

    for name in ["resnet18", "vit_tiny_patch16_224", "efficientnet_b0", "convnext_atto", "mobilenetv3_small_050", "mixer_s32_224", "swin_s3_tiny_224", "regnetx_002"]:
        yield f"timm_{name}_state.pth", lambda path: torch.save(torch_models.small(timm.create_model(name, pretrained=False, num_classes=2)).state_dict(), path)
        yield f"timm_{name}.pth", lambda path: torch.save(torch_models.small(timm.create_model(name, pretrained=False, num_classes=2)), path)


def peft():
    import peft
    import transformers

    tiny = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8, "vocab_size": 40}
    for name, config in [("lora", peft.LoraConfig(r=2, target_modules=["query"])), ("ia3", peft.IA3Config(target_modules=["query"], feedforward_modules=[])), ("prompt", peft.PromptTuningConfig(num_virtual_tokens=2, task_type="SEQ_CLS"))]:
        for safe in [True, False]:
            yield f"peft_{name}_{'safe' if safe else 'bin'}", lambda path: peft.get_peft_model(transformers.BertForSequenceClassification(transformers.BertConfig(**tiny)), config).save_pretrained(path, safe_serialization=safe)


def diffusers():
    import diffusers

    net = {"sample_size": 8, "block_out_channels": (8, 8), "norm_num_groups": 4, "down_block_types": ("DownBlock2D", "AttnDownBlock2D"), "up_block_types": ("AttnUpBlock2D", "UpBlock2D"), "layers_per_block": 1}
    yield "diffusers_unet", lambda path: diffusers.UNet2DModel(**net).save_pretrained(path)
    yield "diffusers_pipeline", lambda path: diffusers.DDPMPipeline(diffusers.UNet2DModel(**net), diffusers.DDPMScheduler()).save_pretrained(path)
    yield "diffusers_vae_bin", lambda path: diffusers.AutoencoderKL(block_out_channels=(8,), norm_num_groups=4).save_pretrained(path, safe_serialization=False)


def metrics():
    import torch
    import torchmetrics

    for name in ["MeanSquaredError", "R2Score", "MeanMetric"]:
        yield f"metric_{name}.pt", lambda path: torch.save(getattr(torchmetrics, name)(), path)
    yield "metric_states.pt", lambda path: torch.save(torchmetrics.MetricCollection([torchmetrics.Accuracy(task="binary"), torchmetrics.AUROC(task="binary")]).state_dict(), path)


def tabular():
    from pytorch_tabnet.tab_model import TabNetClassifier
    from estimators import toy_data

    x, y = toy_data()
    model = TabNetClassifier(verbose=0)
    model.fit(x, y, max_epochs=1, batch_size=16, virtual_batch_size=8)
    yield "tabnet.zip", lambda path: model.save_model(str(path)[: -len(".zip")])


def processes():
    import gpytorch
    import torch
    import pyro

    yield "gpytorch_state.pt", lambda path: torch.save(gpytorch.kernels.ScaleKernel(gpytorch.kernels.RBFKernel()).state_dict(), path)
    yield "gpytorch_kernel.pt", lambda path: torch.save(gpytorch.kernels.ScaleKernel(gpytorch.kernels.MaternKernel()), path)
    yield "pyro_parameters.pt", lambda path: (pyro.param("a", torch.ones(2)), pyro.get_param_store().save(str(path)))


def agents():
    import stable_baselines3 as sb

    for name, kind in [("ppo", sb.PPO), ("a2c", sb.A2C), ("dqn", sb.DQN)]:
        yield f"agent_{name}.zip", lambda path: kind("MlpPolicy", "CartPole-v1", policy_kwargs={"net_arch": [4]}, device="cpu").save(str(path))


def graphs():
    import torch
    from torch_geometric.data import Data
    from torch_geometric.nn import GCNConv

    yield "geometric_data.pt", lambda path: torch.save(Data(x=torch.ones(2, 3), edge_index=torch.tensor([[0, 1], [1, 0]])), path)
    yield "geometric_state.pt", lambda path: torch.save(GCNConv(3, 2).state_dict(), path)
    yield "geometric_layer.pt", lambda path: torch.save(GCNConv(3, 2), path)


def masks():
    import segmentation_models_pytorch as smp
    import torch

    for name in ["Unet", "FPN", "DeepLabV3Plus"]:
        yield f"segmentation_{name}_state.pth", lambda path: torch.save(torch_models.small(getattr(smp, name)("resnet18", encoder_weights=None)).state_dict(), path)
    yield "segmentation_whole.pth", lambda path: torch.save(torch_models.small(smp.Unet("resnet18", encoder_weights=None)), path)
    yield "segmentation_folder", lambda path: smp.Unet("resnet18", encoder_weights=None, decoder_channels=(8, 8, 8, 8, 8)).save_pretrained(str(path))


def learners():
    import pandas as pd
    from fastai.tabular.all import Categorify, Normalize, TabularDataLoaders, tabular_learner

    frame = pd.DataFrame({"a": list("xyxy") * 8, "b": range(32), "y": [0.0, 1.0] * 16})
    loaders = TabularDataLoaders.from_df(frame, procs=[Categorify, Normalize], cat_names=["a"], cont_names=["b"], y_names="y", bs=8)
    yield "fastai.pkl", lambda path: tabular_learner(loaders, layers=[4]).export(path)
    yield "fastai.pth", lambda path: tabular_learner(loaders, layers=[4], path=path.parent, model_dir=".").save(path.stem)


def jax():
    import jax.numpy as jnp
    import pickle

    from flax import linen, serialization

    parameters = linen.Dense(3).init(__import__("jax").random.PRNGKey(0), jnp.ones((1, 2)))
    yield "flax.msgpack", lambda path: path.write_bytes(serialization.to_bytes(parameters))
    yield "jax_arrays.pkl", lambda path: path.write_bytes(pickle.dumps(parameters))
    yield "optax.pkl", lambda path: path.write_bytes(pickle.dumps(__import__("optax").adam(0.1).init(parameters)))
    yield "equinox.eqx", lambda path: __import__("equinox").tree_serialise_leaves(str(path), parameters)
    yield "orbax", lambda path: __import__("orbax.checkpoint").checkpoint.PyTreeCheckpointer().save(str((path / "kept").absolute()), parameters)
    yield "jax.npz", lambda path: jnp.savez(str(path), a=jnp.ones(2))
