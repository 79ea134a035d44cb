// Which texts an expression may give: constants, and constants joined by ~ and +, are told; what filters, formats or calls
// make of them is not, and is called computed.
import { partsBetween } from './brackets.ts';
import { isMark, type Token } from './tokens.ts';

/** Among calls: an attribute is fetched by a name that only rendering knows. */
export const COMPUTED = '(computed)';

export interface Texts {
  readonly texts: readonly string[];
  readonly computed: boolean;
}

/** Filters that leave a text what it is, or give no text at all. */
const HARMLESS: ReadonlySet<string> = new Set('trim string safe default d length count int first last'.split(' '));
const MOST_TEXTS = 100;

/** `held`: what the variables hold. */
export function textsOf(tokens: readonly Token[], held: ReadonlyMap<string, Texts>): Texts {
  if (isRange(tokens)) return { texts: [], computed: false };
  const texts: string[] = [];
  let computed = addsTexts(tokens);
  let changed = false;
  tokens.forEach((token, at) => {
    computed ||= makes(tokens, at);
    changed ||= changes(tokens, at);
    if (token.kind === 'text' && !isKey(tokens, at)) {
      const joined = joins(tokens[at - 1]) && tokens[at - 2]?.kind === 'text';
      if (joined || texts.length <= MOST_TEXTS) texts.push((joined ? texts.pop()! : '') + token.text);
    } else if (token.kind === 'name' && !isMark(tokens[at - 1], '.')) {
      const values = held.get(token.text);
      if (texts.length <= MOST_TEXTS) texts.push(...(values?.texts ?? []));
      computed ||= values?.computed ?? false;
    }
  });
  // Of more texts than are told nobody knows the others.
  computed ||= texts.length > MOST_TEXTS;
  return { texts: texts.slice(0, MOST_TEXTS), computed: computed || (texts.length > 0 && changed) };
}

/** range(…) and nothing else: numbers, whatever they are counted from. */
function isRange(tokens: readonly Token[]): boolean {
  if (tokens[0]?.text !== 'range' || !isMark(tokens[1], '(')) return false;
  let depth = 0;
  const end = tokens.findIndex((token, at) => {
    if (at === 0 || token.kind !== 'mark') return false;
    depth += '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0;
    return depth === 0;
  });
  return end === tokens.length - 1;
}

/** In value['key']: the key of what the expression gives, not what it gives. */
const isKey = (tokens: readonly Token[], at: number): boolean =>
  isMark(tokens[at - 1], '[') && isMark(tokens[at + 1], ']') && isValue(tokens[at - 2]);

/** Something that a bracket after it takes a part of. */
export const isValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'text' ||
    (token.kind === 'name' && !NO_CALL.has(token.text)) ||
    (token.kind === 'mark' && ')]}'.includes(token.text)));

/** Makes another text of one, if there is one. */
function changes(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if (token.kind === 'text') return isMark(after, '.') || isMark(after, '[');
  if (token.kind === 'name')
    return isMark(before, '|') ? !HARMLESS.has(token.text) : isMark(after, '(') && !NO_CALL.has(token.text);
  const beside = before?.kind === 'text' && after?.kind === 'text';
  return (joins(token) && !beside) || isMark(token, '%') || isMark(token, '*');
}

/** Filters and methods that make one text of several, of letters of others, too: no text need stand there. */
const MAKING: ReadonlySet<string> = new Set(['join', 'replace', 'format', 'format_map', 'translate']);

/** Makes a text of what is none here: of parts of what only rendering knows. */
function makes(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if (isMark(token, '~')) return before?.kind !== 'text' || after?.kind !== 'text';
  if (token.kind !== 'name' || !MAKING.has(token.text)) return false;
  return isMark(before, '|') || (isMark(before, '.') && isMark(after, '('));
}

/** A sum of which no part is a number adds texts, or lists. */
function addsTexts(tokens: readonly Token[]): boolean {
  const parts = partsBetween('+', tokens);
  const texts = !tokens.some((token) => isMark(token, '-') || isMark(token, '/') || isMark(token, '//'));
  return texts && parts.length > 1 && !parts.some(isNumber) && !parts.flat().some(({ kind }) => kind === 'text');
}

/** A number, a length, a place in a loop. */
function isNumber(part: readonly Token[]): boolean {
  const [last, before] = [part.at(-1), part.at(-2)];
  if (part.length === 1 && last?.kind === 'number') return true;
  if (isMark(before, '|')) return last?.text === 'length' || last?.text === 'count' || last?.text === 'int';
  return part.length === 3 && part[0]!.text === 'loop' && /^(?:rev)?index0?$|^length$/.test(last?.text ?? '');
}

/** Words that a bracket may follow. */
const NO_CALL: ReadonlySet<string> = new Set([
  'in',
  'not',
  'and',
  'or',
  'if',
  'elif',
  'else',
  'is',
  'for',
  'set',
  'call',
]);

const joins = (token: Token | undefined): boolean => isMark(token, '~') || isMark(token, '+');
