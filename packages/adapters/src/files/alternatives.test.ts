// Globs are taken apart at braces that hold slashes, and at no others.
import { describe, expect, it } from 'vitest';
import { alternatives } from './alternatives.ts';
import { reachesInto } from './reaches-into.ts';

describe('the alternatives of a glob', () => {
  it.each([
    ['d/*.{csv,parquet}', ['d/*.{csv,parquet}']],
    ['{a/x,b}/*.csv', ['a/x/*.csv', 'b/*.csv']],
    ['d/{a/{x,y},b}/c', ['d/a/x/c', 'd/a/y/c', 'd/b/c', 'd/b/c']],
    ['{a/x,b}/{c/y,d}', ['a/x/c/y', 'a/x/d', 'b/c/y', 'b/d']],
  ])('%s', (glob, expected) => {
    expect([...alternatives(glob)].sort()).toEqual(expected);
  });

  it.each([
    ['d/{a/x', ['d/**/*']],
    ['{a/{1..3},b/c}/d', ['**/*']],
    [`d/${'{a/x,b}'.repeat(12)}`, ['d/**/*']],
  ])('%s: everything below the fixed part', (glob, expected) => {
    expect(alternatives(glob)).toEqual(expected);
  });
});

it.each([
  ['d/closed', '{d/*,e}/*.csv', true],
  ['d/closed', '{d,e}/*.csv', false],
  ['d/closed', 'd/{x/y', true],
  ['closed', '{x/y', true],
  ['.', '*.csv', true],
  ['d', 'd/*.csv', true],
  ['d', 'd.csv', false],
])('%s may hold what %s matches: %s', (folder, glob, expected) => {
  expect(reachesInto(folder, glob)).toBe(expected);
});
