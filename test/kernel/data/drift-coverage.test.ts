// Drift of too few rows is not judged: a pass says so.
import { expect, it } from 'vitest';
import { driftReport } from '../../fixtures/drift.ts';

const table = (rows: number, from: number): string =>
  `x,y\n${Array.from({ length: rows }, (_, i) => `${from + (i % 50)},${i % 7}`).join('\n')}\n`;

it('of fewer than 200 rows is listed as not judged, with its distance', async () => {
  const { verdict, coverage } = await driftReport(table(100, 500), table(100, 0), '{ columns: all }', '');
  expect(verdict).toBe('pass');
  const found = coverage.find(({ what }) => what === 'checks of drift');
  expect(found).toMatchObject({ evaluated: 0, expected: 4 });
  expect(found!.missing[0]).toMatch(/^drift of x of .* sd away, n = 100 .*fewer than 200 rows are only reported$/);
});

it('that is judged is not listed', async () => {
  const { coverage } = await driftReport(table(400, 0), table(400, 0), '{ columns: all }', '');
  expect(coverage.map(({ what }) => what)).not.toContain('checks of drift');
});
