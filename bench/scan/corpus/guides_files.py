"""Boosters as their demos train them, and the files that users of joblib, NumPy, pandas, ONNX, safetensors and GGUF write by their guides."""
import json
import pickle
from functools import partial

import numpy as np


def joblibs():
    """Pairs of name and what writes the file: every compressor by every level and protocol, by extension, by handle and of memory maps."""
    import io

    import joblib
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    x = np.random.default_rng(1).normal(size=(300, 5))
    model = make_pipeline(FunctionTransformer(partial(np.clip, a_min=-2, a_max=2)), StandardScaler(), RandomForestRegressor(4)).fit(x, x[:, 0])
    things = [model, {"model": model, "columns": list("abcde"), "x": np.asfortranarray(x)}, [x, x.astype("f2"), np.array(["a", "bc"]), np.array([None, 1], object), np.zeros((0, 3)), np.array(3.0), x > 0, x[:2] + 1j],
              {"when": np.arange("2024-01", "2024-03", dtype="M8[D]"), "rows": np.array([(1, "a", 2.5)], dtype=[("i", "i4"), ("s", "U4"), ("f", ">f8")]), "records": np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]), "masked": np.ma.array([1, 2], mask=[0, 1])}]
    for i, (kind, level) in enumerate((kind, level) for kind in ["zlib", "gzip", "bz2", "lzma", "xz", "lz4"] for level in range(0, 10, 1 if kind == "zlib" else 3)):
        yield f"{kind}_{level}.joblib", lambda path: joblib.dump(things[i % len(things)], path, compress=(kind, level), protocol=(i % 4) + 2)
    for i, suffix in enumerate([".z", ".gz", ".bz2", ".xz", ".lzma", ".pkl", ".sav", ".model", ".jl", ".dat"]):
        yield f"by_extension{suffix}", lambda path: joblib.dump(things[i % len(things)], path)
    for protocol in range(6):
        yield f"protocol_{protocol}.joblib", lambda path: joblib.dump(things[protocol % len(things)], path, protocol=protocol)

    def by_handle(path):
        with path.open("wb") as file:
            joblib.dump(model, file)
            joblib.dump(things[1], file)

    yield "two_in_one.joblib", by_handle

    def mapped(path):
        joblib.dump(x, path.with_suffix(".first"))
        path.with_suffix(".second").write_bytes(_dumped(joblib, {"mapped": joblib.load(path.with_suffix(".first"), mmap_mode="r"), "model": model}, io))

    yield "mapped.joblib", mapped
    yield "forest_of_big_arrays.joblib", lambda path: joblib.dump(RandomForestRegressor(3).fit(np.repeat(x, 30, 0), np.repeat(x[:, 0], 30)), path, compress=True)
    yield "cached.joblib", lambda path: _cached(joblib, path)


def _dumped(joblib, thing, io):
    buffer = io.BytesIO()
    joblib.dump(thing, buffer)
    return buffer.getvalue()


def _cached(joblib, path):
    joblib.Memory(path.with_suffix(""), verbose=0).cache(np.linalg.svd)(np.eye(4))


def boosters():
    """Pairs of name and what writes the file."""
    for i, (name, make) in enumerate(_all_boosters()):
        yield f"{name}.pkl", lambda path: path.write_bytes(pickle.dumps(make(), protocol=2 + i % 4))
    yield from _own_files()


def _xy():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(200, 6))
    return x, (x[:, 0] > 0).astype(int), np.abs(x[:, 1]) + 0.1


