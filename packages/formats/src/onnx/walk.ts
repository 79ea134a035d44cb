// Questions about every node of a model, those in nested graphs and functions included.
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor } from './model.ts';

/** Domains that ONNX Runtime's CPU build has operators for. */
const KNOWN_DOMAINS: ReadonlySet<string> = new Set([
  '',
  'ai.onnx',
  'ai.onnx.ml',
  'ai.onnx.training',
  'ai.onnx.preview.training',
  'com.microsoft',
  'com.microsoft.nchwc',
  'com.ms.internal.nhwc',
  'org.pytorch.aten',
]);

function* nodesOf(graph: OnnxGraph): Generator<OnnxNode> {
  for (const node of graph.nodes) {
    yield node;
    for (const nested of node.graphs) yield* nodesOf(nested);
  }
}

function* allNodes(model: OnnxModel): Generator<OnnxNode> {
  yield* nodesOf(model.graph);
  for (const { nodes } of model.functions)
    yield* nodesOf({ nodes, initializers: [], inputs: [], texts: [], outputs: [] });
}

/** Names of all values in a graph and in those nested in it. */
export function valueNames(graph: OnnxGraph): Set<string> {
  const nodes = [...nodesOf(graph)];
  const graphs = [graph, ...nodes.flatMap((node) => node.graphs)];
  return new Set([
    ...nodes.flatMap((node) => [...node.inputs, ...node.outputs]),
    ...graphs.flatMap((g) => [...g.inputs, ...g.outputs, ...g.initializers.map(({ name }) => name)]),
  ]);
}

function* tensorsOf(graph: OnnxGraph): Generator<OnnxTensor> {
  yield* graph.initializers;
  for (const node of graph.nodes) {
    yield* node.tensors;
    for (const nested of node.graphs) yield* tensorsOf(nested);
  }
}

/** Paths of the files that hold tensors outside the model, sorted. */
export function externalFiles(model: OnnxModel): string[] {
  const graphs = [
    model.graph,
    ...model.functions.map(({ nodes }) => ({ nodes, initializers: [], inputs: [], texts: [], outputs: [] })),
  ];
  const paths = graphs.flatMap((graph) => [...tensorsOf(graph)].flatMap((tensor) => tensor.external ?? []));
  return [...new Set(paths)].sort();
}

/** Operators of domains that neither ONNX Runtime nor the model itself defines: 'domain.Operator', sorted. */
export function customOperators(model: OnnxModel): string[] {
  const own = new Set(model.functions.map((f) => f.domain));
  const custom = [...allNodes(model)].filter((node) => !KNOWN_DOMAINS.has(node.domain) && !own.has(node.domain));
  return [...new Set(custom.map((node) => `${node.domain}.${node.op}`))].sort();
}
