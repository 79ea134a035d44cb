// The driver: identification by content, members, limits, and errors that become facts.
import { expect, test } from 'vitest';
import type { ScanLimits } from '@modelgate/core';
import { BrokenError, BudgetError } from './reader.ts';
import type { Reader, ReadResult } from './reader.ts';
import { scanFile } from './scan-file.ts';
import { memorySource } from './source.ts';
import type { ByteSource } from './source.ts';
import type { TemporaryFile } from './spool.ts';

const limits: ScanLimits = { expandedBytes: 32 << 20, depth: 3, members: 100, milliseconds: 10_000 };
const text = (source: ByteSource): string => new TextDecoder().decode(source.read(0, source.size));

/** Knows bytes by their first letter. */
const reader = (format: string, letter: string, read: (source: ByteSource) => ReadResult): Reader => ({
  format,
  recognises: (head) => head[0] === letter.charCodeAt(0),
  read,
});
const plain = (): ReadResult => ({ treatment: { kind: 'inert' } });
/** 'box:' and what is in it. */
const box = reader('zip', 'b', (source) => ({
  treatment: { kind: 'read' },
  members: [{ name: 'in', open: () => memorySource(new TextEncoder().encode(text(source).slice(4))) }],
}));

const noFile = (): TemporaryFile => {
  throw new Error('no temporary file expected');
};
const scan = async (content: string, readers: readonly Reader[], path = 'm.bin', change: Partial<ScanLimits> = {}) =>
  scanFile(
    { path, source: memorySource(new TextEncoder().encode(content)) },
    { limits: { ...limits, ...change }, resolve: () => 'absent', temporaryFile: noFile, readers },
  );

test('members are read as what they are, each with the way to it', async () => {
  const { parts } = await scan('box:box:cat', [box, reader('image', 'c', plain)]);
  expect(parts.map(({ members, format, bytes }) => [members, format, bytes])).toEqual([
    [[], 'zip', 11],
    [['in'], 'zip', 7],
    [['in', 'in'], 'image', 3],
  ]);
});

test('bytes that nobody knows are not evaluated; no bytes are inert', async () => {
  expect((await scan('?', [box])).parts).toMatchObject([
    { format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format' } },
  ]);
  expect((await scan('', [box])).parts).toMatchObject([{ format: 'empty', treatment: { kind: 'inert' } }]);
});

test('a container too deep is a budget, and so is all that comes after a limit', async () => {
  const deep = await scan('box:box:box:box:box:c', [box]);
  expect(deep.parts.at(-1)).toMatchObject({ members: ['in', 'in', 'in', 'in'], treatment: { why: 'budget' } });
  const bomb = reader('gzip', 'g', () => ({
    treatment: { kind: 'read' },
    members: [1, 2, 3].map((n) => ({
      name: `${n}`,
      open: () => {
        throw new BudgetError('it expands to more than 5 bytes');
      },
    })),
  }));
  expect((await scan('g', [bomb])).parts.map((part) => part.treatment)).toMatchObject([
    { kind: 'read' },
    ...[1, 2, 3].map(() => ({ kind: 'not-evaluated', why: 'budget' })),
  ]);
});

test('time that is up stops everything that is left', async () => {
  const slow = await scan('box:box:c', [box], 'm.bin', { milliseconds: -1 });
  expect(slow.parts).toMatchObject([{ format: 'zip', treatment: { kind: 'not-evaluated', why: 'budget' } }]);
});

test('two formats at once are two parts and a polyglot; a kind of a format is none', async () => {
  const kinds = async (a: string, b: string) => (await scan('x', [reader(a, 'x', plain), reader(b, 'x', plain)])).parts;
  expect(await kinds('image', 'zip')).toMatchObject([
    { format: 'image', anomalies: [{ code: 'polyglot', detail: 'the bytes are image and zip' }] },
    { format: 'zip' },
  ]);
  expect((await kinds('keras', 'zip')).flatMap((part) => part.anomalies ?? [])).toEqual([]);
});

test('an ending that claims another format misleads; one that claims nothing does not', async () => {
  const found = async (path: string) =>
    (await scan('x', [reader('pickle', 'x', plain)], path)).parts[0]!.anomalies?.map(({ code }) => code);
  expect(await found('a/m.json')).toEqual(['name-misleads']);
  expect(await found('a/m.SafeTensors')).toEqual(['name-misleads']);
  for (const path of ['m.pkl', 'm.pt', 'm', 'm.constructor', 'a.json/m']) expect(await found(path)).toBeUndefined();
});

test('a checkpoint of PyTorch may be called .tar, as its tutorial does; another zip may not', async () => {
  const found = async (format: string) =>
    (await scan('x', [reader(format, 'x', plain)], 'model.tar')).parts[0]!.anomalies?.map(({ code }) => code);
  for (const format of ['pytorch', 'pytorch-legacy', 'tar']) expect(await found(format)).toBeUndefined();
  for (const format of ['zip', 'keras', 'pickle']) expect(await found(format)).toEqual(['name-misleads']);
});

test('text is what no other reader claims', async () => {
  const fallback: Reader = { ...reader('text', 'x', plain), fallback: true };
  expect((await scan('x', [fallback, reader('pickle', 'x', plain)])).parts.map((part) => part.format)).toEqual([
    'pickle',
  ]);
  expect((await scan('x', [fallback])).parts.map((part) => part.format)).toEqual(['text']);
});

test.each([
  [new BrokenError('no end'), 'broken', 'no end'],
  [new BudgetError('too much'), 'budget', 'too much'],
  [new TypeError('x is\u{1b}[2J not'), 'broken', String.raw`reading it failed: x is\u{1b}[2J not`],
])('%s is a part that is not evaluated', async (error, why, reason) => {
  const broken = reader('image', 'x', () => {
    throw error;
  });
  expect((await scan('x', [broken])).parts).toMatchObject([
    { format: 'image', treatment: { kind: 'not-evaluated', why, reason } },
  ]);
});
