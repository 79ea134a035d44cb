// Change of correlations end to end: the SQL measures r over rows with both values, and an error that the jackknife confirms.
import { seededNormals } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { driftReport } from '../../fixtures/drift.ts';

type Row = readonly [x: number | null, y: number | null];

const normal = seededNormals('change of correlations');

/** Incomes and what is spent of them; every seventh row lacks one of the two. */
function drawn(rows: number, rho: number): readonly Row[] {
  return Array.from({ length: rows }, (_, i): Row => {
    const [a, b] = [normal(), normal()];
    const [x, y] = [Math.exp(a), 1e9 + Math.exp(rho * a + Math.sqrt(1 - rho ** 2) * b)];
    return i % 7 === 0 ? (i % 2 === 0 ? [null, y] : [x, null]) : [x, y];
  });
}

function csv(rows: readonly Row[]): string {
  return `x,y\n${rows.map(([x, y]) => `${x ?? ''},${y ?? ''}`).join('\n')}\n`;
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const centred = ([0, 1] as const).map((k) => {
    const values = pairs.map((pair) => pair[k]);
    const middle = mean(values);
    return values.map((v) => v - middle);
  });
  const product = (a: readonly number[], b: readonly number[]): number => mean(a.map((v, i) => v * b[i]!));
  const [x, y] = centred as [number[], number[]];
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function jackknifed(rows: readonly Row[]): { readonly r: number; readonly variance: number } {
  const pairs = rows.filter((row): row is [number, number] => row[0] !== null && row[1] !== null);
  const left = pairs.map((_, i) => correlationOf(pairs.toSpliced(i, 1)));
  const middle = left.reduce((sum, r) => sum + r, 0) / left.length;
  const squares = left.reduce((sum, r) => sum + (r - middle) ** 2, 0);
  return { r: correlationOf(pairs), variance: (squares * (left.length - 1)) / left.length };
}

it('is measured over rows with both values, with the error of their own distribution', async () => {
  const [train, test] = [drawn(700, 0.4), drawn(500, 0.7)];
  const report = await driftReport(csv(test), csv(train), '9', 'correlation-change: 0.1');
  const [leaf] = report.findings.find(({ id }) => id.startsWith('data/correlation-change'))!.leaves;
  const { of } = leaf!.claim as { of: { value: number; law: { se: number; df: number } } };
  const [before, own] = [jackknifed(train), jackknifed(test)];
  expect(of.value).toBeCloseTo(Math.abs(own.r - before.r), 6);
  // The jackknife’s error of long tails is a little larger.
  expect(Math.abs(of.law.se / Math.sqrt(own.variance + before.variance) - 1)).toBeLessThan(0.1);
  // Normal values would have an error of a third less.
  expect(of.law.se).toBeGreaterThan(1.2 * Math.sqrt((1 - own.r ** 2) ** 2 / 428 + (1 - before.r ** 2) ** 2 / 600));
  expect(of.law.df).toBeLessThan(300);
});
