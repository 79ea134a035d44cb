// JSON Lines: a value on each line, read line by line, so that a large one needs no memory.
import { BudgetError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { decodeJson } from './encoding.ts';

const WINDOW = 1 << 20;
const LONGEST_LINE = 32 << 20;
const LINE_FEED = 0x0a;

/** Whether the first two lines look like objects or lists that end where their lines end. */
export function isLines(source: ByteSource): boolean {
  const [first, second] = Buffer.from(source.read(0, WINDOW)).toString('latin1').split('\n', 2);
  return first !== undefined && second !== undefined && isWhole(first) && isWhole(second);
}

const isWhole = (line: string): boolean => {
  const text = line.trim();
  return (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'));
};

/** Lines that are not blank. Throws BudgetError for one that is longer than any row. */
export function* linesOf(source: ByteSource): Iterable<string> {
  let rest = new Uint8Array();
  for (let at = 0; at < source.size; at += WINDOW) {
    let window: Uint8Array = Buffer.concat([rest, source.read(at, WINDOW)]);
    for (let end = window.indexOf(LINE_FEED); end >= 0; end = window.indexOf(LINE_FEED)) {
      yield* textOf(window.subarray(0, end));
      window = window.subarray(end + 1);
    }
    rest = new Uint8Array(window);
    if (rest.length > LONGEST_LINE) throw new BudgetError(`a line of it is longer than ${LONGEST_LINE} bytes`);
  }
  yield* textOf(rest);
}

function* textOf(line: Uint8Array): Iterable<string> {
  const text = decodeJson(line);
  if (text.trim() !== '') yield text;
}
