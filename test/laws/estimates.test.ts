// From effects to laws: which law an estimate follows, and with which figures.
import { metrics } from '@modelgate/checks';
import type { Frame } from '@modelgate/core';
import { clopperPearson, interval, type Normal } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { measured } from './measured.fixture.ts';

/** Labels and decisions of two models, row by row: '1 1 0' is a positive row that the candidate finds and the baseline misses. */
function decided(rows: readonly string[], more: Partial<Frame> = {}): Frame {
  const [label, candidate, baseline] = [0, 1, 2].map((k) => rows.map((row) => Number(row.split(' ')[k])));
  const scores = (decisions: readonly number[]) => ({ values: Float64Array.from(decisions), width: 1 });
  return {
    n: rows.length,
    classes: ['0', '1'],
    label: Uint8Array.from(label!),
    scores: { candidate: scores(candidate!), baseline: scores(baseline!) },
    groups: {},
    ...more,
  };
}

const repeated = (row: string, times: number): string[] => Array.from({ length: times }, () => row);

describe('a share', () => {
  const rows = [...repeated('1 1 1', 10), ...repeated('1 1 0', 3), '1 0 1', ...repeated('0 0 0', 6)];

  it('of one model is binomial, its change paired: rows that one of both gets right alone', () => {
    expect(measured(decided(rows), 'binary', 'accuracy', 'candidate').law).toEqual({ law: 'binomial', x: 19, n: 20 });
    const { value, law } = measured(decided(rows), 'binary', 'accuracy', 'change');
    expect(value).toBeCloseTo(0.1, 15);
    expect(law).toEqual({ law: 'paired', b: 3, c: 1, n: 20 });
  });

  it('of some rows is paired where both count the same ones, and normal where they do not', () => {
    expect(measured(decided(rows), 'binary', 'recall', 'change').law).toEqual({ law: 'paired', b: 3, c: 1, n: 14 });
    const same = [...repeated('1 1 1', 10), ...repeated('0 1 1', 5), ...repeated('0 0 0', 5)];
    expect(measured(decided(same), 'binary', 'precision', 'change').law).toEqual({ law: 'paired', b: 0, c: 0, n: 15 });
    expect(measured(decided(rows), 'binary', 'precision', 'candidate').law).toEqual({ law: 'binomial', x: 13, n: 13 });
    const other = [...rows, '0 1 0', '0 0 1'];
    expect(measured(decided(other), 'binary', 'precision', 'change').law).toMatchObject({ law: 'normal', link: 'id' });
  });

  it('of rows that weigh or hang together is neither', () => {
    const weight = Float64Array.from(rows, (_, i) => 1 + (i % 3));
    expect(measured(decided(rows, { weight }), 'binary', 'accuracy', 'candidate').law.law).toBe('normal');
    const cluster = Int32Array.from(rows, (_, i) => i % 10);
    expect(measured(decided(rows, { cluster }), 'binary', 'accuracy', 'change')).toMatchObject({
      n: 10,
      law: { law: 'normal', df: 9 },
    });
  });
});

describe('a share of which every row that counts is right', () => {
  const positives = 10;
  const rows = [...repeated('1 1 1', positives), ...repeated('0 0 0', 990)];
  const alike = { weight: new Float64Array(rows.length).fill(2) };
  const apart = { cluster: Int32Array.from(rows.keys()) };

  it.each([
    ['weighted alike', alike],
    ['each a cluster', apart],
  ])('is as sure as those rows are many, not as all rows are: %s', (_, more) => {
    const [low] = clopperPearson(positives, positives, 0.95);
    for (const metric of ['recall', 'precision']) {
      const [from, to] = interval(measured(decided(rows, more), 'binary', metric, 'candidate'), 0.95);
      expect(Math.abs(from - low), metric).toBeLessThan(0.02);
      expect(to).toBe(1);
    }
  });

  it('counts a cluster of them once, and heavy rows for what they weigh', () => {
    const together = { cluster: Int32Array.from(rows, (_, i) => (i < positives ? i >> 1 : i)) };
    const heavy = { weight: Float64Array.from(rows, (_, i) => (i === 0 ? 100 : 1)) };
    for (const [more, effective] of [
      [together, positives / 2],
      [heavy, (100 + positives - 1) ** 2 / (100 ** 2 + positives - 1)],
    ] as const) {
      const { law } = measured(decided(rows, more), 'binary', 'recall', 'candidate');
      expect((law as Normal).se * (effective + 2) * 1.645).toBeCloseTo(3, 1);
    }
  });

  it('has a change of 0 with an error, where it would have none', () => {
    for (const more of [alike, apart]) {
      const { value, law } = measured(decided(rows, more), 'binary', 'recall', 'change');
      expect(value).toBe(0);
      expect((law as Normal).se).toBeCloseTo(Math.SQRT2 / positives, 1);
    }
  });
});

