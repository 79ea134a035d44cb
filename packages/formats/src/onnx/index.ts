// ONNX files: structure, class names, external data, the ZipMap that has to go, text that goes in as codes.
export { classLabels } from './class-labels.ts';
export { findText, withCodedText, type CodedText } from './coded-text.ts';
export { OnnxFault, type Budget } from './fields.ts';
export type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor } from './model.ts';
export { readModel } from './read-model.ts';
export { customOperators, externalFiles } from './walk.ts';
export { findZipMap, withoutZipMap, type ZipMap } from './zip-map.ts';
