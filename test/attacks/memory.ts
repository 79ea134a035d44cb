// Attacks by element types of NumPy: a state sets unchecked what NumPy's constructor would refuse. Each ended the process that loaded it.
import * as op from './pickle-opcodes.ts';
import { dict } from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(5, 'J');
  bytes.writeInt32LE(value, 1);
  return bytes;
};
const tuple = (...items: readonly Buffer[]): Buffer => Buffer.concat([op.MARK, ...items, op.TUPLE]);
const no = Buffer.from([0x89]);
const yes = Buffer.from([0x88]);

interface Type {
  readonly fields?: Buffer;
  readonly names?: Buffer;
  readonly subtype?: Buffer;
  readonly size?: number;
  readonly flags: number;
}

/** numpy.dtype(code) and the state that a pickler would write, or would not. */
const dtype = (code: string, ...states: readonly Type[]): Buffer => typeOf(op.text(code), ...states);
const ofRecords = (...states: readonly Type[]): Buffer => typeOf(op.GLOBAL('numpy', 'record'), ...states);

function typeOf(what: Buffer, ...states: readonly Type[]): Buffer {
  const made = Buffer.concat([op.GLOBAL('numpy', 'dtype'), tuple(what, no, yes), op.REDUCE]);
  const built = states.map(({ fields = op.NONE, names = op.NONE, subtype = op.NONE, size = -1, flags }) =>
    Buffer.concat([tuple(int(3), op.text('|'), subtype, names, fields, int(size), int(1), int(flags)), op.BUILD]),
  );
  return Buffer.concat([made, ...built]);
}

const object = dtype('O8', { flags: 63 });
const number = dtype('i8', { flags: 0 });
const place = (type: Buffer, offset: number): Buffer => tuple(type, int(offset));
const names = tuple(op.text('a'), op.text('b'));

const attack = (name: string, ...parts: readonly Buffer[]): Attack => ({
  name: `an element type ${name}`,
  file: 'model.pkl',
  bytes: op.pickle(...parts),
  level: 'anomaly',
});

const fields = (first: Buffer, second: Buffer): Buffer => dict(op.text('a'), first, op.text('b'), second);

export const memory: readonly Attack[] = [
  attack('of objects whose array is raw bytes', dtype('O8', { flags: 61 })),
  attack('of objects in memory that nobody cleared', dtype('O8', { flags: 55 })),
  attack('of numbers that are counted as objects', dtype('i8', { flags: 1 })),
  attack(
    'with an object and a number in one place',
    dtype('V8', { fields: fields(place(object, 0), place(number, 0)), names, size: 8, flags: 27 }),
  ),
  attack(
    'with an object in the middle of a number',
    dtype('V16', { fields: fields(place(number, 0), place(object, 4)), names, size: 16, flags: 27 }),
  ),
  attack(
    'with an object that only its end sees',
    dtype('V8', { fields: fields(place(number, 0), place(object, 0)), names: tuple(op.text('a')), size: 8, flags: 27 }),
  ),
  attack(
    'with a part beyond its end',
    dtype('V16', { fields: fields(place(object, 0), place(number, 1 << 30)), names, size: 16, flags: 27 }),
  ),
  attack(
    'with a part before its beginning',
    dtype('V16', { fields: fields(place(object, 0), place(number, -8)), names, size: 16, flags: 27 }),
  ),
  attack('of more parts than its size', dtype('V8', { subtype: tuple(object, tuple(int(1000))), size: 8, flags: 27 })),
  attack('of another size than its name', dtype('V8', { size: 800, flags: 0 })),
  attack(
    'that is made into another one when arrays are there',
    dtype('V8', { size: 8, flags: 0 }, { fields: dict(op.text('a'), place(object, 0)), names, size: 8, flags: 27 }),
  ),
];

/** An array of objects over bytes of the file: what it is given, __new__ takes as it is. */
const over = [tuple(int(1)), op.text('O'), op.binary(Buffer.alloc(8, 0x41))];
const laid = (name: string, ...parts: readonly Buffer[]): Attack => ({
  name: `an array of objects over raw bytes, ${name}`,
  file: 'model.pkl',
  bytes: op.pickle(...parts),
  level: 'unknown',
});
const ndarray = op.GLOBAL('numpy', 'ndarray');

export const arrays: readonly Attack[] = [
  laid('made by NEWOBJ', ndarray, tuple(...over), op.NEWOBJ),
  laid(
    'made by NEWOBJ_EX',
    ndarray,
    op.EMPTY_TUPLE,
    dict(op.text('shape'), over[0]!, op.text('dtype'), over[1]!, op.text('buffer'), over[2]!),
    Buffer.from([0x92]),
  ),
  laid('made by copyreg', op.GLOBAL('copyreg', '__newobj__'), tuple(ndarray, ...over), op.REDUCE),
  laid(
    'made by pandas',
    op.GLOBAL('pandas.core.indexes.base', '_new_Index'),
    tuple(ndarray, dict(op.text('shape'), over[0]!, op.text('dtype'), over[1]!, op.text('buffer'), over[2]!)),
    op.REDUCE,
  ),
];

