// scikit-learn's ZipMap turns a tensor of scores into a list of maps, which runtimes outside Python cannot fetch.
// The tensor that feeds it is made an output instead, by editing the file's bytes; nothing else of the model changes.
import { lengthDelimited, tensorValue, withGraph } from './edit.ts';
import { eachField, message, type Budget, type Field } from './fields.ts';
import { ELEMENT, type OnnxModel } from './model.ts';
import { MOST_FIELDS } from './read-model.ts';
import { readName, readNode } from './read-graph.ts';

export interface ZipMap {
  /** The graph's output of maps. */
  readonly output: string;
  /** The tensor of scores that feeds it. */
  readonly tensor: string;
}

/** The ZipMap that makes one of the graph's outputs; undefined when there is none, or several. */
export function findZipMap({ graph }: OnnxModel): ZipMap | undefined {
  const found = graph.nodes.filter(
    (n) => n.op === 'ZipMap' && n.inputs.length === 1 && graph.outputs.includes(n.outputs[0] ?? ''),
  );
  return found.length === 1 ? { output: found[0]!.outputs[0]!, tensor: found[0]!.inputs[0]! } : undefined;
}

/** The model's bytes without the ZipMap and its output; its tensor is an output, unless it was one before. */
export function withoutZipMap(bytes: Uint8Array, zipMap: ZipMap): Uint8Array {
  const budget: Budget = { fields: MOST_FIELDS };
  return withGraph(bytes, budget, (graph) => editGraph(graph, zipMap, budget));
}

function editGraph(graph: Uint8Array, zipMap: ZipMap, budget: Budget): Uint8Array {
  const pieces: Uint8Array[] = [];
  let isOutput = false;
  eachField(graph, budget, (field) => {
    isOutput ||= field.no === 12 && readName(message(field), budget) === zipMap.tensor;
    if (!belongsTo(zipMap, field, budget)) pieces.push(graph.subarray(field.start, field.end));
  });
  // Its shape is left to inference; ZipMap takes nothing but floats.
  if (!isOutput) pieces.push(lengthDelimited(12, tensorValue(zipMap.tensor, ELEMENT.FLOAT)));
  return Buffer.concat(pieces);
}

/** The ZipMap's node and its output's declaration. */
function belongsTo(zipMap: ZipMap, field: Field, budget: Budget): boolean {
  if (field.no === 12) return readName(message(field), budget) === zipMap.output;
  if (field.no !== 1) return false;
  const node = readNode(message(field), budget, 0);
  return node.op === 'ZipMap' && node.outputs[0] === zipMap.output;
}
