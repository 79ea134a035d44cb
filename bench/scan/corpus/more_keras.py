"""More of Keras and TensorFlow: optimizers, losses, metrics, wrappers and applications that tensorflow_models.py lacks, sharded and quantized weights, signatures."""
import inspect
from functools import partial

import numpy as np


def files():
    import tensorflow as tf

    tf.get_logger().setLevel("ERROR")
    yield from compiled(tf.keras)
    yield from built(tf.keras)
    yield from rewritten(tf.keras)
    yield from graphs(tf)


def compiled(k):
    """Each optimizer, loss and metric in a model that was compiled with it."""
    for group, base in [("optimizers", k.optimizers.Optimizer), ("losses", k.losses.Loss), ("metrics", k.metrics.Metric)]:
        for name, kind in sorted(vars(getattr(k, group)).items()):
            if inspect.isclass(kind) and issubclass(kind, base) and kind is not base:
                for ending in ["keras", "h5"]:
                    yield f"{group}_{name}.{ending}", lambda path: _with(k, group, _made(kind)).save(str(path))


def _made(kind):
    for arguments in [(), (2,), ([0],), (np.mean,)]:
        try:
            return kind(*arguments)
        except Exception:
            continue
    raise ValueError("needs more")


def _with(k, group, thing):
    model = k.Sequential([k.Input((2,)), k.layers.Dense(2, kernel_initializer="he_normal", bias_constraint="max_norm")])
    model.compile(**{"optimizer": "sgd", "loss": "mse", **{"optimizers": {"optimizer": thing}, "losses": {"loss": thing}, "metrics": {"metrics": [thing]}}[group]})
    return model


def models(k):
    layers = k.layers
    x = k.Input((6, 4), name="x")
    yield "encoder", lambda: k.Model(x, layers.Dense(1)(layers.GlobalMaxPooling1D()(layers.Add()([x, layers.MultiHeadAttention(1, 2)(x, x)]))))
    yield "cells", lambda: k.Sequential([k.Input((5, 3)), layers.RNN([layers.LSTMCell(2), layers.GRUCell(3)], return_sequences=True), layers.SimpleRNN(2)])
    yield "wrapped", lambda: k.Sequential([k.Input((4, 8, 8, 1)), layers.TimeDistributed(layers.Conv2D(2, 3)), layers.ConvLSTM2D(2, 3), layers.Flatten()])
    yield "normed", lambda: k.Sequential([k.Input((4,)), layers.SpectralNormalization(layers.Dense(3)), layers.UnitNormalization(), layers.GroupNormalization(1)])
    yield "regularized", lambda: k.Sequential([k.Input((4,)), layers.Dense(3, kernel_regularizer=k.regularizers.L1L2(0.1, 0.1), kernel_constraint=k.constraints.UnitNorm()), layers.ActivityRegularization(0.1)])
    yield "initialized", lambda: k.Sequential([k.Input((4,)), *[layers.Dense(4, kernel_initializer=i) for i in ("orthogonal", "lecun_uniform", "truncated_normal", k.initializers.VarianceScaling(0.1))]])
    yield "activated", lambda: k.Sequential([k.Input((4,)), *[layers.Dense(4, activation=a) for a in ("gelu", "swish", "selu", "softsign", "hard_sigmoid", "exponential", "mish", "silu")]])
    yield "transposed", lambda: k.Sequential([k.Input((8, 8, 1)), layers.Conv2DTranspose(2, 3), layers.UpSampling2D(), layers.Cropping2D(), layers.ZeroPadding2D(), layers.DepthwiseConv2D(2)])
    yield "shared", lambda: _shared(k)
    yield "nested", lambda: k.Sequential([k.Input((4,)), k.Sequential([layers.Dense(3), k.Sequential([layers.Dense(2, name="inner")])])])
    yield "hashed", lambda: k.Sequential([k.Input((2,), dtype="int64"), layers.Hashing(8), layers.Embedding(8, 2), layers.Flatten()])
    yield "integers", lambda: k.Sequential([k.Input((2,), dtype="int64"), layers.IntegerLookup(vocabulary=[1, 2, 3]), layers.Embedding(8, 2)])
    yield "operations", lambda: _operations(k)
    yield "mixed_precision", lambda: k.Sequential([k.Input((4,)), layers.Dense(2, dtype="mixed_float16"), layers.Dense(1, dtype="float32")])
    yield "pictures", lambda: k.Sequential([k.Input((16, 16, 3)), layers.Resizing(8, 8), layers.CenterCrop(4, 4), layers.RandomZoom(0.1), layers.RandomContrast(0.1), layers.RandomTranslation(0.1, 0.1)])
    for name in ["MobileNet", "EfficientNetB0", "DenseNet121", "ResNet50V2", "NASNetMobile", "Xception", "ConvNeXtTiny", "EfficientNetV2B0"]:
        yield f"application_{name}", lambda: getattr(k.applications, name)(weights=None, classes=2, **({"input_shape": (32, 32, 3)} if name not in ("NASNetMobile", "Xception") else {}))