/** As NumPy writes them. */
export const honestTypes: readonly (readonly [name: string, bytes: Buffer])[] = [
  [
    'two records that are not alike',
    op.pickle(
      dtype('V16', { fields: fields(place(object, 0), place(number, 8)), names, size: 16, flags: 27 }),
      op.POP,
      dtype('V16', { fields: fields(place(number, 0), place(object, 8)), names, size: 16, flags: 27 }),
    ),
  ],
  [
    'two of one class',
    op.pickle(
      ofRecords({ fields: fields(place(number, 0), place(number, 8)), names, size: 16, flags: 16 }),
      op.POP,
      ofRecords({ fields: fields(place(number, 0), place(number, 16)), names, size: 24, flags: 16 }),
    ),
  ],
  ['objects', op.pickle(object)],
  [
    'objects and numbers side by side',
    op.pickle(dtype('V16', { fields: fields(place(object, 0), place(number, 8)), names, size: 16, flags: 27 })),
  ],
  [
    'numbers that share bytes',
    op.pickle(dtype('V8', { fields: fields(place(number, 0), place(number, 0)), names, size: 8, flags: 16 })),
  ],
  [
    'an object with a title',
    op.pickle(
      dtype('V8', {
        fields: fields(tuple(object, int(0), op.text('b')), tuple(object, int(0), op.text('b'))),
        names: tuple(op.text('a')),
        size: 8,
        flags: 27,
      }),
    ),
  ],
  ['a row of objects', op.pickle(dtype('V16', { subtype: tuple(object, tuple(int(2))), size: 16, flags: 27 }))],
];

const call = (module: string, name: string, ...items: readonly Buffer[]): Buffer =>
  Buffer.concat([op.GLOBAL(module, name), tuple(...items), op.REDUCE]);
const size = (name: string, ...parts: readonly Buffer[]): Attack => ({
  name: `memory for ${name}`,
  file: 'model.pkl',
  bytes: op.pickle(...parts),
  level: 'unknown',
});
const range = call('builtins', 'range', int(2 ** 31 - 1));

const attackOf = (name: string, bytes: Buffer): Attack => ({
  name,
  file: 'model.pkl',
  bytes: op.pickle(bytes),
  level: 'anomaly',
});
const lying = (key: Buffer): Buffer =>
  Buffer.concat([
    op.bare('sklearn.pipeline', 'Pipeline'),
    dict(key, dict(op.text('data'), tuple(int(4096), yes), op.text('typestr'), op.text('<f8'))),
    op.BUILD,
  ]);

/** Objects that say that they are arrays: NumPy reads the address that stands there. */
export const places: readonly Attack[] = [
  attackOf('an object that lies anywhere in memory', lying(op.text('__array_interface__'))),
  attackOf('the same by a structure of C', lying(op.text('__array_struct__'))),
  attackOf('the same for CUDA', lying(op.text('__cuda_array_interface__'))),
  attackOf('the same by a line', lying(Buffer.from('V__array_\\u0069nterface__\n'))),
  attackOf(
    'the same by a text of NumPy',
    lying(
      call(
        'numpy._core.multiarray',
        'scalar',
        dtype('U19', { flags: 0 }),
        op.binary(Buffer.from(Array.from('__array_interface__', (letter) => `${letter}\0\0\0`).join(''))),
      ),
    ),
  ),
];

/** A few bytes that take as much memory as they like. */
export const sizes: readonly Attack[] = [
  size('bytes by their number', call('builtins', 'bytes', int(2 ** 30))),
  size('the same by a number of 5 bytes', call('builtins', 'bytearray', Buffer.from([0x8a, 6, 0, 0, 0, 0, 0, 1]))),
  size(
    'the same by a number of NumPy',
    call('builtins', 'bytes', call('numpy.core.multiarray', 'scalar', number, op.binary(Buffer.alloc(8, 1)))),
  ),
  ...['list', 'tuple', 'set', 'frozenset'].map((name) => size(`a ${name} of a range`, call('builtins', name, range))),
  size('a deque of one', call('collections', 'deque', range)),
  size('numbers of one', call('array', 'array', op.text('i'), range)),
  size('sizes of one', call('torch', 'Size', range)),
  size(
    'a table of one',
    call('pandas.core.indexes.base', '_new_Index', op.GLOBAL('pandas', 'Index'), dict(op.text('data'), range)),
  ),
  size('all addresses of a network', call('builtins', 'list', call('ipaddress', 'IPv4Network', op.text('0.0.0.0/0')))),
  size('a fraction by its power of ten', call('fractions', 'Fraction', op.text('1e99999999'))),
  size('a fraction of a decimal', call('fractions', 'Fraction', call('decimal', 'Decimal', op.text('1e99999999')))),
  size('a whole number of one', call('builtins', 'int', call('decimal', 'Decimal', op.text('1e99999999')))),
  size('a list of what goes through one', call('builtins', 'list', call('builtins', 'iter', range))),
];

export const honestSizes: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['names of attributes', op.pickle(op.MARK, op.text('__array_interface__'), op.text('__array_struct__'), op.TUPLE)],
  ['a range that is kept', op.pickle(range)],
  ['bytes of a text', op.pickle(call('builtins', 'bytearray', op.text('weights'), op.text('latin-1')))],
  ['a fraction', op.pickle(call('fractions', 'Fraction', op.text('-3/4')))],
  ['a decimal by its power of ten', op.pickle(call('decimal', 'Decimal', op.text('1E+999999')))],
  ['a network', op.pickle(call('ipaddress', 'IPv4Network', op.text('10.0.0.0/8')))],
  ['a few bytes by their number', op.pickle(call('builtins', 'bytes', int(16)))],
  [
    'bytes as protocol 2 writes them',
    op.pickle(call('builtins', 'bytearray', call('_codecs', 'encode', op.text('w'), op.text('latin1')))),
  ],
  ['a set of a list', op.pickle(call('builtins', 'set', op.EMPTY_LIST))],
];
