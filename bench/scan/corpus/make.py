"""Writes benign files of the packages that are installed: python make.py <folder> [--list: leave out what is set aside] [--only <group> …]

A folder for each group of the second kind; what is not installed is left out and told.
"""
import gzip
import json
import pathlib
import pickle
import platform
import sys

try:
    from importlib.metadata import PackageNotFoundError, version
except ImportError:  # Python 3.7
    from importlib_metadata import PackageNotFoundError, version

import boosters
import by_cloudpickle
import containers
import daily
import documented
import documented_networks
import elsewhere
import estimators
import everyday
import everyday_boosters
import everyday_graphs
import everyday_torch
import everyday_values
import exports
import functions
import guides
import guides_files
import guides_keras
import guides_networks
import hubs
import kept_keras
import kept_programs
import kept_torch
import language_models
import more_exports
import more_keras
import more_torch
import more_values
import neighbours
import nested
import odd_values
import outside
import outside_torch
import pipelines
import projects
import relatives
import runtimes
import shipped
import stored
import sweeps
import tensorflow_models
import tested
import torch_models
import trained
import unseen
import values
import variants

PACKAGES = """scikit-learn numpy scipy pandas joblib xgboost xgboost-cpu lightgbm catboost imbalanced-learn category_encoders statsmodels sktime lifelines
hdbscan cloudpickle skops onnx skl2onnx onnxmltools tf2onnx safetensors gguf torch torchvision lightning transformers sentence-transformers tensorflow-cpu
tensorflow keras tf_keras pyarrow mlxtend pyod feature_engine ngboost hmmlearn tslearn umap-learn skrub optuna gensim implicit river interpret-core spacy thinc
prophet tsfresh econml skorch flaml scikit-optimize hyperopt bayesian-optimization pmdarima statsforecast mlforecast u8darts deslib gplearn imodels kmodes
quantile-forest scikit-lego boruta scikit-multilearn dask-ml mapie pygam fairlearn scikit-survival shap lime sklearn-crfsuite nltk polars xarray networkx sympy dask kneed
timm peft diffusers torchmetrics pytorch-tabnet gpytorch pyro-ppl stable-baselines3 torch-geometric segmentation-models-pytorch fastai jax flax optax equinox orbax-checkpoint onnxruntime accelerate dill mlflow mlflow-skinny omegaconf tables tokenizers""".split()
COMPRESSORS = [0, 3, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3), ("lz4", 3)]
# Pairs of name and object.
THINGS = {"pipeline": estimators.pipelines, "python": values.standard_library, "numpy": values.arrays, "scipy": values.sparse_and_statistics,
          "pandas": values.frames, "xgboost": boosters.xgboost_models, "lightgbm": boosters.lightgbm_models, "catboost": boosters.catboost_models}
# Pairs of name and what makes the object.
RECIPES = {"variants": variants.estimators, "more_python": more_values.standard_library, "more_numpy": more_values.arrays,
           "more_scipy": more_values.sparse_and_statistics, "more_pandas": more_values.frames, "imbalanced": relatives.imbalanced,
           "encoders": relatives.encoders, "statsmodels": relatives.statistical_models, "sktime": relatives.time_series,
           "lifelines": relatives.survival, "hdbscan": relatives.clusters,
           "distributions": sweeps.distributions, "samplers": sweeps.samplers, "families": sweeps.families,
           "named": neighbours.on_frames, "mlxtend": neighbours.mlxtend, "pyod": neighbours.outliers, "feature": neighbours.feature_engine,
           "ngboost": neighbours.boosted_distributions, "hmmlearn": neighbours.markov, "tslearn": neighbours.series, "umap": neighbours.manifolds,
           "skrub": neighbours.tables, "optuna": neighbours.studies, "gensim": elsewhere.words, "implicit": elsewhere.recommendations,
           "river": elsewhere.streams, "interpret": elsewhere.explained, "fitters": elsewhere.fitters, "spacy": elsewhere.pipes,
           "thinc": elsewhere.layers_of_thinc, "prophet": elsewhere.forecasts, "tsfresh": elsewhere.of_series, "econml": elsewhere.causes,
           "skorch": elsewhere.networks,
           "labels": everyday.on_labels, "scorers": everyday.scorers, "settled": everyday.settled, "measured": everyday.measured,
           "others_searched": outside.searched, "others_series": outside.series, "others_estimators": outside.estimators_of_others,
           "others_judged": outside.judged, "others_tables": outside.tables,
           "searched": nested.searched, "columned": nested.columned, "kernels": nested.kernels, "remembered": nested.remembered, "applied": nested.applied,
           "stored_numpy": stored.arrays, "stored_pandas": stored.frames, "stored_scipy": stored.science, "owned": containers.owned,
           "kept_numpy": everyday_values.arrays, "kept_scipy": everyday_values.science, "kept_pandas": everyday_values.frames}
