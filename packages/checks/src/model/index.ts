// The metrics of models, one file each, in the order in which tables list them.
import type { ScoreMetric } from '@modelgate/core';
import { accuracy } from './accuracy.ts';
import { averagePrecision } from './average-precision.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { brier } from './brier.ts';
import { calibrationError } from './calibration-error.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { f1 } from './f1.ts';
import { f1Macro } from './f1-macro.ts';
import { f1Weighted } from './f1-weighted.ts';
import { logLoss } from './log-loss.ts';
import { mae } from './mae.ts';
import { mape } from './mape.ts';
import { mcc } from './mcc.ts';
import { precision } from './precision.ts';
import { precisionMacro } from './precision-macro.ts';
import { precisionWeighted } from './precision-weighted.ts';
import { quantileLoss } from './quantile-loss.ts';
import { r2 } from './r2.ts';
import { recall } from './recall.ts';
import { recallMacro } from './recall-macro.ts';
import { recallWeighted } from './recall-weighted.ts';
import { rmse } from './rmse.ts';
import { rocAuc } from './roc-auc.ts';
import { rocAucOvr } from './roc-auc-ovr.ts';
import { topK } from './top-k.ts';

export const metrics: readonly ScoreMetric[] = [
  accuracy,
  balancedAccuracy,
  precision,
  recall,
  f1,
  precisionMacro,
  recallMacro,
  f1Macro,
  precisionWeighted,
  recallWeighted,
  f1Weighted,
  mcc,
  cohenKappa,
  rocAuc,
  rocAucOvr,
  averagePrecision,
  logLoss,
  brier,
  calibrationError,
  topK,
  rmse,
  mae,
  r2,
  mape,
  quantileLoss,
];
