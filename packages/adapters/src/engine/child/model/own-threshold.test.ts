// Thresholds of a model's own labels: another one than 0.5 is told, and nothing that may be chance.
import { expect, it } from 'vitest';
import type { OutputBinding } from '@modelgate/core';
import type { EngineFault } from '../fault.ts';
import { checkOwnThreshold } from './own-threshold.ts';
import type { Tensor } from './runtime.ts';

const ROWS = 100;

/** Scores 0.005, 0.015, … of the positive class; labels as `isPositive` says. */
function problem(isPositive: (score: number, row: number) => boolean, binding: Partial<OutputBinding> = {}, scale = 1) {
  const width = binding.width ?? 1;
  const score = (row: number): number => (scale * (row + 0.5)) / ROWS;
  const scores = Array.from({ length: ROWS }, (_, row) => (width === 1 ? [score(row)] : [1 - score(row), score(row)]));
  const labels = Array.from({ length: ROWS }, (_, row) => (isPositive(score(row), row) ? 'yes' : 'no'));
  const label = { tensor: 'label', classes: ['no', 'yes'] };
  const output: OutputBinding = {
    tensor: 'p',
    width,
    kind: 'score',
    link: 'none',
    columns: [width - 1],
    label,
    ...binding,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a tensor
  const tensors = [
    { type: 'float32', data: scores.flat() },
    { type: 'string', data: labels },
  ] as unknown as Tensor[];
  try {
    checkOwnThreshold('model m', output, tensors[0]!, tensors[1]!, ROWS);
  } catch (error) {
    const { fault } = error as EngineFault;
    return fault.family === 'input' ? fault.problem : undefined;
  }
  return undefined;
}

it.each([{}, { width: 2, complements: true }])('is told where the policy names none: %j', (binding) => {
  const found = problem((score) => score > 0.172, binding);
  expect(found).toMatchObject({
    code: 'input/model-outputs',
    received: 'other labels in 33 of 100 rows, as at about 0.17',
  });
  expect(found?.hint).toContain('threshold: 0.17;');
  expect(problem((score) => score > 0.83, binding)?.hint).toContain('threshold: 0.83;');
});

it('of 0.5, or near it, is as judged', () => {
  expect(problem((score) => score > 0.5)).toBeUndefined();
  expect(problem((score) => score > 0.455)).toBeUndefined();
});

it('that the policy names is believed, and so is a link', () => {
  expect(problem((score) => score > 0.172, { width: 2 })).toBeUndefined();
  expect(problem((score) => score > 0.172, { link: 'sigmoid' })).toBeUndefined();
});

it('is none where no score parts the labels, or one class alone occurs: the labels can be judged alone', () => {
  for (const isPositive of [(score: number) => score < 0.7, () => true, () => false])
    expect(problem(isPositive)?.hint).toMatch(/^write outputs: \{ label: label \}/);
});

it('of scores that are no probabilities is not 0.5', () => {
  expect(problem((score) => score > 0.172, { columns: [0] }, 3)).toBeUndefined();
});
