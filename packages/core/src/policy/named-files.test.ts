// Files that a section names are read with the policy: from where they are named, into its closure and digest.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PolicyError } from '../errors/errors.ts';
import { text } from './literals.ts';
import { readPolicies } from './read.ts';
import { filesFrom } from './reading.fixture.ts';
import type { GateSection } from './section.ts';
import type { Policy } from './types.ts';

const schema = z.strictObject({ data: text('The data set.').optional(), contract: text('A file.').optional() });

/** A gate whose settings are the text of the file that it names. */
const gate: GateSection<z.infer<typeof schema>> = {
  id: 'validate-data',
  judges: 'data',
  schema,
  files: { keys: [['contract']], expected: { what: 'a contract', begin: 'begin it', split: 'split it' } },
  demands: ({ data = '' }, { fileAt }) => {
    const there = fileAt(['contract']);
    return { data, demands: [], settings: there ? [there.file.path, there.file.text] : [] };
  },
};

async function read(files: Readonly<Record<string, string>>): Promise<Policy> {
  const [policy] = await readPolicies('modelgate.yml', filesFrom(files), [gate], { from: 'head' });
  return policy;
}

const head = 'version: 1\ndata: { a: { path: a.csv }, b: { path: b.csv } }\n';
const named = `${head}gates: { validate-data: { data: a, contract: contracts/c.yaml } }\n`;

test('the file is part of the closure, and its bytes of the digest', async () => {
  const policy = await read({ 'modelgate.yml': named, 'contracts/c.yaml': 'one' });
  expect(policy.closure.map(({ path }) => path)).toEqual(['contracts/c.yaml', 'modelgate.yml']);
  expect(policy.gates[0]!.settings).toEqual(['contracts/c.yaml', 'one']);
  const other = await read({ 'modelgate.yml': named, 'contracts/c.yaml': 'two' });
  expect(other.digest).not.toBe(policy.digest);
});

test('a path counts from the file that has it', async () => {
  const policy = await read({
    'modelgate.yml': `${head}extends: shared/base.yml\n`,
    'shared/base.yml': 'version: 1\ngates: { validate-data: { data: a, contract: c.yaml } }\n',
    'shared/c.yaml': 'shared',
  });
  expect(policy.gates[0]!.settings).toEqual(['shared/c.yaml', 'shared']);
});

test('each data set may have its own, or none', async () => {
  const policy = await read({
    'modelgate.yml': `${head}gates: { validate-data: { contract: c.yaml, data: { a: { contract: d.yaml }, b: { contract: off } } } }\n`,
    'c.yaml': 'c',
    'd.yaml': 'd',
  });
  expect(policy.gates.map(({ settings }) => settings)).toEqual([['d.yaml', 'd'], []]);
});

test.each([
  ['contracts/none.yaml', 'policy/missing-file'],
  ['2024', 'policy/unsafe-path'],
  ['false', 'policy/unsafe-path'],
  ['data/people.csv', 'policy/unsafe-path'],
  ['../c.yaml', 'policy/unsafe-path'],
  ['.git/config', 'policy/unsafe-path'],
  ['a/.Git/x', 'policy/unsafe-path'],
])('%s is %s, at the line that names it', async (path, code) => {
  const policy = `${head}gates:\n  validate-data:\n    data: a\n    contract: ${path}\n`;
  const error = await read({ 'modelgate.yml': policy }).catch((thrown: unknown) => thrown);
  const problems = error instanceof PolicyError ? error.problems : [];
  expect(problems.map((p) => [p.code, p.at.path, p.at.start.line])).toEqual([[code, 'modelgate.yml', 6]]);
});
