// The law of the calibration error: limits at the truth are rarely refuted, and rarely proved.
import type { View } from '@modelgate/core';
import { pValues, seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { calibrationBins, debiasedError, plugInError, resampledLaw } from './calibration.ts';

const ALPHA = 0.05;
const SAMPLES = 300;
const ROWS = 1000;

/** Scores p whose true frequency is that of the logit times `truth`: below 1 the model is too sure of itself. */
function drawn(n: number, truth: number, seed: string): View {
  const next = seededUniforms(seed);
  const [y, s] = [new Int32Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const logit = 10 * next() - 5;
    s[i] = sigmoid(logit);
    y[i] = next() < sigmoid(truth * logit) ? 1 : 0;
  }
  return { n, y, s, width: 1, classes: 2, order: () => new Uint32Array(0) };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

describe('the calibration error of a model', () => {
  it.each([
    ['that is too sure of itself', 0.5],
    ['that is not sure enough', 1.6],
  ])('%s: a limit at the truth is proved in about 5 % of samples and fails in 2.5', (name, truth) => {
    const limit = plugInError(calibrationBins(drawn(400_000, truth, `${name}/truth`)).bins);
    let [proved, failed] = [0, 0];
    for (let k = 0; k < SAMPLES; k++) {
      const { bins } = calibrationBins(drawn(ROWS, truth, `${name}/${k}`));
      const of = { kind: 'known', value: debiasedError(bins), n: ROWS, law: resampledLaw(bins, String(k)) } as const;
      const { pass, fail } = pValues(of, 'max', limit);
      proved += Number(pass <= ALPHA);
      failed += Number(fail <= ALPHA / 2);
    }
    // Three standard errors above the nominal rate
    expect(proved / SAMPLES).toBeLessThan(ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / SAMPLES));
    expect(failed / SAMPLES).toBeLessThan(ALPHA / 2 + 3 * Math.sqrt(ALPHA / 2 / SAMPLES));
  });
});
