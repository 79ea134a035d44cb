// Functions that fetch what texts name, as an opcode would: what they give is judged by its name.
import type { Machine } from './machine.ts';
import { act, decoded, nodeOf, textOf } from './machine.ts';
import { isNamed, named, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isTuple, itemsOf } from './values.ts';

/** How such a function is called, where it is known what it gives. */
const FETCH = 'REDUCE of a name';
/** How a module is imported, as an opcode imports that of what it fetches. */
const IMPORT = 'REDUCE of a module';

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
  'MethodType SimpleNamespace MappingProxyType GenericAlias NoneType EllipsisType NotImplementedType'.split(' '),
);

/**
 * NumPy before 1.20 pickles ufuncs so, SciPy what has several backends; cloudpickle and dill the types that have no name of their own, and
 * cloudpickle before 0.3 what it finds in a module that is not its own, such as a ufunc.
 */
const fetchers: ReadonlyMap<string, Fetcher> = new Map<string, Fetcher>([
  ['numpy.core._ufunc_reconstruct', { texts: 2, names: byBoth }],
  ['numpy._core._ufunc_reconstruct', { texts: 2, names: byBoth }],
  ['scipy._lib._uarray._backend.unpickle_function', { texts: 2, names: byBoth }],
  ['cloudpickle.cloudpickle._builtin_type', { texts: 1, names: ([name = '']) => ['types', name] }],
  ['cloudpickle.cloudpickle._getobject', { texts: 2, names: byBoth }],
  ['dill._dill._load_type', { texts: 1, names: ofDill }],
  ['dill.dill._load_type', { texts: 1, names: ofDill }],
]);

/** Functions that import the module of a name and give it. */
const importers: ReadonlySet<string> = new Set([
  'cloudpickle.cloudpickle.subimport',
  'dill._dill._import_module',
  'dill.dill._import_module',
]);

/** dill takes classes of named fields so; where the module has none of that name it makes one, which only keeps them. */
const ofFields: ReadonlySet<string> = new Set(['dill._dill._create_namedtuple', 'dill.dill._create_namedtuple']);

/** dill before 0.3.5 takes functions of compiled modules so: of a module, or of Python's own by its name. */
const ofModules: ReadonlySet<string> = new Set(['dill._dill._get_attr', 'dill.dill._get_attr']);

/** The value of what is fetched; undefined where the function is none of these, or nobody can tell what it is given. */
export function fetchedBy(machine: Machine, node: Node, args: number, by: string, offset: number): number | undefined {
  if (node.kind !== 'fetched') return undefined;
  const name = qualified(node);
  if (importers.has(name)) return importedBy(machine, node, args, offset);
  if (ofModules.has(name)) return ofModule(machine, node, args, by, offset);
  if (ofFields.has(name)) return classOfFields(machine, node, args, by, offset);
  const fetcher = fetchers.get(name);
  const texts = fetcher && textsOf(machine, args, fetcher.texts);
  const names = texts && fetcher.names(texts);
  if (texts === undefined || names === undefined) return undefined;
  return fetch(machine, node, names, by, offset, texts);
}

function fetch(
  machine: Machine,
  node: Node,
  names: readonly [module: string, name: string],
  by: string,
  offset: number,
  texts: readonly string[],
): number {
  act(machine, node, { role: 'called', by: FETCH, offset, args: () => texts.map((text) => `'${text}'`) });
  const found = named(machine.found.nodes, ...names, 'fetched');
  act(machine, found, { role: 'referenced', by, offset });
  return found.value;
}

/** A module has no name of its own: whoever calls it, or sets its state, is told as that. */
function importedBy(machine: Machine, node: Node, args: number, offset: number): number | undefined {
  const [module] = textsOf(machine, args, 1) ?? [];
  if (module === undefined || !/^\w+(?:\.\w+)*$/.test(module)) return undefined;
  act(machine, node, { role: 'called', by: FETCH, offset, args: () => [`'${module}'`] });
  const found = named(machine.found.nodes, module, '', 'fetched');
  act(machine, found, { role: 'referenced', by: IMPORT, offset });
  return found.value;
}

function classOfFields(machine: Machine, node: Node, args: number, by: string, offset: number): number | undefined {
  const known = isTuple(args) ? (itemsOf(machine.tuples, args)?.items ?? []) : [];
  const [text = Number.NaN, fields = Number.NaN, of = Number.NaN, ...more] = known;
  const [name, module] = [textOf(machine, text), textOf(machine, of)];
  if (name === undefined || module === undefined || more.length > 1 || !isTuple(fields)) return undefined;
  // Of anything else than texts it asks what they are called.
  if (textsOf(machine, fields, itemsOf(machine.tuples, fields)?.length ?? 0) === undefined) return undefined;
  return fetch(machine, node, [module, name], by, offset, [module, name]);
}

function ofModule(machine: Machine, node: Node, args: number, by: string, offset: number): number | undefined {
  const [of = Number.NaN, text = Number.NaN, more] = isTuple(args) ? (itemsOf(machine.tuples, args)?.items ?? []) : [];
  const name = textOf(machine, text);
  const module = textOf(machine, of) === 'builtins' ? 'builtins' : moduleOf(nodeOf(machine, of));
  if (module === undefined || name === undefined || more !== undefined) return undefined;
  // Where the module has nothing of that name, or nothing that is true, Python's own is taken.
  if (module !== 'builtins' && ofPython.test(name)) return undefined;
  return fetch(machine, node, [ownModule(module, name), name], by, offset, [module, name]);
}

/** Names of Python's own that do more than compute. */
const ofPython =
  /^(?:__\w+__|eval|exec|execfile|compile|open|file|input|raw_input|apply|reduce|reload|getattr|setattr|delattr|globals|locals|vars|dir|type|super|print|help|exit|quit|breakpoint|map|filter|iter|next|memoryview|property|classmethod|staticmethod)$/;

/** What makes arrays and their items says that it stands here, and its own module says otherwise. */
const ownModule = (module: string, name: string): string =>
  name === '_reconstruct' || name === 'scalar'
    ? module.replace(/^(numpy\._?core)\._multiarray_umath$/, '$1.multiarray')
    : module;

const moduleOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'fetched' && isNamed(node, node.module, '') ? node.module : undefined;

/** So many constant texts, and behind them nothing but None. */
function textsOf(machine: Machine, args: number, count: number): readonly string[] | undefined {
  const known = isTuple(args) ? itemsOf(machine.tuples, args) : undefined;
  if (known === undefined || known.length !== known.items.length) return undefined;
  const texts = known.items.slice(0, count).flatMap((item) => textOf(machine, item) ?? []);
  const more = known.items.slice(count);
  const plain = more.length <= 1 && more.every((item) => decoded(machine, item)?.kind === 'none');
  return texts.length === count && plain ? texts : undefined;
}
