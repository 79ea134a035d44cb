// Files by real frameworks, and attacks on them: what is seen in each stands in facts.json. UPDATE=1 rewrites it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ScannedPart } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { scanFile } from './scan-file.ts';
import { memorySource } from './source.ts';

const FIXTURES = new URL('../../../testkit/fixtures/scan/', import.meta.url);
const FACTS = new URL('facts.json', FIXTURES);
/** A pickle's facts are told where pickles are tested. */
const ELSEWHERE = new Set(['pickled_attribute.h5']);
const files = ['benign', 'attack'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => !ELSEWHERE.has(name))
    .map((name) => `${folder}/${name}`),
);

type Golden = Record<string, ScannedPart[]>;
const golden: Golden = process.env['UPDATE'] ? {} : (JSON.parse(readFileSync(FACTS, 'utf8')) as Golden);

async function factsOf(name: string): Promise<Golden[string]> {
  const source = memorySource(readFileSync(new URL(name, FIXTURES)));
  const scanned = await scanFile(
    { path: name, source },
    {
      limits: { expandedBytes: 1 << 24, depth: 8, members: 1000, milliseconds: 20_000 },
      resolve: (target) => (/^\/|\.\.|^[A-Z]:/.test(target) ? 'outside' : 'absent'),
      temporaryFile: () => expect.unreachable('so little needs no file'),
    },
  );
  return scanned.parts.map((part) => ({ ...part, bytes: 0 }));
}

/** Something that a rule can stop. */
const stops = ({ treatment, anomalies, callables, code, references, operators }: Golden[string][number]): boolean =>
  treatment.kind === 'not-evaluated' ||
  [anomalies, callables, code].some((facts) => (facts?.length ?? 0) > 0) ||
  (references ?? []).some(({ found }) => found !== 'inside') ||
  (operators ?? []).some(({ domain }) => !['', 'ai.onnx.ml', 'tensorflow', 'keras'].includes(domain));

describe.each(files)('%s', (name) => {
  it('has the facts that it had', async () => {
    const facts = await factsOf(name);
    if (process.env['UPDATE']) golden[name] = facts;
    expect(facts).toEqual(golden[name]);
    if (process.env['UPDATE']) writeFileSync(FACTS, `${JSON.stringify(golden, null, 1)}\n`);
  });

  it('is to be stopped if it is an attack, and only then', async () => {
    const facts = await factsOf(name);
    // What a skops file constructs are callables by design; which of them are known is for the rules.
    const parts = name.includes('schema') ? facts.map((part) => ({ ...part, callables: [] })) : facts;
    expect(parts.some(stops)).toBe(name.startsWith('attack/'));
  });
});
