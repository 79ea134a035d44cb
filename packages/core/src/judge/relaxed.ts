// What head's policy asks less of than the base branch's, whether or not it is missed today: a limit that still holds will not hold for ever.
import type { Burden, Severity } from '../policy/types.ts';
import type { LimitClaim } from '../claim.ts';
import type { Finding } from '../finding.ts';
import type { Relaxed } from '../report/types.ts';
import type { Span } from '../source/span.ts';

/**
 * One entry for each demand of the base's policy that head's drops, relaxes or asks otherwise (where nothing says which is stricter), in the
 * base's order. Findings that differ in their slice, column or group alone share one.
 */
export function relaxedDemands(base: readonly Finding[], head: readonly Finding[], at: Span): readonly Relaxed[] {
  const byId = new Map(head.map((finding) => [finding.id, finding]));
  const kept = new Set(head.map(demandOf));
  const found = base.flatMap((was): Keyed[] => {
    const is = byId.get(was.id);
    if (is ? !isRelaxed(was, is) : kept.has(demandOf(was))) return [];
    const words = { was: asked(was, is), is: is ? asked(is, was) : 'nothing' };
    const key = JSON.stringify([demandOf(was), was.leaves[was.decisive]?.claim.about['metric'], words]);
    return [{ what: was.message.subject, ...words, at: is?.at ?? at, key }];
  });
  return Map.groupBy(found, ({ key }) => key)
    .values()
    .map(asOne)
    .toArray();
}

type Keyed = Relaxed & { readonly key: string };

function asOne(alike: readonly Keyed[]): Relaxed {
  const { key: _, ...first } = alike[0]!;
  return { ...first, ...(alike.length > 1 && { more: alike.length - 1 }) };
}

/** The same for findings about other columns, slices or groups, for which a demand is still there. */
function demandOf(finding: Finding): string {
  return JSON.stringify([finding.demand, finding.rule, ofWhom(finding)]);
}

/** 'candidate', 'change': a demand may be a floor and a margin, and this tells them apart. */
export function ofWhom({ leaves, decisive }: Finding): string | undefined {
  return leaves[decisive]?.claim.about['of'];
}

function isRelaxed(was: Finding, is: Finding): boolean {
  if (isLess(severities, was.severity, is.severity) || was.decide !== is.decide) return true;
  if (is.optional === true && was.optional !== true) return true;
  const [before, now] = [limitOf(was), limitOf(is)];
  if (!before || !now) return !before && !now && was.message.expected !== is.message.expected;
  return isLooser(before, now) || isLess(burdens, before.burden, now.burden);
}

/** All leaves of a claim have the same limit. */
function limitOf({ leaves, decisive }: Finding): LimitClaim | undefined {
  const limits = [leaves[decisive], ...leaves].flatMap((leaf) => (leaf && 'must' in leaf.claim ? [leaf.claim] : []));
  return limits[0];
}

/** A proof margin follows from the number of rows, so it counts only where the policy asks for the margin itself. */
function isLooser(was: LimitClaim, is: LimitClaim): boolean {
  if (was.must !== is.must) return true;
  const lower = is.must === 'min' ? is.limit < was.limit : is.limit > was.limit;
  return lower || (was.burden === 'prove' && was.proof === undefined && is.proof !== undefined);
}

/** From strict to lenient. */
const severities: readonly Severity[] = ['block', 'warn'];
const burdens: readonly Burden[] = ['prove', 'lean', 'guard'];

function isLess<T>(order: readonly T[], was: T, is: T): boolean {
  return order.indexOf(is) > order.indexOf(was);
}

const burdenWords: Readonly<Record<Burden, string>> = {
  prove: 'to be proved',
  lean: 'to be kept by the estimate',
  guard: 'not to be disproved',
};

/** What a finding's demand asks, with that in which it differs from another one. */
function asked(one: Finding, other: Finding | undefined): string {
  const [own, others] = [limitOf(one), other && limitOf(other)];
  const differs = (key: 'severity' | 'decide' | 'optional'): boolean => other !== undefined && one[key] !== other[key];
  return [
    one.message.expected,
    ...(own && others && own.burden !== others.burden ? [burdenWords[own.burden]] : []),
    ...(differs('severity') ? [one.severity === 'block' ? 'blocking' : 'only a warning'] : []),
    ...(differs('decide') ? [one.decide === 'test' ? 'tested' : 'by the bare estimate'] : []),
    ...(differs('optional') ? [one.optional ? 'optional' : 'not optional'] : []),
  ].join(', ');
}
