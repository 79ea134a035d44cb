// Calls: what is called, with what, and what stands for the result.
import { constructors } from '@modelgate/core/scan';
import { oneLine } from '../scan/one-line.ts';
import { memorySource } from '../scan/source.ts';
import { bytesOf, latin1Of } from './constant.ts';
import { fetchedBy } from './fetching.ts';
import { noteScalar } from './instantiators.ts';
import type { Machine } from './machine.ts';
import { act, anomaly, calledNode, nodeOf, textOf } from './machine.ts';
import { makesModel } from './memory-files.ts';
import { askArguments, callLookedUp } from './methods.ts';
import { addNode, isNamed, isPartial, namedResult, PARTIAL, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { shownArguments } from './shown.ts';
import { isTraced } from './traced.ts';
import {
  bytesOfTextAt,
  isBytesOfText,
  isConstant,
  isTuple,
  itemsOf,
  offsetOfConstant,
  offsetOfText,
} from './values.ts';

/** Results of one callable, and in all, that have an expression with their arguments. */
const MOST_RESULTS = 64;
const MOST_EXPRESSIONS = 4096;

/** Calls `callable` with a tuple of arguments and gives the value of its result. `by` is the opcode. */
export function call(machine: Machine, callable: number, args: number, by: string, offset: number): number {
  const node = calledNode(machine, callable);
  const fetched = fetchedBy(machine, node, args, by, offset);
  if (fetched !== undefined) return fetched;
  const shown = (): readonly string[] => (isTuple(args) ? shownArguments(machine, args) : ['…']);
  act(machine, node, { role: 'called', by: special(machine, node, args) ?? by, offset, args: shown });
  // The Python unpickler takes anything that it can iterate over; nobody writes that, and nobody can tell what it gives.
  if (!isTuple(args))
    anomaly(machine, 'strict-disassembly', `the arguments of ${qualified(node)} are no tuple`, offset);
  const bytes = bytesOfText(machine, node, args);
  if (bytes !== undefined) return bytes;
  noteScalar(machine, node, args);
  if (isTuple(args)) askArguments(machine, node, args, by, offset);
  const given = argumentsOf(machine, node, args);
  const passed = given[passesOn.get(qualified(node)) ?? -1];
  if (passed !== undefined)
    act(machine, passed, { role: 'called', by: isPartial(node) ? PARTIAL : qualified(node), offset });
  const built = isConstructor(node) ? given[0] : undefined;
  if (built === undefined) return resultOf(machine, node, shown, by.startsWith('NEWOBJ')).value;
  act(machine, built, {
    role: 'called',
    by: runsConstructor(node, given[1]) ? by : byConstructor(machine, node, args),
    offset,
  });
  // A dict that an instance is made of gives it its items.
  for (const item of itemsOf(machine.tuples, args)?.items ?? []) callLookedUp(machine, item, by, offset);
  return resultOf(machine, built, () => ['…'], true).value;
}

/** How a function is called that is safe for one thing alone. */
function special(machine: Machine, node: Node, args: number): string | undefined {
  if (makesRecord(machine, node, args)) return RECORD;
  if (readsOn(machine, node, args)) return READ;
  if (isTraced(machine, node, args)) return TRACED;
  if (makesModel(machine, node, args)) return MODEL;
  return isBytesOf(machine, node, args) ? BYTES : undefined;
}

/** How protocols before 4 make an object with keywords: a partial of its class's __new__ holds them all. */
const RECORD = 'REDUCE of a record';

const makesRecord = (machine: Machine, node: Node, args: number): boolean =>
  node.owner !== undefined &&
  isPartial(node.owner) &&
  !node.changed &&
  isTuple(args) &&
  itemsOf(machine.tuples, args)?.length === 0;

/** How bytes are written before protocol 3. Other encodings make texts, and a text that is computed has no name that anybody sees. */
const BYTES = 'REDUCE to bytes';

function isBytesOf(machine: Machine, node: Node, args: number): boolean {
  if (!isNamed(node, '_codecs', 'encode') || !isTuple(args)) return false;
  const [, encoding = Number.NaN, more] = itemsOf(machine.tuples, args)?.items ?? [];
  return more === undefined && textOf(machine, encoding) === 'latin1';
}

/** How a storage is loaded whose bytes were read like the stream that they lie in. */
const READ = 'REDUCE of bytes that were read';

/** How Keras makes a model of an archive that is read like the pickle that holds it. */
const MODEL = 'REDUCE of an archive';

/** How a module is made of a program that only computes. */
const TRACED = 'REDUCE of a traced program';

/** A storage that plain pickles hold: torch.load of a file in a constant. */
function readsOn(machine: Machine, node: Node, args: number): boolean {
  if (!isNamed(node, 'torch.storage', '_load_from_bytes') || !isTuple(args)) return false;
  const [file = Number.NaN] = itemsOf(machine.tuples, args)?.items ?? [];
  if (isBytesOfText(file)) {
    const bytes = latin1Of(machine, offsetOfText(file));
    return bytes !== undefined && machine.readOn(machine, memorySource(bytes), 0, bytes.length);
  }
  const bytes = isConstant(file) ? bytesOf(machine, offsetOfConstant(file)) : undefined;
  return bytes !== undefined && machine.readOn(machine, machine.source, bytes.from, bytes.length);
}

/** Bytes as a text of as many letters. */
function bytesOfText(machine: Machine, node: Node, args: number): number | undefined {
  if (!isBytesOf(machine, node, args)) return undefined;
  const [text = Number.NaN] = itemsOf(machine.tuples, args)?.items ?? [];
  return textOf(machine, text) === undefined ? undefined : bytesOfTextAt(offsetOfConstant(text));
}

/** Functions that call one of their arguments, or keep it to be called by whoever calls what they gave; and which. */
const passesOn: ReadonlyMap<string, number> = new Map([
  ['_functools.partial', 0],
  ['functools.partial', 0],
  ['types.MethodType', 0],
  ['numpy.random._pickle.__bit_generator_ctor', 0],
  ['numpy.random._pickle.__generator_ctor', 1],
  ['numpy.random._pickle.__randomstate_ctor', 1],
  ['torch._tensor._rebuild_from_type_v2', 0],
]);

/** _reconstructor calls the constructor of a base class that is not object; those of Python's own only take what they are given. */
function runsConstructor(node: Node, base: Node | undefined): boolean {
  if (!isNamed(node, 'copyreg', '_reconstructor') || base === undefined) return false;
  return base.module !== 'builtins' || !plainBases.has(base.name);
}

const plainBases: ReadonlySet<string> = new Set(
  'object dict list tuple set frozenset int float complex str bytes bytearray'.split(' '),
);

/** Whether it makes an instance of its first argument. */
export const isConstructor = (node: Pick<Node, 'module' | 'name'>): boolean => constructors.has(constructorName(node));

/** copyreg.__newobj__ hands on all that follows the class. */
function byConstructor(machine: Machine, node: Node, args: number): string {
  const name = constructorName(node);
  const bare = !name.startsWith('copyreg.__newobj') || itemsOf(machine.tuples, args)?.length === 1;
  return bare ? name : `${name} with arguments`;
}

/** As `constructors` has it. */
const constructorName = (node: Pick<Node, 'module' | 'name'>): string =>
  qualified(node).replace('numpy.core.', 'numpy._core.');

/** Of what calls an argument, or makes an instance of one. Where nobody can tell what that is, it is noted. */
function argumentsOf(machine: Machine, node: Node, args: number): readonly (Node | undefined)[] {
  if (!isConstructor(node) && !passesOn.has(qualified(node))) return [];
  const known = isTuple(args) ? itemsOf(machine.tuples, args) : undefined;
  if (known === undefined) machine.unclear ??= `it is not clear what ${qualified(node)} is given`;
  return (known?.items ?? []).slice(0, 2).map((item) => nodeOf(machine, item));
}

/** Element types whose name does not say what they are made of: two of them need not be alike. */
const RECORDS = /^(?:'[|]?V|numpy\.(?:\w+\.)*(?:record|void)$)/;

function resultOf(machine: Machine, node: Node, args: () => readonly string[], ofNew: boolean): Node {
  const { nodes } = machine.found;
  const instance = ofNew && !isNamed(node, 'builtins', 'str');
  const result = (shown: readonly string[]): Pick<Node, 'module' | 'name' | 'kind' | 'owner' | 'instance'> => ({
    module: '',
    name: expression(node, shown),
    kind: 'result',
    owner: node,
    instance,
  });
  if (isNamed(node, 'numpy', 'dtype')) {
    const [of = '…'] = args();
    if (!RECORDS.test(of) || node.results >= MOST_RESULTS) return namedResult(nodes, result([of]));
    node.results += 1;
    return addNode(nodes, result([of]));
  }
  if (node.results < MOST_RESULTS && nodes.all.length < MOST_EXPRESSIONS) {
    node.results += 1;
    return addNode(nodes, result(args()));
  }
  if (instance) {
    if (node.anyInstance === undefined || isFull(machine, node.anyInstance))
      node.anyInstance = addNode(nodes, result(['…']));
    return node.anyInstance;
  }
  return (node.anyResult ??= addNode(nodes, result(['…'])));
}

/** The node of many instances holds something, which those that are made from now on do not. */
const isFull = ({ held, found }: Machine, { value }: Node): boolean =>
  held.bits.has(value) && found.nodes.all.length < MOST_EXPRESSIONS;

const expression = (node: Node, args: readonly string[]): string => oneLine(`${qualified(node)}(${args.join(', ')})`);
