"""Files that the packages write by themselves: NumPy, pandas, boosters, skops, ONNX, safetensors, GGUF."""
import warnings
from functools import partial

import numpy as np
from worded_models import data, frame

warnings.filterwarnings("ignore")


def numpys():
    yield "objects.npy", lambda at: np.save(at, np.array([1, "a", None, {"b": [2]}], dtype=object), allow_pickle=True)
    yield "structured.npy", lambda at: np.save(at, np.zeros(3, dtype=[("a", "i4"), ("b", "U2", (2,)), ("c", [("d", "f4")])]))
    yield "fortran.npy", lambda at: np.save(at, np.asfortranarray(np.eye(3)))
    yield "mapped.npy", lambda at: np.lib.format.open_memmap(str(at), mode="w+", dtype="f4", shape=(3, 2)).flush()
    yield "several.npz", lambda at: np.savez(at, a=np.eye(2), b=np.array(["x"]), c=np.array([None, 1], dtype=object))
    yield "packed.npz", lambda at: np.savez_compressed(at, weights=np.ones((30, 30)), names=np.array(["a", "b"], dtype="S4"))
    yield "sparse.npz", lambda at: __import__("scipy.sparse").sparse.save_npz(str(at), __import__("scipy.sparse").sparse.eye(4, format="csr"))


def tables():
    table = frame()[0]
    for suffix in ("pkl", "pkl.gz", "pkl.bz2", "pkl.xz", "pkl.zip", "pkl.tar", "pkl.tar.gz", "pkl.zst"):
        yield "table." + suffix, lambda at: table.to_pickle(str(at))
    for protocol in range(6):
        yield "table_p{}.pkl".format(protocol), lambda at, protocol=protocol: table.set_index("colour").to_pickle(str(at), protocol=protocol)
    yield "series.pkl", lambda at: table["size"].to_pickle(str(at))
    yield "table.parquet", lambda at: table.to_parquet(str(at))
    yield "table.feather", lambda at: table.to_feather(str(at))


def boosted():
    x, y = data()
    try:
        import xgboost as xgb

        model = xgb.XGBClassifier(n_estimators=3).fit(x, y)
        for suffix in ("json", "ubj", "bin", "deprecated", "model"):
            yield "xgb." + suffix, lambda at: model.save_model(str(at))
        yield "xgb_buffer.model", lambda at: at.write_bytes(model.get_booster().save_raw())
        yield "xgb_config.json", lambda at: at.write_text(model.get_booster().save_config())
        yield "xgb_dump.txt", lambda at: model.get_booster().dump_model(str(at))
        yield "xgb_matrix.buffer", lambda at: xgb.DMatrix(x, y, feature_names=list("abcd")).save_binary(str(at))
    except ImportError:
        pass
    try:
        import lightgbm as lgb

        boosted = lgb.train({"verbose": -1, "objective": "binary"}, lgb.Dataset(x, y), 3)
        yield "lgb.txt", lambda at: boosted.save_model(str(at))
        yield "lgb.json", lambda at: at.write_text(__import__("json").dumps(boosted.dump_model()))
        yield "lgb_data.bin", lambda at: lgb.Dataset(x, y).construct().save_binary(str(at))
    except ImportError:
        pass
    import catboost as cat

    fitted = cat.CatBoostClassifier(iterations=3, verbose=0, allow_writing_files=False).fit(x, y)
    for suffix, kind in {"cbm": "cbm", "json": "json", "onnx": "onnx", "cpp": "cpp", "py": "python"}.items():
        yield "cat." + suffix, lambda at, kind=kind: fitted.save_model(str(at), format=kind)


