"""Files of objects that a seed puts together: python drawn.py <folder> <seed> [group …]. From Python 3.8 on; what is not installed is left out.

Estimators, their settings, the functions in them, what stands before and around them, and how they are kept are drawn, none of them chosen.
The versions are drawn before by drawn_versions.py.
"""
import gzip
import json
import pathlib
import pickle
import random
import signal
import sys
from functools import partial, update_wrapper

import drawn_files
import drawn_keras
import drawn_models
import drawn_networks
import drawn_programs
import drawn_values
from composed import attempt, by_joblib, dumped, pickled, version, versions, written

COMPRESSORS = [0, 1, 3, 9, ("zlib", 1), ("zlib", 9), ("gzip", 3), ("bz2", 1), ("xz", 1), ("lzma", 3), ("lz4", 1)]
SECONDS = 8


def main(folder, seed, *only):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({**versions(), **dict(attempt(more_versions))}, indent=2, sort_keys=True))
    draw = random.Random("{} {}".format(seed, sys.version_info[:2]))
    for group in [*drawn_models.GROUPS, *drawn_values.GROUPS]:
        rest = random.Random(draw.random())
        if not only or group.__name__ in only:
            for name, make in attempt(update_wrapper(partial(group, rest), group)):
                in_time(kept, rest, folder / "drawn_{}".format(group.__name__), name, make)
    for group in [*drawn_files.GROUPS, *drawn_networks.GROUPS, *drawn_programs.GROUPS, *drawn_keras.GROUPS]:
        rest = random.Random(draw.random())
        if not only or group.__name__ in only:
            for name, save in attempt(update_wrapper(partial(group, rest), group)):
                in_time(written, folder / "drawn_{}".format(group.__name__) / name, lambda save, path: save(path), save)


def more_versions():
    for package in ["safetensors", "gguf", "skl2onnx", "h5py", "cloudpickle"]:
        try:
            yield package, version(package)
        except Exception:
            continue


def kept(draw, folder, name, make):
    """Once, by a way that the seed draws."""
    protocol, compressor = draw.randrange(6), draw.choice(COMPRESSORS)
    ways = [("p{}.pkl".format(protocol), partial(pickled, protocol)), ("joblib", partial(by_joblib, compressor)), ("protocol{}.joblib".format(protocol), partial(by_protocol, protocol, compressor)),
            ("p{}.pkl".format(protocol), partial(pickled, protocol)), ("joblib", partial(by_joblib, compressor)), ("cloud.pkl", partial(dumped, "cloudpickle")), ("p{}.pkl.gz".format(protocol), partial(zipped, protocol))]
    suffix, save = draw.choice(ways)
    written(folder / "{}.{}".format(name, suffix), save, make)


def by_protocol(protocol, compressor, make, path):
    __import__("joblib").dump(make(), str(path), compress=compressor, protocol=protocol)


def zipped(protocol, make, path):
    path.write_bytes(gzip.compress(pickle.dumps(make(), protocol=protocol)))


class Late(BaseException):
    """No Exception, of which those who try others would catch it."""


def in_time(function, *given):
    """Settings that are drawn may ask for hours."""
    def late(*_):
        raise Late("too slow")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        function(*given)
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
