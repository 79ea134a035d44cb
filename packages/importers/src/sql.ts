// SQL text that a contract's rules become: names and values quoted here and nowhere else. The engine's allowlist reads it again.
import { isWholeText } from '@modelgate/core';

/** A column's name as SQL spells it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as SQL spells it. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Whether a text, given as SQL, has a part that matches an expression of RE2. */
export function matching(text: string, re2: string): string {
  return `${isWholeText(re2) ? 'regexp_full_match' : 'regexp_matches'}(${text}, ${literal(re2)})`;
}
