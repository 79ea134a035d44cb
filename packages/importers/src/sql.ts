// SQL text that a contract's rules become: names and values quoted here and nowhere else. The engine's allowlist reads it again.

/** A column's name as SQL spells it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as SQL spells it. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
