// What an error tells to write under a model has no place in the short form of a policy, so it shows the long one.
import { InputError } from '../errors/errors.ts';
import type { DataSubject, Policy } from './types.ts';

/** The same error; one whose hint names a key of the model says how the short form is written out. */
export function withLongForm(error: unknown, policy: Policy): unknown {
  const name = shortModel(policy);
  if (!(error instanceof InputError) || name === undefined) return error;
  const { hint = '' } = error.problem;
  if (!hint.includes(`models.${name}.`)) return error;
  const more = `the short form has no place for it: in place of model, data and label ${writtenOut(policy, name)}`;
  return new InputError({ ...error.problem, hint: `${hint}; ${more}` }, { cause: error });
}

/** The model of `model:`, which gives the map of models and the model in it one place. */
function shortModel({ models, spans }: Policy): string | undefined {
  const [name = ''] = Object.keys(models);
  const [map, own] = [spans['models']?.start, spans[`models.${name}`]?.start];
  return own !== undefined && map?.line === own.line && map.column === own.column ? name : undefined;
}

/** A policy of the short form has one data set. */
function writtenOut({ models, data }: Policy, name: string): string {
  const [[set, { path, label = '…' }]] = Object.entries(data) as [[string, DataSubject]];
  return `write models: { ${name}: { path: ${models[name]!.source.path}, … } } and data: { ${set}: { path: ${path}, label: ${label} } }`;
}
