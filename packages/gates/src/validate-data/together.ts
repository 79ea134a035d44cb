// Judges with Holm first. Only where max-T could reject more are rows read again for the columns' correlation, and judged once more.
import { driftTogether } from '@modelgate/checks';
import {
  mayGain,
  measureData,
  type Correlation,
  type DataMetric,
  type DataStates,
  type Judgement,
  type Ports,
} from '@modelgate/core';
import type { ValidationPlan } from './plan.ts';

export interface JudgedTogether extends Judgement {
  /** The metrics that were measured for the correlation. */
  readonly sampled: readonly DataMetric[];
}

export async function judgeTogether(
  judgeBy: (correlation?: Correlation) => Judgement,
  plan: ValidationPlan,
  states: DataStates,
  ports: Ports,
): Promise<JudgedTogether> {
  const alone = judgeBy();
  const together = alone.families.some(mayGain)
    ? driftTogether(plan.demands, plan.facts, states, testedIn(alone))
    : undefined;
  if (!together) return { ...alone, sampled: [] };
  const { metrics, correlation } = together;
  const found = correlation(await measureData(metrics, plan.tables, ports));
  return { ...(found ? judgeBy(found) : alone), sampled: metrics };
}

/** The estimates of tested claims. */
function testedIn({ findings }: Judgement): readonly string[] {
  const claims = findings.flatMap(({ leaves }) =>
    leaves.flatMap(({ claim, p }) => (p && 'must' in claim ? [claim] : [])),
  );
  return [...new Set(claims.map(({ estimate }) => estimate))];
}
