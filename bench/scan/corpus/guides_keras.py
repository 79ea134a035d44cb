"""Keras by its guides and examples: each model in each of Keras's own files, with what notebooks keep beside it."""
import pickle

import numpy as np


def files():
    """Pairs of name and what writes the file."""
    import keras

    for i, (name, make) in enumerate(models(keras)):
        yield f"{name}.keras", lambda path: make().save(path)
        yield f"{name}.h5", lambda path: make().save(path)
        yield f"{name}.weights.h5", lambda path: make().save_weights(path)
        if i % 3 == 0:
            yield f"{name}_exported", lambda path: make().export(path)
        yield f"{name}.json", lambda path: path.write_text(make().to_json())
    yield "history.pkl", lambda path: path.write_bytes(pickle.dumps(_trained(keras).history.history))
    yield "weights.pkl", lambda path: path.write_bytes(pickle.dumps(_trained(keras).get_weights()))
    yield "config.pkl", lambda path: path.write_bytes(pickle.dumps(_trained(keras).get_config()))
    yield "weights.npz", lambda path: np.savez(path, *_trained(keras).get_weights())
    yield "checkpoint.weights.h5", lambda path: _trained(keras, [keras.callbacks.ModelCheckpoint(str(path), save_weights_only=True)])
    yield "optimized.keras", lambda path: _trained(keras).save(path)


def _trained(keras, callbacks=()):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, "relu"), keras.layers.Dense(1, "sigmoid")])
    model.compile(keras.optimizers.AdamW(keras.optimizers.schedules.CosineDecay(0.1, 10)), keras.losses.BinaryFocalCrossentropy(), metrics=[keras.metrics.AUC(name="auc"), "accuracy"])
    model.fit(np.ones((8, 4)), np.ones(8), verbose=0, callbacks=list(callbacks))
    return model


def models(keras):
    layers, inputs = keras.layers, keras.Input
    sequence = lambda *given: lambda: keras.Sequential(given_layers(given))  # noqa: E731

    def given_layers(given):
        return [layer() if callable(layer) and not isinstance(layer, layers.Layer) else layer for layer in given]

    yield "mnist_convnet", sequence(lambda: inputs((28, 28, 1)), lambda: layers.Conv2D(4, 3, activation="relu"), lambda: layers.MaxPooling2D(2), lambda: layers.Flatten(), lambda: layers.Dropout(0.5), lambda: layers.Dense(10, "softmax"))
    yield "augmented", sequence(lambda: inputs((16, 16, 3)), lambda: layers.Rescaling(1 / 255), lambda: layers.RandomFlip("horizontal"), lambda: layers.RandomRotation(0.1), lambda: layers.RandomZoom(0.1), lambda: layers.SeparableConv2D(2, 3), lambda: layers.BatchNormalization(), lambda: layers.Activation("relu"), lambda: layers.GlobalAveragePooling2D())
    yield "bidirectional", sequence(lambda: inputs((None,), dtype="int32"), lambda: layers.Embedding(20, 4, mask_zero=True), lambda: layers.Bidirectional(layers.LSTM(3, return_sequences=True)), lambda: layers.Bidirectional(layers.GRU(2)), lambda: layers.Dense(1))
    yield "timeseries", sequence(lambda: inputs((8, 1)), lambda: layers.Conv1D(4, 3, padding="causal", dilation_rate=2), lambda: layers.LayerNormalization(), lambda: layers.GlobalMaxPooling1D(), lambda: layers.Dense(1, kernel_regularizer="l2", kernel_constraint="max_norm"))
    yield "autoencoder", sequence(lambda: inputs((16, 1)), lambda: layers.Conv1D(4, 7, padding="same", strides=2), lambda: layers.Conv1DTranspose(1, 7, padding="same", strides=2))
    yield "lstm_2d", sequence(lambda: inputs((3, 8, 8, 1)), lambda: layers.ConvLSTM2D(2, 3, return_sequences=True), lambda: layers.TimeDistributed(layers.Flatten()))

    def residual():
        x = inputs((8, 8, 3), name="img")
        h = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
        h = layers.add([h, layers.Conv2D(4, 1)(x)])
        return keras.Model(x, layers.Dense(2)(layers.GlobalAveragePooling2D()(h)), name="toy_resnet")

    def tickets():
        title, tags = inputs((None,), name="title"), inputs((12,), name="tags")
        h = layers.concatenate([layers.LSTM(4)(layers.Embedding(30, 4)(title)), tags])
        return keras.Model([title, tags], {"priority": layers.Dense(1, name="priority")(h), "department": layers.Dense(4, name="department")(h)})

    def transformer():
        x = inputs((6, 4))
        h = layers.MultiHeadAttention(2, 4, dropout=0.1)(x, x)
        h = layers.LayerNormalization(epsilon=1e-6)(h + x)
        return keras.Model(x, layers.Dense(2, keras.activations.gelu)(layers.GlobalAveragePooling1D()(h * 2.0 - 1.0)))

    def siamese():
        base = keras.Sequential([inputs((4,)), layers.Dense(3, "tanh")])
        a, b = inputs((4,)), inputs((4,))
        return keras.Model([a, b], layers.Dot(axes=1, normalize=True)([base(a), base(b)]))

    def operations():
        x = inputs((4,))
        return keras.Model(x, keras.ops.softmax(keras.ops.matmul(keras.ops.expand_dims(x, 1), keras.ops.ones((4, 3))) / 2.0))

    def tuned():
        base = keras.applications.MobileNetV3Small(input_shape=(32, 32, 3), weights=None, include_top=False, minimalistic=True)
        base.trainable = False
        return keras.Sequential([inputs((32, 32, 3)), base, layers.GlobalAveragePooling2D(), layers.Dense(1)])

    def structured():
        number, word = inputs((1,), name="n"), inputs((1,), name="w", dtype="string")
        normal = layers.Normalization()
        normal.adapt(np.arange(6.0).reshape(-1, 1))
        lookup = layers.StringLookup(vocabulary=["a", "b"], output_mode="one_hot")
        return keras.Model([number, word], layers.Dense(1)(layers.concatenate([normal(number), layers.CategoryEncoding(3)(layers.Flatten()(layers.IntegerLookup(vocabulary=[1, 2])(layers.Discretization([1.0, 2.0])(number)))), lookup(word)])))

    def vectorized():
        text = inputs((1,), dtype="string")
        layer = layers.TextVectorization(12, output_sequence_length=4)
        layer.adapt(["the cat sat", "the dog"])
        return keras.Model(text, layers.Embedding(12, 2)(layer(text)))

    yield from [("residual", residual), ("tickets", tickets), ("transformer", transformer), ("siamese", siamese), ("operations", operations), ("tuned", tuned), ("structured", structured), ("vectorized", vectorized)]

