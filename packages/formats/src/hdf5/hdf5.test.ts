// HDF5 by its own structures. Whole files by h5py stand among the fixtures; here is what is done to one of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../scan/reader.ts';
import { memorySource, type ByteSource } from '../scan/source.ts';
import { codesOf, factsIn, testContext } from '../scan/testing.ts';
import { hdf5Reader } from './reader.ts';

const FIXTURES = new URL('../../../testkit/fixtures/scan/', import.meta.url);
const file = (name: string): Buffer => readFileSync(new URL(name, FIXTURES));
const read = (bytes: Uint8Array): ReadResult => factsIn(hdf5Reader, bytes)!;

/** The file with some bytes in place of others, each time they stand in it. */
function replaced(bytes: Buffer, from: Uint8Array | string, to: Uint8Array | string): Buffer {
  const [a, b] = [Buffer.from(from), Buffer.from(to)];
  const copy = Buffer.from(bytes);
  expect(copy.indexOf(a)).toBeGreaterThan(0);
  for (let at = copy.indexOf(a); at >= 0; at = copy.indexOf(a, at + b.length)) b.copy(copy, at);
  return copy;
}

describe('texts in attributes', () => {
  it.each([['lambda_earliest'], ['lambda_latest'], ['lambda_fixed_text'], ['lambda_in_a_group'], ['user_block']])(
    '%s holds a config',
    (name) => {
      expect(read(file(`attack/${name}.h5`)).code).toEqual([{ kind: 'python-bytecode', what: 'l.function' }]);
    },
  );

  it('a config may begin with white space', () => {
    const spaced = replaced(
      file('attack/lambda_fixed_text.h5'),
      '{"class_name": "Sequential"',
      ' {"class_name":"Sequential"',
    );
    expect(read(spaced).code).toEqual([{ kind: 'python-bytecode', what: 'l.function' }]);
  });

  it('a pickle is a member', () => {
    const { members } = read(file('attack/pickled_attribute.h5'));
    expect(members!.map(({ name }) => name)).toEqual(['/@p']);
    const source = members![0]!.open() as ByteSource;
    expect(Buffer.from(source.read(0, source.size)).toString('latin1')).toMatch(/^c__builtin__\n__import__\n/);
  });

  it('a config that is no JSON makes the file not evaluated', () => {
    const broken = replaced(
      file('attack/lambda_earliest.h5'),
      '{"class_name": "Sequential"',
      '{"class_name"; "Sequential"',
    );
    expect(read(broken).treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });
});

describe('what the file says of itself', () => {
  const dense = file('benign/dense.h5');

  it('is quiet of one that is well made', () => {
    expect(read(dense)).toMatchObject({ format: 'keras-h5', treatment: { kind: 'read' }, tensors: { count: 6 } });
    expect(read(dense).anomalies).toBeUndefined();
  });

  it('bytes behind its end', () => {
    expect(codesOf(read(Buffer.concat([dense, Buffer.from('PK')])))).toEqual(['trailing-bytes']);
  });

  it.each([[10], [500], [2000]])('%s bytes less than it has are not evaluated', (less) => {
    expect(read(dense.subarray(0, -less)).treatment).toMatchObject({ why: 'broken' });
  });

  it('a dataset that ends behind the file', () => {
    const layout = Buffer.of(8, 0, 24, 0, 0, 0, 0, 0, 3, 1);
    const at = dense.indexOf(layout) + layout.length;
    const moved = Buffer.from(dense);
    moved.writeBigUInt64LE(BigInt(dense.length - 4), at);
    expect(codesOf(read(moved))).toContain('offset-out-of-range');
  });

  it('an unknown version, address width or structure', () => {
    for (const [at, value] of [
      [8, 9],
      [13, 3],
      [14, 16],
      [0x60, 7],
    ] as const) {
      const changed = Buffer.from(dense);
      changed[at] = value;
      expect(read(changed).treatment).toMatchObject({ kind: 'not-evaluated' });
    }
  });
});

describe('circles and bombs', () => {
  it('a group that links to its own parent is read once', () => {
    const bytes = file('benign/many.h5');
    // Every group's object header is the root's.
    const root = bytes.readBigUInt64LE(64);
    const symbols = bytes.indexOf('SNOD');
    const changed = Buffer.from(bytes);
    for (let i = 0; i < changed.readUInt16LE(symbols + 6); i++)
      changed.writeBigUInt64LE(root, symbols + 8 + i * 40 + 8);
    expect(read(changed).treatment.kind).toBe('read');
  });

  it('a tree whose node is its own child ends', () => {
    const bytes = file('benign/many.h5');
    const changed = Buffer.from(bytes);
    const tree = bytes.indexOf('TREE');
    changed.writeBigUInt64LE(BigInt(tree), tree + 32);
    expect(['read', 'not-evaluated']).toContain(read(changed).treatment.kind);
  });

  it('a header that continues in itself ends as a budget', () => {
    const bytes = Buffer.alloc(4096);
    bytes.set([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0]);
    bytes.fill(0xff, 20, 28);
    bytes.writeBigUInt64LE(4096n, 28);
    bytes.writeBigUInt64LE(64n, 36);
    // Version 1, one message of 24 bytes: it goes on where it stands.
    bytes.writeUInt8(1, 64);
    bytes.writeUInt32LE(24, 72);
    bytes.writeUInt16LE(0x10, 80);
    bytes.writeUInt16LE(16, 82);
    bytes.writeBigUInt64LE(80n, 88);
    bytes.writeBigUInt64LE(24n, 96);
    expect(read(bytes).treatment).toMatchObject({ why: 'budget' });
  });
});

it('reads no number of a dataset', () => {
  const bytes = file('benign/latest.h5');
  let most = 0;
  const whole = memorySource(bytes);
  const source: ByteSource = {
    size: whole.size,
    read: (from, length) => {
      most = Math.max(most, length);
      return whole.read(from, length);
    },
  };
  expect(hdf5Reader.read(source, testContext())).toMatchObject({ tensors: { count: 2 } });
  expect(most).toBeLessThanOrEqual(4096);
});
