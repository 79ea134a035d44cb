// Callables that pass what they are given on to what is named behind the module. Written by scripts/scan/lists.ts.
import { ofCatboost } from './catboost.ts';
import { ofImblearn } from './imblearn.ts';
import { ofJoblib } from './joblib.ts';
import { ofKeras } from './keras.ts';
import { ofKeras2 } from './keras2.ts';
import { ofLightgbm } from './lightgbm.ts';
import { ofNumpy } from './numpy.ts';
import { ofPandas } from './pandas.ts';
import { ofPython } from './python.ts';
import { ofScipy } from './scipy.ts';
import { ofSklearn } from './sklearn.ts';
import { ofStatsmodels } from './statsmodels.ts';
import { ofTorch } from './torch.ts';
import { ofTorchvision } from './torchvision.ts';
import { ofXgboost } from './xgboost.ts';

export const reaching: readonly string[] = [
  ofCatboost,
  ofImblearn,
  ofJoblib,
  ofKeras,
  ofKeras2,
  ofLightgbm,
  ofNumpy,
  ofPandas,
  ofPython,
  ofScipy,
  ofSklearn,
  ofStatsmodels,
  ofTorch,
  ofTorchvision,
  ofXgboost,
];
