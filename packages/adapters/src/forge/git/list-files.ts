// Lists the files of a commit below a folder, and those of its submodules.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { following, type Link } from '../links.ts';
import { treePath } from '../tree-path.ts';
import { behind, isThere, LINK } from './behind.ts';
import { entriesAt } from './entries.ts';
import { openSubmodule, type Checkout, type Submodule } from './submodule.ts';

type Listed = Awaited<ReturnType<BaseTree['list']>>;

/** Listed entries are added to the checkout's `known`. */
export async function listFiles(checkout: Checkout, below: string): Promise<Listed> {
  const listed = await following(below, {
    look: (at) => listAt(checkout, at),
    isThere: (at) => isThere(checkout, at),
  });
  if ('unreadable' in listed) return listed;
  const { found, at, target } = listed;
  if (target === undefined || 'unreadable' in found) return found;
  rememberUnder(checkout, found.files, at, below);
  return renamed(found, at, below);
}

/** Entries of files that a link leads to, also under the names that go through the link. */
function rememberUnder({ known, prefix }: Checkout, files: readonly string[], at: string, below: string): void {
  for (const file of files) {
    const entry = known.get(prefix + file);
    if (entry !== undefined && entry.mode !== LINK) known.set(prefix + underName(file, at, below), entry);
  }
}

async function listAt(checkout: Checkout, below: string): Promise<Listed | Link> {
  const checked = below === '' ? { names: [] } : treePath(below);
  if ('unreadable' in checked) return checked;
  const { folder, commit, prefix, known } = checkout;
  const whole = prefix + checked.names.join('/');
  const path = whole === '' ? [] : [whole.endsWith('/') ? whole : `${whole}/`];
  const entries = await entriesAt(folder, commit, ['-r'], path);
  if ('failed' in entries) return { unreadable: `git ls-tree failed for ${below}: ${entries.failed}` };
  if (entries.length === 0 && below !== '') return listBehind(checkout, whole);
  for (const entry of entries) known.set(entry.path, entry);
  const own = entries.filter(({ type }) => type !== 'commit').map((entry) => entry.path.slice(prefix.length));
  const inside = entries.filter(({ type }) => type === 'commit').map((entry) => listSubmodule(checkout, entry));
  return joined([{ files: own }, ...(await Promise.all(inside))]);
}

/** Lists a folder in which the commit itself has no file: it may lie behind a link or in a submodule. */
async function listBehind(checkout: Checkout, whole: string): Promise<Listed | Link> {
  const found = (await behind(checkout, whole)) ?? { files: [] };
  return 'submodule' in found ? listSubmodule(checkout, found.submodule, found.path) : found;
}

/** The contents of a folder, under the name of the link that leads to it. */
export function renamed({ files, unseen }: Extract<Listed, { files: unknown }>, at: string, below: string): Listed {
  const under = (path: string): string => underName(path, at, below);
  const lacking = unseen?.map(({ folder, reason }) => ({ folder: under(folder), reason }));
  return { files: files.map(under), ...(lacking && { unseen: lacking }) };
}

function underName(path: string, at: string, below: string): string {
  return at === '' ? `${below}/${path}` : below + path.slice(at.length);
}

/** Lists the files of a submodule, with paths from the checkout around it. */
export async function listSubmodule(
  around: Pick<Checkout, 'folder' | 'prefix'>,
  submodule: Submodule,
  below = '',
): Promise<Listed> {
  const at = submodule.path.slice(around.prefix.length);
  const inside = await openSubmodule(around, submodule);
  if ('unreadable' in inside)
    return (await isLeftOut(around, submodule))
      ? { files: [] }
      : { files: [], unseen: [{ folder: at, reason: inside.unreadable }] };
  const listed = await listFiles(inside, below);
  if ('unreadable' in listed) return listed;
  return {
    files: listed.files.map((file) => `${at}/${file}`),
    unseen: (listed.unseen ?? []).map(({ folder, reason }) => ({ folder: `${at}/${folder}`, reason })),
  };
}

/** Whether the change has the submodule too, and it is not checked out: the change's own files in it do not count either. */
async function isLeftOut(
  { folder, prefix }: Pick<Checkout, 'folder' | 'prefix'>,
  { path }: Submodule,
): Promise<boolean> {
  if (existsSync(join(folder, path.slice(prefix.length), '.git'))) return false;
  const entries = await entriesAt(folder, 'HEAD', [], [path]);
  return !('failed' in entries) && entries[0]?.type === 'commit';
}

export function joined(parts: readonly Listed[]): Listed {
  const listings = parts.filter((part) => 'files' in part);
  const unreadable = parts.find((part) => 'unreadable' in part);
  if (unreadable) return unreadable;
  const unseen = listings.flatMap((listing) => listing.unseen ?? []);
  return { files: listings.flatMap(({ files }) => files).sort(), ...(unseen.length > 0 && { unseen }) };
}
