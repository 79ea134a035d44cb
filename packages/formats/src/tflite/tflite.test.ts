// TensorFlow Lite: which operators a model needs, and files that are not as they say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScannedPart } from '@modelgate/core';
import { zipOf } from '../archive/zip/zip.fixture.ts';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';
import { codesOf, factsIn, testContext } from '../scan/testing.ts';
import { tfliteReader } from './reader.ts';

/** Writes something behind all that there is, and gives its place. */
type Write = (out: number[]) => number;
type Field = number | Write | undefined;

function put(out: number[], value: number, width: number, at = out.length): void {
  for (let i = 0, rest = value; i < width; i++, rest = Math.floor(rest / 256)) out[at + i] = rest % 256;
}

/** Every field has eight bytes, which small numbers do not fill. */
const table =
  (...fields: readonly Field[]): Write =>
  (out) => {
    const list = out.length;
    put(out, 4 + 2 * fields.length, 2);
    put(out, 4 + 8 * fields.length, 2);
    for (const [i, field] of fields.entries()) put(out, field === undefined ? 0 : 4 + 8 * i, 2);
    const at = out.length;
    put(out, at - list, 4);
    for (const field of fields) put(out, typeof field === 'number' ? field : 0, 8);
    for (const [i, field] of fields.entries())
      if (typeof field === 'function') put(out, field(out) - (at + 4 + 8 * i), 4, at + 4 + 8 * i);
    return at;
  };

const vector =
  (...items: readonly Write[]): Write =>
  (out) => {
    const at = out.length;
    put(out, items.length, 4);
    for (const _ of items) put(out, 0, 4);
    for (const [i, item] of items.entries()) put(out, item(out) - (at + 4 + 4 * i), 4, at + 4 + 4 * i);
    return at;
  };

const text =
  (value: string): Write =>
  (out) => {
    const at = out.length;
    put(out, value.length, 4);
    out.push(...Buffer.from(value));
    return at;
  };

function fileOf(root: Write): Uint8Array {
  const out = [0, 0, 0, 0, ...Buffer.from('TFL3')];
  put(out, root(out), 4, 0);
  return Uint8Array.from(out);
}

const model = (codes: readonly Write[], buffers: readonly Write[] = []): Uint8Array =>
  fileOf(table(3, vector(...codes), vector(table()), undefined, vector(...buffers)));
const custom = (name: string): Write => table(32, text(name), 1, 32);
const operators = (...codes: readonly Write[]): readonly string[] =>
  (factsIn(tfliteReader, model(codes))!.operators ?? []).map(({ domain, name }) => `${domain}::${name}`);

describe('operators', () => {
  it.each([
    ['built in', table(3, undefined, 1, 3), 'tflite::CONV_2D'],
    ['of an older file', table(9), 'tflite::FULLY_CONNECTED'],
    ['beyond the old codes', table(127, undefined, 1, 150), 'tflite::GELU'],
    ['of a code that nobody has', table(0, undefined, 1, 9999), 'tflite::code 9999'],
    ['custom', custom('MyOp'), 'tflite::custom MyOp'],
    ['custom, named like one that is built in', custom('ADD'), 'tflite::custom ADD'],
    ["TensorFlow's own", custom('FlexReadFile'), 'tensorflow::ReadFile'],
    ['custom without a name', table(32), 'tflite::custom '],
  ])('%s', (_, code, told) => {
    expect(operators(code)).toEqual([told]);
  });
});

