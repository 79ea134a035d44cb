// Limits exactly at the truth are proved in at most 5 % of samples, also where few rows, or heavy ones, make up most of the error.
import type { Frame } from '@modelgate/core';
import { normalCdf, pValues, seededNormals, seededUniforms, wilson } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { measured } from './measured.fixture.ts';

const RUNS = 600;

interface Design {
  readonly metric: 'mae' | 'roc-auc';
  readonly truth: number;
  /** A sample drawn from `uniform` and `normal`. */
  readonly draw: (uniform: () => number, normal: () => number) => Frame;
}

/** Errors of a regression that always predicts 0. */
function errors(n: number, of: (row: number) => number, more: Partial<Frame> = {}): Frame {
  const label = Float64Array.from({ length: n }, (_, row) => of(row));
  return {
    n,
    classes: [],
    label,
    scores: { candidate: { values: new Float64Array(n), width: 1 } },
    groups: {},
    ...more,
  };
}

const exponential = (uniform: () => number): number => -Math.log(1 - uniform());

/** Scores N(±μ, 1) of two classes, of which a tenth is positive: the area under the curve is Φ(√2·μ). */
function ranked(n: number, mu: number, uniform: () => number, normal: () => number): Frame {
  const label = Uint8Array.from({ length: n }, () => Number(uniform() < 0.1));
  const values = Float64Array.from(label, (y) => 1 / (1 + Math.exp(-(2 * y - 1) * mu - normal())));
  return { n, classes: ['0', '1'], label, scores: { candidate: { values, width: 1 } }, groups: {} };
}

const designs: Readonly<Record<string, Design>> = {
  'weights with a long tail': {
    metric: 'mae',
    truth: 1,
    draw: (uniform, normal) => {
      const weight = Float64Array.from({ length: 500 }, () => Math.exp(1.5 * normal()));
      return errors(weight.length, () => exponential(uniform), { weight });
    },
  },
  'sixty clusters of skewed errors': {
    metric: 'mae',
    truth: Math.exp(1.3 ** 2 / 2),
    draw: (_, normal) => {
      const cluster = Int32Array.from({ length: 480 }, (__, row) => row >> 3);
      const shared = Float64Array.from({ length: 60 }, () => Math.exp(1.3 * normal()));
      return errors(cluster.length, (row) => shared[cluster[row]!]!, { cluster });
    },
  },
  'one error of two hundred is fifty times as large': {
    metric: 'mae',
    truth: Math.sqrt(2 / Math.PI) * (1 + 0.005 * 49),
    draw: (uniform, normal) => errors(2000, () => (uniform() < 0.005 ? 50 : 1) * normal()),
  },
  'an area under the ROC curve close to 1': {
    metric: 'roc-auc',
    truth: normalCdf(Math.SQRT2 * 2.4),
    draw: (uniform, normal) => ranked(2000, 2.4, uniform, normal),
  },
};

it.each(Object.entries(designs))('%s', (name, { metric, truth, draw }) => {
  const task = metric === 'mae' ? 'regression' : 'binary';
  let proved = 0;
  for (let run = 0; run < RUNS; run++) {
    const frame = draw(seededUniforms(`${name}/${run}/u`), seededNormals(`${name}/${run}/n`));
    const found = measured(frame, task, metric, 'candidate');
    proved += Number(pValues(found, metric === 'mae' ? 'max' : 'min', truth).pass <= 0.05);
  }
  expect(wilson(proved, RUNS, 0.98)[0]).toBeLessThanOrEqual(0.05);
});
