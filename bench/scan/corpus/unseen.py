"""A last look after mending, at what no rule was made for: other values, other nestings and other ways to write the same packages."""
import collections
import datetime
import decimal
import fractions
import http
import ipaddress
import pathlib
import pickle
import re
import signal
import types
import uuid
from functools import partial

import numpy as np
from estimators import kinds, needed, toy_data

PROTOCOLS = [2, 3, 4, 5]


def records():
    """Settings and results as scripts keep them beside a model."""
    yield "run", lambda: {"id": uuid.uuid1(), "at": datetime.datetime(2025, 5, 5, 5, tzinfo=datetime.timezone.utc), "root": pathlib.PurePosixPath("/data"), "cost": decimal.Decimal("3.1"), "share": fractions.Fraction(2, 7), "status": http.HTTPStatus.ACCEPTED, "stop": signal.SIGINT}
    yield "limits", lambda: types.SimpleNamespace(lower=-np.inf, upper=np.float32(3), kinds=frozenset({"a"}), pattern=re.compile(r"^\\w+$", re.A))
    yield "window", lambda: collections.deque([collections.Counter("abc"), collections.OrderedDict(a=collections.deque())], maxlen=4)
    yield "hosts", lambda: [ipaddress.ip_address("::ffff:1.2.3.4"), ipaddress.ip_network("fe80::/10"), pathlib.Path.home().parent.anchor]
    yield "nested", lambda: collections.defaultdict(partial(collections.defaultdict, list), {"a": collections.defaultdict(list, {"b": [np.int8(1)]})})
    yield "days", lambda: {datetime.date(2025, 1, i): (i, datetime.time(i), datetime.timedelta(hours=i)) for i in range(1, 4)}
    yield "lookups", lambda: {frozenset({1, 2}): "x", (1, "a"): np.array(["y"]), None: b"z", 1.5: {...}, True: range(3)}
    yield "warned", lambda: [RuntimeWarning("slow"), FileNotFoundError(2, "no such", "x"), ArithmeticError(), NotImplementedError("later")]


def models():
    """Each estimator behind a column transformer in a search, scored by a made scorer, in a dictionary of what was measured."""
    from scipy import stats
    from sklearn import base, compose, metrics, model_selection, pipeline, preprocessing

    x, y = toy_data()
    for i, (name, kind) in enumerate(kinds()):
        if i % 6 == 0:
            yield name, lambda: _searched(kind(*needed(kind)), np.abs(x) + 0.1, y, base, compose, metrics, model_selection, pipeline, preprocessing, stats)


def _searched(model, x, y, base, compose, metrics, model_selection, pipeline, preprocessing, stats):
    steps = pipeline.Pipeline([("c", compose.make_column_transformer((preprocessing.QuantileTransformer(n_quantiles=3), [0, 1]), (pipeline.make_pipeline(preprocessing.FunctionTransformer(np.sqrt), preprocessing.Normalizer("l1")), [2, 3]))), ("m", model)])
    scorer = metrics.make_scorer(metrics.balanced_accuracy_score if base.is_classifier(model) else metrics.mean_absolute_error)
    search = model_selection.RandomizedSearchCV(steps, {"c__remainder": ["drop", "passthrough"]}, n_iter=1, cv=model_selection.ShuffleSplit(2, random_state=np.random.RandomState(7)), scoring=scorer)
    try:
        search.fit(x, y)
    except Exception:  # no predictor, or another target
        search = steps
    return {"model": search, "params": {"a": stats.reciprocal(0.1, 1)}, "when": datetime.datetime(2025, 1, 1), "scores": np.array([(0.5, "a")], dtype=[("s", "f4"), ("n", "U3")])}


