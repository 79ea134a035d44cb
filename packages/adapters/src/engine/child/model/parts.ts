// A part of a scores table at rest: Parquet with the row key and the outputs, nothing else.
import type { ScoresPart } from '@modelgate/core';
import { renameSync, rmSync } from 'node:fs';
import { writeParquet } from '../parquet/write.ts';
import type { OutputColumn } from './outputs.ts';

/** Names of a part's columns: the key, then the outputs in order. */
export function partColumns(outputs: number): string[] {
  return ['key', ...Array.from({ length: outputs }, (_, k) => `s${k}`)];
}

/** Writes to a temporary name and renames, so that no half-written part is ever seen. */
export function writePart(path: string, keys: BigUint64Array, outputs: readonly OutputColumn[]): ScoresPart {
  const temporary = `${path}.${process.pid}.partial`;
  const names = partColumns(outputs.length);
  rmSync(temporary, { force: true });
  writeParquet(
    temporary,
    [keys, ...outputs].map((values, i) => ({ name: names[i]!, values })),
  );
  renameSync(temporary, path);
  return { path, rows: keys.length };
}
