// Callables that are safe in their role: lightgbm. Written by scripts/scan/lists.ts.

export const ofLightgbm = `
lightgbm class Booster CVBooster DaskLGBMClassifier DaskLGBMRanker DaskLGBMRegressor EarlyStopException LGBMClassifier LGBMModel LGBMRanker LGBMRegressor Path Sequence
lightgbm.basic class Booster LGBMDeprecationWarning LightGBMError Sequence _ArrowCArray _ConfigAliases _DummyLogger _MissingType _TempFile
lightgbm.callback class CallbackEnv EarlyStopException _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback _ResetParameterCallback
lightgbm.engine class CVBooster
lightgbm.sklearn class LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper
`;
