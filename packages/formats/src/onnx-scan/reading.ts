// What is known of an ONNX model while it is read.
import { startWalk, type Walk } from '../protobuf/fields.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import type { ReadContext } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

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

export const startReading = (source: ByteSource, context: ReadContext): Reading => ({
  walk: startWalk(source, context.budget),
  into: makeCollector(),
  context,
  functions: new Map(),
  nodes: new Map(),
  body: '',
});
