// Programs that torch.export writes (.pt2): a graph as JSON. Loading one hands its sizes to sympy's sympify, which evaluates
// them, fetches the function of each node by its name, and imports what its trees of arguments name; module() runs its guards.
// https://github.com/pytorch/pytorch/blob/main/torch/_export/serde/serialize.py, torch/utils/_pytree.py, torch/export/_unlift.py
import { pythonJson } from '../json/json-text.ts';
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { dotted } from './dotted.ts';
import { onlyComputes } from './symbolic-text.ts';

export function readExportedProgram(root: Json, into: Collector): void {
  const program = isObject(root) ? valueOf(root, 'graph_module') : undefined;
  if (!isObject(root) || !isObject(program) || !isObject(valueOf(program, 'graph'))) return;
  noteText(valueOf(root, 'guards_code'), 'guards_code', into);
  eachObject(program, (object, path) => {
    noteText(valueOf(object, 'expr_str'), join(path, 'expr_str'), into);
    readTarget(object, into);
    readTree(valueOf(object, 'in_spec'), into);
    readTree(valueOf(object, 'out_spec'), into);
  });
}

/** A text, or several, that Python evaluates. */
function noteText(value: Json | undefined, what: string, into: Collector): void {
  const texts = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (texts.some((text) => typeof text === 'string' && !onlyComputes(text))) into.code({ kind: 'python-source', what });
}

/** A node has inputs; its target is an operator, or a function of Python that computes with sizes. */
function readTarget(node: JsonObject, into: Collector): void {
  const target = valueOf(node, 'target');
  if (typeof target !== 'string' || valueOf(node, 'inputs') === undefined) return;
  const [, namespace, name] = /^torch\.ops\.(\w+)\.(\w+)(?:\.\w+)?$/.exec(target) ?? [];
  if (namespace !== undefined) return into.operator('torchscript', `${namespace}::${name!}`);
  if (!ofSizes.test(target))
    into.callable({ ...dotted(target), role: 'called', args: [], offset: 0, by: 'target of a node' });
}

/** Those that PyTorch lets stand in a program: torch/_export/verifier.py. */
const ofSizes =
  /^(?:_operator\.(?:abs|add|and_|eq|floordiv|ge|getitem|gt|le|lshift|lt|mod|mul|ne|neg|not_|or_|pos|pow|rshift|sub|truediv|xor)|torch\.(?:sym_\w+|_sym_\w+)|math\.\w+)$/;

/** A tree of arguments, as JSON in a text: a defaultdict's factory and enumerations are imported. */
function readTree(spec: Json | undefined, into: Collector): void {
  if (typeof spec !== 'string' || spec === '') return;
  const tree = pythonJson(spec, into, 'a tree of arguments');
  if (tree === undefined) return;
  eachObject(tree, (object) => {
    imported(valueOf(object, 'default_factory_module'), valueOf(object, 'default_factory_name'), into);
    const fqn = valueOf(object, 'fqn');
    if (typeof fqn === 'string') imported(...halves(fqn), into);
    readTree(valueOf(object, 'context'), into);
  });
}

const halves = (fqn: string): [string, string] => [
  fqn.split(':', 1)[0]!,
  fqn.includes(':') ? fqn.slice(fqn.indexOf(':') + 1) : '',
];

function imported(module: Json | undefined, name: Json | undefined, into: Collector): void {
  if (typeof module !== 'string' || typeof name !== 'string') return;
  into.callable({ module, name, role: 'referenced', args: [], offset: 0, by: 'a tree of arguments' });
}
