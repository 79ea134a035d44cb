// How one demand differs between two policies, part by part, and which way.
import { canonicalJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { Demand } from './types.ts';

/** One part of a demand that differs; undefined where the policy says nothing. */
export interface ParamChange {
  /** 'limit', 'margin.by', 'severity'. */
  readonly path: string;
  readonly was?: Json;
  readonly is?: Json;
  /** Also true when the two cannot be ordered: a change that is not known to be tighter counts as looser. */
  readonly looser: boolean;
}

type Direction = 'lower' | 'higher';
type Looser = Readonly<Record<string, Direction>>;

/** The differences between a demand of the base and the same demand of head. */
export function changesOf(base: Demand, head: Demand): readonly ParamChange[] {
  return [
    ...judgingChanges(base, head),
    ...paramChanges(base.params, head.params, [], head.looser ?? base.looser ?? {}),
  ];
}

function paramChanges(
  was: Json | undefined,
  is: Json | undefined,
  path: readonly string[],
  looser: Looser,
): readonly ParamChange[] {
  if (isMap(was) && isMap(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...keys].flatMap((key) => paramChanges(own(was, key), own(is, key), [...path, key], looser));
  }
  if (isList(was) && isList(is) && was.length === is.length)
    return was.flatMap((item, i) => paramChanges(item, is[i], [...path, String(i)], looser));
  if (was !== undefined && is !== undefined && canonicalJson(was) === canonicalJson(is)) return [];
  if (was === undefined && is === undefined) return [];
  return [change(path.join('.'), was, is, isLooser(was, is, path, looser))];
}

export type JsonMap = { readonly [key: string]: Json };

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function own(map: JsonMap, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function change(path: string, was: Json | undefined, is: Json | undefined, looser: boolean): ParamChange {
  return { path, ...(was !== undefined && { was }), ...(is !== undefined && { is }), looser };
}

/** Removing a bound is looser, adding one is tighter; for one that moves it depends on the direction. */
function isLooser(was: Json | undefined, is: Json | undefined, path: readonly string[], looser: Looser): boolean {
  const bound = directionOf(path, looser);
  if (is === undefined || bound === undefined) return true;
  if (was === undefined) return false;
  if (typeof was !== 'number' || typeof is !== 'number' || bound === 'inside') return true;
  return bound === 'lower' ? is < was : is > was;
}

/** Which way the bound at a path is looser; 'inside' when the path holds a map that contains the bound. */
function directionOf(path: readonly string[], looser: Looser): Direction | 'inside' | undefined {
  for (const [pattern, direction] of Object.entries(looser)) {
    const parts = pattern.split('.');
    if (parts.length < path.length || !path.every((step, i) => parts[i] === '*' || parts[i] === step)) continue;
    return parts.length === path.length ? direction : 'inside';
  }
  return undefined;
}

const burdens = ['guard', 'lean', 'prove'];

/** Changes of how a demand is judged: warn, optional, another data set, a lighter burden or a bare estimate are looser. */
function judgingChanges(base: Demand, head: Demand): readonly ParamChange[] {
  const heavier = burdens.indexOf(head.burden ?? '') > burdens.indexOf(base.burden ?? '') && base.burden !== undefined;
  const parts: readonly (readonly [path: string, was: Json | undefined, is: Json | undefined, looser: boolean])[] = [
    ['check', base.check, head.check, true],
    ['on', base.on, head.on, true],
    ['severity', base.severity, head.severity, head.severity === 'warn'],
    ['decide', base.decide, head.decide, true],
    ['burden', base.burden, head.burden, !(heavier || head.burden === 'prove')],
    ['proof', base.proof, head.proof, head.proof === undefined],
    ['optional', base.optional, head.optional, head.optional === true],
  ];
  return parts.filter(([, was, is]) => was !== is).map((part) => change(...part));
}
