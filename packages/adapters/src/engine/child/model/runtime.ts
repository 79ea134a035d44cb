// The part of onnxruntime-node that is used.
import type { ElementType } from '@modelgate/core';

/** Values of a tensor: numbers in a typed array, strings in a plain one. */
export type TensorData = ArrayBufferView | readonly string[];

export interface Tensor {
  readonly type: ElementType;
  readonly data: TensorData;
  readonly dims: readonly number[];
}

export interface ValueMetadata {
  readonly name: string;
  readonly isTensor: boolean;
  /** Also types that are not exchanged, such as uint4. */
  readonly type?: ElementType;
  /** A number is fixed, a string names a free dimension. */
  readonly shape?: readonly (number | string)[];
}

export interface Session {
  readonly inputMetadata: readonly ValueMetadata[];
  readonly outputMetadata: readonly ValueMetadata[];
  run(feeds: Readonly<Record<string, Tensor>>, fetches: readonly string[]): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

export interface OnnxRuntime {
  readonly env: { readonly versions: { readonly node?: string } };
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (type: ElementType, data: TensorData, dims: readonly number[]) => Tensor;
}
