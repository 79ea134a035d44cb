// Turns a merged tree into a policy: everything is checked, every value has its span.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { entryOf, plain } from '../source/tree.ts';
import type { MapNode } from '../source/tree.ts';
import { closureDigest, closureOf } from './closure.ts';
import { gatePlansOf } from './gate-plans.ts';
import { reportIssues } from './issues.ts';
import { policyFileSchema, standard } from './language.ts';
import type { FilePart } from './language.ts';
import type { Loaded, Loading } from './load.ts';
import { folderOf } from './paths.ts';
import type { GateSection } from './section.ts';
import { longForm } from './short-form.ts';
import { dataOf, modelsOf } from './subjects.ts';
import { didYouMean, nearest } from './suggest.ts';
import type { DefaultUsed, Policy, Waiver } from './types.ts';
import type { WaiverPart } from './waiver-schema.ts';

/** The policy of one file. Problems go to `loading`; when there are any, the result must not be used. */
export function resolvePolicy(
  path: string,
  loaded: Loaded,
  loading: Loading,
  sections: readonly GateSection[],
  from: 'head' | 'base',
): Policy {
  const { problems } = loading;
  const tree = longForm(loaded.root, problems);
  const file = checkFile(tree, problems);
  const root = folderOf(path);
  const [data, models] = [dataOf(tree, { root, problems }), modelsOf(tree, { root, problems })];
  problems.push(...lacking(tree, sections));
  const defaults = defaultsOf(file);
  const removed = [...loaded.removed];
  const gates = gatePlansOf(tree, { sections, data, models, from, defaults, problems, removed, loading });
  const closure = closureOf(loaded.reach, loading.sha256);
  return {
    path,
    root,
    closure,
    digest: closureDigest(closure),
    confidence: file?.confidence ?? standard.confidence,
    onInconclusive: file?.['on-inconclusive'] ?? standard.onInconclusive,
    onLoosening: file?.['on-loosening'] ?? standard.onLoosening,
    data,
    models,
    gates,
    waivers: waiversOf(file?.waivers ?? [], tree, sections, problems),
    defaults,
    removed: removed.map((r) => ({ what: r.path.join('.'), at: r.at })),
    spans: spansOf(tree),
  };
}

/** What a file says beside its gates; undefined with problems when some of it is wrong. */
export function checkFile(tree: MapNode, problems: Problem[]): FilePart | undefined {
  const read = policyFileSchema.safeParse(plain(tree));
  if (read.error) reportIssues(read.error.issues, { schema: policyFileSchema, root: tree, at: [] }, problems);
  return read.data;
}

/** Problems of a policy that lacks models or data. Gates that judge data need no model; gates that judge files need neither. */
function lacking(tree: MapNode, sections: readonly GateSection[]): readonly Problem[] {
  const short = entryOf(tree, 'model') !== undefined;
  const at = { ...tree.at, end: tree.at.start };
  return needed(tree, sections).flatMap((key): Problem[] => {
    const entry = entryOf(tree, key);
    const empty = entry?.value.kind === 'map' && entry.value.entries.size === 0;
    if (short || (entry && !empty)) return [];
    const message = key === 'models' ? 'the policy names no model' : 'the policy names no data';
    const hint = key === 'models' ? 'add model: models/m.onnx' : 'add data: data/test.csv';
    return [{ code: 'policy/missing-key', message, at: entry?.keyAt ?? at, hint }];
  });
}

function needed(tree: MapNode, sections: readonly GateSection[]): readonly ('models' | 'data')[] {
  const gates = entryOf(tree, 'gates')?.value;
  const named = gates?.kind === 'map' ? [...gates.entries.keys()] : [];
  const judged = named.map((name) => sections.find((section) => section.id === name)?.judges);
  if (judged.length === 0 || judged.includes(undefined)) return ['models', 'data'];
  return judged.includes('data') ? ['data'] : [];
}

function defaultsOf(file: FilePart | undefined): DefaultUsed[] {
  const why = 'the policy does not say';
  return [
    ...(file?.confidence === undefined ? [{ what: 'confidence', value: String(standard.confidence), why }] : []),
    ...(file?.['on-inconclusive'] === undefined
      ? [{ what: 'on-inconclusive', value: standard.onInconclusive, why }]
      : []),
    ...(file?.['on-loosening'] === undefined ? [{ what: 'on-loosening', value: standard.onLoosening, why }] : []),
  ];
}

function waiversOf(
  parts: readonly WaiverPart[],
  tree: MapNode,
  sections: readonly GateSection[],
  problems: Problem[],
): readonly Waiver[] {
  const list = entryOf(tree, 'waivers')?.value;
  const items = list?.kind === 'list' ? list.items : [];
  const rules = sections.flatMap((section) => section.rules ?? []);
  return parts.map((part, i) => {
    const item = items[i];
    const rule = item?.kind === 'map' ? entryOf(item, 'rule') : undefined;
    if (rule && rules.length > 0 && !rules.includes(part.rule))
      problems.push(unknownRule(part.rule, rules, rule.value.at));
    return { ...part, where: part.where ?? {}, at: item?.at ?? tree.at };
  });
}

/** The problem of a waiver for an unknown rule, which would seem to waive something and does not. */
function unknownRule(rule: string, rules: readonly string[], at: Span): Problem {
  const guess = nearest(rule, rules);
  const message = `no rule is called ${quoted(rule)}${didYouMean(guess)}`;
  const hint =
    guess === undefined ? 'write a rule as reports name it, such as model/accuracy or data/nulls' : `write ${guess}`;
  return { code: 'policy/bad-waiver', message, at, hint };
}

/** 'confidence', 'data.test', 'data.test.label', 'models.credit.positive': two levels below data and models. */
function spansOf(tree: MapNode): Readonly<Record<string, Span>> {
  const spans: [string, Span][] = [];
  for (const [key, { keyAt, value }] of tree.entries) {
    spans.push([key, keyAt]);
    if ((key !== 'data' && key !== 'models') || value.kind !== 'map') continue;
    for (const [name, entry] of value.entries) {
      spans.push([`${key}.${name}`, entry.keyAt]);
      if (entry.value.kind !== 'map') continue;
      for (const [inner, { keyAt: at }] of entry.value.entries) spans.push([`${key}.${name}.${inner}`, at]);
    }
  }
  return Object.fromEntries(spans);
}
