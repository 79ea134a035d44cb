// Rows of a data set that occur in another one: by features alone, and by features and label.
import { DATA, metricId, sql, type Query } from '@modelgate/core';
import type { Comparable } from '../data-check/comparable.ts';
import { digestOf, hashOf } from './row-digest.ts';

export interface Pairing {
  /** The judged role. */
  readonly on: string;
  /** The role in which its rows are looked for. */
  readonly other: string;
  readonly features: readonly Comparable[];
}

export type Overlap = { readonly rows: number; readonly occur: number; readonly withLabel: number | null };

/**
 * State: [rows, rows whose features occur in the other, rows that occur there with their label]; null without a label on both
 * sides. The statement runs on the larger table; of the judged one it reads two digests for each distinct row.
 */
export function overlappingRows(
  { on, other, features }: Pairing,
  label?: Comparable,
): Query<Overlap, readonly [number, number, number | null]> {
  const names = [...features, ...(label ? [label] : [])].map(({ name }) => name);
  const side = (which: 'own' | 'theirs') => {
    const [h, g] = digestOf(features.map((feature) => feature[which]));
    return sql`select ${h} as h, ${g} as g, ${label ? hashOf([label[which]]) : sql`null`} as l from ${DATA}`;
  };
  return {
    id: metricId('overlapping-rows', on, other, label?.name ?? '', ...features.map(({ name }) => name)),
    version: 1,
    on: other,
    reads: names.map((column) => ({ column })),
    others: {
      judged: {
        on,
        reads: names.map((column) => ({ column })),
        sql: sql`select h, g, l, count(*) as n from (${side('own')}) group by all`,
      },
    },
    from: 'query',
    sql: () =>
      sql`select (select sum(n) from judged),
        (select coalesce(sum(n), 0) from judged semi join (${side('theirs')}) using (h, g)),
        ${label ? sql`(select coalesce(sum(n), 0) from judged semi join (${side('theirs')}) using (h, g, l))` : sql`null`}`,
    read: ([row]) => [row![0] as number, row![1] as number, row![2] as number | null],
    finish: ([rows, occur, withLabel]) => ({ rows, occur, withLabel }),
  };
}
