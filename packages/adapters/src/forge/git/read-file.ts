// One file of a commit: proven absent, read, or unreadable for a reason.
import { readFile as readBytes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { lfsPointer, lfsReason, pointedAt } from '../lfs.ts';
import type { LfsPointer } from '../lfs.ts';
import { ownCopy } from '../own-copy.ts';
import { treePath } from '../tree-path.ts';
import { git, gitLine } from './command.ts';

type Read = Awaited<ReturnType<BaseTree['read']>>;

/** `prefix` is the folder's own path inside the repository, '' at its root or ending in a slash. */
export async function readFile(folder: string, commit: string, prefix: string, path: string): Promise<Read> {
  const checked = treePath(path);
  if ('unreadable' in checked) return checked;
  const whole = prefix + checked.names.join('/');
  const listed = await git(folder, ['ls-tree', '-z', '--full-tree', '--end-of-options', commit, whole]);
  if (listed.code !== 0)
    return { unreadable: `git ls-tree failed for ${path}: ${listed.stderr.trim().split('\n')[0]}` };
  const entry = /^(\d{6}) (\w+) ([0-9a-f]{40,64})\t/.exec(listed.stdout.toString('utf8'));
  if (entry === null) return absentOrLink(folder, commit, whole);
  const [, mode, type, id] = entry;
  if (type !== 'blob') return { unreadable: `${path} is a ${type === 'tree' ? 'folder' : 'submodule'}, not a file` };
  if (mode === '120000') return { unreadable: `${path} is a symbolic link` };
  const blob = await git(folder, ['cat-file', 'blob', id!]);
  if (blob.code !== 0) return { unreadable: `git cat-file failed for ${path}: ${blob.stderr.trim().split('\n')[0]}` };
  const pointer = lfsPointer(blob.stdout);
  return pointer === undefined ? { found: blob.stdout } : readLfs(folder, path, pointer);
}

/** A file behind a symbolic link is not in the tree under that name, and yet may be there for who follows links. */
async function absentOrLink(folder: string, commit: string, whole: string): Promise<Read> {
  const names = whole.split('/');
  for (let depth = 1; depth < names.length; depth++) {
    const above = names.slice(0, depth).join('/');
    const line = await gitLine(folder, ['ls-tree', '--full-tree', '--end-of-options', commit, above]);
    if (line === undefined) return { unreadable: `git ls-tree failed for ${above}` };
    if (line.startsWith('120000 ')) return { unreadable: `${whole} lies behind a symbolic link` };
  }
  return { absent: true };
}

/** The file that a pointer stands for, where Git LFS or the checkout has it; its bytes must have the pointer's digest. */
async function readLfs(folder: string, path: string, pointer: LfsPointer): Promise<Read> {
  const common = await gitLine(folder, ['rev-parse', '--git-common-dir']);
  const { oid } = pointer;
  const kept = join(resolve(folder, common ?? '.git'), 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  const bytes = await readBytes(kept).catch(() => undefined);
  const wanted = pointedAt(pointer);
  if (bytes !== undefined && wanted.is(bytes)) return { found: bytes };
  const own = await ownCopy(folder, path, wanted);
  return own === undefined ? { unreadable: lfsReason(path, pointer) } : { found: own };
}
