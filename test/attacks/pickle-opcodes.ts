// Pickles written opcode by opcode: what no pickler would write. They are read as bytes and never loaded.

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);

export const PROTO = (version: number): Buffer => bytes(0x80, version);
export const MARK = bytes(0x28);
export const STOP = bytes(0x2e);
export const POP = bytes(0x30);
export const POP_MARK = bytes(0x31);
export const REDUCE = bytes(0x52);
export const BUILD = bytes(0x62);
export const NEWOBJ = bytes(0x81);
export const OBJ = bytes(0x6f);
export const BINPERSID = bytes(0x51);
export const TUPLE = bytes(0x74);
export const TUPLE1 = bytes(0x85);
export const TUPLE2 = bytes(0x86);
export const EMPTY_TUPLE = bytes(0x29);
export const EMPTY_DICT = bytes(0x7d);
export const EMPTY_LIST = bytes(0x5d);
export const EMPTY_SET = bytes(0x8f);
export const ADDITEMS = bytes(0x90);
export const SETITEM = bytes(0x73);
export const SETITEMS = bytes(0x75);
export const APPEND = bytes(0x61);
export const NONE = bytes(0x4e);
export const MEMOIZE = bytes(0x94);
export const STACK_GLOBAL = bytes(0x93);

export const BINPUT = (index: number): Buffer => bytes(0x71, index);
export const BINGET = (index: number): Buffer => bytes(0x68, index);
export const EXT1 = (code: number): Buffer => bytes(0x82, code);
export const GLOBAL = (module: string, name: string): Buffer => Buffer.from(`c${module}\n${name}\n`);
export const INST = (module: string, name: string): Buffer => Buffer.from(`i${module}\n${name}\n`);
export const PERSID = (id: string): Buffer => Buffer.from(`P${id}\n`);

export function text(value: string): Buffer {
  const encoded = Buffer.from(value);
  return Buffer.concat([bytes(0x8c, encoded.length), encoded]);
}

export function binary(value: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return Buffer.concat([bytes(0x42), length, value]);
}

/** A whole pickle of protocol 4. */
export const pickle = (...parts: readonly Buffer[]): Buffer => Buffer.concat([PROTO(4), ...parts, STOP]);

/** module.name, called with one text; it would do nothing but `true`. */
export const call = (module: string, name: string, argument = 'true'): Buffer =>
  Buffer.concat([text(module), text(name), STACK_GLOBAL, text(argument), TUPLE1, REDUCE]);

/** What is called with these. */
export const called = (callable: Buffer, ...args: readonly Buffer[]): Buffer =>
  Buffer.concat([callable, MARK, ...args, TUPLE, REDUCE]);

/** Keys and values in turn. */
export const dict = (...items: readonly Buffer[]): Buffer => Buffer.concat([EMPTY_DICT, MARK, ...items, SETITEMS]);

/** An instance that nobody constructed. */
export const bare = (module: string, name: string): Buffer =>
  Buffer.concat([GLOBAL(module, name), EMPTY_TUPLE, NEWOBJ]);
