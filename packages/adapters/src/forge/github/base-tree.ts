// Files of the merge base by GitHub's API: checkouts of jobs are shallow and hold no other commit.
import { createHash } from 'node:crypto';
import { noTree, WorldError, type BaseTree } from '@modelgate/core';
import { lfsPointer } from '@modelgate/formats/lfs';
import { lfsReason, pointedAt } from '../lfs.ts';
import { following, type Link } from '../links.ts';
import { ownCopy } from '../own-copy.ts';
import { treePath } from '../tree-path.ts';
import { persist } from './client.ts';
import { readInSubmodule } from '../git/read-file.ts';
import { notAtHand, type Submodule } from '../git/submodule.ts';
import { LINK } from '../git/behind.ts';
import { isThere, linkAt, listFiles, type Entry, type Listable, type Tree } from './list-files.ts';
import type { Client, Task } from './client.ts';
import { failureOf } from './failure.ts';

/** GitHub gives blobs of up to 100 MB. */
const largest = 100 * 1024 * 1024;
/**
 * Each takes one of the thousand requests an hour that a repository's
 * jobs share; files that the change leaves alone take none.
 */
const MOST_BLOBS = 500;
const task: Task = { doing: 'reading the merge base', needs: 'contents: read' };
const pullTask: Task = { doing: 'reading the pull request', needs: 'pull-requests: read' };

export interface BaseRequest {
  /** A commit or branch; absent: the pull request's base, else the default branch. */
  readonly base?: string;
  readonly pullNumber?: number;
  /** The commit that was checked out. */
  readonly checkedOut: string;
  /** The folder that it was checked out into; absent: every file is fetched. */
  readonly checkout?: string;
}

type Read = Awaited<ReturnType<BaseTree['read']>>;

/** Where files of the merge base are read from. */
interface Source extends Listable {
  readonly client: Client;
  /** Files that were fetched. */
  readonly fetched: { count: number };
}

/** The tree of the newest commit that the checked-out commit and the base both have. */
export async function githubBaseTree(client: Client, request: BaseRequest): Promise<BaseTree> {
  const base = request.base ?? (await baseOf(client, request.pullNumber));
  const sha = await mergeBase(client, base, request.checkedOut);
  if (sha === undefined) return noTree(`${base} and ${request.checkedOut} have no commit in common`);
  if (sha === request.checkedOut) return noTree(`commit ${sha.slice(0, 12)} is itself part of ${base}`, sha);
  const treeAt = askedOnce(
    (tree: string) => tree,
    (tree) => loadTree(client, tree),
  );
  const source: Source = {
    client,
    treeAt,
    targetOf: askedOnce(
      ({ sha: link }: Entry) => link,
      async ({ sha: link }) => new TextDecoder().decode(await loadBlob(client, link)),
    ),
    commit: sha,
    checkout: request.checkout,
    fetched: { count: 0 },
  };
  return {
    commit: { sha },
    read: (path) => readOrSay(source, path),
    list: (folder) => listOrSay(source, folder),
  };
}

/** The same, asked for once for each name. */
function askedOnce<A, T>(nameOf: (asked: A) => string, load: (asked: A) => Promise<T>): (asked: A) => Promise<T> {
  const loaded = new Map<string, Promise<T>>();
  return (asked) => {
    const known = loaded.get(nameOf(asked)) ?? load(asked);
    loaded.set(nameOf(asked), known);
    return known;
  };
}

async function baseOf(client: Client, pull: number | undefined): Promise<string> {
  const { octokit, owner, repo } = client;
  return persist(client, pull === undefined ? task : pullTask, async () => {
    if (pull === undefined)
      return (await octokit.request('GET /repos/{owner}/{repo}', { owner, repo })).data.default_branch;
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
    return (await octokit.request(route, { owner, repo, pull_number: pull })).data.base.sha;
  });
}

async function mergeBase(client: Client, base: string, head: string): Promise<string | undefined> {
  const { octokit, owner, repo } = client;
  const basehead = `${base}...${head}`;
  return persist(client, task, async () => {
    try {
      const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
      return (await octokit.request(route, { owner, repo, basehead, per_page: 1 })).data.merge_base_commit.sha;
    } catch (error) {
      const failure = failureOf(error, new Date());
      if (failure?.kind === 'missing' && /no common ancestor/i.test(failure.why)) return undefined;
      throw error;
    }
  });
}

