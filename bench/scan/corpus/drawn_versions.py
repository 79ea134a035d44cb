"""Draws environments by a seed: python drawn_versions.py <folder> <seed> <python> …. Writes draw.json, and makes the environments with uv.

Of each package any version with a wheel for that Python is as likely as any other, but those that a list was made from or a look has seen
come last.
A version that cannot stand beside those drawn before it, or that cannot be imported, is written down and drawn again.
"""
import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[3]
PACKAGES = ["numpy", "scikit-learn", "scipy", "pandas", "joblib", "xgboost", "lightgbm", "catboost", "onnx", "skl2onnx", "safetensors", "gguf", "cloudpickle"]
IMPORTS = {"scikit-learn": "sklearn", "scipy": "scipy.stats, scipy.sparse, scipy.interpolate", "safetensors": "safetensors.numpy", "catboost": "catboost", "pandas": "pandas"}
TRIES = 6
WHEELS = """
import json, sys
from pip._internal.commands.index import IndexCommand
from pip._internal.index.package_finder import PackageFinder
from pip._internal.models.format_control import FormatControl
from pip._internal.models.selection_prefs import SelectionPreferences
command = IndexCommand("index", "")
options, _ = command.parser.parse_args(["versions"])
session = command._build_session(options)
from pip._internal.cli.req_command import LinkCollector
collector = LinkCollector.create(session, options=options)
finder = PackageFinder.create(link_collector=collector, selection_prefs=SelectionPreferences(allow_yanked=False, format_control=FormatControl(set(), {":all:"})))
found = {c.version for c in finder.find_all_candidates(sys.argv[1]) if c.link.is_wheel and not c.version.is_prerelease and not c.link.is_yanked}
print(json.dumps([str(v) for v in sorted(found)]))
"""


def seen():
    """Versions by package: of the looks, and of what the lists were made from."""
    looks = json.loads((HERE / "bench/results/scan-first-sight.json").read_text())
    tables = json.loads((HERE / "scripts/scan/versions.json").read_text())
    tables += [look["versions"] for look in looks.values() if isinstance(look, list) for look in look]
    found = {}
    for table in tables:
        for package, version in table.items():
            found.setdefault("xgboost" if package == "xgboost-cpu" else package, set()).add(version)
    return found


def released(python, package):
    """Those that have a wheel for this Python, as its own pip finds them."""
    told = subprocess.run([python, "-c", WHEELS, package], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return json.loads(told) if told else []


def main(folder, seed, *pythons):
    folder.mkdir(parents=True, exist_ok=True)
    told = []
    for python in pythons:
        told.append(environment(folder, random.Random("{} {}".format(seed, python.rpartition("versions/")[2])), python))
        (folder / "draw.json").write_text(json.dumps({"seed": seed, "environments": told}, indent=2))


def environment(folder, draw, python):
    name = python.rpartition("versions/")[2].partition("/")[0]
    venv = folder / ("env" + name)
    subprocess.run(["uv", "venv", "-q", "--python", python, str(venv)], check=True)
    drawn, refused, known = {}, [], seen()
    for package in PACKAGES:
        wheels = released(python, package)
        draw.shuffle(wheels)
        unseen = [version for version in wheels if version not in known.get(package, ())]
        for version in [*unseen[:TRIES], *[version for version in wheels if version not in unseen][:TRIES]]:
            problem = installed(venv, {**drawn, package: version}, package)
            if problem is None:
                drawn[package] = version
                break
            refused.append("{} {}: {}".format(package, version, problem))
        print(name, package, drawn.get(package), drawn.get(package) in unseen, len(unseen), flush=True)
    last = subprocess.run(["uv", "pip", "install", "-q", "--python", str(venv), "--only-binary", ":all:", *(set(PACKAGES) - set(drawn) - {"onnx", "skl2onnx"}), "lz4", *pins(drawn)], stderr=subprocess.PIPE, text=True)
    return {"python": name, "drawn": drawn, "refused": refused, "last": last.stderr[-200:]}


def pins(drawn):
    return ["{}=={}".format(*pair) for pair in drawn.items()]


def installed(venv, drawn, package):
    problem = tried(venv, drawn, package)
    return tried(venv, {**drawn, "protobuf": "3.20.3"}, package) if problem and package in ("onnx", "skl2onnx") else problem


def tried(venv, drawn, package):
    made = subprocess.run(["uv", "pip", "install", "-q", "--python", str(venv), "--only-binary", ":all:", *pins(drawn)], stderr=subprocess.PIPE, text=True)
    if made.returncode:
        return "no wheels that fit together"
    names = IMPORTS.get(package, package)
    run = subprocess.run([str(venv / "bin/python"), "-c", "import " + names], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return None if run.returncode == 0 else "import fails: " + run.stderr.strip().splitlines()[-1][:80]


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
