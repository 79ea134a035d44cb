// Laws that the metrics of every data check keep, on the tables of generated rows; a new check is tested here without a new line.
import { join } from 'node:path';
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import {
  kindOf,
  measureData,
  mergeData,
  readPolicies,
  valueOf,
  type DataMetric,
  type DataStates,
  type Demand,
  type Ports,
  type ReadTable,
} from '@modelgate/core';
import { gates } from '@modelgate/gates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineForTests, folderForTests, textFile } from '../../packages/adapters/src/engine/engine.fixture.ts';

const engine = engineForTests();
const folder = folderForTests();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
const ports = { data: engine.data } as unknown as Ports;

/** One rule of every kind, on the columns of the generated tables. */
const policy = `version: 1
data: { test: { path: test.csv, label: y, id: id }, train: { path: train.csv } }
models: { m: { path: m.onnx } }
gates:
  validate-data:
    data: test
    reference: train
    columns:
      id: { type: integer }
      x: { nulls: 0, min: 0, max: { value: 5, violations: 10% }, outliers: 1% }
      s: { in: [a, B], matches: '^[a-z]$', length: 1 }
      at: { min: 2020-01-01 }
    rows: { min: 1, change: 10% }
    extra-columns: forbid
    column-order: strict
    unique: [id, [x, s]]
    duplicates: { max: 0, ignore: [id] }
    references: [{ columns: s, in: train.s }, { columns: [x, s], in: [train.x, train.s] }]
    freshness: { column: at, max-age: 1d }
    categories: { new: 0, vanished: 0 }
    mixed-types: 0
    string-variants: 0
    constant-columns: 0
    conflicting-labels: 0
    class-balance: 1%
    association: 0.9
    correlation-change: 0.5
    drift: { effect: 0.2, also: [psi, wasserstein], domain-classifier: true, predictions: m }
    leakage: { with: train, group: s, time: { column: at, gap: 1d }, near-duplicates: { similarity: 0.5 } }
    expressions:
      - { name: rows, violations: x > 3 }
      - { name: whole, value: max(x), max: 9 }
      - { name: open, value: avg(x), within: [{ below: 1 }, { above: 2 }] }
    contract: contract.yaml
`;

const contract = `apiVersion: v3.1.0
kind: DataContract
schema:
  - { name: test, properties: [{ name: x, required: true }], quality: [{ type: custom, engine: soda, implementation: x }] }
`;

const [read] = await readPolicies(
  'modelgate.yml',
  (path) => Promise.resolve({ found: new TextEncoder().encode(path === 'contract.yaml' ? contract : policy) }),
  gates.map((gate) => gate.section),
  { from: 'head' },
);
const { demands } = read!.gates[0]!;

