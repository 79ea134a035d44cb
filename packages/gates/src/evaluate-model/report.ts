// The report of an evaluation: subjects, rows, coverage and notes around the findings.
import { changeInWords, metrics as catalogue, valueInWords, metricDemandOf } from '@modelgate/checks';
import {
  askId,
  countText,
  paramsOf,
  type Ask,
  type Coverage,
  type Demand,
  type Finding,
  type MetricRow,
  type Parts,
  type ScoreMetric,
  type Subject,
} from '@modelgate/core';
import { dataSeen } from '../data-seen.ts';
import { intervalsOf } from '../intervals.ts';
import { policySubject } from '../policy-subject.ts';
import { trackedBy } from '../tracked-by.ts';
import type { Bound } from './found-model.ts';
import { asksAbout, type Evaluation } from './measure.ts';
import { notesOf } from './notes.ts';
import type { EvaluationPlan } from './plan.ts';
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
    notes: notesOf(plan, measurements),
  };
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
      // Where there is none, none should have been looked at.
      expected: baseline.kind === 'none' ? 0 : 1,
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