describe('rows of weight 0', () => {
  const few = { label: [1, 0, 1, 0, 1, 0, 0, 1], score: [0.9, 0.2, 0.7, 0.6, 0.4, 0.1, 0.3, 0.8] };

  /** The few rows, and `more` of weight 0 at both ends of the scores. */
  function frameOf(more: number): Frame {
    const label = [...few.label, ...Array.from({ length: more }, (_, i) => i % 2)];
    const score = [...few.score, ...Array.from({ length: more }, (_, i) => (i % 2 === 0 ? 0.01 : 0.99))];
    return {
      n: label.length,
      classes: ['0', '1'],
      label: Uint8Array.from(label),
      scores: { candidate: { values: Float64Array.from(score), width: 1 } },
      groups: { half: { codes: Uint8Array.from(label, (_, i) => i % 2), names: ['even', 'odd'] } },
      cluster: Int32Array.from(label, (_, i) => Math.floor(i / 2)),
      weight: Float64Array.from(label, (_, i) => (i < few.label.length ? 1 + (i % 2) : 0)),
    };
  }

  it.each(metrics.filter(({ tasks }) => tasks.includes('binary')).map(({ id }) => id))('lend %s nothing', (metric) => {
    expect(measured(frameOf(1000), 'binary', metric, 'candidate')).toEqual(
      measured(frameOf(0), 'binary', metric, 'candidate'),
    );
  });
});

describe('a class of three rows', () => {
  const common = [...repeated('0 0 0', 940), ...repeated('0 1 0', 40), ...repeated('0 0 1', 20)];
  const right = [...repeated('1 1 1', 3), ...common];
  const everyCount = ['balanced-accuracy', 'recall-macro', 'f1', 'f1-macro', 'mcc', 'cohen-kappa'];

  it('says of a macro average what its own recall says, although none of its rows is wrong', () => {
    const [low] = clopperPearson(3, 3, 0.95);
    const [from, to] = interval(measured(decided(right), 'binary', 'balanced-accuracy', 'candidate'), 0.95);
    const specificity = 960 / 1000;
    expect(from).toBeCloseTo((low + specificity) / 2, 2);
    expect(to).toBe(1);
  });

  it.each(everyCount)('leaves %s as wide when all are right as when one is wrong', (metric) => {
    const width = (rows: readonly string[]): number => {
      const [from, to] = interval(measured(decided(rows), 'binary', metric, 'candidate'), 0.95);
      return to - from;
    };
    const oneWrong = [...repeated('1 1 1', 2), '1 0 0', ...common];
    expect(width(right)).toBeGreaterThan(0.4 * width(oneWrong));
  });

  it.each(['balanced-accuracy', 'mcc'])('on which two models agree proves no change of %s', (metric) => {
    const [from, to] = interval(measured(decided(right), 'binary', metric, 'change'), 0.95);
    expect(from).toBeLessThan(-0.05);
    expect(to).toBeGreaterThan(0.05);
  });

  it('hangs together in one cluster, and then says as much as one row', () => {
    const rows = [...right.slice(0, 3), ...right];
    const width = (cluster?: Int32Array): number => {
      const frame = decided(rows, cluster && { cluster });
      const [from, to] = interval(measured(frame, 'binary', 'recall-macro', 'candidate'), 0.95);
      return to - from;
    };
    const apart = Int32Array.from(rows, (_, i) => i);
    expect(width(apart) / width()).toBeCloseTo(1, 2);
    expect(width(Int32Array.from(rows, (_, i) => (i < 6 ? 0 : i)))).toBeGreaterThan(1.2 * width(apart));
  });
});

