// Callables that pass what they are given on to what is named behind the module: keras2. Written by scripts/scan/lists.ts.

export const ofKeras2 = `
keras.src.models.cloning import _wrap_clone_function clone_model
keras.src.models.functional import deserialize_node functional_from_config
keras.src.models.model file-read Model.save_weights
keras.src.models.model file-write Model.export Model.load_weights Model.save
keras.src.models.model import Model Model.from_config model_from_json
keras.src.models.sequential import Sequential.from_config
keras.src.ops.core import VectorizedMap.from_config
keras.src.ops.operation import Operation.from_config
keras.src.optimizers import Optimizer deserialize get
keras.src.optimizers.adadelta import Adadelta.build
keras.src.optimizers.adafactor import Adafactor.build
keras.src.optimizers.adagrad import Adagrad.build
keras.src.optimizers.adam import Adam.build
keras.src.optimizers.adamax import Adamax.build
keras.src.optimizers.base_optimizer import BaseOptimizer BaseOptimizer.add_optimizer_variables BaseOptimizer.add_variable BaseOptimizer.add_variable_from_reference BaseOptimizer.apply BaseOptimizer.apply_gradients BaseOptimizer.build BaseOptimizer.from_config BaseOptimizer.stateless_apply
keras.src.optimizers.ftrl import Ftrl.build
keras.src.optimizers.lamb import Lamb.build
keras.src.optimizers.lion import Lion.build
keras.src.optimizers.loss_scale_optimizer import LossScaleOptimizer.apply LossScaleOptimizer.build LossScaleOptimizer.from_config
keras.src.optimizers.muon import Muon.build
keras.src.optimizers.nadam import Nadam.build
keras.src.optimizers.rmsprop import RMSprop.build
keras.src.optimizers.schedules.learning_rate_schedule import deserialize
keras.src.optimizers.sgd import SGD.build
keras.src.quantizers import deserialize get
keras.src.regularizers import deserialize get
keras.src.trainers.compile_utils import CompileLoss.__call__ CompileLoss._build_nested CompileLoss.build CompileMetrics._build_metrics_set CompileMetrics.build CompileMetrics.update_state get_loss get_metric
keras.src.trainers.trainer import Trainer.compile Trainer.compile_from_config
keras.src.utils file-read load_img text_dataset_from_directory
keras.src.utils file-write get_file
keras.src.utils.code_stats file-read count_loc
keras.src.utils.dataset_utils file-read index_subdirectory iter_valid_files
keras.src.utils.image_utils file-read load_img
keras.src.utils.jax_layer import FlaxLayer.from_config JaxLayer JaxLayer._create_variables JaxLayer.build JaxLayer.from_config
keras.src.utils.module_utils import LazyModule.available LazyModule.initialize
keras.src.utils.python_utils deserialization func_load
keras.src.utils.text_dataset_utils file-read _path_to_string_content_grain _paths_and_labels_to_dataset_grain paths_and_labels_to_dataset text_dataset_from_directory
keras.src.wrappers.sklearn_wrapper import SKLBase._get_model SKLBase.fit
keras.utils file-read load_img text_dataset_from_directory
keras.utils import FeatureSpace deserialize_keras_object
`;
