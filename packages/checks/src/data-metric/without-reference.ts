// Rows whose values in some columns do not occur together in columns of another data set.
import { DATA, id, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Violations } from './violations.ts';

/**
 * A column and the one that it refers to, and both as comparable values; these are
 * absent where a column is missing, and then nothing is measured.
 */
export interface KeyPart {
  readonly column: string;
  readonly key: string;
  readonly values?: readonly [own: Sql, theirs: Sql];
}

export interface Reference {
  readonly on: string;
  readonly other: string;
  readonly parts: readonly KeyPart[];
}

/** State: [rows whose values do not occur there, rows with a value in every column]. */
export function withoutReference({ on, other, parts }: Reference): Query<Violations, readonly [number, number]> {
  const [own, theirs] = [0, 1].map((side) =>
    parts.map(
      ({ column, key, values }, i) => sql`${values?.[side] ?? id(side === 0 ? column : key)} as ${id(`key${i}`)}`,
    ),
  );
  const names = parts.map((_, i) => id(`key${i}`));
  const there = joinSql(
    names.map((name) => sql`${name} is not null`),
    ' and ',
  );
  const same = names.map((name) => sql`own.${name} = referenced.${name}`);
  return {
    id: metricId('without-reference', on, other, ...parts.flatMap(({ column, key }) => [column, key])),
    version: 3,
    on,
    reads: parts.map(({ column }) => ({ column })),
    others: {
      referenced: {
        on: other,
        reads: parts.map(({ key }) => ({ column: key })),
        sql: sql`select distinct * from (select ${joinSql(theirs!, ', ')} from ${DATA}) where ${there}`,
      },
    },
    from: 'query',
    // Keys are made distinct, so that a row matches at most one of them.
    sql: () =>
      sql`select count_if(referenced.key0 is null), count(*) from (select * from (select ${joinSql(own!, ', ')} from ${DATA}) where ${there}) as own left join referenced on ${joinSql(same, ' and ')}`,
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
