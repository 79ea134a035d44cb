// Gives an object of the cache the name of its file, since readers recognise formats by the ending.
import { constants } from 'node:fs';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A link in a private folder of its own; a copy where links are not allowed. */
export async function underItsName(folder: string, md5: string, path: string, object: string): Promise<string> {
  const place = join(folder, 'dvc', md5);
  await mkdir(place, { recursive: true });
  const file = join(place, basename(path));
  await symlink(object, file).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await copyFile(object, file, constants.COPYFILE_FICLONE);
  });
  return file;
}
