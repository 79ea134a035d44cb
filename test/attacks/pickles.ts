// Attacks by pickles: class, name, bytes, and what must come of it.
import type { ScanLevel } from '@modelgate/checks';
import { gadgets } from './gadgets.ts';
import * as op from './pickle-opcodes.ts';

export interface Attack {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly level: ScanLevel;
}

const attack = (name: string, bytes: Uint8Array, level: ScanLevel = 'dangerous', file = 'model.pkl'): Attack => ({
  name,
  file,
  bytes,
  level,
});

/** A file of one pickle. */
export const pickled = (name: string, level: ScanLevel, ...parts: readonly Buffer[]): Attack =>
  attack(name, op.pickle(...parts), level);

export const system = op.call('os', 'system');

/** The first pickle of PyTorch's files before version 1.6. */
export const MAGIC = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');

export const pickles: readonly Attack[] = [
  ...gadgets.map(([module, name]) => attack(`gadget ${module}.${name}`, op.pickle(op.call(module, name)))),
  attack('a callable nobody knows', op.pickle(op.call('mypackage.models', 'Net')), 'unknown'),
  attack(
    'a class nobody knows, made bare',
    op.pickle(op.text('mypackage'), op.text('Net'), op.STACK_GLOBAL, op.EMPTY_TUPLE, op.NEWOBJ),
    'unknown',
  ),
  attack(
    'protocol 0',
    Buffer.concat([op.GLOBAL('os', 'system'), op.MARK, Buffer.from("S'true'\n"), op.TUPLE, op.REDUCE, op.STOP]),
  ),
  attack('INST', Buffer.concat([op.MARK, Buffer.from("S'true'\n"), op.INST('os', 'system'), op.STOP])),
  attack('OBJ', op.pickle(op.MARK, op.GLOBAL('os', 'system'), op.text('true'), op.OBJ)),
  attack('NEWOBJ', op.pickle(op.GLOBAL('subprocess', 'Popen'), op.text('true'), op.TUPLE1, op.NEWOBJ)),
  attack('hidden by POP', op.pickle(system, op.POP, op.NONE)),
  attack('hidden by POP_MARK', op.pickle(op.MARK, system, op.POP_MARK, op.NONE)),
  attack(
    'the name through the memo',
    op.pickle(
      op.text('system'),
      op.BINPUT(7),
      op.POP,
      op.text('os'),
      op.BINGET(7),
      op.STACK_GLOBAL,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack(
    'the memo overwritten',
    op.pickle(
      op.text('harmless'),
      op.BINPUT(0),
      op.POP,
      op.text('system'),
      op.BINPUT(0),
      op.POP,
      op.text('os'),
      op.BINGET(0),
      op.STACK_GLOBAL,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack(
    'MEMOIZE against PUT',
    op.pickle(
      op.text('os'),
      op.MEMOIZE,
      op.text('system'),
      op.BINPUT(0),
      op.POP,
      op.POP,
      op.text('os'),
      op.BINGET(0),
      op.STACK_GLOBAL,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack(
    'a sixth pickle behind the five of a PyTorch file',
    Buffer.concat([MAGIC, ...Array.from({ length: 4 }, () => op.pickle(op.NONE)), op.pickle(system)]),
  ),
  attack('ends without STOP', Buffer.concat([op.PROTO(4), system])),
  attack('an opcode that is none, after the call', Buffer.concat([op.PROTO(4), system, Buffer.from([0xff])])),
  attack('a second pickle', Buffer.concat([op.pickle(op.NONE), op.pickle(system)])),
  attack(
    'getattr of a module',
    op.pickle(
      op.GLOBAL('builtins', 'getattr'),
      op.GLOBAL('torch', 'os'),
      op.text('system'),
      op.TUPLE2,
      op.REDUCE,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  ...['builtins', '__builtin__'].map((module) =>
    attack(
      `getattr of ${module} first harmless, then not`,
      op.pickle(
        op.GLOBAL(module, 'getattr'),
        op.BINPUT(0),
        op.EMPTY_LIST,
        op.text('append'),
        op.TUPLE2,
        op.REDUCE,
        op.POP,
        op.BINGET(0),
        op.GLOBAL(module, 'object'),
        op.text('__subclasses__'),
        op.TUPLE2,
        op.REDUCE,
      ),
    ),
  ),
  ...['operator', '_operator'].map((module) =>
    attack(
      `attrgetter of ${module} first harmless, then not`,
      op.pickle(
        op.GLOBAL(module, 'attrgetter'),
        op.BINPUT(0),
        op.text('a'),
        op.TUPLE1,
        op.REDUCE,
        op.POP,
        op.BINGET(0),
        op.text('__globals__'),
        op.TUPLE1,
        op.REDUCE,
      ),
    ),
  ),
  attack(
    'the name computed by str.join',
    op.pickle(
      op.text('os'),
      op.GLOBAL('builtins', 'getattr'),
      op.text(''),
      op.text('join'),
      op.TUPLE2,
      op.REDUCE,
      op.EMPTY_LIST,
      op.text('system'),
      op.APPEND,
      op.TUPLE1,
      op.REDUCE,
      op.STACK_GLOBAL,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack(
    'importlib and attrgetter',
    op.pickle(
      op.GLOBAL('operator', 'attrgetter'),
      op.text('system'),
      op.TUPLE1,
      op.REDUCE,
      op.call('importlib', 'import_module', 'os'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack(
    'a known class called instead of made',
    op.pickle(
      op.GLOBAL('sklearn.linear_model._logistic', 'LogisticRegression'),
      op.BINPUT(0),
      op.EMPTY_TUPLE,
      op.NEWOBJ,
      op.POP,
      op.BINGET(0),
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
    'unknown',
  ),
  attack(
    'BUILD on a function',
    op.pickle(
      op.GLOBAL('numpy', 'log1p'),
      op.EMPTY_DICT,
      op.text('__call__'),
      op.GLOBAL('os', 'system'),
      op.SETITEM,
      op.BUILD,
    ),
  ),
  attack(
    'a method that the next opcode calls',
    op.pickle(
      op.GLOBAL('sklearn.linear_model._base', 'LinearRegression'),
      op.EMPTY_TUPLE,
      op.NEWOBJ,
      op.EMPTY_DICT,
      op.text('__setstate__'),
      op.GLOBAL('os', 'system'),
      op.SETITEM,
      op.BUILD,
      op.text('true'),
      op.BUILD,
    ),
  ),
  attack(
    'a state that scipy runs',
    op.pickle(
      op.GLOBAL('scipy.stats._continuous_distns', 'norm_gen'),
      op.EMPTY_TUPLE,
      op.NEWOBJ,
      op.EMPTY_DICT,
      op.text('_parse_arg_template'),
      op.text('pass'),
      op.SETITEM,
      op.BUILD,
    ),
    'unknown',
  ),
  attack('a callable by its number', op.pickle(op.EXT1(5), op.text('true'), op.TUPLE1, op.REDUCE), 'anomaly'),
  attack(
    'a class behind a persistent id',
    op.pickle(
      op.text('module'),
      op.GLOBAL('subprocess', 'Popen'),
      op.TUPLE2,
      op.BINPERSID,
      op.text('true'),
      op.TUPLE1,
      op.REDUCE,
    ),
  ),
  attack('a persistent id', op.pickle(op.PERSID('weights')), 'anomaly'),
  attack('a pickle within bytes', op.pickle(op.binary(op.pickle(system)))),
  attack('a pickle within bytes, of nobody', op.pickle(op.binary(op.pickle(op.call('mypackage', 'f')))), 'anomaly'),
  ...[
    ['junk and a payload', op.pickle(system)],
    ['junk and a payload of protocol 0', Buffer.from("cos\nsystem\n(S'true'\ntR.")],
    ['junk and a payload by INST', Buffer.from("(S'true'\nios\nsystem\n.")],
    ['junk and a payload that breaks', Buffer.concat([op.PROTO(4), system])],
  ].map(([name, bytes]) =>
    attack(
      `${name as string} behind the end`,
      Buffer.concat([op.pickle(op.NONE), Buffer.from('\xff\xfejunk', 'latin1'), bytes as Buffer]),
    ),
  ),
  attack('nested loads', op.pickle(op.GLOBAL('pickle', 'loads'), op.binary(op.pickle(system)), op.TUPLE1, op.REDUCE)),
  ...['model.txt', 'model.json', 'model.png', 'model.safetensors', 'model.onnx', 'model.h5', 'model', 'model.bin'].map(
    (file) => attack(`called ${file}`, op.pickle(system), 'dangerous', file),
  ),
];
