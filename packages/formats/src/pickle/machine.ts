// What the symbolic machine remembers between opcodes, and what all effects do to it.
import { oneLine } from '../scan/one-line.ts';
import type { AnomalyCode, AnomalyFact } from '@modelgate/core';
import { BrokenError } from '../scan/reader.ts';
import type { Budget } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { constantOf } from './constant.ts';
import type { DecodedConstant } from './constant.ts';
import { cursorAt, offsetOf } from './cursor.ts';
import type { Cursor, Gap } from './cursor.ts';
import { noneHeld, noteMade } from './held.ts';
import type { Held } from './held.ts';
import { emptyMemo } from './memo.ts';
import type { Memo } from './memo.ts';
import { named, namedResult, note } from './nodes.ts';
import type { Act, Node, Nodes } from './nodes.ts';
import type { Disassembly } from './strict.ts';
import { emptyStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { DICT, isBytesOfText, isConstant, isNode, noTuples, offsetOfConstant, openDict } from './values.ts';
import type { Dicts, Tuples } from './values.ts';

const MOST_ANOMALIES = 64;

/** What all streams of one file share. */
export interface Found {
  readonly nodes: Nodes;
  readonly anomalies: AnomalyFact[];
  /** What the item sizes of NumPy's dtypes are. */
  readonly dtypes: Map<Node, ItemSize>;
  /** What their last states made of them, and whether any held objects. */
  readonly layouts: Map<Node, { readonly layout: string; readonly objects: boolean }>;
  /** How many bytes an element has of those that are made of a class. */
  readonly widths: Map<Node, number>;
  /** Payloads that begin as pickles do. */
  readonly hidden: Payload[];
  /** Bytes that begin as zip archives do. */
  readonly archives: HeldBytes[];
  /** What files in memory hold, in the order in which they got it; unclear: one of them what nobody can tell. */
  files: HeldFile[] | 'unclear';
  /** Those that a model may be made of. */
  models: readonly HeldFile[];
  /** Whether something was made that has as many items as it likes. */
  goesOn: boolean;
  /** Calls, imports not counted. */
  calls: number;
  /** Whether a text stands in it whose value a loader imports and calls. */
  instantiates: boolean;
  /** Whether one stands in it whose value a loader evaluates. */
  evaluates: boolean;
}

/** Bytes of one array element; objects: a pickle of its own; unclear: nobody can tell. */
export type ItemSize = number | 'objects' | 'unclear';

export interface Payload {
  readonly offset: number;
  readonly length: number;
  /** text: in base64. digits: hexadecimal. latin1: a byte for each letter of UTF-8. */
  readonly kind: 'text' | 'digits' | 'latin1' | 'bytes';
}

/** Bytes that a file in memory was given. */
export interface HeldFile extends HeldBytes {
  readonly source: ByteSource;
}

/** A constant of bytes in the file. */
export interface HeldBytes {
  readonly offset: number;
  readonly length: number;
}

/** A callable in a dict, under a name that an opcode may look up on whatever the dict becomes the state of. */
export interface Lookup {
  readonly key: number;
  readonly node: Node;
}

export interface Machine extends Cursor {
  readonly budget: Budget;
  readonly found: Found;
  readonly stack: Stack;
  readonly memo: Memo;
  readonly tuples: Tuples;
  readonly dicts: Dicts;
  readonly held: Held;
  /** By dict, however long ago it was made. */
  readonly lookups: Map<number, Lookup[]>;
  /** joblib: after the state of an array wrapper its loader takes the array's bytes out of the stream. */
  readonly loader: 'pickle' | 'joblib';
  /** The arrays that it took. */
  readonly gaps: Gap[];
  /** Follows window by window, where it is asked for. */
  readonly disassembly: Disassembly | undefined;
  protocol: number;
  /** Where the frame ends; infinite outside of frames. */
  frameEnd: number;
  /** Why nobody can tell all that loading does. It goes on nonetheless: what follows may say more. */
  unclear: string | undefined;
  /** Lists, dicts and sets ever made. */
  containers: number;
  stopped: boolean;
  /** Array wrappers of joblib that got their state: whether they tell the alignment of their bytes. */
  arrays: 'none' | 'aligned' | 'unaligned';
  /** Reads a pickle within this one; gives the offset behind it. */
  readonly nested: (machine: Machine) => number;
  /** Reads a file of PyTorch that lies in a constant, with all that loading it does; whether it is one, and was read to its end. */
  readonly readOn: (machine: Machine, source: ByteSource, from: number, length: number) => boolean;
  /** Files in files. */
  readonly depth: number;
}

export interface Start {
  readonly source: ByteSource;
  readonly offset: number;
  readonly budget: Budget;
  readonly found: Found;
  readonly loader: Machine['loader'];
  readonly nested: Machine['nested'];
  readonly readOn: Machine['readOn'];
  readonly depth?: number;
  readonly disassembly?: Disassembly;
}

export function machineAt(start: Start): Machine {
  const { source, offset, budget, found, loader, nested, readOn, depth = 0, disassembly } = start;
  return {
    ...cursorAt(source, offset),
    budget,
    found,
    stack: emptyStack(),
    memo: emptyMemo(),
    tuples: noTuples(),
    dicts: new Map(),
    held: noneHeld(),
    lookups: new Map(),
    loader,
    gaps: [],
    disassembly,
    protocol: 0,
    frameEnd: Number.POSITIVE_INFINITY,
    unclear: undefined,
    containers: 0,
    stopped: false,
    arrays: 'none',
    nested,
    readOn,
    depth,
  };
}

/** An opcode crossed the end of a frame: what follows, unpicklers read in different ways. */
export const CROSSED = 'an opcode crosses the end of its frame, where unpicklers disagree';

/** What an opcode does; the opcode's byte is behind the cursor, its argument before it. */
export type Effect = (machine: Machine) => void;

/** Offset of the opcode at work: its byte was the last read, its argument not yet. */
export const here = (machine: Machine): number => offsetOf(machine) - 1;

export function anomaly(machine: Machine, code: AnomalyCode, detail: string, offset: number): void {
  const { anomalies } = machine.found;
  if (anomalies.length < MOST_ANOMALIES) anomalies.push({ code, detail: oneLine(detail), offset });
}

export function act(machine: Machine, node: Node, what: Act): void {
  if (what.role === 'called') machine.found.calls += 1;
  note(machine.found.nodes, node, what);
}

export function nodeOf(machine: Machine, value: number): Node | undefined {
  if (isBytesOfText(value)) return encoded(machine);
  return isNode(value) ? machine.found.nodes.all[value] : undefined;
}

/** What stands for bytes where something is done with them that only a callable or an object can do. */
function encoded({ found: { nodes } }: Machine): Node {
  const owner = named(nodes, '_codecs', 'encode', 'fetched');
  return namedResult(nodes, { module: '', name: '_codecs.encode(…)', kind: 'result', owner, instance: false });
}

export function decoded(machine: Machine, value: number): DecodedConstant | undefined {
  return isConstant(value) ? constantOf(machine, offsetOfConstant(value)) : undefined;
}

/** The text of a value that is a constant str. */
export function textOf(machine: Machine, value: number): string | undefined {
  const constant = decoded(machine, value);
  return constant?.kind === 'text' ? constant.text : undefined;
}

export function newContainer(machine: Machine, kind: number): number {
  const container = kind + machine.containers++;
  noteMade(machine.held, machine.found.nodes, machine.containers, machine.tuples.written);
  // What the state of a dtype or of joblib's wrapper holds must be known to the last item, or not at all.
  if (kind === DICT) openDict(machine.dicts, container);
  return container;
}

export const inFrame = (machine: Machine): boolean =>
  offsetOf(machine) < machine.frameEnd && machine.frameEnd !== Number.POSITIVE_INFINITY;

/** The node that is called, or BrokenError: CPython raises TypeError there, and nothing runs. */
export function calledNode(machine: Machine, value: number): Node {
  const node = nodeOf(machine, value);
  if (node === undefined) throw new BrokenError('it calls something that cannot be called');
  return node;
}
