// A private copy of the locked files and nothing else, so that what was hashed is what is loaded.
import { constants, lstatSync } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorldError } from '@modelgate/core/errors';
import type { LockedFile } from './locked.ts';

/**
 * Links (or, across file systems, copies) the locked files into a node_modules folder that nobody else writes to.
 * Files beyond the list are left behind: a planted nested package is never found. What is no plain file is left out,
 * for the verification to report.
 */
export async function stage(
  files: readonly LockedFile[],
  pathOf: (name: string) => string | undefined,
  to: string,
): Promise<void> {
  const folders = new Set(files.map((file) => dirname(join(to, file.name))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await Promise.all(
    files.map(async (file) => {
      const from = pathOf(file.name);
      if (from !== undefined) await linkOrCopy(from, join(to, file.name));
    }),
  );
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  if (!lstatSync(from, { throwIfNoEntry: false })?.isFile()) return;
  try {
    await link(from, to);
  } catch {
    await copy(from, to); // another file system, or another owner's file
  }
}

async function copy(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (cause) {
    throw new WorldError(
      {
        code: 'world/write-failed',
        message: `A native engine's file could not be copied from ${from} to ${to}: ${String(cause)}`,
        hint: 'Check that the first can be read, and that the temporary folder has about 120 MB left.',
      },
      { cause },
    );
  }
}
