// One claim's outcome from its p-values: the three burdens, and what needs no test.
import { exactProportionP, pValues, unconditionalP, type Known, type PValues } from '@modelgate/stats';
import type { FactClaim, LimitClaim, Outcome } from '../claim.ts';
import type { Demand } from '../policy/types.ts';
import { tooFewToProve, tooFewToRefute } from './too-few.ts';

/** p-values of one claim, before any adjustment. */
export interface Tested {
  /** H0 "the limit is kept": small means it is violated. */
  readonly fail: number;
  /** H0 "what must be proved is violated": small means it is proved. */
  readonly pass: number;
}

/** Whether sampling error decides this claim; the others compare exactly and belong to no family. */
export function isTested(demand: Pick<Demand, 'decide'>, claim: LimitClaim | FactClaim): claim is LimitClaim {
  return 'must' in claim && demand.decide === 'test' && claim.of.kind === 'known' && claim.of.law.law !== 'exact';
}

/** `alpha`: the level at which something is proved. */
export function test(claim: LimitClaim, alpha: number): Tested {
  const { of, must, limit, proof = limit, burden } = claim;
  if (of.kind === 'unknown') throw new Error('an unknown estimate cannot be tested');
  const fail = tooFewToRefute(of) ? 1 : pOf(of, must, limit).fail;
  if (tooFewToProve(of) !== undefined) return { fail, pass: 1 };
  const { pass } = pOf(of, must, proof);
  const isClose = burden === 'prove' && pass <= alpha && pass > CLOSE * alpha;
  if (!isClose || of.law.law !== 'rates' || of.law.n1 + of.law.n2 > MANY_ROWS) return { fail, pass };
  return { fail, pass: Math.max(pass, unconditionalP(of.law, must, proof)) };
}

/**
 * What the score test finds against a share, exact probabilities must find too. Near 0 and 1 it is wrong much too often: one positive of
 * twelve that is missed refuted a recall of 0.99 at p = 0.005, and has a probability of 0.11.
 */
function pOf(of: Known, must: 'min' | 'max', limit: number): PValues {
  const byLaw = pValues(of, must, limit);
  if (of.law.law !== 'binomial' || !(limit > 0 && limit < 1)) return byLaw;
  const exact = exactProportionP(of.law, must, limit);
  return { fail: Math.max(byLaw.fail, exact.fail), pass: Math.max(byLaw.pass, exact.pass) };
}

/**
 * On few rows score tests are wrong slightly too often (5.4 % instead of 5). So a proof with a p between this share of
 * α and α itself must also hold by exact probabilities.
 */
const CLOSE = 0.6;
/** With more rows than this, score tests keep their level to a hundredth of a point. */
const MANY_ROWS = 20_000;

/** Whether the estimate itself lies within the limit; exactly at the limit it does. */
export function withinLimit(claim: LimitClaim): boolean {
  if (claim.of.kind === 'unknown') return false;
  return claim.must === 'min' ? claim.of.value >= claim.limit : claim.of.value <= claim.limit;
}

/** The outcome without a test: a fact has its own, a value is compared with the limit, unknown stays unknown. */
export function outcomeWithoutTest(claim: LimitClaim | FactClaim): Outcome {
  if ('fact' in claim) return claim.fact;
  if (claim.of.kind === 'unknown') return 'unknown';
  return withinLimit(claim) ? 'pass' : 'fail';
}

/** FAIL: the adjusted p is at most the family's α. Else the burden decides: prove, lean or guard. */
export function outcomeOfTest(
  claim: LimitClaim,
  tested: Tested,
  adjusted: number,
  familyAlpha: number,
  alpha: number,
): Outcome {
  if (adjusted <= familyAlpha) return 'fail';
  const held = { prove: tested.pass <= alpha && withinLimit(claim), lean: withinLimit(claim), guard: true };
  return held[claim.burden] ? 'pass' : 'inconclusive';
}
