// Limits: the bare number and the map, each with its side, its margin and its words.
import { expect, test } from 'vitest';
import { limitInWords, limitSchema, metricsSchema, type LimitSpec } from './limit.ts';
import { specs } from './fake-gate.fixture.ts';

const [accuracy, , , logLoss, topK] = specs as unknown as [LimitSpec, LimitSpec, LimitSpec, LimitSpec, LimitSpec];

test.each([
  [accuracy, 0.84, { limit: 0.84 }, 'accuracy at least 0.84'],
  [
    accuracy,
    { min: 0.84, margin: '1pt' },
    { limit: 0.84, margin: { is: 'difference', by: 0.01 } },
    'accuracy at least 0.84; not worse than the baseline by more than 1 point',
  ],
  [
    logLoss,
    { margin: '5%' },
    { margin: { is: 'relative', by: 0.05 } },
    'log-loss not worse than the baseline by more than 5 %',
  ],
  [
    logLoss,
    { max: 0.3, margin: 0.02 },
    { limit: 0.3, margin: { is: 'difference', by: 0.02 } },
    'log-loss at most 0.3; not worse than the baseline by more than 0.02',
  ],
  [topK, { k: 3, min: 0.9 }, { limit: 0.9, params: { k: 3 } }, 'top-k at least 0.9'],
] as const)('%#', (spec, written, expected, words) => {
  const limit = limitSchema(spec).parse(written);
  expect(limit).toEqual({ severity: 'block', decide: 'test', params: {}, ...expected });
  expect(limitInWords(spec, limit)).toBe(words);
});

test('how it is judged', () => {
  const written = { min: 0.8, severity: 'warn', burden: 'prove', proof: 'strict', decide: 'point', optional: true };
  const limit = limitSchema(accuracy).parse(written);
  expect(limit).toEqual({ ...written, min: undefined, limit: 0.8, params: {} });
  expect(limitInWords(accuracy, limit)).toBe(
    'accuracy at least 0.8 (warns only, the bare estimate decides, warns when it cannot be computed)',
  );
});

test('a metric that is not there is an unknown metric', () => {
  const issue = metricsSchema(specs).safeParse({ acuracy: 1 }).error!.issues[0];
  expect([issue.code, issue.message]).toEqual(['unrecognized_keys', 'policy/unknown-metric']);
});
