// Colours, which only repeat what the words say; none by default.
import type { Verdict } from '@modelgate/core';

export interface Paint {
  readonly verdict: (verdict: Verdict, text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const codes: Readonly<Record<Verdict, number>> = { pass: 32, warn: 33, inconclusive: 33, fail: 31, error: 31 };

export function paint(colour: boolean): Paint {
  const sgr = (code: number, text: string): string =>
    colour && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text;
  return {
    verdict: (verdict, text) => sgr(codes[verdict], text),
    dim: (text) => sgr(2, text),
    bold: (text) => sgr(1, text),
  };
}
