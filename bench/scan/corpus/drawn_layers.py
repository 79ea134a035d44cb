"""Layers of PyTorch and of Keras 3 that stacks of plain ones do not have: attention, recurrence, operations, wrappers, data, precision. Drawn."""
import inspect
import pickle

import numpy as np

from drawn_held import until
from drawn_networks import save_by_name


def of_torch(draw):
    import torch
    from torch import distributions, nn, optim
    from torch.utils import data

    x = torch.ones(3, 4)

    def linear():
        return nn.Linear(4, 4)

    layers = [
        lambda: nn.Transformer(4, 2, 1, 1, 8, batch_first=True), lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, activation=draw.choice(["relu", "gelu", torch.nn.functional.silu])), 2, norm=nn.LayerNorm(4)), lambda: nn.MultiheadAttention(4, 2, kdim=3, vdim=3, add_bias_kv=True), lambda: draw.choice([nn.LSTM, nn.GRU, nn.RNN])(4, 3, 2, bidirectional=True, dropout=0.1), lambda: nn.LSTM(4, 5, proj_size=2), lambda: draw.choice([nn.LSTMCell, nn.GRUCell, nn.RNNCell])(4, 3), lambda: nn.EmbeddingBag(5, 3, mode="max"), lambda: nn.Embedding.from_pretrained(x, freeze=False), lambda: nn.AdaptiveLogSoftmaxWithLoss(4, 9, [2, 5]), lambda: nn.Bilinear(2, 3, 4), lambda: nn.ModuleDict({"a": linear(), "b": nn.ModuleList([nn.ReLU()])}), lambda: nn.ParameterDict({"w": nn.Parameter(x)}), lambda: nn.ParameterList([nn.Parameter(x), x]), lambda: draw.choice([nn.LazyLinear(3), nn.LazyConv2d(2, 3), nn.LazyBatchNorm1d()]), lambda: nn.ConvTranspose3d(2, 3, 2, output_padding=0, groups=1), lambda: nn.Sequential(nn.Unfold(2), nn.Fold(4, 2)), lambda: nn.FractionalMaxPool2d(2, output_ratio=0.5), lambda: nn.Upsample(scale_factor=2, mode="nearest"), lambda: nn.RMSNorm(4), lambda: nn.SyncBatchNorm(4),
        lambda: draw.choice([nn.CrossEntropyLoss(torch.ones(2), label_smoothing=0.1), nn.TripletMarginWithDistanceLoss(distance_function=nn.PairwiseDistance(2)), nn.CTCLoss(), nn.GaussianNLLLoss(), nn.HuberLoss(), nn.MultiLabelSoftMarginLoss()]),
        lambda: nn.utils.parametrize.register_parametrization(linear(), "weight", nn.Identity()), lambda: nn.utils.parametrizations.weight_norm(linear()), lambda: nn.utils.parametrizations.spectral_norm(linear()), lambda: nn.utils.prune.global_unstructured([(linear(), "weight")], nn.utils.prune.L1Unstructured, amount=0.3), lambda: nn.utils.prune.ln_structured(linear(), "weight", 0.5, 2, 0), lambda: nn.utils.fusion.fuse_linear_bn_eval(linear().eval(), nn.BatchNorm1d(4).eval()),
    ]
    others = [
        lambda: data.TensorDataset(x, x), lambda: data.random_split(data.TensorDataset(x), [2, 1]), lambda: data.ConcatDataset([data.TensorDataset(x)] * 2), lambda: data.WeightedRandomSampler([0.1, 0.9], 3), lambda: data.BatchSampler(data.SequentialSampler(x), 2, False), lambda: data.StackDataset(x, x), lambda: [torch.Size([1, 2]), torch.device("cpu"), torch.float16, torch.channels_last, torch.strided], lambda: torch.max(x, 0), lambda: torch.linalg.svd(x), lambda: torch.finfo(torch.float32), lambda: {"scaler": torch.amp.GradScaler("cpu", enabled=True).state_dict(), "when": 1.5}, lambda: getattr(distributions, draw.choice(["Normal", "Gamma", "Beta", "Laplace", "LogNormal", "Uniform", "Cauchy", "Gumbel"]))(torch.tensor(0.5), torch.tensor(1.0)), lambda: distributions.Categorical(probs=torch.ones(3)), lambda: distributions.MultivariateNormal(torch.zeros(2), torch.eye(2)), lambda: distributions.MixtureSameFamily(distributions.Categorical(torch.ones(2)), distributions.Normal(torch.zeros(2), torch.ones(2))), lambda: distributions.TransformedDistribution(distributions.Normal(0.0, 1.0), [distributions.transforms.ExpTransform(), distributions.transforms.AffineTransform(1.0, 2.0)]), lambda: distributions.Independent(distributions.Bernoulli(torch.ones(2) / 2), 1),
        lambda: plans(), lambda: optim.LBFGS(linear().parameters(), line_search_fn="strong_wolfe"), lambda: optim.AdamW([{"params": linear().parameters(), "lr": 0.1}, {"params": [nn.Parameter(x)], "weight_decay": 0.2}], amsgrad=True, foreach=False), lambda: optim.SGD(linear().parameters(), 0.1, momentum=0.9, nesterov=True, maximize=True), lambda: optim.SparseAdam(nn.Embedding(3, 2, sparse=True).parameters()), lambda: x.to_sparse_csc(), lambda: x.to_sparse_bsr((1, 2)), lambda: torch.view_as_complex(torch.ones(2, 2)), lambda: torch.ones(2, dtype=torch.float8_e4m3fn), lambda: torch.sparse_coo_tensor([[0, 1]], [1.0, 2.0], (3,)), lambda: nn.UninitializedParameter(), lambda: nn.Buffer(x), lambda: torch.nested.nested_tensor([x, x], layout=torch.jagged), lambda: torch.UntypedStorage(4), lambda: torch.from_numpy(np.ones(2)).share_memory_(), lambda: {"np": np.ones(2), "t": x.numpy(), "f": np.float64(2)}, lambda: torch.nn.init.xavier_uniform_, lambda: torch.relu, lambda: torch.nn.functional.gelu, lambda: torch.Tensor.exp,
    ]

    def plans():
        step = optim.SGD(linear().parameters(), lr=0.1)
        of = optim.lr_scheduler
        return until(draw, [lambda: of.SequentialLR(step, [of.ConstantLR(step), of.LinearLR(step)], [2]), lambda: of.ChainedScheduler([of.MultiplicativeLR(step, abs), of.PolynomialLR(step)]), lambda: of.OneCycleLR(step, 0.1, 9, anneal_strategy="linear"), lambda: of.CyclicLR(step, 0.1, 0.2, mode=draw.choice(["triangular2", "exp_range"])), lambda: of.ReduceLROnPlateau(step), lambda: of.LambdaLR(step, [abs]), lambda: optim.swa_utils.SWALR(step, 0.1), lambda: optim.swa_utils.AveragedModel(linear(), multi_avg_fn=optim.swa_utils.get_ema_multi_avg_fn(0.9))])

    def save(at):
        made = until(draw, [draw.choice([*layers, *others])] * 2)
        if at.suffix == ".pkl":
            at.write_bytes(pickle.dumps(made, protocol=draw.choice([2, 3, 4, 5])))
        else:
            torch.save(draw.choice([made, {"it": made, "epoch": 1}, [made]]), str(at), **draw.choice([{}, {}, {"_use_new_zipfile_serialization": False}]))

    for i in range(90):
        yield "more_{}.{}".format(i, draw.choice(["pt", "pth", "pkl"])), save


