// A model file keeps its inputs: the policy of the branch that the file comes from says which columns fill them.
import type { ModelSubject, Policy } from '@modelgate/core';

/** A model of a policy: its file is found from that policy's folder. */
export interface ModelFile {
  readonly policy: Policy;
  readonly subject: ModelSubject;
}

/** The judged subject with the file and the inputs of another one; where the two kinds of files differ, with its outputs too. */
export function belonging(judged: ModelSubject, file: ModelSubject): ModelSubject {
  const { source, inputs } = file;
  const outputs = source.kind === judged.source.kind ? judged.outputs : file.outputs;
  return { ...judged, source, inputs, outputs };
}