def _all_boosters():
    import pandas as pd
    from sklearn import base, compose, model_selection, multioutput, pipeline, preprocessing

    x, y, z = _xy()
    frame = pd.DataFrame(x, columns=list("abcdef")).assign(c=pd.Categorical(np.where(y, "u", "v")))
    try:
        import xgboost as xgb

        d = lambda **k: xgb.DMatrix(x, y, **k)  # noqa: E731
        for objective in ["binary:logistic", "binary:hinge", "reg:squarederror", "reg:pseudohubererror", "reg:absoluteerror", "rank:ndcg", "count:poisson"]:
            yield f"xgb_{objective.replace(':', '_')}", lambda: xgb.train({"objective": objective}, xgb.DMatrix(x, y, group=[100, 100]) if "rank" in objective else d(), 3)
        yield "xgb_multi", lambda: xgb.train({"objective": "multi:softprob", "num_class": 3}, xgb.DMatrix(x, np.arange(200) % 3), 2)
        yield "xgb_gamma", lambda: xgb.train({"objective": "reg:gamma"}, xgb.DMatrix(x, z), 2)
        yield "xgb_dart", lambda: xgb.XGBRegressor(booster="dart", rate_drop=0.1, n_estimators=3).fit(x, z)
        yield "xgb_linear", lambda: xgb.XGBClassifier(booster="gblinear", n_estimators=3).fit(x, y)
        yield "xgb_forest", lambda: [xgb.XGBRFClassifier(n_estimators=3).fit(x, y), xgb.XGBRFRegressor(n_estimators=3).fit(x, z)]
        yield "xgb_ranker", lambda: xgb.XGBRanker(n_estimators=2).fit(x, y, qid=np.repeat([0, 1], 100))
        yield "xgb_categories", lambda: xgb.XGBClassifier(tree_method="hist", enable_categorical=True, n_estimators=2).fit(frame, y)
        yield "xgb_constraints", lambda: xgb.XGBRegressor(monotone_constraints=(1, 0, 0, 0, 0, -1), interaction_constraints=[[0, 1], [2, 3, 4, 5]], n_estimators=2).fit(x, z)
        yield "xgb_stopped", lambda: xgb.XGBClassifier(n_estimators=9, early_stopping_rounds=2, eval_metric=["logloss", "auc"]).fit(x, y, eval_set=[(x, y)], verbose=False)
        yield "xgb_called", lambda: xgb.XGBRegressor(n_estimators=3, callbacks=[xgb.callback.EarlyStopping(2, save_best=True)]).fit(x, z, eval_set=[(x, z)], verbose=False)
        yield "xgb_quantiles", lambda: xgb.XGBRegressor(objective="reg:quantileerror", quantile_alpha=np.array([0.1, 0.9]), n_estimators=2).fit(x, z)
        yield "xgb_outputs", lambda: xgb.XGBRegressor(n_estimators=2, multi_strategy="multi_output_tree", tree_method="hist").fit(x, np.c_[z, z])
        yield "xgb_cv", lambda: xgb.cv({"objective": "binary:logistic"}, d(), 3, nfold=2)
        yield "xgb_metric", lambda: xgb.XGBRegressor(n_estimators=2, eval_metric=__import__("sklearn.metrics").metrics.mean_absolute_error).fit(x, z)
        yield "xgb_raw", lambda: {"raw": bytes(xgb.train({}, d(), 2).save_raw("ubj")), "config": json.loads(xgb.train({}, d(), 2).save_config())}
        yield "xgb_search", lambda: model_selection.RandomizedSearchCV(xgb.XGBClassifier(n_estimators=2), {"max_depth": [2, 3], "gamma": __import__("scipy.stats").stats.uniform(0, 1)}, n_iter=2, cv=2).fit(x, y)
        yield "xgb_in_pipeline", lambda: pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), compose.TransformedTargetRegressor(xgb.XGBRegressor(n_estimators=2), func=np.log1p, inverse_func=np.expm1)).fit(np.abs(x), z)
        yield "xgb_many", lambda: multioutput.MultiOutputClassifier(xgb.XGBClassifier(n_estimators=2)).fit(x, np.c_[y, 1 - y])
        yield "xgb_unfitted", lambda: base.clone(xgb.XGBClassifier(n_estimators=7, missing=-1))
    except ImportError as error:
        print("no xgboost", error)
    try:
        import lightgbm as lgb

        quiet = {"verbose": -1}
        for objective in ["binary", "regression_l1", "huber", "fair", "poisson", "quantile", "mape", "tweedie", "cross_entropy"]:
            yield f"lgb_{objective}", lambda: lgb.train({"objective": objective, **quiet}, lgb.Dataset(x, y if objective in ("binary", "cross_entropy") else z), 3)
        yield "lgb_multi", lambda: lgb.LGBMClassifier(n_estimators=2, class_weight="balanced", verbose=-1).fit(x, np.arange(200) % 3)
        yield "lgb_rank", lambda: lgb.LGBMRanker(n_estimators=2, verbose=-1).fit(x, y, group=[100, 100])
        yield "lgb_dart", lambda: lgb.LGBMRegressor(boosting_type="dart", n_estimators=3, verbose=-1).fit(x, z)
        yield "lgb_linear", lambda: lgb.LGBMRegressor(linear_tree=True, n_estimators=2, verbose=-1).fit(x, z)
        yield "lgb_frame", lambda: lgb.LGBMClassifier(n_estimators=2, verbose=-1).fit(frame, y)
        yield "lgb_stopped", lambda: lgb.LGBMClassifier(n_estimators=8, verbose=-1).fit(x, y, eval_set=[(x, y)], callbacks=[lgb.early_stopping(2, verbose=False), lgb.log_evaluation(0)])
        yield "lgb_recorded", lambda: _recorded(lgb, x, y)
        yield "lgb_callbacks", lambda: [lgb.early_stopping(3), lgb.log_evaluation(5), lgb.record_evaluation({}), lgb.reset_parameter(learning_rate=[0.1, 0.2])]
        yield "lgb_cv", lambda: lgb.cv({"objective": "binary", **quiet}, lgb.Dataset(x, y), 2, nfold=2, return_cvbooster=True)
        yield "lgb_text", lambda: {"model": lgb.train(quiet, lgb.Dataset(x, z), 2).model_to_string(), "json": lgb.train(quiet, lgb.Dataset(x, z), 2).dump_model()}
        yield "lgb_data", lambda: lgb.Dataset(x, z, free_raw_data=False)
        yield "lgb_metric", lambda: lgb.LGBMRegressor(n_estimators=2, verbose=-1, objective="regression", metric="l2").fit(x, z, feature_name=list("abcdef"))
        yield "lgb_search", lambda: model_selection.GridSearchCV(pipeline.Pipeline([("s", preprocessing.StandardScaler()), ("m", lgb.LGBMClassifier(n_estimators=2, verbose=-1))]), {"m__num_leaves": [4, 8]}, cv=2).fit(x, y)
    except ImportError as error:
        print("no lightgbm", error)
    try:
        import catboost as cb

        few = {"iterations": 3, "verbose": 0, "allow_writing_files": False}
        for loss in ["Logloss", "CrossEntropy", "MultiClass"]:
            yield f"cat_{loss}", lambda: cb.CatBoostClassifier(loss_function=loss, **few).fit(x, y)
        for loss in ["RMSE", "MAE", "Quantile:alpha=0.1", "Poisson", "MultiRMSE", "RMSEWithUncertainty"]:
            yield f"cat_{loss.split(':')[0]}", lambda: cb.CatBoostRegressor(loss_function=loss, **few).fit(x, np.c_[z, z] if "Multi" in loss else z)
        yield "cat_ranker", lambda: cb.CatBoostRanker(loss_function="YetiRank", **few).fit(x, y, group_id=np.repeat([0, 1], 100))
        yield "cat_features", lambda: cb.CatBoostClassifier(cat_features=["c"], text_features=None, **few).fit(frame.assign(c=frame["c"].astype(str)), y)
        yield "cat_plain", lambda: cb.CatBoost({"loss_function": "RMSE", **few}).fit(cb.Pool(x, z, weight=z))
        yield "cat_stopped", lambda: cb.CatBoostClassifier(early_stopping_rounds=2, eval_metric="AUC", custom_metric=["F1"], **few).fit(x, y, eval_set=(x, y))
        yield "cat_summed", lambda: cb.sum_models([cb.CatBoostRegressor(**few).fit(x, z) for _ in range(2)])
        yield "cat_search", lambda: model_selection.GridSearchCV(cb.CatBoostRegressor(**few), {"depth": [2, 3]}, cv=2).fit(x, z)
        yield "cat_unfitted", lambda: cb.CatBoostClassifier(iterations=5, class_weights=[1, 2])
        yield "cat_pool", lambda: cb.Pool(x, z, feature_names=list("abcdef"))
        yield "cat_cv", lambda: cb.cv(cb.Pool(x, y), {"loss_function": "Logloss", **few}, fold_count=2)
    except ImportError as error:
        print("no catboost", error)