# Their documentation is run, and their tests.
DOCUMENTED = "sklearn numpy scipy pandas joblib xgboost lightgbm catboost statsmodels imblearn category_encoders networkx sktime umap hdbscan lifelines mlxtend".split()
# Pairs of file or folder name and what writes it.
FILES = {"torch": torch_models.checkpoints, "torch_modules": torch_models.modules, "torch_programs": torch_models.programs, "torchvision": torch_models.vision,
         "lightning": torch_models.lightning, "hugging_face": language_models.folders, "tensorflow": tensorflow_models.files, "onnx": exports.onnx_graphs,
         "torch_onnx": exports.torch_graphs, "safetensors": exports.tensors, "gguf": exports.gguf, "skops": exports.by_skops, "own": exports.own_formats,
         "torch_layers": sweeps.layers, "vision": sweeps.vision_models, "keras_layers": sweeps.keras_layers, "skorch_params": elsewhere.saved_networks,
         "pipelines": pipelines.grid, "odd_values": odd_values.files, "boosters": more_exports.boosters, "onnx_tests": more_exports.onnx_tests,
         "onnx_made": more_exports.onnx_made, "onnx_quantized": more_exports.onnx_quantized, "more_tensors": more_exports.tensors, "more_gguf": more_exports.gguf,
         "torch_states": more_torch.states, "torch_rarer": more_torch.rarer, "torch_distributed": more_torch.distributed, "torch_exported": more_torch.exported,
         "more_keras": more_keras.files,
         "shipped_torch": shipped.of_torch, "shipped_keras": shipped.of_keras, "daily": daily.files, "everyday_joblib": everyday_values.by_joblib, "everyday_boosters": everyday_boosters.files, "everyday_torch": everyday_torch.kept,
         "everyday_vision": everyday_torch.vision, "everyday_lightning": everyday_torch.lightning, "everyday_transformers": everyday_torch.transformers,
         "onnx_estimators": everyday_graphs.of_estimators, "onnx_boosters": everyday_graphs.of_boosters, "onnx_torch": everyday_graphs.of_torch,
         "everyday_quantized": everyday_graphs.quantized, "everyday_tensors": everyday_graphs.tensors, "everyday_gguf": everyday_graphs.gguf,
         "everyday_keras": everyday_graphs.keras, "others_torch": outside_torch.saved, "others_jax": outside_torch.jax, "nested": nested.wrapped, "stored_files": stored.files, "containers": containers.files, "trained": trained.files,
         "kept_torch": kept_torch.saved, "kept_programs": kept_programs.programs, "kept_lightning": kept_programs.lightning, "owned_torch": kept_programs.owned, "kept_keras": kept_keras.files,
         "runtime_onnx": runtimes.onnx_graphs, "runtime_converted": runtimes.converted, "runtime_tensors": runtimes.tensors, "runtime_gguf": runtimes.gguf, "runtime_skops": runtimes.by_skops,
         "runtime_words": runtimes.words, "hubs": hubs.folders, "unseen": unseen.files, "unseen_torch": unseen.of_torch,
         **{f"documented_{package}": documented.of(package) for package in DOCUMENTED}, **{f"tested_{package}": tested.of(package) for package in DOCUMENTED},
         "guides_functions": guides.pipelines, "guides_gallery": guides.gallery, "guides_joblib": guides_files.joblibs, "guides_boosters": guides_files.boosters, "guides_tables": guides_files.tables,
         "guides_graphs": guides_files.graphs, "guides_states": guides_networks.states, "guides_whole": guides_networks.whole_modules, "guides_checkpoints": guides_networks.checkpoints, "guides_keras": guides_keras.files,
         "projects_alone": projects.alone, "projects_others": projects.files, "documented_torch": documented_networks.of_torch, "documented_keras": documented_networks.of_keras}


