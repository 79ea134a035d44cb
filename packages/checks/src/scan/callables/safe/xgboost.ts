// Callables that are safe in their role: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost class Booster DataIter XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor
xgboost._c_api called XGBoostError
xgboost._c_api class XGBoostError
xgboost._data_utils class ArrowArray ArrowDeviceArray ArrowSchema Categories DfCatAccessor TransformedDf _ArrayLikeArg _CudaArrayLikeArg
xgboost.callback class CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler LegacyCallbacks TrainingCallback TrainingCheckPoint
xgboost.compat class DataFrame DataTable MultiIndex XGBClassifierBase XGBModelBase XGBRegressorBase XGBoostLabelEncoder
xgboost.core called CallbackEnv DataSplitMode EarlyStopException XGBoostError
xgboost.core class Booster CallbackEnv DataIter DataSplitMode EarlyStopException SingleBatchInternalIter XGBoostError _RefMixIn
xgboost.core freeing DMatrix DeviceQuantileDMatrix ExtMemQuantileDMatrix QuantileDMatrix _ProxyDMatrix
xgboost.data class ArrowTransformed CudfTransformed PandasTransformed SingleBatchInternalIter
xgboost.objective class Objective TreeObjective
xgboost.sklearn class XGBClassifier XGBClassifierMixIn XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor XGBRegressorMixIn _SklObjWProto
xgboost.training class CVPack _PackedBooster
`;
