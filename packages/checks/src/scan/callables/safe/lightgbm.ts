// Callables that are safe in their role: lightgbm. Written by scripts/scan/lists.ts.

export const ofLightgbm = `
lightgbm class Booster DaskLGBMClassifier DaskLGBMRanker DaskLGBMRegressor EarlyStopException EvalResult LGBMClassifier LGBMModel LGBMRanker LGBMRegressor Path Sequence
lightgbm.basic called EvalResult
lightgbm.basic class Booster EvalResult LGBMDeprecationWarning LightGBMError Sequence _ArrowCArray _ConfigAliases _DummyLogger _MissingType _TempFile
lightgbm.callback called CallbackEnv
lightgbm.callback class CallbackEnv EarlyStopException _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback _ResetParameterCallback
lightgbm.sklearn class LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper
`;
