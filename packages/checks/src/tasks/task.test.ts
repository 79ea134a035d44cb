// Which outputs of a model are its scores and its labels.
import type { ModelFacts, TensorFacts } from '@modelgate/core';
import { expect, it } from 'vitest';
import { outputFacts } from './task.ts';

const labels: TensorFacts = { name: 'label', type: 'int64', shape: [null] };
const scores: TensorFacts = { name: 'probabilities', type: 'float32', shape: [null, 2] };

function model(...outputs: readonly TensorFacts[]): ModelFacts {
  return { digest: 'sha256:0', bytes: 1, opsets: {}, producer: '', inputs: [], outputs };
}

it('both are found where there is one of each', () => {
  expect(outputFacts(model(labels, scores), {})).toEqual({
    score: { tensor: 'probabilities', width: 2 },
    label: { tensor: 'label', counted: true },
  });
});

it('labels that are named alone are judged alone', () => {
  expect(outputFacts(model(labels, scores), { label: 'label' })).toEqual({
    label: { tensor: 'label', counted: true },
  });
  expect(outputFacts(model(labels, scores), { label: 'label', score: 'probabilities' })).toMatchObject({
    score: { tensor: 'probabilities' },
  });
});

it('several that could be the scores are no choice of ours', () => {
  const more: TensorFacts = { name: 'embedding', type: 'float32', shape: [null, 64] };
  expect(outputFacts(model(labels, scores, more), {})).toEqual({ ambiguous: ['probabilities', 'embedding'] });
});
