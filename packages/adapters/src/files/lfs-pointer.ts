// Git LFS leaves a small text where a file was not fetched: it is named as what it is, before anything tries to read it.
import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { countText, InputError, printable } from '@modelgate/core';
import { lfsPointer, longestPointer } from '@modelgate/formats/lfs';

/** Throws input/lfs-pointer for the first file that is a pointer. */
export async function refuseLfsPointers(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const entry = await stat(file).catch(() => undefined);
    const pointer = entry && entry.size < longestPointer ? lfsPointer(await readFile(file)) : undefined;
    if (!pointer) continue;
    const named = printable(relative(root, file));
    throw new InputError({
      code: 'input/lfs-pointer',
      named,
      expected: `the file of ${countText(pointer.size)} bytes`,
      received: `a Git LFS pointer to it (sha256:${pointer.oid.slice(0, 12)}…)`,
      hint: 'run git lfs pull; in a workflow: actions/checkout with lfs: true',
    });
  }
}
