// Training sets that were judged are kept for later test sets: what tells their rows again, under the user's key.
import { featuresOf, rowsSoughtIn } from '@modelgate/checks';
import { isThere, type Demand, type Ports } from '@modelgate/core';
import type { ValidationPlan } from './plan.ts';

/** Of every training set that `leakage` names, by the columns that it compares rows by. */
export async function keepTrainingRows(
  { facts, tables, subject }: ValidationPlan,
  demands: readonly Demand[],
  { seenRows }: Pick<Ports, 'seenRows'>,
): Promise<void> {
  for (const { with: role, ignore } of demands.flatMap((demand) => rowsSoughtIn(demand) ?? [])) {
    const table = tables[role];
    if (role === subject.name || !isThere(table)) continue;
    const names = featuresOf(facts, ignore);
    const features = table.columns.filter(({ name }) => names.includes(name));
    if (features.length > 0 && features.length === names.length)
      await seenRows?.keep(table.ref, table.digest, features);
  }
}
