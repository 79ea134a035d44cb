// The report of an evaluation: subjects, rows, coverage and notes around the findings.
import {
  changeAsk,
  changeInWords,
  metrics as catalogue,
  proofMargin,
  valueInWords,
  metricDemandOf,
  type MetricDemand,
} from '@modelgate/checks';
import {
  alphaOf,
  askId,
  countText,
  paramsOf,
  plural,
  pointsText,
  relativeText,
  type Ask,
  type Coverage,
  type Demand,
  type Finding,
  type MetricRow,
  type Parts,
  type ScoreMetric,
  type Subject,
} from '@modelgate/core';
import { interval } from '@modelgate/stats';
import { dataSeen } from '../data-seen.ts';
import { policySubject } from '../policy-subject.ts';
import { trackedBy } from '../tracked-by.ts';
import type { Bound } from './candidate.ts';
import { asksAbout, type Evaluation } from './measure.ts';
import type { EvaluationPlan } from './plan.ts';
import { rareClassNotes } from './rare-class-note.ts';
import { sliceCoverage } from './slices.ts';

export function reportParts(
  { plan, measurements }: Evaluation,
  findings: readonly Finding[],
  families: Parts['families'],
  unseenData?: string,
): Parts {
  const { policy } = plan;
  const rows = rowsOf(plan, measurements.estimates);
  return {
    gate: 'evaluate-model',
    model: plan.subject.name,
    against: againstBaseline(
      plan.demands.find((demand) => metricDemandOf(demand.params).primary),
      rows.filter(({ slice }) => slice === ''),
    ),
    subjects: subjectsOf(plan),
    findings,
    rows,
    measurements: measurements.estimates,
    intervals: intervalsOf(measurements.estimates, policy.confidence),
    families,
    confidence: policy.confidence,
    onInconclusive: policy.onInconclusive,
    coverage: [...coverageOf(plan), ...baseCoverage(unseenData)],
    defaults: plan.defaults,
    notes: notesOf(plan, measurements.estimates),
  };
}

export function intervalsOf(estimates: Estimates, level: number): Parts['intervals'] {
  const known = Object.entries(estimates).flatMap(([name, e]) =>
    e.kind === 'known' ? [[name, interval(e, level)] as const] : [],
  );
  return Object.fromEntries(known.filter(([, ends]) => ends.every(Number.isFinite)));
}

export function subjectsOf(plan: EvaluationPlan): Subject[] {
  const { data, policy, pointers } = plan;
  const baseline = plan.baseline ? [modelSubject('baseline', plan.baseline, plan)] : [];
  return [
    modelSubject('model', plan.candidate, plan),
    ...baseline,
    {
      kind: 'data',
      name: data.subject.name,
      path: data.subject.path,
      ...dataSeen(data.facts, data.ref),
      ...(pointers.data && trackedBy(pointers.data)),
    },
    policySubject(policy),
  ];
}

function modelSubject(kind: 'model' | 'baseline', model: Bound, { subject, pointers }: EvaluationPlan): Subject {
  const pointer = pointers[kind];
  const common = {
    kind,
    name: subject.name,
    path: model.name,
    digest: model.facts.digest,
    ...(pointer && trackedBy(pointer)),
  };
  if (model.kind === 'predictions')
    return { ...common, facts: `${countText(model.facts.rows)} predictions`, caveat: 'not bound to the model’s bytes' };
  const opsets = Object.entries(model.facts.opsets).map(
    ([domain, version]) => `${domain === '' ? 'opset' : domain} ${version}`,
  );
  return { ...common, facts: ['ONNX', ...opsets, model.facts.producer].filter(Boolean).join(', ') };
}

type Estimates = Evaluation['measurements']['estimates'];

/** One row for each metric and slice that was measured, in the catalogue's order, slices after all rows. */
function rowsOf(plan: EvaluationPlan, estimates: Estimates): MetricRow[] {
  const slices: (Ask['slice'] | undefined)[] = [
    undefined,
    ...Object.entries(plan.facts.slices).flatMap(([name, values]) => values.map(({ value }) => ({ name, value }))),
  ];
  return slices.flatMap((slice) =>
    catalogue.flatMap((metric) => {
      const asks = asksAbout(metric.id, paramsIn(plan, metric), slice);
      return askId(asks[0]!) in estimates ? [rowOf(plan, metric, asks, estimates)] : [];
    }),
  );
}

function paramsIn(plan: EvaluationPlan, metric: ScoreMetric): Ask['params'] {
  const demand = plan.demands.find((d) => d.id === metric.id);
  return paramsOf(metric, demand && metricDemandOf(demand.params).params);
}

function rowOf(plan: EvaluationPlan, metric: ScoreMetric, asks: readonly Ask[], estimates: Estimates): MetricRow {
  const level = plan.policy.confidence;
  const [candidate, baseline, change] = asks.map((ask) => estimates[askId(ask)]);
  const { slice } = asks[0]!;
  return {
    metric: metric.id,
    title: metric.title,
    slice: slice ? `${slice.name} = ${slice.value}` : '',
    n: candidate!.n,
    candidate: valueInWords(metric, candidate!, level),
    ...(baseline && { baseline: valueInWords(metric, baseline, level) }),
    ...(change && {
      change: changeInWords(metric, change, metric.margin === 'relative' ? 'relative' : 'difference', level),
    }),
    estimates: asks.map(askId).filter((name) => name in estimates),
  };
}

/** The primary metric against the baseline, by its first row. */
export function againstBaseline(primary: Pick<Demand, 'id'> | undefined, rows: readonly MetricRow[]): string {
  const row = rows.find(({ metric }) => metric === primary?.id);
  return row?.change === undefined ? '–' : `${row.title} ${row.change}`;
}

function coverageOf(plan: EvaluationPlan): Coverage[] {
  const { rows, baseline } = plan.facts;
  const compared = baseline.kind === 'other' || baseline.kind === 'identical';
  return [
    { what: 'rows', evaluated: rows, expected: plan.data.facts.rows, missing: [] },
    {
      what: 'baseline',
      evaluated: Number(compared),
      expected: 1,
      missing: 'reason' in baseline ? [baseline.reason] : [],
    },
    ...sliceCoverage(plan.facts),
  ];
}

export function baseCoverage(unseen: string | undefined): Coverage[] {
  return unseen === undefined
    ? []
    : [{ what: 'test data on the base branch', evaluated: 0, expected: 1, missing: [unseen] }];
}

function notesOf(plan: EvaluationPlan, estimates: Estimates): string[] {
  const alpha = alphaOf(plan.policy.confidence);
  const primary = plan.demands.map((d) => ({ d, p: metricDemandOf(d.params) })).find(({ p }) => p.primary && p.margin);
  const proof =
    primary && plan.facts.baseline.kind === 'other' ? [proofNote(primary.d.id, primary.p, plan, estimates)] : [];
  const { cluster } = plan.data.subject;
  return [
    ...proof,
    ...thresholdNotes(plan),
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
