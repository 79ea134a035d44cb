// Text of a file as people may read it: what is in it is the attacker's.
import { printable } from '@modelgate/core/found';

const LONGEST = 200;

/** One line of printable text, at most `most` characters. */
export function oneLine(text: string, most: number = LONGEST): string {
  const line = printable(text.slice(0, most + 1));
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
