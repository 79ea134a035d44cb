// Callables that are safe in their role: catboost. Written by scripts/scan/lists.ts.

export const ofCatboost = `
catboost.core class BatchMetricCalcer CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor DataFrame EFeaturesSelectionAlgorithm EFeaturesSelectionGrouping EFstrType EShapCalcType Pool Series _CatBoostBase _CustomLoggersStack _StreamLikeWrapper _TrainCallbacksWrapper
catboost.eval._fold_model class FoldModel
catboost.eval._fold_models_handler class FoldModelsHandler
catboost.eval._fold_storage class FoldStorage _FoldFile
catboost.eval._readers class _BaseReader _SimpleDataReader _SimpleStreamingFileReader
catboost.eval._splitter class _Splitter
catboost.eval.catboost_evaluation class CatboostEvaluation EvalType
catboost.eval.evaluation_result class CaseEvaluationResult EvaluationResults MetricEvaluationResult ScoreConfig ScoreType
catboost.eval.execution_case class ExecutionCase
catboost.eval.factor_utils class FactorUtils LabelMode
catboost.hnsw.hnsw class EDistance EVectorComponentType Hnsw HnswEstimator OnlineHnsw Pool
catboost.metrics class BuiltinMetric DataFrame Series _MetricGenerator
catboost.plot_helpers class OfflineMetricVisualizer
catboost.widget.callbacks class XGBPlottingCallback XGBTrainingCallback
catboost.widget.ipythonwidget class MetricVisualizer MetricWidget
catboost.widget.metrics_plotter class MetricsPlotter MetricsWidget
`;
