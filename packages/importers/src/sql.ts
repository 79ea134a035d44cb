// SQL text for a contract's rules. Names and values are quoted only here, and the engine's allowlist checks the result again.
import { isWholeText } from '@modelgate/core';

/** A column's name, quoted for SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as a literal of SQL. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** SQL that tests whether some part of a text (itself SQL) matches an expression of RE2. */
export function matching(text: string, re2: string): string {
  return `${isWholeText(re2) ? 'regexp_full_match' : 'regexp_matches'}(${text}, ${literal(re2)})`;
}