def _recorded(lgb, x, y):
    history = {}
    model = lgb.train({"objective": "binary", "verbose": -1}, lgb.Dataset(x, y), 3, valid_sets=[lgb.Dataset(x, y)], callbacks=[lgb.record_evaluation(history)])
    return {"model": model, "history": history, "importance": model.feature_importance("gain")}


def _own_files():
    x, y, z = _xy()
    try:
        import xgboost as xgb

        for suffix in [".json", ".ubj", ".model", ".bin", ".deprecated"]:
            yield f"xgb_own{suffix}", lambda path: xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(x, y, feature_names=list("abcdef")), 3).save_model(path)
        yield "xgb_dump.txt", lambda path: xgb.train({}, xgb.DMatrix(x, y), 2).dump_model(path, with_stats=True)
        yield "xgb_data.buffer", lambda path: xgb.DMatrix(x, y).save_binary(path)
        yield "xgb_sklearn.json", lambda path: xgb.XGBClassifier(n_estimators=2).fit(x, y).save_model(path)
    except ImportError:
        pass
    try:
        import lightgbm as lgb

        yield "lgb_own.txt", lambda path: lgb.train({"verbose": -1}, lgb.Dataset(x, z), 3).save_model(path)
        yield "lgb_part.txt", lambda path: lgb.train({"verbose": -1}, lgb.Dataset(x, z), 3).save_model(path, num_iteration=1, importance_type="gain")
        yield "lgb_data.bin", lambda path: lgb.Dataset(x, z, params={"verbose": -1}).save_binary(path)
    except ImportError:
        pass
    try:
        import catboost as cb

        for suffix in ["cbm", "json", "onnx", "cpp", "python", "coreml", "pmml"]:
            yield f"cat_own.{suffix}", lambda path: cb.CatBoostRegressor(iterations=2, verbose=0, allow_writing_files=False).fit(x, z).save_model(str(path), format=suffix)
    except ImportError:
        pass


