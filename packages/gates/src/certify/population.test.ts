// The population that certify simulates is what it says: accuracies, disagreement and shares within what chance allows.
import { expect, it } from 'vitest';
import { accuracyAtMargins, disagreement, rhoOf, sampleFrame, USUAL_RHO, type Population } from './population.ts';

const n = 40_000;
const usual: Population = { baseline: 0.85, candidate: 0.82, rho: USUAL_RHO, slices: [0.7, 0.3] };

function shares(population: Population, where: (slice: number) => boolean = () => true) {
  const { label, scores, groups } = sampleFrame(population, n, 'a seed');
  const [candidate, baseline] = [scores.candidate, scores.baseline!].map(({ values }) => values!) as [
    Float32Array,
    Float32Array,
  ];
  const slice = groups['slice']!.codes;
  const rows = Array.from({ length: n }, (_, i) => i).filter((i) => where(slice[i]!));
  const share = (is: (i: number) => boolean): number => rows.filter(is).length / rows.length;
  const right = (of: Float32Array, i: number): boolean => of[i]! > 0.5 === (label![i] === 1);
  return {
    rows: rows.length / n,
    positive: share((i) => label![i] === 1),
    candidate: share((i) => right(candidate, i)),
    baseline: share((i) => right(baseline, i)),
    disagree: share((i) => candidate[i]! > 0.5 !== baseline[i]! > 0.5),
    // Of calibrated scores as many are positive as they say.
    calibrated: rows.reduce((sum, i) => sum + candidate[i]! - label![i]!, 0) / rows.length,
  };
}

it('has the accuracies, classes and scores that it names, and models that disagree on nine rows of a hundred', () => {
  const of = shares(usual);
  for (const [found, wanted] of [
    [of.positive, 0.5],
    [of.candidate, 0.82],
    [of.baseline, 0.85],
    [of.calibrated, 0],
    [shares({ ...usual, candidate: 0.85 }).disagree, 0.09],
    [shares(usual, (slice) => slice === 1).rows, 0.3],
  ] as const)
    expect(Math.abs(found - wanted)).toBeLessThan(0.01);
});

it.each([
  // scipy.stats.multivariate_normal.cdf
  [0.85, 0.85, 0.883, 0.08990743054902484],
  [0.9, 0.87, 0.5, 0.15223786556540153],
  [0.6, 0.99, 0.95, 0.39],
  [0.3, 0.85, 0, 0.64],
])(
  'models of accuracies %d and %d whose noises correlate by %d disagree on a share of %d',
  (one, other, rho, share) => {
    expect(Math.abs(disagreement(one, other, rho) - share)).toBeLessThan(1e-9);
  },
);

it('goes back from a disagreement to the correlation, and stays within what there is', () => {
  expect(rhoOf(0.9, disagreement(0.9, 0.9, 0.7))).toBeCloseTo(0.7, 9);
  expect([rhoOf(0.9, 0), rhoOf(0.9, 0.9)]).toEqual([0.9999, 0]);
});

it('is broken in the slice that it names alone, and another seed is another sample', () => {
  const broken = { ...usual, candidate: 0.85, broken: { slice: 1, accuracy: 0.7 } };
  const [whole, part] = [0, 1].map((k) => shares(broken, (slice) => slice === k).candidate);
  expect(Math.abs(whole! - 0.85)).toBeLessThan(0.01);
  expect(Math.abs(part! - 0.7)).toBeLessThan(0.015);
  const [a, b] = ['a', 'b'].map((seed) => sampleFrame(usual, 100, seed).label);
  expect(a).not.toEqual(b);
  expect(sampleFrame(usual, 100, 'a').label).toEqual(a);
});

it('loses at the margins 5 % of log loss, or a point of accuracy, whichever comes first', () => {
  const at = accuracyAtMargins(0.85);
  expect(at).toBeLessThan(0.85);
  expect(at).toBeGreaterThanOrEqual(0.84);
  const loss = (accuracy: number): number => {
    const { label, scores } = sampleFrame({ ...usual, baseline: accuracy, candidate: accuracy }, 200_000, 'loss');
    const { values } = scores.candidate;
    let sum = 0;
    for (const [i, p] of values!.entries()) sum -= Math.log(label![i] === 1 ? p : 1 - p);
    return sum / 200_000;
  };
  expect(Math.abs(loss(at) / loss(0.85) - 1.05)).toBeLessThan(0.005);
});
