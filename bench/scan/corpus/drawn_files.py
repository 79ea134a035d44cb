"""What is kept in formats of their own: boosters, graphs of ONNX, safetensors, GGUF and NumPy's archives, with contents that are drawn."""
from functools import partial

import numpy as np

import drawn_models


def arrays_of(draw, kinds=("f4", "f8", "i8", "u1", "f2", "?")):
    return {"layer.{}.{}".format(i, draw.choice(["weight", "bias", "scale"])): np.zeros(draw.choice([(), (3,), (2, 4), (1, 2, 3)]), dtype=draw.choice(kinds)) for i in range(draw.randint(1, 6))}


def own(draw):
    for i in range(3):
        yield "xgboost_{}.{}".format(i, draw.choice(["json", "ubj", "bin", "model"])), lambda at: _booster(drawn_models._xgboost(draw)).save_model(str(at))
        yield "lightgbm_{}.txt".format(i), lambda at: _booster(drawn_models._lightgbm(draw)).save_model(str(at))
        kind = draw.choice(["cbm", "json", "onnx", "cpp", "python", "pmml"])
        yield "catboost_{}.{}".format(i, {"python": "py"}.get(kind, kind)), lambda at, kind=kind: drawn_models._catboost(draw).save_model(str(at), format=kind)


def _booster(model):
    return model.get_booster() if hasattr(model, "get_booster") else getattr(model, "booster_", model)


def archives(draw):
    for i in range(5):
        yield "arrays_{}.npz".format(i), lambda at: draw.choice([np.savez, np.savez_compressed])(str(at), **arrays_of(draw))
        yield "array_{}.npy".format(i), lambda at: np.save(str(at), draw.choice([np.array([1, "a", None, {"b": [2]}], dtype=object), *arrays_of(draw).values()]))


def tensors(draw):
    from safetensors import numpy as of_numpy

    for i in range(6):
        yield "tensors_{}.safetensors".format(i), lambda at: of_numpy.save_file(arrays_of(draw), str(at), metadata=draw.choice([None, {"format": "pt"}, {"epoch": "3", "note": "ünï"}]))


def ggufs(draw):
    import gguf

    for i in range(6):
        yield "model_{}.gguf".format(i), partial(_gguf, gguf, draw)


def _gguf(gguf, draw, at):
    try:
        writer = gguf.GGUFWriter(str(at), draw.choice(["llama", "gpt2", "bert"]))
    except TypeError:  # before 0.4 a stream
        writer = gguf.GGUFWriter(open(str(at), "wb"), "llama")
    for add in draw.sample([lambda: writer.add_name("small"), lambda: writer.add_context_length(128), lambda: writer.add_tokenizer_model("gpt2"), lambda: writer.add_token_list([b"a", b"b"]), lambda: writer.add_float32("x.y", 0.5), lambda: writer.add_array("x.z", [1, 2, 3]), lambda: writer.add_bool("x.b", True), lambda: writer.add_description("a draw")], 4):
        add()
    for name, array in arrays_of(draw, ("f4", "f2")).items():
        writer.add_tensor(name, array.reshape(-1) if array.ndim == 0 else array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def graphs(draw):
    """Of estimators by skl2onnx, and of chains of operators that are drawn."""
    import onnx

    for kind in draw.sample(drawn_models.kinds(), 30):
        yield "estimator_{}.onnx".format(kind.__name__), partial(_converted, draw, kind)
    singles = ["Abs", "Ceil", "Cos", "Elu", "Erf", "Exp", "Floor", "HardSigmoid", "Identity", "LeakyRelu", "Log", "Neg", "Reciprocal", "Relu", "Selu", "Sigmoid", "Sign", "Sin", "Softplus", "Softsign", "Sqrt", "Tanh", "IsNaN", "Not", "Softmax", "Hardmax", "Shape", "Size", "NonZero", "GlobalAveragePool"]
    for i in range(5):
        yield "chain_{}.onnx".format(i), lambda at: onnx.save(_chain(onnx, draw, draw.sample(singles, draw.randint(1, 8))), str(at))


def _converted(draw, kind, at):
    import skl2onnx
    from skl2onnx.common.data_types import FloatTensorType

    at.write_bytes(skl2onnx.convert_sklearn(drawn_models.fitted(draw, kind), initial_types=[("x", FloatTensorType([None, 4]))]).SerializeToString())


def _chain(onnx, draw, operators):
    h, numbers = onnx.helper, onnx.TensorProto
    nodes = [h.make_node(op, ["v{}".format(i)], ["v{}".format(i + 1)]) for i, op in enumerate(operators)]
    weights = [onnx.numpy_helper.from_array(np.ones(draw.randint(1, 9), "f4"), "w")]
    graph = h.make_graph(nodes, "drawn", [h.make_tensor_value_info("v0", numbers.FLOAT, ["n", 4])], [h.make_tensor_value_info("v{}".format(len(nodes)), numbers.FLOAT, None)], weights)
    return h.make_model(graph, opset_imports=[h.make_opsetid("", draw.randint(11, 17))], producer_name="drawn")


GROUPS = [own, archives, tensors, ggufs, graphs]
