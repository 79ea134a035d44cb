// GraphProto, NodeProto, AttributeProto and FunctionProto: which operators, and the tensors in them.
import { eachField, messageOf, textOf, type Field } from '../protobuf/fields.ts';
import { BudgetError } from '../scan/reader.ts';
import type { Reading } from './reading.ts';
import { readSparse, readTensor } from './tensor.ts';

/** Graphs in attributes (If, Loop, Scan) nest this deep at most. */
const DEEPEST = 32;
/** Operators and functions with different names: more than any model has. */
const MOST_DIFFERENT = 20_000;

export function readGraph(reading: Reading, graph: Field, depth: number): void {
  if (depth > DEEPEST) {
    reading.into.anomaly('depth', `its graphs nest more than ${DEEPEST} deep`, graph.from);
    throw new BudgetError(`its graphs nest more than ${DEEPEST} deep`);
  }
  eachField(reading.walk, graph, (field) => {
    if (field.no === 1) readNode(reading, messageOf(field), depth);
    else if (field.no === 5) readTensor(reading, messageOf(field));
    else if (field.no === 15) readSparse(reading, messageOf(field));
  });
}

function readNode(reading: Reading, node: Field, depth: number): void {
  let [op, domain, overload] = ['', '', ''];
  eachField(reading.walk, node, (field) => {
    if (field.no === 4) op = textOf(reading.walk, field);
    else if (field.no === 7) domain = textOf(reading.walk, field);
    else if (field.no === 8) overload = textOf(reading.walk, field);
    else if (field.no === 5) readAttribute(reading, messageOf(field), depth);
  });
  note(reading, ownDomain(domain), op, overload);
}

function note({ nodes, body }: Reading, domain: string, op: string, overload: string): void {
  const key = keyOf(domain, op, overload);
  const known = nodes.get(`${body}\0${key}`);
  if (known) known.times += 1;
  else if (nodes.size >= MOST_DIFFERENT)
    throw new BudgetError(`it has more than ${MOST_DIFFERENT} different operators`);
  else nodes.set(`${body}\0${key}`, { domain, op, key, body, times: 1 });
}

/** ONNX's own domain has two spellings. */
const ownDomain = (domain: string): string => (domain === 'ai.onnx' ? '' : domain);

const keyOf = (domain: string, name: string, overload: string): string => `${domain}\0${name}\0${overload}`;

function readAttribute(reading: Reading, attribute: Field, depth: number): void {
  eachField(reading.walk, attribute, (field) => {
    if (field.no === 6 || field.no === 11) readGraph(reading, messageOf(field), depth + 1);
    else if (field.no === 5 || field.no === 10) readTensor(reading, messageOf(field));
    else if (field.no === 22 || field.no === 23) readSparse(reading, messageOf(field));
  });
}

/** Its name may follow its nodes, so it is looked for first. */
export function readFunction(reading: Reading, body: Field): void {
  let [name, domain, overload] = ['', '', ''];
  eachField(reading.walk, body, (field) => {
    if (field.no === 1) name = textOf(reading.walk, field);
    else if (field.no === 10) domain = textOf(reading.walk, field);
    else if (field.no === 13) overload = textOf(reading.walk, field);
  });
  const key = keyOf(ownDomain(domain), name, overload);
  if (reading.functions.size >= MOST_DIFFERENT) throw new BudgetError(`it has more than ${MOST_DIFFERENT} functions`);
  reading.functions.set(key, domain === '' ? name : `${domain}.${name}`);
  reading.body = key;
  eachField(reading.walk, body, (field) => {
    if (field.no === 7) readNode(reading, messageOf(field), 0);
    else if (field.no === 11) readAttribute(reading, messageOf(field), 0);
  });
  reading.body = '';
}
