"""What the packages' own tests make: their test functions are run, and what the locals of each hold when it returns is kept in one file.

One variant of each test, as many as there is time for, chosen by a digest of its name: DRAW=2 draws others. Classes that a test made for itself have a column of their own.
"""
import hashlib
import os
import pathlib
import sys
import tempfile
import time

from documented import WAYS, TooLong, is_code, keep, limited

SECONDS_OF_ALL = int(os.environ.get("SECONDS_OF_TESTS", "240"))
FILES = 70


def of(package, share=FILES):
    """A maker of a package's tests: about so many of their files."""
    return lambda: tested(package, share)


def tested(package, share):
    """Pairs of name and what moves the file to its place."""
    import pytest

    os.environ["MPLBACKEND"] = "Agg"
    root = pathlib.Path(__import__(package).__file__).parent
    files = sorted(root.rglob("test_*.py"), key=lambda path: digest(str(path.relative_to(root))))[:share]
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as folder:
        before = os.getcwd()
        os.chdir(folder)
        try:
            out = os.open(os.devnull, os.O_WRONLY)
            kept = os.dup(1), os.dup(2)
            os.dup2(out, 1), os.dup2(out, 2)
            pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:warnings", "-o", "addopts=", "--continue-on-collection-errors", *map(str, files)], plugins=[Keeping(pathlib.Path(made), package)])
        finally:
            os.dup2(kept[0], 1), os.dup2(kept[1], 2)
            os.chdir(before)
        for path in sorted(pathlib.Path(made).rglob("*")):
            if path.is_file():
                yield f"{path.name}", lambda at: moved(path, at)


def moved(path, at):
    folder = at.parent.with_name(f"{at.parent.name}{path.parent.name.removeprefix('made')}")
    folder.mkdir(exist_ok=True)
    (folder / at.name).write_bytes(path.read_bytes())


def digest(text):
    return hashlib.sha256((os.environ.get("DRAW", "") + text).encode()).hexdigest()


class Keeping:
    """A plugin of pytest."""

    def __init__(self, folder, package):
        self.folder, self.package, self.number, self.end = folder / "made", package, 0, time.monotonic() + SECONDS_OF_ALL
        self.folder.mkdir()

    def pytest_collection_modifyitems(self, items):
        one = {}
        for item in sorted(items, key=lambda item: digest(item.nodeid)):
            one.setdefault((item.path if hasattr(item, "path") else item.fspath, getattr(item, "originalname", item.name)), item)
        items[:] = one.values()
        self.end = time.monotonic() + SECONDS_OF_ALL

    def pytest_pyfunc_call(self, pyfuncitem):
        """Runs the test itself, or passes over it when the time is up."""
        import pytest

        if time.monotonic() > self.end:
            pytest.skip("no time")
        held = {}

        def note(frame, event, _):
            if event == "return" and frame.f_code.co_name == pyfuncitem.originalname:
                held.update(frame.f_locals)

        arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        try:
            with limited():
                sys.setprofile(note)
                pyfuncitem.obj(**arguments)
        except TooLong:
            held.clear()
        finally:
            sys.setprofile(None)
            self.take(pyfuncitem, {n: v for n, v in held.items() if n.isidentifier() and n != "self" and not is_code(v)})
        return True

    def take(self, item, values):
        self.number += 1
        name = f"{pathlib.Path(str(item.fspath)).stem}_{item.originalname}"
        try:
            keep(self.folder / name, values, WAYS[self.number % len(WAYS)])
        except Exception:  # keeps nothing that can be pickled
            return
