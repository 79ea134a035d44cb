// ONNX as it is scanned: everything that is in it somewhere, and nothing that it is not.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { customOperators, externalFiles, readModel } from '../onnx/index.ts';
import { message, type Entry } from '../protobuf/testing.ts';
import { memorySource } from '../scan/source.ts';
import { codesOf, factsIn, testContext, vastSource } from '../scan/testing.ts';
import { onnxReader } from './reader.ts';

const node = (op: string, domain = '', ...more: readonly Entry[]): Entry => [1, message([4, op], [7, domain], ...more)];
const model = (...graph: readonly Entry[]): Uint8Array => message([1, 8], [7, message(...graph)]);
const external = (location: string): Uint8Array =>
  message([1, 4], [2, 1], [13, message([1, 'location'], [2, location])], [14, 1]);
const operators = (bytes: Uint8Array): string[] =>
  (factsIn(onnxReader, bytes)?.operators ?? []).map(({ domain, name }) => `${domain}:${name}`);

it('sees what the reader that runs models sees', () => {
  const folder = new URL('../../../testkit/fixtures/models/', import.meta.url);
  const names = readdirSync(folder).filter((file) => file.endsWith('.onnx'));
  expect(names.length).toBeGreaterThan(9);
  for (const name of names) {
    const bytes = readFileSync(new URL(name, folder));
    const known = readModel(bytes);
    const facts = factsIn(onnxReader, bytes)!;
    const custom = (facts.operators ?? []).filter(({ domain }) => domain === 'com.example');
    expect([name, facts.treatment.kind]).toEqual([name, 'read']);
    expect([name, (facts.references ?? []).map(({ target }) => target)]).toEqual([name, externalFiles(known)]);
    expect([name, custom.map((o) => `${o.domain}.${o.name}`)]).toEqual([name, customOperators(known)]);
  }
});

/** Filled to the length that bzip2's first bytes tell, by a field of nobody. */
const filled = (...bytes: readonly number[]): Uint8Array =>
  Uint8Array.of(...bytes, 0x6a, 90 - bytes.length - 2, ...Array.from({ length: 90 - bytes.length - 2 }, () => 0xff));

it.each([
  ['bytes of bzip2', filled(0x68, 0x35, 0x31, 0x41, 0x59, 0x26), false],
  ['a set of operators', filled(0x10, 0x03), true],
  ['one with a group', filled(0x10, 0x03, 0x1b, 0x20, 0x01, 0x1c), true],
  ['one with another end of a group', filled(0x10, 0x03, 0x1b, 0x20, 0x01, 0x24), false],
  ['one with a group that does not end', filled(0x10, 0x03, 0x1b, 0x20, 0x01), false],
  ['bytes of another length', Uint8Array.of(0x68, 0x35, 0x31, 0x41, 0x59, 0x26), false],
])('a model that begins like bzip2 is told by its set of operators: %s', (_what, set, isOnnx) => {
  const source = memorySource(message([8, set], [7, message()]));
  expect(onnxReader.recognises(source.read(0, 4096), source, 'f')).toBe(isOnnx);
});

describe('operators', () => {
  it('of both spellings of the own domain are one', () => {
    expect(factsIn(onnxReader, model(node('Add'), node('Add', 'ai.onnx')))!.operators).toEqual([
      { domain: '', name: 'Add', times: 2 },
    ]);
  });

  it.each([
    ['a subgraph', model(node('If', '', [5, message([6, message(node('Exec', 'evil'))])]))],
    ['a list of subgraphs', model(node('If', '', [5, message([11, message(node('Exec', 'evil'))])]))],
    ['a function', message([1, 8], [7, message()], [25, message([1, 'F'], [10, 'own'], node7('Exec', 'evil'))])],
    [
      "a function's attribute",
      message([1, 8], [7, message()], [25, message([1, 'F'], [11, message([6, message(node('Exec', 'evil'))])])]),
    ],
    ['training', message([1, 8], [7, message()], [20, message([2, message(node('Exec', 'evil'))])])],
    ['a second piece of the graph', message([1, 8], [7, message(node('Add'))], [7, message(node('Exec', 'evil'))])],
    ['a model without a version', message([7, message(node('Exec', 'evil'))], [8, message([2, 17])])],
  ])('in %s', (_, bytes) => {
    expect(operators(bytes)).toContain('evil:Exec');
  });

  it('a domain that is given twice is the last one', () => {
    expect(operators(model([1, message([4, 'Exec'], [7, 'evil'], [7, 'good'])]))).toEqual(['good:Exec']);
  });

  it("calls of a model's own functions are none, as long as name, domain and overload are theirs", () => {
    const body: Entry = [25, message([1, 'F'], [10, 'own'], [13, 'v'], node7('Relu', ''))];
    const calls = message(node('F', 'own', [8, 'v']), node('F', 'own'), node('F', 'other', [8, 'v']));
    expect(operators(message([1, 8], [7, calls], body))).toEqual(['own:F', 'other:F', ':Relu']);
  });

  function node7(op: string, domain: string): Entry {
    return [7, message([4, op], [7, domain])];
  }
});

