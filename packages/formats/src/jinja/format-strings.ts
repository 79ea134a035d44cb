// str.format in a template: its fields reach attributes of what is formatted ('{0.__class__}'), also where Jinja's own are watched.
import { isValue, textsOf, type Texts } from './texts.ts';
import { isMark, type Token } from './tokens.ts';

/** A method that takes a format string, by its name after a dot, or in brackets. */
export const FORMATS: ReadonlySet<string> = new Set(['format', 'format_map']);

export interface Reached {
  readonly attributes: readonly string[];
  /** The format string is one that only rendering knows. */
  readonly computed: boolean;
}

/** A template's tokens, where the bracket opens that closes at a place, and what variables hold. */
interface Read {
  readonly tokens: readonly Token[];
  readonly starts: ReadonlyMap<number, number>;
  readonly held: ReadonlyMap<string, Texts>;
}

/** What the format string that ends before `end` reaches. */
export function reachedByFormat({ tokens, starts, held }: Read, end: number): Reached {
  const start = startOf(tokens, starts, end);
  if (end - start > MOST_TOKENS) return { attributes: [], computed: true };
  const value = tokens.slice(start, end);
  const { texts, computed } = textsOf(value, held);
  const known = texts.length > 0 && !computed && value.every(({ kind, text }) => kind !== 'name' || held.has(text));
  return { attributes: texts.flatMap(fieldsOf), computed: !known };
}

/** A format string of more is one that a template builds. */
const MOST_TOKENS = 200;

/** Where the value begins that ends before `end`: over its brackets, attributes and calls, not much further than it may. */
function startOf(tokens: readonly Token[], starts: ReadonlyMap<number, number>, end: number): number {
  for (let at = end - 1; at > 0 && end - at <= MOST_TOKENS; at -= 1) {
    const open = starts.get(at);
    at = open ?? at;
    if (open !== undefined && isValue(tokens[at - 1])) continue;
    if (!isMark(tokens[at - 1], '.')) return at;
    at -= 1;
  }
  return 0;
}

/** Attributes and keys in the fields of a format string: 'a' and 'b' of '{0.a[b]!r:>9}'; fields stand in formats, too. */
function fieldsOf(text: string): readonly string[] {
  const fields = text.replaceAll('{{', '').match(/\{[^{}:!]*/g) ?? [];
  return fields.flatMap((field) => field.split(/[.[\]]+/).slice(1)).filter((name) => name !== '');
}
