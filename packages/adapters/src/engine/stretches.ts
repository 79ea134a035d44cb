// How a scores table is cut into parts: at row groups, the same cuts for every machine and number of processes.
import type { FileRows } from './child/data/row-groups.ts';
import type { Stretch } from './child/model/score.ts';

/** A part has at least so many rows, where there are as many. */
const FEWEST = 65_536;
/** A larger row group is cut into pieces: a whole number of batches, so that cutting changes no batch. */
const MOST = 262_144;
/** Numbers a part may hold before it is written: 16 M are 64 MB. */
const MOST_NUMBERS = 1 << 24;

export interface CutRequest {
  readonly files: readonly FileRows[];
  /** Numbers a row of the table holds. */
  readonly width: number;
  /** Rows [from, to) of all files together; absent: all. */
  readonly rows?: { readonly from: number; readonly to: number };
}

/** Stretches of the files, in the order of the rows. */
export function cut({ files, width, rows }: CutRequest): Stretch[] {
  const most = Math.max(2048, Math.min(MOST, 2 ** Math.floor(Math.log2(MOST_NUMBERS / width))));
  const stretches: Stretch[] = [];
  let before = 0;
  for (const file of files) {
    for (const [from, to] of pieces(file, most)) {
      const first = Math.max(from, (rows?.from ?? 0) - before);
      const last = Math.min(to, (rows?.to ?? Number.POSITIVE_INFINITY) - before);
      if (first < last) stretches.push({ path: file.path, from: first, to: last, of: file.rows });
    }
    before += file.rows;
  }
  return stretches;
}

function pieces({ rows, groups }: FileRows, most: number): [number, number][] {
  const cuts: [number, number][] = [];
  let [from, at] = [0, 0];
  for (const group of groups) {
    at += group;
    if (at - from < Math.min(FEWEST, most) && at < rows) continue;
    for (; at - from > most; from += most) cuts.push([from, from + most]);
    if (at > from) cuts.push([from, at]);
    from = at;
  }
  if (from < rows) cuts.push([from, rows]);
  return cuts;
}
