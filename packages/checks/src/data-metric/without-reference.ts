// Values of columns that do not occur, together, in columns of another data set.
import { id, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Violations } from './violations.ts';

/** A column and the one that it refers to. */
export interface KeyPart {
  readonly column: string;
  readonly key: string;
  /** The columns are of different kinds: they are compared as text. */
  readonly asText: boolean;
}

export interface Reference {
  readonly on: string;
  readonly other: string;
  readonly parts: readonly KeyPart[];
}

/** State: [rows whose values do not occur there, rows with a value in every column]. */
export function withoutReference({ on, other, parts }: Reference): Query<Violations, readonly [number, number]> {
  const keys = parts.map(({ key, asText }, i) => sql`${spelled(sql`${id(key)}`, asText)} as ${id(`key${i}`)}`);
  const there = parts.map(({ key }) => sql`${id(key)} is not null`);
  return {
    id: metricId('without-reference', on, other, ...parts.flatMap(({ column, key }) => [column, key])),
    version: 2,
    on,
    reads: parts.map(({ column }) => ({ column })),
    others: {
      referenced: {
        on: other,
        reads: parts.map(({ key }) => ({ column: key })),
        sql: sql`select distinct ${joinSql(keys, ', ')} from data where ${joinSql(there, ' and ')}`,
      },
    },
    from: 'query',
    sql: () => missing(parts),
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}

/** Keys are distinct, so that a row meets at most one of them. */
function missing(parts: readonly KeyPart[]): Sql {
  const own = (column: string): Sql => sql`data.${id(column)}`;
  const same = parts.map(({ column, asText }, i) => sql`${spelled(own(column), asText)} = referenced.${id(`key${i}`)}`);
  const there = parts.map(({ column }) => sql`${own(column)} is not null`);
  return sql`select count_if(referenced.key0 is null), count(*) from data left join referenced on ${joinSql(same, ' and ')} where ${joinSql(there, ' and ')}`;
}

function spelled(column: Sql, asText: boolean): Sql {
  return asText ? sql`cast(${column} as varchar)` : column;
}
