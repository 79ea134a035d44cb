// Shares files among processes that scan side by side: whichever asks gets the next ones.
import { statSync } from 'node:fs';
import type { FileToScan, ScannedFile } from '@modelgate/core';
import { unreadFile } from '@modelgate/core/scan';

/** Consecutive files of a run; the first one has this number. */
export interface Share {
  readonly first: number;
  readonly files: readonly FileToScan[];
}

/** The files of a run: which ones still wait, and the facts of the others. */
export interface Shares {
  /** How many files no process has taken. */
  waiting(): number;
  /** How many have their facts, or are lost. */
  done(): number;
  /** Takes the next `most` files, or as many as wait; undefined if none do. */
  take(most: number): Share | undefined;
  /** Keeps the facts of a share's first files, and returns the rest of the share. */
  answered(share: Share, scanned: readonly ScannedFile[]): Share;
  /** Records that these files are not evaluated, with the reason. */
  lost(share: Share, reason: string): void;
  /** The facts of all files in order, complete once no file waits and every share is answered or lost. */
  readonly facts: readonly ScannedFile[];
}

/** `progress` is told how many files are done. */
export function sharesOf(files: readonly FileToScan[], progress: (files: number) => void): Shares {
  const facts = Array.from<ScannedFile>({ length: files.length });
  let [next, done] = [0, 0];
  const answered = (share: Share, scanned: readonly ScannedFile[]): Share => {
    for (const [i, file] of scanned.entries()) facts[share.first + i] = file;
    progress((done += scanned.length));
    return after(share, scanned.length);
  };
  return {
    waiting: () => files.length - next,
    done: () => done,
    take: (most) => {
      if (next === files.length) return undefined;
      const first = next;
      next = Math.min(files.length, first + most);
      return { first, files: files.slice(first, next) };
    },
    answered,
    lost: (share, reason) =>
      void answered(
        share,
        share.files.map((file) => unscanned(file, reason)),
      ),
    facts,
  };
}

/** The first file of a share, and the others. */
export function splitFirst(share: Share): readonly [first: Share, others: Share] {
  return [{ ...share, files: share.files.slice(0, 1) }, after(share, 1)];
}

function after({ first, files }: Share, count: number): Share {
  return { first: first + count, files: files.slice(count) };
}

function unscanned({ path, file }: FileToScan, reason: string): ScannedFile {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return unreadFile(path, bytes, 'budget', reason);
}
