// Splits a query of a contract into tokens; only what means the same in every dialect of SQL is a token.

export type Token =
  | { readonly kind: 'word' | 'name' | 'number' | 'text' | 'sign' | 'placeholder'; readonly text: string }
  /** Something that a query may not contain here, in words that continue "the query has". */
  | { readonly kind: 'other'; readonly text: string };

/** A pattern for each kind; the first match decides. Where a pattern has a group, it gives the token's text. */
const looks: readonly (readonly [kind: Token['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['placeholder', /(?:(["`])\$?\{(\w+)\}\1|\$?\{(\w+)\})/y],
  // No backslash, which is an escape in some dialects only; a quote within quotes is doubled in all.
  ['text', /'(?:[^'\\]|'')*'/y],
  ['name', /"((?:[^"\\]|"")+)"|`([^`\\]+)`/y],
  ['number', /\d+(?:\.\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_]\w*/y],
  ['sign', /<>|!=|<=|>=|-(?!-)|[=<>+*(),;]/y],
];

/** The tokens, up to the first text that is none. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length;) {
    const found = tokenAt(query, at);
    if (found === undefined) return [...tokens, { kind: 'other', text: whatIsAt(query, at) }];
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text });
    at = found.end;
  }
  return tokens;
}

function tokenAt(
  query: string,
  at: number,
): { readonly kind: Token['kind'] | 'space'; readonly text: string; readonly end: number } | undefined {
  for (const [kind, pattern] of looks) {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match === null) continue;
    const inner = kind === 'placeholder' ? (match[2] ?? match[3]) : kind === 'name' ? (match[1] ?? match[2]) : match[0];
    const text = kind === 'name' ? inner!.replaceAll('""', '"') : inner!;
    return { kind, text, end: at + match[0].length };
  }
  return undefined;
}

function whatIsAt(query: string, at: number): string {
  if (query.startsWith('--', at) || query.startsWith('/*', at)) return 'a comment';
  if (query[at] === '/') return 'a division, which some dialects round';
  return '\'"`'.includes(query[at]!)
    ? 'quotes that do not end, or a backslash'
    : `the sign ${JSON.stringify(query[at])}`;
}
