// Refuses Git LFS pointers, the small texts that stand for files which were not fetched, before anything reads them as data.
import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { InputError, printable } from '@modelgate/core';
import { lfsPointer, longestPointer } from '@modelgate/formats/lfs';
import { lfsProblem } from './lfs-problem.ts';

/** Throws input/lfs-pointer for the first file that is a pointer. */
export async function refuseLfsPointers(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const entry = await stat(file).catch(() => undefined);
    const pointer = entry && entry.size < longestPointer ? lfsPointer(await readFile(file)) : undefined;
    if (!pointer) continue;
    throw new InputError(lfsProblem(printable(relative(root, file)), pointer));
  }
}
