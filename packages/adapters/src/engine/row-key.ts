// What identifies a row in a scores table: 64 bits of its id's canonical name, or of its values. No value itself.
import type { Column, Sql } from '@modelgate/core';

/** A wide row is told by so many of its columns: hashing all 64 takes as long as a small model takes to run on them. */
const MOST_COLUMNS = 16;

/** SQL of the key over the relation's columns. */
export async function rowKey(columns: readonly Column[], id: string | undefined): Promise<Sql> {
  const { canonicalName, id: identifier, joinSql, sql } = await import('@modelgate/core');
  if (id === undefined)
    return sql`hash(${joinSql(
      spread(columns).map((c) => sql`${identifier(c.name)}`),
      ', ',
    )})`;
  const column = columns.find((c) => c.name === id);
  return column ? sql`hash(${canonicalName(column)})` : missingColumn(id, columns);
}

/** Whether an id is a whole number in this table. */
export function isWhole(columns: readonly Column[], id: string | undefined): boolean {
  return columns.some(({ name, type }) => name === id && /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type));
}

/** The key of an id that is a whole number in every table that is joined: to spell them would take longer than to read them. */
export async function wholeKey(name: string): Promise<Sql> {
  const { id, sql } = await import('@modelgate/core');
  return sql`hash(cast(${id(name)} as hugeint))`;
}

/** At most `MOST_COLUMNS`, evenly over the table, the first and the last among them. */
function spread(columns: readonly Column[]): readonly Column[] {
  if (columns.length <= MOST_COLUMNS) return columns;
  const step = (columns.length - 1) / (MOST_COLUMNS - 1);
  return Array.from({ length: MOST_COLUMNS }, (_, i) => columns[Math.round(i * step)]!);
}

async function missingColumn(id: string, columns: readonly Column[]): Promise<never> {
  const { InputError } = await import('@modelgate/core');
  throw new InputError({
    code: 'input/column-missing',
    named: 'id',
    expected: `a column ${id}`,
    received: `columns ${columns.map((c) => c.name).join(', ')}`,
  });
}
