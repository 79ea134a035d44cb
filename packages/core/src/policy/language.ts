// The policy's own part of the language, as one zod schema: what a file may say beside its gates.
import { z } from 'zod';
import { found } from '../source/found.ts';
import { literal } from './literal.ts';
import { list, number, oneOf, path, text } from './literals.ts';
import { anyGates, dataSchema, modelWith, name, type DataPart, type ModelPart } from './subject-schemas.ts';
import { waiverSchema, type WaiverPart } from './waiver-schema.ts';

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

/** The file as it is read. */
export const policyFileSchema: z.ZodType<FilePart> = fileSchema(anyGates);
