// Callables that pass what they are given on to what is named behind the module: keras. Written by scripts/scan/lists.ts.

export const ofKeras = `
keras import Layer Loss Metric Model Optimizer Variable
keras._tf_keras.keras import Layer Loss Metric Model Optimizer Variable
keras._tf_keras.keras.activations import deserialize get
keras._tf_keras.keras.applications file-write ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small ResNet101 ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2
keras._tf_keras.keras.applications import DenseNet121 DenseNet169 DenseNet201 InceptionResNetV2 InceptionV3 NASNetLarge NASNetMobile VGG16 VGG19 Xception
keras._tf_keras.keras.applications.convnext file-write ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge
keras._tf_keras.keras.applications.densenet import DenseNet121 DenseNet169 DenseNet201
keras._tf_keras.keras.applications.efficientnet file-write EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7
keras._tf_keras.keras.applications.efficientnet_v2 file-write EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S
keras._tf_keras.keras.applications.inception_resnet_v2 import InceptionResNetV2
keras._tf_keras.keras.applications.inception_v3 import InceptionV3
keras._tf_keras.keras.applications.mobilenet file-write MobileNet
keras._tf_keras.keras.applications.mobilenet_v2 file-write MobileNetV2
keras._tf_keras.keras.applications.nasnet import NASNetLarge NASNetMobile
keras._tf_keras.keras.applications.resnet file-write ResNet101 ResNet152 ResNet50
keras._tf_keras.keras.applications.resnet50 file-write ResNet50
keras._tf_keras.keras.applications.resnet_v2 file-write ResNet101V2 ResNet152V2 ResNet50V2
keras._tf_keras.keras.applications.vgg16 import VGG16
keras._tf_keras.keras.applications.vgg19 import VGG19
keras._tf_keras.keras.applications.xception import Xception
keras._tf_keras.keras.constraints import deserialize get
keras._tf_keras.keras.datasets.boston_housing deserialization load_data
keras._tf_keras.keras.datasets.california_housing deserialization load_data
keras._tf_keras.keras.datasets.cifar100 file-read load_data
keras._tf_keras.keras.datasets.imdb deserialization load_data
keras._tf_keras.keras.datasets.imdb file-read get_word_index
keras._tf_keras.keras.datasets.mnist deserialization load_data
keras._tf_keras.keras.datasets.reuters deserialization load_data
keras._tf_keras.keras.datasets.reuters file-read get_word_index
keras._tf_keras.keras.distillation import Distiller
keras._tf_keras.keras.dtype_policies import DTypePolicyMap deserialize get
keras._tf_keras.keras.initializers import deserialize get
keras._tf_keras.keras.layers import Activation BatchNormalization Bidirectional Dense EinsumDense Embedding GRU GRUCell GroupNormalization GroupQueryAttention JaxLayer LSTM LSTMCell Layer LayerNormalization Masking MultiHeadAttention PReLU SimpleRNN SimpleRNNCell TFSMLayer TorchModuleWrapper deserialize
keras._tf_keras.keras.losses import Loss deserialize get
keras._tf_keras.keras.metrics import AUC Mean Metric Precision R2Score Recall Sum deserialize get
keras._tf_keras.keras.models import Model clone_model model_from_json
keras._tf_keras.keras.optimizers import Optimizer deserialize get
keras._tf_keras.keras.optimizers.schedules import deserialize
keras._tf_keras.keras.preprocessing file-read text_dataset_from_directory
keras._tf_keras.keras.preprocessing.image file-read DirectoryIterator load_img
keras._tf_keras.keras.quantizers import deserialize get
keras._tf_keras.keras.regularizers import deserialize get
keras._tf_keras.keras.saving file-read KerasFileEditor save_weights
keras._tf_keras.keras.saving file-write load_weights
keras._tf_keras.keras.saving import deserialize_keras_object
keras._tf_keras.keras.utils file-read load_img text_dataset_from_directory
keras._tf_keras.keras.utils file-write get_file
keras._tf_keras.keras.utils import FeatureSpace deserialize_keras_object
keras.activations import deserialize get
keras.applications file-write ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small ResNet101 ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2
keras.applications import DenseNet121 DenseNet169 DenseNet201 InceptionResNetV2 InceptionV3 NASNetLarge NASNetMobile VGG16 VGG19 Xception
keras.applications.convnext file-write ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge
keras.applications.densenet import DenseNet121 DenseNet169 DenseNet201
keras.applications.efficientnet file-write EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7
keras.applications.efficientnet_v2 file-write EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S
keras.applications.inception_resnet_v2 import InceptionResNetV2
keras.applications.inception_v3 import InceptionV3
keras.applications.mobilenet file-write MobileNet
keras.applications.mobilenet_v2 file-write MobileNetV2
keras.applications.nasnet import NASNetLarge NASNetMobile
keras.applications.resnet file-write ResNet101 ResNet152 ResNet50
keras.applications.resnet50 file-write ResNet50
keras.applications.resnet_v2 file-write ResNet101V2 ResNet152V2 ResNet50V2
keras.applications.vgg16 import VGG16
keras.applications.vgg19 import VGG19
keras.applications.xception import Xception
keras.constraints import deserialize get
keras.datasets.boston_housing deserialization load_data
keras.datasets.california_housing deserialization load_data
keras.datasets.cifar100 file-read load_data
keras.datasets.imdb deserialization load_data
keras.datasets.imdb file-read get_word_index
keras.datasets.mnist deserialization load_data
keras.datasets.reuters deserialization load_data
keras.datasets.reuters file-read get_word_index
keras.distillation import Distiller
keras.dtype_policies import DTypePolicyMap deserialize get
keras.initializers import deserialize get
keras.layers import Activation BatchNormalization Bidirectional Dense EinsumDense Embedding GRU GRUCell GroupNormalization GroupQueryAttention JaxLayer LSTM LSTMCell Layer LayerNormalization Masking MultiHeadAttention PReLU SimpleRNN SimpleRNNCell deserialize
keras.losses import Loss deserialize get
keras.metrics import AUC Mean Metric Precision R2Score Recall Sum deserialize get
keras.models import Model clone_model
keras.optimizers import Optimizer deserialize get
keras.optimizers.schedules import deserialize
keras.quantizers import deserialize get
keras.regularizers import deserialize get
keras.src import Layer Model
keras.src.activations import deserialize get
keras.src.applications.convnext file-write ConvNeXt ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge
keras.src.applications.convnext import ConvNeXtBlock Head LayerScale.build
keras.src.applications.densenet import DenseNet DenseNet121 DenseNet169 DenseNet201 conv_block dense_block transition_block
keras.src.applications.efficientnet file-write EfficientNet EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7
keras.src.applications.efficientnet import block
keras.src.applications.efficientnet_v2 file-write EfficientNetV2 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S
keras.src.applications.efficientnet_v2 import FusedMBConvBlock MBConvBlock
keras.src.applications.imagenet_utils import validate_activation
keras.src.applications.inception_resnet_v2 import InceptionResNetV2 conv2d_bn inception_resnet_block
keras.src.applications.inception_v3 import InceptionV3 conv2d_bn
keras.src.applications.mobilenet file-write MobileNet
keras.src.applications.mobilenet import _depthwise_conv_block
keras.src.applications.mobilenet_v2 file-write MobileNetV2
keras.src.applications.mobilenet_v2 import _inverted_res_block
keras.src.applications.mobilenet_v3 file-write MobileNetV3 MobileNetV3Large MobileNetV3Small
keras.src.applications.mobilenet_v3 import _inverted_res_block
keras.src.applications.nasnet import NASNet NASNetLarge NASNetMobile _adjust_block _normal_a_cell _reduction_a_cell _separable_conv_block
keras.src.applications.resnet file-write ResNet ResNet101 ResNet152 ResNet50
keras.src.applications.resnet import residual_block_v1 residual_block_v2 stack_residual_blocks_v1 stack_residual_blocks_v2
keras.src.applications.resnet_v2 file-write ResNet101V2 ResNet152V2 ResNet50V2
keras.src.applications.vgg16 import VGG16
keras.src.applications.vgg19 import VGG19
keras.src.applications.xception import Xception
keras.src.backend import BackendVariable
keras.src.backend.common import KerasVariable
keras.src.backend.common.variables import Variable
keras.src.backend.numpy import Variable
keras.src.backend.openvino import Variable
keras.src.backend.tensorflow import Variable
keras.src.backend.torch import Variable
keras.src.backend.torch.layer import TorchLayer._setattr_hook
keras.src.backend.torch.optimizers import TorchOptimizer
keras.src.callbacks.backup_and_restore file-read BackupAndRestore._load_model
keras.src.callbacks.backup_and_restore file-write BackupAndRestore._save_model BackupAndRestore.on_epoch_end BackupAndRestore.on_train_batch_end BackupAndRestore.on_train_begin BackupAndRestore.on_train_end
keras.src.callbacks.csv_logger file-read CSVLogger.on_train_begin
keras.src.callbacks.model_checkpoint file-read ModelCheckpoint._get_most_recently_modified_file_matching_pattern
keras.src.callbacks.model_checkpoint file-write ModelCheckpoint._save_model ModelCheckpoint.on_epoch_end ModelCheckpoint.on_train_batch_end
keras.src.callbacks.remote_monitor network RemoteMonitor.on_epoch_end
keras.src.callbacks.tensorboard file-read TensorBoard._configure_embeddings TensorBoard.set_model
keras.src.constraints import deserialize get
keras.src.datasets.boston_housing deserialization load_data
keras.src.datasets.california_housing deserialization load_data
keras.src.datasets.cifar file-read load_batch
keras.src.datasets.cifar100 file-read load_data
keras.src.datasets.imdb deserialization load_data
keras.src.datasets.imdb file-read get_word_index
keras.src.datasets.mnist deserialization load_data
keras.src.datasets.reuters deserialization load_data
keras.src.datasets.reuters file-read get_word_index
keras.src.distillation.distillation_loss import FeatureDistillation.from_config LogitsDistillation.from_config _convert_loss_to_function
keras.src.distillation.distiller import Distiller Distiller._create_feature_extractor Distiller._create_multi_feature_extractors Distiller.from_config
keras.src.dtype_policies import DTypePolicyMap deserialize get
keras.src.dtype_policies.dtype_policy_map import DTypePolicyMap DTypePolicyMap.default_policy DTypePolicyMap.from_config
keras.src.export code-execution export_openvino
keras.src.export file-write export_onnx
keras.src.export import TFSMLayer
keras.src.export.onnx file-write export_onnx
keras.src.export.openvino code-execution export_openvino
keras.src.initializers import deserialize get
keras.src.initializers.constant_initializers import Constant.from_config
keras.src.initializers.random_initializers import RandomInitializer
keras.src.layers import Activation BatchNormalization Bidirectional Dense EinsumDense Embedding GRU GRUCell GroupNormalization GroupedQueryAttention LSTM LSTMCell Layer LayerNormalization Masking MultiHeadAttention PReLU SimpleRNN SimpleRNNCell deserialize
keras.src.layers.activations import PReLU
keras.src.layers.activations.activation import Activation
keras.src.layers.activations.prelu import PReLU PReLU.build
keras.src.layers.attention.additive_attention import AdditiveAttention.build
keras.src.layers.attention.attention import Attention.build
keras.src.layers.attention.grouped_query_attention import GroupedQueryAttention GroupedQueryAttention.build
keras.src.layers.attention.multi_head_attention import MultiHeadAttention MultiHeadAttention._make_output_dense MultiHeadAttention.build
keras.src.layers.convolutional.base_conv import BaseConv BaseConv.build BaseConv.enable_lora
keras.src.layers.convolutional.base_conv_transpose import BaseConvTranspose BaseConvTranspose.build
keras.src.layers.convolutional.base_depthwise_conv import BaseDepthwiseConv BaseDepthwiseConv.build
keras.src.layers.convolutional.base_separable_conv import BaseSeparableConv BaseSeparableConv.build
keras.src.layers.core.dense import Dense Dense._float8_build Dense._gptq_build Dense._int4_build Dense._int8_build Dense.build Dense.enable_lora Dense.quantize Dense.quantized_build
keras.src.layers.core.einsum_dense import EinsumDense EinsumDense._float8_build EinsumDense._gptq_build EinsumDense._int4_build EinsumDense._int8_build EinsumDense.build EinsumDense.enable_lora EinsumDense.quantize EinsumDense.quantized_build
keras.src.layers.core.embedding import Embedding Embedding._int4_build Embedding._int8_build Embedding.build Embedding.enable_lora Embedding.quantize Embedding.quantized_build
keras.src.layers.core.masking import Masking
keras.src.layers.core.reversible_embedding import ReversibleEmbedding._int4_build ReversibleEmbedding._int8_build ReversibleEmbedding.build ReversibleEmbedding.quantize ReversibleEmbedding.quantized_build
keras.src.layers.core.wrapper import Wrapper.from_config
keras.src.layers.layer import Layer Layer.__call__ Layer._maybe_build Layer.add_variable Layer.add_weight Layer.build_from_config Layer.dtype_policy
keras.src.layers.normalization.batch_normalization import BatchNormalization BatchNormalization.build
keras.src.layers.normalization.group_normalization import GroupNormalization GroupNormalization.build
keras.src.layers.normalization.layer_normalization import LayerNormalization LayerNormalization.build
keras.src.layers.normalization.rms_normalization import RMSNormalization.build
keras.src.layers.normalization.spectral_normalization import SpectralNormalization.build
keras.src.layers.preprocessing.feature_space file-write FeatureSpace.save
keras.src.layers.preprocessing.feature_space import Feature FeatureSpace FeatureSpace._standardize_feature FeatureSpace.feature FeatureSpace.float FeatureSpace.float_discretized FeatureSpace.float_normalized FeatureSpace.float_rescaled FeatureSpace.integer_categorical FeatureSpace.integer_hashed FeatureSpace.string_categorical FeatureSpace.string_hashed
keras.src.layers.preprocessing.index_lookup file-read IndexLookup.load_assets
keras.src.layers.preprocessing.index_lookup file-write IndexLookup.save_assets
keras.src.layers.preprocessing.normalization import Normalization.adapt Normalization.build Normalization.build_from_config
keras.src.layers.preprocessing.rescaling import Rescaling.from_config
keras.src.layers.preprocessing.stft_spectrogram import STFTSpectrogram.build
keras.src.layers.preprocessing.text_vectorization import TextVectorization.from_config
keras.src.layers.rnn.bidirectional import Bidirectional Bidirectional.from_config
keras.src.layers.rnn.conv_lstm import ConvLSTM ConvLSTMCell ConvLSTMCell.build
keras.src.layers.rnn.gru import GRU GRUCell GRUCell.build
keras.src.layers.rnn.lstm import LSTM LSTMCell LSTMCell.build
keras.src.layers.rnn.rnn import RNN._create_state_variables RNN.build RNN.from_config
keras.src.layers.rnn.simple_rnn import SimpleRNN SimpleRNNCell SimpleRNNCell.build
keras.src.layers.rnn.stacked_rnn_cells import StackedRNNCells.from_config
keras.src.legacy.preprocessing.image file-read BatchFromFilesMixin._get_batches_of_transformed_samples DirectoryIterator ImageDataGenerator.flow_from_directory _iter_valid_files _list_valid_filenames_in_directory
keras.src.losses import Loss deserialize get
keras.src.losses.loss import Loss Loss.__call__
keras.src.losses.losses import LossFunctionWrapper.from_config
keras.src.metrics import AUC Mean Metric Precision R2Score Recall Sum deserialize get
keras.src.metrics.confusion_metrics import AUC AUC._build AUC.update_state Precision Recall SensitivitySpecificityBase _ConfusionMatrixConditionCount
keras.src.metrics.f_score_metrics import FBetaScore._build FBetaScore.update_state
keras.src.metrics.iou_metrics import _IoUBase
keras.src.metrics.metric import Metric Metric.__call__ Metric.add_variable Metric.add_weight Metric.stateless_update_state
keras.src.metrics.reduction_metrics import Mean MeanMetricWrapper.from_config Sum
keras.src.metrics.regression_metrics import R2Score R2Score._build R2Score.update_state
keras.src.models import Model
`;
