// Lists of names in error messages, and the nearest name to a wrong one.

/** Names in a sentence, at most 20 of them. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return '(none)';
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
