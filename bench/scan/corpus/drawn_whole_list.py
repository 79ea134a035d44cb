"""Draws a look over the whole list of issue 6, by a seed: python drawn_whole_list.py <draw.json> <seed> <folder of Pythons>

Shares of files, Pythons, an order of versions for each package (those that no list and no look has seen first), and packages that build on
the listed ones, of a pool of those that PyPI counts among its 15,000 most downloaded. Nothing is installed here: what is drawn is written down first.
"""
import json
import pathlib
import random
import subprocess
import sys

from drawn_versions import PACKAGES, TRIES, WHEELS, seen

# Files of each group at most, in one environment: what the list names, and any class of the packages that holds what it is given.
OF_TABLES = {"estimators": 24, "pipelines": 24, "tables": 14, "transformers": 14, "boosters": 18, "own": 9, "compressors": 22, "archives": 8, "arrays": 8, "numpys": 10, "science": 20, "of_scikit": 8, "laws": 8, "frames": 14, "parts": 10, "tensors": 4, "ggufs": 4, "graphs": 12, "classes": 60}
OF_TORCH = {"torch_files": 26, "torch_programs": 14, "torch_quantized": 10, "torch_states": 18, "classes": 40}
OF_KERAS = {"keras_files": 24, "keras_programs": 20, "classes": 24}
OF_OTHERS = {"classes": 80}
# Makers that no look before the seventeenth had, beside those.
MORE_OF_TABLES = {"holders": 16, "bundles": 16, "of_boosters": 12, "of_science": 16}
MORE_OF_TORCH = {"of_torch": 24}
MORE_OF_KERAS = {"of_keras": 24}
POOL = ("imbalanced-learn category-encoders feature-engine skorch lifelines statsmodels mlxtend sklearn-pandas optuna tpot river pyod hdbscan hmmlearn scikit-survival scikit-posthocs quantile-forest cleanlab "
        "mapie fairlearn skrub ngboost pyts tslearn tsfresh aeon sktime skfolio skforecast pyriemann sklearn-crfsuite umap-learn shap interpret-core boruta iterative-stratification scikit-multilearn gensim "
        "stumpy dtaidistance pomegranate statsforecast mlforecast sklearndf treeinterpreter tsmoothie scikit-plot yellowbrick featuretools woodwork causal-learn pgmpy pygad lime eli5 skope-rules powershap prince arch linearmodels").split()
TABLES_ON = [["3.7.16", "3.8.18", "3.9.18"], ["3.12.1", "3.13.0"]]
# The pip of 3.7 lists no wheels.
INSTEAD = {"3.7.16": "3.8.18"}
OTHERS_ON = ["3.10.13", "3.11.7", "3.12.1"]


def main(target, seed, folder):
    draw, known = random.Random(seed), seen()
    told = [environment(draw, on(draw.choice(pythons)), folder, PACKAGES, {**OF_TABLES, **MORE_OF_TABLES}, known) for pythons in TABLES_ON]
    told += [environment(draw, draw.choice(["3.9.18", "3.10.13", "3.12.1", "3.13.0"]), folder, ["torch"], {**OF_TORCH, **MORE_OF_TORCH}, known)]
    told += [environment(draw, draw.choice(["3.11.7", "3.12.1"]), folder, ["keras"], {**OF_KERAS, **MORE_OF_KERAS}, known)]
    names = draw.sample(POOL, 16)
    told += [{"python": draw.choice(OTHERS_ON), "packages": {name: [] for name in some}, "shares": OF_OTHERS} for some in (names[:8], names[8:])]
    pathlib.Path(target).write_text(json.dumps({"seed": seed, "environments": told}, indent=2) + "\n")


def on(python):
    return INSTEAD.get(python, python)


def environment(draw, python, folder, packages, shares, known):
    binary = pathlib.Path(folder) / python / "bin/python"
    return {"python": python, "packages": {package: order(draw, binary, package, known.get(package, ())) for package in packages}, "shares": shares}


def order(draw, python, package, known):
    """Some of its versions that have a wheel for this Python."""
    found = json.loads(subprocess.run([str(python), "-c", WHEELS, package], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout or "[]")
    wheels = [version for version in found if package != "keras" or int(version.split(".")[0]) >= 3]
    draw.shuffle(wheels)
    wheels.sort(key=lambda version: version in known)
    return wheels[:TRIES]


if __name__ == "__main__":
    main(*sys.argv[1:])
