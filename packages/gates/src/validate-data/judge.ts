// Judges a data set by head's policy and by the base branch's; both judge the change's data.
import { dataChecks } from '@modelgate/checks';
import {
  gotOf,
  isThere,
  judge,
  loosenedJudgement,
  nothingLoosened,
  type LoosenedJudgement,
  measureData,
  withProgress,
  type Correlation,
  type DataMetric,
  type DataStates,
  type GateInput,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { changeMetrics, changesOf } from './changes.ts';
import { planBase } from './base-plan.ts';
import { keepTrainingRows } from './keep-rows.ts';
import { nothingJudged } from './nothing-judged.ts';
import { openData } from './open-data.ts';
import type { DataFile } from '../data-files.ts';
import { planValidation, type ValidationPlan } from './plan.ts';
import { predictor } from './predictions.ts';
import { readingNotes } from './reading.ts';
import { reportParts } from './report.ts';
import { judgeTogether, type JudgedTogether } from './together.ts';
import { yardstickChanged } from './yardstick.ts';

export async function validate(input: GateInput, ports: Ports): Promise<Parts> {
  const { policy, plan } = input;
  const before = input.base && { before: dataOf(input.base) };
  const files = { judged: dataOf(input), ...before, open: openData(ports), predict: predictor(ports) };
  const head = await planValidation({ policy, plan, ...files }, ports);
  const { plan: base, replaced } = await planBase(input, files, ports);
  // The demands of both are measured together when they concern the same tables.
  const shared = base !== undefined && sameTables(head, base);
  const changed = changeMetrics(head);
  const plans = shared ? [head, base] : [head];
  const states = await measure(head, [...plans.flatMap(metricsOf), ...changed], ports);
  await keepTrainingRows(head, head.demands, ports);
  const own = await judgeOne(head, states, ports);
  const others = base ? await judgeBase(base, shared ? states : undefined, own, input, ports) : nothingLoosened;
  const yardstick = input.base ? yardstickChanged(input, head, replaced) : [];
  const findings = [...nothingJudged(own.findings, plan), ...own.findings, ...others.findings, ...yardstick];
  const families = [...own.families, ...others.families];
  const notes = readingNotes(plans, { changed, together: own.sampled }, ports);
  const parts = reportParts(head, findings, families, changesOf(head, states), notes);
  return { ...parts, relaxed: others.relaxed };
}

function dataOf({ policy, plan }: Pick<GateInput, 'policy' | 'plan'>): DataFile {
  return { policy, subject: policy.data[plan.data]! };
}

function sameTables(a: ValidationPlan, b: ValidationPlan): boolean {
  return Object.entries(b.tables).every(([role, table]) => {
    const other = a.tables[role];
    return isThere(table) ? isThere(other) && other.digest === table.digest : other !== undefined && !isThere(other);
  });
}

async function measure(plan: ValidationPlan, metrics: readonly DataMetric[], ports: Ports): Promise<DataStates> {
  const { rows } = plan.tables[plan.subject.name] as { readonly rows: number };
  return withProgress(ports.progress, { task: `validate-data, ${plan.subject.name}`, total: rows }, (advance) =>
    measureData(metrics, plan.tables, ports, (done, of) => advance(Math.round((rows * done) / of))),
  );
}

/** Metrics by the plan's own facts, since another policy may have another reference, label or id for the same tables. */
function metricsOf({ demands, facts }: ValidationPlan): readonly DataMetric[] {
  return demands.flatMap(({ check, params }) => checkOf(check).asks(params, facts).data ?? []);
}

function checkOf(id: string): (typeof dataChecks)[number] {
  return dataChecks.find((check) => check.id === id)!;
}

function judgeOne(plan: ValidationPlan, states: DataStates, ports: Ports): Promise<JudgedTogether> {
  const judgeBy = (correlation?: Correlation): Judgement =>
    judge({
      gate: 'validate-data',
      demands: plan.demands,
      checks: dataChecks,
      got: gotOf(plan.facts, { states }),
      confidence: plan.policy.confidence,
      waivers: plan.policy.waivers,
      today: ports.now().toISOString().slice(0, 10),
      ...(correlation && { correlation }),
    });
  return judgeTogether(judgeBy, plan, states, ports);
}

/** Adds to the report only what the base's policy would block and head's lets pass. */
async function judgeBase(
  base: ValidationPlan,
  shared: DataStates | undefined,
  head: Judgement,
  input: GateInput,
  ports: Ports,
): Promise<LoosenedJudgement> {
  const states = shared ?? (await measure(base, metricsOf(base), ports));
  return loosenedJudgement(await judgeOne(base, states, ports), head, base.policy, input.plan.at);
}
