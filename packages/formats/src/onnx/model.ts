// The parts of an ONNX model that are read: structure and names, never weights.

/** Element types of TensorProto.DataType. */
export const ELEMENT = { FLOAT: 1, INT32: 6, INT64: 7, STRING: 8 } as const;

/** A tensor stored in the graph. Values only where they can be class names: one dimension, integers or strings. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values?: readonly string[];
  /** Path of the file that holds its bytes, relative to the model. */
  readonly external?: string;
}

export interface OnnxNode {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes that list names or whole numbers and can be class labels. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly graphs: readonly OnnxGraph[];
  readonly tensors: readonly OnnxTensor[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly string[];
  /** The inputs whose elements are strings. */
  readonly texts: readonly string[];
  readonly outputs: readonly string[];
}

export interface OnnxModel {
  readonly irVersion: number;
  readonly producer: string;
  /** Version by domain; the default domain is 'ai.onnx'. */
  readonly opsets: Readonly<Record<string, number>>;
  /** The main graph. */
  readonly graph: OnnxGraph;
  /** Bodies of the model's own functions, by domain. */
  readonly functions: readonly { readonly domain: string; readonly nodes: readonly OnnxNode[] }[];
}
