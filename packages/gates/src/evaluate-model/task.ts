// Task, classes and positive class: as the policy says, or inferred when certain; otherwise an error lists the choices.
import { tasks, type Evidence, type Fit, type OutputFacts, type TaskSpec } from '@modelgate/checks';
import { InputError, plainAnswers, plural, type DefaultUsed, type ModelSubject } from '@modelgate/core';
import { classesListed, listed, shortened } from '../names.ts';

export interface Classes {
  /** Class names in the frame's order; the positive one last in a binary task. */
  readonly names: readonly string[];
  /** The model's own name of each class, where it differs from the data's. */
  readonly modelNames?: readonly string[];
}

/** The task, and the default that was used for it. */
export function chooseTask(model: ModelSubject, evidence: Evidence): { task: TaskSpec; used?: DefaultUsed } {
  if (model.task) {
    const task = tasks.find((t) => t.id === model.task)!;
    if (task.fit(evidence) === 'impossible') throw impossibleTask(model, task, evidence);
    return { task };
  }
  const fitting = (fit: Fit): readonly TaskSpec[] => tasks.filter((t) => t.fit(evidence) === fit);
  const possible = fitting('possible');
  // Only a binary task has a positive class.
  const named = model.positive === undefined ? [] : possible.filter((task) => task.id === 'binary');
  const certain = [...fitting('certain'), ...named];
  // A task is also certain when every other one is impossible.
  const only =
    certain.length === 1 ? certain[0] : certain.length === 0 && possible.length === 1 ? possible[0] : undefined;
  if (only) return { task: only, used: { what: `models.${model.name}.task`, value: only.id, why: describe(evidence) } };
  throw new InputError({
    code: 'input/task-ambiguous',
    named: `task of model ${model.name}`,
    expected: 'outputs and labels that fit one task',
    received: describe(evidence),
    hint:
      possible.length > 0
        ? `write models.${model.name}.task: ${possible.map((t) => t.id).join(' or ')}`
        : `no task has such labels and such outputs: check the label column, its values, and models.${model.name}.outputs.score`,
  });
}

function impossibleTask(model: ModelSubject, task: TaskSpec, evidence: Evidence): InputError {
  return new InputError({
    code: 'input/task-ambiguous',
    named: `task of model ${model.name}`,
    expected: `labels and outputs of a ${task.title}`,
    received: describe(evidence),
    hint: `check models.${model.name}.task, the label column and outputs.score`,
  });
}

function describe({ labels, numeric, output }: Evidence): string {
  const many = numeric ? 'many numeric labels' : 'more than 1,000 distinct text labels';
  const width = output.score ? `scores of ${columnsText(output.score.width)}` : 'no scores';
  const classes = output.classes ? `, classes ${listed(output.classes.slice(0, 12))}` : '';
  return `${labels ? distinctLabels(labels) : many}; ${width}${output.label ? ' and labels' : ''} from the model${classes}`;
}

function columnsText(width: number | null | undefined): string {
  return typeof width === 'number' ? plural(width, 'column') : 'undeclared columns';
}

function distinctLabels(labels: readonly string[]): string {
  return `${plural(labels.length, 'distinct label')}${labels.length > 20 ? '' : ` (${listed(labels)})`}`;
}

/** [no, yes] where one or two names obviously mean that: 0/1, −1/1, false/true, False/True. */
function yesNo(names: readonly string[]): readonly [no: string, yes: string] | undefined {
  return plainAnswers(names) ?? (names.every((name) => name === '-1' || name === '1') ? ['-1', '1'] : undefined);
}

/** Of two names that obviously mean no and yes the positive one; else undefined. */
function obviousPositive(names: readonly string[]): string | undefined {
  return yesNo(names)?.[1];
}

/**
 * The order in which a model without class names has the classes [negative, positive]: numbers by size, false before true, and text where
 * scikit-learn's order (by name) and the usual order (positive last) agree. Undefined where the order cannot be known.
 */
export function usualOrder(names: readonly string[]): readonly string[] | undefined {
  const [negative, positive] = names as [string, string];
  const numbers = names.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  if (numbers) return [...names].sort((a, b) => Number(a) - Number(b));
  if (obviousPositive(names) === negative) return [positive, negative];
  return negative < positive || negative === notThis(positive) ? names : undefined;
}

