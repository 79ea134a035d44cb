// What the reader of YAML makes of texts that try to be too much for it.
import { expect, test } from 'vitest';
import { maxBytes, parseYaml } from './yaml.ts';
import { plain } from './tree.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codesOf = (text: string): string[] => parseYaml('p.yml', bytes(text)).problems.map((p) => p.code);

test('anchors, merge keys and their order', () => {
  const { root } = parseYaml(
    'p.yml',
    bytes('a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3, z: 4 }\nc: { z: 5, <<: [*a, { x: 9, w: 6 }] }\n'),
  );
  expect(JSON.stringify(plain(root!))).toBe(
    '{"a":{"x":1,"y":2},"b":{"x":1,"y":3,"z":4},"c":{"z":5,"x":1,"y":2,"w":6}}',
  );
});

test('a quoted << is a key like any other', () => {
  const { root } = parseYaml('p.yml', bytes('"<<": 1\n'));
  expect(plain(root!)).toEqual({ '<<': 1 });
});

test('an anchor means what it meant last', () => {
  const { root } = parseYaml('p.yml', bytes('[&a 1, *a, &a 2, *a]'));
  expect(plain(root!)).toEqual([1, 1, 2, 2]);
});

test('a file above one megabyte is not read', () => {
  const { problems, text } = parseYaml('p.yml', new Uint8Array(maxBytes + 1));
  expect(problems.map((p) => p.code)).toEqual(['policy/too-large']);
  expect(text).toBe('');
});

test('a file of exactly one megabyte is', () => {
  expect(codesOf(`# ${'x'.repeat(maxBytes - 3)}\n`)).toEqual(['policy/missing-key']);
});

const bombs: readonly (readonly [name: string, text: string])[] = [
  ['open lists', '['.repeat(50_000)],
  ['open maps', '{a: '.repeat(20_000)],
  ['dashes', '- '.repeat(50_000)],
  ['question marks', '? '.repeat(50_000)],
  ['nested keys', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
];

test.each(bombs)('%s are refused before they nest', (_, text) => {
  expect(codesOf(text)).toEqual(['policy/too-large']);
});

test('aliases that multiply are counted, not followed', () => {
  const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 24 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  const started = performance.now();
  expect(codesOf(lines.join('\n'))).toEqual(['policy/too-large']);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('fifty aliases are fine, one more is not', () => {
  const text = (n: number): string => `a: &a 1\nb: [${Array.from({ length: n }, () => '*a').join(', ')}]\n`;
  expect(codesOf(text(50))).toEqual([]);
  expect(codesOf(text(51))).toEqual(['policy/too-many-aliases']);
});

test('a whole number that would be another one is refused; one that is kept exactly is read', () => {
  for (const text of ['9007199254740993', '-9007199254740993', '18446744073709551615', '+36893488147419103233'])
    expect(codesOf(`limit: ${text}\n`), text).toEqual(['policy/wrong-type']);
  for (const text of [
    '9007199254740992',
    '9007199254740991',
    '1000000000000000000',
    '1e30',
    '0.1',
    '"9007199254740993"',
  ])
    expect(codesOf(`limit: ${text}\n`), text).toEqual([]);
});
