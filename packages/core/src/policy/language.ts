// The policy's own part of the language, as one zod schema: what a file may say beside its gates.
import { z } from 'zod';
import { found } from '../source/found.ts';
import { anyText, literal, missingMarker, number, oneOf, text, wrongType } from './literals.ts';
import type { ModelInputs, ModelOutputs, Task } from './types.ts';

/** A data set as it is written. */
export interface DataPart {
  readonly path: string;
  readonly label?: string;
  readonly id?: string;
  readonly weight?: string;
  readonly cluster?: string;
  readonly missing?: readonly string[];
}

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

/** A waiver as it is written. */
export interface WaiverPart {
  readonly rule: string;
  readonly where?: Readonly<Record<string, string>>;
  readonly until: string;
  readonly owner: string;
  readonly reason: string;
}

/** A file as it is written. */
export interface FilePart {
  readonly version: 1;
  readonly extends?: string | readonly string[];
  readonly projects?: readonly string[];
  readonly confidence?: number;
  readonly 'on-inconclusive'?: 'warn' | 'fail';
  readonly 'on-loosening'?: 'warn' | 'fail';
  readonly model?: string;
  readonly label?: string;
  readonly data?: string | Readonly<Record<string, DataPart>>;
  readonly models?: Readonly<Record<string, ModelPart>>;
  readonly gates?: unknown;
  readonly waivers?: readonly WaiverPart[];
}

/** What a policy that says nothing of it is read with. */
export const standard = { confidence: 0.95, onInconclusive: 'warn', onLoosening: 'fail' } as const;

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether a text can name a model or a data set. */
export function isName(written: string): boolean {
  return namePattern.test(written);
}

const name = z
  .string()
  .regex(namePattern, 'a name begins with a letter or digit and has at most 64 letters, digits, dots, - and _');

function path(description: string): z.ZodType<string> {
  return literal({ type: 'string', description }, (value) =>
    typeof value === 'string' ? { is: value } : wrongType(value, 'a path', 'write a path of the repository'),
  );
}

function list<T>(item: z.ZodType<T>, description: string): z.ZodType<readonly T[]> {
  return z.array(item).min(1).meta({ description });
}

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
function modelWith(gates: z.ZodType) {
  const shape = { ...modelShape, gates: gates.exactOptional() };
  return z.strictObject(shape).meta({ description: 'A model under test.' });
}

const waiverSchema = z
  .strictObject({
    rule: text('The rule whose failure is waived, such as model/accuracy.'),
    where: z
      .record(z.string(), anyText('A value.'))
      .meta({
        description:
          'What the waived finding is about, such as { sex: Female }; without it the rule is waived everywhere.',
      })
      .exactOptional(),
    until: date('The last day on which the waiver holds, YYYY-MM-DD.'),
    owner: text('Who answers for it.'),
    reason: text('Why it is right, and where it is tracked.'),
  })
  .meta({ description: 'A failure that only warns until a day; it stays visible and expires by itself.' });

function date(description: string): z.ZodType<string> {
  return literal({ type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description }, (value) => {
    if (typeof value === 'string' && isDate(value)) return { is: value };
    const hint = 'write a day of the calendar, such as 2027-01-31';
    return {
      fault: {
        code: 'policy/bad-waiver',
        message: `found ${found(value)}, expected the last day on which the waiver holds`,
        hint,
      },
    };
  });
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const versionSchema: z.ZodType<1> = literal({ const: 1, description: '1' }, (value) =>
  value === 1
    ? { is: 1 as const }
    : {
        fault: {
          code: 'policy/unsupported-version',
          message: `found ${found(value)}, expected 1`,
          hint: 'write version: 1, or use the version of ModelGate that the policy was written for',
        },
      },
);

/** A whole file; `gates` is the schema of both `gates:` and `models.<name>.gates:`. */
export function fileSchema(gates: z.ZodType): z.ZodType<FilePart> {
  return z
    .strictObject({
      version: versionSchema.meta({ description: 'The version of the language: 1.' }),
      extends: z
        .union([
          path('A file, or a built-in profile such as modelgate:four-fifths.'),
          list(path('A file, or a built-in profile.'), 'Files, the later ones winning.'),
        ])
        .meta({ description: 'Files that this one refines: maps merge, scalars and lists replace.' })
        .exactOptional(),
      projects: list(path('A file or glob.'), 'Policies of their own, one per project.').exactOptional(),
      confidence: number({
        min: 0.5,
        max: 0.999,
        description: '1 − α for each gate and model.',
      })
        .meta({ default: standard.confidence })
        .exactOptional(),
      'on-inconclusive': oneOf(['warn', 'fail'], 'What an inconclusive check does to a pull request.')
        .meta({ default: standard.onInconclusive })
        .exactOptional(),
      'on-loosening': oneOf(['warn', 'fail'], 'What it does when a change relaxes a limit that now fails.')
        .meta({ default: standard.onLoosening })
        .exactOptional(),
      model: path('Short form: the model’s ONNX file.').exactOptional(),
      label: text('Short form: the column with the true class or value.').exactOptional(),
      data: z
        .union([path('Short form: the data file.'), z.record(name, dataSchema)])
        .meta({ description: 'Data sets by name, or the one data file of the short form.' })
        .exactOptional(),
      models: z.record(name, modelWith(gates)).meta({ description: 'Models by name.' }).exactOptional(),
      gates: gates.exactOptional(),
      waivers: list(waiverSchema, 'Failures that only warn until a day.').exactOptional(),
    })
    .meta({ title: 'ModelGate policy', description: 'What a model has to keep before it may be merged.' });
}

/** Gates as the language sees them: names; their own schemas look at the rest. */
const anyGates = z.record(z.string(), z.unknown());

export const modelSchema: z.ZodType<ModelPart> = modelWith(anyGates);

/** The file as it is read. */
export const policyFileSchema: z.ZodType<FilePart> = fileSchema(anyGates);
