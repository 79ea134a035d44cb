// skops' schema.json: each node names a class or function that loading imports and constructs, and the loader that does it.
// https://github.com/skops-dev/skops/tree/main/skops/io. CVE-2025-54412, -54413, -54886: a node whose class is not what its
// loader constructs is shown as one thing in the audit and loaded as another.
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
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

/** Loaders that import something and keep it. */
const FETCHED: ReadonlySet<string> = new Set(['TypeNode', 'FunctionNode']);

export function readSkops(root: Json, into: Collector): void {
  eachObject(root, (node, path) => {
    const module = valueOf(node, '__module__');
    const name = valueOf(node, '__class__');
    const loader = valueOf(node, '__loader__');
    if (typeof loader !== 'string') return;
    if (typeof module !== 'string' || typeof name !== 'string')
      return into.anomaly('header-syntax', `the ${loader} at ${path} has no class and module`);
    if (loader === 'MethodNode') readMethod(node, module, name, path, into);
    else if (loader !== 'JsonNode')
      into.callable({
        module,
        name,
        role: FETCHED.has(loader) ? 'referenced' : 'called',
        args: [],
        offset: 0,
        by: loader,
      });
    if (loader === 'ObjectNode') readState(valueOf(node, 'content'), into);
    const fixed = Object.hasOwn(FIXED, loader) ? FIXED[loader]! : undefined;
    if (fixed && !fixed.includes(`${module}.${name}`))
      into.anomaly('header-syntax', `the ${loader} at ${path} calls itself ${module}.${name}`);
  });
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
