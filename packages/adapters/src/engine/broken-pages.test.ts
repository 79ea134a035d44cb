// A Parquet file whose footer is whole and whose pages are not: the file is at fault, not the policy's SQL or the model's inputs.
import { DATA, sql } from '@modelgate/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dataOf,
  engineForTests,
  folderForTests,
  inOrder,
  model,
  parquetFile,
  problemOf,
  scoreWith,
  textFile,
  valueOutput,
} from './engine.fixture.ts';

const engine = engineForTests();
const folder = folderForTests();

async function broken(codec: string, name: string): Promise<string> {
  const path = await parquetFile(
    join(folder, `${codec}-${name}.parquet`),
    'select (i * 7919) % 1009 as a, i as b from range(3000) t(i)',
    `, compression ${codec}`,
  );
  const bytes = readFileSync(path);
  const footer = bytes.readUInt32LE(bytes.length - 8) + 8;
  const end = bytes.length - footer;
  bytes.fill(0xff, end - 200, end - 100);
  return textFile(path, bytes);
}

describe.each(['snappy', 'zstd', 'gzip', 'lz4_raw', 'brotli'])('of %s', (codec) => {
  const fault = { code: 'input/file-unreadable', expected: 'a readable Parquet file', hint: 'fetch or write it again' };

  it('a statement says so', async () => {
    const data = dataOf(await broken(codec, 'asked'));
    expect(await problemOf(engine.data.query(data, sql`select sum(a), min(b) from ${DATA}`))).toMatchObject(fault);
  });

  it('scoring says so', async () => {
    const scored = scoreWith(
      engine,
      await broken(codec, 'scored'),
      model('sum_float32'),
      (facts) => inOrder(facts, ['a', 'b']),
      valueOutput('y'),
    );
    expect(await problemOf(scored)).toMatchObject(fault);
  });
});
