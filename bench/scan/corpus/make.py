"""Writes benign files of the packages that are installed: python make.py <folder> [--list: leave out what is set aside]"""
import gzip
import json
import pathlib
import pickle
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import boosters
import estimators
import functions
import values

PACKAGES = ["scikit-learn", "numpy", "scipy", "pandas", "joblib", "xgboost", "xgboost-cpu", "lightgbm", "catboost"]
COMPRESSORS = [0, 3, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3), ("lz4", 3)]


def main(folder, for_list):
    folder.mkdir(parents=True, exist_ok=True)
    for name, thing in estimators.every_estimator():
        if not (for_list and estimators.set_aside(name)):
            write(folder / f"sklearn_{name}", thing, 2 + len(name) % 4)
    groups = {"pipeline": estimators.pipelines, "python": values.standard_library, "numpy": values.arrays,
              "scipy": values.sparse_and_statistics, "pandas": values.frames, "xgboost": boosters.xgboost_models,
              "lightgbm": boosters.lightgbm_models, "catboost": boosters.catboost_models}
    if for_list:
        groups["functions"] = functions.public_functions
    for group, things in groups.items():
        for name, thing in attempt(things):
            for protocol in (2, 4, 5) if for_list else (2 + len(name) % 4,):
                write(folder / f"{group}_{name}_p{protocol}", thing, protocol)
    joblibs(folder)
    npz(folder)
    (folder / "versions.json").write_text(json.dumps(versions(), indent=2, sort_keys=True))


def attempt(things):
    """What can be made before something is missing."""
    made = things()
    while True:
        try:
            yield next(made)
        except StopIteration:
            return
        except Exception as error:
            print("ends", things.__name__, type(error).__name__, error)
            return


def write(path, thing, protocol):
    if path.name.startswith("functions_"):
        thing = [item for item in thing if can_be_pickled(item)]
    try:
        path.with_suffix(".pkl").write_bytes(pickle.dumps(thing, protocol=protocol))
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
        joblib.dump({"model": model, "objects": np.array([1, "a", None], dtype=object)}, folder / f"joblib_{name}.joblib", compress=compressor)
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


main(pathlib.Path(sys.argv[1]), "--list" in sys.argv)
