// The checkout of a run: its root and the files of its policies.
import { existsSync, type Stats } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { findFiles } from '@modelgate/adapters';
import {
  countText,
  InputError,
  isYaml,
  readPolicies,
  type BaseTree,
  type GateSection,
  type Policy,
} from '@modelgate/core';
import { maxBytes } from '@modelgate/core/source';

export interface Project {
  /** Absolute. */
  readonly root: string;
  /** The policy's path from the root, with forward slashes. */
  readonly policy: string;
}

export async function findProject(cwd: string, policy: string): Promise<Project> {
  const file = resolve(cwd, policy);
  const entry = await stat(file).catch(() => undefined);
  if (!entry?.isFile()) {
    throw new InputError({
      code: 'input/file-missing',
      named: 'policy',
      expected: `a file at ${policy}`,
      received: kindOf(entry),
      hint: 'let modelgate init propose one, write four lines (version, model, data, label), or name it with --policy',
    });
  }
  const root = rootOf(cwd, file);
  return { root, policy: relative(root, file).split(sep).join('/') };
}

function kindOf(entry: Stats | undefined): string {
  if (!entry) return 'none';
  return entry.isDirectory() ? 'a folder' : 'a device or a pipe';
}

/**
 * The Git checkout that holds the policy. Without Git (an archive, an image): the
 * working folder, or the policy's own folder where that lies elsewhere.
 */
export function rootOf(cwd: string, policy: string): string {
  const folder = dirname(policy);
  return checkoutOf(folder) ?? (`${folder}${sep}`.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep) ? cwd : folder);
}

/** The nearest folder upwards with a .git in it. */
function checkoutOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : checkoutOf(dirname(folder));
}

/** Ten times the largest size of a policy: a file up to here is read so that the error can state its size. */
const LARGEST = 10 * maxBytes;

/** Reads files of the checkout for the policy's reader; never a file outside of it, even through links. */
export function readerOf(root: string): BaseTree['read'] {
  return async (path) => {
    try {
      const [file, inside] = await Promise.all([realpath(resolve(root, path)), realpath(root)]);
      if (!file.startsWith(inside.endsWith(sep) ? inside : inside + sep))
        return { unreadable: 'a symbolic link leads out of the checkout' };
      // Git's own folder may hold credentials, and the error about a file that is not a policy quotes it.
      if (relative(inside, file).split(sep).includes('.git'))
        return { unreadable: 'a symbolic link leads into Git’s own folder' };
      // Errors show the lines of a policy that cannot be understood; in a data file these would be rows.
      if (isYaml(path) && !isYaml(file)) return { unreadable: 'a symbolic link leads to a file of another kind' };
      const facts = await stat(file);
      if (!facts.isFile()) return { unreadable: facts.isDirectory() ? 'it is a folder' : 'it is not a file' };
      if (facts.size > LARGEST) return { unreadable: `it has ${countText(facts.size)} bytes` };
      return { found: await readFile(file) };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ENOTDIR' ? { absent: true } : { unreadable: message };
    }
  };
}

/** Texts of the files that findings point at, by path from the root, for code frames. Files that are gone are left out. */
export async function sourceTexts(
  { root }: Project,
  paths: Iterable<string>,
): Promise<Readonly<Record<string, string>>> {
  const read = readerOf(root);
  const texts = [...new Set(paths)].map(async (path) => {
    const file = await read(path);
    return 'found' in file ? [[path, Buffer.from(file.found).toString()]] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}

export function headPolicies({ root, policy }: Project, sections: readonly GateSection[]): Promise<readonly Policy[]> {
  return readPolicies(policy, readerOf(root), sections, { from: 'head', list: (glob) => listFiles(root, glob) });
}

/** Files of the checkout that match a glob, from its root, with forward slashes. */
async function listFiles(root: string, glob: string): Promise<readonly string[]> {
  const found = await findFiles(root, glob);
  return found.map((file) => relative(root, file).split(sep).join('/'));
}