async function loadTree(client: Client, sha: string): Promise<Tree> {
  const { octokit, owner, repo } = client;
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const { data } = await persist(client, task, () => octokit.request(route, { owner, repo, tree_sha: sha }));
  const entries: readonly Entry[] = data.tree;
  return { entries: new Map(entries.map((entry) => [entry.path, entry])), truncated: data.truncated };
}

/** Reads a file. A failed request is a reason, not an exception: the file is unknown then, and never counts as absent. */
async function readOrSay(source: Source, path: string): Promise<Read> {
  try {
    return await followed(source, path);
  } catch (error) {
    if (error instanceof WorldError) return { unreadable: error.problem.message };
    throw error;
  }
}

async function listOrSay(source: Listable, folder: string): ReturnType<BaseTree['list']> {
  try {
    return await listFiles(source, folder);
  } catch (error) {
    if (error instanceof WorldError) return { unreadable: error.problem.message };
    throw error;
  }
}

async function followed(source: Source, path: string): Promise<Read> {
  const read = await following(path, { look: (at) => readAt(source, at), isThere: (at) => isThere(source, at) });
  return 'unreadable' in read ? read : read.found;
}

/** Reads tree by tree: a name that is missing in a complete tree is proven absent, which a 404 would not prove. */
async function readAt(source: Source, path: string): Promise<Read | Link> {
  const checked = treePath(path);
  if ('unreadable' in checked) return checked;
  let tree = source.commit;
  for (const [i, name] of checked.names.entries()) {
    const { entries, truncated } = await source.treeAt(tree);
    const entry = entries.get(name);
    if (entry === undefined)
      return truncated ? { unreadable: `GitHub gives only a part of the folder of ${path}` } : { absent: true };
    if (entry.mode === LINK) return linkAt(source, entry, checked.names, i);
    if (i === checked.names.length - 1) return readEntry(source, entry, path);
    if (entry.type === 'commit') {
      const submodule = { path: checked.names.slice(0, i + 1).join('/'), id: entry.sha };
      return readBelow(source.checkout, submodule, checked.names.slice(i + 1).join('/'));
    }
    if (entry.type !== 'tree') return { absent: true };
    tree = entry.sha;
  }
  return { absent: true };
}

/** Reads a file of a submodule from the checkout alone, since the token may not reach the other repository. */
function readBelow(checkout: string | undefined, submodule: Submodule, path: string): Promise<Read> | Read {
  return checkout === undefined
    ? notAtHand(submodule)
    : readInSubmodule({ folder: checkout, prefix: '' }, submodule, path);
}

async function readEntry({ client, checkout, fetched }: Source, entry: Entry, path: string): Promise<Read> {
  if (entry.type !== 'blob')
    return { unreadable: `${path} is a ${entry.type === 'tree' ? 'folder' : 'submodule'}, not a file` };
  const own = await ownCopy(checkout, path, { size: entry.size ?? -1, is: (bytes) => blobId(bytes) === entry.sha });
  if (own === undefined && (entry.size ?? 0) > largest)
    return { unreadable: `${path} has ${entry.size} bytes, more than the 100 MB that GitHub's API gives` };
  if (own === undefined && ++fetched.count > MOST_BLOBS)
    return {
      unreadable: `${path} is one of more than ${MOST_BLOBS} files of the merge base that the checkout does not have`,
    };
  const bytes = own ?? (await loadBlob(client, entry.sha));
  if (own === undefined && blobId(bytes) !== entry.sha)
    return { unreadable: `${path} arrived damaged: its bytes do not have the id ${entry.sha}` };
  const pointer = lfsPointer(bytes);
  if (pointer === undefined) return { found: bytes };
  const file = await ownCopy(checkout, path, pointedAt(pointer));
  return file === undefined ? { unreadable: lfsReason(path, pointer) } : { found: file };
}

/** Loads a blob as raw bytes; octokit would decode a model as text, since GitHub sends it with a charset. */
async function loadBlob(client: Client, sha: string): Promise<Uint8Array> {
  const { octokit, owner, repo } = client;
  return persist(client, task, async () => {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
      owner,
      repo,
      file_sha: sha,
      headers: { accept: 'application/vnd.github.raw+json' },
      request: { parseSuccessResponseBody: false },
    });
    const body: unknown = data;
    if (!(body instanceof ReadableStream)) throw new TypeError('octokit parsed a body that it was told to leave alone');
    return new Response(body).bytes();
  });
}

function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
