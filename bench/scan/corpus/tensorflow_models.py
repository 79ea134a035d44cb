"""Models of Keras and TensorFlow, each written in every way that its version has."""
from functools import partial

import numpy as np


def models():
    import tensorflow as tf

    k = tf.keras
    layers, rng = k.layers, np.random.default_rng(0)
    x, y = rng.normal(size=(8, 4)).astype("f4"), np.arange(8) % 2
    dense = k.Sequential([k.Input((4,)), layers.Dense(3, "relu"), layers.Dropout(0.1), layers.BatchNormalization(), layers.Dense(1, "sigmoid")])
    dense.compile(k.optimizers.Adam(), "binary_crossentropy", metrics=[k.metrics.AUC(), "accuracy"])
    dense.fit(x, y, verbose=0)
    yield "dense", dense
    yield "convolutions", k.Sequential([k.Input((8, 8, 3)), layers.Conv2D(2, 3, padding="same", kernel_regularizer="l2"), layers.SeparableConv2D(2, 3),
                                        layers.MaxPooling2D(), layers.GlobalAveragePooling2D(), layers.Dense(2, "softmax")])
    yield "recurrent", k.Sequential([k.Input((5,)), layers.Embedding(10, 4), layers.Bidirectional(layers.LSTM(3, return_sequences=True)), layers.GRU(2)])
    inputs = k.Input((6, 4))
    attended = layers.LayerNormalization()(layers.MultiHeadAttention(2, 2)(inputs, inputs) + inputs)
    yield "attention", k.Model(inputs, layers.TimeDistributed(layers.Dense(2))(attended))
    numbers = layers.Normalization()
    numbers.adapt(x)
    yield "normalized", k.Sequential([k.Input((4,)), numbers, layers.Dense(1)])
    two = [k.Input((2,), name="a"), k.Input((2,), name="b")]
    yield "two_inputs", k.Model(two, [layers.Concatenate()(two), layers.Dot(1)(two)])
    lookup = layers.StringLookup(vocabulary=["x", "y"])
    text = k.Input((1,), dtype="string")
    yield "lookup", k.Model(text, layers.CategoryEncoding(4)(lookup(text)))
    words = layers.TextVectorization(output_sequence_length=3, vocabulary=["a", "b"])
    yield "text", k.Model(text, layers.Embedding(10, 2)(words(text)))
    yield "buckets", k.Sequential([k.Input((1,)), layers.Discretization([0.0, 1.0]), layers.CategoryEncoding(3)])
    yield "augmented", k.Sequential([k.Input((8, 8, 3)), layers.RandomFlip(), layers.RandomRotation(0.1), layers.Rescaling(1 / 255), layers.Flatten()])
    yield "mobile_net", k.applications.MobileNetV3Small(input_shape=(32, 32, 3), weights=None, classes=2)


def files():
    import tensorflow as tf

    tf.get_logger().setLevel("ERROR")
    made = dict(models())
    for name, model in made.items():
        yield f"{name}.keras", lambda path, m=model: m.save(path)
        yield f"{name}.h5", lambda path, m=model: m.save(path)
        yield f"{name}.weights.h5", lambda path, m=model: m.save_weights(path)
        yield f"{name}.json", lambda path, m=model: path.write_text(m.to_json())
        yield f"{name}_saved", partial(saved, model)
        if name in ("dense", "convolutions"):
            yield f"{name}.onnx", partial(onnx, model)
    yield "function_saved", lambda path: tf.saved_model.save(module(), str(path))
    yield "checkpoint", lambda path: tf.train.Checkpoint(v=tf.Variable([1.0])).save(str(path / "model.ckpt"))
    yield "frozen.pb", lambda path: path.write_bytes(frozen().SerializeToString())
    # Last: in some versions the converter ends the process.
    for name in ("dense", "convolutions"):
        yield f"{name}.tflite", lambda path: path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(made[name]).convert())


def saved(model, path):
    """Keras 3 exports, Keras 2 saves; both as people are told to."""
    if hasattr(model, "export"):
        model.export(str(path / "exported"))
    try:
        model.save(str(path / "saved"), save_format="tf")
    except Exception:
        import tensorflow as tf

        tf.saved_model.save(model, str(path / "saved"))


def module():
    import tensorflow as tf

    class Scaler(tf.Module):
        def __init__(self):
            self.w = tf.Variable([2.0])
            self.table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a"], [1]), -1)

        @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
        def scale(self, x):
            return tf.where(x > 0, x * self.w, tf.math.reduce_sum(tf.nn.relu(x)))

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def words(self, x):
            return self.table.lookup(tf.strings.regex_replace(tf.strings.lower(x), "[0-9]", ""))

        @tf.function(input_signature=[tf.TensorSpec([], tf.string)])
        def picture(self, x):
            return tf.image.resize(tf.io.decode_jpeg(x, channels=3), (4, 4))

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def rows(self, x):
            return tf.io.parse_example(x, {"a": tf.io.FixedLenFeature([], tf.float32), "b": tf.io.VarLenFeature(tf.int64)})["a"]

        @tf.function(input_signature=[tf.TensorSpec([], tf.int32)])
        def loop(self, n):
            return tf.while_loop(lambda i: i < n, lambda i: i + 1, [0])

    return Scaler()


def frozen():
    import tensorflow as tf

    with tf.Graph().as_default() as graph:
        a = tf.compat.v1.placeholder(tf.float32, [None, 2])
        tf.nn.softmax(tf.matmul(a, tf.constant([[1.0], [2.0]])))
    return graph.as_graph_def()


def onnx(model, path):
    import tf2onnx

    tf2onnx.convert.from_keras(model, output_path=str(path))