/** Negative and positive class of a binary task. */
export function binaryClasses(
  model: ModelSubject,
  labels: readonly string[],
  output: OutputFacts,
): { classes: Classes; used: DefaultUsed[] } {
  const positive = model.positive ?? obviousPositive(labels);
  if (positive === undefined || (!labels.includes(positive) && labels.length === 2))
    throw ambiguousPositive(model, labels);
  const negative = labels.find((name) => name !== positive) ?? otherName(positive, output.classes);
  const used: DefaultUsed[] = model.positive
    ? []
    : [{ what: `models.${model.name}.positive`, value: positive, why: 'the labels are its plain no and yes' }];
  return { classes: { names: [negative, positive], ...modelNames(model, [negative, positive], output) }, used };
}

/** The second class of a test set that has only one: the model's other class. */
function otherName(positive: string, classes: readonly string[] | undefined): string {
  const other = (names: readonly string[] | undefined): string | undefined => names?.find((name) => name !== positive);
  return other(classes) ?? other(yesNo([positive])) ?? notThis(positive);
}

function notThis(positive: string): string {
  return `not ${positive}`;
}

function ambiguousPositive(model: ModelSubject, labels: readonly string[]): InputError {
  return new InputError({
    code: 'input/positive-ambiguous',
    named: `positive class of model ${model.name}`,
    expected: model.positive
      ? `a label of the data: ${listed(labels)}`
      : 'labels that say which is positive (0/1, false/true)',
    received: model.positive ?? `labels ${classesListed(labels)}`,
    hint: `write models.${model.name}.positive: ${labels.map((l) => JSON.stringify(shortened(l))).join(' or ')}`,
  });
}

/** The model's own names for no and yes, when they differ from the data's. */
function modelNames(
  model: ModelSubject,
  names: readonly string[],
  { classes }: OutputFacts,
): { modelNames?: readonly string[] } {
  if (!classes || names.every((n) => classes.includes(n))) return {};
  const positive = obviousPositive(classes);
  if (positive === undefined || usualOrder(names)?.[1] !== names[1]) throw foreignClasses(model, names, classes);
  return { modelNames: [classes.find((c) => c !== positive)!, positive] };
}

/** Classes of a multiclass task: the model's own, which must cover the labels; else 0 … K−1 for whole-number labels. */
export function multiclassClasses(
  model: ModelSubject,
  labels: readonly string[],
  output: OutputFacts,
): { classes: Classes; used: DefaultUsed[] } {
  if (output.classes) {
    const foreign = labels.filter((l) => !output.classes!.includes(l));
    if (foreign.length > 0) throw foreignClasses(model, labels, output.classes);
    return { classes: { names: output.classes }, used: [] };
  }
  const width = output.score?.width;
  const indices = Array.from({ length: width ?? 0 }, (_, k) => String(k));
  if (!width || !labels.every((l) => indices.includes(l))) {
    if (!output.score && output.label) return { classes: { names: labels }, used: [] };
    throw new InputError({
      code: 'input/model-outputs',
      named: `classes of model ${model.name}`,
      expected: 'class names in the model, or labels 0 … K−1',
      received: `${columnsText(width)} of scores without names; labels: ${classesListed(labels)}`,
      hint: `write models.${model.name}.outputs.classes: [first, second, …] in the order of the model’s scores`,
    });
  }
  return {
    classes: { names: indices },
    used: [
      {
        what: `models.${model.name}.outputs.classes`,
        value: `0 … ${width - 1}`,
        why: 'the labels are whole numbers within the width of the scores',
      },
    ],
  };
}

function foreignClasses(model: ModelSubject, labels: readonly string[], classes: readonly string[]): InputError {
  return new InputError({
    code: 'input/label-values',
    named: `labels of model ${model.name}`,
    expected: `the model’s classes: ${listed(classes)}`,
    received: `labels: ${classesListed(labels)}`,
    hint: `if they are the same classes under other names, write models.${model.name}.outputs.classes with the data’s names in the model’s order`,
  });
}
