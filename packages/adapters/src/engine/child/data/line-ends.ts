// Lines that end in two ways: DuckDB's strict reader does not say what it stumbles over.
import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 20;
const [LF, CR] = [10, 13];

/** Whether some lines of the file end in CRLF and others in LF alone, quoted text included. */
export function mixedLineEnds(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK);
    let [pairs, alone, last] = [false, false, 0];
    for (let size = readSync(file, block); size > 0 && !(pairs && alone); size = readSync(file, block)) {
      for (let at = block.indexOf(LF); at >= 0 && at < size; at = block.indexOf(LF, at + 1)) {
        if ((at === 0 ? last : block[at - 1]) === CR) pairs = true;
        else alone = true;
      }
      last = block[size - 1]!;
    }
    return pairs && alone;
  } finally {
    closeSync(file);
  }
}
