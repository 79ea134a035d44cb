// Data sets and models of a policy: from what was written to subjects with checked paths.
import type { z } from 'zod';
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { entryOf, plain } from '../source/tree.ts';
import type { Entry, MapNode, Node } from '../source/tree.ts';
import { relativeTo, repositoryPath } from './paths.ts';
import { dataSchema, modelSchema, type DataPart, type ModelPart } from './subject-schemas.ts';
import type { BaselineRef, DataSubject, ModelSubject } from './types.ts';

/** What the subjects of one policy share. */
export interface Resolving {
  /** The folder of the policy; paths come out relative to it. */
  readonly root: string;
  readonly problems: Problem[];
}

/** The data sets by name; a map without a prototype, so that a name is a name whatever it is. */
export function dataOf(policy: MapNode, resolving: Resolving): Readonly<Record<string, DataSubject>> {
  return byName(policy, 'data', (name, entry) => {
    const part = written<DataPart>(dataSchema, entry.value);
    resolving.problems.push(...labelAs(entry.value));
    return { ...part, name, path: pathAt(entry.value, 'path', resolving) ?? '', at: entry.keyAt };
  });
}

/** The models by name. */
export function modelsOf(policy: MapNode, resolving: Resolving): Readonly<Record<string, ModelSubject>> {
  return byName(policy, 'models', (name, entry) => {
    const { inputs = {}, outputs = {}, task, positive, threshold } = written<ModelPart>(modelSchema, entry.value);
    resolving.problems.push(...contradictions(name, entry));
    const baseline = baselineOf(entry.value, resolving);
    return {
      name,
      source: sourceOf(entry.value, resolving),
      inputs,
      outputs,
      ...(task !== undefined && { task }),
      ...(positive !== undefined && { positive }),
      ...(threshold !== undefined && { threshold }),
      ...(baseline && { baseline }),
      at: entry.keyAt,
    };
  });
}

function byName<T>(policy: MapNode, key: string, subject: (name: string, entry: Entry) => T): Record<string, T> {
  const subjects = Object.create(null);
  const node = entryOf(policy, key)?.value;
  if (node?.kind !== 'map') return subjects;
  for (const [name, entry] of node.entries) if (entry.value.kind === 'map') subjects[name] = subject(name, entry);
  return subjects;
}

/** The valid keys of a node. Those with an issue are reported elsewhere; leaving them out here lets the rest be checked too. */
function written<T>(schema: z.ZodType<T>, node: Node): Partial<T> {
  const value = plain(node);
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.flatMap((i) => [String(i.path[0]), ...('keys' in i ? i.keys : [])]));
  const right = Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !wrong.has(key)));
  return schema.safeParse({ path: '.', ...right }).data ?? {};
}

function textAt(node: Node, key: string): { readonly text: string; readonly at: Span } | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? { text: value.value, at: value.at } : undefined;
}

/** The path under a key, relative to the policy's folder; undefined with a problem when it is not safe. */
function pathAt(node: Node, key: string, { root, problems }: Resolving): string | undefined {
  const named = textAt(node, key);
  if (!named) return undefined;
  const checked = repositoryPath(named.text, named.at);
  if ('path' in checked) return relativeTo(root, checked.path);
  problems.push(checked.problem);
  return undefined;
}

function sourceOf(node: Node, resolving: Resolving): ModelSubject['source'] {
  const predictions = pathAt(node, 'predictions', resolving);
  const path = pathAt(node, 'path', resolving);
  return predictions === undefined ? { kind: 'onnx', path: path ?? '' } : { kind: 'predictions', path: predictions };
}

function baselineOf(node: Node, resolving: Resolving): BaselineRef | undefined {
  const named = textAt(node, 'baseline');
  if (!named) return undefined;
  if (named.text === 'merge-base' || named.text === 'none') return { from: named.text };
  const path = pathAt(node, 'baseline', resolving);
  return path === undefined ? undefined : { from: 'path', path };
}

function ambiguous(at: Span, message: string, hint: string): Problem {
  return { code: 'policy/ambiguous', message, at, hint };
}

/** What a row is worth, whose it is and which it is must be known without its label. */
function labelAs(data: Node): readonly Problem[] {
  const label = textAt(data, 'label')?.text;
  return ['id', 'weight', 'cluster'].flatMap((key) => {
    const same = textAt(data, key);
    if (same === undefined || same.text !== label) return [];
    const message = `the column ${quoted(label)} is both the label and the ${key}`;
    return [ambiguous(same.at, message, `remove ${key}, or name another column`)];
  });
}

/** What a model's keys say against each other. */
function contradictions(name: string, { keyAt, value }: Entry): readonly Problem[] {
  const threshold = entryOf(value, 'threshold');
  const outputs = entryOf(value, 'outputs')?.value;
  return [
    ...ofSources(name, keyAt, value),
    ...ofPredictions(value),
    ...(outputs ? ofLabelsAlone(outputs, threshold) : []),
    ...ofTask(value),
  ];
}

/** A model is either run from its file, or read from a file of predictions. */
function ofSources(name: string, keyAt: Span, model: Node): readonly Problem[] {
  const [path, predictions] = [entryOf(model, 'path'), entryOf(model, 'predictions')];
  if (path && predictions)
    return [
      ambiguous(predictions.keyAt, `the model ${quoted(name)} has both a path and predictions`, 'keep one of the two'),
    ];
  if (path || predictions) return [];
  const hint = 'add path: with the ONNX file, or predictions: with a file of predictions';
  return [{ code: 'policy/missing-key', message: `the model ${quoted(name)} names no file`, at: keyAt, hint }];
}

/** Predictions were made elsewhere: nothing is fed to a model here, and no score is turned into a probability. */
function ofPredictions(model: Node): readonly Problem[] {
  if (!entryOf(model, 'predictions')) return [];
  const inputs = entryOf(model, 'inputs');
  const link = entryOf(entryOf(model, 'outputs')?.value, 'link');
  const hint = 'remove link, and write probabilities into the file; or name a threshold of the scores as they are';
  return [
    ...(inputs
      ? [ambiguous(inputs.keyAt, 'inputs belong to a model that is run, not to predictions', 'remove inputs')]
      : []),
    ...(link ? [ambiguous(link.keyAt, 'a link belongs to a model that is run, not to predictions', hint)] : []),
  ];
}

/** Keys that mean something for a binary task only. */
function ofTask(model: Node): readonly Problem[] {
  const task = textAt(model, 'task')?.text;
  if (task !== 'multiclass' && task !== 'regression') return [];
  return ['positive', 'threshold'].flatMap((key) => {
    const entry = entryOf(model, key);
    return entry ? [ambiguous(entry.keyAt, `"${key}" means nothing for the task ${task}`, `remove ${key}`)] : [];
  });
}

/** Without a score, the labels are the decisions: a threshold or link is then an error. */
function ofLabelsAlone(outputs: Node, threshold: Entry | undefined): readonly Problem[] {
  if (!entryOf(outputs, 'label') || entryOf(outputs, 'score')) return [];
  const nothing = { link: entryOf(outputs, 'link'), threshold };
  return Object.entries(nothing).flatMap(([key, entry]) => {
    const hint = `remove ${key}, or name the score beside the label`;
    return entry ? [ambiguous(entry.keyAt, `"${key}" means nothing where labels alone are judged`, hint)] : [];
  });
}