const row = fc.record({
  x: fc.option(fc.integer({ min: -2, max: 7 })),
  s: fc.option(fc.constantFrom('a', 'b', 'B', ' a', 'c', '7')),
  at: fc.option(fc.constantFrom('2019-12-31', '2020-01-01', '2021-05-05')),
  y: fc.constantFrom('yes', 'no'),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

let files = 0;

/** Rows that make every column's type the same in each file stand at its beginning. */
const typed: readonly Row[] = [
  { x: 1, s: 'a', at: '2020-01-01', y: 'yes' },
  { x: 2, s: 'b', at: '2021-05-05', y: 'no' },
];

async function tableOf(name: string, rows: readonly (readonly [id: number, row: Row])[]): Promise<ReadTable> {
  const lines = rows.map(([id, { x, s, at, y }]) => `${id},${x ?? ''},${s ?? ''},${at ?? ''},${y}`);
  const path = textFile(join(folder, `${name}-${files++}.csv`), `id,x,s,at,y\n${lines.join('\n')}\n`);
  const ref = { name, files: [path] };
  return { ref, ...(await engine.data.describe(ref)) };
}

function factsOf(tables: Readonly<Record<string, ReadTable>>): ValidationFacts {
  return {
    name: 'test',
    on: 'test',
    base: 'test on the base branch',
    reference: 'train',
    label: 'y',
    id: 'id',
    now: '2021-05-06T00:00:00.000Z',
    tables: { ...tables, 'test on the base branch': { none: 'no base branch' } },
    showsValues: () => true,
    predictions: { m: { own: 'test', before: 'train', outputs: [{ column: 'x' }] } },
  };
}

function metricsOf(demand: Demand, facts: ValidationFacts): readonly DataMetric[] {
  return dataChecks.find(({ id }) => id === demand.check)!.asks(demand.params, facts).data ?? [];
}

function withNeeds(metrics: readonly DataMetric[]): readonly DataMetric[] {
  return metrics.flatMap((m) => [m, ...withNeeds(Object.values(m.needs ?? {}))]);
}

const measure = (metrics: readonly DataMetric[], test: ReadTable, train: ReadTable): Promise<DataStates> =>
  measureData(metrics, { test, train }, ports);

const numbered = (rows: readonly Row[]): (readonly [number, Row])[] => rows.map((r, i) => [i, r] as const);

describe('every metric', () => {
  it('every rule of the catalogue is among them', () => {
    expect(new Set(demands.map(({ check }) => check))).toEqual(new Set(dataChecks.map(({ id }) => id)));
  });

  it('states are JSON, rows come in any order, parts merge to the whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), async (first, second) => {
        const [a, b] = [numbered([...typed, ...first]), numbered([...typed, ...second])].map((part, k) =>
          part.map(([i, r]) => [i + 1000 * k, r] as const),
        ) as [(readonly [number, Row])[], (readonly [number, Row])[]];
        const train = await tableOf('train', numbered(typed));
        const whole = await tableOf('test', [...a, ...b]);
        const metrics = withNeeds(demands.flatMap((demand) => metricsOf(demand, factsOf({ test: whole, train }))));
        const states = await measure(metrics, whole, train);
        expect(JSON.parse(JSON.stringify(states))).toEqual(states);
        expect(Object.values(states).filter((state) => 'unknown' in state)).toEqual([]);
        const other = await tableOf('test', [...a, ...b].toReversed());
        expect(await measure(metrics, other, train)).toEqual(states);
        const parts = await Promise.all(
          [a, b].map(async (part) => measure(metrics, await tableOf('test', part), train)),
        );
        // What depends on an earlier wave has other needs in each part, and is frozen into a plan instead.
        const mergeable = metrics.filter((m) => m.merge && !m.needs && m.on === 'test');
        expect(mergeable.length).toBeGreaterThan(10);
        expect(mergeData(mergeable, parts)).toEqual(Object.fromEntries(mergeable.map((m) => [m.id, states[m.id]])));
        expect(mergeData(mergeable, parts.toReversed())).toEqual(mergeData(mergeable, parts));
      }),
      { numRuns: 12 },
    );
  });

  it('what cannot be shared is unknown when it comes in parts', async () => {
    const [test, train] = [await tableOf('test', numbered(typed)), await tableOf('train', numbered(typed))];
    const metrics = demands.flatMap((demand) => metricsOf(demand, factsOf({ test, train }))).filter((m) => !m.merge);
    const states = await measure(metrics, test, train);
    expect(metrics.length).toBeGreaterThan(3);
    for (const metric of metrics) {
      expect(valueOf(metric, mergeData([metric], [states]))).toHaveProperty('known');
      expect(valueOf(metric, mergeData([metric], [states, states]))).toHaveProperty('unknown');
      expect(valueOf(metric, mergeData([metric], [states, {}]))).toHaveProperty('unknown');
    }
  });
});

describe('the kernel says unknown', () => {
  it('of a column that is lacking, a kind that is another, a table that is not there', async () => {
    const test = await tableOf('test', numbered(typed));
    const metrics = demands.flatMap((demand) => metricsOf(demand, factsOf({ test, train: test })));
    const bare = { ...test, columns: test.columns.filter(({ name }) => name === 'id') };
    const states = await measureData(metrics, { test: bare, train: { unknown: 'no token' } }, ports);
    for (const metric of withNeeds(metrics)) {
      const reads = (metric.reads ?? []).some(({ column }) => column !== 'id');
      const joins = metric.from === 'query' && metric.others !== undefined;
      if (reads || joins || metric.on === 'train') expect(valueOf(metric, states), metric.id).toHaveProperty('unknown');
    }
    const texts = { ...test, columns: test.columns.map((c) => ({ ...c, type: 'BLOB' })) };
    expect(kindOf({ type: 'BLOB' })).toBe('other');
    const typedMetrics = metrics.filter((m) => m.on === 'test' && (m.reads ?? []).some(({ as }) => as));
    const other = await measureData(typedMetrics, { test: texts, train: texts }, ports);
    for (const metric of typedMetrics) expect(valueOf(metric, other), metric.id).toHaveProperty('unknown');
  });
});
