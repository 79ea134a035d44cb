"""What issue 6 lists, word by word: python worded.py <folder> [group …]. From Python 3.8 on; what is not installed is left out.

Functions before estimators are not chosen: all public ones of NumPy, SciPy and scikit-learn that give a row for each row.
"""
import json
import pathlib
import pickle
import random
import sys
from functools import partial

import worded_files
import worded_models
import worded_networks
import worded_values
from composed import attempt, by_joblib, dumped, pickled, versions, written

COMPRESSORS = [0, 1, ("zlib", 9), ("gzip", 1), ("bz2", 9), ("xz", 1), ("lzma", 1), ("lz4", 3)]


def main(folder, *only):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps(versions(), indent=2, sort_keys=True))
    for group in [*worded_models.GROUPS, *worded_values.GROUPS]:
        if not only or group.__name__ in only:
            for i, (name, make) in enumerate(attempt(group)):
                kept(folder / "worded_{}".format(group.__name__), name, i, make)
    for group in [*worded_files.GROUPS, *worded_networks.GROUPS]:
        if not only or group.__name__ in only:
            for name, save in attempt(group):
                written(folder / "worded_{}".format(group.__name__) / name, lambda save, path: save(path), save)


def kept(folder, name, i, make):
    """By one way, in turn; every protocol, every compressor."""
    draw = random.Random("{} {} {}".format(name, folder.name, sys.version_info[1]))
    protocol, compressor = draw.randrange(6), COMPRESSORS[i % len(COMPRESSORS)]
    ways = [("p{}.pkl".format(protocol), partial(pickled, protocol)), ("joblib", partial(by_joblib, compressor)),
            ("protocol{}.joblib".format(protocol), partial(by_protocol, protocol)), ("p{}.pkl".format(5 - protocol), partial(pickled, 5 - protocol))]
    ways += [("cloud.pkl", partial(dumped, "cloudpickle"))] if folder.name != "worded_owned" else []
    suffix, save = ways[i % len(ways)]
    written(folder / "{}.{}".format(name, suffix), save, make)


def by_protocol(protocol, make, path):
    import joblib

    joblib.dump(make(), str(path), protocol=protocol)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
