// Declared slices: what they claim, also where their names or the policy are odd.
import { gotOf, type EvaluationFacts, type Got } from '@modelgate/core';
import { expect, it } from 'vitest';
import { metrics } from './model/index.ts';
import { sliceCheck } from './slice-check.ts';

const check = sliceCheck(metrics);
const margin = { metric: 'accuracy', params: {}, margin: { is: 'difference', by: 0.01 } } as const;

function gotFor(
  slice: string,
  rows: number,
  baseline: EvaluationFacts['baseline'] = { kind: 'other' },
): Got<EvaluationFacts> {
  const slices = { [slice]: [{ value: 'a', rows }] };
  return {
    ...gotOf({ name: 'm', tables: {}, baseline, rows: 1000, slices }, {}),
    estimate: () => ({ kind: 'known', value: -0.03, n: rows, law: { law: 'paired', b: 0, c: 30, n: rows } }),
  };
}

it.each(['sex', 'metric', 'of', 'slice', '__proto__'])(
  'a slice called %s keeps its metric and is put into words',
  (slice) => {
    const got = gotFor(slice, 1000);
    const params = { slice, metrics: [margin] };
    const [claim] = check.judge(got, params);
    expect(claim).toMatchObject({ limit: -0.02, burden: 'guard', about: { metric: 'accuracy', of: 'change' } });
    const demand = {
      id: 's',
      check: check.id,
      params,
      on: 'test',
      at: span,
      severity: 'block',
      decide: 'test',
      from: 'head',
    } as const;
    expect(check.say({ demand, claim: claim as never, outcome: 'fail', confidence: 0.95 }, got).subject).toContain(
      `${slice} = a`,
    );
  },
);

const span = { path: 'p', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

it('slices of fewer than 30 rows are said to be too small', () => {
  expect(check.judge(gotFor('sex', 29), { slice: 'sex', metrics: [margin] })).toEqual([
    { fact: 'inapplicable', reason: 'no value has 30 rows', about: { slice: 'sex' } },
  ]);
});

it('without a baseline, or without a margin, they say why they are not judged', () => {
  const none: EvaluationFacts['baseline'] = { kind: 'none', reason: 'a new model' };
  expect(check.judge(gotFor('sex', 100, none), { slice: 'sex', metrics: [margin] })).toMatchObject([
    { fact: 'inapplicable', reason: 'a new model' },
  ]);
  expect(check.judge(gotFor('sex', 100), { slice: 'sex', metrics: [] })).toMatchObject([{ fact: 'inapplicable' }]);
});
