// Tensors to columns of scores.
import type { OutputBinding } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineFault } from '../fault.ts';
import { outputTable } from './outputs.ts';

const WIDTH = 3;
const binding: OutputBinding = { tensor: 'y', kind: 'score', link: 'none', width: WIDTH, columns: [2, 0] };
const number = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(3.4028234663852886e38, -3.4028234663852886e38, Number.NaN, Number.POSITIVE_INFINITY),
);
const rows = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 });

describe.each([
  ['float32', Float32Array],
  ['float64', Float64Array],
] as const)('%s', (type, ArrayOf) => {
  it('numbers are copied as they are, and rows with one that is none are counted', () => {
    fc.assert(
      fc.property(rows, (tensor) => {
        const n = tensor.length;
        const table = outputTable('a model', binding, { name: 'y', isTensor: true, type }, 2 * n);
        const data = ArrayOf.from(tensor.flat());
        for (const at of [0, n]) table.add({ type, data, dims: [n, WIDTH] }, n, n, at);
        expect(table.columns).toHaveLength(2);
        for (const [k, column] of table.columns.entries()) {
          const values = tensor.map((row) => row[binding.columns[k]!]);
          expect([...column]).toEqual([...values, ...values]);
        }
        const wrong = tensor.filter((row) => binding.columns.some((c) => !Number.isFinite(row[c])));
        expect(table.faults.notFinite).toBe(2 * wrong.length);
      }),
    );
  });
});

it('a tensor of another shape is refused, and where there are labels they are the way out', () => {
  const data = Float32Array.from([0.5, -0.5]);
  const add = (label?: OutputBinding['label']) => () =>
    outputTable(
      'a model',
      { ...binding, ...(label && { label }) },
      { name: 'y', isTensor: true, type: 'float32' },
      2,
    ).add({ type: 'float32', data, dims: [2, 1] }, 2, 2, 0);
  expect(faultOf(add()).hint).toBe('check outputs: of the model in the policy');
  expect(faultOf(add({ tensor: 'l', classes: ['a', 'b', 'c'] })).hint).toContain('outputs: { label: l }');
});

function faultOf(work: () => void): { readonly received?: string; readonly hint?: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof EngineFault && error.fault.family === 'input') return error.fault.problem;
  }
  throw new Error('it was accepted');
}
