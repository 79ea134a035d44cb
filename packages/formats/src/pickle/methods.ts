// Methods that loading calls: of what an opcode fills or gives a state, and of arguments, by functions that ask them for something.
import type { Machine } from './machine.ts';
import { act, nodeOf } from './machine.ts';
import { isNamed, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isTuple, itemsOf } from './values.ts';

/** A method that loading calls on what stands there: nothing on constants and Python's own containers. */
export function callMethod(machine: Machine, target: number, method: string, by: string, offset: number): void {
  const node = nodeOf(machine, target);
  if (node !== undefined) act(machine, node, { role: 'called', by, offset, method });
}

/** What `node` calls of the tuple of its arguments. */
export function askArguments(machine: Machine, node: Node, args: number, by: string, offset: number): void {
  askForItems(machine, node, args, by, offset);
  if (machine.found.holders && !keeps.has(qualified(node))) askHolders(machine, args, by, offset);
  if (makeTensors.has(node.module)) askAsTensors(machine, args, by, offset);
}

/** These keep an object, or look up a method of its class. */
const keeps: ReadonlySet<string> = new Set(['functools.partial', '_functools.partial', 'builtins.getattr']);

/** Python's own types that are made of something else, and the method of it that they call. */
const asked: ReadonlyMap<string, string> = new Map([
  ...['list', 'tuple', 'set', 'frozenset', 'dict', 'bytes', 'bytearray'].map((name) => [name, '__iter__'] as const),
  ...['str', 'int', 'float', 'complex', 'bool'].map((name) => [name, `__${name}__`] as const),
  ['range', '__index__'],
  ...['Counter', 'OrderedDict', 'deque', 'array'].map((name) => [name, '__iter__'] as const),
]);
const ofPython: ReadonlySet<string> = new Set(['builtins', 'collections', 'array']);

/** list(x) runs the code of x's class: no pickler writes it of an instance. */
function askForItems(machine: Machine, node: Node, args: number, by: string, offset: number): void {
  const method = ofPython.has(node.module) ? asked.get(node.name) : undefined;
  if (method === undefined) return;
  for (const item of itemsOf(machine.tuples, args)?.items ?? []) {
    const given = nodeOf(machine, item);
    if (given?.instance === true || isNamed(given?.owner, 'types', 'SimpleNamespace'))
      callMethod(machine, item, method, by, offset);
  }
}

/** No pickler hands a function an object that holds a callable in place of a method: whatever is asked of it may be that. */
function askHolders(machine: Machine, args: number, by: string, offset: number): void {
  for (const item of leavesOf(machine, args))
    if (nodeOf(machine, item)?.holdsCallable === true) callMethod(machine, item, '__getattr__', by, offset);
}

/** Functions that call methods of what they are given: of tensors and storages, by right. */
const makeTensors: ReadonlySet<string> = new Set(['torch._utils', 'torch._tensor']);
const ofTensors: ReadonlySet<string> = new Set([...makeTensors, 'torch', 'torch.storage', 'torch.serialization']);
/** And where a state stands, which is only kept. */
const STATE = 3;

function askAsTensors(machine: Machine, args: number, by: string, offset: number): void {
  for (const item of leavesOf(machine, args, STATE)) {
    const { kind, owner } = nodeOf(machine, item) ?? {};
    if (kind === 'result' && owner !== undefined && !isOfTensors(owner))
      callMethod(machine, item, 'detach', by, offset);
  }
}

const isOfTensors = (owner: Node): boolean =>
  ofTensors.has(owner.module) || isNamed(owner, 'collections', 'OrderedDict') || isNamed(owner, 'numpy', 'ndarray');

/** What stands in a tuple and in tuples within it, each of which is looked at once; without what stands at one place of each. */
function leavesOf({ tuples }: Machine, tuple: number, without?: number): readonly number[] {
  const found: number[] = [];
  // What is added to a set while it is gone through comes next.
  const waiting = new Set([tuple]);
  for (const each of waiting)
    for (const [place, item] of (itemsOf(tuples, each)?.items ?? []).entries()) {
      if (place === without) continue;
      if (isTuple(item)) waiting.add(item);
      else found.push(item);
    }
  return found;
}
