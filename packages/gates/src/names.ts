// Names and lists of names in error messages, however long or many they are.

/** Names of up to 20 classes; more labels than that are values of rows, which no message may show. */
export function classesListed(labels: readonly string[]): string {
  return labels.length > 20 ? `${labels.length} different ones` : listed(labels);
}

/** Names in a sentence, at most 20 of them. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return '(none)';
  const shown = names.slice(0, 20).map(shortened).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}

/** At most 100 characters of a name, since data may hold names of any length. */
export function shortened(name: string): string {
  return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}
