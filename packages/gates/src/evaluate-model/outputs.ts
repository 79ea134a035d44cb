// Which tensor becomes scores, and which of its columns is which class.
import { labelTensors, type OutputFacts, type TaskSpec } from '@modelgate/checks';
import { InputError, type ModelFacts, type ModelSubject, type OutputBinding } from '@modelgate/core';
import { listed } from '../names.ts';
import { usualOrder, type Classes } from './task.ts';

/** What is no tensor of numbers or text, in words. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  sequence: 'a sequence, an optional or a map',
  unsupported: 'a tensor of another type',
};

/** Refuses outputs that the policy names but the model lacks, and models with several outputs that could be the scores. */
export function checkedOutputs(
  subject: ModelSubject,
  model: ModelFacts,
  found: OutputFacts | { ambiguous: readonly string[] },
): OutputFacts {
  if ('ambiguous' in found) throw severalScores(subject, model, found.ambiguous);
  if (!found.score && !found.label) {
    throw wrongOutput(
      subject,
      'a tensor of scores (float32, float64, float16) or of labels (string, int64, int32, bool)',
      model.outputs.map(({ name, type }) => `${name} (${OTHER_TYPES[type] ?? type})`).join(', ') || 'no output',
      'end the model with a Cast to float32 for scores, to int64 for labels; of a sequence or an optional with the tensor that it holds (SequenceAt, OptionalGetElement)',
    );
  }
  checkOneLabel(subject, model, found);
  return found;
}

/**
 * The error of a model with several tensors of scores. Where each class has its own (`zipmap='columns'` of skl2onnx),
 * no tensor holds all scores, but the labels can still be judged.
 */
function severalScores(subject: ModelSubject, model: ModelFacts, scores: readonly string[]): InputError {
  const [label, ...others] = labelTensors(model);
  const alone = label && others.length === 0 ? `, or outputs: { label: ${label.name} } to judge its labels alone` : '';
  const hint = `write models.${subject.name}.outputs.score: ${scores.join(' or ')}, whichever scores all classes, or the positive one of two${alone}`;
  return wrongOutput(subject, 'one tensor of scores', `several: ${listed(scores)}`, hint);
}

/**
 * Refuses several labels for each row: they answer several questions, so their scores are not those of one question's classes. A policy
 * that names the scores is believed.
 */
function checkOneLabel(subject: ModelSubject, model: ModelFacts, { label }: OutputFacts): void {
  const width = model.outputs.find(({ name }) => name === label?.tensor)?.shape[1] ?? 1;
  if (!label || width === 1 || subject.outputs.score !== undefined) return;
  throw wrongOutput(
    subject,
    'one label per row',
    `${width} labels per row in ${label.tensor}: several labels of their own (multilabel, multioutput)`,
    `export a model for each of the labels; or, if ${label.tensor} is something else, name the scores: models.${subject.name}.outputs.score`,
  );
}

/** Refuses names in the policy that are not outputs of the model. */
export function checkNamedOutputs(subject: ModelSubject, model: ModelFacts): void {
  for (const name of [subject.outputs.score, subject.outputs.label]) {
    const known = model.outputs.some((t) => t.name === name) || model.zipMap?.tensor === name;
    if (name !== undefined && !known)
      throw wrongOutput(subject, `outputs ${listed(model.outputs.map((t) => t.name))}`, name);
  }
}

export function bindOutput(
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  output: OutputFacts,
): OutputBinding {
  const link = subject.outputs.link ?? 'none';
  if (!output.score) return labelsAlone(subject, output, classes);
  const { tensor } = output.score;
  const width = declaredWidth(subject, output.score);
  const common = { tensor, link, width } as const;
  const own = ownLabels(subject, task, classes, output, width);
  if (task.id === 'regression') return { ...common, kind: 'value', columns: [0] };
  if (task.id === 'binary')
    return {
      ...common,
      ...own,
      ...(width === 2 && link !== 'softmax' && subject.threshold === undefined && { complements: true }),
      kind: 'score',
      columns: [positiveColumn(subject, classes, output, width)],
    };
  if (width !== classes.names.length) {
    throw wrongOutput(
      subject,
      `${classes.names.length} columns of scores, one for each of ${listed(classes.names)}`,
      `${width} in ${tensor}`,
    );
  }
  return { ...common, ...own, kind: 'score', columns: classes.names.map((_, k) => k) };
}

