// Populations whose metrics are hard to estimate: few rows make up most of the error, and the usual normal law is too sure.
import type { Frame } from '@modelgate/core';
import { seededNormals, seededUniforms } from '@modelgate/stats';

export interface SkewedPopulation {
  readonly name: string;
  readonly task: 'binary' | 'multiclass' | 'regression';
  /** Ids of the metrics that are judged. */
  readonly metrics: readonly string[];
  /** Those of which nothing is promised: the fourth moment of their influence values is infinite, or made of rows that samples do not hold. */
  readonly open?: readonly string[];
  readonly draw: (n: number, seed: string) => Frame;
}

const BINARY = ['roc-auc', 'average-precision', 'log-loss', 'brier', 'recall', 'f1', 'mcc'];
const REGRESSION = ['rmse', 'mae', 'r2', 'quantile-loss'];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

/** Two models see the label's sign times `apart` with noise that correlates by 0.9, and score the probability: calibrated. */
function binary(
  name: string,
  share: number,
  apart: number,
  spread?: (normal: () => number) => number,
  open: readonly string[] = [],
): SkewedPopulation {
  const draw = (n: number, seed: string): Frame => {
    const [normal, uniform] = [seededNormals(`${seed}/noise`), seededUniforms(`${seed}/rows`)];
    const label = new Int32Array(n);
    const [candidate, baseline] = [new Float32Array(n), new Float32Array(n)];
    for (let i = 0; i < n; i++) {
      label[i] = uniform() < share ? 1 : 0;
      const mean = label[i] === 1 ? apart : -apart;
      const shared = normal();
      candidate[i] = sigmoid(logit(share) + 2 * apart * (mean + shared));
      baseline[i] = sigmoid(logit(share) + 2 * apart * (mean + 0.9 * shared + Math.sqrt(0.19) * normal()));
    }
    const weight = spread && Float64Array.from({ length: n }, () => spread(normal));
    return { ...framed(n, label, candidate, baseline), classes: ['0', '1'], ...(weight && { weight }) };
  };
  return { name, task: 'binary', metrics: BINARY, open, draw };
}

/** Rows in clusters of `size`, half of whose noise is the cluster's. */
function clustered(name: string, size: number): SkewedPopulation {
  const draw = (n: number, seed: string): Frame => {
    const [normal, uniform] = [seededNormals(`${seed}/noise`), seededUniforms(`${seed}/rows`)];
    const label = new Int32Array(n);
    const cluster = Int32Array.from({ length: n }, (_, i) => Math.floor(i / size));
    const [candidate, baseline] = [new Float32Array(n), new Float32Array(n)];
    let common = 0;
    for (let i = 0; i < n; i++) {
      if (i % size === 0) common = Math.SQRT1_2 * normal();
      label[i] = uniform() < 0.5 ? 1 : 0;
      const seen = (label[i] === 1 ? 1 : -1) + common + Math.SQRT1_2 * normal();
      candidate[i] = sigmoid(2 * seen);
      baseline[i] = sigmoid(2 * (seen + 0.4 * normal()));
    }
    return { ...framed(n, label, candidate, baseline), classes: ['0', '1'], cluster };
  };
  return { name, task: 'binary', metrics: BINARY, draw };
}

/** Labels are what the candidate says plus an error; the baseline's is a little larger. */
function regression(
  name: string,
  error: (normal: () => number, uniform: () => number) => number,
  open: readonly string[] = [],
): SkewedPopulation {
  const draw = (n: number, seed: string): Frame => {
    const [normal, uniform] = [seededNormals(`${seed}/noise`), seededUniforms(`${seed}/rows`)];
    const [label, candidate, baseline] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i++) {
      candidate[i] = 2 * normal();
      label[i] = candidate[i]! + error(normal, uniform);
      baseline[i] = candidate[i]! + 0.3 * normal();
    }
    return { ...framed(n, label, candidate, baseline), classes: [] };
  };
  return { name, task: 'regression', metrics: REGRESSION, open, draw };
}

/** Three classes, one of them a fiftieth of the rows. */
function multiclass(name: string): SkewedPopulation {
  const draw = (n: number, seed: string): Frame => {
    const [normal, uniform] = [seededNormals(`${seed}/noise`), seededUniforms(`${seed}/rows`)];
    const label = new Int32Array(n);
    const [candidate, baseline] = [new Float32Array(3 * n), new Float32Array(3 * n)];
    for (let i = 0; i < n; i++) {
      const u = uniform();
      label[i] = u < 0.02 ? 2 : u < 0.5 ? 1 : 0;
      const shared = [normal(), normal(), normal()];
      candidate.set(softmax(shared.map((z, k) => 1.5 * z + (k === label[i] ? 3 : 0))), 3 * i);
      baseline.set(softmax(shared.map((z, k) => 1.5 * (0.9 * z + 0.44 * normal()) + (k === label[i] ? 3 : 0))), 3 * i);
    }
    const scores = { candidate: { values: candidate, width: 3 }, baseline: { values: baseline, width: 3 } };
    return { n, classes: ['a', 'b', 'c'], label, scores, groups: {} };
  };
  return { name, task: 'multiclass', metrics: ['balanced-accuracy', 'f1-macro', 'recall-macro', 'log-loss'], draw };
}

function softmax(values: readonly number[]): readonly number[] {
  const powers = values.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function framed(
  n: number,
  label: Frame['label'],
  candidate: Float32Array | Float64Array,
  baseline: Float32Array | Float64Array,
): Omit<Frame, 'classes'> {
  const scores = { candidate: { values: candidate, width: 1 }, baseline: { values: baseline, width: 1 } };
  return { n, label, scores, groups: {} };
}

/** Student's t with three degrees of freedom: squares of it have no variance. */
function t3(normal: () => number): number {
  const chi = normal() ** 2 + normal() ** 2 + normal() ** 2;
  return normal() / Math.sqrt(chi / 3);
}

export const populations: readonly SkewedPopulation[] = [
  binary('0.5 % positives', 0.005, 2, undefined, ['roc-auc']),
  binary('2 % positives', 0.02, 1),
  binary('10 % positives', 0.1, 1),
  binary('models that are almost perfect', 0.3, 2),
  binary('weights with a long tail', 0.3, 1, (normal) => Math.exp(normal())),
  clustered('clusters of 25 rows', 25),
  multiclass('three classes, one of 2 %'),
  regression('normal errors', (normal) => normal()),
  regression('lognormal errors', (normal) => Math.exp(normal()) - Math.exp(0.5), ['rmse', 'r2']),
  regression('errors like Student’s t with 3 df', t3, ['rmse', 'r2']),
  regression('1 % of errors tenfold', (normal, uniform) => (uniform() < 0.01 ? 10 : 1) * normal()),
];
