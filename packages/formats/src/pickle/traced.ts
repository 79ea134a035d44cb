// Programs that torch.fx has traced: loading such a module runs the imports in front of its program and then the program itself, on stand-ins
// for its inputs. It does no harm where it is what torch.fx writes: layers and functions of PyTorch, given inputs and numbers.
// torch/fx/graph_module.py, reduce_graph_module; torch/fx/graph.py, PythonCode
import { latin1Of } from './constant.ts';
import { nodeOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { isNamed } from './nodes.ts';
import type { Node } from './nodes.ts';
import { texts } from './state-programs.ts';
import { isCalled, onlyComputes } from './traced-program.ts';
import { isConstant, isDict, isTuple, itemsOf, offsetOfConstant } from './values.ts';

/** Whether a call makes a module of what torch.fx wrote: the module's attributes, with its program among them, and imports. */
export function isTraced(machine: Machine, node: Node, args: number): boolean {
  if (!isNamed(node, 'torch.fx.graph_module', 'reduce_graph_module') || !isTuple(args)) return false;
  const [body = Number.NaN, imports = Number.NaN, more] = itemsOf(machine.tuples, args)?.items ?? [];
  const attributes = texts(machine, body);
  if (attributes === undefined || more !== undefined) return false;
  const extras = attributes.get('_tracer_extras');
  if (extras !== undefined && !(isDict(extras) && machine.dicts.get(extras)?.length === 0)) return false;
  const tracer = attributes.get('_tracer_cls');
  const program = attributes.get('_code') ?? attributes.get('code');
  return (
    (tracer === undefined || isTracer(nodeOf(machine, tracer))) &&
    program !== undefined &&
    machine.found.nodes.all.every((each) => each === node || isOfLayers(each)) &&
    keepsFunctions(machine) &&
    onlyImports(wholeText(machine, imports)) &&
    onlyComputes(wholeText(machine, program), attributes)
  );
}

/**
 * A program can call what the module holds, and methods of it: layers and tensors only compute, a path removes files, and a function or a bound
 * method gives what it is given.
 */
function isOfLayers({ kind, module, name, seen }: Node): boolean {
  if (kind !== 'fetched') return true;
  if (Array.from(seen.values()).every(({ fact }) => fact.role !== 'called')) return isKept(module, name);
  return OF_LAYERS.test(module) || OF_PYTHONS_OWN.has(`${module}.${name}`);
}

/** What a module and its layers hold could be called as a layer: a class would make an object that holds what it is given. */
const keepsFunctions = ({ held, found }: Machine): boolean =>
  Array.from(held.kept, (value) => found.nodes.all[value]!).every(({ module, name }) => isKept(module, name));

const OF_LAYERS = /^(?:torch|torch\.(?:_utils|_tensor|storage|(?:ao\.)?nn(?:\.\w+)*|fx\.graph_module))$/;
const OF_PYTHONS_OWN: ReadonlySet<string> = new Set(
  [
    'builtins.set',
    'builtins.frozenset',
    'builtins.complex',
    'builtins.slice',
    'collections.OrderedDict',
    'collections.defaultdict',
  ].flatMap((name) => [name, name.replace('builtins', '__builtin__')]),
);

/** Fetched and called by nobody: a type of elements, a kind of storage, what traced the module, a function of tensors that a layer has. */
const isKept = (module: string, name: string): boolean =>
  (module === 'torch' &&
    /^(?:\w+Storage|u?int\d+|float\w*|bfloat16|half|double|long|bool|complex\d+|qu?int\w+|strided|contiguous_format|per_\w+)$/.test(
      name,
    )) ||
  (module === 'torch.nn.functional' && isCalled(`${module}.${name}`)) ||
  (module === 'torch.fx._symbolic_trace' && name === 'Tracer');

const isTracer = (node: Node | undefined): boolean =>
  node?.kind === 'fetched' && isNamed(node, 'torch.fx._symbolic_trace', 'Tracer');

function wholeText(machine: Machine, value: number): string | undefined {
  const bytes = isConstant(value) ? latin1Of(machine, offsetOfConstant(value)) : undefined;
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

/** What torch.fx writes in front of every program. */
const IMPORTS: ReadonlySet<string> = new Set([
  '',
  'NoneType = type(None)',
  'from math import inf',
  'from math import nan',
  'from torch import device',
  'import torch',
  'import torch.fx._pytree as fx_pytree',
  'import torch.utils._pytree as pytree',
]);

const onlyImports = (text: string | undefined): boolean =>
  text !== undefined && text.split('\n').every((line) => IMPORTS.has(line.trim()));
