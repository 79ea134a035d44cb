// Files of a checkout. Paths never leave its root, not even through symbolic links; kept bytes are private and deleted at the end.
import { glob, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError, isDataFile, isGlob } from '@modelgate/core';
import { closedAbove, firstClosed, foldersOf } from './closed-folders.ts';
import { leadsToFolder } from './dvc/kinds.ts';
import { fixedPart } from './dvc/pointers.ts';
import { isAtOrInside } from './is-at-or-inside.ts';
import { privateFolder } from './private-folder.ts';

export interface LocalFiles {
  readonly root: string;
  /** A private folder, deleted on close. */
  readonly folder: string;
  /**
   * Writes bytes to a private file; slashes in the name make folders. A name that is kept already is not written again,
   * since readers of the file rely on it; its bytes must be the same.
   */
  keep(name: string, bytes: Uint8Array): Promise<string>;
  /** The file that is kept under a name; undefined if there is none. */
  kept(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export function localFiles(root: string): LocalFiles {
  // Made first, so that a crash leaves at most one folder behind.
  const { path: folder, close } = privateFolder();
  const pathOf = (name: string): string => join(folder, 'kept', ...name.split('/').map(safeName));
  const written = new Map<string, Promise<string>>();
  return {
    root,
    folder,
    keep: async (name, bytes) => {
      const path = pathOf(name);
      const before = written.get(path);
      if (before === undefined) {
        const writing = writeNew(path, bytes);
        written.set(path, writing);
        return writing;
      }
      if (!(await readFile(await before)).equals(bytes)) throw new Error(`two files would be kept as ${name}`);
      return path;
    },
    kept: async (name) => written.get(pathOf(name)),
    close,
  };
}

async function writeNew(path: string, bytes: Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { mode: 0o400, flag: 'wx' });
  return path;
}

/** A name that is safe as one part of a path: it cannot leave its folder. */
function safeName(name: string): string {
  return name === '' || name === '.' || name === '..' ? '_' : name.replaceAll('\0', '_');
}

/** Absolute paths of a file, of a glob's matches, or of a folder's data files; sorted. */
export async function findFiles(root: string, path: string): Promise<readonly string[]> {
  return inside(root, await listFiles(root, path));
}

/** The same without checking where links lead. */
export async function listFiles(root: string, path: string): Promise<readonly string[]> {
  const absolute = resolve(root, path);
  const shut = await closedAbove(root, fixedPart(path));
  if (shut !== undefined) throw notListed(root, shut);
  const entry = await stat(absolute).catch(() => undefined);
  if (entry?.isFile()) return [absolute];
  if (entry?.isDirectory()) {
    const found = await matches(absolute, '**/*');
    await allListed(root, [absolute, ...found.others.filter(({ is }) => is === 'folder').map((other) => other.path)]);
    return nothingUnread(root, found, isDataFile);
  }
  if (entry) throw noFile(path);
  if (!isGlob(path)) return [];
  await allListed(root, await foldersOf(root, path));
  return nothingUnread(root, await matches(root, path), () => true);
}

/** Refuses folders that this user may not list, since what lies in them must not be skipped silently. */
async function allListed(root: string, folders: readonly string[]): Promise<void> {
  const closed = await firstClosed(folders);
  if (closed !== undefined) throw notListed(root, closed);
}

/** A pipe would keep a reader waiting, and nothing that was hashed could be read again. */
function noFile(path: string): InputError {
  return new InputError({
    code: 'input/file-unreadable',
    named: path,
    expected: 'a file or a folder',
    received: 'a pipe, a socket or a device',
    hint: 'write the data to a file first',
  });
}

function notListed(root: string, folder: string): InputError {
  return new InputError({
    code: 'input/file-unreadable',
    named: relative(root, folder) || 'the repository’s root',
    expected: 'a folder whose files can be listed',
    received: 'one that this user may not list',
    hint: 'give this user the right to read it, or name a path that does not go through it',
  });
}

/**
 * Refuses a folder with a name like part.parquet, as Spark writes them, or a link to
 * a folder: other readers read their files, so they must not be skipped silently.
 */
function nothingUnread(root: string, { files, others }: Matches, wanted: (file: string) => boolean): readonly string[] {
  const read = files.filter(wanted);
  const unread = others.find(
    ({ path, is }) => is === 'link' || (isDataFile(path) && !read.some((file) => file.startsWith(path + sep))),
  );
  if (unread === undefined) return read;
  throw new InputError({
    code: 'input/file-unreadable',
    named: unread.path.slice(root.length + 1),
    expected: unread.is === 'link' ? 'files and folders' : 'a file, since it has the name of one',
    received: unread.is === 'link' ? 'a link to a folder, which other readers follow further' : 'a folder or device',
    hint: 'name the folder itself as the path, or let a glob name the files in it',
  });
}

interface Matches {
  readonly files: readonly string[];
  readonly others: readonly Other[];
}

interface Other {
  readonly path: string;
  /** A link to a folder; a pipe or a device. */
  readonly is: 'folder' | 'link' | 'device';
}

async function matches(folder: string, pattern: string): Promise<Matches> {
  const files: string[] = [];
  const others: Other[] = [];
  for await (const entry of glob(pattern, { cwd: folder, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const link = entry.isSymbolicLink() && (await leadsToFolder(path));
    if (entry.isFile() || (entry.isSymbolicLink() && !link)) files.push(path);
    else others.push({ path, is: link ? 'link' : entry.isDirectory() ? 'folder' : 'device' });
  }
  return { files: files.sort(), others };
}

/** Refuses a file that a symbolic link puts outside the root. */
export async function inside(root: string, files: readonly string[]): Promise<readonly string[]> {
  const real = await realpath(root);
  for (const file of files) {
    const target = await realpath(file);
    if (isAtOrInside(real, target)) continue;
    throw new InputError({
      code: 'input/file-unreadable',
      named: file.slice(root.length + 1),
      expected: 'a file inside the repository',
      received: 'a symbolic link that leaves it',
      hint: 'put the file itself, or a link to a file of the repository, at this path',
    });
  }
  return files;
}
