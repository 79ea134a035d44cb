// Methods that loading calls: of what an opcode fills or gives a state, and of arguments, by functions that ask them for something.
import { HOLDER, INSTANCE, OF_PANDAS } from './held.ts';
import { bitsOf, isArray } from './holding.ts';
import type { Machine } from './machine.ts';
import { act, decoded, nodeOf, textOf } from './machine.ts';
import { isNamed, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { shown } from './shown.ts';
import { isDict, isNode, isTuple, isWhole, itemsOf } from './values.ts';

/** A method that loading calls on what stands there: nothing on constants and Python's own containers. */
export function callMethod(machine: Machine, target: number, method: string, by: string, offset: number): void {
  const node = nodeOf(machine, target);
  if (node !== undefined) act(machine, node, { role: 'called', by, offset, method });
}

/** What `node` calls of the tuple of its arguments. */
export function askArguments(machine: Machine, node: Node, args: number, by: string, offset: number): void {
  if (isMadeOfItems(node)) askForItems(machine, node, args, by, offset);
  if (growsBeyond(machine, node, args, by)) act(machine, node, { role: 'called', by: `${by} of a size`, offset });
  if (!keeps.has(qualified(node))) askObjects(machine, node, args, by, offset);
  if (makeTensors.has(node.module)) askAsTensors(machine, args, by, offset);
}

/** These keep an object, or look up a method of its class. */
const keeps: ReadonlySet<string> = new Set([
  'functools.partial',
  '_functools.partial',
  'types.MethodType',
  'builtins.getattr',
]);

/** Python's own types that are made of something else, and the method of it that they call. */
const asked: ReadonlyMap<string, string> = new Map([
  ...['list', 'tuple', 'set', 'frozenset', 'dict', 'bytes', 'bytearray'].map((name) => [name, '__iter__'] as const),
  ...['str', 'int', 'float', 'complex', 'bool'].map((name) => [name, `__${name}__`] as const),
  ['range', '__index__'],
  ...['Counter', 'OrderedDict', 'deque', 'array'].map((name) => [name, '__iter__'] as const),
]);
const ofPython: ReadonlySet<string> = new Set(['builtins', 'collections', 'array']);

const isMadeOfItems = ({ module, name }: Node): boolean => ofPython.has(module) && asked.has(name);

/** Bytes that a number alone may ask for. */
const MOST_BYTES = 1 << 26;
const ofBytes: ReadonlySet<string> = new Set(['bytes', 'bytearray']);
const endless: ReadonlySet<string> = new Set(['range', 'iter', 'reversed', 'enumerate', 'zip', 'map', 'filter']);

/** These only keep an iterator, or make one of it: a tuple with named fields, a partial. */
const keepsIterators: ReadonlySet<string> = new Set([
  ...keeps,
  'builtins.iter',
  'copyreg._reconstructor',
  'builtins.range',
]);

/** A few bytes of the file that stand for as much memory as it likes. Picklers write bytes out, and items one by one. */
function growsBeyond(machine: Machine, node: Node, args: number, by: string): boolean {
  if (isNumberOfMany(machine, node, args)) return true;
  machine.found.goesOn ||= goesOn(node);
  const goesThrough = isMadeOfItems(node) || by === 'REDUCE';
  if (
    machine.found.goesOn &&
    goesThrough &&
    !keepsIterators.has(qualified(node)) &&
    givenTo(machine, args).some(isEndless)
  )
    return true;
  if (node.module !== 'builtins' || !ofBytes.has(node.name)) return false;
  return (itemsOf(machine.tuples, args)?.items ?? []).some((item) => {
    const { owner, kind } = nodeOf(machine, item) ?? {};
    if (kind === 'result') return !isNamed(owner, '_codecs', 'encode');
    const constant = decoded(machine, item);
    return constant?.kind === 'int' && !(constant.number <= MOST_BYTES);
  });
}

/** Objects among arguments, in tuples of these, and the values of a dict of arguments. */
function givenTo(machine: Machine, args: number): readonly Node[] {
  const leaves = leavesOf(machine, args);
  const values = leaves.flatMap((leaf) => (isDict(leaf) ? (machine.dicts.get(leaf) ?? []) : []));
  return [...leaves, ...values].flatMap((value) => nodeOf(machine, value) ?? []);
}

const isEndless = ({ owner, kind }: Node): boolean => owner !== undefined && kind === 'result' && goesOn(owner);

/** What it gives has as many items as it likes, without one in the file. */
function goesOn({ module, name }: Node): boolean {
  if (module === 'builtins' || module === '__builtin__') return endless.has(name);
  return module === 'itertools' || (module === 'ipaddress' && name.endsWith('Network'));
}

/** A number that a power of ten stands for, written out to its last digit: picklers write a fraction's two numbers. */
function isNumberOfMany(machine: Machine, node: Node, args: number): boolean {
  const isFraction = isNamed(node, 'fractions', 'Fraction');
  if (!isFraction && !isNamed(node, 'builtins', 'int') && !isNamed(node, '__builtin__', 'int')) return false;
  return (itemsOf(machine.tuples, args)?.items ?? []).some((item) => {
    const text = textOf(machine, item);
    const { module = '' } = nodeOf(machine, item)?.owner ?? {};
    return (isFraction && text !== undefined && /e/i.test(text)) || /^_?(?:py)?(?:decimal|fractions)$/.test(module);
  });
}

/** list(x) runs the code of x's class: no pickler writes it of an instance. */
function askForItems(machine: Machine, node: Node, args: number, by: string, offset: number): void {
  const method = asked.get(node.name)!;
  for (const item of itemsOf(machine.tuples, args)?.items ?? []) {
    const given = nodeOf(machine, item);
    if (given?.instance === true || isNamed(given?.owner, 'types', 'SimpleNamespace'))
      callMethod(machine, item, method, by, offset);
  }
}

/**
 * No pickler hands a function an object that holds a callable, whatever may be asked of it; and hardly one a bare instance of a class,
 * whose methods are then called with a state that the file chose. Who keeps what it is given is told by its name.
 */
function askObjects(machine: Machine, node: Node, args: number, by: string, offset: number): void {
  const counted = HOLDER | foreign(node);
  const all = bitsOf(machine, args) & counted;
  if (all === 0 || isTupleOfItems(machine, node, args)) return;
  const objects = leavesOf(machine, args).filter((item) => (bitsOf(machine, item) & counted) !== 0);
  const bare = objects.filter((item) => isNode(item) && !isArray(nodeOf(machine, item)!));
  const told = isMadeOfItems(node) ? bare.filter((item) => nodeOf(machine, item)?.instance !== true) : bare;
  for (const item of told.filter((each) => !isOfHooks(machine, node, each)))
    callMethod(machine, item, '__getattr__', (bitsOf(machine, item) & HOLDER) === 0 ? qualified(node) : by, offset);
  if (objects.length === 0 || objects.length > bare.length)
    act(machine, node, { role: 'called', by: `${by} of ${(all & HOLDER) === 0 ? 'objects' : 'holders'}`, offset });
}

/** How protocols before 2 write a tuple with named fields: tuple's own __new__ takes the items, and asks none of them for anything. */
function isTupleOfItems(machine: Machine, node: Node, args: number): boolean {
  if (!isNamed(node, 'copyreg', '_reconstructor')) return false;
  const [, base = Number.NaN, state = Number.NaN] = itemsOf(machine.tuples, args)?.items ?? [];
  return isTuple(state) && isNamed(nodeOf(machine, base), 'builtins', 'tuple');
}

/** A parameter keeps its hooks, which call modules. */
const isOfHooks = (machine: Machine, node: Node, item: number): boolean =>
  makeTensors.has(node.module) && isNamed(nodeOf(machine, item)?.owner, 'collections', 'OrderedDict');

/** Instances that are strangers to this function: pandas makes tables of its own arrays, and PyTorch's are asked as tensors. */
function foreign({ module }: Node): number {
  if (makeTensors.has(module)) return 0;
  return makeTables.test(module) ? INSTANCE : INSTANCE | OF_PANDAS;
}

const makeTables =
  /^pandas\.(?:_libs\.(?:internals|tslibs\.(?:period|timestamps))|core\.(?:indexes|internals))(?:\.|$)/;

/** How a state is set that reaches an object with a callable in it: what __setstate__ asks of the state may be that. */
const OF_HOLDERS = 'BUILD of holders';

export function askState(machine: Machine, target: number, parts: readonly number[], offset: number): void {
  if (parts.some((part) => (bitsOf(machine, part) & HOLDER) !== 0))
    callMethod(machine, target, '__setstate__', OF_HOLDERS, offset);
}

/** How many attributes of slots are told by their names. */
const MOST_SLOTS = 12;

/**
 * A pair of dicts, the second of which setattr sets, so that a property of that name runs its own code. Which class has one nobody can
 * tell here: the names are told.
 */
export function askSlots(machine: Machine, target: number, state: number, offset: number): void {
  const [, slots = Number.NaN, more] = isTuple(state) ? (itemsOf(machine.tuples, state)?.items ?? []) : [];
  if (more !== undefined || !isDict(slots)) return;
  const items = machine.dicts.get(slots);
  if (items?.length === 0) return;
  const known = items !== undefined && isWhole(items) && items.length <= 2 * MOST_SLOTS ? items : [Number.NaN];
  const names = known.filter((_, i) => i % 2 === 0).map((key) => textOf(machine, key) ?? '…');
  callMethod(machine, target, '__setstate__', `BUILD of slots ${names.toSorted().join(' ')}`, offset);
}

/** Keys of dicts and items of sets are asked for their hash, and whether they equal others. */
export function askKey(machine: Machine, key: number, offset: number): void {
  if (isTuple(key)) for (const item of leavesOf(machine, key)) askHash(machine, item, offset);
  else if (isNode(key)) askHash(machine, key, offset);
}

function askHash(machine: Machine, key: number, offset: number): void {
  if ((bitsOf(machine, key) & (HOLDER | INSTANCE | OF_PANDAS)) !== 0 && isNode(key))
    callMethod(machine, key, '__hash__', 'its place in a dict or set', offset);
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

/** Callables that stand in a dict, or among the items of an instance, under names that opcodes look up. */
export function callLookedUp(machine: Machine, of: number, by: string, offset: number): void {
  for (const { key, node } of machine.lookups.get(of) ?? [])
    act(machine, node, { role: 'called', by, offset, args: () => [shown(machine, key)] });
}
