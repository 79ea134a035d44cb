// Statements about a data set, as DuckDB gets them.
import type { Sql } from '@modelgate/core';
import { DATA } from '@modelgate/core/sql';
import type { Relation } from './relation.ts';

/** The statement with what reads the data's files in the place of `DATA`. */
export function onData({ source }: Pick<Relation, 'source'>, { text, values }: Sql): Sql {
  return { text: text.replaceAll(DATA.text, () => source), values };
}
