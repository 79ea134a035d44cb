// Plans of Polars in JSON: a function of Python stands in them as bytes, which are unpickled when the plan is read.
// polars/py-polars: LazyFrame.deserialize, Expr.deserialize; crates/polars-plan/src/dsl/python_dsl
import { valueOf, type Json } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';

/** Nodes that hold a function, by the name of the node or of the field. */
const NODE = /(?:^|\.)(?:AnonymousFunction|\w*Python\w*|python_function|scan_fn)(?:\.|$)/;
const FIELDS = ['function', 'scan_fn', 'python_function', 'OpaquePython', 'AnonymousFunction', 'PythonFunction'];

export function readPlan(root: Json, into: Collector): void {
  eachObject(root, (object, path) => {
    for (const field of FIELDS)
      if (NODE.test(`${path}.${field}`) && isBytes(valueOf(object, field)))
        into.code({ kind: 'python-source', what: `${field} of Polars, which is unpickled` });
  });
}

const isBytes = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every((byte) => typeof byte === 'number');