def by_skops():
    import skops.io
    from sklearn import compose, ensemble, linear_model, model_selection, pipeline, preprocessing
    from sklearn.utils import all_estimators

    x, y = data()
    table, _ = frame()
    yield "search.skops", lambda at: skops.io.dump(model_selection.GridSearchCV(linear_model.LogisticRegression(), {"C": [1]}, cv=2).fit(x, y), str(at))
    yield "functions.skops", lambda at: skops.io.dump(pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), ensemble.RandomForestClassifier(3)).fit(x, y), str(at))
    yield "columns.skops", lambda at: skops.io.dump(compose.make_column_transformer((preprocessing.OneHotEncoder(), ["colour"]), remainder="passthrough").fit(table), str(at))
    for name, kind in all_estimators()[::7]:
        yield name + ".skops", lambda at, kind=kind: skops.io.dump(kind().fit(x, y), str(at))


def onnxes():
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    def model(nodes, at, inputs=("x",), initializer=(), **more):
        values = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [None, 4]) for n in inputs]
        graph = helper.make_graph(nodes, "g", values, [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], initializer=list(initializer))
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 2)], **more)
        onnx.save(made, str(at))
        return made

    weights = numpy_helper.from_array(np.eye(4, dtype=np.float32), "w")
    for kind in ("Relu", "Sigmoid", "Softmax", "Exp", "Gelu", "HardSwish", "LeakyRelu", "Identity", "Flatten", "Transpose", "Shape", "Erf", "Cast"):
        yield kind + ".onnx", lambda at, kind=kind: model([helper.make_node(kind, ["x"], ["y"], **({"to": 1} if kind == "Cast" else {}))], at)
    for kind in ("Add", "MatMul", "Gemm", "Concat", "Max", "Where", "Pow"):
        yield kind + ".onnx", lambda at, kind=kind: model([helper.make_node(kind, ["x", "w"], ["y"], **({"axis": 0} if kind == "Concat" else {}))], at, initializer=[weights])
    then = helper.make_graph([helper.make_node("Identity", ["x"], ["t"])], "then", [], [helper.make_tensor_value_info("t", 1, None)])
    yield "branch.onnx", lambda at: model([helper.make_node("If", ["c"], ["y"], then_branch=then, else_branch=then)], at, inputs=("x", "c"))
    yield "trees.onnx", lambda at: model([helper.make_node("TreeEnsembleClassifier", ["x"], ["l", "y"], domain="ai.onnx.ml", nodes_treeids=[0], nodes_nodeids=[0], nodes_featureids=[0], nodes_modes=["LEAF"], nodes_values=[0.0], nodes_truenodeids=[0], nodes_falsenodeids=[0], class_treeids=[0], class_nodeids=[0], class_ids=[0], class_weights=[1.0], classlabels_int64s=[0, 1], post_transform="NONE")], at)
    yield "described.onnx", lambda at: model([helper.make_node("Relu", ["x"], ["y"], doc_string="as in https://example.org")], at, doc_string="made for a test", producer_name="tests", producer_version="1.0")
    yield "outside.onnx", lambda at: onnx.save_model(model([helper.make_node("MatMul", ["x", "w"], ["y"])], at, initializer=[numpy_helper.from_array(np.ones((64, 64), dtype=np.float32), "w")]), str(at), save_as_external_data=True, location="outside.data", size_threshold=0)
    yield "function.onnx", lambda at: _with_function(onnx, helper, at)
    yield "sparse.onnx", lambda at: model([helper.make_node("Constant", [], ["y"], sparse_value=helper.make_sparse_tensor(helper.make_tensor("v", 1, [1], [2.0]), helper.make_tensor("i", 7, [1], [3]), [8]))], at)


def _with_function(onnx, helper, at):
    made = helper.make_function("own.domain", "Twice", ["a"], ["b"], [helper.make_node("Add", ["a", "a"], ["b"])], [helper.make_opsetid("", 15)])
    graph = helper.make_graph([helper.make_node("Twice", ["x"], ["y"], domain="own.domain")], "g", [helper.make_tensor_value_info("x", 1, [4])], [helper.make_tensor_value_info("y", 1, [4])])
    onnx.save(helper.make_model(graph, functions=[made], opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("own.domain", 1)]), str(at))


