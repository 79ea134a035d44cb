"""Everything of a kind that a package has, as far as it can be made without thought: distributions, layers, samplers, optimizers."""
import inspect
import numpy as np
from estimators import toy_data

# A number for each shape parameter that most distributions take.
SHAPES = (2.5, 3.5, 1.5, 4.5)


def distributions():
    from scipy import stats

    for name in sorted(dir(stats)):
        kind = getattr(stats, name)
        if isinstance(kind, (stats.rv_continuous, stats.rv_discrete)):
            yield name, lambda: kind(*([0.5] if kind.numargs == 1 and isinstance(kind, stats.rv_discrete) else SHAPES[: kind.numargs]))
    for name in ["multivariate_t", "matrix_normal", "wishart", "invwishart", "ortho_group", "random_correlation", "multinomial", "vonmises_fisher"]:
        yield name, lambda: getattr(stats, name)
    yield "values", lambda: stats.rv_discrete(values=([1, 2], [0.5, 0.5]))


def samplers():
    from imblearn.utils.testing import all_estimators

    x, y = toy_data()
    for name, kind in all_estimators():
        yield name, lambda: kind().fit(x, y)


def families():
    import statsmodels.api as sm
    from statsmodels.miscmodels.ordinal_model import OrderedModel
    from statsmodels.tsa.api import SARIMAX, VAR, Holt, SimpleExpSmoothing, UnobservedComponents

    x, y = toy_data()
    x, series = sm.add_constant(x), np.cumsum(x[:, 0]) + 20
    for name in ["Binomial", "Gaussian", "InverseGaussian", "NegativeBinomial", "Tweedie"]:
        yield f"glm_{name}", lambda: sm.GLM(y + 1 if name != "Binomial" else y, x[:, :1], family=getattr(sm.families, name)()).fit()
    yield "mnlogit", lambda: sm.MNLogit(np.arange(40) % 3, x).fit(disp=0)
    yield "gls", lambda: sm.GLS(x[:, 1], x[:, :1]).fit()
    yield "gee", lambda: sm.GEE(y, x[:, :1], groups=np.arange(40) % 4, cov_struct=sm.cov_struct.Exchangeable()).fit()
    yield "sarimax", lambda: SARIMAX(series, order=(1, 0, 0)).fit(disp=0)
    yield "components", lambda: UnobservedComponents(series, "local level").fit(disp=0)
    yield "var", lambda: VAR(x[:, 1:3]).fit(1)
    yield "holt", lambda: Holt(series).fit()
    yield "simple", lambda: SimpleExpSmoothing(series).fit()
    yield "ordered", lambda: OrderedModel(np.arange(40) % 3, x[:, 1:2]).fit(disp=0)
    yield "kde", lambda: sm.nonparametric.KDEUnivariate(x[:, 1]).fit()
    yield "pca", lambda: sm.multivariate.PCA(x[:, 1:])


ARGUMENTS = [(), (4,), (4, 4), (4, 4, 1), (2, 4), (4, 4, 4)]


def layers():
    """Every module of torch.nn that a few small numbers construct."""
    import torch

    for name, kind in sorted(vars(torch.nn).items()):
        if inspect.isclass(kind) and issubclass(kind, torch.nn.Module):
            made = first(kind)
            if made is not None:
                yield f"{name}.pt", lambda path: torch.save(made, path)
    for name in ["tanh", "relu", "sigmoid", "softmax", "logsumexp"]:
        yield f"function_{name}.pt", lambda path: torch.save(getattr(torch, name), path)
    for name in ["relu6", "leaky_relu", "silu", "mse_loss", "cross_entropy", "interpolate", "dropout"]:
        yield f"functional_{name}.pt", lambda path: torch.save(getattr(torch.nn.functional, name), path)
    distributions = torch.distributions
    for name in ["Bernoulli", "Beta", "Gamma", "Laplace", "LogNormal", "Poisson", "Uniform", "StudentT"]:
        made = first(getattr(distributions, name), [(0.5,), (0.5, 2.0)])
        yield f"distribution_{name}.pt", lambda path: torch.save(made, path)


def first(kind, choices=ARGUMENTS):
    for arguments in choices:
        try:
            return kind(*arguments)
        except Exception:
            continue
    return None


def vision_models():
    """One of each family of torchvision."""
    import torch
    import torchvision
    from torch_models import small

    names = ["alexnet", "vgg11_bn", "inception_v3", "mobilenet_v2", "efficientnet_v2_s", "resnext50_32x4d", "wide_resnet50_2", "maxvit_t", "swin_v2_t"]
    for name in names:
        if hasattr(torchvision.models, name):
            yield f"{name}.pt", lambda path: torch.save(small(getattr(torchvision.models, name)(weights=None)), path)
    detection, segmentation = torchvision.models.detection, torchvision.models.segmentation
    yield "faster_rcnn.pt", lambda path: torch.save(small(detection.fasterrcnn_mobilenet_v3_large_fpn(weights=None, weights_backbone=None)), path)
    yield "ssd.pt", lambda path: torch.save(small(detection.ssdlite320_mobilenet_v3_large(weights=None, weights_backbone=None)), path)
    yield "deeplab.pt", lambda path: torch.save(small(segmentation.deeplabv3_mobilenet_v3_large(weights=None, weights_backbone=None)), path)
    yield "video.pt", lambda path: torch.save(small(torchvision.models.video.r3d_18(weights=None)), path)


def keras_layers():
    """Every layer of Keras that a small number constructs, in one file each."""
    import tensorflow as tf

    k = tf.keras
    for name, kind in sorted(vars(k.layers).items()):
        if not inspect.isclass(kind) or not issubclass(kind, k.layers.Layer) or name in ("Lambda", "Layer", "InputLayer"):
            continue
        layer = first(kind, [(), (2,), (2, 2), (4, 4)])
        for shape in [(4,), (4, 4), (8, 8, 4), (4, 4, 4, 4)]:
            model = first(lambda: k.Sequential([k.Input(shape), layer]), [()])
            if model is not None and layer is not None:
                yield f"{name}.keras", lambda path: model.save(path)
                yield f"{name}.h5", lambda path: model.save(path)
                break
