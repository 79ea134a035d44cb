"""Draws versions of what makes networks and boosters, by a seed: python drawn_network_versions.py <draw.json> <seed> <folder of Pythons>

Four times PyTorch, four times Keras 3 with the backend that the draw says, four times both boosters. Versions that no list and no look has
seen come first, and no version comes twice. Nothing is installed here: what is drawn is written down before anything runs.
"""
import json
import pathlib
import random
import subprocess
import sys

from drawn_versions import WHEELS, seen

PYTHONS = ["3.8.18", "3.9.18", "3.10.13", "3.11.7", "3.12.1", "3.13.0"]
ENVIRONMENTS = [("torch",)] * 4 + [("keras", "jax"), ("keras", "torch"), ("keras", "jax"), ("keras", "jax")] + [("lightgbm", "catboost")] * 4
FIRST = {"keras": 3, "lightgbm": 3, "catboost": 1, "torch": 1}
# Keras 3 needs 3.9, 3.10 or 3.11, by version.
OF_KERAS = PYTHONS[1:5]


def main(target, seed, folder):
    draw, known, taken, told = random.Random(seed), seen(), set(), []
    for packages in ENVIRONMENTS:
        python = draw.choice(OF_KERAS if "keras" in packages else PYTHONS)
        told.append({"python": python, "backend": packages[1] if packages[0] == "keras" else None, **{package: drawn(draw, pathlib.Path(folder) / python / "bin/python", package, known, taken) for package in packages if package not in ("jax",) and not (package == "torch" and len(packages) > 1)}})
    pathlib.Path(target).write_text(json.dumps({"seed": seed, "environments": told}, indent=2) + "\n")


def drawn(draw, python, package, known, taken):
    """A version, with others that stand in if it cannot be installed or imported."""
    released = json.loads(subprocess.run([str(python), "-c", WHEELS, package], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout or "[]")
    wheels = [version for version in released if int(version.split(".")[0]) >= FIRST[package] and (package, version) not in taken]
    draw.shuffle(wheels)
    wheels.sort(key=lambda version: version in known.get(package, ()))
    taken.update((package, version) for version in wheels[:1])
    return wheels[:3]


if __name__ == "__main__":
    main(*sys.argv[1:])
