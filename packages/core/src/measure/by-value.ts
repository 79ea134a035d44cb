// Rows by value: where the values of a column repeat, what follows from a value alone is computed once for each of them.
import { DATA, id, sql, type Identifier, type Sql } from '../sql.ts';
import type { TableFacts } from './tables.ts';

/** In smaller tables a statement for each column costs more than it saves. */
const FEWEST_ROWS = 200_000;

/** Whether a column is read so. */
export function repeats(
  column: string,
  { repeating = [], rows }: TableFacts,
  fewestRows: number = FEWEST_ROWS,
): boolean {
  return rows >= fewestRows && repeating.includes(column);
}

/** The table, in brackets, and the name of its second column. */
export interface ByValue {
  readonly table: Sql;
  readonly rows: Identifier;
}

/** A table of each value of a column, under the column's own name, and how many rows have it. */
export function byValue(column: string): ByValue {
  // Longer than the column's own name, so the two cannot be equal.
  const [x, rows] = [id(column), id(`rows of ${column}`)];
  return { table: sql`(select ${x}, count(*) as ${rows} from ${DATA} group by ${x})`, rows };
}

/** What is asked of each column, by its name. */
export function byColumn<T extends { readonly metric: { readonly column: string } }>(asked: readonly T[]): T[][] {
  return [...Map.groupBy(asked, ({ metric }) => metric.column).values()];
}
