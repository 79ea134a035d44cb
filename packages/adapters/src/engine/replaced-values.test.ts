// What a model would have said of other values: scores with one column's values replaced are those of a table that has them.
import type { InputBinding, ModelFacts, OutputBinding, Replacement } from '@modelgate/core';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  byName,
  engineForTests,
  folderForTests,
  inOrder,
  model,
  parquetFile,
  problemOf,
  rowsOf,
  scoreOutput,
  scoresIn,
  scoreWith,
  valueOutput,
} from './engine.fixture.ts';

const engine = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);

type Inputs = (facts: ModelFacts) => readonly InputBinding[];
async function scored(
  file: string,
  name: string,
  inputs: Inputs,
  replace?: Replacement,
  output: OutputBinding = valueOutput('y'),
): Promise<number[][]> {
  const parts = await scoreWith(engine, file, model(name), inputs, output, { ...(replace && { replace }) });
  return scoresIn(parts);
}

it('of text, quotes and gaps and all', async () => {
  const file = await parquetFile(
    at('text.parquet'),
    `select ['a', 'b', '', null, 'it''s'][i % 5 + 1] as s, ['b', 'a'][i % 2 + 1] as t from range(3000) t(i)`,
  );
  const inputs: Inputs = (f) => inOrder(f, ['s', 't']).map((b) => ({ ...b, missing: '?' }));
  const values = { a: 'b', b: 'a', "it's": 'a', '': "'; drop table data; --" };
  const labels = (of: string, replace?: Replacement): Promise<number[][]> =>
    scored(of, 'text_labels', inputs, replace, scoreOutput('y', 2, [0, 1]));
  const found = await labels(file, { column: 's', values });
  const other = await parquetFile(
    at('text-other.parquet'),
    `select ['b', 'a', '''; drop table data; --', null, 'a'][i % 5 + 1] as s, ['b', 'a'][i % 2 + 1] as t from range(3000) t(i)`,
  );
  expect(found).toEqual(await labels(other));
  expect(found).not.toEqual(await labels(file));
});

it.each(['bigint', 'double', 'decimal(9, 2)', 'boolean'])('of numbers stored as %s, by their text', async (type) => {
  const file = await parquetFile(at(`${type}.parquet`), `select (i % 2)::${type} as a, i as b from range(300) t(i)`);
  const [[zero, one]] = (await rowsOf(`select 0::${type}::varchar, 1::${type}::varchar`)) as [[string, string]];
  const inputs: Inputs = (f) => inOrder(f, ['a', 'b']);
  const found = await scored(file, 'sum_float32', inputs, { column: 'a', values: { [zero]: one, [one]: zero } });
  expect(found).toEqual(Array.from({ length: 300 }, (_, i) => [i + 1 - (i % 2)]));
  expect(await scored(file, 'sum_float32', inputs, { column: 'a', values: {} })).toEqual(
    await scored(file, 'sum_float32', inputs),
  );
});

it('leaves every other value as it is, to the last digit', async () => {
  const file = await parquetFile(
    at('digits.parquet'),
    'select case when i % 7 = 0 then 5 else i / 3 end as a, 0::double as b from range(2000) t(i)',
  );
  const inputs: Inputs = (f) => inOrder(f, ['a', 'b']);
  const found = await scored(file, 'sum_float64', inputs, { column: 'a', values: { '5.0': '7.25' } });
  const before = await scored(file, 'sum_float64', inputs);
  expect(found).toEqual(before.map(([v]) => [v === 5 ? 7.25 : v]));
});

it('of a column that no input reads, or of lists, is refused', async () => {
  const file = await parquetFile(at('refused.parquet'), `select [1, 2] as l, 'x' as unread, 1.5 as x from range(3)`);
  const replace = (column: string): Replacement => ({ column, values: { x: 'y' } });
  const lists: Inputs = (f) => inOrder(f, ['l']);
  expect(await problemOf(scored(file, 'sum_float32', lists, replace('l')))).toMatchObject({
    code: 'input/model-inputs',
    received: 'type INTEGER[]',
  });
  for (const column of ['unread', 'nowhere'])
    expect(await problemOf(scored(file, 'double_float16', (f) => byName(f), replace(column)))).toMatchObject({
      code: 'input/model-inputs',
      received: 'a column that no input reads',
    });
});

it('by text that the input cannot read fails, and shows no value', async () => {
  const file = await parquetFile(at('misfit.parquet'), 'select 1.5::double as x from range(3)');
  const problem = await problemOf(
    scored(file, 'double_float16', (f) => byName(f), { column: 'x', values: { '1.5': 'secret' } }),
  );
  expect(problem.code).toBe('input/model-inputs');
  expect(JSON.stringify(problem)).not.toContain('secret');
});
