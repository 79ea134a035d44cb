// Lines that end in two ways, as files do that were put together: DuckDB's strict reader takes one of them for the end of the file's lines.
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

const BLOCK = 1 << 20;
const [LF, CR, QUOTE] = [10, 13, 34];

/** Whether some lines of the file end in CRLF and others in LF alone, quoted text included. */
export function mixedLineEnds(path: string): boolean {
  let [pairs, alone, last] = [false, false, 0];
  eachBlock(path, (block) => {
    for (let at = block.indexOf(LF); at >= 0; at = block.indexOf(LF, at + 1)) {
      if ((at === 0 ? last : block[at - 1]) === CR) pairs = true;
      else alone = true;
    }
    last = block.at(-1)!;
    return !(pairs && alone);
  });
  return pairs && alone;
}

/** A copy in which every line ends in LF; quoted text stays as it is. */
export function copyWithOneLineEnd(from: string, to: string): void {
  const file = openSync(to, 'wx');
  const out = Buffer.alloc(BLOCK + 1);
  let [quoted, held] = [false, false];
  try {
    eachBlock(from, (block) => {
      let size = 0;
      for (const byte of block) {
        // A carriage return waits for what comes after it.
        if (held && byte !== LF) out[size++] = CR;
        held = byte === CR && !quoted;
        if (byte === QUOTE) quoted = !quoted;
        if (!held) out[size++] = byte;
      }
      writeFileSync(file, out.subarray(0, size));
      return true;
    });
    if (held) writeFileSync(file, Buffer.of(CR));
  } finally {
    closeSync(file);
  }
}

/** Until `more` says that it has seen enough. */
function eachBlock(path: string, more: (block: Uint8Array) => boolean): void {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK);
    for (let size = readSync(file, block); size > 0; size = readSync(file, block))
      if (!more(block.subarray(0, size))) return;
  } finally {
    closeSync(file);
  }
}
