// Identifiers in SQL text.

/** A quoted identifier; doubling the quote is all the escaping there is. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
