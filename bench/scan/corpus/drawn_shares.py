"""Files of an environment that was drawn, as many of each group as the draw says: python drawn_shares.py <folder> <draw.json> <number> [part of the shares]"""
import json
import pathlib
import random
import sys
from functools import partial, update_wrapper

import drawn
import drawn_classes
import drawn_files
import drawn_held
import drawn_keras
import drawn_layers
import drawn_models
import drawn_networks
import drawn_options
import drawn_programs
import drawn_values
from composed import attempt, version, versions, written

OBJECTS = [*drawn_models.GROUPS, *drawn_values.GROUPS, *drawn_held.GROUPS, *drawn_options.GROUPS]
FILES = [*drawn_files.GROUPS, *drawn_networks.GROUPS, *drawn_programs.GROUPS, *drawn_keras.GROUPS, *drawn_layers.GROUPS, drawn_classes.compressors]


def main(folder, target, number, part=1.0):
    told = json.loads(pathlib.Path(target).read_text())
    environment = told["environments"][int(number)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({**versions(), **dict(attempt(drawn.more_versions)), **{name: version(name) for name in environment["packages"] if is_there(name)}}, indent=2, sort_keys=True))
    draw = random.Random("{} {}".format(told["seed"], number))
    name = "others" if not any(environment["packages"].values()) else "classes"
    # Last, as it imports every module of its packages.
    classes = named(name, partial(drawn_classes.classes, list(environment["packages"])))
    for group in [*OBJECTS, *FILES, classes]:
        rest = random.Random(draw.random())
        share = round(environment["shares"].get("classes" if group.__name__ == "others" else group.__name__, 0) * float(part))
        if share:
            taken(folder / "drawn_{}".format(group.__name__), group, rest, share, group in FILES)


def taken(folder, group, draw, share, is_file):
    """Until the share is there: what cannot be made or kept counts for nothing."""
    for name, make in attempt(named(group.__name__, partial(group, draw))):
        if folder.exists() and len(list(folder.iterdir())) >= share:
            return
        try:
            if is_file:
                drawn.in_time(written, folder / name, lambda save, path: save(path), make)
            else:
                drawn.in_time(drawn.kept, draw, folder, name, make)
        except drawn.Late:
            continue


def named(name, function):
    update_wrapper(function, function.func)
    function.__name__ = name
    return function


def is_there(package):
    try:
        return bool(version(package))
    except Exception:
        return False


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
