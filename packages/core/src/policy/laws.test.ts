// Laws of reading: whatever the text, a policy or a PolicyError with places inside the files; never anything else.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { expectInside, swapToken } from '../../../../test/fixtures/mutated-yaml.ts';
import { PolicyError, type Problem } from '../errors/errors.ts';
import { formatProblems } from '../errors/format.ts';
import { printable } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { yardstickChanges } from './diff-yardstick.ts';
import { sections } from './fake-gate.fixture.ts';
import { policyJsonSchema } from './json-schema.ts';
import { filesFrom } from './reading.fixture.ts';
import { readPolicies } from './read.ts';
import type { Policy } from './types.ts';

const folder = fileURLToPath(new URL('../../../../test/golden/policy/', import.meta.url));
const textOf = (name: string): string => readFileSync(join(folder, name, 'modelgate.yml'), 'utf8');
const golden = readdirSync(folder).map(textOf);
const valid = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(
  policyJsonSchema(sections),
);

type Outcome = { readonly policies: readonly Policy[] } | { readonly problems: readonly Problem[] };

async function outcomeOf(text: string | Uint8Array): Promise<Outcome> {
  const files = filesFrom({ 'modelgate.yml': text, 'base.yml': golden[0]! });
  try {
    return { policies: await readPolicies('modelgate.yml', files, sections, { from: 'head', list: async () => [] }) };
  } catch (error) {
    if (error instanceof PolicyError) return { problems: error.problems };
    throw error;
  }
}

function spansOf(policy: Policy): readonly Span[] {
  const demands = policy.gates.flatMap((g) => [g.at, ...g.demands.map((d) => d.at)]);
  const subjects = [...Object.values(policy.data), ...Object.values(policy.models), ...policy.waivers].map((s) => s.at);
  return [...demands, ...subjects, ...Object.values(policy.spans), ...policy.removed.map((r) => r.at)];
}

/** Without the places of files that the policy extends. */
const ofPolicy = (places: readonly Span[]): readonly Span[] => places.filter(({ path }) => path === 'modelgate.yml');

async function law(text: string): Promise<void> {
  const outcome = await outcomeOf(text);
  if ('problems' in outcome) {
    expect(outcome.problems.length).toBeGreaterThan(0);
    expectInside(ofPolicy(outcome.problems.map(({ at }) => at)), text);
    expect(formatProblems(outcome.problems).replaceAll('\n', '')).toSatisfy(
      (shown: string) => printable(shown) === shown,
    );
    return;
  }
  for (const policy of outcome.policies) {
    expectInside(ofPolicy(spansOf(policy)), text);
    expect(yardstickChanges(policy, policy)).toEqual([]);
  }
  expect(validate(parse(text, { merge: true })), JSON.stringify(validate.errors)).toBe(true);
}

test('arbitrary text', async () => {
  const pieces = fc.constantFrom(
    ...'version: 1|\n|  |- |: |{|}|[|]|,|"|\'|&a |*a|<<: |!!str |!x |# |\t|\r\n|? |>|%YAML|---|...|off|model|data|gates|null|~|1pt|\0|\u202e|\u{1f600}|__proto__'.split(
      '|',
    ),
  );
  const words = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string() }));
  await fc.assert(
    fc.asyncProperty(
      words.map((w) => w.join('')),
      law,
    ),
    { numRuns: 1000 },
  );
});

test('arbitrary bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const outcome = await outcomeOf(bytes);
      expect('problems' in outcome).toBe(true);
    }),
    { numRuns: 300 },
  );
});

const scraps = [
  '',
  ' ',
  '\n',
  '  ',
  ':',
  '-',
  '{}',
  '[]',
  'null',
  'off',
  '~',
  '0.5',
  '-1',
  '1pt',
  '5%',
  '1e999',
  '.nan',
  'true',
  "''",
  '&a',
  '*a',
  '<<: *a',
  '__proto__',
  'constructor',
  '\t',
  '\u0000',
  '../..',
  's3://x',
  'evaluate-model',
  'metrics',
];

const mutation = fc.record({
  text: fc.oneof(fc.constantFrom(...golden), { weight: 3, arbitrary: fc.constantFrom(...valid.map(textOf)) }),
  edits: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat({ max: 12 }),
      put: fc.constantFrom(...scraps),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  token: fc.boolean(),
});

test('mutated policies', async () => {
  await fc.assert(
    fc.asyncProperty(mutation, async ({ text, edits, token }) => {
      let mutated = text.slice(0, 20_000);
      for (const { at, cut, put } of edits)
        mutated = token ? swapToken(mutated, at, put) : splice(mutated, at, cut, put);
      await law(mutated);
    }),
    { numRuns: 2000 },
  );
});

function splice(text: string, at: number, cut: number, put: string): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + cut);
}
