// Folders that this user may not list. Node's glob passes over them as if they were empty.
import { glob, opendir, stat } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { isGlob } from '@modelgate/core';
import { alternatives } from './alternatives.ts';

/** The folders whose entries a glob looks at; absolute paths. */
export async function foldersOf(cwd: string, pattern: string): Promise<readonly string[]> {
  return (await Promise.all(alternatives(pattern).map((one) => foldersAbove(cwd, one)))).flat();
}

async function foldersAbove(cwd: string, pattern: string): Promise<readonly string[]> {
  const above = posix.dirname(pattern);
  if (!isGlob(above)) return [resolve(cwd, above)];
  const folders: string[] = [];
  for await (const entry of glob(above, { cwd, withFileTypes: true }))
    if (entry.isDirectory()) folders.push(join(entry.parentPath, entry.name));
  return [...folders, ...(await foldersAbove(cwd, above))];
}

/** The first folder that this user may not list; undefined if there is none. */
export async function firstClosed(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) if (await isClosed(folder)) return folder;
  return undefined;
}

/** The folder above a path that keeps this user from it; undefined if none does. `path` has no wildcard. */
export async function closedAbove(root: string, path: string): Promise<string | undefined> {
  let folder = root;
  for (const name of path.split('/')) {
    const below = join(folder, name);
    if (await stat(below).then(() => false, isForbidden)) return folder;
    folder = below;
  }
  return undefined;
}

async function isClosed(folder: string): Promise<boolean> {
  try {
    await (await opendir(folder)).close();
    return false;
  } catch (error) {
    return isForbidden(error);
  }
}

/** Whether an error says that this user lacks a permission. */
export function isForbidden(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM';
}
