// DVC's cache on this machine: objects by digest. Every object is hashed before it is used.
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolderOf } from '@modelgate/formats/dvc';
import { md5OfFile } from './digest.ts';
import { isFolder } from './kinds.ts';

/** What identifies an object. */
export interface DvcObject {
  readonly md5: string;
  /** The object is the list of a folder's files, not a file. */
  readonly folder: boolean;
  readonly unixText: boolean;
}

/** The nearest folder with a `.dvc` folder in it, from `folder` up to `root`; absolute. */
export async function dvcRoot(root: string, folder: string): Promise<string | undefined> {
  for (let at = resolve(root, folder); ; at = dirname(at)) {
    if (await isFolder(join(at, '.dvc'))) return at;
    if (at === resolve(root) || dirname(at) === at) return undefined;
  }
}

/** The cache folder that the settings of the DVC repository at `dvc` name; the user's own settings override the committed ones. */
export async function cacheOf(dvc: string): Promise<string> {
  const at = join(dvc, '.dvc');
  for (const name of ['config.local', 'config']) {
    const file = join(at, name);
    const written = (await isSmallFile(file)) ? cacheFolderOf(await readFile(file, 'utf8')) : undefined;
    // For a network path, Windows would send the user's name to the machine it names.
    if (written !== undefined && !/^[\\/]{2}/.test(written)) return resolve(at, written);
  }
  return join(at, 'cache');
}

/** Whether a path is a small regular file; settings are a few lines. */
async function isSmallFile(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined);
  return entry?.isFile() === true && entry.size < 2 ** 20;
}

export type Cached = { readonly file: string } | { readonly damaged: string } | undefined;

/** The path of an object, in the layout of DVC 3 or the earlier one, if its bytes have the digest. */
export async function cached(cache: string, { md5, folder, unixText }: DvcObject): Promise<Cached> {
  const name = join(md5.slice(0, 2), md5.slice(2) + (folder ? '.dir' : ''));
  let damaged: string | undefined;
  for (const file of [join(cache, 'files', 'md5', name), join(cache, name)]) {
    const entry = await lstat(file).catch(() => undefined);
    if (!entry?.isFile()) continue;
    if ((await md5OfFile(file, unixText)) === md5) return { file };
    damaged = file;
  }
  return damaged === undefined ? undefined : { damaged };
}
