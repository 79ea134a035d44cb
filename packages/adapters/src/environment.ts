// A part of an environment: what another program needs of it, and nothing else.

/** The variables whose names match. */
export function partOf(env: Readonly<Record<string, string | undefined>>, names: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined),
  );
}
