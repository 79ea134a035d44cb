// Which threshold decides for a baseline: its own, as the base branch declares the model, where its scores are read as there.
import type { ModelSubject } from '@modelgate/core';
import { expect, it } from 'vitest';
import { baselineOf } from './belonging.ts';

const start = { line: 1, column: 1 };
const at = { path: 'modelgate.yml', start, end: start };
const model = (over: Partial<ModelSubject>): ModelSubject => ({
  name: 'm',
  source: { kind: 'onnx', path: 'm.onnx' },
  inputs: {},
  outputs: {},
  at,
  ...over,
});

it.each<[string, Partial<ModelSubject>, Partial<ModelSubject>, number | undefined]>([
  ['moved', { threshold: 0.3 }, { threshold: 0.5 }, 0.5],
  ['written for the first time', { threshold: 0.3 }, {}, undefined],
  ['taken out', {}, { threshold: 0.4 }, 0.4],
  ['moved with the link', { threshold: 0.3, outputs: { link: 'sigmoid' } }, { threshold: 0 }, 0.3],
  ['moved with the positive class', { threshold: 0.3, positive: '1' }, { threshold: 0.8, positive: '0' }, 0.3],
])('%s', (_, head, base, threshold) => {
  const found = baselineOf(model(head), model({ ...base, source: { kind: 'onnx', path: 'old.onnx' } }));
  expect([found.threshold, found.source.path]).toEqual([threshold, 'old.onnx']);
});
