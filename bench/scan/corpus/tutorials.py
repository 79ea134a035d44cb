"""What scripts of tutorials leave in their folders: python tutorials.py <folder> <seed> [group …]. From Python 3.8 on; what is not installed is left out.

Pipelines are put together by the seed, fitted, and kept as notebooks keep them: beside columns, metrics, folds and dates.
"""
import json
import pathlib
import pickle
import random
import sys
from functools import partial, update_wrapper

import tutorials_files
import tutorials_models
import tutorials_networks
import tutorials_others
from composed import attempt, by_joblib, dumped, pickled, version, versions, written

COMPRESSORS = [0, 1, 3, 9, ("zlib", 6), ("gzip", 6), ("bz2", 3), ("xz", 3), ("lzma", 3), ("lz4", 6)]
NAMED = """skops gguf safetensors skl2onnx h5py onnxruntime imbalanced-learn category-encoders feature-engine scikit-lego skrub mlxtend boruta optuna shap lime statsmodels lifelines prophet sktime pmdarima gensim nltk spacy darts mapie scikit-optimize pyod river hyperopt
flax optax orbax-checkpoint openvino transformers accelerate sentence-transformers timm lightning peft torchvision torchaudio torchmetrics diffusers ultralytics tokenizers""".split()


def main(folder, seed, *only):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({**versions(), **dict(attempt(more_versions))}, indent=2, sort_keys=True))
    draw = random.Random("{} {}".format(seed, sys.version_info[:2]))
    for group in [*tutorials_models.GROUPS, *tutorials_others.GROUPS]:
        if not only or group.__name__ in only:
            for name, make in attempt(update_wrapper(partial(group, random.Random(draw.random())), group)):
                kept(draw, place(folder, group), name, make)
    for group in [*tutorials_models.FILES, *tutorials_networks.GROUPS, *tutorials_networks.OTHERS, *tutorials_files.FILES]:
        if not only or group.__name__ in only:
            for name, save in attempt(update_wrapper(partial(group, random.Random(draw.random())), group)):
                written(place(folder, group) / name, lambda save, path: save(path), save)


def more_versions():
    for package in NAMED:
        try:
            yield package, version(package)
        except Exception:
            continue


def place(folder, group):
    listed = group in [*tutorials_models.GROUPS, *tutorials_models.FILES, *tutorials_networks.GROUPS]
    return folder / "tutorial_{}{}".format(group.__name__, "" if listed else "_others")


def kept(draw, folder, name, make):
    """Once, by a way that the seed draws."""
    protocol = draw.choice([0, 1, 2, 3, 4, 5])
    ways = [("p{}.pkl".format(protocol), partial(pickled, protocol)), ("joblib", partial(by_joblib, draw.choice(COMPRESSORS))), ("p4.pkl", partial(pickled, 4))]
    ways += [("cloud.pkl", partial(dumped, "cloudpickle"))] if draw.random() < 0.3 else []
    suffix, save = draw.choice(ways)
    written(folder / "{}.{}".format(name, suffix), save, make)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
