// Drift of all columns together, end to end: what no column shows is found, in whatever order rows come, and no value is shown.
import { classifierClaim } from '@modelgate/checks';
import type { Finding, Report } from '@modelgate/core';
import { seededNormals, seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { driftReport } from '../../fixtures/drift.ts';
import { runOnce } from '../../fixtures/project.ts';

type Row = readonly (number | string | null)[];

const draws = seededNormals('told apart, end to end');
const uniform = seededUniforms('told apart, end to end');
const CITIES = ['Canary', 'Bern', 'Lima', 'Oslo'];

/** Two numbers that correlate, and a city. */
function rows(n: number, correlation: number): Row[] {
  return Array.from({ length: n }, () => {
    const x = draws();
    const y = correlation * x + Math.sqrt(1 - correlation ** 2) * draws();
    return [x.toFixed(4), y.toFixed(4), CITIES[Math.floor(4 * uniform())]!];
  });
}

const csv = (all: readonly Row[], names = 'x,y,city'): string =>
  `${[names, ...all.map((row) => row.map((cell) => cell ?? '').join(','))].join('\n')}\n`;

const run = (test: string, train: string, drift = '{ domain-classifier: true }'): Promise<Report> =>
  driftReport(test, train, drift);

function told(report: Report): Finding {
  return report.findings.find(({ id }) => id === 'data/domain-classifier')!;
}

describe('what no column shows', () => {
  const before = rows(1500, 0);
  const now = rows(1200, 0.8);

  it('fails, and the pair that changed is named', async () => {
    const report = await run(csv(now), csv(before));
    expect(report.findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toEqual([
      'data/domain-classifier',
    ]);
    expect(told(report).message).toMatchObject({
      observed: expect.stringMatching(/^AUC 0\.7\d\d, n = 1,200 \(reference 1,500\), told apart by x with y 9/),
      expected: 'an AUC of at most 0.575',
    });
    expect(JSON.stringify(report)).not.toContain('Canary');
  });

  it('the limit may be another, and then it holds', async () => {
    expect(told(await run(csv(now), csv(before), '{ domain-classifier: 0.9 }')).outcome).toBe('pass');
  });

  it('rows come in any order, more of them than are looked at too', async () => {
    const many = rows(11_000, 0.5);
    const once = told(await run(csv(many), csv(before)));
    expect(once.message.observed).toContain('n = 10,000 (reference 1,500)');
    const again = told(await run(csv(many.toReversed()), csv(before.toReversed())));
    expect(again.message).toEqual(once.message);
  });

  it('rows that occur many times are drawn one by one', async () => {
    const common = Array.from({ length: 30_000 }, (_, i): Row => [i % 3, 7, 'Bern']);
    const found = told(await run(csv(common), csv(common.slice(0, 3000))));
    expect(found.message.observed).toMatch(
      /^AUC 0\.(49|5)\d*, n = 10,000 \(reference 3,000\), nothing tells them apart/,
    );
  });
});

describe('what is not there never passes', () => {
  const both = csv(rows(400, 0));

  it('a column that the data lacks, or that holds another kind of values', async () => {
    const lacking = told(
      await run(
        csv(
          rows(400, 0).map(([x, , city]) => [x!, city!]),
          'x,city',
        ),
        both,
      ),
    );
    expect(lacking).toMatchObject({
      outcome: 'unknown',
      message: { observed: expect.stringContaining('no column y') },
    });
    const other = csv(rows(400, 0).map(([x, , city]) => [x!, 'low', city!]));
    expect(told(await run(other, both)).outcome).toBe('unknown');
  });

  it('no row at all', () => {
    expect(classifierClaim({ own: 0, before: 500 }, 0.575, 'told')).toMatchObject({ fact: 'unknown' });
    expect(classifierClaim({ own: 500, before: 0 }, 0.575, 'told')).toMatchObject({ fact: 'unknown' });
  });

  it('fewer than 200 rows are only reported', async () => {
    expect(told(await run(csv(rows(150, 0.9)), both))).toMatchObject({
      outcome: 'inapplicable',
      message: { observed: expect.stringContaining('fewer than 200 rows are only reported') },
    });
    expect(told(await run(csv(rows(5, 0)), both)).outcome).toBe('inapplicable');
  });

  it('without any column to look at', async () => {
    const days = csv(
      Array.from({ length: 300 }, () => ['2027-01-01']),
      'day',
    );
    expect((await run(days, days)).findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['data/drift', 'inapplicable'],
      ['data/domain-classifier', 'inapplicable'],
    ]);
  });
});

it('columns of all values missing, constant ones and hostile names are columns too', async () => {
  const names = '"x"" from data; --",constant,"{0}"';
  const odd = (shift: number): string =>
    csv(
      Array.from({ length: 500 }, () => [(draws() + shift).toFixed(3), 1, null]),
      names,
    );
  expect(told(await run(odd(0), odd(0), '{ effect: 9, domain-classifier: true }')).outcome).toBe('pass');
  expect(told(await run(odd(2), odd(0), '{ effect: 9, domain-classifier: true }')).outcome).toBe('fail');
});

it.each([
  ['2', 'policy/out-of-range'],
  ['60%', 'policy/wrong-unit'],
  ['often', 'policy/wrong-type'],
  ['false', 'policy/wrong-type'],
])('%s is not a limit, and the policy says which are: not that only true is', async (limit, code) => {
  const policy = `version: 1
data: { test: { path: test.csv } }
gates: { validate-data: { data: test, reference: test, drift: { domain-classifier: ${limit} } } }
`;
  const [report] = await runOnce({ 'modelgate.yml': policy, 'test.csv': csv(rows(3, 0)) });
  expect(report!.error?.problems).toMatchObject([{ code, message: expect.stringContaining('a number from 0.5 to 1') }]);
});
