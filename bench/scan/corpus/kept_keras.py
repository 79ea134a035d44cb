"""Keras models of every way of building: vocabularies, losses by name, subclasses that are registered, schedules, mixed precision, recurrent and attending layers."""
import pickle
from functools import partial

import numpy as np


def files():
    """Each in every own file of its version."""
    import keras

    for name, make in models(keras):
        for ending in [".keras", ".h5", ".weights.h5", ""]:
            yield f"{name}{ending}", lambda path: getattr(make(), "save_weights" if "weights" in ending else "save" if ending else "export")(str(path))
    yield from beside(keras)


def models(keras):
    import tensorflow as tf

    k, layers = keras, keras.layers
    x, y = np.random.default_rng(0).normal(size=(8, 4)).astype("f4"), np.arange(8) % 2

    def compiled(model, optimizer="adam", loss="mse", **more):
        model.compile(optimizer, loss, **more)
        return model

    def dense(*ends):
        return k.Sequential([k.Input((4,)), layers.Dense(4, activation="leaky_relu"), *ends, layers.Dense(1)])

    yield "vocabulary", lambda: k.Sequential([k.Input((1,), dtype="string"), layers.TextVectorization(vocabulary=["sun", "moon", "naïve", "[X]"], output_mode="tf_idf", idf_weights=[0.1, 0.2, 0.3, 0.4]), layers.Dense(2)])
    yield "lookups", lambda: _lookups(k)
    yield "crossed", lambda: _crossed(k)
    yield "adapted", lambda: _adapted(k, x, tf)
    for name in ["focal", "tversky", "poisson", "log_cosh", "kl_divergence", "categorical_hinge", "binary_focal_crossentropy", "cosine_similarity", "mean_squared_logarithmic_error"]:
        yield f"loss_{name}", lambda: compiled(dense(), loss=name, metrics=[name] if name != "focal" else None)
    schedules = k.optimizers.schedules
    for name, made in {"piecewise": schedules.PiecewiseConstantDecay([5, 9], [0.1, 0.05, 0.01]), "restarts": schedules.CosineDecayRestarts(0.1, 5), "inverse": schedules.InverseTimeDecay(0.1, 3, 0.5), "polynomial": schedules.PolynomialDecay(0.1, 5), "warm": schedules.CosineDecay(0.0, 9, warmup_target=0.1, warmup_steps=3)}.items():
        yield f"schedule_{name}", lambda: _fitted(compiled(dense(), k.optimizers.AdamW(made, weight_decay=0.01, clipnorm=1.0, use_ema=True)), x, x[:, :1])
    yield "scaled", lambda: compiled(dense(), k.mixed_precision.LossScaleOptimizer(k.optimizers.SGD(0.1, nesterov=True)) if hasattr(k.mixed_precision, "LossScaleOptimizer") else k.optimizers.LossScaleOptimizer(k.optimizers.SGD(0.1)))
    yield "mixed", lambda: k.Sequential([k.Input((4,)), layers.Dense(4, dtype=k.mixed_precision.Policy("mixed_bfloat16")), layers.Activation("softmax", dtype="float32")])
    yield "recurrent", lambda: k.Sequential([k.Input((5, 3)), layers.Bidirectional(layers.GRU(2, return_sequences=True, reset_after=False), backward_layer=layers.GRU(2, return_sequences=True, go_backwards=True, reset_after=False)), layers.RNN(layers.StackedRNNCells([layers.LSTMCell(2), layers.SimpleRNNCell(2)])), layers.RepeatVector(2), layers.LSTM(2, stateful=False, unroll=True)])
    yield "attending", lambda: _attending(k)
    yield "subclassed", lambda: _subclassed(k, x)
    yield "registered", lambda: _registered(k)
    yield "lambdas_of_names", lambda: k.Sequential([k.Input((4,)), layers.Activation(k.activations.hard_silu), layers.Dense(2, activation=k.activations.gelu, kernel_initializer=k.initializers.Orthogonal(0.5), bias_initializer=k.initializers.Constant(0.1), kernel_constraint=k.constraints.MinMaxNorm(), activity_regularizer="l1")])
    yield "several", lambda: _several(k)
    yield "picture", lambda: k.Sequential([k.Input((32, 32, 3)), layers.Rescaling(1 / 127.5, -1), layers.RandomRotation(0.1, fill_mode="reflect"), layers.RandomBrightness(0.2), layers.RandomCrop(24, 24), layers.SeparableConv2D(4, 3, dilation_rate=2), layers.LayerNormalization(), layers.SpatialDropout2D(0.1), layers.AveragePooling2D(), layers.Reshape((-1, 4)), layers.GlobalAveragePooling1D()])
    yield "normed", lambda: k.Sequential([k.Input((4, 4)), layers.BatchNormalization(momentum=0.9, synchronized=False), layers.GaussianNoise(0.1), layers.GaussianDropout(0.1), layers.AlphaDropout(0.1), layers.RMSNormalization() if hasattr(layers, "RMSNormalization") else layers.UnitNormalization(), layers.PReLU(shared_axes=[1]), layers.ELU(), layers.Softmax(1)])
    yield "operations", lambda: _operations(k)
    yield "metrics", lambda: compiled(dense(layers.Dense(3, activation="sigmoid")), "nadam", k.losses.BinaryFocalCrossentropy(gamma=1.5), metrics=[k.metrics.AUC(curve="PR", multi_label=False), k.metrics.PrecisionAtRecall(0.5), k.metrics.F1Score("macro"), k.metrics.MeanIoU(2), "binary_accuracy"])
    yield "transferred", lambda: _transferred(k)
    yield "many_precisions", lambda: _quantized(dense(layers.Dense(8)))


