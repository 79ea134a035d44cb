// Beyond a million rows influence values are kept in fewer bits: standard errors and correlations stay those of doubles.
import { metrics } from '@modelgate/checks';
import { askId, measureScores, paramsOf, type Ask, type Frame } from '@modelgate/core';
import { areaUnderCurve, correlations, seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { gramOf } from '../../packages/stats/src/laws.fixture.ts';

const names = ['a', 'b', 'c'];

/** Two models' scores of one truth, and a slice of three values that it depends on a little. */
function frameOf(n: number): Frame {
  const next = seededUniforms('many rows');
  const [label, codes] = [new Uint8Array(n), new Uint8Array(n)];
  const [candidate, baseline] = [new Float32Array(n), new Float32Array(n)];
  for (let i = 0; i < n; i++) {
    const p = next();
    codes[i] = Math.min(2, Math.floor(3 * (0.9 * next() + 0.1 * p)));
    label[i] = next() < p ? 1 : 0;
    candidate[i] = 0.02 + 0.96 * (0.8 * p + 0.2 * next());
    baseline[i] = 0.02 + 0.96 * (0.7 * p + 0.3 * next());
  }
  const scores = { candidate: { values: candidate, width: 1 }, baseline: { values: baseline, width: 1 } };
  return { n, classes: ['0', '1'], label, scores, groups: { g: { codes, names } } };
}

function askOf(id: string, of: Ask['of'], value?: string): Ask {
  const params = paramsOf(metrics.find((m) => m.id === id)!);
  return { metric: id, params, of, ...(value !== undefined && { slice: { name: 'g', value } }) };
}

const changes = [undefined, 'a', 'b'].flatMap((value) => [
  askOf('accuracy', 'change', value),
  askOf('roc-auc', 'change', value),
  askOf('log-loss', 'relative-change', value),
]);

type Phi = (i: number) => number;

/** φ of a metric and one model over the rows of a slice, in doubles, with its value. */
function single(frame: Frame, model: 'candidate' | 'baseline', metric: string, rows: Uint32Array): [number, Phi] {
  const y = Uint8Array.from(rows, (row) => frame.label[row]!);
  const s = Float64Array.from(rows, (row) => frame.scores[model]!.values![row]!);
  if (metric === 'roc-auc') {
    const { auc, phi } = areaUnderCurve(s, y)!;
    return [auc, (i) => phi[i]!];
  }
  const each: Phi =
    metric === 'accuracy'
      ? (i) => Number(s[i]! > 0.5 === (y[i] === 1))
      : (i) => -Math.log(y[i] === 1 ? s[i]! : 1 - s[i]!);
  const mean = rows.reduce((sum, _, i) => sum + each(i), 0) / rows.length;
  return [mean, (i) => each(i) - mean];
}

/** φ of a change, one value for every row of the frame. */
function vectorOf(frame: Frame, { metric, of, slice }: Ask): Float64Array {
  const { codes } = frame.groups['g']!;
  const all = new Uint32Array(frame.n).map((_, i) => i);
  const rows = slice ? all.filter((row) => names[codes[row]!] === slice.value) : all;
  const [value, candidate] = single(frame, 'candidate', metric, rows);
  const [below, baseline] = single(frame, 'baseline', metric, rows);
  const [factor, by] = of === 'change' ? [1, 1] : [value / below, below];
  const out = new Float64Array(frame.n);
  for (let i = 0; i < rows.length; i++) out[rows[i]!] = (candidate(i) - factor * baseline(i)) / by;
  return out;
}

describe.each([
  { rows: 5_000, within: 1e-6 },
  { rows: 1_100_000, within: 1e-6 },
])('$rows rows', ({ rows, within }) => {
  const frame = frameOf(rows);
  const asks = [...changes, askOf('roc-auc', 'candidate')];
  const measured = measureScores(frame, {
    asks,
    judged: new Set(changes.map(askId)),
    metrics,
    task: 'binary',
    threshold: 0.5,
    identical: false,
    seed: 'test',
  });

  it('correlate as they do in doubles, over slices too', () => {
    const expected = correlations(gramOf(changes.map((ask) => vectorOf(frame, ask))), changes.length);
    expect(measured.correlation.estimates).toEqual(changes.map(askId));
    for (const [k, rho] of expected.entries())
      expect(Math.abs(measured.correlation.lower[k]! - rho), `pair ${k}`).toBeLessThan(within);
  });

  it('have the standard error that they have in doubles', () => {
    const all = new Uint32Array(rows).map((_, i) => i);
    const [, phi] = single(frame, 'candidate', 'roc-auc', all);
    const estimate = measured.estimates['roc-auc/candidate'];
    const law = estimate?.kind === 'known' ? estimate.law : undefined;
    expect(law?.law).toBe('normal');
    // With two phantom rows as large as the largest.
    const [squares, top] = all.reduce<[number, number]>(
      ([sum, most], i) => [sum + phi(i) ** 2, Math.max(most, phi(i) ** 2)],
      [0, 0],
    );
    const expected = Math.sqrt(squares + 2 * top) / rows;
    expect(Math.abs((law as { se: number }).se / expected - 1)).toBeLessThan(1e-6);
  });
});
