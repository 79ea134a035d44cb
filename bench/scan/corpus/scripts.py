"""What example scripts and notebooks make: each is run, statement by statement, and what its names hold at the end is kept in one file."""
import ast
import hashlib
import json
import os
import sys
import time
from contextlib import suppress

import documented
from recorded import silence


def kept(folder, sources, seconds):
    """In the order of a digest of their names, as far as the time goes."""
    os.environ.update(MPLBACKEND="Agg", CUDA_VISIBLE_DEVICES="", OMP_NUM_THREADS="1")
    documented.statements, documented.SECONDS = statements, 12
    found = sorted((path for source in sources for path in source.rglob("*") if path.suffix in (".py", ".ipynb")), key=lambda path: hashlib.sha256(path.name.encode()).digest())
    end = time.monotonic() + seconds
    for i, path in enumerate(found):
        if time.monotonic() > end:
            return
        with silence(), suppress(Exception, SystemExit):
            os.environ["HERE"] = str(path.parent)
            sys.path.insert(0, str(path.parent))
            documented.keep(folder / f"{path.stem}.pkl", documented.run(text_of(path)), documented.WAYS[i % len(documented.WAYS)])
            sys.path.pop(0)


def text_of(path):
    """Of a notebook, its code cells without magic."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".py":
        return text
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    lines = [line for cell in cells for line in "".join(cell["source"]).split("\n")]
    return "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!", "?")))


def statements(source):
    """A script's own, one at a time; what stands behind a test of __name__ too."""
    with suppress(SyntaxError):
        for node in ast.parse(source).body:
            for part in node.body if isinstance(node, ast.If) and "__name__" in ast.dump(node.test) else [node]:
                yield ast.Module(body=[part], type_ignores=[])
