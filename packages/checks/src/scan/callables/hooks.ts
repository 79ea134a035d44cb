// What loading asks of objects beyond taking their state. Lines as in safe/.
// filled: containers, into which opcodes put items one by one; the methods that take them are those of dict, list and deque.
// called with __hash__: classes that honest files have as keys; it is that of their fields.
// asks: classes whose __setstate__ calls methods of what stands in the state, or hands it to functions that do; of the others no
// method of what they are given is called. Found by scripts/scan/hooks.py in every version that was read; read by hand after that:
// SciPy's distributions have a rule of their own, and PyTorch's layers only make what older versions did not have.

export const hooks: string = `
torch.distributed.checkpoint.metadata called MetadataIndex.__hash__
builtins filled dict list
collections filled Counter OrderedDict defaultdict deque
numpy._core.records filled _OrderedCounter
scipy._lib._util filled _RichResult
scipy.integrate._bvp filled BVPResult
scipy.integrate._ivp.ivp filled OdeResult
scipy.optimize._optimize filled OptimizeResult
scipy.optimize._zeros_py filled RootResults
scipy.optimize.optimize filled OptimizeResult
scipy.optimize.zeros filled RootResults
sklearn.covariance._graph_lasso filled _DictWithDeprecatedKeys
sklearn.metrics._scorer filled _DeprecatedScorers
sklearn.utils filled Bunch
sklearn.utils._bunch filled Bunch
sklearn.utils._encode filled _NaNCounter _nandict
sklearn.utils._repr_html.fitted_attributes filled AttrsDict
sklearn.utils._repr_html.params filled ParamsDict
statsmodels.tools.tools filled Bunch
statsmodels.tsa.statespace.dynamic_factor_mq filled DynamicFactorMQStates FactorBlock
torch.optim.lr_scheduler filled _SchedulePhase
torchvision.models._utils filled _ModelURLs
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
sklearn.ensemble._hist_gradient_boosting.predictor asks TreePredictor
sklearn.isotonic asks IsotonicRegression
statsmodels.base.data asks FormulaicData ModelData PandasData PatsyData
statsmodels.discrete.discrete_model asks NegativeBinomial
xgboost asks Booster
xgboost._data_utils asks Categories
xgboost.core asks Booster
torch.nested._internal.nested_tensor asks NestedTensor
torch.nn.modules.rnn asks GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase
torch.optim asks ASGD Adadelta Adafactor Adagrad Adam Adamax LBFGS NAdam Optimizer RAdam RMSprop Rprop SparseAdam
torch.optim._adafactor asks Adafactor
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
`;
