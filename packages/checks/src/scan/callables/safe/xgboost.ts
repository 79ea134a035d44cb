// Callables that are safe in their role: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost class Booster DataIter XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor
xgboost.callback class CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint
xgboost.compat class XGBClassifierBase XGBModelBase XGBRegressorBase XGBoostLabelEncoder
xgboost.core class Booster DataIter DataSplitMode XGBoostError
xgboost.data class PandasTransformed SingleBatchInternalIter
xgboost.sklearn class XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor _SklObjWProto
xgboost.training class CVPack _PackedBooster
`;
