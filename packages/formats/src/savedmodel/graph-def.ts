// TensorFlow's GraphDef: operators of its nodes and of the functions in its library, and what paths are made of.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/graph.proto
import { BudgetError } from '../scan/reader.ts';
import { eachField, messageOf, textOf, type Field, type Walk } from '../protobuf/fields.ts';
import { mayCall } from './openers.ts';
import { isOfPath, isOfVariable } from './paths.ts';
import type { Scope } from './scope.ts';

/** Operators and functions with different names, and nodes that hold paths: more than any graph has. */
const MOST_NAMES = 100_000;

/** How often each operator is used, which names are functions of the graph's own, and its nodes of paths, by scope. */
export interface Graph {
  readonly operators: Map<string, number>;
  readonly functions: Set<string>;
  readonly scopes: Scope[];
}

/** nodes 1, library 2. */
export function readGraphDef(walk: Walk, graph: Field, into: Graph): void {
  const scope = openScope(into);
  eachField(walk, graph, (field) => {
    if (field.no === 1) readNode(walk, messageOf(field), into, scope);
    else if (field.no === 2) readLibrary(walk, messageOf(field), into);
  });
}

function openScope({ scopes }: Graph): Scope {
  if (scopes.length >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} functions`);
  const scope: Scope = { name: '', args: [], nodes: new Map() };
  scopes.push(scope);
  return scope;
}

/** NodeDef: name 1, op 2, inputs 3, attributes 5. */
function readNode(walk: Walk, node: Field, { operators }: Graph, scope: Scope): void {
  let [op, name] = ['', ''];
  eachField(walk, node, (field) => {
    if (field.no === 2) op = textOf(walk, field);
    else if (field.no === 1) name = textOf(walk, field);
  });
  if (operators.size >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} different operators`);
  operators.set(op, (operators.get(op) ?? 0) + 1);
  if (isOfPath(op) || mayCall(op) || (scope.name === '' && isOfVariable(op)))
    readPathNode(walk, node, { op, name }, scope);
}

function readPathNode(walk: Walk, node: Field, { op, name }: { op: string; name: string }, { nodes }: Scope): void {
  const inputs: string[] = [];
  const texts: (string | undefined)[] = [];
  const calls: string[] = mayCall(op) ? [op] : [];
  eachField(walk, node, (field) => {
    if (field.no === 3) inputs.push(textOf(walk, field));
    else if (field.no !== 5) return;
    else if (op === 'Const') texts.push(...constantOf(walk, messageOf(field)));
    else if (calls.length > 0) calls.push(...functionsOf(walk, messageOf(field)));
    // What stands between the pieces is a piece too.
    else if (op === 'StringJoin' && hasText(walk, messageOf(field))) inputs.push('');
  });
  const [text] = texts;
  // Constants that are no text are the graph's weights.
  if (op === 'Const' && texts.length === 0) return;
  if (nodes.size >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} nodes that hold texts`);
  const from = inputs.filter((input) => !input.startsWith('^')).map((input) => input.split(':', 1)[0]!);
  const after = inputs.flatMap((input) => (input.startsWith('^') ? input.slice(1) : []));
  nodes.set(name, {
    op,
    inputs: from,
    ...(texts.length === 1 && text !== undefined && { text }),
    ...(calls.length > 0 && { calls }),
    ...(op === 'ReadVariableOp' && { after }),
  });
}

/** Visits the fields of an attribute's value 2. */
function eachOfValue(walk: Walk, entry: Field, visit: (field: Field) => void): void {
  eachField(walk, entry, (value) => {
    if (value.no === 2) eachField(walk, messageOf(value), visit);
  });
}

/** A value with a function 10, or a list 1 of functions 9: each has a name 1. */
function functionsOf(walk: Walk, entry: Field): readonly string[] {
  const names: string[] = [];
  const name = (field: Field): void =>
    eachField(walk, messageOf(field), (part) => {
      if (part.no === 1) names.push(textOf(walk, part));
    });
  eachOfValue(walk, entry, (field) => {
    if (field.no === 10) name(field);
    else if (field.no === 1)
      eachField(walk, messageOf(field), (item) => {
        if (item.no === 9) name(item);
      });
  });
  return names;
}

function hasText(walk: Walk, entry: Field): boolean {
  let bytes = 0;
  eachOfValue(walk, entry, ({ no, from, to }) => {
    if (no === 2) bytes = to - from;
  });
  return bytes > 0;
}

const STRING = 7;

/** An entry of the attributes: key 1, value 2 with a tensor 8. Nothing where it is no tensor of texts. */
function constantOf(walk: Walk, entry: Field): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  eachOfValue(walk, entry, (field) => {
    if (field.no === 8) found.push(...textsOf(walk, messageOf(field)));
  });
  return found;
}

/** TensorProto: type 1, shape 2, content 4, texts 8. One text, or undefined for what is none or more. */
function textsOf(walk: Walk, tensor: Field): readonly (string | undefined)[] {
  let [type, texts] = [0, 0];
  let text: string | undefined;
  eachField(walk, tensor, (field) => {
    if (field.no === 1) type = field.value;
    else if (field.no === 8 && texts++ === 0) text = shortText(walk, field);
  });
  return type === STRING ? [texts === 1 ? text : undefined] : [];
}

const LONGEST_PATH = 1024;

const shortText = (walk: Walk, field: Field): string | undefined =>
  field.to - field.from > LONGEST_PATH ? undefined : textOf(walk, field);

/** FunctionDefLibrary: functions 1, each with a signature 1 and nodes 3. */
function readLibrary(walk: Walk, library: Field, into: Graph): void {
  eachField(walk, library, (entry) => {
    if (entry.no !== 1) return;
    const scope = openScope(into);
    eachField(walk, messageOf(entry), (field) => {
      if (field.no === 1) readSignature(walk, messageOf(field), into, scope);
      else if (field.no === 3) readNode(walk, messageOf(field), into, scope);
    });
  });
}

/** OpDef: name 1, arguments 2, each with a name 1. */
function readSignature(walk: Walk, signature: Field, { functions }: Graph, scope: Scope): void {
  eachField(walk, signature, (field) => {
    if (functions.size >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} functions`);
    if (field.no === 1) functions.add((scope.name = textOf(walk, field)));
    else if (field.no === 2)
      eachField(walk, messageOf(field), (name) => {
        if (name.no !== 1) return;
        scope.args.push(textOf(walk, name));
        scope.nodes.set(scope.args.at(-1)!, { op: '_Arg', inputs: [] });
      });
  });
}
