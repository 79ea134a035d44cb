// What the statistics mean for this report: the proof margin, clusters, few rows, and how often a good model is blocked.
import { changeAsk, metricDemandOf, metrics as catalogue, proofMargin, type MetricDemand } from '@modelgate/checks';
import { alphaOf, askId, countText, plural, pointsText, relativeText, type ScoreMeasurements } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import type { EvaluationPlan } from './plan.ts';
import { rareClassNotes } from './rare-class-note.ts';

type Estimates = Readonly<Record<string, Estimate>>;

export function notesOf(plan: EvaluationPlan, { estimates, weightless }: ScoreMeasurements): string[] {
  const alpha = alphaOf(plan.policy.confidence);
  const primary = plan.demands.map((d) => ({ d, p: metricDemandOf(d.params) })).find(({ p }) => p.primary && p.margin);
  const proof =
    primary && plan.facts.baseline.kind === 'other' ? [proofNote(primary.d.id, primary.p, plan, estimates)] : [];
  const { cluster } = plan.data.subject;
  return [
    ...proof,
    ...thresholdNotes(plan),
    ...(weightless === 0 ? [] : [weightlessNote(weightless, plan.facts.rows)]),
    ...(cluster === undefined ? [] : [clusterNote(cluster, estimates)]),
    ...(plan.facts.rows < FEW_ROWS ? [FEW_ROWS_NOTE] : []),
    `A model that keeps every limit is blocked by this gate at most ${relativeText(alpha).slice(1)} of the time; one that violates a proved limit ships at most ${relativeText(alpha).slice(1)} of the time.`,
    ...rareClassNotes(plan),
  ];
}

/** What is compared where the change moves the threshold. */
export function thresholdNotes({ facts, threshold, baselineThreshold }: EvaluationPlan): string[] {
  if (facts.baseline.kind !== 'other' || threshold === baselineThreshold) return [];
  return [
    `The candidate decides at its threshold ${threshold}, the baseline at ${baselineThreshold}, as the base branch declares it.`,
  ];
}

function weightlessNote(weightless: number, rows: number): string {
  return `${countText(weightless)} of ${plural(rows, 'row')} have weight 0: they are in no figure, and n leaves them out.`;
}

/** With fewer rows than this, intervals from influence values are too narrow for averages over classes. */
const FEW_ROWS = 50;
const FEW_ROWS_NOTE = `Of fewer than ${FEW_ROWS} rows, intervals of averages over classes (macro, weighted) are too short: at 20 rows those of 95 % hold the true value in 84 to 88 % of samples.`;

/**
 * With fewer clusters than this their spread is hardly known,
 * although Student's t allows for that (Cameron & Miller 2015).
 */
const FEW_CLUSTERS = 20;

export function clusterNote(cluster: string, estimates: Estimates): string {
  const clusters = Math.max(0, ...Object.values(estimates).map(({ kind, n }) => (kind === 'known' ? n : 0)));
  const few = `; there are only ${clusters} of them, and from fewer than ${FEW_CLUSTERS} the error itself is hardly known: more clusters help, more rows of the same ones do not`;
  return `n counts clusters, not rows: rows of one ${cluster} are not independent, and errors are those of as many clusters${clusters > 0 && clusters < FEW_CLUSTERS ? few : ''}.`;
}

/** The note on the proof margin, with the n that it was computed from: clusters where there are any, for a recall the positives. */
function proofNote(
  id: string,
  { margin, params }: MetricDemand,
  { facts }: EvaluationPlan,
  estimates: Estimates,
): string {
  const metric = catalogue.find((one) => one.id === id)!;
  const n = estimates[askId(changeAsk(metric, params, margin!))]?.n ?? facts.rows;
  const proof = proofMargin(margin!, n);
  const text = margin!.is === 'relative' ? relativeText(proof) : pointsText(proof);
  return `${id}: with ${plural(n, facts.clusters ? 'cluster' : 'row')} what must be proved is "no worse than ${text.slice(1)}", what must not be lost is the margin itself.`;
}
