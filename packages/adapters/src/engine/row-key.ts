// What identifies a row in a scores table: 64 bits of its id's canonical name, or of all its values. No value itself.
import type { Column, Sql } from '@modelgate/core';

/** SQL of the key over the relation's columns. */
export async function rowKey(columns: readonly Column[], id: string | undefined): Promise<Sql> {
  const { canonicalName, id: identifier, joinSql, sql } = await import('@modelgate/core');
  if (id === undefined)
    return sql`hash(${joinSql(
      columns.map((c) => sql`${identifier(c.name)}`),
      ', ',
    )})`;
  const column = columns.find((c) => c.name === id);
  return column ? sql`hash(${canonicalName(column)})` : missingColumn(id, columns);
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
