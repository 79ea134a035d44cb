"""Files that nobody made for a scanner: python strangers.py <folder> tests|examples|estimators|runs <seconds> <label> <folder, file or package> …

tests: what a package's tests pickle and write; examples: what the names of its scripts and notebooks hold at the end;
estimators: every class that fits; runs: folders of tools that keep experiments.
"""
import json
import pathlib
import platform
import sys

import long_tail
import recorded
import runs
import scripts
from columns import LISTED

try:
    from importlib.metadata import distributions
except ImportError:  # Python 3.7
    from importlib_metadata import distributions

DISTRIBUTIONS = {"sklearn": "scikit-learn", "tensorflow": "tensorflow-cpu"}


def main(folder, kind, seconds, label, *sources):
    folder.mkdir(parents=True, exist_ok=True)
    installed = {d.metadata["Name"].lower(): d.version for d in distributions() if d.metadata["Name"]}
    wanted = {*LISTED, *DISTRIBUTIONS.values(), "xgboost-cpu", label}
    at = folder / "versions.json"
    before = json.loads(at.read_text()) if at.exists() else {}
    at.write_text(json.dumps({**before, "python": platform.python_version(), **{name: v for name, v in installed.items() if name in wanted}}, indent=2, sort_keys=True))
    make, named = {"tests": (recorded.tested, path), "examples": (scripts.kept, path), "estimators": (long_tail.fitted, str), "runs": (runs.kept, str)}[kind]
    make(folder / f"{kind}_{label.replace('-', '_')}", [named(source) for source in sources], float(seconds))


def path(source):
    return pathlib.Path(source).resolve()


main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
