// Every folder of test/golden/policy is a case: modelgate.yml and its files, and what the reader makes of them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { PolicyError } from '../errors/errors.ts';
import { formatProblems } from '../errors/format.ts';
import { sections } from './fake-gate.fixture.ts';
import { policyJsonSchema } from './json-schema.ts';
import type { ReadFile } from './load.ts';
import { readPolicies } from './read.ts';

const folder = fileURLToPath(new URL('../../../../test/golden/policy/', import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function readerOf(root: string): ReadFile {
  return async (path) => (existsSync(join(root, path)) ? { found: readFileSync(join(root, path)) } : { absent: true });
}

async function outcomeOf(root: string): Promise<{ readonly file: string; readonly text: string }> {
  const names = readdirSync(root, { recursive: true }).map(String);
  const list = async (glob: string): Promise<string[]> => names.filter((name) => matchesGlob(name, glob));
  try {
    const policies = await readPolicies('modelgate.yml', readerOf(root), sections, { from: 'head', list });
    return { file: 'expected.json', text: `${JSON.stringify(policies, null, 2)}\n` };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { file: 'expected.txt', text: formatProblems(error.problems) };
  }
}

describe('golden policies', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(
    policyJsonSchema(sections),
  );

  test.each(cases.map((entry) => entry.name))('%s', async (name) => {
    const root = join(folder, name);
    const { file, text } = await outcomeOf(root);
    if (process.env['UPDATE'] === '1') writeFileSync(join(root, file), text);
    expect(text).toBe(readFileSync(join(root, file), 'utf8'));
    if (file === 'expected.txt') return;
    for (const path of readdirSync(root, { recursive: true }).map(String)) {
      if (!path.endsWith('.yml')) continue;
      validate(parse(readFileSync(join(root, path), 'utf8'), { merge: true }));
      expect(validate.errors, path).toBe(null);
    }
  });
});
