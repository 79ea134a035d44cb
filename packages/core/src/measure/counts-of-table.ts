// Grouped counts of one whole table, by statements.
import type { Row } from '../ports.ts';
import { DATA, id, joinSql, sql, type Sql } from '../sql.ts';
import { countsStatement } from './counts-statement.ts';
import type { Counts } from './data-metric.ts';
import type { CountReader } from './read-counts.ts';
import type { Ready } from './ready.ts';
import { MOST_VALUES, ROWS_OF_ONE, valueCountsOf } from './value-counts.ts';

/** The first rows, as many as can be read at no cost: enough to tell identifiers from categories. */
const GLANCE = 20_000;

export function countsOfTable(query: (statement: Sql) => Promise<readonly Row[]>): CountReader {
  return {
    glance: async (counts) => {
      const [row] = await query(glanceStatement(counts.map(expressionOf)));
      return row!.map((distinct) => (distinct as number) > MOST_VALUES);
    },
    count: async (counts) => {
      const asked = counts.map((one) => ({ of: expressionOf(one), most: ROWS_OF_ONE }));
      const byPlace = Map.groupBy(await query(countsStatement(asked, DATA)), ([place]) => place as number);
      return counts.map((_, place) =>
        valueCountsOf((byPlace.get(place) ?? []).map(([, value, n]) => [value as string | null, n as number])),
      );
    },
  };
}

function expressionOf({ metric, given }: Ready<Counts>): Sql {
  return metric.of(given);
}

function glanceStatement(expressions: readonly Sql[]): Sql {
  const columns = expressions.map((of, i) => sql`${of} as ${id(`k${i}`)}`);
  const distinct = expressions.map((_, i) => sql`count(distinct ${id(`k${i}`)})`);
  return sql`select ${joinSql(distinct, ', ')} from (select ${joinSql(columns, ', ')} from ${DATA} limit ${GLANCE})`;
}
