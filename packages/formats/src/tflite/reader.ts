// TensorFlow Lite: the operators that a model needs, and where its numbers are.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs
import { openers } from '../savedmodel/openers.ts';
import { startsWith } from '../scan/after.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import { BrokenError, BudgetError, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import {
  openFlatBuffer,
  tableAt,
  tablesOf,
  textOf,
  uintAt,
  vectorOf,
  type FlatBuffer,
  type Table,
} from './flatbuffer.ts';
import { flexOperators } from './flex.ts';
import { tfliteOperators } from './tflite.ts';

/** Fields of Model, OperatorCode, Buffer, SubGraph and Operator. */
const MODEL = { operatorCodes: 1, subgraphs: 2, buffers: 4 };
const CODE = { old: 0, custom: 1, builtin: 3 };
const BUFFER = { data: 0, offset: 1, size: 2 };
const SUBGRAPH = { operators: 3 };
const OPERATOR = { code: 0, options: 5, largeOffset: 9, largeSize: 10 };

/** Codes above 127 have a field of their own, and this in the old one. */
const NAMES = tfliteOperators.trim().split(/\s+/);
const CUSTOM = NAMES.indexOf('CUSTOM');
const LONGEST_NAME = 1024;

export const tfliteReader: Reader = {
  format: 'tflite',
  recognises: (head) => startsWith(head, 'TFL3', 4),
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  try {
    readModel(openFlatBuffer(source), into, context);
  } catch (error) {
    if (error instanceof BudgetError) into.doubt('budget', error.message);
    else if (error instanceof BrokenError) into.doubt('broken', error.message);
    else throw error;
  }
  return into.facts();
}

function readModel(buffer: FlatBuffer, into: Collector, { budget }: ReadContext): void {
  const model = tableAt(buffer, uintAt(buffer, 0, 4));
  if ((vectorOf(buffer, model, MODEL.subgraphs, 4)?.length ?? 0) === 0) throw new BrokenError('it has no graph');
  const flex: boolean[] = [];
  for (const code of tablesOf(buffer, model, MODEL.operatorCodes)) {
    budget.member();
    flex.push(noteOperator(buffer, code, into));
  }
  for (const graph of flex.includes(true) ? tablesOf(buffer, model, MODEL.subgraphs) : [])
    for (const operator of tablesOf(buffer, graph, SUBGRAPH.operators)) {
      budget.member();
      if (flex[number(buffer, operator, OPERATOR.code, 4)] === true) noteFlex(buffer, operator, into, budget);
    }
  for (const numbers of tablesOf(buffer, model, MODEL.buffers)) {
    budget.member();
    noteNumbers(buffer, numbers, into);
  }
}

/** The larger of the two codes counts. Custom ones are native code by name; with Flex in front, TensorFlow's own: gives whether it is one. */
function noteOperator(buffer: FlatBuffer, code: Table, into: Collector): boolean {
  const old = number(buffer, code, CODE.old, 1);
  const builtin = Math.max(old, number(buffer, code, CODE.builtin, 4));
  const name = NAMES[builtin];
  const custom = builtin === CUSTOM ? (textOf(buffer, code, CODE.custom, LONGEST_NAME) ?? '') : undefined;
  if (custom?.startsWith('Flex')) noteTensorFlow(custom.slice('Flex'.length), into);
  else into.operator('tflite', custom === undefined ? (name ?? `code ${builtin}`) : `custom ${custom}`);
  return custom?.startsWith('Flex') === true;
}

/** No loader tells such a model where files are: what it opens is a path of its own. */
function noteTensorFlow(name: string, into: Collector): void {
  into.operator('tensorflow', name);
  if (openers.has(name)) into.reference('a path that the graph computes', 'outside');
}

const LONGEST_OPTIONS = 16 << 20;

function noteFlex(buffer: FlatBuffer, operator: Table, into: Collector, budget: ReadContext['budget']): void {
  const own = vectorOf(buffer, operator, OPERATOR.options, 1);
  const [offset, size] = [OPERATOR.largeOffset, OPERATOR.largeSize].map((field) => number(buffer, operator, field, 8));
  const [at, length] = offset! > 1 ? [offset!, size!] : [own?.at ?? 0, own?.length ?? 0];
  if (length > LONGEST_OPTIONS)
    throw new BudgetError(`the options of an operator are longer than ${LONGEST_OPTIONS} bytes`);
  buffer.cursor.seek(at);
  const options = new Uint8Array(buffer.cursor.bytes(length));
  for (const name of flexOperators(options, budget)) noteTensorFlow(name, into);
}

/** Numbers lie in the table itself, or beyond it where they need more room than a FlatBuffer has. */
function noteNumbers(buffer: FlatBuffer, table: Table, into: Collector): void {
  const own = vectorOf(buffer, table, BUFFER.data, 1)?.length ?? 0;
  const [offset, size] = [BUFFER.offset, BUFFER.size].map((field) => number(buffer, table, field, 8));
  if (offset! > 1 && offset! + size! > buffer.size)
    into.anomaly('offset-out-of-range', `a buffer ends ${offset! + size! - buffer.size} bytes behind the file`);
  if (own + size! > 0) into.tensor('bytes', own + size!);
}

function number(buffer: FlatBuffer, { fields }: Table, field: number, width: number): number {
  const at = fields[field] ?? 0;
  return at === 0 ? 0 : uintAt(buffer, at, width);
}
