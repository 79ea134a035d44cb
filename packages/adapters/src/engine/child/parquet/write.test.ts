// Parquet that is written here, read by DuckDB.
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForTests, rowsOf } from '../../engine.fixture.ts';
import { writeParquet, type ParquetColumn } from './write.ts';

const path = join(folderForTests(), 'x.parquet');

async function written(columns: readonly ParquetColumn[]): Promise<unknown[][]> {
  rmSync(path, { force: true });
  writeParquet(path, columns);
  return rowsOf(`select * from '${path}'`);
}

it('is read back as it was, types and all', async () => {
  const columns = [
    { name: 'key', values: BigUint64Array.of(0n, 1n, 2n ** 64n - 1n) },
    { name: 's0', values: Float32Array.of(0.5, -0, Number.POSITIVE_INFINITY) },
    { name: 's1', values: Float64Array.of(0.1, 1e300, Number.MIN_VALUE) },
    { name: 's2', values: Int32Array.of(-1, 0, 2 ** 31 - 1) },
  ];
  const rows = await written(columns);
  expect(rows).toEqual([0, 1, 2].map((i) => columns.map(({ values }) => values[i])));
  const types = await rowsOf(`select column_type from (describe select * from '${path}')`);
  expect(types.flat()).toEqual(['UBIGINT', 'FLOAT', 'DOUBLE', 'INTEGER']);
});

it('holds any number of rows and columns', async () => {
  const sizes = fc.tuple(fc.constantFrom(1, 2047, 2048, 70_000), fc.integer({ min: 1, max: 40 }));
  await fc.assert(
    fc.asyncProperty(sizes, async ([rows, width]) => {
      const columns = Array.from({ length: width }, (_, k) => ({
        name: `s${k}`,
        values: Float32Array.from({ length: rows }, (__, i) => i * (k + 1)),
      }));
      rmSync(path, { force: true });
      writeParquet(path, columns);
      const sums = columns.map(({ name }) => `sum(${name}::double)`).join(', ');
      const [found] = await rowsOf(`select count(*)::int, ${sums} from '${path}'`);
      expect(found).toEqual([rows, ...columns.map(({ values }) => values.reduce((sum, v) => sum + v, 0))]);
    }),
    { numRuns: 12 },
  );
});

it('repeats its bytes', async () => {
  const columns = [{ name: 's0', values: Float64Array.from({ length: 5000 }, (_, i) => Math.sin(i)) }];
  await written(columns);
  const first = readFileSync(path);
  await written(columns);
  expect(readFileSync(path).equals(first)).toBe(true);
});

it('packs columns that shrink, and keeps noise as it is', async () => {
  const length = 50_000;
  const noise = createHash('shake256', { outputLength: 8 * length })
    .update('noise')
    .digest();
  const columns = [
    { name: 'key', values: new BigUint64Array(Uint8Array.from(noise).buffer) },
    { name: 's0', values: Float32Array.from({ length }, (_, i) => (i % 9) / 9) },
  ];
  const rows = await written(columns);
  expect(rows).toEqual(Array.from({ length }, (_, i) => columns.map(({ values }) => values[i])));
  const codecs = await rowsOf(`select compression from parquet_metadata('${path}') order by column_id`);
  expect(codecs.flat()).toEqual(['UNCOMPRESSED', 'ZSTD']);
});
