// What follows the end of a format: zeros are padding, anything else is told and read.
import { expect, test } from 'vitest';
import { trailing } from './after.ts';
import { makeNotes } from './notes.ts';
import { memorySource } from './source.ts';

test.each([
  ['nothing', [1], 0],
  ['zeros', [1, 0, 0], 0],
  ['bytes', [1, 2, 0], 1],
  ['zeros, and a byte behind them', [1, 0, 2], 1],
])('%s', (_what, bytes, members) => {
  const notes = makeNotes();
  const found = trailing(memorySource(Uint8Array.from(bytes)), 1, notes);
  expect(found).toHaveLength(members);
  expect(notes.list.map(({ code }) => code)).toEqual(members === 0 ? [] : ['trailing-bytes']);
});
