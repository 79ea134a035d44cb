// Opcodes that call: REDUCE, INST, OBJ, NEWOBJ, NEWOBJ_EX, and BUILD, which hands an object its state.
import { BrokenError } from '../../scan/reader.ts';
import { readArray } from '../array-wrapper.ts';
import { call } from '../calls.ts';
import { setDtype } from '../dtype-state.ts';
import { hold } from '../holding.ts';
import { act, anomaly, decoded, here, nodeOf } from '../machine.ts';
import type { Effect, Machine } from '../machine.ts';
import { fillFile } from '../memory-files.ts';
import { askSlots, askState, callLookedUp, callMethod } from '../methods.ts';
import { isNamed, isPartial, PARTIAL, qualified } from '../nodes.ts';
import type { Node } from '../nodes.ts';
import { shown } from '../shown.ts';
import { buildWith } from '../state-programs.ts';
import { peek, pop, push, unmark } from '../stack.ts';
import { isBytesOfText, isDict, isTuple, itemsOf } from '../values.ts';
import { heldTuple } from './containers.ts';
import { namedByLines } from './fetches.ts';

function reduce(machine: Machine): void {
  const { stack } = machine;
  const args = pop(stack);
  const callable = pop(stack);
  if (!makeArray(machine, nodeOf(machine, callable), args))
    push(stack, call(machine, callable, args, 'REDUCE', here(machine)));
}

/** How dill makes an array: it calls a function, and hands what that gives its state and its attributes. */
const OF_ARRAY = 'REDUCE of an array';

function makeArray(machine: Machine, node: Node | undefined, args: number): boolean {
  if (node?.name !== '_create_array' || !/^dill\.(?:_dill|dill)$/.test(node.module) || !isTuple(args)) return false;
  const known = itemsOf(machine.tuples, args);
  const [make = Number.NaN, given = Number.NaN, ...states] = known?.items ?? [];
  if (known?.length !== known?.items.length || !isTuple(given) || states.length < 1 || states.length > 2) return false;
  if (nodeOf(machine, make) === undefined) return false;
  act(machine, node, { role: 'called', by: OF_ARRAY, offset: here(machine) });
  push(machine.stack, call(machine, make, given, 'REDUCE', here(machine)));
  for (const state of states.filter((each) => !isNothing(machine, each))) {
    push(machine.stack, state);
    build(machine);
  }
  return true;
}

const isNothing = (machine: Machine, value: number): boolean => decoded(machine, value)?.kind === 'none';

/** What is given to __new__ may be more than a bare instance: of an array the memory that it is laid over. */
function newObject(machine: Machine, by: string, names: number | undefined): void {
  const { stack } = machine;
  const args = pop(stack);
  const bare = isEmpty(machine, args) && (names === undefined || isEmpty(machine, names));
  push(stack, call(machine, pop(stack), args, bare ? by : `${by} with arguments`, here(machine)));
}

/** A tuple or dict of which it is known that nothing is in it. */
function isEmpty({ tuples, dicts }: Machine, value: number): boolean {
  return isTuple(value) ? itemsOf(tuples, value)?.length === 0 : isDict(value) && dicts.get(value)?.length === 0;
}

function inst(machine: Machine): void {
  const offset = here(machine);
  const { stack } = machine;
  // As the Python unpickler does; the C one looks for the mark first, and fetches nothing without one.
  const node = namedByLines(machine, 'INST', offset);
  const from = unmark(stack);
  const args = heldTuple(machine, from, stack.top);
  stack.top = from;
  push(stack, call(machine, node.value, args, 'INST', offset));
}

function obj(machine: Machine): void {
  const { stack } = machine;
  const from = unmark(stack);
  if (stack.top === from) throw new BrokenError('it makes an object of no class');
  const args = heldTuple(machine, from + 1, stack.top);
  const callable = stack.values[from]!;
  stack.top = from;
  push(stack, call(machine, callable, args, 'OBJ', here(machine)));
}

