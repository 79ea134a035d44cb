// A model that answers scores and labels says itself which column is which class. Where its labels are mostly not those of its largest
// scores, the columns stand in another order than the class names: a two-class SVM without probabilities, as ONNX Runtime runs
// it, or outputs.classes of the policy in a wrong order.
import { classCodes } from '@modelgate/core/class-codes';
import { plural } from '@modelgate/core/format';
import type { OutputBinding } from '@modelgate/core';
import type { EngineFault } from '../fault.ts';
import { labelCodes } from './label-codes.ts';
import { wrongOutput } from './outputs.ts';
import type { Tensor } from './runtime.ts';

/** Shares. A threshold tuned for a rare class may turn most labels of two classes round, but hardly all; ties and votes of an SVM turn few. */
const MOST_OF_TWO = 0.9;
const MOST_OF_MANY = 0.5;
/** Fewer rows may contradict by chance. */
const ENOUGH_ROWS = 20;

/** Refuses the first batch of a model whose labels contradict its scores; labels that are no class names say nothing. */
export function checkOwnLabels(named: string, output: OutputBinding, scores: Tensor, labels: Tensor, n: number): void {
  const codeOf = labelCodes(labels, classCodes(output.label!.classes));
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- scores are numbers
  const values = scores.data as unknown as ArrayLike<number | bigint>;
  if (output.width === 1 && output.link === 'none' && !areProbabilities(values, n)) return;
  const contradicts = output.width === 1 ? onTheOtherSide(output) : notTheLargest(output);
  let [compared, contradicting] = [0, 0];
  for (let i = 0; i < n; i++) {
    const code = codeOf(i);
    if (code === undefined) continue;
    compared++;
    if (contradicts(values, i, code)) contradicting++;
  }
  const most = output.width <= 2 ? MOST_OF_TWO : MOST_OF_MANY;
  if (compared < ENOUGH_ROWS || contradicting <= most * compared) return;
  throw contradiction(named, output, `other labels in ${contradicting} of ${plural(compared, 'row')}`);
}

/** Other scores decide at a limit that nobody has named. */
function areProbabilities(scores: ArrayLike<number | bigint>, n: number): boolean {
  for (let i = 0; i < n; i++) if (!(scores[i]! >= 0 && scores[i]! <= 1)) return false;
  return true;
}

type Contradicts = (scores: ArrayLike<number | bigint>, row: number, code: number) => boolean;

/** A single score decides at 0.5; what becomes a probability by a link, at 0. */
function onTheOtherSide({ link }: OutputBinding): Contradicts {
  const limit = link === 'none' ? 0.5 : 0;
  return (scores, row, code) => scores[row]! >= limit !== (code === 1);
}

function notTheLargest({ width }: OutputBinding): Contradicts {
  return (scores, row, code) => scores[row * width + code]! < largest(scores, row * width, width);
}

function contradiction(named: string, { width, label, tensor }: OutputBinding, received: string): EngineFault {
  const { classes, tensor: labels } = label!;
  if (width > 1)
    return wrongOutput(
      named,
      `labels (${labels}) that are the classes of the largest scores (${tensor}), columns in the order ${classes.slice(0, 20).join(', ')}`,
      received,
      `the columns stand in another order: say which under outputs.classes of the model in the policy; or they score no classes, as distances do: outputs: { label: ${labels} } judges the labels alone`,
    );
  return wrongOutput(
    named,
    `labels (${labels}) that are ${classes[1]} where the score (${tensor}) is high`,
    received,
    'it scores the other class, or none: name another output under outputs.score of the model in the policy',
  );
}

function largest(values: ArrayLike<number | bigint>, from: number, width: number): number | bigint {
  let best = values[from]!;
  for (let k = 1; k < width; k++) if (values[from + k]! > best) best = values[from + k]!;
  return best;
}
