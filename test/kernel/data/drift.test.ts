// Drift end to end: the SQL counts as the statistics do, what cannot be compared is unknown, and no value is shown.
import type { Finding, Report } from '@modelgate/core';
import { binnedWasserstein, histogram, measuredJensenShannon, seededNormals } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { driftReport, momentsOf } from '../../fixtures/drift.ts';
import { runOnce } from '../../fixtures/project.ts';

type Cell = number | string | null;

function csv(columns: Readonly<Record<string, readonly Cell[]>>): string {
  const names = Object.keys(columns);
  const rows = Object.values(columns)[0]!.map((_, i) => names.map((name) => columns[name]![i] ?? '').join(','));
  return `${[names.join(','), ...rows].join('\n')}\n`;
}

const run = (test: string, train: string, drift = '{ columns: all }', more = ''): Promise<Report> =>
  driftReport(test, train, drift, more);

function finding(report: Report, id: string): Finding {
  const found = report.findings.find((f) => f.id === id);
  if (!found) throw new Error(`no ${id} among ${report.findings.map((f) => f.id).join(', ')}`);
  return found;
}

function estimateOf(found: Finding): { value: number; law: unknown } {
  const { claim } = found.leaves[0]!;
  if (!('must' in claim) || claim.of.kind !== 'known') throw new Error(JSON.stringify(claim));
  return claim.of;
}

const draws = seededNormals('drift end to end');
const normals = (n: number, shift = 0): number[] =>
  Array.from({ length: n }, () => Number((draws() + shift).toFixed(4)));
const repeated = <T>(n: number, ...values: readonly T[]): T[] =>
  Array.from({ length: n }, (_, i) => values[i % values.length]!);

describe('what the SQL counts is what the statistics are defined on', () => {
  it.each([
    ['normal', normals(400), normals(300, 0.4)],
    ['whole numbers', normals(400).map((x) => Math.round(3 * x)), normals(300).map((x) => Math.round(4 * x))],
    ['far away', normals(400), normals(300, 100)],
    ['tiny', normals(400).map((x) => x * 1e-100), normals(300).map((x) => x * 1e-100)],
    ['large with little spread', normals(400).map((x) => 1.7e9 + x), normals(300, 1).map((x) => 1.7e9 + x)],
  ])('numbers: %s', async (_, train, test) => {
    const found = finding(await run(csv({ x: test }), csv({ x: train })), 'data/drift/column=x');
    const at = momentsOf(train);
    const expected = binnedWasserstein(histogram(train, at), histogram(test, at), 0.2);
    const { value, law } = estimateOf(found) as { value: number; law: { bias: number; se: number } };
    expect(Math.abs(value / expected.value - 1)).toBeLessThan(1e-6);
    expect(Math.abs(law.se / expected.law.se - 1)).toBeLessThan(1e-6);
    expect(Math.abs(law.bias - expected.law.bias)).toBeLessThan(1e-5);
  });

  it('infinities and NaN are not values', async () => {
    const [train, test] = [normals(300), normals(250, 0.5)];
    const odd = (values: readonly number[]): Cell[] => [...values, 'inf', '-inf', 'nan', ...repeated(9, null)];
    const report = await run(
      csv({ id: repeated(262, 1, 2), x: odd(test) }),
      csv({ id: repeated(312, 1, 2), x: odd(train) }),
    );
    const at = momentsOf(train);
    const expected = binnedWasserstein(histogram(train, at), histogram(test, at), 0.2);
    expect(estimateOf(finding(report, 'data/drift/column=x')).value).toBeCloseTo(expected.value, 6);
  });

  it('categories: rare ones together, new ones apart', async () => {
    const before = [...repeated(300, 'a'), ...repeated(200, 'b')];
    const now = [...repeated(200, 'a'), ...repeated(200, 'b')];
    const train = csv({ rare: [...before, 'r1', 'r2', 'r3'], fresh: [...before, 'a', 'a', 'a'] });
    const test = csv({
      rare: [...now, ...repeated(60, 'a'), 'r1', 'r2'],
      fresh: [...now, ...repeated(62, 'n1', 'n2')],
    });
    const report = await run(test, train);
    const of = (column: string): number => estimateOf(finding(report, `data/drift/column=${column}`)).value;
    expect(of('rare')).toBe(measuredJensenShannon([300, 200, 3], [260, 200, 2]).value);
    expect(of('fresh')).toBeCloseTo(measuredJensenShannon([303, 200, 0], [200, 200, 62]).value, 4);
  });
});

