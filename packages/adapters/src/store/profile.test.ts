// What is kept is found by everything that it depends on: no two asks, and no two ways to read a file, have one name.
import { sql, type FileAsk } from '@modelgate/core';
import { expect, it } from 'vitest';
import { nameOfAsk, profiledFile, profileOf } from './profile.ts';

const of = sql`count(*)`;
const bins = { is: 'bins', of, bin: sql`floor(x / ${2})`, step: sql`${2}` } as const;

it('each part of an ask is in its name', () => {
  const asks: readonly FileAsk[] = [
    { is: 'aggregate', of },
    { is: 'aggregate', of: sql`count(x)` },
    { is: 'aggregate', of: sql`count(*) filter (where x > ${1})` },
    { is: 'aggregate', of: sql`count(*) filter (where x > ${2})` },
    { is: 'counts', of, most: 10 },
    { is: 'counts', of, most: 11 },
    bins,
    { ...bins, bin: sql`floor(x / ${3})` },
    { ...bins, bin: sql`ceil(x / ${2})` },
    { ...bins, step: sql`${3}` },
    { ...bins, of: sql`sum(x)` },
  ];
  expect(new Set(asks.map(nameOfAsk)).size).toBe(asks.length);
  expect(nameOfAsk({ ...bins })).toBe(nameOfAsk(bins));
});

it('and each part of a file is in its own: the bytes, how they are read, and by which versions', () => {
  const file = { sha256: 'a', secret: 's', reading: 'csv', bytes: 1 } as const;
  const ids = [
    profiledFile(file, ['1', '2']),
    profiledFile({ ...file, sha256: 'b' }, ['1', '2']),
    profiledFile({ ...file, reading: 'tsv' }, ['1', '2']),
    profiledFile(file, ['1', '3']),
    profiledFile(file, ['1']),
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each(['null', '{}', '[]', '{"columns":[],"rows":1.5,"cells":{}}', '{"columns":{},"rows":1,"cells":{}}'])(
  'no profile: %s',
  (text) => {
    expect(profileOf(text)).toBeUndefined();
  },
);
