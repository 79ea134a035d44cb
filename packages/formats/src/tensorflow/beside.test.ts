// Files beside a TensorFlow model, and what only ends as one of them does.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../scan/source.ts';
import { checkpointIndexReader } from './beside.ts';

const FIXTURES = new URL('../../../testkit/fixtures/scan/benign/', import.meta.url);

test('the index of a checkpoint is known by its first key and its end; other files that end so are not', () => {
  const index = readFileSync(new URL('variables.index', FIXTURES));
  const known = (bytes: Uint8Array): boolean => checkpointIndexReader.recognises(bytes, memorySource(bytes), 'm');
  expect(known(index)).toBe(true);
  const graph = readFileSync(new URL('saved_model.pb', FIXTURES));
  expect(known(Buffer.concat([graph, index.subarray(-8)]))).toBe(false);
});
