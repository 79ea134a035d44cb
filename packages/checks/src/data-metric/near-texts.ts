// Rows whose text nearly occurs in another data set: MinHash finds the pairs that may be alike, their Jaccard similarity decides.
import { DATA, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Comparable } from '../data-check/comparable.ts';
import { MOST_ALIKE, type Near } from './near-rows.ts';
import type { Pairing } from './overlapping-rows.ts';
import { digestOf, literal } from './row-digest.ts';
import { freeText } from './free-text.ts';

const PERMUTATIONS = 128;

/** Largest probability of missing a pair with exactly the asked similarity. */
const MISSED = 0.001;

/**
 * Permutations in a band. With more of them, fewer pairs are compared and more are missed. At a similarity of 0.9 they are eight, which
 * miss 0.012 % of such pairs.
 */
function bandOf(similarity: number): number {
  return [8, 4].find((rows) => (1 - similarity ** rows) ** (PERMUTATIONS / rows) <= MISSED) ?? 2;
}

/**
 * MinHash (Broder 1997) over the words of a text, with banding (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, 3.4). Rows
 * that occur there with all their features do not count.
 * State: [near rows, rows that are not settled, rows with a text]; null where the column holds no free text.
 */
export function nearTexts(
  { on, other, features }: Pairing,
  text: Comparable,
  similarity: number,
): Query<Near | null, readonly [number, number, number] | null, { readonly free: boolean }> {
  const reads = [...features.map(({ name }) => ({ column: name })), { column: text.name, as: ['text'] as const }];
  const [h, g] = digestOf(features.map(({ own }) => own));
  const [theirH, theirG] = digestOf(features.map(({ theirs }) => theirs));
  return {
    id: metricId('near-texts', on, other, text.name, similarity, ...features.map(({ name }) => name)),
    version: 1,
    on: other,
    reads,
    needs: { free: freeText(other, text.name) },
    others: {
      judged: {
        on,
        reads,
        sql: sql`select h, g, t, count(*) as n from (select ${h} as h, ${g} as g, ${plain(text.own)} as t from ${DATA})
          where t <> '' group by all`,
      },
    },
    from: 'query',
    sql: ({ needs }) => (needs.free ? statementOf(text, [theirH, theirG], similarity) : undefined),
    read: ([row]) => (row ? [row[0] as number, row[1] as number, row[2] as number] : null),
    finish: (state) => state && { near: state[0], unsettled: state[1], rows: state[2] },
  };
}

/**
 * (near rows, unsettled rows, rows with a text) of the judged data. `fresh`: its texts, without rows that occur in the other data set with all
 * their features. Texts are compared that share the hash of a band; of a crowded band only some, so that what only it holds is not settled.
 */
function statementOf(text: Comparable, [h, g]: readonly [Sql, Sql], similarity: number): Sql {
  const band = bandOf(similarity);
  const theirs = sql`(select distinct ${plain(text.theirs)} as t from ${DATA})`;
  return sql`select near, unsettled, rows from (
    with fresh as materialized (select t, sum(n) as n from judged
        anti join (select ${h} as h, ${g} as g from ${DATA}) using (h, g) group by t),
      keys as materialized (${keysOf(sql`fresh`, band)}),
      alike as materialized (select t, k from (${keysOf(theirs, band)}) where k in (select k from keys)),
      compared as (select * from alike qualify row_number() over (partition by k order by t) <= ${literal(MOST_ALIKE)}),
      crowded as (select k from alike group by k having count(*) > ${literal(MOST_ALIKE)}),
      pairs as (select distinct keys.t as a, compared.t as b from keys join compared using (k)),
      near as materialized (select distinct a as t from (
        select a, len(x) as m, len(y) as n, len(list_intersect(x, y)) as shared from (
          select a, ${wordsOf(sql`a`)} as x, ${wordsOf(sql`b`)} as y from pairs))
        where shared >= ${similarity} * (m + n - shared) - 1e-9)
    select (select coalesce(sum(n), 0) from fresh semi join near using (t)) as near,
      (select coalesce(sum(n), 0) from fresh semi join (select t from keys semi join crowded using (k)) using (t)
        anti join near using (t)) as unsettled,
      (select coalesce(sum(n), 0) from judged) as rows)`;
}

/** SQL for a text in lower case, with single spaces in place of anything but letters and digits. */
function plain(text: Sql): Sql {
  return sql`trim(regexp_replace(lower(cast(${text} as varchar)), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;
}

/** SQL for the set of words of a plain text. */
function wordsOf(text: Sql): Sql {
  return sql`list_distinct(string_split(${text}, ' '))`;
}

/** (t, k): a text and the hash of each band of its signature. */
function keysOf(texts: Sql, band: number): Sql {
  return sql`select t, unnest([${bands(band)}]) as k from (
    select t, ${signature()} from (select t, hash(unnest(string_split(t, ' '))) as w from ${texts} where t <> '') group by t)`;
}

/** The least value of each permutation of the 64-bit hashes of words: w ↦ mix(w ⊕ c), one c for each. */
function signature(): Sql {
  const least = (i: number): string =>
    `min(hash(xor(w, ${BigInt.asUintN(64, BigInt(i + 1) * GOLDEN)}::ubigint))) as m${i}`;
  return { text: Array.from({ length: PERMUTATIONS }, (_, i) => least(i)).join(', '), values: [] };
}

/** 2⁶⁴ / φ: its multiples are spread evenly. */
const GOLDEN = 0x9e3779b97f4a7c15n;

function bands(size: number): Sql {
  const inBand = (b: number): string => Array.from({ length: size }, (_, i) => `m${b * size + i}`).join(', ');
  return joinSql(
    Array.from({ length: PERMUTATIONS / size }, (_, b) => ({ text: `hash(${b}, ${inBand(b)})`, values: [] })),
    ', ',
  );
}
