"""Decisions of the example's models on Adult that change when nothing but one column is another, by onnxruntime in Python.

Every row with every other value of the column; a text that is missing is '?'. Run: python make_flips.py    (onnxruntime, pandas, pyarrow) -> flips.json
"""
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnxruntime
import pandas as pd

here = Path(__file__).parent
credit = here / "../../../examples/credit"
people = pd.read_parquet(credit / "data/test.parquet").drop(columns="income")


def decisions(session, table):
    feeds = {}
    for i in session.get_inputs():
        column = table[i.name]
        text = i.type == "tensor(string)"
        feeds[i.name] = (column.fillna("?").astype(str).to_numpy(object) if text else column.to_numpy(np.float32)).reshape(-1, 1)
    return session.run(["probabilities"], feeds)[0][:, 1] > 0.5


out = {"versions": {p: version(p) for p in ("onnxruntime", "pandas", "numpy")}, "models": {}}
for model in ("baseline", "better"):
    session = onnxruntime.InferenceSession(credit / f"models/{model}.onnx", providers=["CPUExecutionProvider"])
    own = decisions(session, people)
    flips = {}
    for column in ("sex", "race"):
        levels = sorted(people[column].unique())
        other = np.stack([decisions(session, people.assign(**{column: level})) for level in levels])
        changed = (other != own).any(0)
        flips[column] = {
            g: {"rows": int(m.sum()), "changed": int((changed & m).sum()), "gained": int((changed & m & ~own).sum()), "lost": int((changed & m & own).sum())}
            for g in levels for m in [(people[column] == g).to_numpy()]
        }
    out["models"][model] = flips
(here / "flips.json").write_text(json.dumps(out, indent=1) + "\n")
