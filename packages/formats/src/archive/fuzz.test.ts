// Archives and compressed files with bytes turned, cut and pasted: facts, or an error that says why there are none. Nothing else,
// and nothing that grows.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { imageReader } from '../inert/image.ts';
import { textReader } from '../inert/text.ts';
import { startBudget } from '../scan/budget.ts';
import { BrokenError, BudgetError, UnsupportedError } from '../scan/reader.ts';
import type { ReadContext } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import { makeSpool } from '../scan/spool.ts';
import { sevenZipReader } from './7z/reader.ts';
import { codecReaders } from './codec/reader.ts';
import { tarReader } from './tar.ts';
import { zipReader } from './zip/reader.ts';
import { zipOf } from './zip/zip.fixture.ts';

const folder = new URL('../../../testkit/fixtures/archives/', import.meta.url);
const readers = [zipReader, tarReader, sevenZipReader, imageReader, textReader, ...codecReaders];
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const tar = (): Uint8Array => {
  const block = Buffer.alloc(1536);
  block.write('a.txt');
  block.write('00000000003\0', 124);
  block.write('        0', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 0`, 148);
  block.write('abc', 512);
  return block;
};
const originals: readonly Uint8Array[] = [
  ...readdirSync(folder)
    .filter((name) => !/\.(?:py|json)$/.test(name))
    .map((name) => readFileSync(new URL(name, folder))),
  zipOf([
    { name: 'x/data.pkl', data: 'p' },
    { name: 'x/code/a.py', data: 'torch.relu(x)', deflate: true },
  ]),
  tar(),
  png,
  gif,
];

const EXPANDED = 1 << 22;

/** Most bytes that anybody kept at once. */
async function readAs(bytes: Uint8Array): Promise<number> {
  const budget = startBudget({ expandedBytes: EXPANDED, depth: 4, members: 1000, milliseconds: 60_000 });
  let written = 0;
  const counted: ReadContext['budget'] = {
    ...budget,
    expand(more) {
      budget.expand(more);
      written += more;
    },
  };
  const spool = makeSpool(counted, () => expect.unreachable('so little needs no file'));
  const context = { name: 'f', budget: counted, resolve: () => 'absent' as const, spool: () => spool.open() };
  const source = memorySource(bytes);
  for (const reader of readers) {
    if (!reader.recognises(bytes.subarray(0, 4096), source, 'f')) continue;
    await onlyKnownErrors(async () => {
      const { members = [] } = await reader.read(source, context);
      for (const member of members) await onlyKnownErrors(() => member.open());
    });
  }
  return written;
}

async function onlyKnownErrors(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BrokenError || error instanceof BudgetError || error instanceof UnsupportedError))
      throw error;
  }
}

/** A place near one of both ends, where headers are, or anywhere. */
const place = fc.record({
  from: fc.constantFrom('start', 'end', 'middle'),
  by: fc.nat(200),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const mutation = fc.record({ kind: fc.constantFrom('turn', 'huge', 'cut', 'copy', 'add'), place, value: fc.nat(255) });
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, { kind, place: { from, by, share }, value }: Mutation): Uint8Array {
  const at = from === 'start' ? by : from === 'end' ? bytes.length - by : Math.floor(share * bytes.length);
  const copy = Buffer.from(bytes);
  const inside = Math.max(0, Math.min(copy.length - 1, at));
  if (kind === 'turn') copy[inside] = value;
  else if (kind === 'huge') copy.subarray(inside, inside + (value % 9)).fill(0xff);
  else if (kind === 'copy') copy.copyWithin(inside, by, by + value);
  else if (kind === 'add')
    return Buffer.concat([copy.subarray(0, inside), Buffer.alloc(value, value), copy.subarray(inside)]);
  else return Buffer.concat([copy.subarray(0, inside), copy.subarray(inside + value)]);
  return copy;
}

const numRuns = Number(process.env['MODELGATE_RUNS'] ?? 1000);

test('mutated files', async () => {
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), mutations, async (original, changes) => {
      // One write may still come when the limit is reached.
      expect(await readAs(changes.reduce(mutate, original))).toBeLessThanOrEqual(EXPANDED);
    }),
    { numRuns },
  );
});

test('two files pasted together', async () => {
  const some = fc.constantFrom(...originals);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(some, some, share, share, async (a, b, toA, fromB) => {
      const cut = [a.subarray(0, toA * a.length), b.subarray(fromB * b.length)];
      expect(await readAs(Buffer.concat(cut))).toBeLessThanOrEqual(EXPANDED);
    }),
    { numRuns: numRuns / 5 },
  );
});

test('any bytes behind the first ones of a format', async () => {
  const starts = fc.constantFrom(...originals.map((bytes) => bytes.subarray(0, 40)));
  await fc.assert(
    fc.asyncProperty(starts, fc.nat(40), fc.uint8Array({ maxLength: 400 }), async (start, length, rest) => {
      expect(await readAs(Buffer.concat([start.subarray(0, length), rest]))).toBeLessThanOrEqual(EXPANDED);
    }),
    { numRuns },
  );
});
