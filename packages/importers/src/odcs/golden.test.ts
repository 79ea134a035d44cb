// Every folder of test/golden/contracts is a case: contract.odcs.yaml, and what the reader makes of it. UPDATE=1 writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cases, chosenOf, folder, golden, read, textOf } from './reading.fixture.ts';

test.each(cases)('%s', (name) => {
  const { file, text } = golden(read(textOf(name), chosenOf(name)));
  const path = join(folder, name, file);
  if (process.env['UPDATE'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
});
