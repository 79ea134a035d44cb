// Callables that are safe in their role: torch. Written by scripts/scan/lists.ts.

export const ofTorch = `
torch.nn.attention.bias class CausalBias CausalVariant
torch.nn.attention.experimental._paged_attention class PagedAttention
torch.nn.attention.flex_attention class BlockMask _ModificationType
torch.nn.cpp class ModuleWrapper OrderedDictWrapper
torch.nn.modules._functions class BackwardHookFunction CrossMapLRN2d SyncBatchNorm
torch.nn.modules.activation class CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold
torch.nn.modules.adaptive class AdaptiveLogSoftmaxWithLoss
torch.nn.modules.batchnorm class BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d SyncBatchNorm _BatchNorm _LazyNormBase _NormBase
torch.nn.modules.channelshuffle class ChannelShuffle
torch.nn.modules.container class Container ModuleDict ModuleList ParameterDict ParameterList Sequential
torch.nn.modules.conv class Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d _ConvNd _ConvTransposeMixin _ConvTransposeNd _LazyConvXdMixin
torch.nn.modules.distance class CosineSimilarity PairwiseDistance
torch.nn.modules.dropout class AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout _DropoutNd
torch.nn.modules.flatten class Flatten Unflatten
torch.nn.modules.fold class Fold Unfold
torch.nn.modules.instancenorm class InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d _InstanceNorm
torch.nn.modules.lazy class LazyModuleMixin _LazyProtocol
torch.nn.modules.linear class Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear
torch.nn.modules.loss class BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss _Loss _WeightedLoss
torch.nn.modules.module class Module _IncompatibleKeys _WrappedHook
torch.nn.modules.normalization class CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm
torch.nn.modules.padding class CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d ZeroPad2d ZeroPad3d _CircularPadNd _ConstantPadNd _ReflectionPadNd _ReplicationPadNd
torch.nn.modules.pixelshuffle class PixelShuffle PixelUnshuffle
torch.nn.modules.pooling class AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d AvgPool2d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d _AdaptiveAvgPoolNd _AdaptiveMaxPoolNd _AvgPoolNd _LPPoolNd _MaxPoolNd _MaxUnpoolNd
torch.nn.modules.rnn class GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase
torch.nn.modules.sparse class Embedding EmbeddingBag
torch.nn.modules.transformer class Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer
torch.nn.modules.upsampling class Upsample UpsamplingBilinear2d UpsamplingNearest2d
torch.nn.parallel class DistributedDataParallelCPU
torch.nn.parallel._functions class Broadcast Gather ReduceAddCoalesced Scatter
torch.nn.parallel.data_parallel class DataParallel
torch.nn.parallel.distributed class DistributedDataParallel _BufferCommHook _BufferCommHookLocation _DDPJoinHook _DDPSink _MixedPrecision
torch.nn.parameter class Buffer Parameter UninitializedBuffer UninitializedParameter UninitializedTensorMixin _BufferMeta _ParameterMeta
torch.nn.utils._expanded_weights.conv_expanded_weights class ConvPerSampleGrad
torch.nn.utils._expanded_weights.embedding_expanded_weights class EmbeddingPerSampleGrad
torch.nn.utils._expanded_weights.expanded_weights_impl class ExpandedWeight
torch.nn.utils._expanded_weights.group_norm_expanded_weights class GroupNormPerSampleGrad
torch.nn.utils._expanded_weights.instance_norm_expanded_weights class InstanceNormPerSampleGrad
torch.nn.utils._expanded_weights.layer_norm_expanded_weights class LayerNormPerSampleGrad
torch.nn.utils._expanded_weights.linear_expanded_weights class LinearPerSampleGrad
torch.nn.utils._named_member_accessor class NamedMemberAccessor
torch.nn.utils.parametrizations class _OrthMaps _Orthogonal _SpectralNorm _WeightNorm
torch.nn.utils.parametrize class ParametrizationList
torch.nn.utils.prune class BasePruningMethod CustomFromMask Identity L1Unstructured LnStructured PruningContainer RandomStructured RandomUnstructured
torch.nn.utils.rnn class PackedSequence PackedSequence_
torch.nn.utils.spectral_norm class SpectralNorm SpectralNormLoadStateDictPreHook SpectralNormStateDictHook
torch.nn.utils.weight_norm class WeightNorm
torch.optim._adafactor class Adafactor
torch.optim.adadelta class Adadelta
torch.optim.adagrad class Adagrad
torch.optim.adam class Adam
torch.optim.adamax class Adamax
torch.optim.adamw class AdamW
torch.optim.asgd class ASGD
torch.optim.lbfgs class LBFGS
torch.optim.lr_scheduler class ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR _LRScheduler _SchedulePhase _enable_get_lr_call
torch.optim.nadam class NAdam
torch.optim.optimizer class Optimizer _RequiredParameter
torch.optim.radam class RAdam
torch.optim.rmsprop class RMSprop
torch.optim.rprop class Rprop
torch.optim.sgd class SGD
torch.optim.sparse_adam class SparseAdam
torch.optim.swa_utils class AveragedModel SWALR
torch.utils.data.dataset class ChainDataset ConcatDataset Dataset IterableDataset StackDataset Subset TensorDataset
`;
