// Tables of groups: a row a group, numbers with intervals, hostile names shown letter by letter, the thresholds that matter kept.
import type { Figures, GroupTable, Report, SweepPoint } from '@modelgate/core';
import { expect, test } from 'vitest';
import { groupFigures, groupRates } from './groups.ts';

const interval = [0.1, 0.3] as const;
const rate = { value: 0.2, interval, n: 40 };
const hostile = '<img src=x> | @everyone';

const groups: readonly GroupTable[] = [
  {
    by: 'sex',
    ungrouped: 3,
    rows: [
      { group: '', n: 100, positives: 30, candidate: { 'selection-rate': rate } },
      { group: hostile, n: 40, positives: 10, candidate: { 'selection-rate': { ...rate, shrunk: 0.25 } } },
      { group: 'Male', n: 60, candidate: {} },
    ],
  },
];

const point = (threshold: number): SweepPoint => ({
  threshold,
  accuracy: 0.8,
  selectionRate: 0.3,
  disparities: { 'impact-ratio by sex': threshold > 0.9 ? null : 0.81 },
  keeps: false,
});
const points = Array.from({ length: 200 }, (_, i) => point(i / 200));

const figures: Figures = {
  sets: [
    {
      by: 'sex',
      differentialFairness: { decisions: 0, labels: 0 },
      inequality: {},
      labels: { groups: [], difference: 0, p: 1 },
      impact: [
        {
          by: 'sex',
          of: 'selection',
          unknown: 3,
          highest: 'Male',
          rows: [
            {
              category: hostile,
              n: 40,
              share: 0.4,
              selected: 8,
              rate: 0.2,
              rateInterval: interval,
              ratio: 0.5,
              ratioInterval: interval,
              fisher: 0.0001,
              z: -0.01,
              leftOut: false,
            },
            { category: 'few', n: 1, share: 0.01, selected: 0, rate: 0, rateInterval: interval, leftOut: true },
          ],
        },
      ],
      flips: {
        column: 'sex',
        share: 0.2,
        interval,
        groups: [{ group: 'Male', rows: 60, changed: 3, gained: 1, lost: 2 }],
      },
    },
  ],
  sweep: { points, used: points[101]!, within: [] },
  evidence: [{ framework: 'A frame', section: '1(a)', asks: 'rates', figures: ['impact ratios', 'flips'] }],
};
const report = { groups, figures } as unknown as Report;

test('rates of groups, all rows first, and a rate that there is not', () => {
  const [table] = groupRates(report);
  expect(table!.open).toContain('Groups by sex (2, 3 rows in none)');
  expect(table!.rows).toEqual([
    '| all rows | 100 | 30 | 0.200 (0.100 – 0.300) |',
    expect.stringContaining('| 40 | 10 | 0.200 (0.100 – 0.300), shrunk 0.250 |'),
    '| Male | 60 | – | – |',
  ]);
  expect(table!.rows[1]).not.toContain('<img');
  expect(table!.rows[1]!.split(/(?<!\\)\|/)).toHaveLength(6);
});

test('few thresholds are shown, the one in use always', () => {
  const sweep = groupRates(report).at(-1)!;
  expect(sweep.rows.length).toBeLessThanOrEqual(22);
  expect(sweep.rows.some((row) => row.includes('**0.505** (in use)'))).toBe(true);
  expect(sweep.rows.at(-1)).toContain('| – | no |');
});

test('impact ratios and flips, with what was left out', () => {
  const [impact, flips, evidence] = groupFigures(report);
  expect(evidence!.rows).toEqual(['- A frame, 1(a), asks for rates: impact ratios, flips']);
  expect(impact!.open).toContain('to Male, 3 rows of unknown category');
  expect(impact!.rows[0]).toContain('0.500 (0.100 – 0.300) | &#60; 0.001 | 0.0 |');
  expect(impact!.rows[1]).toContain('left out: few rows | – | – |');
  expect(flips!.rows).toEqual(['| Male | 60 | 3 | 1 | 2 |']);
});

test('decisions among several classes', () => {
  const decisions = [
    {
      by: 'sex',
      classes: ['a', hostile],
      groups: [{ group: 'Male', n: 60, shares: [0.25, 0.75] }],
      furthest: { groups: ['Male', 'Female'] as const, totalVariation: 0.25 },
    },
  ];
  const [shares] = groupFigures({ figures: { sets: [], decisions, evidence: [] } } as unknown as Report);
  expect(shares!.open).toContain('Male and Female lie furthest apart, total variation 0.250');
  expect(shares!.open).not.toContain('<img');
  expect(shares!.rows).toEqual(['| Male | 60 | 25.0 % | 75.0 % |']);
});

test('nothing of a gate without groups', () => {
  const none = {} as unknown as Report;
  expect([...groupRates(none), ...groupFigures(none)]).toEqual([]);
});
