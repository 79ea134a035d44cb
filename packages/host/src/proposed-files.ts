// The data and models that a proposal is made for: those that the user names, else those in the usual places.
import { basename, relative, resolve, sep } from 'node:path';
import { findFiles } from '@modelgate/adapters';
import { InputError, isDataFile, isGlob, type Ports } from '@modelgate/core';
import type { NamedFile } from '@modelgate/gates';

/** Absolute paths of the repository, the working folder, and the policy's own folder. */
export interface Place {
  readonly root: string;
  readonly cwd: string;
  readonly folder: string;
}

export type Role = 'data' | 'model';

/** The usual places of data and models; the first glob with a match is used. */
const usual: Readonly<Record<Role, { readonly globs: readonly string[]; readonly is: (path: string) => boolean }>> = {
  data: { globs: ['data/*', 'data/**/*', '*.{parquet,csv}'], is: isDataFile },
  model: { globs: ['models/*', 'models/**/*', '*.onnx'], is: (path) => path.endsWith('.onnx') },
};

/** More files than this are parts of one data set, or too many to choose from. */
export const MOST_FILES = 4;

/** Those that the user names, else those in the usual places. */
export async function pathsOf(
  role: Role,
  { data, models }: { readonly data: readonly string[]; readonly models: readonly string[] },
  cwd: string,
): Promise<readonly string[]> {
  const named = role === 'data' ? data : models;
  if (named.length > 0) return named;
  const paths = await byConvention(role, cwd);
  const whole = role === 'data' && paths.length > MOST_FILES ? await setOf(paths, cwd) : undefined;
  if (whole !== undefined) return [whole];
  if (paths.length > MOST_FILES && (role === 'data' || data.length === 0)) throw tooMany(role, paths);
  return paths;
}

/** The files behind the paths, each with a name for the policy. */
export async function found(
  role: Role,
  paths: readonly string[],
  place: Place,
  ports: Ports,
): Promise<readonly NamedFile[]> {
  const names = namesOf(paths);
  return Promise.all(paths.map((path, i) => open(role, names[i]!, path, place, ports)));
}

/** The files in the usual places; a file behind a pointer has the path that the pointer tracks. */
async function byConvention(role: Role, cwd: string): Promise<readonly string[]> {
  const { globs, is } = usual[role];
  for (const glob of globs) {
    const files = (await findFiles(cwd, glob)).map((file) => posix(relative(cwd, file)).replace(/\.dvc$/, ''));
    const some = [...new Set(files.filter(is))];
    if (some.length > 0) return some;
  }
  return [];
}

/** The glob of files whose paths differ in digits alone, as those of parts do; undefined where there is none, or others match it too. */
async function setOf(paths: readonly string[], cwd: string): Promise<string | undefined> {
  const [glob, ...others] = new Set(paths.map((path) => path.replaceAll(/\d+/g, '*')));
  if (glob === undefined || others.length > 0 || paths.some(isGlob)) return undefined;
  return (await findFiles(cwd, glob)).length === paths.length ? glob : undefined;
}

async function open(role: Role, name: string, path: string, place: Place, ports: Ports): Promise<NamedFile> {
  const absolute = resolve(place.cwd, path);
  const fromRoot = posix(relative(place.root, absolute));
  if (fromRoot.startsWith('..')) throw noFile(role, path, 'a path that leaves the repository');
  const files = await ports.files.find(fromRoot);
  if (files.length === 0) throw noFile(role, path, isGlob(path) ? 'a glob that nothing matches' : 'none');
  return { name, path: posix(relative(place.folder, absolute)) || '.', files };
}

/** Names for the policy, made from the files' names; a repeated name gets a number. */
function namesOf(paths: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const path of paths) {
    const stem = basename(path)
      .replace(/\.dvc$/, '')
      .replace(/(\.[a-z]+)?\.[a-z0-9]+$/i, '');
    const name =
      stem
        .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[^A-Za-z0-9]+/, '')
        .replace(/-+$/, '')
        .slice(0, 60) || 'data';
    names.push(freeName(name, names));
  }
  return names;
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name}-${n}`;
  return free;
}

/** The path with forward slashes, as policies write it. */
export function posix(path: string): string {
  return path.split(sep).join('/');
}

function tooMany(role: Role, paths: readonly string[]): InputError {
  return new InputError({
    code: 'input/argument',
    named: `--${role}`,
    expected: `at most ${MOST_FILES} files by convention`,
    received: `${paths.length}: ${paths.slice(0, 8).join(', ')}${paths.length > 8 ? ', …' : ''}`,
    hint: `name those that are meant, each with --${role}${role === 'data' ? '; a folder or a glob is one data set' : ''}: modelgate init --${role} ${paths[0]!}`,
  });
}

function noFile(role: Role, path: string, received: string): InputError {
  return new InputError({
    code: 'input/file-missing',
    named: `--${role} ${path}`,
    expected: 'a file of the repository',
    received,
    hint: 'check the path: it counts from the working folder, and must lie in the Git checkout that the policy is in; if there is none, in the policy’s folder',
  });
}
