// Which columns fill a model file's inputs is said by the policy of the branch that the file comes from.
import type { ModelSubject, Policy } from '@modelgate/core';

/** A model of a policy: its file is found from that policy's folder. */
export interface ModelFile {
  readonly policy: Policy;
  readonly subject: ModelSubject;
}

/**
 * The judged subject, with the file and inputs of another one. Where one is an ONNX file and the other predictions,
 * with the other's outputs too.
 */
export function belonging(judged: ModelSubject, file: ModelSubject): ModelSubject {
  const { source, inputs } = file;
  const outputs = source.kind === judged.source.kind ? judged.outputs : file.outputs;
  return { ...judged, source, inputs, outputs };
}
