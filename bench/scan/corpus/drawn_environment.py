"""Makes an environment that was drawn: python drawn_environment.py <draw.json> <number> <folder of Pythons> <folder>. Needs uv.

Of each package the first of the drawn versions that can stand beside those before it and be imported; what cannot is written to refused.json.
"""
import json
import pathlib
import subprocess
import sys

from drawn_versions import IMPORTS

BESIDE = {"scikit-learn": ["pytest"], "torch": ["numpy<2; python_version < '3.13'", "numpy; python_version >= '3.13'", "onnx", "scipy", "joblib"], "keras": ["jax", "h5py", "numpy", "scipy", "joblib"]}


def main(target, number, pythons, folder):
    drawn = json.loads(pathlib.Path(target).read_text())["environments"][int(number)]
    venv, held, refused = pathlib.Path(folder), {}, []
    uv("venv", "-q", "--python", str(pathlib.Path(pythons) / drawn["python"] / "bin/python"), str(venv))
    for package, versions in drawn["packages"].items():
        for version in versions or [None]:
            problem = installed(venv, package, {**held, package: version})
            if problem is None:
                held[package] = version
                break
            refused.append("{} {}: {}".format(package, version, problem))
        else:
            # What was tried last would stay, and break what needs it.
            uv("pip", "uninstall", "-q", "--python", str(venv), package)
            installed(venv, package, {**held, package: None})
        print(package, held.get(package, "-"), flush=True)
    (venv / "refused.json").write_text(json.dumps(refused, indent=2))


def installed(venv, package, held):
    """None, or why not."""
    if package == "torch":
        return uv("pip", "install", "-q", "--python", str(venv), "--no-deps", "torch==" + held["torch"]) or uv("pip", "install", "-q", "--python", str(venv), "--only-binary", ":all:", "typing_extensions", "sympy", "networkx", "jinja2", "fsspec", "filelock", *BESIDE["torch"])
    beside = [more for name in held for more in BESIDE.get(name, [])]
    problem = uv("pip", "install", "-q", "--python", str(venv), "--only-binary", ":all:", "lz4", "cloudpickle", *beside, *[name if version is None else name + "==" + version for name, version in held.items()])
    if problem or not all(held.values()):
        return problem
    run = subprocess.run([str(venv / "bin/python"), "-c", "import " + IMPORTS.get(package, package)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env={"KERAS_BACKEND": "jax", "PATH": "/usr/bin:/bin"})
    return None if run.returncode == 0 else "import fails: " + run.stderr.strip().splitlines()[-1][:80]


def uv(*command):
    made = subprocess.run(["uv", *command], stderr=subprocess.PIPE, text=True)
    return None if made.returncode == 0 else " ".join(made.stderr.split())[-160:]


if __name__ == "__main__":
    main(*sys.argv[1:])
