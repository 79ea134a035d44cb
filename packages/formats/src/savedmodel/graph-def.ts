// TensorFlow's GraphDef: operators of its nodes and of the functions in its library.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/graph.proto
import { BudgetError } from '../scan/reader.ts';
import { eachField, messageOf, textOf, type Field, type Walk } from '../protobuf/fields.ts';

/** Operators and functions with different names: more than any graph has. */
const MOST_NAMES = 100_000;

/** How often each operator is used, and which names are functions of the graph's own. */
export interface Graph {
  readonly operators: Map<string, number>;
  readonly functions: Set<string>;
}

/** nodes 1, library 2. */
export function readGraphDef(walk: Walk, graph: Field, into: Graph): void {
  eachField(walk, graph, (field) => {
    if (field.no === 1) readNode(walk, messageOf(field), into);
    else if (field.no === 2) readLibrary(walk, messageOf(field), into);
  });
}

/** NodeDef: op 2. */
function readNode(walk: Walk, node: Field, { operators }: Graph): void {
  let op = '';
  eachField(walk, node, (field) => {
    if (field.no === 2) op = textOf(walk, field);
  });
  if (operators.size >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} different operators`);
  operators.set(op, (operators.get(op) ?? 0) + 1);
}

/** FunctionDefLibrary: functions 1, each with a signature 1 (OpDef: name 1) and nodes 3. */
function readLibrary(walk: Walk, library: Field, into: Graph): void {
  eachField(walk, library, (entry) => {
    if (entry.no !== 1) return;
    eachField(walk, messageOf(entry), (field) => {
      if (field.no === 1) readName(walk, messageOf(field), into);
      else if (field.no === 3) readNode(walk, messageOf(field), into);
    });
  });
}

function readName(walk: Walk, signature: Field, { functions }: Graph): void {
  eachField(walk, signature, (field) => {
    if (functions.size >= MOST_NAMES) throw new BudgetError(`it has more than ${MOST_NAMES} functions`);
    if (field.no === 1) functions.add(textOf(walk, field));
  });
}
