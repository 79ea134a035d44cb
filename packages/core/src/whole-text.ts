// Whether a regular expression of RE2 can only match a text as a whole.

const CHARACTER = /\\[dDsSwWnrt\W]|\[\^?\]?(?:\\.|[^\]\\])*\]/gs;
/** A hostile one must not be looked at for long. */
const LONGEST = 1000;
/** Alternatives, flags, quotations, and ends and borders in the middle: what they do is not looked into, and RE2 itself is not sure. */
const DOUBT = /[|^$\\]|\(\?(?!:)/;

/**
 * True for `^…$` whose ends bind all that is between them. Asked for the whole of a text RE2 takes a fifth of the time that it takes to search it
 * for a part, and the answer is the same.
 */
export function isWholeText(pattern: string): boolean {
  if (pattern.length > LONGEST) return false;
  const inner = /^\^(?![*+?{])(.*)\$$/s.exec(pattern)?.[1];
  return inner !== undefined && !DOUBT.test(inner.replaceAll(CHARACTER, ''));
}