describe('metadata: a zip behind the model', () => {
  const zip = (name: string, data: Uint8Array | string): Uint8Array => zipOf([{ name, data }]);
  const parts = (...pieces: readonly Uint8Array[]): Promise<readonly ScannedPart[]> => partsOf('m.tflite', ...pieces);
  const partsOf = async (path: string, ...pieces: readonly Uint8Array[]): Promise<readonly ScannedPart[]> => {
    const source = memorySource(Buffer.concat(pieces));
    const { limits } = testContext().budget;
    const temporaryFile = (): never => expect.unreachable('nothing is decoded');
    const options = { limits, resolve: () => 'absent' as const, temporaryFile };
    return (await scanFile({ path, source }, options)).parts;
  };

  it('is no polyglot, and its members are read', async () => {
    const found = await parts(model([table(3)]), zip('labels.txt', 'cat\ndog\n'));
    expect(found.map(({ format }) => format).sort()).toEqual(['text', 'tflite', 'zip']);
    expect(found.flatMap(codesOf)).toEqual([]);
  });

  it('an archive within it that begins late is told', async () => {
    const late = Buffer.concat([Buffer.from('#!/bin/sh\n'), zip('a.txt', 'a')]);
    const found = await parts(model([table(3)]), zip('inner.zip', late));
    expect(found.flatMap(codesOf)).toContain('leading-bytes');
  });

  it('in an archive that itself begins late, and that is told', async () => {
    const inner = Buffer.concat([model([table(3)]), zip('labels.txt', 'cat\n')]);
    const found = await partsOf('m.zip', Buffer.from('#!/bin/sh\n'), zip('m.tflite', inner));
    expect(found.map((part) => [part.members.length, part.format, codesOf(part)])).toContainEqual([
      0,
      'zip',
      expect.arrayContaining(['leading-bytes']),
    ]);
    expect(found.filter(({ members }) => members.length > 0).flatMap(codesOf)).toEqual([]);
  });

  it('what else is wrong with it, and a name that says something else, are told', async () => {
    const twice = zipOf([
      { name: 'labels.txt', data: 'cat\n' },
      { name: 'labels.txt', data: 'dog\n' },
    ]);
    expect((await parts(model([table(3)]), twice)).flatMap(codesOf)).toEqual(['member-duplicate']);
    const named = await partsOf('m.safetensors', model([table(3)]), zip('labels.txt', 'cat\n'));
    expect(named.flatMap(codesOf)).toEqual(['name-misleads']);
  });

  it('behind a file that is no model it is told', async () => {
    const found = await parts(Buffer.from('#!/bin/sh\n'), zip('labels.txt', 'cat\n'));
    expect(found.flatMap(codesOf)).toContain('leading-bytes');
  });
});

describe('what is not as it says', () => {
  it('a buffer beyond the end', () => {
    const facts = factsIn(tfliteReader, model([], [table(undefined, 100, 1e6)]));
    expect(codesOf(facts)).toEqual(['offset-out-of-range']);
  });

  it.each([
    ['no graph', fileOf(table(3))],
    ['a root that is not there', Uint8Array.from([255, 255, 255, 127, ...Buffer.from('TFL3')])],
    ['cut short', model([custom('MyOp')]).subarray(0, 60)],
    ['a table before the start', Uint8Array.from([8, 0, 0, 0, ...Buffer.from('TFL3'), 0, 1, 0, 0])],
  ])('%s is broken', (_, bytes) => {
    expect(factsIn(tfliteReader, bytes)!.treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });

  it('any bytes changed: facts, and no other error', () => {
    const whole = model([custom('MyOp'), table(3)], [table(undefined, 8, 4)]);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        if (at >= 4 && at < 8) return;
        const changed = Uint8Array.from(whole);
        changed[at] = byte;
        expect(factsIn(tfliteReader, changed)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('operators of TensorFlow', () => {
  /** A FlexBuffer: a list of texts, which stand before it. */
  const flexList = (...texts: readonly string[]): Buffer => {
    const out: number[] = [];
    const starts = texts.map((value) => {
      out.push(value.length, ...Buffer.from(value, 'latin1'), 0);
      return out.length - 1 - value.length;
    });
    out.push(texts.length);
    const at = out.length;
    for (const start of starts) out.push(out.length - start);
    for (const _ of texts) out.push(5 << 2);
    out.push(out.length - at, 10 << 2, 1);
    return Buffer.from(out);
  };
  const node = (op: string): string => `\x12${String.fromCharCode(op.length)}${op}`;
  const flex = (name: string, options: Buffer): Uint8Array => {
    const operator = table(0, undefined, undefined, undefined, undefined, text(options.toString('latin1')));
    const graph = table(undefined, undefined, undefined, vector(operator));
    return fileOf(table(3, vector(custom(name)), vector(graph), undefined, vector()));
  };
  const named = (bytes: Uint8Array): readonly string[] =>
    (factsIn(tfliteReader, bytes)!.operators ?? []).map(({ name }) => name);

  it('is what its options say, and what its node says', () => {
    const options = flexList('ReadFile', node('WriteFile'));
    expect(named(flex('FlexAddV2', options))).toEqual(['AddV2', 'ReadFile', 'WriteFile']);
  });

  it('opens a path that nobody told it', () => {
    const facts = factsIn(tfliteReader, flex('FlexSaveV2', flexList('SaveV2', node('SaveV2'))))!;
    expect(facts.references).toEqual([
      { kind: 'external-data', target: 'a path that the graph computes', found: 'outside' },
    ]);
  });

  it.each([
    ['none', Buffer.alloc(0)],
    ['a list of one', flexList('AddV2')],
    ['cut short', flexList('AddV2', node('AddV2')).subarray(4)],
    ['no list', Buffer.from([1, 4, 1])],
  ])('options that say nothing are not evaluated: %s', (_, options) => {
    const { treatment } = factsIn(tfliteReader, flex('FlexAddV2', options))!;
    expect(treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });
});
