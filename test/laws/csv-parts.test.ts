// CSV in parts has the types and values that it has as one file, and a part is kept as what it is alone.
import { DATA, sql } from '@modelgate/core';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore, keptProfiles, profileBook } from '@modelgate/adapters';
import type { DataEngine, DataFacts, Row } from '@modelgate/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { engineForTests, folderForTests, textFile } from '../../packages/adapters/src/engine/engine.fixture.ts';

const engine = engineForTests();
const home = folderForTests();
let folders = 0;

function written(header: string, parts: readonly (readonly string[])[]): readonly string[] {
  const folder = join(home, `parts-${folders++}`);
  mkdirSync(folder);
  return parts.map((lines, k) => textFile(join(folder, `${k}.csv`), `${[header, ...lines].join('\n')}\n`));
}

async function read(data: DataEngine, files: readonly string[]): Promise<[DataFacts['columns'], readonly Row[]]> {
  const ref = { name: 'test', files };
  const { columns } = await data.describe(ref);
  return [columns, await data.query(ref, sql`select * from ${DATA} order by all`)];
}

const number = fc.constantFrom('', '1', '-7', '0.5', '1e3');
const day = fc.constantFrom('', '2026-01-01', '2026-02-03');
const truth = fc.constantFrom('', 'true', 'False');
const line = fc.tuple(number, day, truth, fc.constantFrom('x', 'y')).map((cells) => cells.join(','));
const part = fc.array(line, { minLength: 1, maxLength: 3 });

it('numbers with and without fractions, days, and columns without values', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
      const header = 'n,d,b,s';
      const whole = await read(engine.data, written(header, [parts.flat()]));
      expect(await read(engine.data, written(header, parts))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

it('what is kept of a part does not know what other parts made of it', async () => {
  const store = mkdtempSync(join(home, 'store-'));
  const say = (sentence: string): void => expect.fail(sentence);
  const keeping = () => {
    const origin = { run: 'local', attempt: 1, sha: '', onDefaultBranch: false };
    const kept = { store: folderStore(store, { origin, say }), folder: mkdtempSync(join(home, 'run-')), say };
    const book = profileBook({ ...kept, series: 'data' });
    return { data: keptProfiles({ data: engine.data, book, version: '1', fewestFiles: 1 }), keep: () => book.keep() };
  };
  const typeOf = async (files: readonly string[]): Promise<string> => {
    const { data, keep } = keeping();
    const { columns } = await data.describe({ name: 'test', files });
    await keep();
    return columns[0]!.type;
  };
  const [whole, fractions] = written('n', [['1'], ['0.5']]) as [string, string];
  expect(await typeOf([whole, fractions])).toBe('DOUBLE');
  expect(await typeOf([whole])).toBe('BIGINT');
  expect(await typeOf([fractions])).toBe('DOUBLE');
  expect(await typeOf([whole, fractions])).toBe('DOUBLE');
  expect(await typeOf([whole])).toBe('BIGINT');
});

it('text and numbers do not go together', async () => {
  const files = written('n', [['1'], ['x']]);
  await expect(read(engine.data, files)).rejects.toMatchObject({ problem: { code: 'input/column-type' } });
});
