// The promise that a report cannot keep: a floor of the ROC AUC where a class has few rows.
import { plural } from '@modelgate/core';
import { metricDemandOf } from '@modelgate/checks';
import type { EvaluationPlan } from './plan.ts';

/** Where every class has as many, a ROC AUC at its floor is proved in about 5 % of samples. */
const ENOUGH_OF_A_CLASS = 100;

/**
 * Of thirty positive rows most samples hold none that is ranked low, so the estimate is too high and its error too small: floors at the truth
 * were proved in 8 to 12 % of samples of two classes, and with five or ten rows of one of five classes in up to 18.
 */
export function rareClassNotes({
  demands,
  frozen,
  task,
}: Pick<EvaluationPlan, 'demands' | 'frozen' | 'task'>): string[] {
  if (task.id === 'regression') return [];
  const fewest = Math.min(...Object.values(frozen.label.values));
  const hasFloor = demands.some(
    ({ id, params }) => id.startsWith('roc-auc') && metricDemandOf(params).limit !== undefined,
  );
  if (!hasFloor || !(fewest < ENOUGH_OF_A_CLASS)) return [];
  return [
    `The rarest class has ${plural(fewest, 'row')}: with so few, a ROC AUC below its floor may be proved to be above it more often than that, in up to 18 % of samples.`,
  ];
}
