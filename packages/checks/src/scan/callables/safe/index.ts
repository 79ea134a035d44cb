// Callables that are safe in their role. Written by scripts/scan/lists.ts.
import { ofCatboost } from './catboost.ts';
import { ofCategory_encoders } from './category_encoders.ts';
import { ofImblearn } from './imblearn.ts';
import { ofJoblib } from './joblib.ts';
import { ofLightgbm } from './lightgbm.ts';
import { ofNumpy } from './numpy.ts';
import { ofPandas } from './pandas.ts';
import { ofPandas2 } from './pandas2.ts';
import { ofPython } from './python.ts';
import { ofScipy } from './scipy.ts';
import { ofScipy2 } from './scipy2.ts';
import { ofScipy3 } from './scipy3.ts';
import { ofSklearn } from './sklearn.ts';
import { ofSklearn2 } from './sklearn2.ts';
import { ofSklearn3 } from './sklearn3.ts';
import { ofStatsmodels } from './statsmodels.ts';
import { ofTorch } from './torch.ts';
import { ofTorch2 } from './torch2.ts';
import { ofTorchvision } from './torchvision.ts';
import { ofXgboost } from './xgboost.ts';

export const safe: readonly string[] = [
  ofCatboost,
  ofCategory_encoders,
  ofImblearn,
  ofJoblib,
  ofLightgbm,
  ofNumpy,
  ofPandas,
  ofPandas2,
  ofPython,
  ofScipy,
  ofScipy2,
  ofScipy3,
  ofSklearn,
  ofSklearn2,
  ofSklearn3,
  ofStatsmodels,
  ofTorch,
  ofTorch2,
  ofTorchvision,
  ofXgboost,
];
