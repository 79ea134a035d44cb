"""Models of Keras 3 beside plain stacks: graphs with branches, layers of words, states alone, models quantized or pickled."""
import json
import pickle


def keras_programs(draw):
    import keras
    from keras import layers, ops

    def dense(x):
        return layers.Dense(draw.choice([2, 4]), activation=draw.choice(["relu", "tanh", "gelu", None]))(x)

    def branched():
        one = keras.Input((4,), name="one")
        two = keras.Input((4,), name="two")
        x, y = layers.Dense(4)(one), layers.Dense(4)(two)
        both = draw.choice([lambda: layers.Add()([x, y]), lambda: layers.Concatenate()([x, y]), lambda: x + y, lambda: ops.maximum(x, y), lambda: ops.concatenate([x, y * 2]), lambda: layers.Dot(1)([x, y]), lambda: ops.where(x > 0, x, y), lambda: ops.reshape(x, (-1, 2, 2))[:, 0]])()
        return keras.Model([one, two], draw.choice([lambda: dense(both), lambda: [dense(both), dense(x)], lambda: {"a": dense(both)}])())

    def of_words():
        words = draw.choice([lambda: layers.IntegerLookup(vocabulary=[3, 5, 7]), lambda: layers.Hashing(5), lambda: layers.CategoryEncoding(4), lambda: layers.Discretization(bin_boundaries=[1.0, 2.0]), lambda: layers.StringLookup(vocabulary=["a", "b"]), lambda: layers.Normalization(mean=0.5, variance=2.0)])()
        return keras.Sequential([keras.Input((2,), dtype="string" if isinstance(words, layers.StringLookup) else "int64" if not isinstance(words, (layers.Normalization, layers.Discretization)) else "float32"), words])

    def of_pictures():
        more = [layers.RandomFlip(), layers.RandomRotation(0.1), layers.Rescaling(1 / 255), layers.CenterCrop(4, 4), layers.Resizing(4, 4), layers.RandomContrast(0.1), layers.RandomZoom(0.1)]
        return keras.Sequential([keras.Input((8, 8, 3)), *draw.sample(more, 2), layers.Conv2D(2, 3, padding="same"), layers.GlobalAveragePooling2D(), layers.Dense(2)])

    def of_time():
        kind = draw.choice([layers.LSTM, layers.GRU, layers.SimpleRNN])
        return keras.Sequential([keras.Input((5, 3)), draw.choice([lambda: layers.Bidirectional(kind(4)), lambda: kind(4), lambda: layers.TimeDistributed(layers.Dense(2)), lambda: layers.RNN([layers.LSTMCell(3), layers.GRUCell(2)])])(), layers.Flatten(), layers.Dense(1)])

    def attending():
        x = keras.Input((4, 6))
        y = layers.MultiHeadAttention(2, 3)(x, x)
        return keras.Model(x, layers.LayerNormalization()(draw.choice([lambda: x + y, lambda: layers.Average()([x, y])])()))

    def nested():
        return keras.Sequential([keras.Input((4,)), keras.Sequential([layers.Dense(4), layers.Dense(4)]), branchless(), layers.Dense(2)])

    def branchless():
        x = keras.Input((4,))
        return keras.Model(x, layers.Dense(4)(ops.relu(x)))

    def compiled(net):
        plan = draw.choice([0.01, keras.optimizers.schedules.PolynomialDecay(0.1, 5), keras.optimizers.schedules.PiecewiseConstantDecay([2, 4], [0.1, 0.05, 0.01])])
        net.compile(draw.choice([keras.optimizers.Adam, keras.optimizers.SGD, keras.optimizers.RMSprop, keras.optimizers.AdamW, keras.optimizers.Lion])(plan, **draw.choice([{}, {"clipnorm": 1.0}, {"use_ema": True}])), loss=draw.choice(["mse", "mae", keras.losses.Huber(0.5)]))
        return net

    def quantized():
        net = keras.Sequential([keras.Input((4,)), layers.Dense(4), layers.Dense(2)])
        draw.choice([lambda: net.quantize("int8"), lambda: [each.enable_lora(2) for each in net.layers[:1]], lambda: net.quantize("float8")])()
        return net

    makers = [branched, of_words, of_pictures, of_time, attending, nested, quantized]

    def save(at):
        net = draw.choice(makers)()
        net = compiled(net) if draw.random() < 0.5 else net
        if at.name.endswith("weights.h5"):
            net.save_weights(str(at))
        elif at.suffix == ".json":
            at.write_text(draw.choice([lambda: net.to_json(), lambda: json.dumps(keras.saving.serialize_keras_object(net))])())
        elif at.suffix == ".pkl":
            at.write_bytes(pickle.dumps(draw.choice([lambda: net, lambda: net.get_config(), lambda: net.get_weights(), lambda: {"config": net.to_json(), "weights": net.get_weights()}])()))
        else:
            net.save(str(at))

    for i in range(45):
        yield "model_{}.{}".format(i, draw.choice(["keras", "keras", "keras", "h5", "weights.h5", "json", "pkl"])), save


GROUPS = [keras_programs]
