// ONNX models as text, which onnx.load reads by their endings: protobuf's text, ONNX's own language, JSON. They may lie outside their folder as others do.
// https://github.com/onnx/onnx/blob/main/onnx/serialization.py
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import type { Collector } from '../scan/collector.ts';
import type { Reader } from '../scan/reader.ts';
import { holdsAny, mayBeText } from './text.ts';

/** Fields of a model, one of which stands first. */
const FIELDS =
  'ir_version|opset_import|producer_name|producer_version|domain|model_version|doc_string|graph|metadata_props|training_info|functions|configuration';
const SPACE = String.raw`(?:\s|#[^\n]*\n)*`;
const OF_PROTOBUF = new RegExp(`^${SPACE}(?:${FIELDS})${SPACE}[:{<]`);
const OF_ONNX = new RegExp(`^${SPACE}<${SPACE}(?:${FIELDS})${SPACE}:`);
/** Fields of nodes and of tensors. */
const WITHIN = ['op_type', 'external_data', 'data_location'];

const latin1 = (head: Uint8Array): string => Buffer.from(head).toString('latin1');

export const isOnnxText: Reader['recognises'] = (head, source) =>
  mayBeText(head) && (OF_ONNX.test(latin1(head)) || (OF_PROTOBUF.test(latin1(head)) && holdsAny(source, WITHIN)));

/** A graph, by the names that protobuf gives its fields in JSON or by their own. */
const NODES = ['node', 'initializer', 'sparseInitializer', 'sparse_initializer'];
const SAYS_VERSION = ['irVersion', 'ir_version', 'opsetImport', 'opset_import'];

export function readOnnxJson(root: Json, into: Collector): void {
  if (!isObject(root)) return;
  const graph = valueOf(root, 'graph') ?? null;
  if (!isObject(graph) || !NODES.some((key) => Array.isArray(valueOf(graph, key)))) return;
  if (SAYS_VERSION.some((key) => root.keys.includes(key)) || holdsNodes(valueOf(graph, 'node')))
    into.doubt('unsupported', 'it is an ONNX model as JSON, which is not read here');
}

const holdsNodes = (nodes: Json | undefined): boolean =>
  Array.isArray(nodes) &&
  (nodes as readonly Json[]).some(
    (node) => isObject(node) && ['opType', 'op_type'].some((key) => node.keys.includes(key)),
  );