def _lookups(k):
    one, two = k.Input((1,), dtype="string", name="city"), k.Input((1,), dtype="int64", name="code")
    text = k.layers.StringLookup(vocabulary=["Rome", "Oslo"], num_oov_indices=2, mask_token="", output_mode="one_hot")(one)
    numbers = k.layers.IntegerLookup(vocabulary=[5, 7], output_mode="one_hot")(two)
    return k.Model({"city": one, "code": two}, k.layers.Dense(1)(k.layers.Concatenate()([text, numbers])))


def _crossed(k):
    one, two = k.Input((), dtype="string"), k.Input((), dtype="string")
    return k.Model([one, two], k.layers.Dense(1)(k.layers.HashedCrossing(8, output_mode="one_hot")((one, two))))


def _adapted(k, x, tf):
    number, text = k.layers.Normalization(axis=-1), k.layers.TextVectorization(20, standardize="strip_punctuation", ngrams=(1, 2), output_mode="multi_hot")
    number.adapt(x)
    text.adapt(tf.constant(["a good day", "a bad night"]))
    one, two = k.Input((4,)), k.Input((1,), dtype="string")
    return k.Model([one, two], k.layers.Dense(1)(k.layers.Concatenate()([number(one), text(two)])))


def _fitted(model, *data):
    model.fit(*data, verbose=0)
    return model


def _attending(k):
    x = k.Input((6, 8))
    y = k.layers.MultiHeadAttention(2, 4, value_dim=3, dropout=0.1)(x, x, use_causal_mask=True)
    y = k.layers.LayerNormalization(epsilon=1e-6)(x + y)
    z = k.layers.Attention(use_scale=True, score_mode="dot")([y, x])
    z = k.layers.GroupQueryAttention(4, 2, 1)(z, z) if hasattr(k.layers, "GroupQueryAttention") else z
    return k.Model(x, k.layers.Dense(2)(k.layers.AdditiveAttention()([z, y])))


def _subclassed(k, x):
    @k.saving.register_keras_serializable("kept")
    class Net(k.Model):
        def __init__(self, width=3, **more):
            super().__init__(**more)
            self.width, self.layer, self.blocks = width, k.layers.Dense(width), [k.layers.Dense(2), k.layers.Dropout(0.1)]

        def call(self, inputs):
            for block in [self.layer, *self.blocks]:
                inputs = block(inputs)
            return inputs

        def get_config(self):
            return {**super().get_config(), "width": self.width}

    made = Net()
    made(x)
    return made


def _registered(k):
    @k.saving.register_keras_serializable("kept", "pinball")
    def pinball(true, predicted):
        return k.ops.mean(k.ops.maximum(0.9 * (true - predicted), 0.1 * (predicted - true)))

    model = k.Sequential([k.Input((4,)), k.layers.Dense(1)])
    model.compile("sgd", pinball, metrics=[pinball])
    return model


def _several(k):
    one, other = k.Input((3,), name="one"), k.Input((2, 2), name="other")
    trunk = k.layers.Concatenate(name="joined")([k.layers.Dense(2)(one), k.layers.Flatten()(other)])
    model = k.Model(inputs={"one": one, "other": other}, outputs={"p": k.layers.Dense(1, "sigmoid", name="p")(trunk), "q": k.layers.Dense(3, name="q")(trunk)}, name="twoheads")
    model.compile("lion", {"p": "binary_crossentropy", "q": k.losses.CategoricalCrossentropy(from_logits=True)}, loss_weights={"p": 1.0, "q": 0.5}, metrics={"p": [k.metrics.Recall()]})
    return model


