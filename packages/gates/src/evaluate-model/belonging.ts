// Which columns fill a model file's inputs is said by the policy of the branch that the file comes from.
import { canonicalJson, type ModelSubject, type Policy } from '@modelgate/core';

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

/**
 * The judged subject's baseline: its file as the base branch declares the same model, with the threshold that decides there. A threshold is a
 * part of the model: lowered together with a recalibration, it must not move the decisions of the model that is replaced. Where the change
 * also reads scores otherwise (another link, another positive class), the base's threshold means nothing on them, and head's decides.
 */
export function baselineOf(judged: ModelSubject, before: ModelSubject): ModelSubject {
  const { threshold: own, ...subject } = belonging(judged, before);
  const scale = ({ outputs, positive }: ModelSubject): string => canonicalJson([outputs, positive ?? null]);
  const threshold = scale(judged) === scale(before) ? before.threshold : own;
  return { ...subject, ...(threshold !== undefined && { threshold }) };
}
