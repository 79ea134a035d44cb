// The files of a tracked folder: from its list in the cache, or from the folder itself.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { folderListBytes, readFolderList, type DvcOut, type ListedFile } from '@modelgate/formats/dvc';
import { objectOf, orPulled, type Sources } from './bytes.ts';
import { md5OfBytes } from './digest.ts';
import { mismatch, missing, placeText } from './faults.ts';
import { isFolder } from './kinds.ts';

/** Longest list that is read, in bytes: about a million files. */
const LONGEST = 2 ** 27;

/** A tracked folder, with its path and its digest. */
export type FolderOut = DvcOut & { readonly path: string; readonly md5: string };

/** The list of the folder's files. Throws input/dvc-mismatch, input/dvc-missing, or what the pull throws. */
export function listOf(out: FolderOut, sources: Sources): Promise<readonly ListedFile[]> {
  return orPulled(out, () => findList(out, sources), sources);
}

/** The same without a pull; undefined where the list is not on this machine. */
export function listAtHand(out: FolderOut, sources: Sources): Promise<readonly ListedFile[] | undefined> {
  return findList(out, sources).catch(() => undefined);
}

async function findList(out: FolderOut, sources: Sources): Promise<readonly ListedFile[] | undefined> {
  const kept = await keptList(out, sources);
  if (kept !== undefined) return kept;
  const made = await madeList(out, sources);
  if (made === undefined) return undefined;
  const is = md5OfBytes(folderListBytes(made));
  if (is === out.md5) return made;
  throw mismatch(out, out.path, `a folder of md5 ${out.md5}.dir`, `one of md5 ${is}.dir, with ${made.length} files`);
}

async function keptList(out: FolderOut, sources: Sources): Promise<readonly ListedFile[] | undefined> {
  const found = await objectOf(out, { md5: out.md5, folder: true, unixText: false }, sources);
  if (found === undefined) return undefined;
  if ('file' in found && (await stat(found.file)).size <= LONGEST)
    return readFolderList(placeText(out), await readFile(found.file));
  throw missing(out, out.path, 'a list of its files in the cache that is damaged or too long');
}

/** The list that `dvc add` would make of the folder; undefined where there is no folder. */
async function madeList(out: FolderOut, { own }: Sources): Promise<readonly ListedFile[] | undefined> {
  const folder = resolve(own.root, out.path);
  if (!(await isFolder(folder))) return undefined;
  const files: ListedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    const file = entry.isDirectory() ? undefined : await own.at(`${out.path}/${path}`);
    if (file !== undefined) files.push({ path, md5: await own.md5(file, out.unixText) });
  }
  return files;
}
