// A query of a contract in tokens: only what means the same in every dialect of SQL has one.

export type Token =
  | { readonly kind: 'word' | 'name' | 'number' | 'text' | 'sign' | 'placeholder'; readonly text: string }
  /** What a query here may not hold, in words that continue "the query has". */
  | { readonly kind: 'other'; readonly text: string };

/** Each kind with what it looks like; the first that fits is it. Groups give the text where it is not the whole. */
const looks: readonly (readonly [kind: Token['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['placeholder', /(?:(["`])\$?\{(\w+)\}\1|\$?\{(\w+)\})/y],
  // A backslash escapes in some dialects, and a quote within quotes is doubled in all.
  ['text', /'(?:[^'\\]|'')*'/y],
  ['name', /"((?:[^"\\]|"")+)"|`([^`\\]+)`/y],
  ['number', /\d+(?:\.\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_]\w*/y],
  ['sign', /<>|!=|<=|>=|-(?!-)|[=<>+*(),;]/y],
];

/** The tokens up to the first one that is of no kind. */
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
