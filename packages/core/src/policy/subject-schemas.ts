// Data sets and models as a policy writes them.
import { z } from 'zod';
import { list, missingMarker, number, oneOf, path, text } from './literals.ts';
import type { DataSubject, ModelInputs, ModelOutputs, Task } from './types.ts';

/** A data set as it is written. */
export type DataPart = Omit<DataSubject, 'name' | 'at'>;

/** A model as it is written. */
export interface ModelPart {
  readonly path?: string;
  readonly predictions?: string;
  readonly task?: Task;
  readonly positive?: string;
  readonly inputs?: ModelInputs;
  readonly outputs?: ModelOutputs;
  readonly threshold?: number;
  readonly baseline?: string;
  readonly gates?: unknown;
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether a text can name a model or a data set. */
export function isName(written: string): boolean {
  return namePattern.test(written);
}

/** The name of a model or a data set. */
export const name: z.ZodString = z
  .string()
  .regex(namePattern, 'a name begins with a letter or digit and has at most 64 letters, digits, dots, - and _');

export const dataSchema: z.ZodType<DataPart> = z
  .strictObject({
    path: path(
      'A file, a glob or a folder, relative to this file: Parquet, CSV, TSV, JSON or JSON lines, text also with .gz or .zst.',
    ),
    label: text('The column with the true class or value.').exactOptional(),
    id: text('The column that identifies a row; without it a hash of the row does.').exactOptional(),
    weight: text('The column with a weight for each row.').exactOptional(),
    cluster: text(
      'The column whose equal values mark rows that are not independent, such as those of one customer.',
    ).exactOptional(),
    missing: list(
      missingMarker('A text, spelled as in the file.'),
      'Texts of CSV and TSV files that stand for a missing value, such as NA or ?; an empty field does so anyway.',
    ).exactOptional(),
  })
  .meta({ description: 'A data set; its name is the role that metrics are measured on.' });

const columnOrder = list(text('A column.'), 'Columns in the order of the tensor.');

const inputsSchema = z
  .strictObject({
    order: z
      .union([columnOrder, z.record(z.string(), columnOrder)])
      .meta({
        description:
          'Columns of a model with one tensor for all of them, in its order; of a model with several, the columns of each by its name.',
      })
      .exactOptional(),
    missing: z
      .strictObject({
        string: z.string().meta({ description: 'What stands for a missing text.' }).exactOptional(),
        number: number({ description: 'What stands for a missing number; without it NaN does.' }).exactOptional(),
      })
      .meta({ description: 'What the model is given for a missing value.' })
      .exactOptional(),
  })
  .meta({ description: 'How columns reach the model; by name unless this says otherwise.' });

const outputsSchema = z
  .strictObject({
    score: text('The output (or column of the predictions) with scores or values.').exactOptional(),
    label: text(
      'The output (or column of the predictions) with class labels. Without a score beside it, labels alone are judged.',
    ).exactOptional(),
    link: oneOf(['none', 'sigmoid', 'softmax'], 'What turns the scores into probabilities.')
      .meta({ default: 'none' })
      .exactOptional(),
    classes: list(
      text('A class.'),
      'The classes in the order of the scores, when the model does not name them.',
    ).exactOptional(),
  })
  .meta({ description: 'What the model’s outputs mean.' });

const modelShape = {
  path: path('The ONNX file, relative to this file.').exactOptional(),
  predictions: path(
    'Predictions made elsewhere (not bound to the model’s bytes), relative to this file.',
  ).exactOptional(),
  task: oneOf(
    ['binary', 'multiclass', 'regression'],
    'What the model does; inferred when that is certain.',
  ).exactOptional(),
  positive: text('The positive class of a binary model.').exactOptional(),
  inputs: inputsSchema.exactOptional(),
  outputs: outputsSchema.exactOptional(),
  threshold: number({ description: 'Positive when the score is greater than this.' })
    .meta({ default: 0.5 })
    .exactOptional(),
  baseline: path('merge-base (the file on the base branch), none, or the path of another model.')
    .meta({ default: 'merge-base' })
    .exactOptional(),
};

/** A model; `gates` is the schema of what refines the policy's gates for it. */
export function modelWith(gates: z.ZodType): z.ZodType<ModelPart> {
  const shape = { ...modelShape, gates: gates.exactOptional() };
  return z.strictObject(shape).meta({ description: 'A model under test.' });
}

/** Gates as the language sees them: names; their own schemas look at the rest. */
export const anyGates: z.ZodType<Readonly<Record<string, unknown>>> = z.record(z.string(), z.unknown());

export const modelSchema: z.ZodType<ModelPart> = modelWith(anyGates);
