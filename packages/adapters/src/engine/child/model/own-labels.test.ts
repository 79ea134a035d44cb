// Labels of a model against its scores: columns in another order are refused, thresholds tuned on purpose are not.
import { expect, it } from 'vitest';
import { EngineFault } from '../fault.ts';
import { checkOwnLabels } from './own-labels.ts';
import type { Tensor } from './runtime.ts';

const rows = 100;

function check(classes: readonly string[], labelled: (best: number, row: number) => number): () => void {
  const width = classes.length;
  const scores = Float32Array.from({ length: rows * width }, (_, i) =>
    i % width === Math.floor(i / width) % width ? 0.8 : 0.1,
  );
  const labels = Array.from({ length: rows }, (_, row) => classes[labelled(row % width, row)]!);
  const output = {
    tensor: 'scores',
    width,
    kind: 'score',
    link: 'none',
    columns: [0],
    label: { tensor: 'label', classes },
  } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a tensor
  const tensors = [
    { type: 'float32', data: scores },
    { type: 'string', data: labels },
  ] as unknown as [Tensor, Tensor];
  return () => checkOwnLabels('model m', output, tensors[0], tensors[1], rows);
}

it('labels of the largest scores, and of a tuned threshold, are in order', () => {
  expect(check(['a', 'b'], (best) => best)).not.toThrow();
  expect(check(['a', 'b'], (best, row) => (row % 10 < 8 ? 1 - best : best))).not.toThrow();
  expect(check(['a', 'b', 'c'], (best, row) => (row % 10 < 4 ? (best + 1) % 3 : best))).not.toThrow();
});

it('columns in another order are not', () => {
  expect(check(['a', 'b'], (best) => 1 - best)).toThrow(EngineFault);
  expect(check(['a', 'b', 'c'], (best) => (best + 1) % 3)).toThrow(EngineFault);
});
