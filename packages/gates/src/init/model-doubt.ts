// A doubt about a model that is certainly worse than one that ignores its inputs: it was probably given other columns, classes or labels
// than it was made for.
import { figureText, ratioText, type ValueCounts } from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';

/** The doubt as a sentence, or undefined. `valueOf` gives a metric of the model over all rows, where its task has it. */
export function doubtOf(label: ValueCounts, valueOf: (metric: string) => Estimate | undefined): string | undefined {
  const share = mostFrequent(label);
  const [accuracy, area, r2] = [valueOf('accuracy'), valueOf('roc-auc'), valueOf('r2')];
  if (share !== undefined && isBelow(accuracy, share))
    return `accuracy ${ratioText(accuracy.value)}, less than ${ratioText(share)} of always saying the most frequent class: ${CLASSES}`;
  if (isBelow(area, 0.5)) return `ROC AUC ${ratioText(area.value)}, less than 0.5 of chance: ${CLASSES}`;
  if (isBelow(r2, 0)) return `R² ${figureText(r2.value)}, less than 0 of always saying the mean: ${VALUES}`;
  return undefined;
}

const CLASSES =
  "are the columns in the model's order, are the classes and the positive one its own, is this the label?";
const VALUES = "are the columns in the model's order and in its units, is this the label?";

type Known = Extract<Estimate, { kind: 'known' }>;

/** Whether the true value is below the limit, with 97.5 % confidence. */
function isBelow(estimate: Estimate | undefined, limit: number): estimate is Known {
  return estimate?.kind === 'known' && interval(estimate, 0.95)[1] < limit;
}

/** The accuracy of always predicting the most frequent class: its share. */
function mostFrequent({ values, more }: ValueCounts): number | undefined {
  const rows = Object.values(values);
  return more ? undefined : Math.max(...rows) / rows.reduce((sum, n) => sum + n, 0);
}
