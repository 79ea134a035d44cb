// Every metric on the same scored columns equals scikit-learn's, to 1e-9 relative; undefined values are unknown.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { metrics } from '@modelgate/checks';
import { askId, measureScores, paramsOf, type Frame, type Task } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import expectedJson from './expected.json' with { type: 'json' };

const expected = expectedJson as unknown as Record<string, Record<string, number>>;

function columns(file: string): Record<string, Float64Array> {
  const [header, ...lines] = gunzipSync(readFileSync(new URL(file, import.meta.url)))
    .toString()
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  return Object.fromEntries(header!.split(',').map((name, c) => [name, Float64Array.from(rows, (row) => row[c]!)]));
}

/** Values by metric of one model's scores; `name(k=3)` asks for a parameter. */
function valuesOf(frame: Frame, task: Task, names: readonly string[]): Record<string, number | string> {
  const asks = names.map((name) => {
    const [, id, key, value] = /^([a-z0-9-]+)(?:\((\w+)=([\d.]+)\))?$/.exec(name)!;
    const metric = metrics.find((m) => m.id === id)!;
    return {
      name,
      ask: { metric: id!, params: paramsOf(metric, key ? { [key]: Number(value) } : {}), of: 'candidate' as const },
    };
  });
  const request = {
    asks: asks.map((a) => a.ask),
    judged: new Set<string>(),
    metrics,
    task,
    threshold: 0.5,
    identical: false,
    seed: 'test',
  };
  const { estimates } = measureScores(frame, request);
  return Object.fromEntries(asks.map(({ name, ask }) => [name, valueOf(estimates[askId(ask)]!)]));
}

function valueOf(estimate: { kind: string; value?: number; reason?: string }): number | string {
  return estimate.value ?? estimate.reason!;
}

function check(frame: Frame, task: Task, model: string): void {
  const names = Object.keys(expected[model]!).filter((name) => name !== 'ece');
  const values = valuesOf(frame, task, names);
  for (const name of names) {
    const wanted = expected[model]![name]! as number | null;
    if (wanted === null) {
      expect(values[name], `${model} ${name}`).toContain('undefined');
      continue;
    }
    expect(
      Math.abs(Number(values[name]) - wanted),
      `${model} ${name}: ${values[name]} against ${wanted}`,
    ).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
  }
}

describe('metrics equal scikit-learn’s', () => {
  const adult = columns('adult_scored.csv.gz');
  it.each(['adult_lr', 'adult_gb', 'adult_gb_better', 'adult_gb_regressed'])('binary: %s', (model) => {
    const label = Int32Array.from(adult['y']!);
    check(
      {
        n: label.length,
        classes: ['0', '1'],
        label,
        scores: { candidate: { values: adult[`score_${model}`]!, width: 1 } },
        groups: {},
      },
      'binary',
      model,
    );
  });

  const digits = columns('digits_scored.csv.gz');
  it.each(['digits_mlp', 'digits_mlp_better', 'digits_mlp_regressed'])('multiclass: %s', (model) => {
    const label = Int32Array.from(digits['y']!);
    const values = new Float64Array(label.length * 10);
    for (let i = 0; i < label.length; i++)
      for (let k = 0; k < 10; k++) values[i * 10 + k] = digits[`${model}_p${k}`]![i]!;
    const classes = Array.from({ length: 10 }, (_, k) => String(k));
    check(
      { n: label.length, classes, label, scores: { candidate: { values, width: 10 } }, groups: {} },
      'multiclass',
      model,
    );
  });

  it('regression: diabetes_ridge', () => {
    const { y, pred } = columns('diabetes_scored.csv.gz');
    check(
      { n: y!.length, classes: [], label: y!, scores: { candidate: { values: pred!, width: 1 } }, groups: {} },
      'regression',
      'diabetes_ridge',
    );
  });

  it('regression: labels that are nearly 0', () => {
    const { y, pred, mape } = expected['labels_near_0'] as unknown as { y: number[]; pred: number[]; mape: number };
    const scores = { candidate: { values: Float64Array.from(pred), width: 1 } };
    const found = valuesOf(
      { n: y.length, classes: [], label: Float64Array.from(y), scores, groups: {} },
      'regression',
      ['mape'],
    );
    expect(Math.abs(Number(found['mape']) / mape - 1)).toBeLessThan(1e-12);
  });

  it('weighted: sample_weight on ties', () => {
    const table = expected['weighted'] as unknown as {
      y: number[];
      s: number[];
      w: number[];
      values: Record<string, number>;
    };
    const scores = (s: readonly number[]): Frame => ({
      n: s.length,
      classes: ['0', '1'],
      label: Int32Array.from(table.y),
      scores: { candidate: { values: Float64Array.from(s), width: 1 } },
      groups: {},
      weight: Float64Array.from(table.w),
    });
    const names = Object.keys(table.values).filter((n) => n !== 'log-loss');
    const values = {
      ...valuesOf(scores(table.s), 'binary', names),
      ...valuesOf(scores(table.s.map((s) => Math.min(0.99, Math.max(0.01, s)))), 'binary', ['log-loss']),
    };
    for (const [name, wanted] of Object.entries(table.values))
      expect(Number(values[name]), name).toBeCloseTo(wanted, 12);
  });
});

it('every metric has a value of scikit-learn for each of its tasks', () => {
  const referenced: Readonly<Record<Task, string>> = {
    binary: 'adult_gb',
    multiclass: 'digits_mlp',
    regression: 'diabetes_ridge',
  };
  // The calibration error is corrected for what noise adds to it, which scikit-learn's curve is not; the laws judge it.
  const without = metrics
    .filter(({ id }) => id !== 'calibration-error')
    .flatMap(({ id, tasks }) => tasks.map((task) => [id, task] as const))
    .filter(([id, task]) => !Object.keys(expected[referenced[task]]!).some((name) => name.replace(/\(.*/, '') === id));
  expect(without).toEqual([]);
});

describe('undefined values are unknown with their reason', () => {
  const frame = (y: number[], s: number[]): Frame => ({
    n: y.length,
    classes: ['0', '1'],
    label: Int32Array.from(y),
    scores: { candidate: { values: Float64Array.from(s), width: 1 } },
    groups: {},
  });
  it.each([
    ['precision', [0, 1, 1], [0.1, 0.2, 0.3], 'no row is predicted positive'],
    ['recall', [0, 0, 0], [0.1, 0.2, 0.9], 'no row is positive'],
    ['roc-auc', [1, 1, 1], [0.1, 0.2, 0.9], 'needs both classes'],
    ['average-precision', [0, 0, 0], [0.1, 0.2, 0.9], 'needs positives'],
    ['balanced-accuracy', [0, 0, 0], [0.1, 0.2, 0.9], 'one class only'],
    ['mcc', [0, 1, 1], [0.1, 0.2, 0.3], 'one class only'],
    ['cohen-kappa', [0, 0, 0], [0.1, 0.2, 0.3], 'one and the same class'],
    ['f1', [0, 0, 0], [0.1, 0.2, 0.3], 'undefined'],
    ['precision-macro', [0, 1, 1], [0.1, 0.2, 0.3], 'never predicted'],
    ['log-loss', [0, 1, 1], [-1, 0.2, 3], 'not probabilities'],
  ])('%s', (metric, y, s, reason) => {
    expect(valuesOf(frame(y, s), 'binary', [metric])[metric]).toContain(reason);
  });
});
