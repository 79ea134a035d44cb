// ONNX files: structure, class names, external data, and the ZipMap that has to go.
export { classLabels } from './class-labels.ts';
export { OnnxFault, type Budget } from './fields.ts';
export type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor } from './model.ts';
export { readModel } from './read-model.ts';
export { customOperators, externalFiles } from './walk.ts';
export { findZipMap, withoutZipMap, type ZipMap } from './zip-map.ts';
