// Predictions that were made elsewhere: which columns of their file hold what.
import type { OutputFacts, TaskSpec } from '@modelgate/checks';
import {
  InputError,
  kindOf,
  type Column,
  type DataRef,
  type DataSubject,
  type ModelSubject,
  type Ports,
} from '@modelgate/core';
import { listed } from '../names.ts';
import { missingColumn } from './columns.ts';
import type { Bound, FoundPredictions } from './found-model.ts';
import { positiveColumn, spelledClasses } from './outputs.ts';
import type { Classes } from './task.ts';

export async function findPredictions(
  subject: ModelSubject,
  path: string,
  name: string,
  ports: Ports,
): Promise<FoundPredictions> {
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

/** Which columns are kept, and what they hold. The file is joined with the data by the id column of both. */
export function bindPredictions(
  found: FoundPredictions,
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  data: DataSubject,
): Bound {
  checkId(found, subject, data);
  const { path, name, facts, output } = found;
  const common = { kind: 'predictions', path, name, facts } as const;
  const { score, label } = output;
  if (!score)
    return { ...common, columns: [label!.tensor], as: 'label', classes: spelledClasses(subject, label!, classes) };
  const columns = score.tensor === '' ? output.classes! : [score.tensor];
  if (task.id === 'binary') {
    const positive = positiveColumn(subject, classes, output, columns.length);
    return { ...common, columns: [columns[positive]!], as: 'score' };
  }
  return { ...common, columns, as: task.id === 'regression' && score.tensor !== '' ? 'value' : 'score' };
}

function checkId({ facts }: FoundPredictions, subject: ModelSubject, data: DataSubject): void {
  if (data.id === undefined) {
    throw new InputError({
      code: 'input/column-missing',
      named: `predictions of model ${subject.name}`,
      expected: `an id column to join them with data ${data.name}`,
      received: 'none named in the policy',
      hint: `write data.${data.name}.id: the column that both files share`,
    });
  }
  if (!facts.columns.some((c) => c.name === data.id)) throw noColumn(subject, data.id, facts.columns);
}
