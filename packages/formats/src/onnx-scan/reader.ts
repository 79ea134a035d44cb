// ONNX as a scanner sees it: operators by domain in all graphs and functions, files beside it, and no weights.
// Numbers of fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
import { LONGEST_VALUE, readMetadata } from '../configs/model-metadata.ts';
import { beginningOf, BYTES, eachField, messageOf, VARINT, type Field } from '../protobuf/fields.ts';
import { fieldsSeen, isWhole, mustParse, type Shape } from '../protobuf/looks.ts';
import { BrokenError, BudgetError, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { readFunction, readGraph } from './graph.ts';
import { startReading, type Reading } from './reading.ts';
import { findRecursion } from './recursion.ts';

/** ModelProto. */
const MODEL: Shape = {
  1: VARINT,
  2: BYTES,
  3: BYTES,
  4: BYTES,
  5: VARINT,
  6: BYTES,
  7: BYTES,
  8: BYTES,
  14: BYTES,
  20: BYTES,
  25: BYTES,
  26: BYTES,
};
const GRAPH = 7;
const OPSET = 8;
/** Of a property that means something to a loader. */
const LONGEST_KEY = 64;

export const onnxReader: Reader = {
  format: 'onnx',
  recognises: (_head, source) => {
    const seen = fieldsSeen(source, MODEL, (walk, field) => {
      if (field.no === OPSET && field.to <= source.size) mustParse(walk, field);
    });
    // Without a version all of it may be letters: "Basic Pitch …" begins like one, and "BZh9"; they end within a field.
    return seen.has(GRAPH) && (seen.has(1) || (seen.has(OPSET) && isWhole(source)));
  },
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const reading = startReading(source, context);
  const { walk, into } = reading;
  try {
    eachField(walk, { from: 0, to: source.size }, (field) => readModelField(reading, field));
  } catch (error) {
    if (error instanceof BudgetError) into.doubt('budget', error.message);
    else if (error instanceof BrokenError) into.doubt('broken', error.message);
    else throw error;
  }
  // A call of one of the model's own functions is no operator of anybody else: its body was read.
  for (const { key, domain, op, times } of reading.nodes.values())
    if (!reading.functions.has(key)) into.operator(domain, op, times);
  const circle = findRecursion(reading);
  if (circle !== undefined) into.anomaly('recursion', `the function ${circle} calls itself`);
  return into.facts();
}

function readModelField(reading: Reading, field: Field): void {
  if (field.no === GRAPH) readGraph(reading, messageOf(field), 0);
  else if (field.no === 20) readTraining(reading, messageOf(field));
  else if (field.no === 25) readFunction(reading, messageOf(field));
  else if (field.no === 14) readProperty(reading, messageOf(field));
}

/** StringStringEntryProto: a description may be of any length, and is not read. */
function readProperty({ walk, into }: Reading, entry: Field): void {
  const at: { key?: Field; value?: Field } = {};
  eachField(walk, entry, (field) => {
    if (field.no === 1) at.key = messageOf(field);
    else if (field.no === 2) at.value = messageOf(field);
  });
  const { key, value } = at;
  if (key !== undefined && value !== undefined)
    readMetadata(beginningOf(walk, key, LONGEST_KEY), () => beginningOf(walk, value, LONGEST_VALUE + 1), into);
}

/** TrainingInfoProto: an initialization and an algorithm, both graphs. */
function readTraining(reading: Reading, training: Field): void {
  eachField(reading.walk, training, (field) => {
    if (field.no === 1 || field.no === 2) readGraph(reading, messageOf(field), 0);
  });
}
