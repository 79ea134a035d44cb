// Bytes turned, cut and pasted: a reader gives facts, BudgetError or BrokenError, and nothing else.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBudget } from './budget.ts';
import { BrokenError, BudgetError } from './reader.ts';
import type { ReadContext } from './reader.ts';
import { readers } from './readers.ts';
import { memorySource } from './source.ts';

/** Archives, codecs and pickles are fuzzed beside their own tests. */
const MODELS = new Set(
  (
    'safetensors gguf onnx savedmodel tensorflow-graph tensorflow-checkpoint tensorflow-fingerprint keras-metadata hdf5 ' +
    'json yaml config ubjson catboost'
  ).split(' '),
);
const own = readers.filter(({ format }) => MODELS.has(format));

const FIXTURES = new URL('../../../testkit/fixtures/scan/', import.meta.url);
const originals = ['benign', 'attack'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES)).map((name) => readFileSync(new URL(`${folder}/${name}`, FIXTURES))),
);

/** A turn of one byte, a length that is huge, a cut, a stretch moved to another place. Places are shares of the file. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('turn' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(255) }),
  fc.record({ kind: fc.constant('huge' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(8) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(64) }),
  fc.record({ kind: fc.constant('move' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(4096) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, { kind, at, to }: Mutation): Uint8Array {
  // Headers matter most: half of all places are near the start.
  const place = Math.floor((at < 0.5 ? at * at * 4 : at) * at * Math.max(0, bytes.length - 1));
  const copy = new Uint8Array(bytes);
  if (kind === 'turn') copy[place] = to;
  else if (kind === 'huge') copy.fill(0xff, place, place + to);
  else if (kind === 'cut') return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + to)]);
  else copy.copyWithin(place, to % Math.max(1, bytes.length), (to % Math.max(1, bytes.length)) + 64);
  return copy;
}

const context = (): ReadContext => ({
  name: 'f',
  budget: startBudget({ expandedBytes: 1 << 24, depth: 8, members: 10_000, milliseconds: 10_000 }),
  resolve: () => 'absent',
  spool: () => ({ write: () => undefined, source: () => memorySource(new Uint8Array()) }),
});

async function readAll(bytes: Uint8Array): Promise<void> {
  const source = memorySource(bytes);
  for (const reader of own) {
    if (!reader.recognises(bytes.subarray(0, 4096), source, 'f')) continue;
    try {
      const { treatment } = await reader.read(source, context());
      expect(['read', 'inert', 'not-evaluated']).toContain(treatment.kind);
    } catch (error) {
      if (!(error instanceof BrokenError || error instanceof BudgetError)) throw error;
    }
  }
}

test('mutated files of every format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (original, mutations) => readAll(mutations.reduce(mutate, original as Uint8Array)),
    ),
    { numRuns: Number(process.env['MODELGATE_RUNS'] ?? 3000) },
  );
});

test('any bytes behind the first ones of a format', async () => {
  const starts = originals.map((bytes) => bytes.subarray(0, 16));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) =>
      readAll(Buffer.concat([start, rest])),
    ),
    { numRuns: Number(process.env['MODELGATE_RUNS'] ?? 3000) },
  );
});
