// Attacks in tensors that plain pickles hold: torch.load of a file in a constant is read like the stream that it lies in.
import * as op from './pickle-opcodes.ts';
import { MAGIC, system, type Attack } from './pickles.ts';

const attack = (name: string, bytes: Uint8Array, level: Attack['level'] = 'dangerous'): Attack => ({
  name,
  file: 'model.pkl',
  bytes,
  level,
});

const loaded = (bytes: Buffer): Buffer =>
  op.pickle(op.GLOBAL('torch.storage', '_load_from_bytes'), bytes, op.TUPLE1, op.REDUCE);

/** Bytes as protocols before 3 write them: a letter of Latin-1 for each. */
function letters(bytes: Uint8Array): Buffer {
  const text = Buffer.from(Buffer.from(bytes).toString('latin1'));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const constant = Buffer.concat([Buffer.from('X'), length, text]);
  return Buffer.concat([op.GLOBAL('_codecs', 'encode'), constant, op.text('latin1'), op.TUPLE2, op.REDUCE]);
}

/** As protocol 0 does: to the end of a line, without what would end it. */
function line(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[^ -\uffff]|\\/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const constant = Buffer.from(`V${text}\n`, 'latin1');
  return Buffer.concat([op.GLOBAL('_codecs', 'encode'), constant, op.text('latin1'), op.TUPLE2, op.REDUCE]);
}

/** As plain pickles hold a tensor: a file of PyTorch in a constant, whose fourth pickle is the object. */
export function storage(object: Buffer, pickled = 5, written = op.binary): Buffer {
  const rest = [op.NONE, op.NONE, object, op.EMPTY_LIST].slice(0, pickled - 1).map((part) => op.pickle(part));
  const file = Buffer.concat([MAGIC, ...rest, Buffer.alloc(16)]);
  return loaded(written(file));
}

/** A tensor in a pickle of protocol 2. */
export const oldStorage = (object: Buffer): Buffer => storage(object, 5, letters);

/** And in one of protocol 0. */
export const oldestStorage = (object: Buffer): Buffer => storage(object, 5, line);

/** The same bytes are the header of a tar, which torch.load tries first: what lies in it is loaded instead. */
function tarStorage(): Buffer {
  const file = Buffer.alloc(1024);
  Buffer.concat([MAGIC, ...Array.from({ length: 4 }, () => op.pickle(op.NONE))]).copy(file);
  file.write('        ', 148);
  const sum = file.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  file.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return loaded(op.binary(file));
}

export const storages: readonly Attack[] = [
  attack('a storage of PyTorch that is a tar', tarStorage()),
  attack('a payload in a storage of PyTorch', storage(system)),
  attack('a payload in a storage of PyTorch that is text', oldStorage(system)),
  attack('a payload in a storage of PyTorch that is a line', oldestStorage(system)),
  attack('a callable nobody knows in a storage that is a line', oldestStorage(op.call('mypackage', 'f')), 'unknown'),
  attack('a pickle in text, letter by letter', op.pickle(letters(op.pickle(system)))),
  attack('a callable nobody knows in a storage of PyTorch', storage(op.call('mypackage', 'f')), 'unknown'),
  attack('a storage of PyTorch that is cut short', storage(op.NONE, 3)),
  attack(
    'a storage in a storage in a storage …',
    Array.from({ length: 6 }).reduce<Buffer>((inner) => storage(inner.subarray(2, -1)), op.pickle(op.NONE)),
  ),
];
