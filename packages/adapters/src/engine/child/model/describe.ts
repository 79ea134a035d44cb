// What a model says of itself: tensors from the session, the rest from the file.
import type { ModelFacts, TensorFacts } from '@modelgate/core';
import type { LoadedModel } from './load.ts';
import { SQL_TYPE } from './plan.ts';
import type { ValueMetadata } from './runtime.ts';

export function describeModel(loaded: LoadedModel): ModelFacts {
  const { inputs, model, zipMap, classes } = loaded;
  return {
    digest: loaded.digest,
    bytes: loaded.bytes,
    inputs: inputs.map(tensorFacts),
    outputs: outputsOf(loaded),
    opsets: model.opsets,
    producer: model.producer,
    ...(classes && { classes }),
    ...(zipMap && { zipMap }),
  };
}

/** The ZipMap's output stays listed, since it is the one that users know. */
function outputsOf({ session, zipMap, classes, model }: LoadedModel): TensorFacts[] {
  const outputs = session.outputMetadata.map(tensorFacts);
  if (!zipMap) return outputs;
  const shape = [null, classes?.length ?? null];
  const tensors = outputs.map((t): TensorFacts =>
    t.name === zipMap.tensor && t.shape.length < 2 ? { ...t, shape } : t,
  );
  const map: TensorFacts = { name: zipMap.output, type: 'sequence', shape };
  return [...tensors, map].sort((a, b) => order(model.graph.outputs, a.name) - order(model.graph.outputs, b.name));
}

/** In the file's order; what is no output of the file comes last. */
function order(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 ? names.length : at;
}

function tensorFacts({ name, isTensor, type, shape }: ValueMetadata): TensorFacts {
  if (!isTensor) return { name, type: 'sequence', shape: [] };
  const known = type !== undefined && Object.hasOwn(SQL_TYPE, type) ? type : 'unsupported';
  return { name, type: known, shape: (shape ?? []).map((d) => (typeof d === 'number' ? d : null)) };
}
