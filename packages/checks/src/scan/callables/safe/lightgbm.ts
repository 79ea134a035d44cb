// Callables that are safe in their role: lightgbm. Written by scripts/scan/lists.ts.

export const ofLightgbm = `
lightgbm class Booster CVBooster DaskLGBMClassifier DaskLGBMRanker DaskLGBMRegressor EarlyStopException LGBMClassifier LGBMModel LGBMRanker LGBMRegressor Path Sequence
lightgbm.basic class Booster Dataset LGBMDeprecationWarning LightGBMError Sequence _ArrowCArray _ConfigAliases _DummyLogger _InnerPredictor _MissingType _TempFile
lightgbm.callback class CallbackEnv EarlyStopException _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback _ResetParameterCallback
lightgbm.compat class Client Future _LGBMClassifierBase _LGBMModelBase _LGBMRegressorBase arrow_cffi dask_Array dask_DataFrame dask_Series dt_DataTable pa_Array pa_ChunkedArray pa_Table pa_compute pd_CategoricalDtype pd_DataFrame pd_Series
lightgbm.engine class CVBooster
lightgbm.sklearn class LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper
`;
