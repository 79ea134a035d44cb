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

function checkOne(link: 'none' | 'sigmoid', label: (high: boolean) => string): () => void {
  const scores = Float32Array.from({ length: rows }, (_, i) => (i + 0.5) / rows - (link === 'none' ? 0 : 0.5));
  const labels = Array.from({ length: rows }, (_, i) => label(2 * i >= rows));
  const own = { tensor: 'label', classes: ['no', 'yes'] };
  const output = { tensor: 'scores', width: 1, kind: 'score', link, columns: [0], label: own } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a tensor
  const tensors = [
    { type: 'float32', data: scores },
    { type: 'string', data: labels },
  ] as unknown as [Tensor, Tensor];
  return () => checkOwnLabels('model m', output, tensors[0], tensors[1], rows);
}

it('a single score is that of the positive class, before a link and without one', () => {
  for (const link of ['none', 'sigmoid'] as const) {
    expect(checkOne(link, (high) => (high ? 'yes' : 'no'))).not.toThrow();
    expect(checkOne(link, (high) => (high ? 'no' : 'yes'))).toThrow(EngineFault);
    expect(checkOne(link, (high) => (high ? '1' : '0'))).not.toThrow();
  }
});
