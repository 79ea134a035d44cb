// Class names that a graph holds, found by walking back from its outputs, in the order of the scores' columns.
import type { OnnxGraph, OnnxModel, OnnxNode } from './model.ts';

/** Operators that pass labels or scores on in their first input without renaming or reordering them. */
const PASSES: ReadonlySet<string> = new Set([
  'Cast',
  'Identity',
  'Reshape',
  'Squeeze',
  'Unsqueeze',
  'Flatten',
  'Softmax',
  'Normalizer',
  'ZipMap',
  'LabelEncoder',
]);
/** Which source wins when several name the classes: the one nearest to what the user sees. */
const SOURCES = ['ZipMap', 'LabelEncoder', 'ArrayFeatureExtractor', 'classifier'] as const;
const LONGEST_WALK = 64;

/** The class names, or undefined when the graph has none or contradicts itself. */
export function classLabels({ graph }: OnnxModel): readonly string[] | undefined {
  const found = graph.outputs.flatMap((output) => walkBack(graph, output));
  for (const source of SOURCES) {
    const lists = found.filter((f) => f.source === source).map((f) => f.labels);
    if (lists.length > 0) return lists.every((l) => l.join('\0') === lists[0]!.join('\0')) ? lists[0] : undefined;
  }
  return undefined;
}

interface Labels {
  readonly source: (typeof SOURCES)[number];
  readonly labels: readonly string[];
}

function walkBack(graph: OnnxGraph, output: string): Labels[] {
  const found: Labels[] = [];
  let name: string | undefined = output;
  for (let step = 0; step < LONGEST_WALK && name !== undefined; step++) {
    const wanted: string = name;
    const node = graph.nodes.find((n) => n.outputs.includes(wanted));
    if (!node) break;
    const here = labelsOf(node, graph);
    if (here) found.push(here);
    name = PASSES.has(node.op) ? node.inputs[0] : undefined;
  }
  return found;
}

function labelsOf(node: OnnxNode, graph: OnnxGraph): Labels | undefined {
  if (node.op === 'ArrayFeatureExtractor') {
    const labels = graph.initializers.find((t) => t.name === node.inputs[0])?.values;
    return labels && { source: 'ArrayFeatureExtractor', labels };
  }
  if (node.op === 'LabelEncoder') return encoderLabels(node.lists);
  const { lists } = node;
  const labels = lists['classlabels_strings'] ?? lists['classlabels_int64s'] ?? lists['classlabels_ints'];
  return labels && { source: node.op === 'ZipMap' ? 'ZipMap' : 'classifier', labels };
}

/** A LabelEncoder names classes when its keys are 0, 1, 2 …: then they are the scores' columns. */
function encoderLabels(lists: OnnxNode['lists']): Labels | undefined {
  const values = lists['values_strings'] ?? lists['values_int64s'] ?? lists['classes_strings'];
  const keys = lists['keys_int64s'];
  const inOrder =
    keys === undefined ? lists['classes_strings'] !== undefined : keys.every((key, i) => key === String(i));
  return values && inOrder ? { source: 'LabelEncoder', labels: values } : undefined;
}