function build(machine: Machine): void {
  const offset = here(machine);
  const state = pop(machine.stack);
  const target = peek(machine.stack);
  const node = nodeOf(machine, target);
  callMethod(machine, target, '__setstate__', buildWith(machine, node, state), offset);
  if (node !== undefined && node.kind !== 'result')
    anomaly(machine, 'state-on-callable', `BUILD sets the state of ${qualified(node)}`, offset);
  // Picklers write a state out. One that a call made has methods of its own, and __setstate__ calls them: state.pop, state.items.
  if (!isBytesOfText(state)) callMethod(machine, state, 'items', 'BUILD', offset);
  const parts = partsOfState(machine, state);
  const by = isNamed(node?.owner, 'joblib.numpy_pickle', 'NumpyArrayWrapper') ? OF_WRAPPER : 'BUILD';
  for (const value of parts) setAttributes(machine, value, by, offset);
  if (node?.kind !== 'result') return;
  askState(machine, target, parts, offset);
  askSlots(machine, target, state, offset);
  // A partial holds a callable by right: the tuple itself, its function, arguments and keywords stand before its attributes.
  const own = node.owner !== undefined && isPartial(node.owner) ? parts.slice(4) : parts;
  for (const part of own) hold(machine, part, target);
  keepFunction(machine, node, state, offset);
  fillFile(machine, node, state);
  setDtype(machine, node, state);
  readArray(machine, node, state);
}

/** A state is a dict, or a pair of dicts (of attributes and of slots), or whatever __setstate__ takes. */
function partsOfState(machine: Machine, state: number): readonly number[] {
  if (!isTuple(state)) return [state];
  const known = itemsOf(machine.tuples, state);
  if (known === undefined) machine.unclear ??= 'it is not clear what state an object is given';
  return [state, ...(known?.items ?? [])];
}

/** How attributes are set of what joblib makes an array of. */
const OF_WRAPPER = 'BUILD of an array wrapper';

function setAttributes(machine: Machine, part: number, by: string, offset: number): void {
  const direct = nodeOf(machine, part);
  if (direct !== undefined) setAttribute(machine, undefined, direct, by, offset);
  const items = machine.dicts.get(part) ?? [];
  for (let i = 0; i + 1 < items.length; i += 2) {
    const node = nodeOf(machine, items[i + 1]!);
    if (node !== undefined) setAttribute(machine, items[i], node, by, offset);
  }
  // The next opcode may call these: APPENDS and ADDITEMS look them up on the instance.
  callLookedUp(machine, part, 'BUILD', offset);
}

function setAttribute(machine: Machine, key: number | undefined, node: Node, by: string, offset: number): void {
  if (node.kind === 'result') return;
  const args = (): readonly string[] => (key === undefined ? [] : [shown(machine, key)]);
  act(machine, node, { role: 'attribute', by, offset, args });
}

/** The state of a partial: function, arguments, keywords, attributes. */
function keepFunction(machine: Machine, node: Node, state: number, offset: number): void {
  if (node.owner === undefined || !isPartial(node.owner)) return;
  const items = isTuple(state) ? itemsOf(machine.tuples, state)?.items : undefined;
  const kept = nodeOf(machine, items?.[0] ?? Number.NaN);
  node.changed ||= kept === undefined || node.name !== `${PARTIAL}(${qualified(kept)})`;
  if (kept !== undefined) act(machine, kept, { role: 'called', by: PARTIAL, offset });
}

export const objectEffects: Readonly<Record<string, Effect>> = {
  REDUCE: reduce,
  NEWOBJ: (machine) => newObject(machine, 'NEWOBJ', undefined),
  NEWOBJ_EX: (machine) => newObject(machine, 'NEWOBJ_EX', pop(machine.stack)),
  INST: inst,
  OBJ: obj,
  BUILD: build,
};
