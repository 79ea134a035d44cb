"""Networks of PyTorch and Keras whose layers, settings and ways to be kept are drawn."""
import collections
import inspect

import numpy as np

SIZES = {"in_features": 4, "out_features": 4, "num_features": 4, "normalized_shape": 4, "input_size": 4, "hidden_size": 4, "num_embeddings": 5, "embedding_dim": 4, "num_groups": 2, "num_channels": 4, "d_model": 4, "nhead": 2, "embed_dim": 4, "num_heads": 2, "in_channels": 4, "out_channels": 4,
         "kernel_size": 2, "output_size": 2, "padding": 1, "unflattened_size": (2, 2), "dim": 1, "size": 2, "lower": 0.1, "upper": 0.3}


def needed(kind, sizes):
    return {p.name: sizes[p.name] for p in list(inspect.signature(kind).parameters.values()) if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}


def layer(draw, names, module, sizes):
    for _ in range(50):
        kind = getattr(module, draw.choice(names))
        try:
            more = {p.name: draw.choice([True, False]) for p in inspect.signature(kind).parameters.values() if isinstance(p.default, bool) and draw.random() < 0.4}
            return kind(**needed(kind, sizes), **more)
        except Exception:
            continue


def save_by_name(net, at):
    """A model of Keras: its weights, its config or all of it, as the name of the file says."""
    if at.name.endswith("weights.h5"):
        net.save_weights(str(at))
    elif at.suffix == ".json":
        at.write_text(net.to_json())
    else:
        net.save(str(at))


def torch_files(draw):
    import torch
    from torch import nn, optim

    torch.manual_seed(0)
    names = sorted(n for n in dir(nn) if inspect.isclass(getattr(nn, n)) and issubclass(getattr(nn, n), nn.Module))
    steps = sorted(n for n in dir(optim) if inspect.isclass(getattr(optim, n)) and issubclass(getattr(optim, n), optim.Optimizer) and n not in ("Optimizer", "LBFGS"))
    for i in range(45):
        def save(at, i=i):
            net = nn.Sequential(collections.OrderedDict(("l{}".format(j), layer(draw, names, nn, SIZES)) for j in range(draw.randint(1, 5))))
            net.add_module("last", nn.Linear(4, 2))
            step = getattr(optim, draw.choice(steps))(net.parameters(), lr=0.1)
            plan = draw.choice([lambda: optim.lr_scheduler.StepLR(step, 2), lambda: optim.lr_scheduler.ExponentialLR(step, 0.9), lambda: optim.lr_scheduler.CosineAnnealingLR(step, 3)])()
            loss = sum((p.float() ** 2).sum() for p in net.parameters())
            loss.backward()
            try:
                step.step()
            except Exception:
                pass
            what = draw.choice([lambda: net.state_dict(), lambda: net, lambda: {"epoch": 3, "model": net.state_dict(), "optimizer": step.state_dict(), "plan": plan.state_dict(), "loss": loss.detach(), "random": torch.get_rng_state()}, lambda: [p.detach() for p in net.parameters()], lambda: {"net": net, "optimizer": step}])()
            how = draw.choice([{}, {"_use_new_zipfile_serialization": False}, {"pickle_protocol": draw.choice([2, 3, 4, 5])}])
            torch.save(what, str(at), **how)

        yield "net_{}.{}".format(i, draw.choice(["pt", "pth", "ckpt", "bin"])), save
    kinds = [torch.float32, torch.float16, torch.bfloat16, torch.int8, torch.int64, torch.bool, torch.complex64, torch.uint8]
    for i in range(10):
        yield "tensors_{}.pt".format(i), lambda at: torch.save({str(j): draw.choice([lambda t: t, lambda t: t.t() if t.dim() == 2 else t, nn.Parameter if False else lambda t: t[..., :1], lambda t: t.numpy() if t.dtype != torch.bfloat16 else t])(torch.ones(2, 3).to(draw.choice(kinds))) for j in range(4)}, str(at))
    for i in range(6):
        yield "scripted_{}.pt".format(i), lambda at: torch.jit.trace(nn.Sequential(nn.Linear(4, 4), draw.choice([nn.ReLU, nn.Tanh, nn.GELU, nn.SiLU, nn.Softplus, nn.Hardtanh])(), nn.LayerNorm(4)).eval(), torch.ones(1, 4)).save(str(at))


def keras_files(draw):
    import keras

    sizes = {"units": 4, "filters": 2, "kernel_size": 2, "rate": 0.3, "stddev": 0.2, "target_shape": (2, 2), "dims": (1,), "n": 2, "num_bins": 3, "pool_size": 2, "input_dim": 9, "output_dim": 3, "factor": 0.1, "axis": -1, "num_heads": 2, "key_dim": 3}
    names = sorted(n for n in dir(keras.layers) if inspect.isclass(getattr(keras.layers, n)) and issubclass(getattr(keras.layers, n), keras.layers.Layer) and n not in ("Layer", "TFSMLayer", "TorchModuleWrapper", "JaxLayer", "FlaxLayer", "InputLayer"))
    steps = sorted(n for n in dir(keras.optimizers) if inspect.isclass(getattr(keras.optimizers, n)) and n not in ("Optimizer", "LossScaleOptimizer", "MultiOptimizer"))
    losses = sorted(n for n in dir(keras.losses) if inspect.isclass(getattr(keras.losses, n)) and n not in ("Loss", "CTC", "CategoricalGeneralizedCrossEntropy"))
    metrics = sorted(n for n in dir(keras.metrics) if inspect.isclass(getattr(keras.metrics, n)) and n.endswith(("Error", "Accuracy", "AUC", "Precision", "Recall", "Score")))
    activations = sorted(n for n in dir(keras.activations) if inspect.isfunction(getattr(keras.activations, n)) and n not in ("get", "serialize", "deserialize"))
    for i in range(50):
        def save(at):
            for _ in range(60):
                try:
                    shape = draw.choice([(4,), (4, 3), (6, 6, 2)])
                    middle = [layer(draw, names, keras.layers, sizes) for _ in range(draw.randint(1, 4))]
                    some = {"activation": draw.choice(activations), "kernel_initializer": draw.choice(["he_normal", "zeros", keras.initializers.RandomUniform(-0.1, 0.1)]), "kernel_regularizer": draw.choice([None, "l2", keras.regularizers.L1L2(0.1, 0.2)]), "bias_constraint": draw.choice([None, "non_neg", keras.constraints.MaxNorm(2)])}
                    net = keras.Sequential([keras.Input(shape), *middle, keras.layers.Flatten(), keras.layers.Dense(2, **some)])
                    break
                except Exception:
                    continue
            plan = draw.choice([0.01, keras.optimizers.schedules.ExponentialDecay(0.1, 3, 0.9), keras.optimizers.schedules.CosineDecay(0.1, 5)])
            for _ in range(20):
                try:
                    net.compile(getattr(keras.optimizers, draw.choice(steps))(plan), getattr(keras.losses, draw.choice(losses))(), [getattr(keras.metrics, draw.choice(metrics))()])
                    break
                except Exception:
                    continue
            save_by_name(net, at)

        yield "net_{}.{}".format(i, draw.choice(["keras", "keras", "h5", "weights.h5", "json"])), save


GROUPS = [torch_files, keras_files]
