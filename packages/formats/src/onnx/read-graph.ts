// GraphProto, NodeProto, AttributeProto and TensorProto of onnx.proto, as far as structure and class names go.
import { eachField, integer, integers, message, OnnxFault, text, type Budget, type Field } from './fields.ts';
import { ELEMENT, type OnnxGraph, type OnnxNode, type OnnxTensor } from './model.ts';

/** Attributes whose lists are kept; everything else in a tree ensemble is numbers without end. */
const LISTS = /^(classlabels_(strings|int64s|ints)|(keys|values)_(strings|int64s)|classes_strings)$/;
/** More class names than this are no classes. */
const MOST_NAMES = 100_000;
/** Graphs in attributes (Loop, If, Scan) nest this deep at most. */
const DEEPEST = 16;

interface MutableGraph {
  nodes: OnnxNode[];
  initializers: OnnxTensor[];
  inputs: string[];
  texts: string[];
  outputs: string[];
}

/** Reads a GraphProto; a graph that is written in several fields is their union, as protobuf defines it. */
export function readGraph(parts: readonly Uint8Array[], budget: Budget, depth = 0): OnnxGraph {
  if (depth > DEEPEST) throw new OnnxFault(`its graphs nest deeper than ${DEEPEST}`);
  const graph: MutableGraph = { nodes: [], initializers: [], inputs: [], texts: [], outputs: [] };
  for (const part of parts) eachField(part, budget, (field) => addToGraph(graph, field, budget, depth));
  return graph;
}

function addToGraph(graph: MutableGraph, field: Field, budget: Budget, depth: number): void {
  if (field.no === 1) graph.nodes.push(readNode(message(field), budget, depth));
  else if (field.no === 5) graph.initializers.push(readTensor(message(field), budget));
  else if (field.no === 15) graph.initializers.push(...readSparse(message(field), budget));
  else if (field.no === 11) addInput(graph, message(field), budget);
  else if (field.no === 12) graph.outputs.push(readName(message(field), budget));
}

function addInput(graph: MutableGraph, value: Uint8Array, budget: Budget): void {
  const name = readName(value, budget);
  graph.inputs.push(name);
  if (readTensorType(value, budget).element === ELEMENT.STRING) graph.texts.push(name);
}

/** Element type and TensorShapeProto of a ValueInfoProto; neither when it is no tensor. */
export function readTensorType(value: Uint8Array, budget: Budget): { element?: number; shape?: Uint8Array } {
  const found: { element?: number; shape?: Uint8Array } = {};
  const within = (bytes: Uint8Array, no: number, visit: (field: Field) => void): void =>
    eachField(bytes, budget, (field) => {
      if (field.no === no) visit(field);
    });
  within(value, 2, (type) =>
    within(message(type), 1, (tensor) =>
      eachField(message(tensor), budget, (field) => {
        if (field.no === 1) found.element = Number(integer(field));
        else if (field.no === 2) found.shape = message(field);
      }),
    ),
  );
  return found;
}

/** The name of a ValueInfoProto. */
export function readName(value: Uint8Array, budget: Budget): string {
  let name = '';
  eachField(value, budget, (field) => {
    if (field.no === 1) name = text(field);
  });
  return name;
}

export function readNode(node: Uint8Array, budget: Budget, depth: number): OnnxNode {
  const lists: Record<string, readonly string[]> = {};
  const read = {
    op: '',
    domain: '',
    inputs: [] as string[],
    outputs: [] as string[],
    lists,
    graphs: [] as OnnxGraph[],
    tensors: [] as OnnxTensor[],
  };
  eachField(node, budget, (field) => {
    if (field.no === 1) read.inputs.push(text(field));
    else if (field.no === 2) read.outputs.push(text(field));
    else if (field.no === 4) read.op = text(field);
    else if (field.no === 7) read.domain = text(field);
    else if (field.no === 5) readAttribute(message(field), budget, depth, read);
  });
  return read;
}

