// Whole numbers that a double cannot tell apart.
import { DATA, sql } from '@modelgate/core';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();

it.each([
  [2 ** 53, 2],
  [9007199254740994, 1],
  [2 ** 62, 1],
  [2 ** 63, 0],
])('more than %d: %d values', async (limit, larger) => {
  const file = textFile(join(folder, 'large.csv'), 'n\n9007199254740993\n9223372036854775807\n');
  expect(await data.query(dataOf(file), sql`select count(*) from ${DATA} where n > ${limit}`)).toEqual([[larger]]);
});