describe('outcomes', () => {
  it('a shift fails, its absence passes, and both say how far it is at least and at most', async () => {
    const train = csv({ moved: normals(2000), still: normals(2000) });
    const report = await run(csv({ moved: normals(1000, 0.6), still: normals(1000) }), train);
    expect(finding(report, 'data/drift/column=moved')).toMatchObject({ outcome: 'fail' });
    expect(finding(report, 'data/drift/column=still')).toMatchObject({ outcome: 'pass' });
    expect(finding(report, 'data/drift/column=moved').message.observed).toMatch(/interval 0\.\d+ to 0\.\d+$/);
  });

  it('a reference of one value: others are told apart from it, as two levels', async () => {
    const train = csv({ x: repeated(400, 7), y: repeated(400, 7) });
    const report = await run(csv({ x: repeated(400, 7), y: repeated(400, 7, 7, 8) }), train);
    expect(finding(report, 'data/drift/column=x').outcome).toBe('pass');
    expect(finding(report, 'data/drift/column=y').outcome).toBe('fail');
  });

  it('missing values: a change fails, few of them are neither shown nor judged', async () => {
    const whole = repeated(1000, 1, 2, 3);
    const holes = (n: number): Cell[] => whole.map((x, i) => (i < n ? null : x));
    const train = csv({ id: whole, x: whole, y: whole });
    const report = await run(csv({ id: whole, x: holes(100), y: holes(3) }), train);
    expect(finding(report, 'data/drift/missing/column=x').outcome).toBe('fail');
    const before = await run(csv({ id: whole, x: holes(100) }), csv({ id: whole, x: holes(3) }));
    expect(finding(before, 'data/drift/missing/column=x').message.observed).toContain(
      'at most 0.500 % in the reference',
    );
    expect(estimateOf(finding(before, 'data/drift/missing/column=x')).value).toBeCloseTo(0.095, 12);
    const few = finding(report, 'data/drift/missing/column=y');
    expect(few).toMatchObject({ outcome: 'pass', message: { observed: 'at most 5 are missing' } });
  });

  it('below 200 values the distance is only told', async () => {
    const report = await run(csv({ x: normals(199, 3) }), csv({ x: normals(1000) }));
    const found = finding(report, 'data/drift/column=x');
    expect(found.outcome).toBe('inapplicable');
    expect(found.message.observed).toMatch(/^[23]\.\d+ sd away, .*fewer than 200 rows are only reported$/);
  });

  it('more than 1,000 different values are not categories, and are named as such', async () => {
    const names = Array.from({ length: 1500 }, (_, i) => `customer ${i}`);
    const found = finding(await run(csv({ x: names }), csv({ x: names })), 'data/drift/column=x');
    expect(found).toMatchObject({ outcome: 'inapplicable', message: { observed: expect.stringContaining('1,000') } });
    const asked = await run(csv({ x: names }), csv({ x: names }), '{ columns: [x] }');
    expect(finding(asked, 'data/drift/column=x').outcome).toBe('unknown');
  });
});

