// What a change does to the yardstick: the data, the label, the positive class, the baseline, the slices, the rules.
import { posix } from 'node:path';
import { canonicalJson } from '../json.ts';
import type { Json } from '../json.ts';
import { printable } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { pairedModel, pairedPlan } from './pair.ts';
import { placeIn } from './place-in.ts';
import type { BaselineRef, GatePlan, ModelSubject, Policy } from './types.ts';

export interface YardstickChange {
  /** 'confidence', 'data.test.label', 'models.credit.positive', 'gates.evaluate-model.slices'. */
  readonly what: string;
  /** The gate and the model that it is the yardstick of; absent: all of them (gates of models share their data). */
  readonly gate?: string;
  readonly model?: string;
  readonly was: string;
  readonly is: string;
  /** In head's policy. */
  readonly at: Span;
}

type Difference = Omit<YardstickChange, 'what' | 'at' | 'gate' | 'model'>;

const nothing = 'nothing';

/** Every change of the yardstick, once each. */
export function yardstickChanges(base: Policy, head: Policy): readonly YardstickChange[] {
  const pairs = head.gates.flatMap((after) => {
    const before = pairedPlan(base, head, after);
    return before ? [{ before, after }] : [];
  });
  const changes = [
    ...rules(base, head),
    ...pairs.flatMap(({ before, after }) => data(base, head, before, after)),
    ...Object.values(head.models).flatMap((model) => models(base, head, model)),
    ...pairs.flatMap(({ before, after }) => settingChanges(before, after)),
  ];
  return [...new Map(changes.map((c) => [`${c.what} ${c.gate ?? ''} ${c.model ?? ''} ${c.was} ${c.is}`, c])).values()];
}

function differs(was: string | undefined, is: string | undefined): readonly Difference[] {
  return was === is ? [] : [{ was: was ?? nothing, is: is ?? nothing }];
}

/** Confidence counts in both directions: with a lower one limits are proved more easily, with a higher one they fail less easily. */
function rules(base: Policy, head: Policy): readonly YardstickChange[] {
  const relaxed = (was: 'warn' | 'fail', is: 'warn' | 'fail'): readonly Difference[] =>
    was === 'fail' ? differs(was, is) : [];
  const parts: readonly (readonly [string, readonly Difference[]])[] = [
    ['confidence', differs(String(base.confidence), String(head.confidence))],
    ['on-inconclusive', relaxed(base.onInconclusive, head.onInconclusive)],
    ['on-loosening', relaxed(base.onLoosening, head.onLoosening)],
  ];
  return parts.flatMap(([what, found]) => found.map((d) => ({ what, ...d, at: placeIn(head, what) })));
}

const columns = ['label', 'id', 'weight', 'cluster'] as const;

/** Compares the data set that the gate uses, even when its name changed. */
function data(base: Policy, head: Policy, before: GatePlan, after: GatePlan): readonly YardstickChange[] {
  const [was, is] = [base.data[before.data], head.data[after.data]];
  if (!was || !is) return [];
  const parts: readonly (readonly [string, readonly Difference[]])[] = [
    ['path', differs(posix.join(base.root, was.path), posix.join(head.root, is.path))],
    ...columns.map((key) => [key, differs(was[key], is[key])] as const),
    ['missing', differs(inQuotes(was.missing), inQuotes(is.missing))],
  ];
  return parts.flatMap(([key, found]) => {
    const what = `data.${is.name}.${key}`;
    return found.map((d) => ({ what, ...(after.model === '' && { gate: after.gate }), ...d, at: placeIn(head, what) }));
  });
}

/** In quotes, so that one text with a comma differs from two texts. */
function inQuotes(texts: readonly string[] | undefined): string | undefined {
  return texts?.map((text) => `"${printable(text)}"`).join(' ');
}

function models(base: Policy, head: Policy, is: ModelSubject): readonly YardstickChange[] {
  const was = base.models[pairedModel(base, head, is.name) ?? ''];
  if (!was) return [];
  const parts: readonly (readonly [string, readonly Difference[]])[] = [
    ['task', differs(was.task, is.task)],
    ['positive', differs(was.positive, is.positive)],
    ['threshold', differs(textOf(was.threshold), textOf(is.threshold))],
    ['inputs', differs(textOf(was.inputs), textOf(is.inputs))],
    ['outputs', differs(textOf(was.outputs), textOf(is.outputs))],
    ['baseline', differs(baselineText(base, was.baseline), baselineText(head, is.baseline))],
  ];
  return parts.flatMap(([key, found]) => {
    const what = `models.${is.name}.${key}`;
    return found.map((d) => ({ what, model: is.name, ...d, at: placeIn(head, what) }));
  });
}

/** How a model is run and decided belongs to the yardstick: one model with two thresholds gives two decisions, and is equal to itself. */
function textOf(value: ModelSubject['threshold' | 'inputs' | 'outputs']): string | undefined {
  if (typeof value !== 'object') return value === undefined ? undefined : String(value);
  return Object.keys(value).length === 0 ? undefined : printable(canonicalJson(value));
}

function baselineText(policy: Policy, baseline: BaselineRef | undefined): string {
  return baseline?.from === 'path' ? posix.join(policy.root, baseline.path) : (baseline?.from ?? 'merge-base');
}

/** In a list only removed entries count: an added slice does not relax anything. */
function settingChanges(before: GatePlan, after: GatePlan): readonly YardstickChange[] {
  const [was, is] = [mapOf(before.settings), mapOf(after.settings)];
  return Object.entries(was).flatMap(([key, value]): YardstickChange[] => {
    const now = is[key];
    const texts = now === undefined ? [] : textsOf(now);
    const removed = isList(value)
      ? textsOf(value).some((t) => !texts.includes(t))
      : canonicalJson(value) !== canonicalJson(now ?? null);
    if (!removed) return [];
    const what = `gates.${after.gate}.${key}`;
    return [
      {
        what,
        gate: after.gate,
        ...(after.model !== '' && { model: after.model }),
        was: shown(value),
        is: now === undefined ? nothing : shown(now),
        at: after.at,
      },
    ];
  });
}

type JsonMap = { readonly [key: string]: Json };

function isMap(value: Json): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mapOf(value: Json): JsonMap {
  return isMap(value) ? value : {};
}

function textsOf(value: Json): readonly string[] {
  return isList(value) ? value.map((item) => canonicalJson(item)) : [canonicalJson(value)];
}

/** A setting in words: by its name if it has one. */
function shown(value: Json): string {
  if (isList(value)) return value.length === 0 ? nothing : value.map((item) => shown(item)).join(', ');
  const { name, where, column } = mapOf(value);
  if (typeof name !== 'string') return typeof value === 'string' ? value : canonicalJson(value);
  return typeof where === 'string' && column === undefined ? `${name} (${where})` : name;
}
