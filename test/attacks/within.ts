// What lies within archives as tools write it, and what only looks so: an HDF5 file where such files may begin, a table under the name of its tar.
import { readFileSync } from 'node:fs';
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';
import { file, tar } from './tars.ts';

const hdf5 = readFileSync(new URL('../../packages/testkit/fixtures/scan/benign/dense.h5', import.meta.url));
const RECORD = 30;
/** HDF5 begins at 0, 512, 1024 and so on. */
const BEGINS = 1024;

/** An archive of which a member's bytes begin at BEGINS, behind as much as `before` has. */
function keras(name: string, before: Buffer, deflated?: true): Buffer {
  const first = { name: 'config.json', data: Buffer.from('{}') };
  const others = RECORD * 3 + first.name.length + first.data.length + 'notes'.length + name.length + before.length;
  const notes = { name: 'notes', data: Buffer.alloc(BEGINS - others, ' '), ...(deflated && { deflated }) };
  return zip([first, notes, { name, data: Buffer.concat([before, hdf5]) }]);
}

/** A pickle that holds an archive as bytes, and goes on. */
const holding = (member: Buffer): Buffer =>
  op.pickle(
    op.dict(op.text('file'), op.binary(zip([{ name: 'archive/data.pkl', data: member }])), op.text('epoch'), op.NONE),
  );

export const within: readonly Attack[] = [
  {
    name: 'an archive in a pickle, for whoever unzips it',
    file: 'state.pkl',
    bytes: holding(op.pickle(op.call('posix', 'system', 'id'))),
    level: 'dangerous',
  },
  {
    name: 'an archive behind a pickle',
    file: 'state.pkl',
    bytes: Buffer.concat([op.pickle(op.NONE), zip([{ name: 'archive/data.pkl', data: op.pickle(op.NONE) }])]),
    level: 'anomaly',
  },
  {
    name: 'HDF5 in the midst of a member, which its readers find alone',
    file: 'model.keras',
    bytes: keras('notes.txt', Buffer.from('nothing')),
    level: 'anomaly',
  },
  {
    name: 'a pickle in a tar under the name of another',
    file: 'table.pkl.tar.gz',
    bytes: tar(file('other.gz', op.pickle(op.EMPTY_DICT))),
    level: 'anomaly',
  },
  {
    name: 'one that calls, under its own name',
    file: 'data/table.gz',
    bytes: tar(file('table.gz')),
    level: 'dangerous',
  },
];

export const honestlyWithin: readonly (readonly [string, string, Buffer])[] = [
  ['an archive that a pickle holds', 'state.pkl', holding(op.pickle(op.EMPTY_DICT))],
  ['weights where HDF5 may begin', 'model.keras', keras('model.weights.h5', Buffer.alloc(0))],
  ['a table in a tar, as pandas names it', 'data/table.tar', tar(file('table.tar', op.pickle(op.EMPTY_DICT)))],
];