def tables():
    """What NumPy and pandas write by their own methods."""
    import pandas as pd

    frame = pd.DataFrame({"i": [1, 2, 3], "f": [0.5, np.nan, 1], "s": ["a", None, "c"], "t": pd.date_range("2024", periods=3, tz="Europe/Paris"), "c": pd.Categorical(["x", "y", "x"]), "p": pd.period_range("2024-01", periods=3, freq="M"), "n": pd.array([1, None, 3], "Int64"), "d": pd.to_timedelta([1, 2, 3], "h")})
    for compression in ["gzip", "bz2", "zip", "xz", "tar", "zstd", None]:
        yield f"frame_{compression}.pkl", lambda path: frame.to_pickle(path, compression=compression)
    for protocol in range(6):
        yield f"frame_p{protocol}.pkl", lambda path: frame.set_index(["s", "i"]).to_pickle(path, protocol=protocol)
    yield "grouped.pkl", lambda path: path.write_bytes(pickle.dumps({"mean": frame.groupby("c", observed=True)[["i", "f"]].agg(["mean", "std"]), "pivot": frame.pivot_table("f", "i", "c", observed=True), "bins": pd.cut(frame["i"], 2), "sparse": frame["i"].astype(pd.SparseDtype("int64", 0))}))
    yield "windows.pkl", lambda path: path.write_bytes(pickle.dumps([pd.tseries.offsets.BusinessDay(2), pd.offsets.MonthEnd(), pd.Timedelta("1h"), pd.Interval(0, 1), pd.NaT, pd.NA, pd.IntervalIndex.from_breaks([0, 1, 2]), pd.MultiIndex.from_product([[1, 2], ["a", "b"]]), pd.RangeIndex(4), pd.CategoricalDtype(["a"], True), pd.array(['a'], 'string')]))
    yield "attrs.pkl", lambda path: path.write_bytes(pickle.dumps(_with_attrs(frame)))
    yield "styler.pkl", lambda path: path.write_bytes(pickle.dumps({"html": frame.to_html(), "dict": frame.to_dict("records"), "records": frame[["i", "f"]].to_records()}))
    for name, value in {"floats": np.eye(3), "words": np.array(["a", "ü"]), "bytes": np.array([b"a"]), "dates": np.array(["2024-01-01", "NaT"], "M8[s]"), "rows": np.zeros(2, [("a", "f4", (2, 2)), ("b", "O")]), "objects": np.array([{1: 2}, None, [3]], object), "void": np.zeros(2, "V5"), "half": np.ones(3, ">f2"), "long": np.ones(2, np.longdouble)}.items():
        yield f"{name}.npy", lambda path: np.save(path, value, allow_pickle=True)
        yield f"{name}.dump", lambda path: value.dump(path)
    yield "many.npz", lambda path: np.savez(path, a=np.eye(2), **{"b/c": np.arange(3), "ü": np.array(["x"])})
    yield "packed.npz", lambda path: np.savez_compressed(path, np.eye(2), np.array([None], object))
    yield "sparse.npz", lambda path: __import__("scipy.sparse").sparse.save_npz(path, __import__("scipy.sparse").sparse.random(5, 5, 0.4, "csc"))
    yield "sparse_rows.npz", lambda path: __import__("scipy.sparse").sparse.save_npz(path, __import__("scipy.sparse").sparse.bsr_matrix(np.eye(4)), compressed=False)


