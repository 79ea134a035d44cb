// What is written is read back as it was meant, whatever names and values the data brought.
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { plain } from './tree.ts';
import { writeYaml } from './write-yaml.ts';
import { parseYaml } from './yaml.ts';

function readBack(text: string): unknown {
  const { root, problems } = parseYaml('modelgate.yml', new TextEncoder().encode(text));
  expect(problems).toEqual([]);
  return plain(root!);
}

const hostile = [
  '*',
  '&a',
  '- ',
  '? x',
  ': ',
  '#',
  'a #b',
  "it's",
  '"',
  '{',
  '[a, b]',
  '!!str',
  '%TAG',
  '---',
  '...',
  '<<',
  '~',
  'null',
  'yes',
  '0x10',
  '1e3',
  '2027-01-31',
  ' a ',
  'a\nb: 1',
  'a\r\n',
  '\t',
  '\u202Egnp.exe',
  '\u2028',
  '\uFEFF',
  '\u0007',
  '😀',
  '`@`',
  '|',
  '>',
];

const name = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
);

describe('keys and values', () => {
  it.each(hostile)('%j', (text) => {
    const yaml = writeYaml(
      [{ key: 'a', lines: [{ key: text, value: [text, { [text]: text }], comment: text }] }],
      text,
    );
    const expected = { a: Object.fromEntries([[text, [text, Object.fromEntries([[text, text]])]]]) };
    expect(readBack(yaml)).toEqual(expected);
    expect(yaml).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('of any kind', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 5 }), name, (keys, value) => {
        fc.pre([...keys, value].every((text) => text.isWellFormed()));
        const yaml = writeYaml(
          [
            {
              key: 'map',
              lines: [{ key: 'first', value: 1 }, ...keys.map((key) => ({ key: `${key}.`, value, comment: key }))],
            },
          ],
          'head',
        );
        expect(readBack(yaml)).toEqual(parse(yaml));
        expect(readBack(yaml)).toEqual({
          map: Object.fromEntries([['first', 1], ...keys.map((key) => [`${key}.`, value])]),
        });
      }),
    );
  });
});

describe('comments', () => {
  it('stay on their lines', () => {
    const yaml = writeYaml(
      [
        { key: 'a', value: 1, comment: 'one\nb: 2' },
        { key: 'c', above: 'two\nd: 3', value: { min: 4 } },
        { key: 'e', items: [{ value: 'f', comment: 'three\n- g' }] },
      ],
      'head\nh: 5',
    );
    expect(readBack(yaml)).toEqual({ a: 1, c: { min: 4 }, e: ['f'] });
  });

  it('stand where they belong', () => {
    const yaml = writeYaml(
      [
        { key: 'b', value: { min: 1 }, comment: 'because' },
        { key: 'a', apart: true, lines: [{ key: 'in', value: ['x', 'y'], above: 'why' }] },
      ],
      'first\nsecond',
    );
    expect(yaml).toBe('# first\n# second\n\nb: {min: 1} # because\n\na:\n  # why\n  in: [x, y]\n');
  });
});
