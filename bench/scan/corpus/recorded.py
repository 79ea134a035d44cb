"""What the tests of other packages keep: they run, and what they pickle, and every file that they write, is copied before it is gone.

Nobody chose these files with a scanner in mind. One variant of each test, in the order of a digest of its name, as far as the time goes.
"""
import functools
import hashlib
import io
import os
import pathlib
import pickle
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress

import pytest
from documented import limited

BYTES = 3_000_000
OF_A_TEST = 3


def tested(folder, tests, seconds):
    """Runs the tests of a folder; what they keep comes into another one."""
    with tempfile.TemporaryDirectory() as root, surroundings(pathlib.Path(root)), silence():
        keeper = Keeper(pathlib.Path(root), folder, seconds)
        arguments = ["-q", "-p", "no:cacheprovider", "-p", "no:warnings", "-o", "addopts=", "--continue-on-collection-errors", "--collect-in-virtualenv", f"--basetemp={root}/base"]
        pytest.main([*arguments, *map(str, tests)], plugins=[keeper])


@contextmanager
def surroundings(root):
    """Temporary files and the working folder lie in a folder of ours."""
    before, tempfile.tempdir = os.getcwd(), str(root)
    os.environ.update(TMPDIR=str(root), MPLBACKEND="Agg", CUDA_VISIBLE_DEVICES="", OMP_NUM_THREADS="1")
    os.chdir(root)
    try:
        yield
    finally:
        os.chdir(before)
        tempfile.tempdir = None


@contextmanager
def silence():
    out, kept = os.open(os.devnull, os.O_WRONLY), (os.dup(1), os.dup(2))
    os.dup2(out, 1), os.dup2(out, 2)
    try:
        yield
    finally:
        os.dup2(kept[0], 1), os.dup2(kept[1], 2)


class Keeper:
    """A plugin of pytest."""

    def __init__(self, root, folder, seconds):
        self.root, self.folder, self.seconds, self.end = root, folder, seconds, 0
        self.test, self.kept, self.seen, self.busy = None, 0, set(), False
        folder.mkdir(parents=True, exist_ok=True)
        self.listen()

    def listen(self):
        """To what is pickled into memory, and to what is about to be removed."""
        pickle.dumps = noted(pickle.dumps, lambda made, *_: self.take(made, "pkl"))
        pickle.dump = noted(pickle.dump, lambda _, thing, file, *__: self.of_memory(file, "pkl"))
        for module, name, suffix in [("joblib", "dump", "joblib"), ("torch", "save", "pt")]:
            with suppress(Exception):
                of = __import__(module)
                setattr(of, name, noted(getattr(of, name), lambda _, *given, suffix=suffix: [self.of_memory(file, suffix) for file in given]))
        sys.addaudithook(self.removing)

    def removing(self, event, arguments):
        if event in ("os.remove", "shutil.rmtree") and self.test and not self.busy:
            with suppress(Exception):
                self.copy(pathlib.Path(os.fsdecode(arguments[0])))

    def of_memory(self, file, suffix):
        if isinstance(file, io.BytesIO):
            self.take(file.getvalue(), suffix)

    def copy(self, path):
        """Of a file, or of all in a folder."""
        if self.root not in path.resolve().parents:
            return
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.is_symlink() and file.stat().st_size < BYTES and "__pycache__" not in file.parts:
                self.take(file.read_bytes(), name=file.name)

    def take(self, data, suffix="", name=""):
        digest = hashlib.sha256(bytes(data)).digest()
        if self.test is None or self.busy or self.kept >= OF_A_TEST or digest in self.seen or not 0 < len(data) < BYTES:
            return
        self.busy = True
        try:
            self.seen.add(digest)
            self.kept += 1
            (self.folder / f"{self.test}_{self.kept}{'_' + name if name else '.' + suffix}").write_bytes(data)
        finally:
            self.busy = False

    def pytest_collection_modifyitems(self, items):
        one = {}
        for item in sorted(items, key=lambda item: hashlib.sha256(item.nodeid.encode()).hexdigest()):
            one.setdefault((str(item.fspath), getattr(item, "originalname", item.name)), item)
        items[:] = one.values()
        self.end = time.monotonic() + self.seconds

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item):
        """Watches a test, unless the time is up."""
        if time.monotonic() > self.end:
            pytest.exit("no time")
        self.test, self.kept = f"{pathlib.Path(str(item.fspath)).stem}_{getattr(item, 'originalname', item.name)}"[:90], 0
        with limited():
            yield
        with suppress(Exception):
            self.sweep()
        self.test = None

    def sweep(self):
        """What lies there at the end of a test is copied and goes."""
        self.copy(self.root)
        for entry in self.root.iterdir():
            if entry.name != "base":
                shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink()


def noted(function, note):
    @functools.wraps(function)
    def called(*given, **named):
        made = function(*given, **named)
        with suppress(Exception):
            note(made, *given)
        return made

    return called