function readAttribute(
  attribute: Uint8Array,
  budget: Budget,
  depth: number,
  node: { lists: Record<string, readonly string[]>; graphs: OnnxGraph[]; tensors: OnnxTensor[] },
): void {
  let name = '';
  const list: string[] = [];
  eachField(attribute, budget, (field) => {
    if (field.no === 1) name = text(field);
    else if (field.no === 5 || field.no === 10) node.tensors.push(readTensor(message(field), budget));
    else if (field.no === 6 || field.no === 11) node.graphs.push(readGraph([message(field)], budget, depth + 1));
    else if (field.no === 22 || field.no === 23) node.tensors.push(...readSparse(message(field), budget));
    else if (field.no >= 7 && field.no <= 9) {
      // The name stands first in what every exporter writes; numbers of a list that is not wanted are not walked.
      if (!LISTS.test(name) || list.length > MOST_NAMES) return 'stop';
      if (field.no === 9) list.push(text(field));
      else if (field.no === 8) list.push(...integers(field, budget).map(String));
    }
    return undefined;
  });
  if (list.length > 0 && list.length <= MOST_NAMES) node.lists[name] = list;
}

function readSparse(sparse: Uint8Array, budget: Budget): OnnxTensor[] {
  const tensors: OnnxTensor[] = [];
  eachField(sparse, budget, (field) => {
    if (field.no === 1 || field.no === 2) tensors.push(readTensor(message(field), budget));
  });
  return tensors;
}

interface RawTensor {
  name: string;
  dims: number[];
  type: number;
  external: string | undefined;
  strings: string[];
  ints: bigint[];
  raw: Uint8Array | undefined;
}

function readTensor(tensor: Uint8Array, budget: Budget): OnnxTensor {
  const read: RawTensor = { name: '', dims: [], type: 0, external: undefined, strings: [], ints: [], raw: undefined };
  eachField(tensor, budget, (field) => addToTensor(read, field, budget));
  const values = namesIn(read);
  return {
    name: read.name,
    dims: read.dims,
    ...(values && { values }),
    ...(read.external !== undefined && { external: read.external }),
  };
}

function addToTensor(tensor: RawTensor, field: Field, budget: Budget): void {
  if (field.no === 1) tensor.dims.push(...integers(field, budget).map(Number));
  else if (field.no === 2) tensor.type = Number(integer(field));
  else if (field.no === 8) tensor.name = text(field);
  else if (field.no === 9) tensor.raw = message(field);
  else if (field.no === 13) tensor.external = externalLocation(message(field), budget) ?? tensor.external;
  else if ((field.no === 5 || field.no === 7) && message(field).length <= MOST_NAMES)
    tensor.ints.push(...integers(field, budget));
  else if (field.no === 6 && tensor.strings.length <= MOST_NAMES) tensor.strings.push(text(field));
}

/** TensorProto.external_data holds pairs of key and value; `location` is the file. */
function externalLocation(pair: Uint8Array, budget: Budget): string | undefined {
  let [key, value] = ['', ''];
  eachField(pair, budget, (field) => {
    if (field.no === 1) key = text(field);
    else if (field.no === 2) value = text(field);
  });
  return key === 'location' ? value : undefined;
}

function namesIn({ dims, type, strings, ints, raw }: RawTensor): readonly string[] | undefined {
  const n = dims[0] ?? 0;
  if (dims.length !== 1 || n < 2 || n > MOST_NAMES) return undefined;
  if (type === ELEMENT.STRING) return strings.length === n ? strings : undefined;
  if (type !== ELEMENT.INT32 && type !== ELEMENT.INT64) return undefined;
  if (ints.length === n) return ints.map(String);
  const width = type === ELEMENT.INT32 ? 4 : 8;
  if (raw?.length !== n * width) return undefined;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  return Array.from({ length: n }, (_, i) =>
    String(type === ELEMENT.INT32 ? view.getInt32(i * 4, true) : view.getBigInt64(i * 8, true)),
  );
}
