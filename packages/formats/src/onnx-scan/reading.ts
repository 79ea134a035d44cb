// What is known of an ONNX model while it is read.
import type { Walk } from '../protobuf/fields.ts';
import type { Collector } from '../scan/collector.ts';
import type { ReadContext } from '../scan/reader.ts';

/** An operator where it is used. */
export interface Used {
  readonly domain: string;
  readonly op: string;
  /** Domain, name and overload, as a function has them. */
  readonly key: string;
  /** The key of the function whose body it is in; '' in a graph. */
  readonly body: string;
  times: number;
}

export interface Reading {
  readonly walk: Walk;
  readonly into: Collector;
  readonly context: ReadContext;
  /** The model's own functions, by key. */
  readonly functions: Map<string, string>;
  /** By key and body. */
  readonly nodes: Map<string, Used>;
  /** The function that is being read. */
  body: string;
}
