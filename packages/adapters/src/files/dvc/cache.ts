// DVC's cache on this machine: objects by their digest. Nothing in it is believed before it is hashed.
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolderOf } from '@modelgate/formats/dvc';
import { md5OfFile } from './digest.ts';
import { isFolder } from './kinds.ts';

/** What names an object. */
export interface DvcObject {
  readonly md5: string;
  /** The list of a folder's files, instead of a file. */
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

/** The cache of the DVC repository at `dvc`, as its settings say; the user's own come before the committed ones. */
export async function cacheOf(dvc: string): Promise<string> {
  const at = join(dvc, '.dvc');
  for (const name of ['config.local', 'config']) {
    const file = join(at, name);
    const written = (await isSmallFile(file)) ? cacheFolderOf(await readFile(file, 'utf8')) : undefined;
    // Windows would ask the machine of a network path for access, with the user's name.
    if (written !== undefined && !/^[\\/]{2}/.test(written)) return resolve(at, written);
  }
  return join(at, 'cache');
}

/** Settings are a few lines. */
async function isSmallFile(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined);
  return entry?.isFile() === true && entry.size < 2 ** 20;
}

export type Cached = { readonly file: string } | { readonly damaged: string } | undefined;

/** Where an object lies, in the layout of DVC 3 or the one before; its bytes have its digest. */
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