def arrays():
    import pandas as pd
    from scipy import interpolate, optimize, signal, sparse, spatial, stats

    frame = pd.DataFrame({"t": pd.date_range("2025", periods=4, freq="QS"), "c": pd.Categorical(list("abca"), list("cba"), True), "v": [1.0, np.nan, 3, 4]})
    yield "ragged", lambda: np.array([np.ma.array([1, 2], mask=[0, 1]), sparse.coo_matrix(np.eye(2)), frame], dtype=object)
    yield "cubes", lambda: {"a": np.asfortranarray(np.ones((2, 3, 4), "<f2")), "b": np.zeros((2,), "S7,<u2,(2,2)?"), "c": np.datetime64("NaT"), "d": np.frombuffer(b"abcd", "i2")}
    yield "multi", lambda: frame.set_index(["c", "t"]).unstack("c").resample("YS" if pd.__version__ >= "2.2" else "AS").first()
    yield "periods", lambda: frame.assign(p=frame["t"].dt.to_period("Q-NOV"), d=frame["t"].diff(), i=pd.cut(frame["v"], [0, 2, 5]))
    yield "ranked", lambda: [frame["v"].rank(), frame["v"].quantile([0.1, 0.9]), frame.nlargest(2, "v"), frame["c"].value_counts(normalize=True), frame.isna().sum()]
    yield "frequencies", lambda: [pd.tseries.offsets.BMonthBegin(2), pd.tseries.offsets.QuarterBegin(startingMonth=2), pd.tseries.offsets.BYearBegin(month=3), pd.DateOffset(weeks=1, hour=3)]
    yield "splines", lambda: [interpolate.make_interp_spline([0, 1, 2], [0, 1, 4], k=1), interpolate.PPoly.from_spline(interpolate.splrep([0, 1, 2, 3], [0, 1, 4, 9])), interpolate.interp1d([0, 1], [1, 2])]
    yield "fits", lambda: [stats.norm(*stats.norm.fit([1, 2, 3])), stats.gaussian_kde([1, 2, 4]), stats.truncnorm(0, 1), stats.randint(0, 3), stats.linregress([1, 2, 3], [1, 2, 4])]
    yield "solutions", lambda: [optimize.minimize(optimize.rosen, [1, 2], method="Powell", options={"maxiter": 2}), optimize.root_scalar(np.cos, bracket=[0, 3]), optimize.linprog([1], bounds=[(0, 1)])]
    yield "spaces", lambda: [spatial.KDTree(np.eye(3)), spatial.transform.Rotation.from_quat([0, 0, 0, 1]), signal.TransferFunction([1], [1, 1]), sparse.diags([1, 2]).tolil()]
    yield "random", lambda: [np.random.default_rng(11), np.random.Generator(np.random.SFC64(2)), np.random.RandomState(5), np.random.PCG64(1).state]
    yield "functions", lambda: [np.hypot, np.char.upper, np.fft.irfft, np.ma.compressed, np.linalg.det, partial(np.quantile, q=0.2), pd.notna, pd.DataFrame.cumprod, stats.mstats.gmean, signal.get_window]


def files():
    for group in [records, models, arrays]:
        for i, (name, make) in enumerate(group()):
            yield f"{group.__name__}_{name}_p{PROTOCOLS[i % 4]}.pkl", partial(_pickle, make, PROTOCOLS[i % 4])
            yield f"{group.__name__}_{name}.joblib", partial(_joblib, make, [0, ("gzip", 2), ("xz", 1), ("lz4", 1)][i % 4])
            if group is records:
                yield f"{group.__name__}_{name}_cloud.pkl", partial(_cloud, make)


def _pickle(make, protocol, path):
    path.write_bytes(pickle.dumps(make(), protocol=protocol))


def _joblib(make, way, path):
    __import__("joblib").dump(make(), str(path), compress=way)


def _cloud(make, path):
    path.write_bytes(__import__("cloudpickle").dumps(make()))


def of_torch():
    """Networks of Hugging Face whole and in parts, checkpoints of another shape, settings beside them."""
    import torch
    import transformers as t
    from torch import nn

    tiny = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8, "vocab_size": 40, "pad_token_id": 0}
    for name in ["Roberta", "Electra", "Llama", "Mistral", "Phi3", "Gemma2", "OPT", "GPTNeoX", "ModernBert", "Falcon", "Albert", "MPNet"]:
        yield f"whole_{name}.pt", lambda path: torch.save(getattr(t, f"{name}Model")(getattr(t, f"{name}Config")(**tiny)), path)
        yield f"layers_{name}.pth", lambda path: torch.save({"encoder": getattr(t, f"{name}Model")(getattr(t, f"{name}Config")(**tiny)).state_dict(), "config": getattr(t, f"{name}Config")(**tiny).to_dict(), "torch": torch.__version__}, path)
    for name in ["TrainingArguments", "Seq2SeqTrainingArguments"]:
        yield f"{name}.bin", lambda path: torch.save(getattr(t, name)(str(path.parent / "o"), use_cpu=True, report_to=[], optim="sgd", lr_scheduler_type="polynomial", save_strategy="no"), path)
    net = nn.Sequential(nn.Conv1d(2, 2, 1), nn.GLU(1), nn.Flatten())
    yield "history.pt", lambda path: torch.save({"net": net, "log": [{"loss": torch.rand(())}], "host": types.SimpleNamespace(gpu=None), "git": pathlib.Path("x"), "versions": {"torch": torch.__version__}, "status": http.HTTPStatus.OK}, path)
    yield "sampler.pt", lambda path: torch.save(torch.utils.data.DistributedSampler(range(4), 2, 1, shuffle=False, seed=3), path)
    yield "schedule.pt", lambda path: torch.save([torch.optim.lr_scheduler.CyclicLR(torch.optim.SGD(net.parameters(), 0.1, momentum=0.9), 0.1, 0.2, mode=m) for m in ("triangular", "exp_range")], path)
    yield "results.pt", lambda path: torch.save([torch.linalg.svd(torch.eye(2)), torch.unique(torch.ones(2), return_counts=True), torch.var_mean(torch.ones(2)), torch.cummin(torch.ones(2), 0)], path)
    yield "adapters.pt", lambda path: torch.save(nn.ModuleDict({"a": nn.ParameterDict({"w": torch.eye(2)}), "b": nn.ModuleList([nn.RMSNorm(2), nn.EmbeddingBag(3, 2, mode="max")])}), path)
