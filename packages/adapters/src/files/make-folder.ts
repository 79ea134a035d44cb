// Makes a folder and its parents one by one: Node's recursive mkdir never returns in file systems that refuse new folders (/proc).
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Throws the system's own error where there is no such folder afterwards. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const above = dirname(path);
    if (code === 'ENOENT' && above !== path) {
      await makeFolder(above);
      await mkdir(path).catch(unlessThere);
    } else if (!(await isFolder(path))) throw error;
  }
}

/** As `makeFolder`, but also throws where nothing can be written into it. */
export async function makeWritableFolder(path: string): Promise<void> {
  await makeFolder(path);
  await access(path, constants.W_OK | constants.X_OK);
}

/** Ignores that the folder exists: another process may have made it. */
function unlessThere(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