describe('at the end of its range', () => {
  const perfect = [...repeated('1 0.9 0.8', 3), ...repeated('0 0.2 0.1', 500)];

  it('an area under the curve is no surer than the smaller class is large, and no interval leaves the range', () => {
    const [from, to] = interval(measured(decided(perfect), 'binary', 'roc-auc', 'candidate'), 0.95);
    expect(from).toBeLessThan(0.4);
    expect(to).toBe(1);
    for (const metric of ['balanced-accuracy', 'f1', 'average-precision', 'brier', 'log-loss', 'recall']) {
      const { law, ...one } = measured(decided(repeated('1 1 1', 2).concat(['0 0 0'])), 'binary', metric, 'candidate');
      const [least, most] = interval({ law, ...one }, 0.95);
      expect(least, metric).toBeGreaterThanOrEqual(0);
      expect(most, metric).toBeLessThanOrEqual(metric === 'log-loss' ? 10 : 2);
    }
  });

  it('two models that err nowhere differ by what such rows can hide, and are not unknown', () => {
    for (const metric of ['roc-auc', 'average-precision', 'balanced-accuracy', 'f1', 'mcc', 'cohen-kappa']) {
      const { value, law } = measured(decided(perfect), 'binary', metric, 'change');
      expect(value, metric).toBeCloseTo(0, 12);
      expect((law as { se: number }).se, metric).toBeGreaterThan(0.05);
    }
  });
});

describe('a relative change', () => {
  const label = Float64Array.from({ length: 40 }, (_, i) => i);
  const off = (by: (i: number) => number) => ({ values: label.map((x, i) => x + by(i)), width: 1 });
  const [first, second] = [(i: number): number => 1 + (i % 3), (i: number): number => 2 + (i % 5)];
  const frame: Frame = {
    n: 40,
    classes: [],
    label,
    scores: { candidate: off(first), baseline: off(second) },
    groups: {},
  };

  it('is the ratio less 1, with the error of both together and two phantom rows', () => {
    const rows = [...label.keys()];
    const mean = (of: (i: number) => number): number => rows.reduce((sum, i) => sum + of(i), 0) / 40;
    const [candidate, baseline] = [mean(first), mean(second)];
    const ratio = candidate / baseline;
    const phi = rows.map((i) => (first(i) - candidate - ratio * (second(i) - baseline)) / baseline);
    const largest = Math.max(...phi.map(Math.abs));
    const { value, law } = measured(frame, 'regression', 'mae', 'relative-change');
    expect(value).toBeCloseTo(ratio - 1, 14);
    const squares = phi.reduce((sum, x) => sum + x * x, 2 * largest ** 2);
    expect((law as { se: number }).se).toBeCloseTo(Math.sqrt(squares) / 42, 14);
  });
});

describe('a resampled law', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 2} ${i % 2 === 1 ? 0.7 : 0.4} 0.5`);
  const at = (more: Partial<Frame> = {}): readonly number[] => {
    const { law } = measured(decided(rows, more), 'binary', 'calibration-error', 'candidate');
    if (law.law !== 'sampled') throw new Error(law.law);
    return law.at;
  };

  it('is stretched about the value at least by what clusters add to the error, and by weights that are alike not at all', () => {
    const { value } = measured(decided(rows), 'binary', 'calibration-error', 'candidate');
    const own = at();
    const alike = at({ weight: new Float64Array(60).fill(2) });
    for (const [i, x] of own.entries()) expect(alike[i]).toBeCloseTo(x, 9);
    // Ten clusters of six rows that are alike: their sums are six times as large, and G/(G − 1) is 10/9.
    const wide = at({ cluster: Int32Array.from(rows, (_, i) => (i % 2) * 5 + Math.floor(i / 12)) });
    const middle = (own.length - 1) / 2;
    for (const [i, x] of own.entries()) {
      const further = wide[i]! - value - (x - value) * Math.sqrt((6 * 10) / 9);
      expect(i < middle ? -further : further).toBeGreaterThan(-1e-9);
    }
  });
});
