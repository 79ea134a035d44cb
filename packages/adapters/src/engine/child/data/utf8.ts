// Where a file stops being UTF-8.
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 20;

/** The first line, from 1, with bytes that are no UTF-8; undefined when there is none. */
export function lineOfBadText(path: string): number | undefined {
  const file = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (let line = 1; ;) {
      const block = Buffer.alloc(BLOCK);
      const size = readSync(file, block, 0, BLOCK, null);
      const text = Buffer.concat([rest, block.subarray(0, size)]);
      // A line feed never stands inside a character, so whole lines can be judged by themselves.
      const end = size === 0 ? text.length : text.lastIndexOf(10) + 1;
      const lines = text.subarray(0, end);
      if (!isUtf8(lines)) return line + badLine(lines);
      if (size === 0) return undefined;
      line += lines.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);
      rest = text.subarray(end);
    }
  } finally {
    closeSync(file);
  }
}

/** Lines before the first bad one. */
function badLine(lines: Buffer): number {
  let n = 0;
  for (let from = 0; from < lines.length; n++) {
    const feed = lines.indexOf(10, from);
    const to = feed < 0 ? lines.length : feed + 1;
    if (!isUtf8(lines.subarray(from, to))) return n;
    from = to;
  }
  return n;
}
