// Callables that are safe in their role: lightgbm. Written by scripts/scan/lists.ts.

export const ofLightgbm = `
lightgbm class Booster DaskLGBMClassifier DaskLGBMRanker DaskLGBMRegressor EarlyStopException EvalResult LGBMClassifier LGBMModel LGBMRanker LGBMRegressor Path Sequence
lightgbm.basic called EvalResult LGBMDeprecationWarning LightGBMError _MissingType
lightgbm.basic class Booster EvalResult LGBMDeprecationWarning LightGBMError Sequence _ArrowCArray _ConfigAliases _DummyLogger _MissingType _TempFile
lightgbm.basic freeing Dataset _InnerPredictor
lightgbm.callback called CallbackEnv EarlyStopException
lightgbm.callback class CallbackEnv EarlyStopException _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback _ResetParameterCallback
lightgbm.engine held CVBooster
lightgbm.sklearn class LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper
`;
