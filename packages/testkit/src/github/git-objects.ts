// Blobs, trees and commits with the ids that Git gives them, so that a test's ids look and behave like real ones.
import { createHash } from 'node:crypto';
import type { CommitFacts, FileBytes } from './types.ts';

export interface TreeEntry {
  readonly name: string;
  readonly mode: '100644' | '120000' | '040000' | '160000';
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
}

export interface CommitObject {
  readonly name: string;
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

export interface GitObjects {
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly trees: ReadonlyMap<string, readonly TreeEntry[]>;
  /** In the order given: parents before children. */
  readonly commits: ReadonlyMap<string, CommitObject>;
}

type Folder = Map<string, Node>;
type Node = FileBytes | Folder;

/** All objects of the commits; a parent must be named before its children. */
export function gitObjects(commits: Readonly<Record<string, CommitFacts>>): GitObjects {
  const blobs = new Map<string, Uint8Array>();
  const trees = new Map<string, readonly TreeEntry[]>();
  const byName = new Map<string, CommitObject>();
  for (const [name, facts] of Object.entries(commits)) {
    const tree = addTree(nested(facts.files), blobs, trees);
    const parents = (facts.parents ?? []).map((parent) => named(byName, parent).sha);
    const sha = facts.sha ?? objectId('commit', commitText(name, tree, parents));
    byName.set(name, { name, sha, tree, parents });
  }
  return { blobs, trees, commits: new Map([...byName.values()].map((commit) => [commit.sha, commit])) };
}

/** All commits that can be reached from one, itself included. */
export function ancestors(objects: GitObjects, sha: string): Set<string> {
  const seen = new Set<string>();
  const open = [sha];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(objects.commits.get(at)?.parents ?? []));
  }
  return seen;
}

/** The newest commit that both sides have, or nothing for unrelated histories. */
export function mergeBase(objects: GitObjects, base: string, head: string): string | undefined {
  const ofBase = ancestors(objects, base);
  const ofHead = ancestors(objects, head);
  return [...objects.commits.keys()].reverse().find((sha) => ofBase.has(sha) && ofHead.has(sha));
}

/** Every file below a tree, by path. */
export function filesOf(objects: GitObjects, tree: string, under = ''): Map<string, TreeEntry> {
  const found = new Map<string, TreeEntry>();
  for (const entry of objects.trees.get(tree) ?? []) {
    const path = under + entry.name;
    if (entry.type !== 'tree') found.set(path, entry);
    else for (const [deeper, file] of filesOf(objects, entry.sha, `${path}/`)) found.set(deeper, file);
  }
  return found;
}

function named(commits: ReadonlyMap<string, CommitObject>, name: string): CommitObject {
  const commit = commits.get(name);
  if (commit === undefined)
    throw new Error(`no commit ${name} before its child: have ${[...commits.keys()].join(', ')}`);
  return commit;
}

function nested(files: CommitFacts['files']): Folder {
  const root: Folder = new Map();
  for (const [path, bytes] of Object.entries(files)) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) {
      const inner = folder.get(name) ?? new Map<string, Node>();
      if (!(inner instanceof Map)) throw new Error(`${path} lies below a file`);
      folder.set(name, inner);
      folder = inner;
    }
    folder.set(names.at(-1)!, bytes);
  }
  return root;
}

function addTree(folder: Folder, blobs: Map<string, Uint8Array>, trees: Map<string, readonly TreeEntry[]>): string {
  const entries = [...folder].map(([name, value]): TreeEntry => {
    if (!(value instanceof Map)) return addBlob(name, value, blobs);
    return { name, mode: '040000', type: 'tree', sha: addTree(value, blobs, trees) };
  });
  entries.sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  const body = Buffer.concat(
    entries.flatMap((e) => [Buffer.from(`${e.mode.replace(/^0/, '')} ${e.name}\0`), Buffer.from(e.sha, 'hex')]),
  );
  const sha = objectId('tree', body);
  trees.set(sha, entries);
  return sha;
}

function addBlob(name: string, value: FileBytes, blobs: Map<string, Uint8Array>): TreeEntry {
  if (typeof value === 'object' && 'submodule' in value) {
    return { name, mode: '160000', type: 'commit', sha: value.submodule };
  }
  const link = typeof value === 'object' && 'symlink' in value;
  const bytes = bytesOf(link ? value.symlink : value);
  const sha = objectId('blob', bytes);
  blobs.set(sha, bytes);
  return { name, mode: link ? '120000' : '100644', type: 'blob', sha };
}

function bytesOf(value: string | Uint8Array): Buffer {
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(value);
}

/** Git sorts folders as if their names ended in a slash. */
function sortName(entry: TreeEntry): string {
  return entry.type === 'tree' ? `${entry.name}/` : entry.name;
}

function commitText(name: string, tree: string, parents: readonly string[]): Buffer {
  const who = 'Someone <someone@example.com> 1700000000 +0000';
  const lines = [`tree ${tree}`, ...parents.map((p) => `parent ${p}`), `author ${who}`, `committer ${who}`, '', name];
  return Buffer.from(lines.join('\n'));
}

function objectId(type: string, body: Uint8Array): string {
  return createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex');
}
