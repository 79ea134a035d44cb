// Data of many files is found the same whether its files are read, or known from an earlier run: any of them may have changed.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore, keptProfiles, profileBook } from '@modelgate/adapters';
import { isByFile, measureData, type DataEngine, type DataStates, type Ports, type ReadTable } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  engineForTests,
  folderForTests,
  parquetFile,
  textFile,
} from '../../packages/adapters/src/engine/engine.fixture.ts';
import { csvOf, demands, factsOf, metricsOf, row, typed, withNeeds, type Row } from './every-rule.ts';

const engine = engineForTests();
const home = folderForTests();

const origin = { run: 'local', attempt: 1, sha: '', onDefaultBranch: false };
const say = (sentence: string): void => {
  throw new Error(sentence);
};

/** The engine with what runs before kept in the folder. */
function keeping(folder: string): { readonly data: DataEngine; readonly keep: () => Promise<void> } {
  const kept = { store: folderStore(folder, { origin, say }), folder: mkdtempSync(join(home, 'run-')), say };
  const book = profileBook({ ...kept, series: 'data' });
  return { data: keptProfiles({ data: engine.data, book, version: '1', fewestFiles: 1 }), keep: () => book.keep() };
}

async function tableOf(name: string, files: readonly string[], data: DataEngine): Promise<ReadTable> {
  const ref = { name, files };
  return { ref, ...(await data.describe(ref)) };
}

/** All rules of the catalogue, on the files and on training data of one file. */
async function measured(files: readonly string[], train: string, data: DataEngine): Promise<DataStates> {
  const tables = { test: await tableOf('test', files, data), train: await tableOf('train', [train], data) };
  const metrics = withNeeds(demands.flatMap((demand) => metricsOf(demand, factsOf(tables))));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
  return measureData(metrics, tables, { data } as unknown as Ports);
}

let folders = 0;
const newFolder = (): string => {
  const folder = join(home, `files-${folders++}`);
  mkdirSync(folder);
  return folder;
};

/** In a folder of their own: what is kept is found by the bytes, wherever they lie. */
function written(parts: readonly (readonly Row[])[]): readonly string[] {
  const folder = newFolder();
  return parts.map((rows, k) =>
    textFile(join(folder, `part-${k}.csv`), csvOf([...typed, ...rows].map((r, i) => [i + 1000 * k, r]))),
  );
}

const part = fc.array(row, { maxLength: 6 });

describe('data of many files', () => {
  it('every rule finds the same in files that are read, kept, changed, added or gone', async () => {
    const example = fc.tuple(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.array(fc.option(part), { maxLength: 5 }),
    );
    const train = textFile(join(newFolder(), 'train.csv'), csvOf(typed.map((r, i) => [i, r])));
    await fc.assert(
      fc.asyncProperty(example, async ([before, changes]) => {
        const store = newFolder();
        const first = keeping(store);
        const files = written(before);
        expect(await measured(files, train, first.data)).toEqual(await measured(files, train, engine.data));
        await first.keep();
        const second = keeping(store);
        // null: as it was before, or gone.
        const after = changes.map((change, k) => change ?? before[k]).filter((rows) => rows !== undefined);
        const now = written(after.length === 0 ? before : after);
        expect(await measured(now, train, second.data)).toEqual(await measured(now, train, engine.data));
        await second.keep();
      }),
      { numRuns: 8 },
    );
  });

  it('only a changed file is read, by the rules that files tell one by one', async () => {
    const store = newFolder();
    const count = async (files: readonly string[]): Promise<number> => {
      const { data, keep } = keeping(store);
      const test = await tableOf('test', files, data);
      const metrics = demands.flatMap((demand) => metricsOf(demand, factsOf({ test, train: test })));
      const apart = metrics.filter((metric) => metric.on === 'test' && isByFile(metric) && !metric.needs);
      expect(apart.length).toBeGreaterThan(15);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
      const states = await measureData(apart, { test }, { data } as unknown as Ports);
      expect(Object.values(states).filter((state) => 'unknown' in state)).toEqual([]);
      await keep();
      return data.filesRead!(test.ref).read;
    };
    const parts = ['a', 'b', 'c', 'B', '7'].map((s): readonly Row[] => [{ ...typed[0]!, s }]);
    expect(await count(written(parts))).toBe(5);
    expect(await count(written(parts))).toBeLessThanOrEqual(1);
    expect(await count(written(parts.with(2, [{ ...typed[1]!, x: -1 }])))).toBe(1);
  });
});

describe('files of other kinds', () => {
  const sumOf = async (data: DataEngine, files: readonly string[]): Promise<readonly unknown[]> => {
    const ref = { name: 'test', files };
    const facts = await data.describe(ref);
    if (!facts.byFile) return [facts.rows];
    const x = { text: 'sum(x)', values: [] };
    return data.measureFiles!(ref, [
      { is: 'aggregate', of: x },
      { is: 'counts', of: { text: 'x', values: [] }, most: 2 },
    ]);
  };

  it('rows belong to their own file, in whatever order files are named, and a file may have none', async () => {
    const folder = newFolder();
    const of = (name: string, select: string): Promise<string> => parquetFile(join(folder, `${name}.parquet`), select);
    const b = await of('b', 'select 20 as x from range(3)');
    const none = await of('none', 'select 1 as x where false');
    const a = await of('a', 'select * from (values (null), (1), (2), (2)) t(x)');
    const { data } = keeping(newFolder());
    const found = [
      [60, [['20', 3]]],
      [null, []],
      [
        5,
        [
          [null, 1],
          ['1', 1],
        ],
      ],
    ];
    expect(await sumOf(data, [b, none, a])).toEqual(found);
    expect(await sumOf(data, [a, b, none])).toEqual([found[2], found[0], found[1]]);
  });

  it('JSON is typed together, and a column that DuckDB has a name for hides the file: both are read as a whole', async () => {
    const folder = newFolder();
    const json = [1, 2].map((x) => textFile(join(folder, `${x}.json`), JSON.stringify([{ x }])));
    const named = await Promise.all(
      [1, 2].map((x) => parquetFile(join(folder, `${x}.parquet`), `select ${x} as x, 1 as FILE_index`)),
    );
    for (const files of [json, named]) {
      expect(await sumOf(keeping(newFolder()).data, files)).toEqual([2]);
    }
  });

  it('different columns are the error that the whole gives, known or not', async () => {
    const folder = newFolder();
    const [a, b, c] = ['x\n1\n', 'x\n2\n', 'x\nno\n'].map((text, i) => textFile(join(folder, `${i}.csv`), text));
    const store = newFolder();
    const first = keeping(store);
    expect(await sumOf(first.data, [a!, b!])).toHaveLength(2);
    await first.keep();
    const fault = (data: DataEngine): Promise<unknown> => sumOf(data, [a!, b!, c!]).catch((error: unknown) => error);
    const plain = await fault(engine.data);
    expect(plain).toMatchObject({ problem: { code: 'input/column-type' } });
    expect(await fault(keeping(store).data)).toEqual(plain);
  });

  it('a file that is another by the time it is read ends the run', async () => {
    const folder = newFolder();
    const files = [1, 2].map((x) => textFile(join(folder, `${x}.csv`), `x\n${x}\n`));
    const { data } = keeping(newFolder());
    await data.describe({ name: 'test', files });
    textFile(files[1]!, 'x\n3\n');
    await expect(data.describe({ name: 'test', files: [files[1]!] })).rejects.toMatchObject({
      problem: { code: 'input/file-changed' },
    });
  });
});
