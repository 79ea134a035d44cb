// A model file comes with its inputs: the branch that has the file says which columns fill it.
import type { ModelSubject, Policy } from '@modelgate/core';

/** A model of a policy: its file is found from that policy's folder. */
export interface ModelFile {
  readonly policy: Policy;
  readonly subject: ModelSubject;
}

/** The subject that is judged, with the file and the inputs of another; of another kind of file the outputs too. */
export function belonging(judged: ModelSubject, file: ModelSubject): ModelSubject {
  const { source, inputs } = file;
  const outputs = source.kind === judged.source.kind ? judged.outputs : file.outputs;
  return { ...judged, source, inputs, outputs };
}
