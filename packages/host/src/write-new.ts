// Writes a file that must not be there yet.
import { link, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@modelgate/adapters';
import { WorldError } from '@modelgate/core';

/** Writes the whole text to a new file; false, and nothing written, when there is one already. */
export async function writeNew(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, text, { flag: 'wx' });
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new WorldError(
      {
        code: 'world/write-failed',
        message: `${path} cannot be written: ${String(error)}`,
        hint: 'check space and permissions, or print the proposal with --out -',
      },
      { cause: error },
    );
  } finally {
    await rm(temporary, { force: true });
  }
}
