// Functions that fetch what texts name, as an opcode would: what they give is judged by its name.
import type { Machine } from './machine.ts';
import { act, decoded, textOf } from './machine.ts';
import { named, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isTuple, itemsOf } from './values.ts';

/** How such a function is called, where it is known what it gives. */
const FETCH = 'REDUCE of a name';

/** Module and name of what is given; undefined where nobody can tell. */
type Names = (texts: readonly string[]) => readonly [module: string, name: string] | undefined;

interface Fetcher {
  /** Arguments that are texts; after them nothing, or None. */
  readonly texts: number;
  readonly names: Names;
}

const byBoth: Names = ([module = '', name = '']) => [module, name];

/** dill has a table of Python's own types; those of functions, code and files stay what dill is. */
const ofDill: Names = ([name = '']) => {
  const [module, other] = OF_DILL[name] ?? [];
  if (module !== undefined) return [module, other!];
  if (OF_TYPES.has(name)) return ['types', name];
  return /^(?:[a-z]+|[A-Z]\w*(?:Error|Exception|Warning))$/.test(name) ? ['builtins', name] : undefined;
};

const OF_DILL: Readonly<Record<string, readonly [module: string, name: string] | undefined>> = {
  __proto__: null as never,
  PartialType: ['functools', 'partial'],
  ItemGetterType: ['operator', 'itemgetter'],
  AttrGetterType: ['operator', 'attrgetter'],
};

const OF_TYPES: ReadonlySet<string> = new Set(
  'SimpleNamespace MappingProxyType GenericAlias NoneType EllipsisType NotImplementedType'.split(' '),
);

/** NumPy before 1.20 pickles ufuncs so, SciPy what has several backends; cloudpickle and dill the types that have no name of their own. */
const fetchers: ReadonlyMap<string, Fetcher> = new Map<string, Fetcher>([
  ['numpy.core._ufunc_reconstruct', { texts: 2, names: byBoth }],
  ['numpy._core._ufunc_reconstruct', { texts: 2, names: byBoth }],
  ['scipy._lib._uarray._backend.unpickle_function', { texts: 2, names: byBoth }],
  ['cloudpickle.cloudpickle._builtin_type', { texts: 1, names: ([name = '']) => ['types', name] }],
  ['dill._dill._load_type', { texts: 1, names: ofDill }],
  ['dill.dill._load_type', { texts: 1, names: ofDill }],
]);

/** The value of what is fetched; undefined where the function is none of these, or nobody can tell what it is given. */
export function fetchedBy(machine: Machine, node: Node, args: number, by: string, offset: number): number | undefined {
  const fetcher = node.kind === 'fetched' ? fetchers.get(qualified(node)) : undefined;
  const texts = fetcher && textsOf(machine, args, fetcher.texts);
  const names = texts && fetcher.names(texts);
  if (texts === undefined || names === undefined) return undefined;
  act(machine, node, { role: 'called', by: FETCH, offset, args: () => texts.map((text) => `'${text}'`) });
  const found = named(machine.found.nodes, ...names, 'fetched');
  act(machine, found, { role: 'referenced', by, offset });
  return found.value;
}

/** So many constant texts, and behind them nothing but None. */
function textsOf(machine: Machine, args: number, count: number): readonly string[] | undefined {
  const known = isTuple(args) ? itemsOf(machine.tuples, args) : undefined;
  if (known === undefined || known.length !== known.items.length) return undefined;
  const texts = known.items.slice(0, count).flatMap((item) => textOf(machine, item) ?? []);
  const more = known.items.slice(count);
  const plain = more.length <= 1 && more.every((item) => decoded(machine, item)?.kind === 'none');
  return texts.length === count && plain ? texts : undefined;
}
