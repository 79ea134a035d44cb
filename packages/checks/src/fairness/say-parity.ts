// The sentences about a disparity: which group, against whom, at what rates, and what to do.
import {
  countText,
  plural,
  pointsText,
  ratioText,
  type Decided,
  type FactClaim,
  type Got,
  type LimitClaim,
  type Message,
} from '@modelgate/core';
import { interval, type Known } from '@modelgate/stats';
import { unitsText } from '../say.ts';
import type { Disparity } from './disparities.ts';
import type { ParityFacts } from './groups.ts';

const NO_GROUP = new Set(['metric', 'of', 'against', 'groups', 'measure']);

export function sayParity(disparity: Disparity, decided: Decided, got: Got<ParityFacts>): Message {
  const { claim } = decided;
  const subject = `${disparity.title} of ${got.facts.name} ${whose(claim)}`;
  if (!('must' in claim)) return { subject, observed: claim.reason, expected: 'groups that can be compared' };
  const of = claim.of as Known;
  const [low, high] = interval(of, decided.confidence);
  const isChange = claim.about['of'] === 'change';
  const text = isChange || disparity.form === 'difference' ? gapText(disparity) : ratioText;
  const against = claim.about['against'] ?? 'all rows';
  const measure = claim.about['measure'];
  const range = `${text(of.value)} (${bare(text(low))} – ${bare(text(high))})`;
  const rate = measure ?? disparity.of[0]!.title;
  const observed = `${measure === undefined ? '' : `${measure}: `}${range} against ${against}${countsOf(of, rate, got.facts)}`;
  return { subject, observed, expected: expectedOf(disparity, claim, isChange), ...remedyOf(decided, got.facts) };
}

/** 'for race = Black', or 'by race' where no group can be named. */
function whose({ about }: LimitClaim | FactClaim): string {
  if (about['groups'] !== undefined) return `by ${about['groups']}`;
  const parts = Object.entries(about).flatMap(([name, value]) => (NO_GROUP.has(name) ? [] : [`${name} = ${value}`]));
  return `for ${parts.join(', ')}`;
}

/** Formats a gap: for rates in points, for other metrics in their own unit. */
export function gapText({ of: [first] }: Disparity): (x: number) => string {
  return first!.margin === 'points' ? pointsText : (x) => `${x < 0 ? '' : '+'}${ratioText(x)}`;
}

function bare(text: string): string {
  return text.replace(/ pt$/, '');
}

/** ': selection rate 165 of 1,561 and 2,364 of 13,946'. */
function countsOf({ law, n }: Known, rate: string, facts: ParityFacts): string {
  if (law.law !== 'rates') return `, n = ${unitsText(n, facts)}`;
  return `: ${rate} ${countText(law.x1)} of ${countText(law.n1)} and ${countText(law.x2)} of ${countText(law.n2)}`;
}

function expectedOf(disparity: Disparity, { limit, must }: LimitClaim, isChange: boolean): string {
  const text = gapText(disparity);
  if (isChange) return `wider than the baseline's gap by at most ${text(limit).replace('+', '')}`;
  return must === 'min' ? `at least ${ratioText(limit)}` : `at most ${text(limit).replace('+', '')}`;
}

function remedyOf({ outcome, claim, rowsToSettle }: Decided, { clusters }: ParityFacts): { remedy?: string } {
  if (outcome === 'inconclusive' && rowsToSettle !== undefined)
    return {
      remedy: `about ${plural(rowsToSettle, clusters ? 'cluster' : 'row')} of the two groups would settle it if the figures stay the same`,
    };
  if (outcome === 'inconclusive')
    return {
      remedy:
        'the estimate lies on the limit or beyond it, though not beyond chance: more rows of these groups will tell',
    };
  if (outcome !== 'fail') return {};
  const isChange = claim.about['of'] === 'change';
  return {
    remedy: isChange
      ? 'keep the baseline, or find what the candidate changed for this group'
      : 'look at the groups below; another threshold, other features or more rows of this group may help',
  };
}