def converted():
    import skl2onnx
    from sklearn import cluster, compose, decomposition, ensemble, linear_model, naive_bayes, neighbors, neural_network, pipeline, preprocessing, svm, tree

    x, y = data()
    x = x.astype(np.float32)
    for model in (linear_model.LogisticRegression(), linear_model.Ridge(), ensemble.RandomForestClassifier(3), ensemble.GradientBoostingRegressor(n_estimators=3), ensemble.HistGradientBoostingClassifier(max_iter=2), svm.SVC(probability=True), naive_bayes.GaussianNB(), neighbors.KNeighborsClassifier(), neural_network.MLPRegressor((3,), max_iter=5), tree.DecisionTreeRegressor(), cluster.KMeans(2), decomposition.PCA(2), ensemble.IsolationForest(n_estimators=2),
                  pipeline.make_pipeline(preprocessing.StandardScaler(), ensemble.VotingClassifier([("a", linear_model.LogisticRegression())], voting="soft")), compose.make_column_transformer((preprocessing.MinMaxScaler(), [0, 1]), remainder="passthrough")):
        yield type(model).__name__ + ".onnx", lambda at, model=model: at.write_bytes(skl2onnx.to_onnx(model.fit(x, y), x[:1]).SerializeToString())


def tensors():
    from safetensors import numpy as st

    for kind in ("float32", "float16", "float64", "int8", "int64", "uint8", "bool"):
        yield kind + ".safetensors", lambda at, kind=kind: st.save_file({"a.weight": np.ones((2, 3), dtype=kind), "b": np.zeros(1, dtype=kind)}, str(at))
    yield "described.safetensors", lambda at: st.save_file({"w": np.eye(2, dtype="float32")}, str(at), metadata={"format": "pt", "note": "{{ not a template }}", "license": "apache-2.0"})
    yield "empty.safetensors", lambda at: st.save_file({"none": np.zeros((0, 3), dtype="float32"), "one": np.float32(3).reshape(())}, str(at))


def gguf():
    import gguf as g

    def written(at, fill):
        writer = g.GGUFWriter(str(at), "llama")
        fill(writer)
        writer.add_tensor("token_embd.weight", np.ones((32, 32), dtype=np.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    chat = "{% for message in messages %}{{ '<|' + message['role'] + '|>\\n' + message['content'] | trim + eos_token }}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
    yield "plain.gguf", lambda at: written(at, lambda w: (w.add_block_count(2), w.add_context_length(32)))
    yield "chat.gguf", lambda at: written(at, lambda w: (w.add_chat_template(chat), w.add_name("small"), w.add_license("mit")))
    yield "words.gguf", lambda at: written(at, lambda w: (w.add_tokenizer_model("gpt2"), w.add_token_list(["a", "b", "{{x}}"]), w.add_token_types([1, 1, 1]), w.add_array("own.list", [1, 2])))
    for kind in ("Q8_0", "Q4_0", "Q4_K", "F16", "BF16"):
        yield kind + ".gguf", lambda at, kind=kind: written(at, lambda w: w.add_tensor("blk.0.w", g.quants.quantize(np.ones((32, 256), dtype=np.float32), getattr(g.GGMLQuantizationType, kind)), raw_dtype=getattr(g.GGMLQuantizationType, kind)))


def pools():
    """What joblib and pickle write of several objects after each other, and beside each other."""
    import joblib

    from sklearn import linear_model

    x, y = data()
    model = linear_model.LogisticRegression().fit(x, y)
    for compress in (0, 5, ("zlib", 1), ("gzip", 9), ("bz2", 5), ("xz", 5), ("lzma", 5), ("lz4", 9)):
        for protocol in (0, 2, 3, 4, 5):
            yield "model_{}_p{}.joblib".format(compress if isinstance(compress, int) else compress[0], protocol), partial(_dump, joblib, {"model": model, "x": x, "names": np.array(list("ab"), dtype=object)}, compress, protocol)


def _dump(joblib, thing, compress, protocol, at):
    joblib.dump(thing, str(at), compress=compress, protocol=protocol)


GROUPS = [numpys, tables, boosted, by_skops, onnxes, converted, tensors, gguf, pools]
