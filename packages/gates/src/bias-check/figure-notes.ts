// What the figures say, in a sentence each: a threshold that would keep the limits, what equal errors cost, proxies, what the model adds.
import { contradicting } from '@modelgate/checks';
import { percentText, pointsText, ratioText, type Figures, type SetFigures, type Sweep } from '@modelgate/core';
import { demandedOf } from './demanded.ts';
import type { BiasPlan } from './plan.ts';

export function figureNotes(plan: BiasPlan, { sets, sweep }: Figures): readonly string[] {
  return [...(sweep ? sweepNote(sweep, sets) : []), ...sets.flatMap((set) => notesOf(plan, set))];
}

function sweepNote({ used, best }: Sweep, sets: Figures['sets']): string[] {
  if (used.keeps) return [];
  if (!best || best.accuracy <= accuracyOfOne(sets))
    return [
      'No threshold keeps every limit between groups on these rows and is right more often than one decision for all: a threshold alone does not settle it.',
    ];
  const cost = pointsText(best.accuracy - used.accuracy);
  return [
    `Threshold ${best.threshold} in place of ${used.threshold} would keep every limit between groups on these rows, at ${cost} accuracy and a selection rate of ${percentText(best.selectionRate)}; chosen by the rows it is judged on, so look at others too.`,
  ];
}

/** Of deciding all rows like the more frequent label. */
function accuracyOfOne(sets: Figures['sets']): number {
  const groups = sets.flatMap(({ labels }, i) => (i === 0 ? labels.groups : []));
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const share = n === 0 ? 0 : groups.reduce((sum, group) => sum + group.positives, 0) / n;
  return Math.max(share, 1 - share);
}

function notesOf(plan: BiasPlan, set: SetFigures): string[] {
  return [...contradiction(plan, set), ...proxyNote(set), ...epsilonNote(set)];
}

/** Only where the labels differ by more than chance: for equal base rates the demands can hold together. */
function contradiction(plan: BiasPlan, { by, labels, precisionGapOfEqualErrors: gap }: SetFigures): string[] {
  const ids = contradicting(demandedOf(plan.demands));
  if (ids.length === 0 || gap === undefined || labels.p > 1 - plan.policy.confidence) return [];
  const rates = labels.groups.map(({ rate }) => rate);
  return [
    `${ids.join(', ')} cannot all be 0 by ${by}: ${percentText(Math.min(...rates))} to ${percentText(Math.max(...rates))} of the groups' labels are positive, so that equal error rates would leave their precisions ${pointsText(gap).replace('+', '')} apart (Chouldechova 2017).`,
  ];
}

function proxyNote({ by, proxies = [] }: SetFigures): string[] {
  const known = proxies.filter(({ auc }) => auc >= STRONG).slice(0, 3);
  const told = known.map(({ feature, auc }) => `${feature} (area under its ROC curve ${ratioText(auc)})`);
  return told.length === 0
    ? []
    : [`Without ${by} other features tell it, ${told.join(', ')}: a model that does not read it may know it.`];
}

/** An area under the ROC curve from which a feature stands for the group. */
const STRONG = 0.8;

function epsilonNote({ by, differentialFairness: { decisions, labels } }: SetFigures): string[] {
  const chance = `${ratioText(Math.exp(-decisions))} times`;
  return [
    `By ${by} the least likely decision for a group is ${chance} as likely as for another (differential fairness ε = ${ratioText(decisions)}; of the labels ${ratioText(labels)}).`,
  ];
}
