// How messages quote values of a policy: short, and without characters that a terminal would act on.

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with control and direction characters written as escapes. */
export function printable(text: string): string {
  return text.replace(unprintable, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}

/** The text in double quotes, at most 60 characters of it. */
export function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return `"${printable(shown)}"`;
}

/** What was found, in words: 'the text "84%"', '12', 'a list'. */
export function found(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  return JSON.stringify(value);
}
