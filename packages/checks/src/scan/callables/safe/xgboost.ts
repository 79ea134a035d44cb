// Callables that are safe in their role: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost class Booster DataIter DeviceQuantileDMatrix ExtMemQuantileDMatrix QuantileDMatrix RabitTracker XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor
xgboost._data_utils class ArrowArray ArrowDeviceArray ArrowSchema Categories DfCatAccessor TransformedDf _ArrayLikeArg _CudaArrayLikeArg
xgboost.callback class CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint
xgboost.collective class CommunicatorContext Config Op
xgboost.compat class XGBClassifierBase XGBModelBase XGBRegressorBase XGBoostLabelEncoder
xgboost.core class Booster DMatrix DataIter DataSplitMode DeviceQuantileDMatrix ExtMemQuantileDMatrix QuantileDMatrix XGBoostError _ProxyDMatrix _RefMixIn
xgboost.data class ArrowTransformed CudfTransformed PandasTransformed SingleBatchInternalIter
xgboost.federated class FederatedTracker
xgboost.libpath class XGBoostLibraryNotFound
xgboost.rabit class Op RabitContext
xgboost.sklearn class XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor _SklObjWProto
xgboost.tracker class ExSocket RabitTracker WorkerEntry
xgboost.training class CVPack _PackedBooster
`;
