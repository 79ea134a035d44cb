// What bias-check says in sentences beside its decisions: only what the rows and the policy's own limits make true.
import { expect, it } from 'vitest';
import { judged, type Rows } from '../fixtures/groups.ts';

/** Groups of 2,000 rows, of which so many are positive; decisions that are right, but for a tenth of either class. */
const group = (name: string, positive: number): Rows => ({ group: name, n: 2000, positive, selected: 0.5 });
const notes = async (parts: readonly Rows[], parity: string): Promise<readonly string[]> =>
  (await judged(parts, `parity: ${parity}`)).notes;

const all = '{ equalized-odds: 20pt, predictive-parity: 20pt }';
const apart = [group('a', 0.5), group('b', 0.3)];

it('limits that cannot all be met are named where the labels differ, with what equal errors would cost', async () => {
  const told = (await notes(apart, all)).filter((note) => note.includes('cannot all be 0'));
  expect(told).toEqual([
    "equalized-odds, predictive-parity cannot all be 0 by g: 30.0 % to 50.0 % of the groups' labels are positive, so that equal error rates would leave their precisions 20 pt apart (Chouldechova 2017).",
  ]);
});

it.each([
  ['groups whose labels are alike', [group('a', 0.4), group('b', 0.4)], all],
  ['limits that can all be met', apart, '{ equalized-odds: 20pt, demographic-parity: 20pt }'],
  ['one limit', apart, '{ equal-opportunity: 20pt }'],
])('not of %s', async (_, parts, parity) => {
  const told = await notes(parts, parity);
  expect(told.some((note) => note.includes('differential fairness'))).toBe(true);
  expect(told.filter((note) => note.includes('cannot all be 0'))).toEqual([]);
});

it('gaps are those of the two groups that lie furthest apart, now and before', async () => {
  const parts = [0.4, 0.5, 0.3, 0.45].map((selected, i): Rows => ({
    ...group('bacd'[i]!, 0.5),
    selected,
    before: 0.5 - selected,
  }));
  const { rows } = await judged(parts, 'parity: { impact-ratio: 0.5 }');
  const told = rows.map(({ metric, candidate, baseline, change }) => [metric, candidate, baseline, change]);
  const rate = /^(-?[\d.]+|[\d.]+ pt) \(.*\), (.*)$/;
  const of = (metric: string): unknown =>
    told.find(([id]) => id === metric)!.map((text) => rate.exec(text!)?.slice(1).join(' of ') ?? text);
  expect(of('impact-ratio')).toEqual(['impact-ratio', '0.600 of c and a', '0.000 of a and c', '+0.600']);
  expect(of('demographic-parity')).toEqual(['demographic-parity', '20 pt of c and a', '20 pt of a and c', '+0.0 pt']);
});