def _shared(k):
    one, other, layer = k.Input((2,)), k.Input((2,)), k.layers.Dense(2)
    return k.Model([one, other], k.layers.Average()([layer(one), layer(other)]))


def _operations(k):
    x = k.Input((4, 4))
    y = k.ops.softmax(k.ops.transpose(x, (0, 2, 1)) @ x / 2.0) + 1.0
    return k.Model(x, k.ops.mean(k.ops.clip(y[:, 1:], 0.0, 1.0), axis=-1))


def built(k):
    for name, make in models(k):
        for ending in ["keras", "h5", "weights.h5"]:
            if not name.startswith("application") or ending == "keras":
                yield f"{name}.{ending}", lambda path: getattr(make(), "save_weights" if "weights" in ending else "save")(str(path))


def rewritten(k):
    dense = partial(lambda: k.Sequential([k.Input((4,)), k.layers.Dense(8), k.layers.EinsumDense("ab,bc->ac", output_shape=4)]))
    for kind in ["int8", "float8", "int4"]:
        yield f"quantized_{kind}.keras", lambda path: _quantized(dense(), kind).save(str(path))
    yield "sharded_weights", lambda path: dense().save_weights(str(path / "model.weights.json"), max_shard_size=0.0000001)
    yield "low_rank.keras", lambda path: _low_rank(k).save(str(path))
    yield "zipped.keras", lambda path: dense().save(str(path), zipped=True)
    yield "config.json", lambda path: path.write_text(dense().to_json(indent=2))
    yield "backup", lambda path: dense().export(str(path / "onnx"), format="tf_saved_model")


def _quantized(model, kind):
    model.quantize(kind)
    return model


def _low_rank(k):
    model = k.Sequential([k.Input((4,)), k.layers.Dense(8)])
    model.layers[-1].enable_lora(2)
    return model


def graphs(tf):
    class Module(tf.Module):
        def __init__(self):
            self.w, self.names = tf.Variable(tf.ones([2, 2])), tf.lookup.StaticVocabularyTable(tf.lookup.KeyValueTensorInitializer(["a"], tf.constant([0], tf.int64)), 2)

        @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32, name="x")])
        def serve(self, x):
            values, places = tf.math.top_k(tf.linalg.matmul(x, self.w), 1)
            return {"values": tf.debugging.check_numerics(values, "bad"), "places": tf.cast(places, tf.float32) + tf.random.uniform([])}

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def split(self, text):
            return tf.strings.split(tf.strings.strip(text)).to_tensor("")

        @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
        def scan(self, x):
            total = tf.TensorArray(tf.float32, 0, dynamic_size=True)
            for value in x:
                total = total.write(total.size(), tf.cond(value > 0, lambda: value, lambda: -value))
            return tf.signal.fft(tf.cast(total.stack(), tf.complex64))

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def number(self, text):
            return self.names.lookup(tf.strings.regex_replace(text, "[^a-z]", ""))

    yield "module_saved", lambda path: tf.saved_model.save(Module(), str(path))
    yield "signatures_saved", lambda path: _signed(tf, Module(), path)
    yield "v1_saved", lambda path: _version_one(tf, path)
    yield "assets_saved", lambda path: _assets(tf, path)
    yield "checkpoint", lambda path: tf.train.Checkpoint(step=tf.Variable(1), m=Module()).save(str(path / "ck"))
    yield "graph.pb", lambda path: tf.io.write_graph(Module().serve.get_concrete_function().graph.as_graph_def(), str(path.parent), path.name, as_text=False)
    yield "graph.pbtxt", lambda path: tf.io.write_graph(Module().serve.get_concrete_function().graph.as_graph_def(), str(path.parent), path.name)
    yield "module.tflite", lambda path: path.write_bytes(tf.lite.TFLiteConverter.from_concrete_functions([Module().serve.get_concrete_function()]).convert())


def _signed(tf, module, path):
    tf.saved_model.save(module, str(path), signatures={"serving_default": module.serve, "split": module.split, "scan": module.scan})


def _version_one(tf, path):
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2])
        y = v1.layers.dense(x, 1) if hasattr(v1, "layers") and hasattr(v1.layers, "dense") else tf.matmul(x, v1.get_variable("w", [2, 1]))
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, str(path / "out"), {"x": x}, {"y": y})


def _assets(tf, path):
    words = path / "words.txt"
    words.write_text("a\nb\n")
    made = tf.Module()
    made.table = tf.lookup.StaticHashTable(tf.lookup.TextFileInitializer(str(words), tf.string, 0, tf.int64, 1), -1)
    made.look = tf.function(lambda x: made.table.lookup(x), input_signature=[tf.TensorSpec([None], tf.string)])
    tf.saved_model.save(made, str(path / "out"))
