// Keeps digests of the rows of judged training sets, under the user's key, so that later test sets can be compared with them.
import { featuresOf, rowsSoughtIn } from '@modelgate/checks';
import { isThere, type Demand, type Ports } from '@modelgate/core';
import type { ValidationPlan } from './plan.ts';

/** Keeps the rows of every training set that `leakage` names, by the columns that it compares. */
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
