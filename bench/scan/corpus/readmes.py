"""Models as the first page of each package builds and keeps them: python readmes.py <folder> [group …]. What is not installed is left out.

Files of packages that the issue lists are readme_<package>, those of others readme_<package>_others.
"""
import json
import pathlib
import sys
from functools import partial

import readmes_files
import readmes_hubs
import readmes_listed
import readmes_networks
import readmes_others
from composed import attempt, by_joblib, dumped, pickled, version, versions, written

OTHERS = """statsmodels imbalanced-learn category_encoders feature_engine sktime tslearn lifelines prophet optuna gensim nltk umap-learn hdbscan pyod river mlxtend scikit-surprise implicit spacy thinc ngboost quantile-forest pygam kmodes hmmlearn
interpret-core scikit-lego pmdarima deslib flaml scikit-multilearn fairlearn mapie scikit-survival scikit-optimize skrub econml dask-ml statsforecast shap hyperopt mlflow-skinny onnxruntime
timm ultralytics fastai skorch pytorch-tabnet stable-baselines3 torch-geometric segmentation-models-pytorch diffusers torchmetrics gpytorch""".split()
COMPRESSORS = [0, 3, ("gzip", 3), ("xz", 1), ("lz4", 2)]


def main(folder, *only):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({**versions(), **dict(attempt(of_others))}, indent=2, sort_keys=True))
    for group, listed in [*((g, True) for g in readmes_listed.GROUPS), *((g, False) for g in [*readmes_listed.NEIGHBOURS, *readmes_others.GROUPS])]:
        if only and group.__name__ not in only:
            continue
        for i, (name, make) in enumerate(attempt(group)):
            kept(place(folder, group, listed), name, i, make)
    files = [*readmes_files.LISTED, *readmes_networks.LISTED]
    for group in [*files, *readmes_files.OTHERS, *readmes_hubs.OTHERS]:
        if only and group.__name__ not in only:
            continue
        for name, save in attempt(group):
            written(place(folder, group, group in files) / name, lambda save, path: save(path), save)


def of_others():
    for package in OTHERS:
        try:
            yield package, version(package)
        except Exception:
            continue


def place(folder, group, listed):
    return folder / "readme_{}{}".format(group.__name__, "" if listed else "_others")


def kept(folder, name, i, make):
    """By pickle and joblib as their pages say, and every third by cloudpickle or dill."""
    try:
        thing = make()
    except Exception as error:
        return print("no", folder.name, name, type(error).__name__, str(error)[:100])
    ways = [("pkl", partial(pickled, 4 + i % 2)), ("joblib", partial(by_joblib, COMPRESSORS[i % len(COMPRESSORS)]))]
    ways += [("dill.pkl", partial(dumped, "dill"))] if i % 6 == 0 else [("cloud.pkl", partial(dumped, "cloudpickle"))] if i % 6 == 3 else []
    for suffix, save in ways:
        written(folder / "{}.{}".format(name, suffix), save, lambda: thing)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
