// The checks of data, one file each, in the order in which reports list them.
import type { DataCheck, DataRule } from '../data-check/data-check.ts';
import { association } from './association.ts';
import { categories } from './categories.ts';
import { classBalance } from './class-balance.ts';
import { columnOrder } from './column-order.ts';
import { columns } from './columns.ts';
import { conflictingLabels } from './conflicting-labels.ts';
import { constantColumns } from './constant-columns.ts';
import { correlationChange } from './correlation-change.ts';
import { domainClassifier } from './domain-classifier.ts';
import { drift } from './drift.ts';
import { duplicates } from './duplicates.ts';
import { expressions } from './expressions.ts';
import { extraColumns } from './extra-columns.ts';
import { freshness } from './freshness.ts';
import { inSet } from './in-set.ts';
import { leakage, leakageChecks } from './leakage.ts';
import { length } from './length.ts';
import { matches } from './matches.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { mixedTypes } from './mixed-types.ts';
import { notEvaluated } from './not-evaluated.ts';
import { nulls } from './nulls.ts';
import { outliers } from './outliers.ts';
import { predictionDrift } from './prediction-drift.ts';
import { references } from './references.ts';
import { rows } from './rows.ts';
import { stringVariants } from './string-variants.ts';
import { type } from './type.ts';
import { unique } from './unique.ts';
import { withWayOut } from '../data-check/way-out.ts';

/** Checks with a key of their own in the policy. */
export const dataRules: readonly DataRule[] = [
  type,
  nulls,
  min,
  max,
  inSet,
  matches,
  length,
  outliers,
  rows,
  extraColumns,
  columnOrder,
  unique,
  duplicates,
  references,
  expressions,
  freshness,
  categories,
  mixedTypes,
  stringVariants,
  constantColumns,
  conflictingLabels,
  classBalance,
  association,
  correlationChange,
  drift,
  leakage,
];

/**
 * All checks, including those without a key: the presence of columns, which follows
 * from naming them, and rules of a contract that are not evaluated.
 */
export const dataChecks: readonly DataCheck[] = [
  columns,
  ...dataRules,
  domainClassifier,
  predictionDrift,
  ...leakageChecks,
  notEvaluated,
].map(withWayOut);
