// `modelgate init`: finds data and models in the working folder and proposes a policy for them.
import { link, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { findFiles, makeFolder } from '@modelgate/adapters';
import { InputError, isDataFile, isGlob, noTree, plural, WorldError, type Ports, type Progress } from '@modelgate/core';
import { proposePolicy, type NamedFile, type Proposal } from '@modelgate/gates';
import type { Engines } from './engines.ts';
import type { Environment } from './inputs.ts';
import { rootOf } from './project.ts';
import { openWorld } from './world.ts';

export interface ProposalOptions {
  readonly cwd: string;
  /** Path of the new policy from `cwd`; paths in the policy are relative to its folder. */
  readonly out: string;
  /** Files, globs or folders, from `cwd`; empty: what is found in the usual places. */
  readonly data: readonly string[];
  readonly models: readonly string[];
  readonly label?: string;
  readonly positive?: string;
  readonly missing?: string;
  readonly missingNumber?: number;
  readonly order?: readonly string[];
  readonly env: Environment;
  readonly progress: Progress;
  /** Engines that are already running; absent: they are started now. */
  readonly engines?: Engines;
}

export async function propose(options: ProposalOptions): Promise<Proposal> {
  const { cwd, label, positive, missing, missingNumber, order, env, progress, engines } = options;
  const policy = resolve(cwd, options.out);
  // The root that a run of the policy will have.
  const root = rootOf(cwd, policy);
  const world = await openWorld({
    root,
    env,
    progress,
    base: noTree('a proposal is not compared with anything'),
    ...(engines && { engines }),
  });
  try {
    const place: Place = { root, cwd, folder: dirname(policy) };
    const data = await found('data', await pathsOf('data', options, cwd), place, world.ports);
    if (data.length === 0) throw noData();
    const models = await pathsOf('model', options, cwd);
    // Whoever names the data alone may want rules for it alone.
    const many = options.models.length === 0 && options.data.length > 0 && models.length > MOST_FILES;
    const proposal = await proposePolicy(
      {
        policy: posix(relative(root, policy)),
        data,
        models: many ? [] : await found('model', models, place, world.ports),
        ...(label !== undefined && { label }),
        ...(positive !== undefined && { positive }),
        ...(missing !== undefined && { missing }),
        ...(missingNumber !== undefined && { missingNumber }),
        ...(order && { order }),
      },
      world.ports,
    );
    return many ? { ...proposal, notes: [...proposal.notes, notLookedAt(models)] } : proposal;
  } finally {
    await world.close();
  }
}

/** Absolute paths of the repository, the working folder, and the policy's own folder. */
interface Place {
  readonly root: string;
  readonly cwd: string;
  readonly folder: string;
}

type Role = 'data' | 'model';

/** The usual places of data and models; the first glob with a match is used. */
const usual: Readonly<Record<Role, { readonly globs: readonly string[]; readonly is: (path: string) => boolean }>> = {
  data: { globs: ['data/*', 'data/**/*', '*.{parquet,csv}'], is: isDataFile },
  model: { globs: ['models/*', 'models/**/*', '*.onnx'], is: (path) => path.endsWith('.onnx') },
};

/** More files than this are probably parts of one data set. */
const MOST_FILES = 4;

/** Those that the user names, else those in the usual places. */
async function pathsOf(
  role: Role,
  { data, models }: Pick<ProposalOptions, 'data' | 'models'>,
  cwd: string,
): Promise<readonly string[]> {
  const named = role === 'data' ? data : models;
  if (named.length > 0) return named;
  const paths = await byConvention(role, cwd);
  if (paths.length > MOST_FILES && (role === 'data' || data.length === 0)) throw tooMany(role, paths);
  return paths;
}

async function found(role: Role, paths: readonly string[], place: Place, ports: Ports): Promise<readonly NamedFile[]> {
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

function posix(path: string): string {
  return path.split(sep).join('/');
}

function noData(): InputError {
  return new InputError({
    code: 'input/file-missing',
    named: 'data',
    expected: 'CSV, Parquet or JSON lines in data/, or beside it',
    received: 'none',
    hint: 'name a file, a glob or a folder: modelgate init --data path/to/test.parquet',
  });
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

function notLookedAt(models: readonly string[]): string {
  return `${plural(models.length, 'model')} in ${dirname(models[0]!)}, none looked at: name those of this data, each with --model`;
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

/** Writes the whole text to a new file; false, and nothing written, when there is one already. */
export async function writeNew(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, text, { flag: 'wx' });
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new WorldError(
      {
        code: 'world/write-failed',
        message: `${path} cannot be written: ${String(error)}`,
        hint: 'check space and permissions, or print the proposal with --out -',
      },
      { cause: error },
    );
  } finally {
    await rm(temporary, { force: true });
  }
}
