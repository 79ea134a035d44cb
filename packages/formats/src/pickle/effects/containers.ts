// Opcodes that make and fill tuples, lists, dicts and sets. On instances they call the methods that fill.
import { BrokenError, BudgetError } from '../../scan/reader.ts';
import { bytesAt } from '../cursor.ts';
import { noteMade, OF_PANDAS } from '../held.ts';
import { noteEvaluated } from '../evaluated.ts';
import { bitsOf, hold, isArray } from '../holding.ts';
import { noteInstantiator, noteStray } from '../instantiators.ts';
import { act, here, newContainer, nodeOf, textOf } from '../machine.ts';
import type { Effect, Lookup, Machine } from '../machine.ts';
import type { Node } from '../nodes.ts';
import { askKey, callLookedUp, callMethod } from '../methods.ts';
import { shown } from '../shown.ts';
import { push, unmark } from '../stack.ts';
import {
  DICT,
  isConstant,
  isDict,
  isList,
  isNode,
  isSet,
  isTuple,
  LIST,
  newTuple,
  offsetOfConstant,
  SET,
  setItems,
} from '../values.ts';

const empty =
  (kind: number): Effect =>
  (machine) =>
    push(machine.stack, newContainer(machine, kind));

/** A new list or set of all that stands above the last mark. */
const gathered =
  (kind: number): Effect =>
  (machine) => {
    const from = unmark(machine.stack);
    noteItems(machine, from);
    const container = newContainer(machine, kind);
    holdItems(machine, from, container);
    machine.stack.top = from;
    push(machine.stack, container);
  };

function tupleFrom(machine: Machine, from: number): void {
  const { stack } = machine;
  noteItems(machine, from);
  const tuple = heldTuple(machine, from, stack.top);
  stack.top = from;
  push(stack, tuple);
}

/** A tuple of what stands at [from, to) of the stack. */
export function heldTuple(machine: Machine, from: number, to: number): number {
  const { stack, tuples } = machine;
  const tuple = newTuple(tuples, stack.values, from, to);
  noteMade(machine.held, machine.found.nodes, machine.containers, tuples.written);
  for (let i = from; i < to; i++) hold(machine, stack.values[i]!, tuple);
  return tuple;
}

/** What stands on the stack from a place is put into a container; a set asks its items for their hash. */
function holdItems(machine: Machine, from: number, container: number): void {
  const { values, top } = machine.stack;
  for (let i = from; i < top; i++) {
    if (isSet(container)) askKey(machine, values[i]!, here(machine));
    hold(machine, values[i]!, container);
  }
}

const tupleOf =
  (items: number): Effect =>
  (machine) => {
    const from = machine.stack.top - items;
    if (from < machine.stack.fence) throw new BrokenError('its stack has too few values for a tuple');
    tupleFrom(machine, from);
  };

function dictOfMarked(machine: Machine): void {
  const { stack } = machine;
  const from = unmark(stack);
  const dict = newContainer(machine, DICT);
  storeItems(machine, dict, from);
  push(stack, dict);
}

function storeItems(machine: Machine, dict: number, from: number): void {
  const { stack, dicts } = machine;
  if ((stack.top - from) % 2 !== 0) throw new BrokenError('it gives a dict a key without a value');
  noteLookedUp(machine, dict, from);
  noteEvaluated(machine, stack.values, from, stack.top);
  for (let i = from; machine.found.instantiates && i + 1 < stack.top; i += 2)
    noteInstantiator(machine, stack.values[i]!, stack.values[i + 1]!);
  for (let i = from; i + 1 < stack.top; i += 2) {
    askKey(machine, stack.values[i]!, here(machine));
    hold(machine, stack.values[i]!, dict);
    hold(machine, stack.values[i + 1]!, dict);
  }
  setItems(dicts, dict, stack.values, from, stack.top);
  stack.top = from;
}

/**
 * A callable under a name in double underscores, in any dict: set on an instance, Python itself looks it up and calls it. There
 * are more ways to set a dict than BUILD, so that it counts where it is stored. Names that only the next opcode looks up are kept
 * for as long as the dict may be somebody's state.
 */
function noteLookedUp(machine: Machine, dict: number, from: number): void {
  const { values, top } = machine.stack;
  for (let i = from; i + 1 < top; i += 2) {
    const node = nodeOf(machine, values[i + 1]!);
    if (node === undefined || isData(machine, values[i + 1]!, node)) continue;
    const key = values[i]!;
    const name = textOf(machine, key);
    if (isNode(key) || (name !== undefined && lookedUp.test(name))) keepLookup(machine, dict, { key, node });
    else if (name !== undefined && special.test(name))
      act(machine, node, { role: 'called', by: 'BUILD', offset: here(machine), args: () => [shown(machine, key)] });
  }
}

/** An array or a table, which nobody can call. */
const isData = (machine: Machine, value: number, node: Node): boolean =>
  isArray(node) || (bitsOf(machine, value) & OF_PANDAS) !== 0;

