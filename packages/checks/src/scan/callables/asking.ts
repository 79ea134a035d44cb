// Classes whose state may be asked for anything: a line is a module, a role and names. Written by scripts/scan/hooks.py.

export const asking: string = `
catboost asks CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor
catboost.core asks CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor _CatBoostBase
lightgbm asks Booster
lightgbm.basic asks Booster
numpy.ma.core asks MaskedArray MaskedConstant mvoid
numpy.ma.mrecords asks MaskedRecords
pandas asks Categorical DataFrame Series
pandas.arrays asks ArrowExtensionArray ArrowStringArray Categorical SparseArray
pandas.core.arrays asks ArrowExtensionArray ArrowStringArray Categorical SparseArray
pandas.core.arrays.arrow asks ArrowExtensionArray
pandas.core.arrays.arrow.array asks ArrowExtensionArray
pandas.core.arrays.categorical asks Categorical
pandas.core.arrays.sparse asks SparseArray
pandas.core.arrays.sparse.array asks SparseArray
pandas.core.arrays.string_arrow asks ArrowStringArray ArrowStringArrayNumpySemantics
pandas.core.frame asks DataFrame
pandas.core.generic asks NDFrame
pandas.core.internals asks Block BlockManager BoolBlock CategoricalBlock ComplexBlock DatetimeBlock DatetimeTZBlock ExtensionBlock FloatBlock IntBlock ObjectBlock SingleBlockManager TimeDeltaBlock
pandas.core.internals.blocks asks Block BoolBlock CategoricalBlock ComplexBlock DatetimeBlock DatetimeTZBlock ExtensionBlock FloatBlock FloatOrComplexBlock IntBlock NumericBlock ObjectBlock ObjectValuesExtensionBlock TimeDeltaBlock
pandas.core.internals.managers asks BlockManager SingleBlockManager
pandas.core.series asks Series
scipy.interpolate._bsplines asks BSpline
scipy.interpolate._interpolate asks BPoly PPoly
scipy.interpolate._rbfinterp asks RBFInterpolator
scipy.linalg._matfuncs_inv_ssq asks _MatrixM1PowerOperator
scipy.sparse.linalg._eigen.arpack.arpack asks IterInv IterOpInv LuInv SpLuInv
scipy.sparse.linalg._interface asks IdentityOperator LinearOperator MatrixLinearOperator _AdjointLinearOperator _AdjointMatrixOperator _CustomLinearOperator _PowerLinearOperator _ProductLinearOperator _ScaledLinearOperator _SumLinearOperator _TransposedLinearOperator
scipy.sparse.linalg._matfuncs asks MatrixPowerOperator ProductOperator
scipy.spatial.transform asks Rotation
scipy.spatial.transform._rotation asks Rotation
sklearn.callback asks ScoringMonitor
sklearn.callback._scoring_monitor asks ScoringMonitor
sklearn.ensemble._hist_gradient_boosting.predictor asks TreePredictor
sklearn.isotonic asks IsotonicRegression
statsmodels.base.data asks FormulaicData ModelData PandasData PatsyData
statsmodels.discrete.discrete_model asks NegativeBinomial
torch.ao.nn.quantized.modules asks Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
torch.ao.nn.quantized.modules.conv asks Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d _ConvNd _ConvTransposeNd
torch.ao.quantization asks Tensor
torch.nested._internal.nested_tensor asks NestedTensor
torch.nn asks Buffer Parameter UninitializedBuffer UninitializedParameter
torch.nn.attention.bias asks CausalBias
torch.nn.modules asks GRU LSTM RNN RNNBase
torch.nn.modules.rnn asks GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase
torch.nn.parameter asks Buffer Parameter UninitializedBuffer UninitializedParameter
torch.nn.utils._expanded_weights asks ExpandedWeight
torch.nn.utils._expanded_weights.expanded_weights_impl asks ExpandedWeight
torch.optim asks ASGD Adadelta Adafactor Adagrad Adam Adamax LBFGS Muon NAdam Optimizer RAdam RMSprop Rprop SparseAdam
torch.optim._adafactor asks Adafactor
torch.optim._muon asks Muon
torch.optim.adadelta asks Adadelta
torch.optim.adagrad asks Adagrad
torch.optim.adam asks Adam
torch.optim.adamax asks Adamax
torch.optim.asgd asks ASGD
torch.optim.lbfgs asks LBFGS
torch.optim.nadam asks NAdam
torch.optim.optimizer asks Optimizer
torch.optim.radam asks RAdam
torch.optim.rmsprop asks RMSprop
torch.optim.rprop asks Rprop
torch.optim.sparse_adam asks SparseAdam
torchvision.tv_tensors asks BoundingBoxes Image KeyPoints Mask TVTensor Video
torchvision.tv_tensors._bounding_boxes asks BoundingBoxes
torchvision.tv_tensors._image asks Image
torchvision.tv_tensors._keypoints asks KeyPoints
torchvision.tv_tensors._mask asks Mask
torchvision.tv_tensors._tv_tensor asks TVTensor
torchvision.tv_tensors._video asks Video
xgboost asks Booster
xgboost._data_utils asks Categories
xgboost.core asks Booster
`;
