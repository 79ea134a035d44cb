// Ways in which a single feature is read, each with how well it predicts the label, from the rows of their statements.
import type { Row } from '@modelgate/core';
import { FEWEST_SHOWN } from '../data-check/few.ts';
import { areasByCategory } from './areas-by-category.ts';
import { significant } from './significant.ts';

/** order: by the ranks of its values, in either direction. missing: by whether there is a value. categories: by what each value means. */
export type By = 'order' | 'missing' | 'categories';

/**
 * auc: for a label with classes, 0.5 … 1 by order. spearman: |ρ| with a label of values. mean-rank: the correlation of such a label's ranks
 * with their mean in the other rows of a category.
 */
export type Statistic = 'auc' | 'spearman' | 'mean-rank';

export type Told = { readonly by: By; readonly statistic: Statistic; readonly value: number; readonly n: number };

/** Fewer rows of a class, or outside of it, may be separated by chance. */
const FEWEST_OF_A_CLASS = 10;

/** The best of several readings, the first of equal ones. */
export function best(readings: readonly Told[]): Told | undefined {
  return readings.reduce<Told | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined);
}

/** The readings of a statement, of several classes the best for each way; or why there is none. No rows: there was nothing to ask. */
export function readingsOf(rows: readonly Row[]): readonly Told[] | string {
  const [first] = rows;
  if (!first) return 'the label has neither classes nor values';
  if (first[0] === 'correlation') return correlationsOf(first);
  const told = [...rows.filter(([kind]) => kind === 'ranks').flatMap(areasOf), ...categoriesOf(rows)];
  if (told.length === 0)
    return `no class has ${FEWEST_OF_A_CLASS} rows with a value, and ${FEWEST_OF_A_CLASS} outside it`;
  return [...Map.groupBy(told, ({ by }) => by).values()].map((some) => best(some)!);
}

/** Significant digits of a correlation. */
const DIGITS = 10;

function correlationsOf([, rho, n, mean]: Row): readonly Told[] | string {
  const told = (by: By, statistic: Statistic, value: number): Told => ({
    by,
    statistic,
    value: significant(Math.min(1, value), DIGITS),
    n: n as number,
  });
  if (!isNumber(rho) && !isNumber(mean)) return 'one of the two has one value only, or nearly as many as rows';
  if ((n as number) < 2 * FEWEST_OF_A_CLASS) return `fewer than ${2 * FEWEST_OF_A_CLASS} rows have both`;
  return [
    ...(isNumber(rho) ? [told('order', 'spearman', Math.abs(rho))] : []),
    // A negative one means that the categories say nothing.
    ...(isNumber(mean) ? [told('categories', 'mean-rank', Math.max(0, mean))] : []),
  ];
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

/** The areas of a class by the value's rank, and by whether there is one. */
function areasOf(row: Row): readonly Told[] {
  const [twice, of, rest, missingOf, missingRest] = row.slice(1) as [number, number, number, number, number];
  const area = twice / (2 * of * rest);
  const byOrder = enough(of, rest) ? [areaTold('order', Math.max(area, 1 - area), of + rest)] : [];
  const [all, allRest] = [of + missingOf, rest + missingRest];
  const missing = Math.abs(missingOf / all - missingRest / allRest);
  // So few rows predict nothing, and their number would follow from the area.
  const told = missingOf + missingRest >= FEWEST_SHOWN && enough(all, allRest);
  return [...byOrder, ...(told ? [areaTold('missing', (1 + missing) / 2, all + allRest)] : [])];
}

function categoriesOf(rows: readonly Row[]): readonly Told[] {
  return areasByCategory(rows).flatMap(({ twice, of, rest }) =>
    enough(of, rest) ? [areaTold('categories', twice / (2 * of * rest), of + rest)] : [],
  );
}

function enough(a: number, b: number): boolean {
  return Math.min(a, b) >= FEWEST_OF_A_CLASS;
}

function areaTold(by: By, value: number, n: number): Told {
  return { by, statistic: 'auc', value, n };
}
