// Where a file stops being UTF-8.
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 20;

/** A place in a text file: its line, from 1, and its byte, from 0. */
export interface TextPlace {
  readonly line: number;
  readonly byte: number;
}

/** The first bytes that are no UTF-8; undefined when there are none. */
export function badText(path: string): TextPlace | undefined {
  const file = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let [line, byte] = [1, 0];
    for (;;) {
      const block = Buffer.alloc(BLOCK);
      const size = readSync(file, block, 0, BLOCK, null);
      const text = Buffer.concat([rest, block.subarray(0, size)]);
      // A line feed never stands inside a character, so whole lines can be judged by themselves.
      const end = size === 0 ? text.length : text.lastIndexOf(10) + 1;
      const lines = text.subarray(0, end);
      if (!isUtf8(lines)) return within(lines, { line, byte });
      if (size === 0) return undefined;
      line += lines.reduce((n, one) => n + (one === 10 ? 1 : 0), 0);
      byte += lines.length;
      rest = text.subarray(end);
    }
  } finally {
    closeSync(file);
  }
}

/** What to do about it. */
export const AS_UTF8 = 'write the file again as UTF-8, such as by iconv -t utf-8 -f and the encoding that it has';

/** 'line 3 (byte 41) with bytes that are not UTF-8'; undefined when all are. */
export function notUtf8(path: string): string | undefined {
  const place = badText(path);
  return place && `${placeInWords(place)} with bytes that are not UTF-8`;
}

/** 'line 3 (byte 41)'. */
export function placeInWords({ line, byte }: TextPlace): string {
  return `line ${line} (byte ${byte})`;
}

function within(lines: Buffer, start: TextPlace): TextPlace {
  let line = start.line;
  for (let from = 0; from < lines.length; line++) {
    const feed = lines.indexOf(10, from);
    const to = feed < 0 ? lines.length : feed + 1;
    const text = lines.subarray(from, to);
    if (!isUtf8(text)) return { line, byte: start.byte + from + firstBad(text) };
    from = to;
  }
  return { line, byte: start.byte };
}

/** The first byte of the first character that is none: in front of it everything is UTF-8. */
function firstBad(text: Buffer): number {
  let good = 0;
  while (good < text.length) {
    const next = good + lengthOf(text[good]!);
    if (!isUtf8(text.subarray(good, next)) || next > text.length) return good;
    good = next;
  }
  return good;
}

/** Bytes of a character by its first one; 1 for what begins none. */
function lengthOf(lead: number): number {
  if (lead < 0xc2) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
