// What a change does to a policy: demands dropped, loosened, tightened, added, and the yardstick they are measured by.
import { canonicalJson } from '../json.ts';
import { startOf } from '../source/lines.ts';
import type { Span } from '../source/span.ts';
import { changesOf, type ParamChange } from './diff-params.ts';
import { yardstickChanges, type YardstickChange } from './diff-yardstick.ts';
import { pairedModel, pairedPlan } from './pair.ts';
import type { Demand, GatePlan, Policy, Waiver } from './types.ts';

/** One demand that differs between two policies. */
export interface DemandChange {
  readonly gate: string;
  /** The model's name in head's policy; in the base's where head has no such model; '' where the gate judges data. */
  readonly model: string;
  readonly demand: string;
  readonly base?: Demand;
  readonly head?: Demand;
  readonly changes: readonly ParamChange[];
  /** Where in head's policy: the demand, or the nearest place to where it was. */
  readonly at: Span;
}

/** A gate that the base runs for a model and head does not. */
export interface GateChange {
  readonly gate: string;
  readonly model: string;
  readonly at: Span;
}

export interface PolicyDiff {
  readonly gates: { readonly dropped: readonly GateChange[] };
  readonly dropped: readonly DemandChange[];
  /** Demands of which at least one part is looser, or cannot be compared. */
  readonly loosened: readonly DemandChange[];
  readonly tightened: readonly DemandChange[];
  readonly added: readonly DemandChange[];
  /** Waivers that are new in head's policy, or that last longer. */
  readonly waived: readonly Waiver[];
  readonly yardstick: readonly YardstickChange[];
}

/** Compares the base branch's policy with head's. Equal policies give an empty diff. */
export function diffPolicies(base: Policy, head: Policy): PolicyDiff {
  const pairs = pairsOf(base, head);
  const all = pairs.flatMap(({ before, after, at }) => demandChanges(before, after, at));
  const both = all.filter((c) => c.base && c.head && c.changes.length > 0);
  return {
    gates: { dropped: pairs.flatMap(droppedGate) },
    dropped: all.filter((c) => !c.head),
    loosened: both.filter((c) => c.changes.some((x) => x.looser)),
    tightened: both.filter((c) => !c.changes.some((x) => x.looser)),
    added: all.filter((c) => !c.base),
    waived: head.waivers.filter((waiver) => !base.waivers.some((w) => covers(w, waiver))),
    yardstick: yardstickChanges(base, head),
  };
}

interface Pair {
  readonly before?: GatePlan;
  readonly after?: GatePlan;
  readonly at: Span;
}

function pairsOf(base: Policy, head: Policy): readonly Pair[] {
  const kept = head.gates.map((after): Pair => {
    const before = pairedPlan(base, head, after);
    return { after, at: after.at, ...(before && { before }) };
  });
  const gone = base.gates.filter((b) => !kept.some((pair) => pair.before === b));
  const placeOf = (before: GatePlan): Span =>
    head.models[pairedModel(head, base, before.model) ?? '']?.at ?? startOf(head.path);
  return [...kept, ...gone.map((before): Pair => ({ before, at: placeOf(before) }))];
}

function droppedGate({ before, after, at }: Pair): readonly GateChange[] {
  return before && !after ? [{ gate: before.gate, model: before.model, at }] : [];
}

function demandChanges(before: GatePlan | undefined, after: GatePlan | undefined, at: Span): readonly DemandChange[] {
  const { gate, model } = (after ?? before)!;
  const ids = new Set([...(after?.demands ?? []), ...(before?.demands ?? [])].map((d) => d.id));
  return [...ids].map((demand): DemandChange => {
    const base = before?.demands.find((d) => d.id === demand);
    const head = after?.demands.find((d) => d.id === demand);
    const changes = base && head ? changesOf(base, head) : [];
    return { gate, model, demand, changes, at: head?.at ?? at, ...(base && { base }), ...(head && { head }) };
  });
}

/** Whether the base's waiver already allows what head's does. */
function covers(base: Waiver, head: Waiver): boolean {
  const same = canonicalJson([base.rule, base.where]) === canonicalJson([head.rule, head.where]);
  return same && base.until >= head.until;
}
