// Judge: measurements and demands in, findings out. Pure: no file, no network, no clock but the day it is given.
import { createHash } from 'node:crypto';
import { rowsToSettle } from '@modelgate/stats';
import type { Check, Decided, Facts, Got } from '../check.ts';
import type { Claim, Facets, FactClaim, LimitClaim } from '../claim.ts';
import { alphaOf } from '../decide/alpha.ts';
import { decide, type DecidedFamily, type Decision, type Judged } from '../decide/decide.ts';
import { outcomeOfTest, test } from '../decide/leaf.ts';
import type { Finding, Leaf } from '../finding.ts';
import type { Correlation } from '../measure/correlation.ts';
import type { Demand, Waiver } from '../policy/types.ts';
import type { Family } from '../report/types.ts';
import { waiverOf } from './waivers.ts';

export interface JudgeInput<F extends Facts = Facts> {
  readonly gate: string;
  readonly demands: readonly Demand[];
  readonly checks: readonly Check<F>[];
  readonly got: Got<F>;
  /** 1 − α of the policy whose demands these are. */
  readonly confidence: number;
  /** The correlation of estimates over the same rows; absent: Holm adjusts. */
  readonly correlation?: Correlation;
  readonly waivers: readonly Waiver[];
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly families: readonly Family[];
}

/** The seed of every resampling of a gate and model: equal inputs draw equal numbers. */
export function seedOf(gate: string, model: string): string {
  return `modelgate/${gate}/${model}`;
}

export function judge<F extends Facts>(input: JudgeInput<F>): Judgement {
  const judged = input.demands.flatMap((demand) => claimsOf(input, demand).map((claim): Judged => ({ demand, claim })));
  const seed = seedOf(input.gate, input.got.facts.name);
  const { decisions, families } = decide(judged, {
    alpha: alphaOf(input.confidence),
    ...(input.correlation && { correlation: input.correlation }),
    seed,
  });
  const findings = decisions.map((decision) => findingOf(input, decision, families));
  return { findings, families: families.map((family) => namedFamily(family, findings)) };
}

/** The family as the report keeps it: its members by the ids of their findings. */
function namedFamily({ members, ...family }: DecidedFamily, findings: readonly Finding[]): Family {
  return { ...family, members: members.map(({ judged, leaf, p }) => ({ finding: findings[judged]!.id, leaf, p })) };
}

function checkOf(input: JudgeInput, demand: Demand): Check {
  const check = input.checks.find((c) => c.id === demand.check);
  if (!check) throw new Error(`no check ${demand.check} in the catalogue`);
  return check;
}

function claimsOf(input: JudgeInput, demand: Demand): Claim[] {
  return checkOf(input, demand)
    .judge(input.got, demand.params)
    .map((claim) => asDemanded(claim, demand));
}

/** The policy's burden and proof override the check's own. */
function asDemanded(claim: Claim, demand: Demand): Claim {
  const about = { ...claim.about, ...demand.facets };
  if ('all' in claim) return { ...claim, about, all: claim.all.map((c) => asDemanded(c, demand)) };
  if ('fact' in claim) return { ...claim, about };
  const { proof, ...rest } = { ...claim, about };
  const kept = demand.proof === 'strict' || proof === undefined ? rest : { ...rest, proof };
  return demand.burden ? { ...kept, burden: demand.burden } : kept;
}

function findingOf(input: JudgeInput, decision: Decision, families: readonly DecidedFamily[]): Finding {
  const { demand, claim, leaves, decisive, outcome } = decision;
  const check = checkOf(input, demand);
  const waived =
    outcome === 'fail' || outcome === 'inconclusive'
      ? waiverOf(input.waivers, demand.check, claim.about, input.today)
      : undefined;
  return {
    id: findingId(demand.check, claim.about),
    rule: demand.check,
    demand: demand.id,
    outcome,
    severity: demand.severity,
    ...(demand.optional && { optional: true }),
    decide: demand.decide,
    from: demand.from,
    leaves: leaves.map(withoutRemedy),
    decisive,
    message: check.say(decidedOf(input, demand, leaves[decisive]!, families), input.got),
    at: demand.at,
    places: placesOf(claim),
    fingerprint: fingerprintOf(input, demand.check, claim.about),
    ...(waived && { waived }),
  };
}

function withoutRemedy(leaf: Leaf): Leaf {
  if (!('remedy' in leaf.claim)) return leaf;
  const { remedy: _, ...claim } = leaf.claim;
  return { ...leaf, claim };
}

function decidedOf(input: JudgeInput, demand: Demand, leaf: Leaf, families: readonly DecidedFamily[]): Decided {
  const { claim, outcome, interval, p } = leaf;
  const family = families.find(({ name }) => name === leaf.family);
  const rows = outcome === 'inconclusive' && family ? rowsNeeded(claim, family, alphaOf(input.confidence)) : undefined;
  return {
    demand,
    claim,
    outcome,
    confidence: input.confidence,
    ...(interval && { interval }),
    ...(p && { p }),
    ...(rows !== undefined && { rowsToSettle: rows }),
  };
}

/**
 * Rows at which the claim would be decided if its estimate stayed the same: either what must be
 * proved is proved, or the limit is disproved even when no other claim of the family is (p ·
 * members ≤ the family's α; Holm and max-T may need fewer). Undefined when more rows cannot help.
 */
function rowsNeeded(
  claim: LimitClaim | FactClaim,
  { alpha: ofFamily, members }: DecidedFamily,
  alpha: number,
): number | undefined {
  if (!('must' in claim) || claim.of.kind === 'unknown') return undefined;
  return rowsToSettle(claim.of, (of) => {
    const tested = test({ ...claim, of }, alpha);
    return outcomeOfTest(claim, tested, tested.fail * members.length, ofFamily, alpha) !== 'inconclusive';
  });
}

/** 'model/accuracy/change', 'model/slice/roc-auc/change/sex=Female'. */
function findingId(rule: string, about: Facets): string {
  const { metric, of, ...rest } = about;
  const own = metric !== undefined && !rule.endsWith(`/${metric}`) ? [metric] : [];
  const facets = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
  return [rule, ...own, ...(of === undefined ? [] : [of]), ...facets].join('/');
}

function fingerprintOf(input: JudgeInput, rule: string, about: Facets): string {
  const text = JSON.stringify([input.gate, input.got.facts.name, findingId(rule, about)]);
  return createHash('sha256').update(text).digest('hex');
}

function placesOf(claim: Claim): Finding['places'] {
  return 'all' in claim ? claim.all.flatMap(placesOf) : (claim.places ?? []);
}
