// Notes on the figures, one sentence each: a threshold that would keep the limits, what equal errors cost, proxies, what the model adds.
import { contradicting, STRONG_PROXY } from '@modelgate/checks';
import { percentText, pointsText, ratioText, type Figures, type SetFigures, type Sweep } from '@modelgate/core';
import { demandedOf } from './demanded.ts';
import type { BiasPlan } from './plan.ts';

export function figureNotes(plan: BiasPlan, { sets, sweep }: Figures): readonly string[] {
  return [
    ...(sweep ? sweepNote(sweep) : []),
    ...(sets.length > 0 ? countsNote(plan) : []),
    ...sets.flatMap((set) => notesOf(plan, set)),
  ];
}

/** A note that these figures count rows, where the decisions beside them count weights or clusters. */
function countsNote({ data }: BiasPlan): string[] {
  const { weight, cluster } = data.subject;
  if (weight === undefined && cluster === undefined) return [];
  const how = [
    ...(weight === undefined ? [] : [`every row once, whatever its ${weight}`]),
    ...(cluster === undefined ? [] : [`rows of one ${cluster} as if they were drawn apart`]),
  ];
  const heeded = weight === undefined ? 'clusters' : cluster === undefined ? 'weights' : 'weights and clusters';
  return [
    `Impact ratios, rates of labels, population, inequality and differential fairness take ${how.join(', and ')}; limits, the tables of groups and shares of flips heed ${heeded}.`,
  ];
}

function sweepNote({ used, best, points }: Sweep): string[] {
  if (used.keeps) return [];
  if (!best || best.accuracy <= accuracyOfOne(points))
    return [
      'No threshold keeps every limit between groups on these rows and is right more often than one decision for all: a threshold alone does not settle it.',
    ];
  const cost = pointsText(best.accuracy - used.accuracy);
  return [
    `Threshold ${best.threshold} in place of ${used.threshold} would keep every limit between groups on these rows, at ${cost} accuracy and a selection rate of ${percentText(best.selectionRate)}; chosen by the rows it is judged on, so look at others too.`,
  ];
}

/** The accuracy of giving all rows the more frequent label. */
function accuracyOfOne(points: Sweep['points']): number {
  // The highest threshold selects nobody.
  const { accuracy } = points.at(-1)!;
  return Math.max(accuracy, 1 - accuracy);
}

function notesOf(plan: BiasPlan, set: SetFigures): string[] {
  return [...contradiction(plan, set), ...proxyNote(set), ...epsilonNote(set)];
}

/**
 * The note on demands that contradict each other; only where the labels differ by
 * more than chance, since with equal base rates all can hold.
 */
function contradiction(plan: BiasPlan, { by, labels, precisionGapOfEqualErrors: gap }: SetFigures): string[] {
  const ids = contradicting(demandedOf(plan.demands));
  if (ids.length === 0 || gap === undefined || labels.p > 1 - plan.policy.confidence) return [];
  const rates = labels.groups.map(({ rate }) => rate);
  return [
    `${ids.join(', ')} cannot all be 0 by ${by}: ${percentText(Math.min(...rates))} to ${percentText(Math.max(...rates))} of the groups' labels are positive, so that equal error rates would leave their precisions ${pointsText(gap).replace('+', '')} apart (Chouldechova 2017).`,
  ];
}

function proxyNote({ by, proxies = [] }: SetFigures): string[] {
  const known = proxies.filter(({ auc }) => auc >= STRONG_PROXY).slice(0, 3);
  const told = known.map(({ feature, auc }) => `${feature} (area under its ROC curve ${ratioText(auc)})`);
  return told.length === 0
    ? []
    : [`Without ${by} other features tell it, ${told.join(', ')}: a model that does not read it may know it.`];
}

function epsilonNote({ by, differentialFairness: { decisions, labels } }: SetFigures): string[] {
  const chance = `${ratioText(Math.exp(-decisions))} times`;
  return [
    `By ${by} the least likely decision for a group is ${chance} as likely as for another (differential fairness ε = ${ratioText(decisions)}; of the labels ${ratioText(labels)}).`,
  ];
}
