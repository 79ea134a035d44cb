"""Public functions of numerical packages: what FunctionTransformer, scorers and kernels hold."""
import importlib

import numpy as np

MODULES = ["numpy", "numpy.linalg", "numpy.fft", "scipy.special", "scipy.linalg", "scipy.stats", "math", "statistics", "sklearn.metrics",
           "sklearn.metrics.pairwise", "sklearn.feature_selection", "sklearn.preprocessing", "sklearn.utils", "sklearn.decomposition",
           "sklearn.linear_model", "sklearn.cluster", "sklearn.covariance", "sklearn.gaussian_process.kernels", "scipy.spatial.distance",
           "scipy.signal", "scipy.ndimage", "scipy.optimize", "scipy.sparse", "scipy.interpolate", "torch.nn.functional", "torch._C._nn",
           "torchvision.ops", "torchvision.transforms.functional"]


def public_functions():
    """Pairs of module and its functions; the allowlist leaves those out that are known to be dangerous."""
    for name in MODULES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        public = getattr(module, "__all__", None) or [n for n in dir(module) if not n.startswith("_")]
        things = (getattr(module, n, None) for n in public)
        yield name.replace(".", "_"), [t for t in things if callable(t) and (not isinstance(t, type) or issubclass(t, np.generic))]
