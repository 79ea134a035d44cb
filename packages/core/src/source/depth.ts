// How deep a document is nested, measured on tokens without recursion, before anything recursive touches it.
import type { CST } from 'yaml';

type Token = CST.Token | null | undefined;

/** Whether maps and lists stand inside each other more than `limit` deep. */
export function isDeeperThan(tokens: readonly CST.Token[], limit: number): boolean {
  const open: [Token, number][] = tokens.map((token) => [token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > limit) return true;
    for (const inner of innerTokens(token)) open.push([inner, isCollection(token) ? depth + 1 : depth]);
  }
  return false;
}

function isCollection(token: Token): boolean {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}

function innerTokens(token: Token): readonly Token[] {
  if (!token) return [];
  if (token.type === 'document') return [token.value];
  if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') return [];
  return token.items.flatMap((item: CST.CollectionItem) => [item.key, item.value]);
}