def of_keras(draw):
    import keras
    from keras import layers, ops

    every = sorted(n for n in dir(ops) if inspect.isfunction(getattr(ops, n)))

    def operated():
        x = keras.Input((4, 4))
        y, done = x, 0
        for _ in range(200):
            try:
                name = draw.choice(every)
                made = getattr(ops, name)(*draw.choice([(y,), (y, 2), (y, y), (y, 1, 2)]), **draw.choice([{}, {"axis": 1}]))
                if isinstance(made, keras.KerasTensor) and len(made.shape) == 3 and "float" in made.dtype:
                    y, done = made, done + 1
            except Exception:
                continue
            if done == 4:
                break
        return keras.Model(x, layers.Flatten()(y))

    def long():
        x = keras.Input((8, 4))
        some = [lambda y: layers.Attention()([y, y]), lambda y: layers.AdditiveAttention()([y, y]), lambda y: layers.GroupQueryAttention(2, 2, 1)(y, y), lambda y: layers.EinsumDense("abc,cd->abd", (None, 4), bias_axes="d")(y), lambda y: layers.SeparableConv1D(4, 2, padding="same")(y), lambda y: layers.DepthwiseConv1D(2, padding="same")(y), lambda y: layers.GroupNormalization(2)(y), lambda y: layers.RMSNormalization()(y), lambda y: layers.SpectralNormalization(layers.Dense(4))(y), lambda y: layers.UnitNormalization()(y), lambda y: layers.Masking()(y), lambda y: layers.Bidirectional(layers.GRU(2, return_sequences=True), merge_mode="concat")(y), lambda y: layers.TimeDistributed(layers.Dense(4))(y), lambda y: layers.SpatialDropout1D(0.1)(y), lambda y: layers.GaussianNoise(0.1)(y), lambda y: layers.AlphaDropout(0.1)(y), lambda y: layers.ActivityRegularization(0.1)(y), lambda y: layers.PReLU(shared_axes=[1])(y), lambda y: layers.Permute((2, 1))(layers.Permute((2, 1))(y)), lambda y: layers.ZeroPadding1D(1)(layers.Cropping1D(1)(y)), lambda y: layers.LSTM(4, return_sequences=True, recurrent_dropout=0.1, unroll=True)(y)]
        y = x
        for one in draw.sample(some, 4):
            try:
                y = one(y)
            except Exception:
                continue
        return keras.Model(x, layers.GlobalMaxPooling1D()(y))

    def pictures():
        names = sorted(n for n in dir(layers) if n.startswith(("Random", "AutoContrast", "Solarization", "Equalization", "MixUp", "CutMix", "AugMix", "RandAugment", "MaxNumBoundingBoxes")))
        some = [until(draw, [lambda n=draw.choice(names): getattr(layers, n)(0.2), lambda: layers.RandomFlip(seed=3)]) for _ in range(2)]
        last = layers.Dense(2, kernel_initializer=draw.choice([keras.initializers.Orthogonal(), keras.initializers.VarianceScaling(2.0, "fan_avg"), keras.initializers.Constant(0.1), keras.initializers.GlorotNormal(3)]), kernel_constraint=keras.constraints.UnitNorm(), kernel_regularizer=keras.regularizers.OrthogonalRegularizer(0.1))
        return keras.Sequential([keras.Input((8, 8, 3)), *some, draw.choice([lambda: layers.Conv2DTranspose(2, 3), lambda: layers.SeparableConv2D(2, 3, depth_multiplier=2), lambda: layers.ConvLSTM1D(2, 3), lambda: layers.DepthwiseConv2D(3)])(), layers.GlobalAveragePooling2D(keepdims=True), layers.Flatten(), last])

    def known():
        return until(draw, [lambda: keras.applications.MobileNetV2((32, 32, 3), 0.35, weights=None, classes=2), lambda: keras.applications.MobileNetV3Small((32, 32, 3), 0.35, weights=None, classes=2, minimalistic=True), lambda: keras.applications.EfficientNetB0(weights=None, input_shape=(32, 32, 3), classes=2)])

    def precise():
        return keras.Sequential([keras.Input((4,)), layers.Dense(4, dtype=draw.choice(["mixed_float16", "float64", keras.DTypePolicy("bfloat16")])), layers.Activation(draw.choice([ops.relu, keras.activations.mish, "log_softmax"])), layers.Dense(2)])

    def compiled(net):
        of = keras.optimizers
        plan = draw.choice([of.schedules.CosineDecayRestarts(0.1, 3), of.schedules.InverseTimeDecay(0.1, 3, 0.5), of.schedules.CosineDecay(0.0, 5, warmup_target=0.1, warmup_steps=2), 0.001])
        step = until(draw, [lambda: of.Adafactor(plan), lambda: of.Ftrl(plan), lambda: of.Nadam(plan, global_clipnorm=1.0), lambda: of.LossScaleOptimizer(of.SGD(plan, momentum=0.9)), lambda: of.Lamb(plan), lambda: of.Muon(plan), lambda: of.AdamW(plan, weight_decay=0.1, gradient_accumulation_steps=2)])
        loss = until(draw, [lambda: keras.losses.CategoricalFocalCrossentropy(), lambda: keras.losses.Tversky(), lambda: keras.losses.Dice(), lambda: keras.losses.Circle(), lambda: keras.losses.BinaryFocalCrossentropy(gamma=1.0), lambda: keras.losses.cosine_similarity, lambda: "kl_divergence"])
        measures = [until(draw, [lambda: keras.metrics.MeanIoU(2), lambda: keras.metrics.F1Score(), lambda: keras.metrics.R2Score(), lambda: keras.metrics.PrecisionAtRecall(0.5), lambda: keras.metrics.SparseTopKCategoricalAccuracy(2), lambda: keras.metrics.MeanMetricWrapper(keras.losses.mean_squared_error), lambda: keras.metrics.hinge])]
        net.compile(step, loss, metrics=measures, weighted_metrics=["mae"], run_eagerly=draw.random() < 0.5)
        return net

    def save(at):
        net = until(draw, [operated, long, pictures, known, precise])
        net = until(draw, [lambda: compiled(net), lambda: net]) if draw.random() < 0.6 else net
        save_by_name(net, at)

    for i in range(60):
        yield "more_{}.{}".format(i, draw.choice(["keras", "keras", "h5", "json", "weights.h5"])), save


GROUPS = [of_torch, of_keras]
