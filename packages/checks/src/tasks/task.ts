// A task: how its labels and outputs look, its default metrics, and how a model's output becomes scores.
import type { ModelFacts, ModelOutputs, Task, TensorFacts } from '@modelgate/core';

/** The evidence for a task, before a row is scored. */
export interface Evidence {
  /** The distinct labels of the data by their canonical names, sorted; absent when there are too many to be classes. */
  readonly labels?: readonly string[];
  /** Whether every label is a number, and whether each is whole. */
  readonly numeric: boolean;
  readonly whole: boolean;
  readonly output: OutputFacts;
}

/** A model's output, as far as its metadata describes it. */
export interface OutputFacts {
  /** Scores or values: one tensor, its name and columns (null: not declared). */
  readonly score?: { readonly tensor: string; readonly width: number | null };
  /** Predicted labels. */
  readonly label?: {
    readonly tensor: string;
    /** They are numbers or Booleans, not text. */
    readonly counted?: true;
  };
  /** Class names in the order of the score's columns. */
  readonly classes?: readonly string[];
  /**
   * Set if the policy names a link. A link makes scores probabilities,
   * so they belong to classes and are not values of a regression.
   */
  readonly linked?: true;
}

/** Whether a task certainly, possibly or impossibly fits a model and its labels. */
export type Fit = 'certain' | 'possible' | 'impossible';

export interface TaskSpec {
  readonly id: Task;
  readonly title: string;
  /** Metrics judged against the baseline when the policy names none; the first is primary. */
  readonly defaultMetrics: readonly string[];
  fit(evidence: Evidence): Fit;
}

const FLOATS: ReadonlySet<string> = new Set(['float32', 'float64', 'float16']);
const LABELS: ReadonlySet<string> = new Set(['string', 'int64', 'int32', 'bool']);

/**
 * Which output holds scores and which labels: those that the policy names, or else the only float tensor
 * (behind a ZipMap where there is one) and the only tensor of strings or integers. Where the policy
 * names only labels there are no scores. Several candidates for the scores are returned as ambiguous.
 */
export function outputFacts(
  model: ModelFacts,
  outputs: ModelOutputs,
): OutputFacts | { readonly ambiguous: readonly string[] } {
  const named = (name: string | undefined): TensorFacts | undefined => model.outputs.find((t) => t.name === name);
  const floats = model.outputs.filter((t) => FLOATS.has(t.type));
  const found = model.zipMap ? [zipMapTensor(model.zipMap)] : floats;
  const scores = outputs.score ? [named(outputs.score)!] : outputs.label ? [] : found;
  if (scores.length > 1) return { ambiguous: scores.map((t) => t.name) };
  const labels = outputs.label ? [named(outputs.label)!] : labelTensors(model);
  const classes = outputs.classes ?? model.classes;
  return {
    ...(scores[0] && { score: { tensor: scores[0].name, width: widthOf(scores[0], classes) } }),
    ...(labels.length === 1 && { label: labelFacts(labels[0]!) }),
    ...(classes && { classes }),
    ...((outputs.link ?? 'none') !== 'none' && { linked: true as const }),
  };
}

function labelFacts({ name, type }: TensorFacts): NonNullable<OutputFacts['label']> {
  return { tensor: name, ...(type !== 'string' && { counted: true }) };
}

/** Outputs that may be labels. */
export function labelTensors({ outputs }: ModelFacts): readonly TensorFacts[] {
  return outputs.filter((t) => LABELS.has(t.type));
}

function zipMapTensor(zipMap: { tensor: string }): TensorFacts {
  return { name: zipMap.tensor, type: 'float32', shape: [null, null] };
}

/** [N] and [N, 1] have width 1; an undeclared width is that of the class list. */
function widthOf(tensor: TensorFacts, classes: readonly string[] | undefined): number | null {
  if (tensor.shape.length <= 1) return 1;
  const declared = tensor.shape
    .slice(1)
    .reduce<number | null>((product, d) => (product === null || d === null ? null : product * d), 1);
  return declared ?? classes?.length ?? null;
}
