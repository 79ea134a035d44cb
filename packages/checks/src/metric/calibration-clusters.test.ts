// The calibration error of rows in clusters: what they share looks like a lack of calibration, and refutes none.
import { askId, measureScores, type Ask, type Frame } from '@modelgate/core';
import { interval, pValues, seededNormals, seededUniforms, type Known } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { metrics } from '../model/index.ts';

const [SAMPLES, ROWS, SIZE] = [200, 1000, 25];
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const ask: Ask = { metric: 'calibration-error', params: {}, of: 'candidate' };

/** A calibrated model whose noise the rows of a cluster have in common, nearly all of it. */
function drawn(seed: string, clustered: boolean): Known {
  const [normal, uniform] = [seededNormals(`${seed}/noise`), seededUniforms(`${seed}/rows`)];
  const label = Int32Array.from({ length: ROWS }, () => (uniform() < 0.3 ? 1 : 0));
  const values = new Float64Array(ROWS);
  let common = 0;
  for (let i = 0; i < ROWS; i++) {
    if (i % SIZE === 0) common = 0.95 * normal();
    values[i] = sigmoid(Math.log(0.3 / 0.7) + 2 * (2 * label[i]! - 1 + common + Math.sqrt(1 - 0.95 ** 2) * normal()));
  }
  const cluster = Int32Array.from({ length: ROWS }, (_, i) => Math.floor(i / SIZE));
  const scores = { candidate: { values, width: 1 } };
  const frame: Frame = { n: ROWS, classes: ['0', '1'], label, scores, groups: {}, ...(clustered && { cluster }) };
  const request = { asks: [ask], judged: new Set<string>(), metrics, task: 'binary', threshold: 0.5 } as const;
  const found = measureScores(frame, { ...request, identical: false, seed }).estimates[askId(ask)]!;
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
}

it('of a calibrated model a limit at the truth fails in hardly more than 2.5 % of samples', () => {
  let failed = 0;
  for (let k = 0; k < SAMPLES; k++) failed += Number(pValues(drawn(`c${k}`, true), 'max', 0.003).fail <= 0.025);
  // Three standard errors above the nominal rate; 14 % with the bias of independent rows.
  expect(failed / SAMPLES).toBeLessThan(0.025 + 3 * Math.sqrt((0.025 * 0.975) / SAMPLES));
});

it('the value is that of the same rows without clusters, the interval wider on both sides', () => {
  const [alone, together] = [false, true].map((clustered) => drawn('one', clustered)) as [Known, Known];
  expect(together.value).toBe(alone.value);
  const [[low, high], [lower, higher]] = [interval(alone, 0.9), interval(together, 0.9)];
  expect(lower).toBeLessThanOrEqual(low);
  expect(higher).toBeGreaterThan(high);
});