describe('what cannot be compared never passes', () => {
  const numbers = normals(500);
  const ids = (from: number, step = 1n): string[] =>
    Array.from({ length: 500 }, (_, i) => String(9_100_000_000_000_000_000n + step * BigInt(from + (i % 3))));
  it.each([
    ['the data lacks the column', csv({ y: numbers }), csv({ x: numbers, y: numbers }), 'no column x'],
    ['the column holds text now', csv({ x: repeated(500, 'a') }), csv({ x: numbers }), 'VARCHAR'],
    [
      'the values are too far apart',
      csv({ x: numbers.map((x) => x * 1e200) }),
      csv({ x: numbers.map((x) => x * 1e-200) }),
      '',
    ],
    [
      'their squares are too large',
      csv({ x: numbers.map((x) => x * 1e300) }),
      csv({ x: numbers.map((x) => x * 1e300) }),
      'too large to be computed with',
    ],
    ['whole numbers differ where doubles do not', csv({ x: ids(1) }), csv({ x: ids(0) }), 'too large'],
    ['whole numbers differ in steps of doubles', csv({ x: ids(1, 999n) }), csv({ x: ids(0, 999n) }), 'too large'],
    ['no value is left', csv({ x: repeated(500, null), y: numbers }), csv({ x: numbers, y: numbers }), ''],
    ['the reference has no value', csv({ x: numbers, y: numbers }), csv({ x: repeated(500, null), y: numbers }), ''],
  ])('%s', async (_, test, train, why) => {
    const report = await run(test, train, '{ columns: [x] }');
    const found = finding(report, 'data/drift/column=x');
    expect(found.outcome).toBe('unknown');
    expect(found.message.observed).toContain(why);
    expect(report.verdict).toBe('error');
  });

  it.each([
    ['numbers', 'nan'],
    ['anything', null],
  ])('a column of %s without a value on either side is nothing to compare, unless it is named', async (_, none) => {
    const empty = csv({ x: repeated(500, none), y: numbers });
    const all = await run(empty, empty);
    expect(finding(all, 'data/drift/column=x').outcome).toBe('inapplicable');
    expect(finding(all, 'data/drift/missing/column=x').outcome).toBe('pass');
    expect(all.verdict).toBe('pass');
    expect(finding(await run(empty, empty, '{ columns: [x] }'), 'data/drift/column=x').outcome).toBe('unknown');
  });

  it('one whole number of many digits is one value', async () => {
    const same = csv({ x: repeated(500, '9007199254740993') });
    expect(finding(await run(same, same), 'data/drift/column=x').outcome).toBe('pass');
  });

  it('a column of the reference that is gone is unknown among all, unless it is excepted', async () => {
    const [test, train] = [csv({ y: numbers }), csv({ x: numbers, y: numbers })];
    expect(finding(await run(test, train), 'data/drift/column=x').outcome).toBe('unknown');
    const excepted = await run(test, train, '{ columns: all, except: [x] }');
    expect(excepted.findings.map((f) => f.id)).toEqual(['data/drift/column=y', 'data/drift/missing/column=y']);
  });

  it('without a reference', async () => {
    const policy = `version: 1
data: test.csv
gates:
  validate-data: { drift: 0.2, categories: { new: 0 }, correlation-change: 0.5 }
`;
    const [report] = await runOnce({ 'modelgate.yml': policy, 'test.csv': csv({ x: numbers }) });
    const message = 'categories, correlation-change, drift compare with a reference, and the policy names none';
    expect(report!.error?.problems).toMatchObject([
      { code: 'policy/missing-key', message, at: { start: { line: 4 } } },
    ]);
  });
});

it('levels are named only where values may be shown', async () => {
  const [test, train] = [csv({ city: repeated(600, 'Canary') }), csv({ city: repeated(600, 'Canary', 'Other') })];
  expect(JSON.stringify(await run(test, train))).not.toContain('Canary');
  const shown = finding(await run(test, train, '0.2', 'show-values: true'), 'data/drift/column=city');
  expect(shown.message.observed).toContain('most of all “Canary”: 50.0 % to 100 %');
});
