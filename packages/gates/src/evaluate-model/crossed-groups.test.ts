// Groups crossed from codes are those that a statement would spell.
import { codeArray, MISSING, sql, type Codes } from '@modelgate/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossedGroups, frameGroups } from './crossed-groups.ts';
import type { PlannedSlice } from './slices.ts';

const [a, b, c] = [sql`a`, sql`b`, sql`c`];
const planned = (name: string, of: PlannedSlice['of'], parts?: PlannedSlice['parts']): PlannedSlice => ({
  name,
  of,
  condition: false,
  ...(parts && { parts }),
});
const slices = [planned('a', a), planned('a × b', sql`ab`, [a, b]), planned('c × b × a', sql`cba`, [c, b, a])];

function coded(values: readonly string[]): Codes {
  const names = [...new Set(values)].sort();
  const codes = codeArray(values.length, names.length);
  for (const [i, value] of values.entries()) codes[i] = names.indexOf(value);
  return { codes, names };
}

it('asks for every column once', () => {
  const groups = frameGroups(slices);
  expect(groups.map(({ of }) => of.text)).toEqual(['a', 'b', 'c']);
  expect(groups[0]!.name).toBe('a');
  expect(new Set(groups.map(({ name }) => name)).size).toBe(3);
});

it('has the groups of every row, and none where a column has none', () => {
  const value = fc.constantFrom('x', 'y', 'z', MISSING);
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value)), (rows) => {
      const [ofB, ofC] = frameGroups(slices)
        .slice(1)
        .map(({ name }) => name) as [string, string];
      const column = (k: 0 | 1 | 2): Codes => coded(rows.map((row) => row[k]));
      const groups = crossedGroups(slices, { a: column(0), [ofB]: column(1), [ofC]: column(2) });
      const joint = (...of: readonly string[]): string => (of.includes(MISSING) ? MISSING : of.join('\u001F'));
      expect(Object.keys(groups)).toEqual(['a', 'a × b', 'c × b × a']);
      expect(groups['a × b']).toEqual(coded(rows.map(([x, y]) => joint(x, y))));
      expect(groups['c × b × a']).toEqual(coded(rows.map(([x, y, z]) => joint(z, y, x))));
    }),
  );
});
