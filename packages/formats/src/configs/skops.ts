// skops' schema.json: each node names a class or function that loading imports and constructs, and the loader that does it.
// https://github.com/skops-dev/skops/tree/main/skops/io. CVE-2025-54412, -54413, -54886: a node whose class is not what its
// loader constructs is shown as one thing in the audit and loaded as another.
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import { arrayProtocols, placeInMemory } from '../scan/array-protocol.ts';
import type { Collector } from '../scan/collector.ts';

/** Loaders that construct something fixed, and what their nodes say of themselves where skops wrote them. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  OperatorFuncNode: ['operator.attrgetter', 'operator.itemgetter', 'operator.methodcaller'],
  PartialNode: ['functools.partial'],
  DefaultDictNode: ['collections.defaultdict'],
  SliceNode: ['builtins.slice'],
  BytesNode: ['builtins.bytes'],
  BytearrayNode: ['builtins.bytearray'],
  JsonNode: ['builtins.str', 'builtins.int', 'builtins.float', 'builtins.bool', 'builtins.NoneType'],
};

/** Loaders of what a state is written as. */
const STATES: ReadonlySet<string> = new Set([
  'DictNode',
  'JsonNode',
  'ListNode',
  'NdArrayNode',
  'OrderedDictNode',
  'TupleNode',
]);

/** What FunctionNode said of a function itself until skops 0.6, where its content named it. */
const OF_FUNCTIONS: ReadonlySet<string> = new Set(
  'function ufunc builtin_function_or_method cython_function_or_method fused_cython_function _ArrayFunctionDispatcher'.split(
    ' ',
  ),
);

/** Keys of what a node holds, or of JSON in it. */
function noteMemory(node: JsonObject, path: string, into: Collector): void {
  const content = valueOf(node, 'content');
  const keys = isObject(content) ? content.keys : [];
  for (const key of arrayProtocols)
    if (keys.includes(key) || (typeof content === 'string' && content.includes(`"${key}"`)))
      into.anomaly('header-syntax', `${placeInMemory(key)} (${path})`);
}

export function readSkops(root: Json, into: Collector): void {
  const numbered = new Map<string, string>();
  eachObject(root, (node, path) => {
    const module = valueOf(node, '__module__');
    const name = valueOf(node, '__class__');
    const loader = valueOf(node, '__loader__');
    if (typeof loader !== 'string') return;
    if (typeof module !== 'string' || typeof name !== 'string')
      return into.anomaly('header-syntax', `the ${loader} at ${path} has no class and module`);
    noteNumber(node, `${loader} of ${module}.${name}`, path, numbered, into);
    if (loader === 'MethodNode') readMethod(node, module, name, path, into);
    else if (loader === 'FunctionNode') readFunction(node, module, name, into);
    else if (loader !== 'JsonNode')
      into.callable({
        module,
        name,
        role: loader === 'TypeNode' ? 'referenced' : 'called',
        args: [],
        offset: 0,
        by: loader,
      });
    noteMemory(node, path, into);
    if (loader === 'ObjectNode') readState(valueOf(node, 'content'), into);
    if (loader === 'RandomGeneratorNode') readGenerator(node, into);
    readKeyTypes(valueOf(node, 'key_types'), into);
    const fixed = Object.hasOwn(FIXED, loader) ? FIXED[loader]! : undefined;
    if (fixed && !fixed.includes(`${module}.${name}`))
      into.anomaly('header-syntax', `the ${loader} at ${path} calls itself ${module}.${name}`);
  });
}

/** Of two nodes with one number the first is loaded in the place of both. */
function noteNumber(
  node: JsonObject,
  what: string,
  path: string,
  numbered: Map<string, string>,
  into: Collector,
): void {
  const id = valueOf(node, '__id__');
  if (id === undefined) return;
  const number = JSON.stringify(id);
  const first = numbered.get(number) ?? what;
  numbered.set(number, first);
  if (first !== what) into.anomaly('header-syntax', `the ${what} at ${path} has the number of a ${first}`);
}

