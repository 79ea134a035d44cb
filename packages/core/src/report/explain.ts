// Explain: every decision of a finding recomputed from the report alone, step by step.
import { interval } from '@modelgate/stats';
import type { LimitClaim } from '../claim.ts';
import { worstOutcome } from '../decide/decide.ts';
import { adjust } from '../decide/family.ts';
import { isTested, outcomeOfTest, outcomeWithoutTest, test, withinLimit } from '../decide/leaf.ts';
import { tooFewToProve, tooFewToRefute } from '../decide/too-few.ts';
import { verdictOf } from './verdict.ts';
import { figureText } from '../format.ts';
import type { Finding, Leaf } from '../finding.ts';
import { near } from './near.ts';
import { ownFigures } from './own-figures.ts';
import type { Family, Report } from './types.ts';

export interface Explanation {
  readonly lines: readonly string[];
  /** Whether every recomputed figure and outcome equals the report's. */
  readonly agrees: boolean;
}

export function explain(report: Report, finding: Finding): Explanation {
  const parts = finding.leaves.map((leaf, i) => explainOrRefuse(report, finding, leaf, i));
  const { subject, observed, expected } = finding.message;
  const outcome = worstOutcome(finding.leaves);
  const wrong = outcome === finding.outcome ? [] : [`  so: ${outcome} — but the report says ${finding.outcome}`];
  return {
    lines: [
      `${finding.id}: ${finding.outcome}`,
      `  ${subject}: ${observed}; expected ${expected}`,
      ...parts.flatMap((p) => p.lines),
      ...wrong,
    ],
    agrees: wrong.length === 0 && parts.every((p) => p.agrees),
  };
}

/**
 * Recomputes the verdict from the findings, and checks that every tested claim of this change's policy has its finding, and that measurements
 * and intervals are those of the decisions.
 */
export function explainVerdict(report: Report): Explanation {
  const verdict = report.error ? 'error' : verdictOf(report.findings);
  const ids = new Set(report.findings.map((f) => f.id));
  const lost = report.families
    .filter((family) => family.from === 'head')
    .flatMap((family) => family.members.filter((m) => !ids.has(m.finding)));
  const figures = ownFigures(report);
  return {
    lines: [
      ...(verdict === report.verdict ? [] : [`the findings make ${verdict} — but the report says ${report.verdict}`]),
      ...lost.map((m) => `the report lacks the finding ${m.finding}, which was tested`),
      ...figures,
    ],
    agrees: verdict === report.verdict && lost.length === 0 && figures.length === 0,
  };
}

/** A report may come from anybody: figures that no formula accepts are an answer, not an exception. */
function explainOrRefuse(report: Report, finding: Finding, leaf: Leaf, index: number): Explanation {
  try {
    return explainLeaf(report, finding, leaf, index);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { lines: [`  the report’s own figures are impossible: ${error.message}`], agrees: false };
  }
}

function explainLeaf(report: Report, finding: Finding, leaf: Leaf, index: number): Explanation {
  const { claim, p } = leaf;
  const tested = isTested(finding, claim);
  if (!tested && leaf.family === 'none') return explainUntested(finding, leaf);
  if (!tested || leaf.family === 'none' || !p)
    return { lines: [`  a claim ${tested ? 'with' : 'without'} a test, of family ${leaf.family}`], agrees: false };
  const family = report.families.find((f) => f.name === leaf.family && f.from === finding.from);
  const adjusted = family && adjustedIn(family, finding, index);
  if (!family || adjusted === undefined)
    return { lines: [`  the report lacks the ${leaf.family} family of this finding`], agrees: false };
  const alpha = alphaOf(family);
  const again = { ...test(claim, alpha), adjusted };
  const outcome = outcomeOfTest(claim, again, adjusted, family.alpha, alpha);
  const agrees =
    outcome === leaf.outcome && near(again.fail, p.fail) && near(again.pass, p.pass) && near(adjusted, p.adjusted);
  const differs = agrees ? '' : ` — but the report says ${leaf.outcome}, p ${JSON.stringify(p)}`;
  return {
    lines: [
      ...estimateLines(claim, report.confidence),
      ...testLines(claim, again, family),
      `  so: ${outcome}${differs}`,
    ],
    agrees,
  };
}

/**
 * The gate's α, of which each of the two families has half. Taken from the family, since
 * the base's policy may have another confidence than the report.
 */
function alphaOf(family: Family): number {
  return 2 * family.alpha;
}

function estimateLines(claim: LimitClaim, confidence: number): readonly string[] {
  const { of, must, limit, proof, burden, estimate } = claim;
  if (of.kind === 'unknown') throw new Error('a tested claim has an estimate');
  const [low, high] = interval(of, confidence);
  const toProve = proof === undefined ? '' : `, to be proved ${figureText(proof)}`;
  const tooFew = tooFewToProve(of);
  return [
    `  estimate ${estimate} = ${figureText(of.value)}, ${confidence * 100} % interval ${figureText(low)} … ${figureText(high)}, law ${JSON.stringify(lawOf(claim))}`,
    `  limit: ${must === 'min' ? 'at least' : 'at most'} ${figureText(limit)}${toProve}; burden ${burden}`,
    ...(tooFew === undefined ? [] : [`  ${tooFew}${tooFewToRefute(of) ? ', or refuted' : ''}`]),
  ];
}

function testLines(claim: LimitClaim, p: NonNullable<Leaf['p']>, family: Family): readonly string[] {
  const { members, name, method, alpha } = family;
  return [
    `  p(the limit is kept) = ${p.fail.toPrecision(4)}; adjusted over ${members.length} claims of the ${name} family (${method}): ${p.adjusted.toPrecision(4)}; fails at ≤ ${alpha.toPrecision(3)}`,
    `  p(what must be proved is violated) = ${p.pass.toPrecision(4)}; proved at ≤ ${alphaOf(family).toPrecision(3)}; the estimate lies ${withinLimit(claim) ? 'within' : 'beyond'} the limit`,
  ];
}

function lawOf(claim: LimitClaim): unknown {
  const law = claim.of.kind === 'known' ? claim.of.law : undefined;
  return law?.law === 'sampled' ? { law: 'sampled', draws: law.draws, seed: law.seed } : law;
}

function explainUntested(finding: Finding, leaf: Leaf): Explanation {
  const outcome = outcomeWithoutTest(leaf.claim);
  const why = 'fact' in leaf.claim ? leaf.claim.reason : comparedWithout(finding, leaf.claim);
  return { lines: [`  ${why}; so: ${outcome}`], agrees: outcome === leaf.outcome };
}

function comparedWithout({ decide }: Finding, { of, must, limit, estimate }: LimitClaim): string {
  if (of.kind === 'unknown') return `estimate ${estimate} is unknown: ${of.reason}`;
  const why = decide === 'point' ? 'decide: point' : 'it has no sampling error';
  return `estimate ${estimate} = ${figureText(of.value)}, at ${must === 'min' ? 'least' : 'most'} ${figureText(limit)} wanted; compared without a test: ${why}`;
}

function adjustedIn(family: Family, finding: Finding, leaf: number): number | undefined {
  const member = family.members.findIndex((m) => m.finding === finding.id && m.leaf === leaf);
  if (member < 0) return undefined;
  const raw = family.members.map((m) => m.p);
  return adjust(raw, family.correlation, family.seed).adjusted[member];
}
