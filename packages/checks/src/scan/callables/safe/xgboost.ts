// Callables that are safe in their role: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost class Booster DataIter DeviceQuantileDMatrix QuantileDMatrix RabitTracker XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor
xgboost.callback class CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint
xgboost.collective class CommunicatorContext Op
xgboost.compat class XGBClassifierBase XGBModelBase XGBRegressorBase XGBoostLabelEncoder
xgboost.core class Booster DMatrix DataIter DataSplitMode DeviceQuantileDMatrix QuantileDMatrix XGBoostError _ProxyDMatrix
xgboost.data class PandasTransformed SingleBatchInternalIter
xgboost.federated class FederatedTracker
xgboost.libpath class XGBoostLibraryNotFound
xgboost.rabit class Op RabitContext
xgboost.sklearn class XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor _SklObjWProto
xgboost.tracker class ExSocket RabitTracker WorkerEntry
xgboost.training class CVPack _PackedBooster
`;
