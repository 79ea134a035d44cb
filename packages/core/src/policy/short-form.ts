// Expands the short form (model:, data:, label:) to the long one; mixing the two is an error. With gates that judge data, data: alone is
// enough.
import { posix } from 'node:path';
import type { Problem } from '../errors/errors.ts';
import { entryOf } from '../source/tree.ts';
import type { Entry, MapNode, Node } from '../source/tree.ts';
import { isName } from './subject-schemas.ts';

/** The policy with `models:` and `data:` as maps, each value where it was written. */
export function longForm(root: MapNode, problems: Problem[]): MapNode {
  const nameless = namelessIn(root);
  if (nameless.length > 0) {
    problems.push(...nameless.map(({ problem }) => problem));
    return { ...root, entries: new Map([...root.entries, ...nameless.map(({ entry }) => entry)]) };
  }
  const [model, data, label] = ['model', 'data', 'label'].map((key) => entryOf(root, key));
  const mixed = mixing(root, model, data, label);
  problems.push(...mixed);
  if (mixed.length > 0) return root;
  if (isDataAlone(root) && data?.value.kind === 'scalar') return dataAlone(root, data, label);
  if (!model) return root;
  if (!data || !label) {
    problems.push(...missing(model, { data, label }));
    return root;
  }
  const entries = new Map(root.entries);
  for (const key of ['model', 'label', 'data']) entries.delete(key);
  entries.set('data', { keyAt: data.keyAt, value: named(data, 'data', { label }) });
  entries.set('models', { keyAt: model.keyAt, value: named(model, 'model', {}) });
  return { ...root, entries };
}

/** `data: { path: … }` and `models: { path: … }`, one without the name that these maps have first, with the map that was meant. */
function namelessIn(root: MapNode): readonly { readonly problem: Problem; readonly entry: [string, Entry] }[] {
  return (['data', 'models'] as const).flatMap((key) => {
    const written = entryOf(root, key);
    const path =
      written && ['path', 'predictions'].find((inner) => entryOf(written.value, inner)?.value.kind === 'scalar');
    if (!written || path === undefined) return [];
    const name = nameOf(entryOf(written.value, path)!.value, key === 'data' ? 'test' : 'model');
    const problem: Problem = {
      code: 'policy/wrong-type',
      message: `"${key}" is a map by name, and here "${path}" stands where a name is expected`,
      at: written.keyAt,
      hint: `give it a name: ${key}: { ${name}: { ${path}: …${key === 'data' ? ', label: …' : ''} } }`,
    };
    const entries = new Map([[name, { keyAt: written.keyAt, value: written.value }]]);
    const value: MapNode = { kind: 'map', entries, at: written.value.at };
    return [{ problem, entry: [key, { keyAt: written.keyAt, value }] }];
  });
}

/** `data: data/test.csv` beside gates that need no model. */
function isDataAlone(root: MapNode): boolean {
  return entryOf(root, 'gates') !== undefined && ['model', 'models'].every((key) => entryOf(root, key) === undefined);
}

function dataAlone(root: MapNode, data: Entry, label: Entry | undefined): MapNode {
  const entries = new Map(root.entries);
  entries.delete('label');
  entries.set('data', { keyAt: data.keyAt, value: named(data, 'data', { ...(label && { label }) }) });
  return { ...root, entries };
}

/** { <name of the file>: { path: …, …more } } */
function named(path: Entry, otherwise: string, more: Readonly<Record<string, Entry>>): Node {
  const { at } = path.value;
  const inner: MapNode = { kind: 'map', entries: new Map([['path', path], ...Object.entries(more)]), at };
  return { kind: 'map', entries: new Map([[nameOf(path.value, otherwise), { keyAt: path.keyAt, value: inner }]]), at };
}

/** 'credit' for models/credit.onnx; `otherwise` where the file's name cannot name a model or a data set. */
function nameOf(path: Node, otherwise: string): string {
  const written = path.kind === 'scalar' && typeof path.value === 'string' ? path.value : '';
  const stem = posix.basename(written).replace(/\.[A-Za-z0-9]+$/, '');
  return isName(stem) ? stem : otherwise;
}

const longModel = 'write models: { name: { path: … } } and data: { test: { path: …, label: … } }';

function ambiguous({ keyAt }: Entry, message: string, hint: string): Problem {
  return { code: 'policy/ambiguous', message, at: keyAt, hint };
}

function mixing(root: MapNode, model?: Entry, data?: Entry, label?: Entry): readonly Problem[] {
  const long = data?.value.kind === 'map';
  const models = entryOf(root, 'models');
  const found: Problem[] = [];
  if (model && models) found.push(ambiguous(model, 'both "model" and "models" are there', 'keep one of the two'));
  if (model && long) found.push(ambiguous(model, '"model" is the short form, but "data" is a map', longModel));
  if (label && (long || (!model && !isDataAlone(root)))) {
    found.push(
      ambiguous(
        label,
        '"label" at the top belongs to the short form',
        'write it inside the data set: data: { test: { label: … } }',
      ),
    );
  }
  if (!model && data?.value.kind === 'scalar' && !isDataAlone(root))
    found.push(ambiguous(data, '"data" as one path is the short form, but there is no "model"', longModel));
  return found;
}

function missing(model: Entry, parts: Readonly<Record<string, Entry | undefined>>): readonly Problem[] {
  return Object.entries(parts)
    .filter(([, entry]) => entry === undefined)
    .map(([key]) => ({
      code: 'policy/missing-key',
      message: `"${key}" is missing beside "model": the short form is model, data and label`,
      at: model.keyAt,
      hint: `add ${key}:`,
    }));
}
