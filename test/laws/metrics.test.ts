// Laws that every metric of the catalogue keeps; a new metric is tested here without a new line.
import { groupMeans, groupRates, metrics, topShare } from '@modelgate/checks';
import { paramsOf, type KnownEffect, type ScoreMetric, type View } from '@modelgate/core';
import { argsort } from '@modelgate/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Table {
  readonly y: number[];
  readonly s: number[][];
  readonly w: number[];
}

const CLASSES = 3;

/** Rows with every class among labels and decisions, so that each metric has a value. */
function tables(task: string): fc.Arbitrary<Table> {
  const score = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  const weight = fc.double({ min: 0.2, max: 3, noNaN: true });
  const label =
    task === 'regression' ? fc.double({ min: 1, max: 9, noNaN: true }) : fc.nat(task === 'binary' ? 1 : CLASSES - 1);
  const width = task === 'multiclass' ? CLASSES : 1;
  const row = fc.tuple(label, fc.array(score, { minLength: width, maxLength: width }), weight);
  return fc.array(row, { minLength: 12, maxLength: 40 }).map((rows) => ({
    y: [
      ...rows.map(([y]) => y),
      ...(task === 'regression' ? [1.5, 2.5] : [0, 1, 0, 1, 2, 2].map((k) => k % (task === 'binary' ? 2 : CLASSES))),
    ],
    s: [
      ...rows.map(([, s]) => normalised(s)),
      ...(task === 'regression' ? [[0.5], [0.7]] : [0, 1, 1, 0, 2, 0].map((k) => certain(k, task))),
    ],
    w: [...rows.map(([, , w]) => w), ...Array.from({ length: task === 'regression' ? 2 : 6 }, () => 1)],
  }));
}

function normalised(s: number[]): number[] {
  if (s.length === 1) return s;
  const sum = s.reduce((a, b) => a + b, 0);
  return s.map((x) => x / sum);
}

function certain(k: number, task: string): number[] {
  if (task === 'binary') return [k % 2 === 1 ? 0.9 : 0.1];
  return Array.from({ length: CLASSES }, (_, j) => (j === k ? 0.8 : 0.1));
}

function viewOf(task: string, { y, s, w }: Table): View {
  const width = s[0]!.length;
  const scores = Float64Array.from(s.flat());
  const d = Int32Array.from(s, (row) => (width === 1 ? Number(row[0]! > 0.5) : row.indexOf(Math.max(...row))));
  const label = task === 'regression' ? Float64Array.from(y) : Int32Array.from(y);
  const classes = task === 'regression' ? 0 : task === 'binary' ? 2 : CLASSES;
  return {
    n: y.length,
    classes,
    y: label,
    ...(task !== 'regression' && { d }),
    s: scores,
    width,
    w: Float64Array.from(w),
    order: () => argsort(scores),
  };
}

function effectOf(metric: ScoreMetric, task: string, table: Table): KnownEffect | undefined {
  const effect = metric.of(viewOf(task, table), paramsOf(metric));
  return 'unknown' in effect ? undefined : effect;
}

/** Metrics of groups have their own names: a rate of groups may be called as a metric of the catalogue. */
const cases = [
  ...metrics.map((metric) => ({ metric, name: metric.id })),
  ...[...groupRates, ...groupMeans, topShare].map((metric) => ({ metric, name: `of groups: ${metric.id}` })),
].flatMap(({ metric, name }) =>
  metric.tasks
    .filter((task) => task !== 'regression' || metric.sees === 'score')
    .map((task) => ({ name: `${name} (${task})`, metric, task })),
);

/** DeLong's factor √(m/(m − 1)) makes the variance unbiased; the derivative is without it. */
function withoutBessel(metric: ScoreMetric, phi: KnownEffect['phi'], table: Table): KnownEffect['phi'] {
  if (metric.id !== 'roc-auc') return phi;
  const positives = table.y.filter((y) => y === 1).length;
  const factor = (m: number): number => Math.sqrt(m / (m - 1));
  return phi.map((x, i) => x / factor(table.y[i] === 1 ? positives : table.y.length - positives));
}

describe.each(cases)('$name', ({ metric, task }) => {
  it('influence values are the derivative by a row’s weight', () => {
    // Its value is debiased, its influence that of the plug-in; the average over classes mixes DeLong's factors.
    if (metric.id === 'calibration-error' || metric.id === 'roc-auc-ovr') return;
    fc.assert(
      fc.property(tables(task), fc.nat(1000), (table, pick) => {
        const effect = effectOf(metric, task, table);
        if (!effect) return;
        const i = pick % table.y.length;
        const total = table.w.reduce((a, b) => a + b, 0);
        const step = 1e-4;
        const moved = (by: number): number =>
          effectOf(metric, task, { ...table, w: table.w.map((w, j) => (j === i ? w + by : w)) })!.value;
        const derivative = ((moved(step) - moved(-step)) / (2 * step)) * total;
        const phi = withoutBessel(metric, effect.phi, table)[i]!;
        expect(Math.abs(phi - derivative)).toBeLessThan(1e-4 * Math.max(1, Math.abs(derivative)));
      }),
      { numRuns: 40 },
    );
  });

  it('influence values have mean zero', () => {
    fc.assert(
      fc.property(tables(task), (table) => {
        const effect = effectOf(metric, task, table);
        if (!effect || metric.id === 'roc-auc' || metric.id === 'roc-auc-ovr') return;
        const total = table.w.reduce((a, b) => a + b, 0);
        const sum = table.w.reduce((a, w, i) => a + w * effect.phi[i]!, 0);
        expect(Math.abs(sum / total)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('a row of weight 2 is two rows', () => {
    fc.assert(
      fc.property(tables(task), (table) => {
        const plain = { ...table, w: table.w.map(() => 1) };
        const heavy = effectOf(metric, task, { ...plain, w: plain.w.map((_, i) => (i === 0 ? 2 : 1)) });
        const twice = effectOf(metric, task, {
          y: [...plain.y, plain.y[0]!],
          s: [...plain.s, plain.s[0]!],
          w: [...plain.w, 1],
        });
        if (metric.id === 'calibration-error') return;
        expect(heavy === undefined).toBe(twice === undefined);
        if (heavy && twice) expect(heavy.value).toBeCloseTo(twice.value, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('the order of rows does not matter', () => {
    fc.assert(
      fc.property(tables(task), (table) => {
        const turned = { y: table.y.toReversed(), s: table.s.toReversed(), w: table.w.toReversed() };
        const [a, b] = [effectOf(metric, task, table), effectOf(metric, task, turned)];
        expect(a === undefined).toBe(b === undefined);
        if (!a || !b) return;
        expect(a.value).toBeCloseTo(b.value, 10);
        for (const [i, x] of a.phi.entries()) expect(x).toBeCloseTo(b.phi[a.phi.length - 1 - i]!, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('stays within its range', () => {
    fc.assert(
      fc.property(tables(task), (table) => {
        const effect = effectOf(metric, task, table);
        if (!effect) return;
        expect(effect.value).toBeGreaterThanOrEqual(metric.range[0] - 1e-12);
        expect(effect.value).toBeLessThanOrEqual(metric.range[1] + 1e-12);
      }),
      { numRuns: 40 },
    );
  });
});
