// Which texts an expression may give: constants, and constants joined by ~ and +, are told; what filters, formats or calls
// make of them is not, and is called computed.
import type { Token } from './tokens.ts';

/** Stands for a name that only rendering knows. */
export const COMPUTED = '(computed)';

export interface Texts {
  readonly texts: readonly string[];
  readonly computed: boolean;
}

/** Filters that leave a text what it is, or give no text at all. */
const HARMLESS: ReadonlySet<string> = new Set([
  'trim',
  'string',
  'safe',
  'default',
  'd',
  'length',
  'count',
  'int',
  'first',
  'last',
]);
const MOST_TEXTS = 100;

/** `known`: what the variables hold. */
export function textsOf(tokens: readonly Token[], known: ReadonlyMap<string, Texts>): Texts {
  const texts: string[] = [];
  let computed = false;
  let literal = false;
  let changed = false;
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    if (token.kind === 'text') {
      literal = true;
      const joined = joins(before) && tokens[at - 2]?.kind === 'text';
      if (joined) texts.push((texts.pop() ?? '') + token.text);
      else texts.push(token.text);
      // A text joined to something else, or a part or method of one.
      const other = (joins(before) && !joined) || (joins(after) && tokens[at + 2]?.kind !== 'text');
      if (other || (after?.kind === 'mark' && '.['.includes(after.text))) changed = true;
    } else if (token.kind === 'name') {
      const held = before?.text === '.' ? undefined : known.get(token.text);
      if (held) {
        texts.push(...held.texts);
        computed ||= held.computed;
        changed ||= held.texts.length > 0 && (joins(before) || joins(after));
        literal ||= held.texts.length > 0;
      }
      if (before?.text === '|' && !HARMLESS.has(token.text)) changed = true;
      else if (after?.text === '(' && before?.text !== '|') changed = true;
    } else if (token.text === '%' || token.text === '*') changed = true;
  });
  return { texts: texts.slice(0, MOST_TEXTS), computed: computed || (literal && changed) };
}

const joins = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && (token.text === '~' || token.text === '+');
