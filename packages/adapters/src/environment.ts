// Selects the variables of an environment that another program needs.

/** The variables whose names match. */
export function partOf(env: Readonly<Record<string, string | undefined>>, names: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined),
  );
}
