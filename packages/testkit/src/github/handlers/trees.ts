// Commits, trees and blobs, and what lies between two commits.
import type { Answer, Asked } from '../answer.ts';
import { failure, invalid, notFound, ok } from '../answer.ts';
import { fill } from '../fill.ts';
import { ancestors, filesOf, mergeBase } from '../git-objects.ts';
import { commit, repoUrl } from '../resources.ts';
import type { World } from '../world.ts';

/** GitHub gives file contents inside JSON up to 1 MB, and raw up to 100 MB. */
const inJson = 1024 * 1024;

export function tree(world: World, asked: Asked): Answer {
  const sha = asked.params.tree_sha!;
  const at = world.commit(sha)?.tree ?? sha;
  const entries = world.objects.trees.get(at);
  if (entries === undefined) return notFound();
  const listed = entries.map(({ name, mode, type, sha: id }) => ({
    path: name,
    mode,
    type,
    sha: id,
    ...size(world, id),
  }));
  return ok({ sha: at, url: `${repoUrl(world)}/git/trees/${at}`, tree: listed, truncated: false });
}

export function blob(world: World, asked: Asked): Answer {
  const sha = asked.params.file_sha!;
  const bytes = world.objects.blobs.get(sha);
  if (bytes === undefined) return notFound();
  if (/\.raw\b/.test(asked.accept)) return { status: 200, raw: bytes };
  return ok({
    ...fill(world.schemas, 'blob'),
    sha,
    size: bytes.length,
    encoding: 'base64',
    content: Buffer.from(bytes).toString('base64'),
  });
}

export function gitCommit(world: World, asked: Asked): Answer {
  const found = world.objects.commits.get(asked.params.commit_sha!);
  if (found === undefined) return notFound();
  return ok({
    ...fill(world.schemas, 'git-commit'),
    sha: found.sha,
    message: found.name,
    parents: found.parents.map((sha) => ({ sha, url: 'https://example.com/', html_url: 'https://example.com/' })),
    tree: { sha: found.tree, url: 'https://example.com/' },
  });
}

export function ref(world: World, asked: Asked): Answer {
  const name = asked.params.ref!;
  const found = world.commit(name);
  if (found === undefined || !name.startsWith('heads/')) return notFound();
  const object = { type: 'commit', sha: found.sha, url: 'https://example.com/' };
  return ok({ ref: `refs/${name}`, node_id: '-', url: 'https://example.com/', object });
}

export function content(world: World, asked: Asked): Answer {
  const at = world.commit(asked.query.ref ?? Object.keys(world.options.branches)[0]!);
  if (at === undefined) return failure(404, `No commit found for the ref ${asked.query.ref}`);
  const path = asked.params.path!;
  const entry = filesOf(world.objects, at.tree).get(path);
  const bytes = entry === undefined ? undefined : world.objects.blobs.get(entry.sha);
  if (bytes === undefined) return notFound();
  if (/\.raw\b/.test(asked.accept)) return { status: 200, raw: bytes };
  const small = bytes.length <= inJson;
  return ok({
    ...fill(world.schemas, 'content-file'),
    type: 'file',
    path,
    name: path.split('/').at(-1),
    sha: entry!.sha,
    size: bytes.length,
    encoding: small ? 'base64' : 'none',
    content: small ? Buffer.from(bytes).toString('base64') : '',
  });
}

export function compare(world: World, asked: Asked): Answer {
  const [baseRef = '', headRef = ''] = asked.params.basehead!.split('...');
  const base = world.commit(baseRef);
  const head = world.commit(headRef);
  if (base === undefined || head === undefined) return notFound();
  const common = mergeBase(world.objects, base.sha, head.sha);
  if (common === undefined) return failure(404, `No common ancestor between ${baseRef} and ${headRef}.`);
  const before = ancestors(world.objects, base.sha);
  const after = ancestors(world.objects, head.sha);
  const ahead = [...after].filter((sha) => !before.has(sha));
  const behind = [...before].filter((sha) => !after.has(sha));
  return ok({
    ...fill(world.schemas, 'commit-comparison'),
    base_commit: commit(world, base.sha),
    merge_base_commit: commit(world, common),
    status: status(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.map((sha) => commit(world, sha)),
  });
}

/** A comparison whose sides are missing is worded like this. */
export function malformedBasehead(basehead: string): Answer | undefined {
  return basehead.includes('...') ? undefined : invalid('Compare', 'basehead', `Invalid basehead ${basehead}`);
}

function status(ahead: number, behind: number): string {
  if (ahead === 0 && behind === 0) return 'identical';
  if (ahead > 0 && behind > 0) return 'diverged';
  return ahead > 0 ? 'ahead' : 'behind';
}

function size(world: World, sha: string): { size?: number } {
  const bytes = world.objects.blobs.get(sha);
  return bytes === undefined ? {} : { size: bytes.length };
}
