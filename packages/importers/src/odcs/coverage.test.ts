// docs/contracts.md ends with the table that the reader works by. UPDATE=1 writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coverageTable } from './coverage.ts';
import { keysOfQuality } from './keys.ts';
import { metrics } from './metrics.ts';
import { operators } from './operators.ts';
import { optionKeys } from './options.ts';
import { open } from './property.ts';
import { oldNames } from './quality.ts';
import { mild } from './rule.ts';

const page = new URL('../../../../docs/contracts.md', import.meta.url);

test('the page has the table', () => {
  const text = readFileSync(page, 'utf8');
  const before = text.slice(0, text.indexOf('| where |') < 0 ? undefined : text.indexOf('| where |'));
  if (process.env['UPDATE'] === '1') writeFileSync(page, before + coverageTable());
  expect(readFileSync(page, 'utf8')).toBe(before + coverageTable());
});

test('words of the tables are those that the code knows', () => {
  const { rule, severity } = keysOfQuality;
  for (const name of Object.keys(oldNames)) expect(rule!.as).toContain(name);
  for (const word of mild) expect(severity!.as).toContain(word);
  for (const word of open) expect(coverageTable()).toContain(word);
  expect(Object.keys(keysOfQuality)).toEqual(expect.arrayContaining([...operators]));
  expect(Object.values(metrics).every(({ fate }) => fate === 'evaluated')).toBe(true);
  for (const { fate, read } of optionKeys) expect(read !== undefined).toBe(fate === 'evaluated');
});
