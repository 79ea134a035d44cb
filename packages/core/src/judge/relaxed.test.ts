// What a change relaxes is listed whether or not it is missed: from what, to what, each demand once.
import type { Estimate } from '@modelgate/stats';
import { expect, it } from 'vitest';
import type { LimitClaim } from '../claim.ts';
import type { Finding } from '../finding.ts';
import { relaxedDemands } from './relaxed.ts';

const start = { line: 3, column: 1 };
const at = { path: 'modelgate.yml', start, end: start };
const of: Estimate = { kind: 'known', value: 0.9, n: 100, law: { law: 'normal', se: 0.01, link: 'id' } };

interface Asked extends Partial<Pick<Finding, 'severity' | 'decide' | 'optional'>> {
  readonly claim?: Partial<LimitClaim>;
  readonly about?: Readonly<Record<string, string>>;
}

/** A finding that passes: the accuracy is at least 0.8. */
function finding({ claim = {}, about = {}, ...over }: Asked = {}): Finding {
  const role = { role: 'overall', burden: 'prove' } as const;
  const asked: LimitClaim = { must: 'min', limit: 0.8, of, estimate: 'accuracy', about, ...role, ...claim };
  const where = Object.values(about).map((value) => ` for ${value}`);
  return {
    id: ['model/accuracy', ...Object.values(about)].join('/'),
    rule: 'model/accuracy',
    demand: 'accuracy',
    outcome: 'pass',
    severity: 'block',
    decide: 'test',
    from: 'head',
    leaves: [{ claim: asked, outcome: 'pass', family: 'overall' }],
    decisive: 0,
    message: {
      subject: `accuracy${where.join('')}`,
      observed: '0.9',
      expected: `at ${asked.must === 'min' ? 'least' : 'most'} ${asked.limit}`,
    },
    at: { ...at, start: { line: 7, column: 1 } },
    places: [],
    fingerprint: 'f',
    ...over,
  };
}

it.each<[string, Asked, Asked, string | undefined, string?]>([
  ['the same', {}, {}, undefined],
  ['a lower floor', {}, { claim: { limit: 0.7 } }, 'at least 0.7'],
  ['a higher floor', {}, { claim: { limit: 0.85 } }, undefined],
  [
    'a higher ceiling',
    { claim: { must: 'max' } },
    { claim: { must: 'max', limit: 0.9 } },
    'at most 0.9',
    'at most 0.8',
  ],
  ['a lower ceiling', { claim: { must: 'max' } }, { claim: { must: 'max', limit: 0.7 } }, undefined],
  [
    'a lighter burden',
    {},
    { claim: { burden: 'guard' } },
    'at least 0.8, not to be disproved',
    'at least 0.8, to be proved',
  ],
  ['a heavier burden', { claim: { burden: 'lean' } }, {}, undefined],
  ['a proof margin in place of the margin', {}, { claim: { proof: 0.7 } }, 'at least 0.8'],
  ['another proof margin', { claim: { proof: 0.75 } }, { claim: { proof: 0.7 } }, undefined],
  ['a warning', {}, { severity: 'warn' }, 'at least 0.8, only a warning', 'at least 0.8, blocking'],
  ['no warning', { severity: 'warn' }, {}, undefined],
  ['optional', {}, { optional: true }, 'at least 0.8, optional', 'at least 0.8, not optional'],
  ['no test', {}, { decide: 'point' }, 'at least 0.8, by the bare estimate', 'at least 0.8, tested'],
])('%s', (_, base, head, is, was = 'at least 0.8') => {
  const found = relaxedDemands([finding(base)], [finding(head)], at);
  const line = { ...at, start: { line: 7, column: 1 } };
  expect(found).toEqual(is === undefined ? [] : [{ what: 'accuracy', was, is, at: line }]);
});

it('a demand that is dropped, at the gate', () => {
  expect(relaxedDemands([finding()], [], at)).toEqual([{ what: 'accuracy', was: 'at least 0.8', is: 'nothing', at }]);
  const margin = finding({ about: { of: 'change' } });
  const kept = finding({ about: { of: 'candidate' } });
  expect(relaxedDemands([margin], [kept], at)).toHaveLength(1);
});

it('a demand that is kept about other slices is not dropped', () => {
  expect(relaxedDemands([finding({ about: { sex: 'F' } })], [finding({ about: { sex: 'M' } })], at)).toEqual([]);
});

it('slices that are relaxed alike share an entry', () => {
  const slices = (limit: number): Finding[] =>
    ['F', 'M', 'X'].map((sex) => finding({ claim: { limit: sex === 'X' ? 0.8 : limit }, about: { sex } }));
  const [one, ...others] = relaxedDemands(slices(0.8), slices(0.7), at);
  expect(one).toMatchObject({ what: 'accuracy for F', was: 'at least 0.8', is: 'at least 0.7', more: 1 });
  expect(others).toEqual([]);
});