const special = /^__\w+__$/;

/** What APPENDS and ADDITEMS look up on an instance, and what __setstate__ and __del__ of known classes call on it; a name that only loading knows may be any. */
const lookedUp =
  /^(?:append|extend|add|close|_attach_methods|_build_f|_free|_initialize|_load_from_string|_patch_step_function|_post_setstate|_set_test_evals|free_network|set_weight_bias)$/;

const MOST_LOOKUPS = 1 << 16;

function keepLookup({ lookups }: Machine, dict: number, lookup: Lookup): void {
  const known = lookups.get(dict);
  if (known !== undefined) known.push(lookup);
  else if (lookups.size < MOST_LOOKUPS) lookups.set(dict, [lookup]);
  else throw new BudgetError(`more than ${MOST_LOOKUPS} of its dicts hold a callable under the name of a method`);
}

/** Items of what is no dict, from a place on the stack. */
function noteItems(machine: Machine, from: number): void {
  const { values, top } = machine.stack;
  if (machine.found.instantiates) noteStray(machine, Array.from(values.slice(from, top)));
  noteEvaluated(machine, values, from, top);
}

/** The value right below the items [from, top). */
function targetBelow(machine: Machine, from: number): number {
  const { stack } = machine;
  if (from > stack.top || from <= stack.fence) throw new BrokenError('nothing stands where items are put into');
  return stack.values[from - 1]!;
}

function setAt(machine: Machine, from: number, by: string): void {
  const target = targetBelow(machine, from);
  if (from === machine.stack.top) return;
  if (isDict(target)) return storeItems(machine, target, from);
  if (isSet(target) || isTuple(target) || (isConstant(target) && !isBytearray(machine, target)))
    throw new BrokenError('it sets an item of something that has none');
  // The Python unpickler sets all whole pairs before it sees that one is not.
  callMethod(machine, target, '__setitem__', by, here(machine));
  if ((machine.stack.top - from) % 2 !== 0) throw new BrokenError('it gives a dict a key without a value');
  if (isNode(target)) {
    storeItems(machine, target, from);
    if (!isCollection(nodeOf(machine, target)?.owner)) callLookedUp(machine, target, by, here(machine));
  }
  machine.stack.top = from;
}

/** Items of others may be their attributes, as a Bunch's are: what the next opcode looks up on them is then called. */
const isCollection = (owner: Node | undefined): boolean =>
  owner?.module === 'collections' || owner?.module === '_collections';

function extend(machine: Machine, from: number, by: 'APPEND' | 'APPENDS'): void {
  const target = targetBelow(machine, from);
  noteItems(machine, from);
  if (from === machine.stack.top && !isNode(target)) return;
  if (isNode(target)) {
    // The C unpickler extends for both, by nothing never; the Python one, which joblib uses, appends one and extends always.
    callMethod(machine, target, 'extend', by, here(machine));
    callMethod(machine, target, 'append', by, here(machine));
  } else if (!isList(target) && !isBytearray(machine, target)) {
    throw new BrokenError('it appends to something that is no list');
  }
  holdItems(machine, from, target);
  machine.stack.top = from;
}

function add(machine: Machine): void {
  const from = unmark(machine.stack);
  const target = targetBelow(machine, from);
  noteItems(machine, from);
  if (from === machine.stack.top) return;
  if (isNode(target)) callMethod(machine, target, 'add', 'ADDITEMS', here(machine));
  else if (!isSet(target)) throw new BrokenError('it adds to something that is no set');
  holdItems(machine, from, target);
  machine.stack.top = from;
}

function isBytearray(machine: Machine, value: number): boolean {
  return isConstant(value) && bytesAt(machine, offsetOfConstant(value), 1)[0] === BYTEARRAY8;
}
const BYTEARRAY8 = 0x96;

export const containerEffects: Readonly<Record<string, Effect>> = {
  EMPTY_TUPLE: tupleOf(0),
  TUPLE1: tupleOf(1),
  TUPLE2: tupleOf(2),
  TUPLE3: tupleOf(3),
  TUPLE: (machine) => tupleFrom(machine, unmark(machine.stack)),
  EMPTY_LIST: empty(LIST),
  LIST: gathered(LIST),
  APPEND: (machine) => extend(machine, machine.stack.top - 1, 'APPEND'),
  APPENDS: (machine) => extend(machine, unmark(machine.stack), 'APPENDS'),
  EMPTY_DICT: empty(DICT),
  DICT: dictOfMarked,
  SETITEM: (machine) => setAt(machine, machine.stack.top - 2, 'SETITEM'),
  SETITEMS: (machine) => setAt(machine, unmark(machine.stack), 'SETITEMS'),
  EMPTY_SET: empty(SET),
  FROZENSET: gathered(SET),
  ADDITEMS: add,
};
