// Policies from files: the file that was named, or one policy for each project it lists; all problems at once.
import { posix } from 'node:path';
import { PolicyError, type Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import { problemsInOrder } from '../source/problems.ts';
import type { Span } from '../source/span.ts';
import { entryOf } from '../source/tree.ts';
import type { Node } from '../source/tree.ts';
import { load, startLoading } from './load.ts';
import { withNamedFiles } from './named-files.ts';
import type { Loaded, Loading, ReadFile } from './load.ts';
import { isGlob, yamlPath } from './paths.ts';
import { checkFile, resolvePolicy } from './resolve.ts';
import type { GateSection } from './section.ts';
import type { Policy } from './types.ts';

export interface ReadOptions {
  /** The change's policy (head) or the base branch's; every demand carries it. */
  readonly from: 'head' | 'base';
  /** Paths from the repository's root that match a glob; needed only for `projects:` with globs. */
  readonly list?: (glob: string) => Promise<readonly string[]>;
}

/**
 * Reads a policy and all it extends. `path` is the file's path from the repository's root; the result has one policy,
 * or one for each file of `projects:`, in the order of their paths. Throws PolicyError with every problem, each with a
 * code frame.
 */
export async function readPolicies(
  path: string,
  read: ReadFile,
  sections: readonly GateSection[],
  options: ReadOptions,
): Promise<readonly Policy[]> {
  const loading = startLoading(
    read,
    sections.flatMap(({ profiles }) => profiles ?? []),
  );
  const named = posix.normalize(path);
  const loaded = await load(named, loading);
  const policies: Policy[] = [];
  for (const [project, tree] of loaded ? await projectsOf(named, loaded, loading, options) : []) {
    const whole = await withNamedFiles(tree, sections, loading);
    policies.push(resolvePolicy(project, whole, loading, sections, options.from));
  }
  if (loading.problems.length > 0) throw new PolicyError(problemsInOrder(loading.problems, loading.texts));
  return policies;
}

type Project = readonly [path: string, loaded: Loaded];

async function projectsOf(
  path: string,
  loaded: Loaded,
  loading: Loading,
  options: ReadOptions,
): Promise<readonly Project[]> {
  const projects = entryOf(loaded.root, 'projects');
  if (projects === undefined) return [[path, loaded]];
  reportOwnSubjects(loaded, loading);
  checkFile(loaded.root, loading.problems);
  const files = new Map<string, Span>();
  for (const node of projects.value.kind === 'list' ? projects.value.items : [projects.value]) {
    for (const file of await filesOf(node, loading, options))
      if (file !== path && !files.has(file)) files.set(file, node.at);
  }
  if (files.size === 0 && loading.problems.length === 0) loading.problems.push(noProject(projects.value.at));
  const found: Project[] = [];
  for (const [file, at] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const project = await load(file, loading, at);
    if (project) found.push([file, project]);
    if (project) reportProject(file, project, { path, loaded }, loading);
  }
  return found;
}

function noProject(at: Span): Problem {
  return {
    code: 'policy/missing-file',
    message: 'projects names no file but this one',
    at,
    hint: 'name a policy of its own for each project',
  };
}

async function filesOf(node: Node, { problems }: Loading, { list }: ReadOptions): Promise<readonly string[]> {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return [];
  const checked = yamlPath(node.value, node.at);
  if ('problem' in checked) {
    problems.push(checked.problem);
    return [];
  }
  if (!isGlob(checked.path)) return [checked.path];
  if (!list) {
    const message = `the glob ${quoted(node.value)} cannot be expanded here`;
    problems.push({ code: 'policy/unreadable', message, at: node.at, hint: 'name the projects one by one' });
    return [];
  }
  const files = (await list(checked.path)).map((file) => posix.normalize(file));
  if (files.length === 0) {
    const message = `no file matches ${quoted(node.value)}`;
    problems.push({
      code: 'policy/missing-file',
      message,
      at: node.at,
      hint: 'check the glob; it counts from this file',
    });
  }
  return files;
}

/** A file that lists projects cannot itself have models or data. */
function reportOwnSubjects({ root }: Loaded, { problems }: Loading): void {
  for (const key of ['model', 'models']) {
    const entry = entryOf(root, key);
    if (!entry) continue;
    const message = `"${key}" stands beside "projects", so it belongs to none of them`;
    problems.push({ code: 'policy/ambiguous', message, at: entry.keyAt, hint: `move ${key} into a project's file` });
  }
}

const ofTheListItself = new Set(['version', 'projects', 'model', 'models']);

/**
 * What stands beside `projects:` holds only for projects that extend the file: for any
 * other project it is an error, since the limit would hold for nobody.
 */
function reportProject(
  file: string,
  project: Loaded,
  list: { path: string; loaded: Loaded },
  { problems }: Loading,
): void {
  const nested = entryOf(project.root, 'projects');
  if (nested) {
    const message = `${file} is a project of ${list.path} and cannot list projects itself`;
    problems.push({ code: 'policy/ambiguous', message, at: nested.keyAt, hint: `list them in ${list.path}` });
  }
  const shared = [...list.loaded.root.entries].find(([key]) => !ofTheListItself.has(key));
  if (!shared || project.reach.has(list.path)) return;
  const back = posix.relative(posix.dirname(file), list.path);
  const message = `${file} does not extend ${list.path}, so ${quoted(shared[0])} here does not hold for it`;
  problems.push({ code: 'policy/ambiguous', message, at: shared[1].keyAt, hint: `write extends: ${back} in ${file}` });
}