describe('functions that call themselves', () => {
  const functions = (calls: Readonly<Record<string, readonly string[]>>): Uint8Array =>
    message(
      [1, 8],
      [7, message()],
      ...Object.entries(calls).map(([name, called]): Entry => [
        25,
        message([1, name], [10, 'own'], ...called.map((op): Entry => [7, message([4, op], [7, 'own'])])),
      ]),
    );
  it.each([
    ['itself', { A: ['A'] }, true],
    ['around a corner', { A: ['B'], B: ['C', 'D'], C: ['A'], D: [] }, true],
    ['a circle that nothing else calls', { A: ['B'], B: [], C: ['D'], D: ['C'] }, true],
    ['a diamond', { A: ['B', 'C'], B: ['D'], C: ['D'], D: [] }, false],
    ['one twice', { A: ['B', 'B'], B: [] }, false],
  ])('%s', (_, calls, recursion) => {
    expect(codesOf(factsIn(onnxReader, functions(calls)))).toEqual(recursion ? ['recursion'] : []);
  });
});

describe('tensors', () => {
  it.each([
    ['an initializer', model([5, external('../x')])],
    ['an attribute', model(node('Constant', '', [5, message([5, external('../x')])]))],
    ['a list in an attribute', model(node('Constant', '', [5, message([10, external('../x')])]))],
    ['sparse indices', model([15, message([2, external('../x')])])],
    ['a sparse attribute', model(node('Constant', '', [5, message([22, message([1, external('../x')])])]))],
  ])('%s in a file outside', (_, bytes) => {
    expect(factsIn(onnxReader, bytes)!.references).toEqual([
      { kind: 'external-data', target: '../x', found: 'outside' },
    ]);
  });

  it.each([
    [
      'unpacked',
      [
        [1, 2 ** 40],
        [1, 2 ** 40],
        [9, 'xxxx'],
      ],
    ],
    [
      'packed',
      [
        [1, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f)],
        [9, 'xxxx'],
      ],
    ],
    ['without data', [[1, 5]]],
  ] as const)('a shape that its bytes cannot fill, %s', (_, entries) => {
    expect(codesOf(factsIn(onnxReader, model([5, message([2, 1], ...(entries as readonly Entry[]))])))).toEqual([
      'shape-too-large',
    ]);
  });

  it('four elements in a byte are possible', () => {
    expect(codesOf(factsIn(onnxReader, model([5, message([1, 16], [2, 25], [9, 'xxxx'])])))).toEqual([]);
  });

  it('of two gigabytes are not read', () => {
    const size = 2 * 2 ** 30 - 100;
    const head = message([1, 8], [7, message([5, message([1, size], [2, 2], [9, ''])])]);
    // The lengths of the three messages, as if the bytes were there.
    const varint = (n: number): Uint8Array => message([1, n]).subarray(1);
    const tensor = Buffer.concat([message([1, size], [2, 2]), Buffer.of(0x4a), varint(size)]);
    const graph = Buffer.concat([Buffer.of(0x2a), varint(tensor.length + size), tensor]);
    const header = Buffer.concat([head.subarray(0, 2), Buffer.of(0x3a), varint(graph.length + size), graph]);
    const { source, bytesRead } = vastSource(header, header.length + size);
    expect(onnxReader.read(source, testContext())).toMatchObject({ tensors: { bytes: size, types: { uint8: 1 } } });
    expect(bytesRead()).toBeLessThan(100_000);
  });
});

it('graphs within graphs end as a budget', () => {
  let graph = message(node('Relu'));
  for (let i = 0; i < 1000; i++) graph = message(node('Loop', '', [5, message([6, graph])]));
  const facts = factsIn(onnxReader, message([1, 8], [7, graph]))!;
  expect(codesOf(facts)).toEqual(['depth']);
  expect(facts.treatment).toMatchObject({ why: 'budget' });
});

it.each([
  ['operators', model(...Array.from({ length: 20_001 }, (_, i) => node(`A${i}`)))],
  [
    'functions',
    message(
      [1, 8],
      [7, message()],
      ...Array.from({ length: 20_001 }, (_, i): Entry => [25, message([1, `F${i}`], [10, 'own'])]),
    ),
  ],
])('more different %s than any model has end as a budget', (what, bytes) => {
  expect(factsIn(onnxReader, bytes)!.treatment).toMatchObject({
    why: 'budget',
    reason: expect.stringContaining(what) as string,
  });
});

it('what is cut short is not evaluated, wherever', () => {
  const bytes = model(node('Add'), node('Mul'), [5, message([1, 4], [2, 2], [9, 'xxxx'])]);
  for (let end = 3; end < bytes.length; end++)
    expect(factsIn(onnxReader, bytes.subarray(0, end))?.treatment.kind ?? 'not-evaluated').toBe('not-evaluated');
});

it('a model without a version that ends in an empty group is one, though it be all letters', () => {
  const bytes = Buffer.concat([
    message([8, message([1, 'abc'])], [7, message(node('Exec', 'evil'))]),
    Buffer.from('#$'),
  ]);
  expect(factsIn(onnxReader, bytes)).toBeDefined();
  expect(factsIn(onnxReader, bytes.subarray(0, -1))).toBeUndefined();
});

it('a text that begins like a model without a version is none', () => {
  const text = `Basic Pitch\nCopyright 2022 Spotify AB\n\nThis product includes software developed at\nSpotify AB (http://www.spotify.com/).\n`;
  expect(factsIn(onnxReader, text)).toBeUndefined();
});
