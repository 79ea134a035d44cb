// Callables that are safe in their role: catboost. Written by scripts/scan/lists.ts.

export const ofCatboost = `
catboost class CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor EFeaturesSelectionAlgorithm EFeaturesSelectionGrouping EFstrType EShapCalcType MetricVisualizer MetricsPlotter XGBPlottingCallback
catboost.core called EFeaturesSelectionAlgorithm EFeaturesSelectionGrouping EFstrType EShapCalcType
catboost.core class BatchMetricCalcer CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor DataFrame EFeaturesSelectionAlgorithm EFeaturesSelectionGrouping EFstrType EShapCalcType Pool Series _CatBoostBase _CustomLoggersStack _StreamLikeWrapper _TrainCallbacksWrapper pandas polars
catboost.hnsw class EDistance EVectorComponentType Hnsw HnswEstimator OnlineHnsw Pool
catboost.hnsw.hnsw called EDistance EVectorComponentType
catboost.hnsw.hnsw class EDistance EVectorComponentType Hnsw HnswEstimator OnlineHnsw Pool
catboost.metrics class AUC BuiltinMetric DataFrame Logloss NDCG RMSE Series _MetricGenerator pandas
catboost.utils class polars
`;
