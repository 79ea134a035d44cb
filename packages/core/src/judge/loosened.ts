// What the base branch's policy would have blocked and the change's own policy does not.
import { verdictOfFinding } from '../report/verdict.ts';
import type { Finding, Message } from '../finding.ts';
import type { Judgement } from './judge.ts';
import type { Policy } from '../policy/types.ts';
import type { Relaxed } from '../report/types.ts';
import type { Span } from '../source/span.ts';
import { ofWhom, relaxedDemands } from './relaxed.ts';

/**
 * One finding for every demand of the base's policy that blocks (fails
 * or is unknown) and that head's policy drops, relaxes or lets pass.
 */
function loosened(
  base: readonly Finding[],
  head: readonly Finding[],
  policy: Pick<Policy, 'onLoosening'>,
  at: Span,
): Finding[] {
  const stillBlocks = new Set(head.filter(blocks).map((f) => f.id));
  return base
    .filter((f) => blocks(f) && !stillBlocks.has(f.id))
    .map((f) => loosenedFinding(f, headsOwn(f, head), policy.onLoosening === 'fail' ? 'block' : 'warn', at));
}

/**
 * What head's policy found instead. `elsewhere`: a demand that the base's policy cannot even begin to judge stands
 * there, about columns, groups or data of its own.
 */
type HeadsOwn = Finding | { readonly elsewhere: Finding } | undefined;

function headsOwn(base: Finding, head: readonly Finding[]): HeadsOwn {
  const same = head.find((h) => h.id === base.id);
  if (same || base.outcome !== 'unknown' || base.demand === '') return same;
  const of = ofWhom(base);
  const kept = head.find((h) => h.demand === base.demand && h.rule === base.rule && (of ?? ofWhom(h)) === ofWhom(h));
  return kept && { elsewhere: kept };
}

export interface LoosenedJudgement extends Judgement {
  readonly relaxed: readonly Relaxed[];
}

/** Where no policy of a base branch has judged. */
export const nothingLoosened: LoosenedJudgement = { findings: [], families: [], relaxed: [] };

/**
 * What a judgement by the base's policy adds to a report: the findings of `loosened`, and the families that decided
 * them, with their members renamed like the findings; and everything that was relaxed.
 */
export function loosenedJudgement(
  base: Judgement,
  head: Judgement,
  policy: Pick<Policy, 'onLoosening'>,
  at: Span,
): LoosenedJudgement {
  const findings = loosened(base.findings, head.findings, policy, at);
  const families = base.families.map((family) => ({
    ...family,
    members: family.members.map((m) => ({ ...m, finding: loosenedId(m.finding) })),
  }));
  return {
    findings,
    families: findings.length > 0 ? families : [],
    relaxed: relaxedDemands(base.findings, head.findings, at),
  };
}

function blocks(finding: Finding): boolean {
  return ['fail', 'error'].includes(verdictOfFinding(finding));
}

/** The id under which a finding of the base's policy stands in head's report. */
export function loosenedId(id: string): string {
  return `policy/loosened/${id}`;
}

function loosenedFinding(base: Finding, head: HeadsOwn, severity: Finding['severity'], at: Span): Finding {
  const own = head && ('elsewhere' in head ? head.elsewhere : head);
  return {
    ...base,
    id: loosenedId(base.id),
    rule: 'policy/loosened',
    severity,
    // Unknown blocks whatever the severity; only `optional` makes it a warning.
    ...(severity === 'warn' && base.outcome === 'unknown' && { optional: true }),
    at: own?.at ?? at,
    message: sentence(base, head),
  };
}

function sentence(base: Finding, head: HeadsOwn): Message {
  return {
    subject: `${base.message.subject}, judged by the base branch’s policy`,
    observed: base.message.observed,
    expected: `${base.message.expected} (this change ${whatChanged(base, head)})`,
    remedy: `${howBack(base, head)}, or relax it in a change of its own that an owner reviews`,
  };
}

function howBack(base: Finding, head: HeadsOwn): string {
  if (head && 'elsewhere' in head) return 'let the base branch’s policy judge what it names';
  if (head?.allowed) return 'take the line that allows it out';
  if (head?.waived) return 'take the waiver out';
  return head && measuresOtherwise(base, head) ? 'restore what it is measured by' : 'restore the limit';
}

/** The limit is the same: it is held on other data, at another threshold or against another baseline. */
function measuresOtherwise(base: Finding, head: Finding): boolean {
  const same = head.message.expected === base.message.expected && head.severity === base.severity;
  return same && head.message.observed !== base.message.observed;
}

function whatChanged(base: Finding, head: HeadsOwn): string {
  if (!head) return 'drops the demand';
  if ('elsewhere' in head) return 'keeps the demand, about other columns, groups or data';
  if (head.waived) return 'waives it';
  if (head.allowed) return 'allows it';
  if (measuresOtherwise(base, head)) return `asks the same, and measures ${head.message.observed}`;
  const same = head.message.expected === base.message.expected;
  return same && base.severity === 'block' && head.severity === 'warn'
    ? 'only warns of it'
    : `asks: ${head.message.expected}`;
}
