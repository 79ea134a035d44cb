// The files of a policy: read, hashed, parsed, and merged along `extends`.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '../errors/errors.ts';
import type { BaseTree } from '../files.ts';
import { found, quoted } from '../source/found.ts';
import { startOf } from '../source/lines.ts';
import type { Span } from '../source/span.ts';
import { entryOf, plain } from '../source/tree.ts';
import type { MapNode, ScalarNode } from '../source/tree.ts';
import { parseYaml, type SourceFile } from '../source/yaml.ts';
import { reportIssues } from './issues.ts';
import { versionSchema } from './language.ts';
import { yamlPath } from './paths.ts';
import { isProfileName, readProfile, type Profile } from './profiles.ts';
import { refineFile } from './refine.ts';
import type { Taken } from './refine.ts';

/** Reads one file of a commit or a checkout by its path from the repository's root. Absent means: proven not to exist. */
export type ReadFile = BaseTree['read'];

/** Most files that all projects of a policy together may consist of. */
const maxFiles = 1000;

/** A file with all it extends. */
export interface Loaded {
  readonly root: MapNode;
  readonly removed: readonly Taken[];
  /** Paths of the file and of all it extends. */
  readonly reach: ReadonlySet<string>;
}

/** What was read so far; problems gather here until all are known. */
export interface Loading {
  readonly read: ReadFile;
  readonly problems: Problem[];
  readonly texts: Map<string, string>;
  readonly sha256: Map<string, string>;
  readonly loaded: Map<string, Loaded | undefined>;
  readonly profiles: readonly Profile[];
  /** Other files that sections name; undefined: unreadable, which has been reported as a problem. */
  readonly named: Map<string, SourceFile | undefined>;
}

/** Nothing read yet. */
export function startLoading(read: ReadFile, profiles: readonly Profile[]): Loading {
  return { read, profiles, problems: [], texts: new Map(), sha256: new Map(), loaded: new Map(), named: new Map() };
}

/** Loads a file and what it extends; undefined with a problem when it cannot be read. `named` is where it is named. */
export async function load(path: string, loading: Loading, named: Span = startOf(path)): Promise<Loaded | undefined> {
  return loadAlong(path, [], loading, named);
}

async function loadAlong(
  path: string,
  chain: readonly string[],
  loading: Loading,
  named: Span,
): Promise<Loaded | undefined> {
  if (chain.includes(path)) {
    const message = `${[...chain.slice(chain.indexOf(path)), path].join(' extends ')}: a circle`;
    loading.problems.push({
      code: 'policy/extends-cycle',
      message,
      at: named,
      hint: 'remove one extends of the circle',
    });
    return undefined;
  }
  if (loading.loaded.has(path)) return loading.loaded.get(path);
  const own = await readTree(path, loading, named);
  const loaded = own && (await withBases(path, own, [...chain, path], loading));
  loading.loaded.set(path, loaded);
  return loaded;
}

/** Reads one more file of the closure; undefined with a problem when it cannot be read. */
export async function readBytes(path: string, loading: Loading, named: Span): Promise<Uint8Array | undefined> {
  if (loading.sha256.size >= maxFiles) {
    const message = `the policy is made of more than ${maxFiles} files`;
    loading.problems.push({ code: 'policy/too-large', message, at: named, hint: 'name fewer files' });
    return undefined;
  }
  const read = await loading.read(path);
  if (!('found' in read)) {
    loading.problems.push('absent' in read ? missingFile(path, named) : unreadable(path, read.unreadable, named));
    return undefined;
  }
  loading.sha256.set(path, createHash('sha256').update(read.found).digest('hex'));
  return read.found;
}

async function readTree(path: string, loading: Loading, named: Span): Promise<MapNode | undefined> {
  const bytes = await readBytes(path, loading, named);
  if (bytes === undefined) return undefined;
  const { text, root, problems } = parseYaml(path, bytes);
  loading.texts.set(path, text);
  for (const problem of problems) loading.problems.push(problem);
  if (root === undefined || root.kind === 'map') return root;
  const message = `the file is ${found(plain(root))}, expected a map with version:`;
  loading.problems.push({ code: 'policy/wrong-type', message, at: root.at, hint: 'begin with version: 1' });
  return undefined;
}

function missingFile(path: string, at: Span): Problem {
  return {
    code: 'policy/missing-file',
    message: `there is no file ${quoted(path)}`,
    at,
    hint: 'check the path; it counts from the file that names it',
  };
}

function unreadable(path: string, reason: string, at: Span): Problem {
  return {
    code: 'policy/unreadable',
    message: `${quoted(path)} cannot be read: ${reason}`,
    at,
    hint: 'make it readable; what cannot be read never passes',
  };
}

/** Each file says of itself which version it is written for, which files it extends and which projects it lists. */
const ofTheFileItself = new Set(['version', 'extends', 'projects']);

async function withBases(path: string, own: MapNode, chain: readonly string[], loading: Loading): Promise<Loaded> {
  const removed: Taken[] = [];
  const reach = new Set([path]);
  const refining = { problems: loading.problems, removed };
  let base: MapNode | undefined;
  for (const name of extendedBy(own)) {
    const loaded = await loadExtended(name, chain, loading);
    if (loaded === undefined) continue;
    for (const file of loaded.reach) reach.add(file);
    for (const taken of loaded.removed) removed.push(taken);
    base = refineFile(base, inherited(loaded.root), refining);
  }
  return { root: refineFile(base, own, refining), removed, reach };
}

const versionOnly = z.object({ version: versionSchema });

async function loadExtended(name: ScalarNode, chain: readonly string[], loading: Loading): Promise<Loaded | undefined> {
  const written = String(name.value);
  if (isProfileName(written)) return loadProfile(written, name.at, loading);
  const checked = yamlPath(written, name.at);
  if ('problem' in checked) {
    loading.problems.push(checked.problem);
    return undefined;
  }
  const loaded = await loadAlong(checked.path, chain, loading, name.at);
  if (loaded) {
    const { error } = versionOnly.safeParse(plain(loaded.root));
    if (error) reportIssues(error.issues, { schema: versionOnly, root: loaded.root, at: [] }, loading.problems);
  }
  return loaded;
}

/** A built-in file belongs to the closure like any other: when it changes, so does the policy's digest. */
function loadProfile(written: string, at: Span, { profiles, problems, sha256 }: Loading): Loaded | undefined {
  const profile = readProfile(written, at, profiles);
  if ('problem' in profile) {
    problems.push(profile.problem);
    return undefined;
  }
  sha256.set(written, createHash('sha256').update(profile.text).digest('hex'));
  return { root: profile.root, removed: [], reach: new Set([written]) };
}

function inherited(root: MapNode): MapNode {
  return { ...root, entries: new Map([...root.entries].filter(([key]) => !ofTheFileItself.has(key))) };
}

/** The texts under `extends`; anything else there is a wrong type, which the schema reports. */
function extendedBy(root: MapNode): readonly ScalarNode[] {
  const value = entryOf(root, 'extends')?.value;
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.filter((item) => item.kind === 'scalar').filter((item) => typeof item.value === 'string');
}
