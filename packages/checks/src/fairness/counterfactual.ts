// Counterfactual flips: would the decision change if the row belonged to another group and everything else stayed the same?
import { DATA, sql, id, type CodeArray, type Flipped, type Replacement, type Sql } from '@modelgate/core';

/** Most values of a column that are tried; with more than two, each costs a run of the model over all rows. */
export const MOST_FLIPPED = 12;

/**
 * SQL for the values of a column as replacements name them, the most frequent first, with their rows; one more than can be flipped, to see
 * whether there are more.
 */
export function flippedValues(column: string): Sql {
  const text = sql`cast(${id(column)} as varchar)`;
  return sql`select ${text}, count(*) from ${DATA} where ${id(column)} is not null group by 1 order by 2 desc, 1 limit ${MOST_FLIPPED + 1}`;
}

export type Flips = readonly Replacement[] | { readonly none: string };

/**
 * The runs of the model that are needed: for two values one that exchanges them, for more values one each that gives it to every row.
 * Missing values stay.
 */
export function flipsOf(column: string, values: readonly string[]): Flips {
  if (values.length < 2) return { none: `${column} has one value only` };
  if (values.length > MOST_FLIPPED) return { none: `${column} has more than ${MOST_FLIPPED} values` };
  const [a, b] = values as [string, string];
  if (values.length === 2)
    return [
      {
        column,
        values: Object.fromEntries([
          [a, b],
          [b, a],
        ]),
      },
    ];
  return values.map((to) => ({
    column,
    values: Object.fromEntries(values.filter((from) => from !== to).map((from) => [from, to])),
  }));
}

/**
 * Counts by group (`names` entries), from the class codes of decisions about the same rows: `decided` on the data itself, each of `flipped`
 * with values replaced. Code 1 means selected.
 */
export function countFlips(
  decided: CodeArray,
  flipped: readonly CodeArray[],
  groups: { readonly codes: CodeArray; readonly names: readonly string[] },
): readonly Flipped[] {
  const out = groups.names.map(() => ({ rows: 0, changed: 0, gained: 0, lost: 0 }));
  for (let i = 0; i < decided.length; i++) {
    const group = out[groups.codes[i]!]!;
    group.rows++;
    const own = decided[i]!;
    const other = flipped.find((run) => run[i] !== own);
    if (other === undefined) continue;
    group.changed++;
    if (own === 1) group.lost++;
    else if (flipped.some((run) => run[i] === 1)) group.gained++;
  }
  return out;
}

/** 1 for every row whose decision changes with some other value of the column. */
export function changedRows(decided: CodeArray, flipped: readonly CodeArray[]): Uint8Array {
  const out = new Uint8Array(decided.length);
  for (const run of flipped) for (let i = 0; i < out.length; i++) if (run[i] !== decided[i]) out[i] = 1;
  return out;
}
