// Whether a regular expression of RE2 can only match a text as a whole.

const CHARACTER = /\\[dDsSwWnrt\W]|\[\^?\]?(?:\\.|[^\]\\])*\]/gs;
/** Longer patterns are not analysed, so that a hostile one costs nothing. */
const LONGEST = 1000;
/** Alternatives, flags, escapes, and anchors in the middle: such patterns are not analysed, and RE2 itself is inconsistent about some. */
const DOUBT = /[|^$\\]|\(\?(?!:)/;

/**
 * True for `^…$` where the two anchors bind everything between them. Such a pattern may be matched against the whole text, which takes RE2 a
 * fifth of the time of a search and gives the same answer.
 */
export function isWholeText(pattern: string): boolean {
  if (pattern.length > LONGEST) return false;
  const inner = /^\^(?![*+?{])(.*)\$$/s.exec(pattern)?.[1];
  return inner !== undefined && !DOUBT.test(inner.replaceAll(CHARACTER, ''));
}
