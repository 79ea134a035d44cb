// ModelProto of onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
import { eachField, integer, message, OnnxFault, text, type Budget, type Field } from './fields.ts';
import type { OnnxModel, OnnxNode } from './model.ts';
import { readGraph, readNode } from './read-graph.ts';

/** Fields in one file, nested ones included; a tree ensemble of 100 MB has some millions. */
export const MOST_FIELDS = 20_000_000;

/** Reads the structure of an ONNX file; throws OnnxFault when the bytes are none. */
export function readModel(bytes: Uint8Array, budget: Budget = { fields: MOST_FIELDS }): OnnxModel {
  const model = {
    irVersion: 0,
    producer: ['', ''],
    opsets: {} as Record<string, number>,
    graphs: [] as Uint8Array[],
    functions: [] as OnnxModel['functions'][number][],
  };
  eachField(bytes, budget, (field) => {
    if (field.no === 1) model.irVersion = Number(integer(field));
    else if (field.no === 2 || field.no === 3) model.producer[field.no - 2] = text(field);
    else if (field.no === 7) model.graphs.push(message(field));
    else if (field.no === 8) addOpset(model.opsets, message(field), budget);
    else if (field.no === 25) model.functions.push(readFunction(message(field), budget));
  });
  if (model.graphs.length === 0 || model.irVersion < 1) throw new OnnxFault('it holds no graph');
  const graph = readGraph(model.graphs, budget);
  return {
    irVersion: model.irVersion,
    producer: model.producer.filter(Boolean).join(' '),
    opsets: model.opsets,
    graph,
    functions: model.functions,
  };
}

function addOpset(opsets: Record<string, number>, opset: Uint8Array, budget: Budget): void {
  let [domain, version] = ['', 0];
  eachField(opset, budget, (field: Field) => {
    if (field.no === 1) domain = text(field);
    else if (field.no === 2) version = Number(integer(field));
  });
  opsets[domain || 'ai.onnx'] = version;
}

function readFunction(bytes: Uint8Array, budget: Budget): OnnxModel['functions'][number] {
  let domain = '';
  const nodes: OnnxNode[] = [];
  eachField(bytes, budget, (field) => {
    if (field.no === 10) domain = text(field);
    else if (field.no === 7) nodes.push(readNode(message(field), budget, 0));
  });
  return { domain, nodes };
}
