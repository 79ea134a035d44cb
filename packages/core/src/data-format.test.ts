// Formats by name.
import { expect, test } from 'vitest';
import { formatByName, isDataFile } from './data-format.ts';

test.each([
  ['a/b.PARQUET', { ending: 'parquet', format: 'parquet' }],
  ['b.pq', { ending: 'pq', format: 'parquet' }],
  ['b.2024.csv.gz', { ending: 'csv', format: 'csv', packing: 'gz' }],
  ['b.jsonl.zst', { ending: 'jsonl', format: 'json', packing: 'zst' }],
  ['folder.csv/README', { ending: '' }],
  ['b.constructor', { ending: 'constructor' }],
  ['csv', { ending: '' }],
])('%s', (path, found) => {
  expect(formatByName(path)).toEqual(found);
  expect(isDataFile(path)).toBe('format' in found);
});

test('a file of a folder that no reader unpacks is not left out', () => {
  expect(isDataFile('b.parquet.gz')).toBe(true);
});
