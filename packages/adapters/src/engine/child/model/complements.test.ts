// Two columns of probabilities: those of two classes confirm each other, those of two labels do not.
import { expect, it } from 'vitest';
import { EngineFault } from '../fault.ts';
import { checkComplements } from './complements.ts';
import type { Tensor } from './runtime.ts';

const rows = 40;

function check(link: 'none' | 'sigmoid', pair: (row: number) => readonly [number, number]): () => void {
  const data = Float32Array.from({ length: 2 * rows }, (_, i) => pair(Math.floor(i / 2))[i % 2]!);
  const output = { tensor: 'scores', kind: 'score', link, width: 2, columns: [1], complements: true } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a tensor
  return () => checkComplements('model m', output, { type: 'float32', data } as unknown as Tensor, rows);
}

it('probabilities of two classes pass, roughly rounded ones and opposite logits too', () => {
  expect(check('none', (i) => [i / rows, 1 - i / rows])).not.toThrow();
  expect(check('none', (i) => [i / rows, 1.02 - i / rows])).not.toThrow();
  expect(check('sigmoid', (i) => [i - 20, 20 - i])).not.toThrow();
});

it('two labels with a probability each do not', () => {
  expect(check('none', (i) => [0.4, i / rows])).toThrow(EngineFault);
  expect(check('sigmoid', (i) => [-3, i - 20])).toThrow(EngineFault);
});

it('scores beyond 0 … 1 are told where decisions are made', () => {
  expect(check('none', (i) => [-i, i])).not.toThrow();
});