function labelsAlone(subject: ModelSubject, { label }: OutputFacts, classes: Classes): OutputBinding {
  const spelled = spelledClasses(subject, label!, classes);
  return { tensor: label!.tensor, kind: 'label', link: 'none', width: 1, columns: [0], classes: spelled };
}

/**
 * How labels spell the classes: as these are called; or as their positions in the policy's
 * list, where the labels are numbers or Booleans and the list has other names.
 */
export function spelledClasses(
  { outputs: { classes: listing } }: ModelSubject,
  { counted }: NonNullable<OutputFacts['label']>,
  { names, modelNames = names }: Classes,
): readonly string[] {
  if (!counted || !listing || listing.some((name) => /^-?\d+$/.test(name))) return modelNames;
  return modelNames.map((name) => String(listing.indexOf(name)));
}

function declaredWidth(subject: ModelSubject, { tensor, width }: NonNullable<OutputFacts['score']>): number {
  if (width !== null) return width;
  throw wrongOutput(
    subject,
    'scores with a declared number of columns',
    `${tensor} without one`,
    `write models.${subject.name}.outputs.classes in the order of its columns`,
  );
}

/**
 * The model's labels beside its scores, which the engine compares.
 * Scores that the policy's own threshold decides are not compared.
 */
function ownLabels(
  subject: ModelSubject,
  task: TaskSpec,
  { names, modelNames = names }: Classes,
  { label, classes }: OutputFacts,
  width: number,
): Pick<OutputBinding, 'label'> {
  const columns = width === 1 ? modelNames : (classes ?? (task.id === 'binary' ? usualOrder(modelNames) : modelNames));
  const decided = width === 1 && (task.id !== 'binary' || subject.threshold !== undefined);
  if (!label || decided || columns?.length !== Math.max(2, width)) return {};
  return { label: { tensor: label.tensor, classes: columns } };
}

/** The column of the positive class. A single column scores the second class, as in scikit-learn and for sigmoids. */
export function positiveColumn(subject: ModelSubject, classes: Classes, output: OutputFacts, width: number): number {
  const positive = (classes.modelNames ?? classes.names)[1]!;
  const order = output.classes ?? usualOrder(classes.names);
  const column = order ? order.indexOf(positive) : -1;
  if (width > 1 && !order) throw unknownOrder(subject, classes, output);
  if (width === 1 && column === 0) throw scoreOfTheOther(subject, order!, positive);
  return width === 1 ? 0 : column < 0 ? 1 : column;
}

function unknownOrder(subject: ModelSubject, { names }: Classes, { score }: OutputFacts): InputError {
  return wrongOutput(
    subject,
    'names of the classes, in the order of the scores’ columns',
    `no names in the model for the ${score!.width} columns of ${score!.tensor}; positive: ${names[1]}`,
    `write models.${subject.name}.outputs.classes: ${JSON.stringify([...names].sort())}, or the other way round, as the columns stand in the model`,
  );
}

function scoreOfTheOther(subject: ModelSubject, order: readonly string[], positive: string): InputError {
  return wrongOutput(
    subject,
    `a score of the positive class, ${positive}`,
    `one column, which scores ${order[1]}, the second of ${listed(order)}`,
    `write models.${subject.name}.positive: ${JSON.stringify(order[1])}; or, if the column does score ${positive}, outputs.classes: ${JSON.stringify([...order].reverse())}`,
  );
}

function wrongOutput(subject: ModelSubject, expected: string, received: string, hint?: string): InputError {
  return new InputError({
    code: 'input/model-outputs',
    named: `model ${subject.name}, outputs`,
    expected,
    received,
    ...(hint && { hint }),
  });
}
