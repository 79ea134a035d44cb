// NumPy's files: what numpy.save writes, and what nobody would.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import real from '../pickle/fixtures/real.json' with { type: 'json' };
import { readPickle } from '../pickle/index.ts';
import { acts, bytesOf, noLimits } from '../pickle/scanned.fixture.ts';
import { BrokenError } from '../scan/reader.ts';
import type { ReadResult } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { parseLiteral } from './literal.ts';
import { readNpy } from './read-npy.ts';

const files = Object.fromEntries(
  Object.entries(real.npy).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]),
);
const read = (bytes: Uint8Array): ReadResult => readNpy(memorySource(bytes), { budget: noLimits });

/** A file of version 1 with this header and these elements. */
const npy = (header: string, elements = ''): Uint8Array =>
  bytesOf(`\x93NUMPY\x01\x00${String.fromCharCode(header.length & 255, header.length >> 8)}${header}${elements}`);

const header = (descr: string, shape = '(1,)'): string =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;

describe('.npy', () => {
  it.each([
    ['numbers', 48, { i: 0, f8: 1 }],
    ['fields', 3 * (8 + 40 + 2), { struct: 1 }],
    ['titles', 4, { struct: 1 }],
    ['dates', 8, { 'M8[ns]': 1 }],
    ['scalar', 4, { f4: 1 }],
    ['aligned', 32, { struct: 1 }],
  ])('steps over %s', (name, bytes, types) => {
    const { i: _, ...of } = types as Record<string, number>;
    expect(read(files[name]!)).toEqual({ treatment: { kind: 'read' }, tensors: { count: 1, bytes, types: of } });
  });

  it.each(['objects', 'object fields'])('hands out %s as the pickle that they are', (name) => {
    const { members = [], anomalies } = read(files[name]!);
    expect(anomalies).toBeUndefined();
    const objects = readPickle(members[0]!.open() as ByteSource, { budget: noLimits });
    expect(objects.treatment).toEqual({ kind: 'read' });
    expect(acts(objects)).toContain('called numpy.ndarray by numpy._core.multiarray._reconstruct');
  });

  it('reads arrays one behind the other', () => {
    const { tensors, members } = read(Buffer.concat([files['numbers']!, files['scalar']!, files['objects']!]));
    expect(tensors).toMatchObject({ count: 3, types: { f8: 1, f4: 1, O: 1 } });
    expect(members).toHaveLength(1);
  });

  it.each([
    [15, undefined],
    [16, BrokenError],
  ])('reads fields within fields to a depth of %d', (depth, error) => {
    const descr = Array.from({ length: depth }).reduce<string>((inner) => `[('a', ${inner})]`, "'<f8'");
    const reading = (): ReadResult => read(npy(header(descr), '12345678'));
    if (error) expect(reading).toThrow(error);
    else expect(reading().tensors).toMatchObject({ bytes: 8 });
  });

  it('says what is too much and too little', () => {
    const more = read(npy(header("'<f8'"), '12345678abc'));
    expect(more.anomalies).toMatchObject([{ code: 'trailing-bytes' }]);
    expect(more.members).toMatchObject([{ name: 'trailing bytes', bytes: 3 }]);
    expect(read(npy(header("'<f8'", '(1000000, 1000000)'), '1')).anomalies).toMatchObject([
      { code: 'shape-too-large' },
    ]);
  });

  it.each([
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
    "{'descr': '<f8', 'fortran_order': False}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': ('1',)}",
    `{'descr': '<f8', 'fortran_order': False, 'shape': (${'999999999, '.repeat(40)})}`,
    "{'descr': 'object', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': 'i4,O', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': [('a', 'what')], 'fortran_order': False, 'shape': (1,)}",
    "{'descr': __import__('os').system('true'), 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} or 1",
    `{'descr': ${'['.repeat(5000)}`,
    '',
  ])('does not take %j for a header', (text) => {
    expect(() => read(npy(text, '12345678'))).toThrow(BrokenError);
  });

  it('says something about every broken file', () => {
    const file = fc.constantFrom(...Object.values(files));
    fc.assert(
      fc.property(file, fc.nat(400), fc.nat(255), fc.boolean(), (whole, at, byte, cut) => {
        const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole);
        if (at < bytes.length) bytes[at] = byte;
        try {
          expect(read(bytes).treatment).toEqual({ kind: 'read' });
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('parseLiteral', () => {
  it.each([
    ["'a\\'b'", "a'b"],
    ['(1)', 1],
    ['(1,)', [1]],
    ['()', []],
    ['[(1, 2L), None]', [[1, 2], null]],
    ['"x"', 'x'],
  ])('reads %s', (text, value) => {
    expect(parseLiteral(text)).toEqual(value);
  });

  it.each(['(1 2)', '(,)', '{1: 2}', "{'a' 1}", "{'a': 1, 'a': 1}", '1 2', '[', 'a', '1+1', "'a", '((1)'])(
    'refuses %s',
    (text) => {
      expect(() => parseLiteral(text)).toThrow(BrokenError);
    },
  );
});
