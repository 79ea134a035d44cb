// Laws that the metrics of every data check keep, on the tables of generated rows; a new check is tested here without a new line.
import { join } from 'node:path';
import { dataChecks } from '@modelgate/checks';
import {
  kindOf,
  measureData,
  mergeData,
  valueOf,
  type DataMetric,
  type DataStates,
  type Ports,
  type ReadTable,
} from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineForTests, folderForTests, textFile } from '../../packages/adapters/src/engine/engine.fixture.ts';
import {
  csvOf,
  demands,
  demandsOn,
  factsOf,
  metricsOf,
  plain,
  row,
  typed,
  withNeeds,
  type Names,
  type Row,
} from './every-rule.ts';

const engine = engineForTests();
const folder = folderForTests();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
const ports = { data: engine.data } as unknown as Ports;

let files = 0;

async function tableOf(
  name: string,
  rows: readonly (readonly [id: number, row: Row])[],
  names: Names = plain,
): Promise<ReadTable> {
  const path = textFile(join(folder, `${name}-${files++}.csv`), csvOf(rows, names));
  const ref = { name, files: [path] };
  return { ref, ...(await engine.data.describe(ref)) };
}

const measure = (metrics: readonly DataMetric[], test: ReadTable, train: ReadTable): Promise<DataStates> =>
  measureData(metrics, { test, train }, ports);

const numbered = (rows: readonly Row[]): (readonly [number, Row])[] => rows.map((r, i) => [i, r] as const);

const FEW: readonly Row[] = [
  { x: 3, s: 'b', at: '2021-05-05', y: 'no' },
  { x: null, s: 'B', at: null, y: 'yes' },
  { x: 7, s: null, at: '2020-01-01', y: 'yes' },
];

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

describe('columns may be called as anything is in our SQL', () => {
  /** States in the order of the metrics, whose names tell the columns'. */
  async function statesOn(names: Names, hear: (sql: string) => void = () => undefined): Promise<readonly unknown[]> {
    const rows = numbered([...typed, ...typed, ...FEW]);
    const [test, train] = [await tableOf('test', rows, names), await tableOf('train', rows.slice(1), names)];
    const asked = (await demandsOn(names)).flatMap((demand) => metricsOf(demand, factsOf({ test, train }, names)));
    const metrics = withNeeds(asked);
    const query: Ports['data']['query'] = (data, sql, others) => {
      hear([sql, ...Object.values(others ?? {}).map((extract) => extract.sql)].map(({ text }) => text).join(' '));
      return engine.data.query(data, sql, others);
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
    const heard = { data: { ...engine.data, query } } as unknown as Ports;
    const states = await measureData(metrics, { test, train }, heard);
    return metrics.map(({ id }) => states[id]);
  }

  it('and mean what they did', async () => {
    const words = new Set<string>();
    const expected = await statesOn(plain, (sql) => {
      for (const [, name, made] of sql.matchAll(/\bas ([a-z]\w*)|([a-z]\w*)(?: as (?:materialized )?\()/g))
        words.add(name ?? made!);
    });
    const names = [...words].filter((word) => !/^(materialized|varchar|not)$/.test(word));
    expect(names.length).toBeGreaterThan(40);
    const wrong = [];
    // Each name in one or two of the five places.
    for (let i = 0; i < names.length; i += 3) {
      const five = Array.from({ length: 5 }, (_, k) => names[(i + k) % names.length]!) as unknown as Names;
      const states = await statesOn(five);
      if (JSON.stringify(states) !== JSON.stringify(expected)) wrong.push(five);
    }
    expect(wrong).toEqual([]);
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
