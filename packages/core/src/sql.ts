// SQL text with bound values and quoted identifiers; made by the `sql` tag only.

/** A piece of SQL: text with ? for each value. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | boolean | null)[];
}

/** Marks an identifier for the tag: sql`select ${id('a b')}`. */
export interface Identifier {
  readonly identifier: string;
}

/**
 * The rows of the data set that a statement is put to: sql`select count(*) from ${DATA}`. The engine writes there how its files are read. A view
 * would have a name, but DuckDB binds all columns of a view for each statement, in quadratic time: 3 s for 20,000 columns, where the files take 0.1.
 */
export const DATA: Sql = { text: '"modelgate:data"', values: [] };

export function id(name: string): Identifier {
  return { identifier: name };
}

type Part = string | number | boolean | null | Identifier | Sql;

/** Identifiers are quoted, pieces of SQL are joined, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0]!;
  const values: (string | number | boolean | null)[] = [];
  for (const [i, part] of parts.entries()) {
    text += render(part, values) + strings[i + 1]!;
  }
  return { text, values };
}

/** An expression that the engine's allowlist has accepted; nothing else may turn a string into SQL. */
export function checkedExpression(text: string): Sql {
  return { text: `(${text})`, values: [] };
}

/** A column's name, quoted for SQL. */
export function identifierText(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as a literal of SQL, for text that cannot have bound values. */
export function literalText(value: Sql['values'][number]): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

export function joinSql(pieces: readonly Sql[], separator: ', ' | ' and ' | ' or ' | ' union all ' | ' '): Sql {
  return { text: pieces.map((p) => p.text).join(separator), values: pieces.flatMap((p) => p.values) };
}

function render(part: Part, values: (string | number | boolean | null)[]): string {
  if (typeof part === 'object' && part !== null) {
    if ('identifier' in part) return identifierText(part.identifier);
    values.push(...part.values);
    return part.text;
  }
  values.push(part);
  return '?';
}
