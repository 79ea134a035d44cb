// The kind of what lies at a path, asked before it is opened, since reading a pipe or a device may never end.
import { lstat, stat } from 'node:fs/promises';

/** Whether it is a folder itself, not a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Whether it is a file, or a link to one. */
export async function leadsToFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

/** Whether it is a folder, or a link to one. */
export async function leadsToFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