def _operations(k):
    x = k.Input((4, 4))
    y = k.ops.einsum("bij,bjk->bik", x, k.ops.relu(x)) + k.ops.cast(k.ops.argmax(x, axis=-1, keepdims=True), "float32")
    y = k.ops.where(y > 0, k.ops.log1p(k.ops.abs(y)), k.ops.square(y))
    return k.Model(x, k.ops.squeeze(k.ops.max(k.ops.concatenate([y, k.ops.pad(x, ((0, 0), (0, 0), (0, 0)))], axis=-1), axis=-1, keepdims=True), -1))


def _transferred(k):
    base = k.applications.MobileNetV3Small(input_shape=(32, 32, 3), include_top=False, weights=None, minimalistic=True)
    base.trainable = False
    return k.Sequential([base, k.layers.GlobalMaxPooling2D(), k.layers.Dense(2, "softmax")])


def _quantized(model):
    model.quantize("int8")
    return model


def beside(keras):
    """What training leaves around the model."""
    import tensorflow as tf

    k = keras
    x = np.ones((8, 4), "f4")

    def trained(path, *callbacks):
        model = k.Sequential([k.Input((4,)), k.layers.Dense(2)])
        model.compile("adam", "mse")
        return model, model.fit(x, x[:, :2], epochs=2, verbose=0, callbacks=callbacks, validation_split=0.5)

    yield "checkpoints", lambda path: trained(path, k.callbacks.ModelCheckpoint(str(path / "{epoch:02d}-{loss:.2f}.keras")), k.callbacks.CSVLogger(str(path / "log.csv")))
    yield "weights_only", lambda path: trained(path, k.callbacks.ModelCheckpoint(str(path / "best.weights.h5"), save_weights_only=True, save_best_only=True))
    yield "backup", lambda path: trained(path, k.callbacks.BackupAndRestore(str(path / "backup"), delete_checkpoint=False))
    yield "history.pkl", lambda path: path.write_bytes(pickle.dumps(trained(path)[1].history))
    yield "weights.pkl", lambda path: path.write_bytes(pickle.dumps({"weights": trained(path)[0].get_weights(), "config": trained(path)[0].get_config(), "optimizer": trained(path)[0].optimizer.get_config()}))
    yield "weights.npz", lambda path: np.savez(path, *trained(path)[0].get_weights())
    yield "model.pkl", lambda path: path.write_bytes(pickle.dumps(trained(path)[0]))
    yield "model.joblib", lambda path: __import__("joblib").dump(trained(path)[0], str(path))
    yield "manager", lambda path: tf.train.CheckpointManager(tf.train.Checkpoint(step=tf.Variable(1), table=tf.Variable(["a"])), str(path), 2).save()
    yield "archive", lambda path: _archived(k, path)
    yield "records.tfrecord", lambda path: _records(tf, path)
    yield "module", lambda path: tf.saved_model.save(_module(tf), str(path))
    for name, changes in {"plain": {}, "dynamic": {"optimizations": [tf.lite.Optimize.DEFAULT]}, "half": {"optimizations": [tf.lite.Optimize.DEFAULT], "target_spec.supported_types": [tf.float16]}}.items():
        yield f"{name}.tflite", partial(_lite, tf, lambda: trained(None)[0], changes)


def _archived(k, path):
    made = k.export.ExportArchive()
    model = k.Sequential([k.Input((4,)), k.layers.Dense(2)])
    made.track(model)
    made.add_endpoint("serve", model.call, [k.InputSpec(shape=(None, 4), dtype="float32")])
    made.write_out(str(path))


def _records(tf, path):
    with tf.io.TFRecordWriter(str(path)) as writer:
        writer.write(tf.train.Example(features=tf.train.Features(feature={"a": tf.train.Feature(float_list=tf.train.FloatList(value=[1.0]))})).SerializeToString())


def _module(tf):
    class Kept(tf.Module):
        def __init__(self):
            self.seen = tf.Variable(0, dtype=tf.int64)
            self.table = tf.lookup.experimental.DenseHashTable(tf.string, tf.int64, -1, "", "$")

        @tf.function(input_signature=[tf.TensorSpec([None, 4], tf.float32)])
        def infer(self, x):
            self.seen.assign_add(1)
            mean, variance = tf.nn.moments(x, 0)
            return {"z": tf.linalg.normalize(x - mean)[0], "rank": tf.argsort(x), "v": tf.while_loop(lambda i, v: i < 3, lambda i, v: (i + 1, v * 2), [0, variance])[1]}

    return Kept()


def _lite(tf, make, changes, path):
    converter = tf.lite.TFLiteConverter.from_keras_model(make())
    for name, value in changes.items():
        setattr(converter.target_spec if "." in name else converter, name.rpartition(".")[2], value)
    path.write_bytes(converter.convert())
