// Callables that are safe in their role: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost class Booster DataIter XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor
xgboost._data_utils class ArrowArray ArrowDeviceArray ArrowSchema Categories DfCatAccessor TransformedDf _ArrayLikeArg _CudaArrayLikeArg
xgboost.callback class CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint
xgboost.compat class XGBClassifierBase XGBModelBase XGBRegressorBase XGBoostLabelEncoder
xgboost.core class Booster DataIter DataSplitMode XGBoostError _RefMixIn
xgboost.data class ArrowTransformed CudfTransformed PandasTransformed SingleBatchInternalIter
xgboost.sklearn class XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor _SklObjWProto
xgboost.training class CVPack _PackedBooster
`;
