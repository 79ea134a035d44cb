// The opcodes of protocols 0 to 5: their bytes, names, arguments, and the protocol that brought each.
// Source: CPython's Modules/_pickle.c (enum opcode) and Lib/pickletools.py.

/**
 * What follows an opcode. A number: so many bytes. line, lines: up to a line feed, once or twice. length1, length4, length8:
 * a little-endian length and as many bytes.
 */
export type Argument = number | 'line' | 'lines' | 'length1' | 'length4' | 'length8';

/** What kind of constant an opcode pushes, if it pushes one. */
export type Constant = 'none' | 'bool' | 'int' | 'float' | 'text' | 'bytes' | 'bytearray';

export interface Opcode {
  readonly byte: number;
  readonly name: string;
  readonly protocol: number;
  readonly argument: Argument;
  readonly constant?: Constant;
}

type Row = readonly [byte: number, name: string, protocol: number, argument: Argument, constant?: Constant];

const rows: readonly Row[] = [
  [0x28, 'MARK', 0, 0],
  [0x2e, 'STOP', 0, 0],
  [0x30, 'POP', 0, 0],
  [0x31, 'POP_MARK', 1, 0],
  [0x32, 'DUP', 0, 0],
  [0x46, 'FLOAT', 0, 'line', 'float'],
  [0x49, 'INT', 0, 'line', 'int'],
  [0x4a, 'BININT', 1, 4, 'int'],
  [0x4b, 'BININT1', 1, 1, 'int'],
  [0x4c, 'LONG', 0, 'line', 'int'],
  [0x4d, 'BININT2', 1, 2, 'int'],
  [0x4e, 'NONE', 0, 0, 'none'],
  [0x50, 'PERSID', 0, 'line'],
  [0x51, 'BINPERSID', 1, 0],
  [0x52, 'REDUCE', 0, 0],
  [0x53, 'STRING', 0, 'line', 'text'],
  [0x54, 'BINSTRING', 1, 'length4', 'text'],
  [0x55, 'SHORT_BINSTRING', 1, 'length1', 'text'],
  [0x56, 'UNICODE', 0, 'line', 'text'],
  [0x58, 'BINUNICODE', 1, 'length4', 'text'],
  [0x61, 'APPEND', 0, 0],
  [0x62, 'BUILD', 0, 0],
  [0x63, 'GLOBAL', 0, 'lines'],
  [0x64, 'DICT', 0, 0],
  [0x7d, 'EMPTY_DICT', 1, 0],
  [0x65, 'APPENDS', 1, 0],
  [0x67, 'GET', 0, 'line'],
  [0x68, 'BINGET', 1, 1],
  [0x69, 'INST', 0, 'lines'],
  [0x6a, 'LONG_BINGET', 1, 4],
  [0x6c, 'LIST', 0, 0],
  [0x5d, 'EMPTY_LIST', 1, 0],
  [0x6f, 'OBJ', 1, 0],
  [0x70, 'PUT', 0, 'line'],
  [0x71, 'BINPUT', 1, 1],
  [0x72, 'LONG_BINPUT', 1, 4],
  [0x73, 'SETITEM', 0, 0],
  [0x74, 'TUPLE', 0, 0],
  [0x29, 'EMPTY_TUPLE', 1, 0],
  [0x75, 'SETITEMS', 1, 0],
  [0x47, 'BINFLOAT', 1, 8, 'float'],
  [0x80, 'PROTO', 2, 1],
  [0x81, 'NEWOBJ', 2, 0],
  [0x82, 'EXT1', 2, 1],
  [0x83, 'EXT2', 2, 2],
  [0x84, 'EXT4', 2, 4],
  [0x85, 'TUPLE1', 2, 0],
  [0x86, 'TUPLE2', 2, 0],
  [0x87, 'TUPLE3', 2, 0],
  [0x88, 'NEWTRUE', 2, 0, 'bool'],
  [0x89, 'NEWFALSE', 2, 0, 'bool'],
  [0x8a, 'LONG1', 2, 'length1', 'int'],
  [0x8b, 'LONG4', 2, 'length4', 'int'],
  [0x42, 'BINBYTES', 3, 'length4', 'bytes'],
  [0x43, 'SHORT_BINBYTES', 3, 'length1', 'bytes'],
  [0x8c, 'SHORT_BINUNICODE', 4, 'length1', 'text'],
  [0x8d, 'BINUNICODE8', 4, 'length8', 'text'],
  [0x8e, 'BINBYTES8', 4, 'length8', 'bytes'],
  [0x8f, 'EMPTY_SET', 4, 0],
  [0x90, 'ADDITEMS', 4, 0],
  [0x91, 'FROZENSET', 4, 0],
  [0x92, 'NEWOBJ_EX', 4, 0],
  [0x93, 'STACK_GLOBAL', 4, 0],
  [0x94, 'MEMOIZE', 4, 0],
  [0x95, 'FRAME', 4, 8],
  [0x96, 'BYTEARRAY8', 5, 'length8', 'bytearray'],
  [0x97, 'NEXT_BUFFER', 5, 0],
  [0x98, 'READONLY_BUFFER', 5, 0],
];

export const opcodes: readonly Opcode[] = rows.map(([byte, name, protocol, argument, constant]) => ({
  byte,
  name,
  protocol,
  argument,
  ...(constant !== undefined && { constant }),
}));

/** By byte: 256 places, undefined where no opcode is. */
export const opcodeOf: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, byte) =>
  opcodes.find((opcode) => opcode.byte === byte),
);
