// A model of two classes whose own labels are not those of its scores at 0.5: an SVM whose probabilities were fitted later, a threshold that
// was tuned. Judged at 0.5, its figures would be those of decisions that it does not make.
import { classCodes } from '@modelgate/core/class-codes';
import { plural } from '@modelgate/core/format';
import type { OutputBinding } from '@modelgate/core';
import type { EngineFault } from '../fault.ts';
import { labelCodes } from './label-codes.ts';
import { wrongOutput } from './outputs.ts';
import type { Tensor } from './runtime.ts';

/** Ties and rounding turn fewer labels round. */
const MOST = 0.05;
/** Fewer rows may differ by chance. */
const ENOUGH_ROWS = 20;

/** Refuses the first batch of such a model when the policy names no threshold. */
export function checkOwnThreshold(
  named: string,
  output: OutputBinding,
  scores: Tensor,
  labels: Tensor,
  n: number,
): void {
  if (output.columns.length !== 1 || output.link !== 'none') return;
  if (output.width === 2 && !output.complements) return;
  const found = compare(output, scores, labels, n);
  const { rows, others, probabilities } = found;
  if (probabilities && rows >= ENOUGH_ROWS && others > MOST * rows) throw otherDecisions(named, output, found);
}

interface Compared {
  readonly rows: number;
  /** Rows with another label than the score gives them at 0.5. */
  readonly others: number;
  /** Whether all scores lie in [0, 1]; others have no limit of 0.5. */
  readonly probabilities: boolean;
  /** The largest score of a negative label, and the smallest of a positive one. */
  readonly above: number;
  readonly below: number;
}

function compare({ width, columns, label }: OutputBinding, scores: Tensor, labels: Tensor, n: number): Compared {
  const codeOf = labelCodes(labels, classCodes(label!.classes));
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- scores are numbers
  const values = scores.data as unknown as ArrayLike<number | bigint>;
  const positive = width === 1 ? 1 : columns[0]!;
  let [rows, others, above, below, probabilities] = [0, 0, -Infinity, Infinity, true];
  for (let i = 0; i < n; i++) {
    const code = codeOf(i);
    if (code === undefined) continue;
    const score = Number(values[i * width + columns[0]!]);
    rows++;
    probabilities &&= score >= 0 && score <= 1;
    if (code === positive) below = Math.min(below, score);
    else above = Math.max(above, score);
    if (score > 0.5 !== (code === positive)) others++;
  }
  return { rows, others, probabilities, above, below };
}

function otherDecisions(named: string, { label, tensor }: OutputBinding, found: Compared): EngineFault {
  const { rows, others, above, below } = found;
  const at = Number.isFinite(above) && Number.isFinite(below) ? shortest(above, below) : undefined;
  const own =
    at === undefined
      ? `outputs: { label: ${label!.tensor} }, to judge the labels alone`
      : `the threshold that the model was tuned to, about threshold: ${at}`;
  return wrongOutput(
    named,
    `labels (${label!.tensor}) as its scores (${tensor}) give them at 0.5, since the policy names no threshold`,
    `other labels in ${others} of ${plural(rows, 'row')}${at === undefined ? '' : `, as at about ${at}`}`,
    `write ${own}; or threshold: 0.5, if that is how its scores are used`,
  );
}

/** The number with the fewest digits that parts the scores: not below one, and below the other. Undefined where there is none. */
function shortest(above: number, below: number): number | undefined {
  if (above >= below) return undefined;
  for (let digits = 2; digits < 16; digits++) {
    const rounded = Number(((above + below) / 2).toFixed(digits));
    if (above <= rounded && rounded < below) return rounded;
  }
  return above;
}