def main(folder, for_list, only):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps(versions(), indent=2, sort_keys=True))
    if only:
        return others(folder, only)
    if has("sklearn"):
        for name, thing in estimators.every_estimator():
            if not (for_list and estimators.set_aside(name)):
                write(folder / f"sklearn_{name}", thing, 2 + len(name) % 4)
        joblibs(folder)
    groups = {**THINGS, "functions": functions.public_functions} if for_list else THINGS
    for group, things in groups.items():
        for name, thing in attempt(things):
            for protocol in (2, 4, 5) if for_list else (2 + len(name) % 4,):
                write(folder / f"{group}_{name}_p{protocol}", thing, protocol)
    npz(folder)
    if not for_list:
        others(folder, [*RECIPES, *FILES])
        for name, make in attempt(by_cloudpickle.things):
            written(name, lambda: (folder / f"cloudpickle_{name}.pkl").write_bytes(sys.modules["cloudpickle"].dumps(make())))


def others(folder, groups):
    if "functions" in groups:
        for name, thing in attempt(functions.public_functions):
            write(folder / f"functions_{name}_p4", thing, 4)
    for group, recipes in RECIPES.items():
        if group not in groups:
            continue
        for name, make in attempt(recipes):
            written(f"{group}_{name}", lambda: write(folder / f"{group}_{name}_p{2 + len(name) % 4}", make(), 2 + len(name) % 4))
    for group, files in FILES.items():
        if group not in groups:
            continue
        for name, save in attempt(files):
            at = folder / group / name
            (at.parent if at.suffix else at).mkdir(parents=True, exist_ok=True)
            written(f"{group}/{name}", lambda: whole(save, at))


def has(package):
    try:
        return bool(__import__(package))
    except ImportError:
        return False


def attempt(things):
    """What can be made before something is missing."""
    made = things()
    while True:
        try:
            yield next(made)
        except StopIteration:
            return
        except Exception as error:
            print("ends", things.__module__, things.__name__, type(error).__name__, str(error)[:100])
            return


def written(name, write_it):
    """Or told that this version does not have it."""
    try:
        write_it()
    except Exception as error:
        print("no", name, type(error).__name__, str(error)[:100])


def whole(save, path):
    """No half of a file that could not be written."""
    try:
        save(path)
    except Exception:
        if path.is_file():
            path.unlink()
        raise


def write(path, thing, protocol):
    if path.name.startswith("functions_"):
        thing = [item for item in thing if can_be_pickled(item)]
    try:
        path.with_suffix(".pkl").write_bytes(pickle.dumps(thing, protocol=min(protocol, pickle.HIGHEST_PROTOCOL)))
    except Exception as error:
        print("no pickle of", path.name, type(error).__name__)


def can_be_pickled(thing):
    try:
        return bool(pickle.dumps(thing))
    except Exception:
        return False


def joblibs(folder):
    import joblib
    import numpy as np
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(3).fit(*estimators.toy_data())
    for compressor in COMPRESSORS:
        name = "_".join(map(str, compressor)) if isinstance(compressor, tuple) else compressor
        things = {"model": model, "objects": np.array([1, "a", None], dtype=object)}
        written(f"joblib {name}", lambda: joblib.dump(things, folder / f"joblib_{name}.joblib", compress=compressor))
    joblib.dump([np.zeros((100, 3)), np.asfortranarray(np.ones((4, 4)))], folder / "joblib_arrays.joblib")
    (folder / "gzip_model.pkl.gz").write_bytes(gzip.compress(pickle.dumps(model)))


def npz(folder):
    import numpy as np

    np.savez(folder / "numpy_arrays.npz", a=np.eye(3), b=np.arange(4))
    np.savez_compressed(folder / "numpy_compressed.npz", a=np.eye(30))
    np.save(folder / "numpy_object.npy", np.array([1, "a", {"b": 2}], dtype=object), allow_pickle=True)


def versions():
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


main(pathlib.Path(sys.argv[1]), "--list" in sys.argv, sys.argv[sys.argv.index("--only") + 1 :] if "--only" in sys.argv else [])
