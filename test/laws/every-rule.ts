// One rule of every kind, on tables with the columns id, x, s, at and y, or of other names: what the checks of all of them ask to be
// measured.
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import { readPolicies, type DataMetric, type Demand, type ReadTable } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import fc from 'fast-check';

/** What the columns id, x, s, at and y are called. */
export type Names = readonly [id: string, x: string, s: string, at: string, y: string];
export const plain: Names = ['id', 'x', 's', 'at', 'y'];

const policyOn = ([id, x, s, at, y]: Names): string => `version: 1
data: { test: { path: test.csv, label: "${y}", id: "${id}" }, train: { path: train.csv } }
models: { m: { path: m.onnx } }
gates:
  validate-data:
    data: test
    reference: train
    columns:
      "${id}": { type: integer }
      "${x}": { nulls: 0, min: 0, max: { value: 5, violations: 10% }, outliers: 1% }
      "${s}": { in: [a, B], matches: '^[a-z]$', length: 1 }
      "${at}": { min: 2020-01-01 }
    rows: { min: 1, change: 10% }
    extra-columns: forbid
    column-order: strict
    unique: ["${id}", ["${x}", "${s}"]]
    duplicates: { max: 0, ignore: ["${id}"] }
    references: [{ columns: "${s}", in: "train.${s}" }, { columns: ["${x}", "${s}"], in: ["train.${x}", "train.${s}"] }]
    freshness: { column: "${at}", max-age: 1d }
    categories: { new: 0, vanished: 0 }
    mixed-types: 0
    string-variants: 0
    constant-columns: 0
    conflicting-labels: 0
    class-balance: 1%
    association: 0.9
    correlation-change: 0.5
    drift: { effect: 0.2, also: [psi, wasserstein], domain-classifier: true, predictions: m }
    leakage: { with: train, group: "${s}", time: { column: "${at}", gap: 1d }, near-duplicates: { similarity: 0.5 }, earlier: 'sha256:${'0'.repeat(64)}' }
    expressions:
      - { name: rows, violations: '"${x}" > 3' }
      - { name: whole, value: 'max("${x}")', max: 9 }
      - { name: open, value: 'avg("${x}")', within: [{ below: 1 }, { above: 2 }] }
    contract: contract.yaml
`;

const contractOn = ([, x]: Names): string => `apiVersion: v3.1.0
kind: DataContract
schema:
  - { name: test, properties: [{ name: "${x}", required: true }], quality: [{ type: custom, engine: soda, implementation: x }] }
`;

export async function demandsOn(names: Names): Promise<readonly Demand[]> {
  const [policy, contract] = [policyOn(names), contractOn(names)];
  const [read] = await readPolicies(
    'modelgate.yml',
    (path) => Promise.resolve({ found: new TextEncoder().encode(path === 'contract.yaml' ? contract : policy) }),
    gates.map((gate) => gate.section),
    { from: 'head' },
  );
  return read!.gates[0]!.demands;
}

export const demands: readonly Demand[] = await demandsOn(plain);

export function factsOf(tables: Readonly<Record<string, ReadTable>>, [id, x, , , y]: Names = plain): ValidationFacts {
  return {
    name: 'test',
    on: 'test',
    base: 'test on the base branch',
    reference: 'train',
    label: y,
    id,
    now: '2021-05-06T00:00:00.000Z',
    tables: { ...tables, 'test on the base branch': { none: 'no base branch' } },
    showsValues: () => true,
    predictions: { m: { own: 'test', before: 'train', outputs: [{ column: x }] } },
  };
}

export function metricsOf(demand: Demand, facts: ValidationFacts): readonly DataMetric[] {
  return dataChecks.find(({ id }) => id === demand.check)!.asks(demand.params, facts).data ?? [];
}

export function withNeeds(metrics: readonly DataMetric[]): readonly DataMetric[] {
  return metrics.flatMap((m) => [m, ...withNeeds(Object.values(m.needs ?? {}))]);
}

export const row: fc.Arbitrary<Row> = fc.record({
  x: fc.option(fc.integer({ min: -2, max: 7 })),
  s: fc.option(fc.constantFrom('a', 'b', 'B', ' a', 'c', '7')),
  at: fc.option(fc.constantFrom('2019-12-31', '2020-01-01', '2021-05-05')),
  y: fc.constantFrom('yes', 'no'),
});

export interface Row {
  readonly x: number | null;
  readonly s: string | null;
  readonly at: string | null;
  readonly y: string;
}

/** Rows that make every column's type the same in each file stand at its beginning. */
export const typed: readonly Row[] = [
  { x: 1, s: 'a', at: '2020-01-01', y: 'yes' },
  { x: 2, s: 'b', at: '2021-05-05', y: 'no' },
];

export function csvOf(rows: readonly (readonly [id: number, row: Row])[], names: Names = plain): string {
  const lines = rows.map(([id, { x, s, at, y }]) => `${id},${x ?? ''},${s ?? ''},${at ?? ''},${y}`);
  return `${names.join(',')}\n${lines.join('\n')}\n`;
}
