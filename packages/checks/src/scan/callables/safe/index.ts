// Callables that are safe in their role. Written by scripts/scan/lists.ts.
import { ofCatboost } from './catboost.ts';
import { ofJoblib } from './joblib.ts';
import { ofLightgbm } from './lightgbm.ts';
import { ofNumpy } from './numpy.ts';
import { ofPandas } from './pandas.ts';
import { ofPython } from './python.ts';
import { ofScipy } from './scipy.ts';
import { ofSklearn } from './sklearn.ts';
import { ofTorch } from './torch.ts';
import { ofXgboost } from './xgboost.ts';

export const safe: readonly string[] = [
  ofCatboost,
  ofJoblib,
  ofLightgbm,
  ofNumpy,
  ofPandas,
  ofPython,
  ofScipy,
  ofSklearn,
  ofTorch,
  ofXgboost,
];