def _with_attrs(frame):
    frame = frame.copy()
    frame.attrs.update(source="survey", rows=3)
    return [frame, frame["f"].rolling(2).mean(), frame.T, frame.describe(), frame.dtypes, frame.index, frame.columns, frame.isna().sum(), frame["t"].dt.month, frame.memory_usage()]


def graphs():
    """ONNX by its own text and helpers, safetensors with other metadata, GGUF with other keys."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper, parser

    texts = {"matmul": '<ir_version: 8, opset_import: ["" : 17]> g (float[N, 4] x) => (float[N, 2] y) <float[4,2] w = {1,2,3,4,5,6,7,8}> { y = MatMul(x, w) }',
             "softmax": '<ir_version: 7, opset_import: ["" : 13], producer_name: "hand"> g (float[N, 4] x) => (float[N, 4] y) { h = Relu(x) y = Softmax<axis = -1>(h) }',
             "functioned": '<ir_version: 9, opset_import: ["" : 18, "local" : 1]> g (float[N] x) => (float[N] y) { y = local.twice(x) } <domain: "local", opset_import: ["" : 18]> twice (a) => (b) { b = Add(a, a) }',
             "branched": '<ir_version: 8, opset_import: ["" : 16]> g (bool c, float[2] x) => (float[2] y) { y = If(c) <then_branch = t () => (float[2] a) { a = Neg(x) }, else_branch = e () => (float[2] b) { b = Abs(x) }> }'}
    for name, text in texts.items():
        yield f"text_{name}.onnx", lambda path: onnx.save(parser.parse_model(text), path)

    def made(path, **how):
        weights = numpy_helper.from_array(np.ones((64, 64), "f4"), "w")
        graph = helper.make_graph([helper.make_node("Gemm", ["x", "w"], ["y"], transB=1)], "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 64])], [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 64])], [weights], doc_string="a layer")
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 3)])
        helper.set_model_props(model, {"author": "somebody", "labels": json.dumps(["a", "b"]), "template": "{{ name }}"})
        onnx.save(model, path, **how)

    yield "props.onnx", made
    yield "outside/model.onnx", lambda path: (path.parent.mkdir(exist_ok=True), made(path, save_as_external_data=True, location="weights.bin", size_threshold=0))
    yield "outside_each/model.onnx", lambda path: (path.parent.mkdir(exist_ok=True), made(path, save_as_external_data=True, all_tensors_to_one_file=False, size_threshold=0))
    yield from _tensors()


def _tensors():
    from gguf import GGUFWriter
    from safetensors.numpy import save_file

    for name, meta in {"plain": None, "format": {"format": "pt"}, "kohya": {"ss_network_module": "networks.lora", "ss_tag_frequency": json.dumps({"img": {"a": 1}}), "modelspec.title": "x", "ss_training_comment": "<b>"}, "long": {f"k{i}": "v" * i for i in range(60)}}.items():
        yield f"{name}.safetensors", lambda path: save_file({"a.weight": np.ones((4, 4), "f4"), "b.bias": np.zeros(0, "f2"), "ü": np.arange(5, dtype="i8"), "flag": np.array(True)}, path, metadata=meta)
    templates = ["{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] }}{% endfor %}", "{%- if tools %}{{ tools | tojson }}{%- endif %}{{ bos_token }}{%- for m in messages %}{{ m.content | trim }}{%- endfor %}", "{{ raise_exception('no') if not messages }}{% set ns = namespace(x=0) %}{{ messages[0]['content'] }}"]
    for i, template in enumerate(templates):
        def written(path):
            writer = GGUFWriter(str(path), ["llama", "bert", "qwen2"][i])
            writer.add_name("tiny"), writer.add_context_length(128), writer.add_tokenizer_model("gpt2"), writer.add_token_list(["a", "b", "ü", "</s>"]), writer.add_token_types([1, 1, 1, 3]), writer.add_chat_template(template), writer.add_array("x.list", [1.5, 2.5]), writer.add_bool("x.on", True), writer.add_description("made by hand")
            writer.add_tensor("token_embd.weight", np.ones((4, 32), "f4")), writer.add_tensor("blk.0.attn_q.weight", np.ones((32, 32), "f2"))
            writer.write_header_to_file(), writer.write_kv_data_to_file(), writer.write_tensors_to_file(), writer.close()

        yield f"template_{i}.gguf", written
