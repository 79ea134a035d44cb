// A model that answers scores and labels says itself which column is which class. Where its labels are mostly not those of its largest
// scores, the columns stand in another order than the class names: a two-class SVM without probabilities, as ONNX Runtime runs
// it, or outputs.classes of the policy in a wrong order.
import type { OutputBinding } from '@modelgate/core';
import { wrongOutput } from './outputs.ts';
import type { Tensor } from './runtime.ts';

/** Shares. A threshold tuned for a rare class may turn most labels of two classes round, but hardly all; ties and votes of an SVM turn few. */
const MOST_OF_TWO = 0.9;
const MOST_OF_MANY = 0.5;
/** Fewer rows may contradict by chance. */
const ENOUGH_ROWS = 20;

/** Refuses the first batch of a model whose labels contradict its scores; labels that are no class names say nothing. */
export function checkOwnLabels(named: string, output: OutputBinding, scores: Tensor, labels: Tensor, n: number): void {
  const codes = new Map(output.label!.classes.map((name, code) => [name, code]));
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- typed arrays, or an array of strings
  const [values, own] = [scores.data, labels.data] as unknown as [ArrayLike<number | bigint>, ArrayLike<unknown>];
  const spell = labels.type === 'bool' ? (label: unknown): string => String(label === 1) : String;
  let [compared, contradicting] = [0, 0];
  for (let i = 0; i < n; i++) {
    const code = codes.get(spell(own[i]));
    if (code === undefined) continue;
    compared++;
    if (values[i * output.width + code]! < largest(values, i * output.width, output.width)) contradicting++;
  }
  const most = output.width === 2 ? MOST_OF_TWO : MOST_OF_MANY;
  if (compared < ENOUGH_ROWS || contradicting <= most * compared) return;
  throw wrongOutput(
    named,
    `labels (${output.label!.tensor}) that are the classes of the largest scores (${output.tensor}), columns in the order ${output.label!.classes.slice(0, 20).join(', ')}`,
    `other labels in ${contradicting} of ${compared} rows`,
    'the columns stand in another order: say which under outputs.classes of the model in the policy',
  );
}

function largest(values: ArrayLike<number | bigint>, from: number, width: number): number | bigint {
  let best = values[from]!;
  for (let k = 1; k < width; k++) if (values[from + k]! > best) best = values[from + k]!;
  return best;
}
