// What lies at a path: asked before anything is opened, since a pipe or a device never ends.
import { lstat, stat } from 'node:fs/promises';

/** A folder itself, no link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A file, or a link to one. */
export async function leadsToFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

/** A folder, or a link to one. */
export async function leadsToFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
