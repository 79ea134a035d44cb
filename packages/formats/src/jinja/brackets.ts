// What stands in brackets.
import { isMark, type Token } from './tokens.ts';

/** Where the closing bracket of each opening one stands. */
export function bracketEnds(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const ends = new Map<number, number>();
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== 'mark') return;
    if ('([{'.includes(text)) open.push(at);
    else if (')]}'.includes(text) && open.length > 0) ends.set(open.pop()!, at);
  });
  return ends;
}

/** The parts between marks of a kind that stand outside of all brackets; one where there is no such mark. */
export function partsBetween(mark: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'mark' && '([{'.includes(token.text)) depth += 1;
    else if (token.kind === 'mark' && ')]}'.includes(token.text)) depth -= 1;
    if (depth === 0 && isMark(token, mark)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

export function argumentsOf(inside: readonly Token[]): readonly (readonly Token[])[] {
  return partsBetween(',', inside).filter((argument) => argument.length > 0);
}
