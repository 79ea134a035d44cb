// A model of the policy with the facts of its file: an ONNX model to run, or predictions made elsewhere.
import { outputFacts, type OutputFacts, type TaskSpec } from '@modelgate/checks';
import {
  InputError,
  kindOf,
  type Column,
  type DataFacts,
  type DataRef,
  type DataSubject,
  type DefaultUsed,
  type InputBinding,
  type ModelFacts,
  type ModelSubject,
  type OutputBinding,
  type Ports,
} from '@modelgate/core';
import { missingColumn, reservedColumns } from './columns.ts';
import { mapInputs, type InputMapping } from './inputs.ts';
import { listed } from '../names.ts';
import { bindOutput, checkedOutputs, checkNamedOutputs, positiveColumn, spelledClasses } from './outputs.ts';
import type { Classes } from './task.ts';

/** A model file as found, before its outputs are bound to classes. */
export type Found =
  | {
      readonly kind: 'onnx';
      readonly path: string;
      readonly name: string;
      readonly facts: ModelFacts;
      readonly output: OutputFacts;
    }
  | {
      readonly kind: 'predictions';
      readonly path: string;
      readonly name: string;
      readonly facts: DataFacts;
      readonly output: OutputFacts;
    };

/** A model bound to the data: what to run or read, and how its output becomes scores. */
export type Bound =
  | {
      readonly kind: 'onnx';
      readonly path: string;
      readonly name: string;
      readonly facts: ModelFacts;
      readonly inputs: readonly InputBinding[];
      readonly output: OutputBinding;
    }
  | {
      readonly kind: 'predictions';
      readonly path: string;
      readonly name: string;
      readonly facts: DataFacts;
      readonly columns: readonly string[];
      readonly as: 'score' | 'label' | 'value';
      /** How its labels spell the classes. */
      readonly classes?: readonly string[];
    };

export async function findModel(subject: ModelSubject, path: string, name: string, ports: Ports): Promise<Found> {
  if (subject.source.kind === 'predictions') return findPredictions(subject, path, name, ports);
  const facts = await ports.models.describe(path, name);
  checkNamedOutputs(subject, facts);
  return {
    kind: 'onnx',
    path,
    name,
    facts,
    output: checkedOutputs(subject, facts, outputFacts(facts, subject.outputs)),
  };
}

async function findPredictions(subject: ModelSubject, path: string, name: string, ports: Ports): Promise<Found> {
  const facts = await ports.data.describe(predictionsRef(name, path));
  return { kind: 'predictions', path, name, facts, output: predictedOutput(subject, facts.columns) };
}

export function predictionsRef(name: string, path: string): DataRef {
  return { name, files: [path] };
}

/**
 * What the columns of a predictions file hold: as the policy names them, else a
 * column for each class, else the only column of numbers or text.
 */
function predictedOutput(subject: ModelSubject, columns: readonly Column[]): OutputFacts {
  const { score, label, classes } = subject.outputs;
  for (const name of [score, label])
    if (name !== undefined && !columns.some((c) => c.name === name)) throw noColumn(subject, name, columns);
  if (classes?.every((k) => columns.some((c) => c.name === k)))
    return { score: { tensor: '', width: classes.length }, classes };
  if (score !== undefined)
    return {
      score: { tensor: score, width: 1 },
      ...(label !== undefined && { label: labelColumn(label, columns) }),
      ...(classes && { classes }),
    };
  if (label !== undefined) return { label: labelColumn(label, columns), ...(classes && { classes }) };
  const numbers = columns.filter((c) => kindOf(c) === 'number');
  if (numbers.length === 1) return { score: { tensor: numbers[0]!.name, width: 1 } };
  throw new InputError({
    code: 'input/model-outputs',
    named: `predictions of model ${subject.name}`,
    expected: 'one column of scores, or one column for each class',
    received: `columns ${listed(columns.map((c) => c.name))}`,
    hint: `say in models.${subject.name}.outputs what they are: score: the column of scores, classes: [the columns that are called as the classes], or label: the column of decisions`,
  });
}

function labelColumn(name: string, columns: readonly Column[]): NonNullable<OutputFacts['label']> {
  const isText = kindOf(columns.find((c) => c.name === name)!) === 'text';
  return { tensor: name, ...(!isText && { counted: true }) };
}

function noColumn({ name }: ModelSubject, column: string, columns: readonly Column[]): InputError {
  return missingColumn(`predictions of model ${name}`, column, columns, 'input/model-outputs');
}

/**
 * Finds the columns that fill an ONNX model's inputs. Runs before labels are looked
 * at: with the wrong data both fail, and this error explains it.
 */
export function fillInputs(
  found: Found,
  subject: ModelSubject,
  data: { subject: DataSubject; facts: DataFacts },
): InputMapping {
  if (found.kind === 'predictions') return { bindings: [] };
  const mapping = mapInputs({
    model: subject.name,
    tensors: found.facts.inputs,
    columns: data.facts.columns,
    reserved: reservedColumns(data.subject),
    inputs: subject.inputs,
  });
  const { label } = data.subject;
  if (label === undefined || !mapping.bindings.some((b) => b.columns.includes(label))) return mapping;
  throw new InputError({
    code: 'input/model-inputs',
    named: `model ${subject.name}, inputs`,
    expected: 'columns that are known before the label is',
    received: `the label ${label} itself`,
    hint: 'leave the label out of inputs.order, or rename the model’s input',
  });
}

/** Binds a found model to the task's classes. */
export function bindModel(
  found: Found,
  inputs: InputMapping,
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  data: DataSubject,
): Bound {
  if (found.kind === 'predictions') return bindPredictions(found, subject, task, classes, data);
  const { facts, path, name } = found;
  return {
    kind: 'onnx',
    path,
    name,
    facts,
    inputs: inputs.bindings,
    output: bindOutput(subject, task, classes, found.output),
  };
}

/** The default that was used when the columns that fill the inputs were inferred. */
export function inputDefaults({ inferred }: InputMapping, subject: ModelSubject): DefaultUsed[] {
  return inferred === undefined ? [] : [{ ...inferred, what: `models.${subject.name}.${inferred.what}` }];
}

function bindPredictions(
  found: Extract<Found, { kind: 'predictions' }>,
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  data: DataSubject,
): Bound {
  if (data.id === undefined) {
    throw new InputError({
      code: 'input/column-missing',
      named: `predictions of model ${subject.name}`,
      expected: `an id column to join them with data ${data.name}`,
      received: 'none named in the policy',
      hint: `write data.${data.name}.id: the column that both files share`,
    });
  }
  if (!found.facts.columns.some((c) => c.name === data.id)) throw noColumn(subject, data.id, found.facts.columns);
  const { score, label } = found.output;
  const { path, name, facts } = found;
  const common = { kind: 'predictions', path, name, facts } as const;
  if (!score)
    return { ...common, columns: [label!.tensor], as: 'label', classes: spelledClasses(subject, label!, classes) };
  const columns = score.tensor === '' ? found.output.classes! : [score.tensor];
  if (task.id === 'binary')
    return {
      ...common,
      columns: [columns[positiveColumn(subject, classes, found.output, columns.length)]!],
      as: 'score',
    };
  if (score.tensor === '') return { ...common, columns, as: 'score' };
  return { ...common, columns: [score.tensor], as: task.id === 'regression' ? 'value' : 'score' };
}