/** Older releases import what its content names, newer ones the node itself. */
function readFunction(node: JsonObject, module: string, name: string, into: Collector): void {
  const content = valueOf(node, 'content');
  const inside = isObject(content) ? [valueOf(content, 'module_path'), valueOf(content, 'function')] : undefined;
  const referenced = (of: string, what: string): void =>
    into.callable({ module: of, name: what, role: 'referenced', args: [], offset: 0, by: 'FunctionNode' });
  if (inside === undefined || !OF_FUNCTIONS.has(name)) referenced(module, name);
  const [of, what] = inside ?? [];
  if (typeof of === 'string' && typeof what === 'string') referenced(of, what);
  else if (inside !== undefined) into.anomaly('header-syntax', 'a FunctionNode does not say what it imports');
}

const GENERATORS: ReadonlySet<string> = new Set(['MT19937', 'PCG64', 'PCG64DXSM', 'Philox', 'SFC64']);

/** A text in its state is the name of something in numpy.random that is called. */
function readGenerator(node: JsonObject, into: Collector): void {
  let at: Json | undefined = valueOf(node, 'content');
  for (const key of ['bit_generator', 'content', 'bit_generator', 'content'])
    at = isObject(at) ? valueOf(at, key) : undefined;
  const name = typeof at === 'string' ? at.replaceAll('"', '') : '…';
  if (!GENERATORS.has(name))
    into.callable({ module: 'numpy.random', name, role: 'called', args: [], offset: 0, by: 'RandomGeneratorNode' });
}

/** Types of keys, which are called with a text each: those of Python and of NumPy's numbers only make keys of them. */
const KEY_TYPE = /^(?:builtins\.(?:str|int|float|bool|bytes)|numpy\.(?:bool_?|str_|bytes_|u?int\d+|float\d+))$/;

function readKeyTypes(types: Json | undefined, into: Collector): void {
  const all = isObject(types) ? valueOf(types, 'content') : undefined;
  for (const type of Array.isArray(all) ? (all as readonly Json[]) : []) {
    if (!isObject(type)) continue;
    const [loader, module, name] = ['__loader__', '__module__', '__class__'].map((key) => valueOf(type, key));
    if (typeof module !== 'string' || typeof name !== 'string') continue;
    if (loader === 'TypeNode' && KEY_TYPE.test(`${module}.${name}`)) continue;
    into.callable({ module, name, role: 'called', args: [], offset: 0, by: 'a type of keys' });
  }
}

/** A state that is an object has methods of its own, and __setstate__ calls them. */
function readState(state: Json | undefined, into: Collector): void {
  if (!isObject(state)) return;
  const [loader, module, name] = ['__loader__', '__module__', '__class__'].map((key) => valueOf(state, key));
  if (typeof loader !== 'string' || STATES.has(loader) || typeof module !== 'string' || typeof name !== 'string')
    return;
  into.callable({ module, name: `${name}.items`, role: 'called', args: [], offset: 0, by: 'ObjectNode' });
}

/** A method of an object: func is fetched from what `obj` really is, whatever the node says that it is. */
function readMethod(node: JsonObject, module: string, name: string, path: string, into: Collector): void {
  const content = valueOf(node, 'content');
  const object = isObject(content) ? valueOf(content, 'obj') : undefined;
  const func = isObject(content) ? valueOf(content, 'func') : undefined;
  const owner = isObject(object) ? [valueOf(object, '__module__'), valueOf(object, '__class__')] : [];
  if (owner[0] !== module || owner[1] !== name)
    into.anomaly(
      'header-syntax',
      `the MethodNode at ${path} calls itself a method of ${module}.${name}, and is of another`,
    );
  into.callable({
    module,
    name: `${name}.${typeof func === 'string' ? func : ''}`,
    role: 'called',
    args: [],
    offset: 0,
    by: 'MethodNode',
  });
}
