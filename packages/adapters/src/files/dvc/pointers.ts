// The pointers of a checkout that may track a path: those in the folders above it, and for a folder or a glob those below.
import { glob, lstat, readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { countText, InputError, isGlob, printable } from '@modelgate/core';
import { isDvcPointer, lockName, type DvcOut } from '@modelgate/formats/dvc';
import { isFolder } from './kinds.ts';
import { readOuts } from './outs.ts';

/** Largest pointer that is read, in bytes; the same as for policies. */
const LARGEST = 1_000_000;

export type OutsOfFile = (pointer: string) => Promise<readonly DvcOut[]>;

/** Reads each pointer of a checkout once. */
export function pointerReader(root: string): OutsOfFile {
  const read = new Map<string, Promise<readonly DvcOut[]>>();
  return (pointer) => {
    const known = read.get(pointer) ?? readOuts(pointer, (path) => bytesOf(root, path));
    read.set(pointer, known);
    return known;
  };
}

async function bytesOf(root: string, path: string): Promise<Uint8Array | undefined> {
  const file = resolve(root, path);
  const entry = await lstat(file).catch(() => undefined);
  if (!entry) return undefined;
  if (entry.isFile() && entry.size <= LARGEST) return readFile(file);
  throw new InputError({
    code: 'input/dvc-pointer',
    named: printable(path),
    expected: `a file of at most ${countText(LARGEST)} bytes`,
    received: entry.isFile() ? `${countText(entry.size)} bytes` : 'a link, a folder or a device',
    hint: 'put the file itself at this path',
  });
}

/** Paths of all pointers that may track `path` or what lies below it; from the root, sorted. */
export async function pointersAbout(root: string, path: string): Promise<readonly string[]> {
  const above = await Promise.all(foldersAbove(path).map((folder) => pointersIn(root, folder)));
  const below = await pointersBelow(root, await patternsBelow(root, path));
  return [...new Set([...above.flat(), ...below])].sort();
}

/** Patterns of the folders whose pointers may track what a glob matches, or what lies in a folder. */
async function patternsBelow(root: string, path: string): Promise<readonly string[]> {
  if (!isGlob(path)) return (await isFolder(resolve(root, path))) ? [posix.join(path, '**')] : [];
  const names = path.split('/');
  return names.flatMap((_, k) => (k > 0 && k >= names.findIndex(isGlob) ? [names.slice(0, k).join('/')] : []));
}

/** The folders that a path lies in, '.' for the root. */
export function foldersAbove(path: string): readonly string[] {
  const folder = posix.dirname(fixedPart(path));
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
}

/** The part of a path before its first name with a wildcard. */
export function fixedPart(path: string): string {
  if (!isGlob(path)) return path;
  const names = path.split('/');
  return names.slice(0, names.findIndex(isGlob)).join('/') || '.';
}

export function isPointerName(path: string): boolean {
  return isDvcPointer(path) || posix.basename(path) === lockName;
}

async function pointersIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(root, folder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => isPointerName(entry.name) && !entry.isDirectory())
    .map((entry) => posix.join(folder, entry.name));
}

async function pointersBelow(root: string, folders: readonly string[]): Promise<readonly string[]> {
  const patterns = folders.flatMap((folder) => [posix.join(folder, '*.dvc'), posix.join(folder, lockName)]);
  const found: string[] = [];
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!entry.isDirectory() && isPointerName(path) && !path.split('/').includes('.dvc')) found.push(path);
  }
  return found;
}
