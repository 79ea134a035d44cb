// Whatever a name holds, GitHub shows its letters and does nothing else with it.
import { hostileTexts, readMarkdown } from '@modelgate/testkit';
import type { MarkdownParts } from '@modelgate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, codeCell, fenced, html, link, md, tableHead, tableRow } from './markdown.ts';
import { plain } from './plain.ts';

/** Letters and all the signs that mean something somewhere, in any order. */
const signs = [
  ...Array.from('abcdef01 \t\n\\`*_{}[]()<>#+-.!|~$&@:;/"\'=^'),
  '://',
  'www.',
  'http://a.b',
  'a@b.cd',
  '@octo',
  '#1',
  'GH-1',
  '&amp;',
  '&#64;',
  '<!--',
  '-->',
  '</td>',
  '```',
  '~~~',
  ':x:',
  '1. ',
  '- [ ] ',
  '[^1]',
  '\u202E',
  '\u200B',
  '\uD800',
  '✅',
];
const hostile = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((parts) => parts.join('')),
);

const places: Readonly<Record<string, (text: string) => string>> = {
  'a paragraph': (text) => `${md(text)}\n`,
  'the middle of a line': (text) => `x ${md(text)} x\n`,
  'bold text': (text) => `**${md(`${text}.`)}** x\n`,
  'a heading': (text) => `## ❌ ${md(text)}\n`,
  'a list': (text) => `- ${md(text)}\n- next\n`,
  'a table': (text) => `${tableHead(['a', 'b'])}\n${tableRow([md(text), 'b'])}\n`,
  'a link': (text) => `${link(text, 'https://github.com/x')}\n`,
};

function shown({ texts }: MarkdownParts): string {
  return texts.join('').replaceAll('\u200B', '');
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

describe.each(Object.entries(places))('in %s', (_name, place) => {
  const [before = '', after = ''] = shown(readMarkdown(place('z'))).split('z');

  test('the letters of a hostile text are shown and nothing happens', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = readMarkdown(place(text));
        expect(withoutSpaces(shown(parts))).toBe(withoutSpaces(before + plain(text) + after));
        expect(parts.html.filter((tag) => tag !== '<span>' && tag !== '</span>')).toEqual([]);
        expect([parts.images, parts.codes]).toEqual([[], []]);
        expect(parts.links.filter((url) => url !== 'https://github.com/x')).toEqual([]);
        for (const kind of ['emphasis', 'delete', 'footnoteReference', 'thematicBreak', 'blockquote'])
          expect(parts.kinds).not.toContain(kind);
      }),
      { numRuns: 500 },
    );
  });

  test('GitHub finds no mention, issue, emoji or formula in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const run of readMarkdown(place(text)).texts) {
          expect(run).not.toMatch(/@\w/);
          expect(run).not.toMatch(/#\d/);
          expect(run).not.toMatch(/GH-\d/i);
          expect(run).not.toMatch(/:[\w+-]+:/);
          expect(run).not.toMatch(/www\.\w/i);
          expect(run === '$' || !run.includes('$')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('figures and ordinary names stay readable in the source', () => {
  expect(md('0.846 (0.840 – 0.851), n = 16,281; expected at least 0.860')).toBe(
    '0.846 (0.840 – 0.851), n = 16,281; expected at least 0.860',
  );
  expect(md('+0.5 pt (+0.2 … +0.9), better')).toBe('+0.5 pt (+0.2 … +0.9), better');
  expect(md("workclass = Self-emp-inc, the model's own")).toBe("workclass = Self-emp-inc, the model's own");
});

test('a code span shows its text, in tables too, whatever backticks it holds', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const expected = plain(text);
      if (expected === '' || !/\S/.test(expected)) return;
      expect(readMarkdown(`x ${code(text)} x\n`).codes).toEqual([expected]);
      const cells = readMarkdown(`${tableHead(['a', 'b'])}\n${tableRow([codeCell(text), 'b'])}\n`);
      expect(cells.codes).toEqual(text.includes('|') ? [] : [expected]);
      expect(cells.texts.at(-1)).toBe('b');
    }),
  );
});

test('no line of a frame ends its fence', () => {
  fc.assert(
    fc.property(fc.array(hostile), (lines) => {
      const text = lines.join('\n');
      const parts = readMarkdown(`${fenced(text)}\n\nafter\n`);
      expect(parts.codes).toEqual([expect.any(String)]);
      expect(parts.texts).toEqual(['after']);
    }),
  );
});

test('in an HTML block no text closes a tag or opens one', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const written = html(text).replaceAll(/<\/?span>/g, '');
      expect(written).not.toMatch(/[<>"']/);
      expect(written).not.toMatch(/@\w/);
      expect(written).not.toContain('://');
    }),
  );
});

test('long texts are cut, and the cut is seen', () => {
  expect(md('x'.repeat(1000))).toBe(`${'x'.repeat(499)}…`);
  expect(plain('👩‍💻'.repeat(3), 3)).toHaveLength(4);
});
