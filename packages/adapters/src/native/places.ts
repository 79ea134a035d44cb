// The places that may have the engines, one function each: verified engines, or undefined to try the next place.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorldError } from '@modelgate/core/errors';
import { installedFolders, installedPath } from './installed.ts';
import { keepInCache, keepInToolCache, toolCacheFolder } from './keep.ts';
import { installByNpm, npmEnvironment } from './npm.ts';
import type { Natives } from './request.ts';
import { describeMismatch, privateCopy, privateFolder } from './search.ts';
import type { Search } from './search.ts';
import { mismatches } from './verify.ts';

/** A folder the user named must be right: no other place replaces it. */
export async function offline(search: Search, folder: string): Promise<Natives> {
  const pathOf = installedPath(folder, search.lock);
  const found = await privateCopy(search, 'offline', pathOf);
  if (found !== undefined) return found;
  throw new WorldError({
    code: pathOf('onnxruntime-node/package.json') === undefined ? 'world/native-missing' : 'world/native-mismatch',
    message: `The natives folder ${folder} does not hold the locked engines: ${search.notes.join('; ')}`,
    hint: 'It must be the node_modules folder that `npm ci --ignore-scripts` makes from the lock of this version of ModelGate.',
  });
}

/** Engines installed with the running code are verified where they are, and are the user's: nothing is deleted. */
export async function installation(search: Search): Promise<Natives | undefined> {
  for (const dir of installedFolders(search.request.codeFolder)) {
    const pathOf = installedPath(dir, search.lock);
    if (pathOf('onnxruntime-node/package.json') === undefined) continue;
    const problems = await mismatches({ files: search.files, dir, pathOf }, search.digests);
    if (problems.length === 0) return { dir, source: 'installation', notes: search.notes, close: async () => {} };
    search.notes.push(describeMismatch('installation', problems));
  }
  return undefined;
}

export async function workspace(search: Search): Promise<Natives | undefined> {
  if (search.request.workspace === undefined) return undefined;
  return privateCopy(search, 'workspace', installedPath(join(search.request.workspace, 'node_modules'), search.lock));
}

/** An earlier job of the same machine could have changed this folder: what does not match is deleted. */
export async function toolCache(search: Search): Promise<Natives | undefined> {
  const folder = toolCacheFolder(search);
  if (folder === undefined || !existsSync(folder)) return undefined;
  const found = await privateCopy(search, 'tool-cache', (name) => join(folder, 'node_modules', name));
  if (found === undefined) await rm(folder, { recursive: true, force: true });
  return found;
}

export async function cache(search: Search): Promise<Natives | undefined> {
  if (search.request.cache === undefined) return undefined;
  const folder = privateFolder(search);
  try {
    if (!(await search.request.cache.restore(search.key.join('-'), folder))) return undefined;
    const found = await privateCopy(search, 'cache', (name) => join(folder, 'node_modules', name), search.all);
    if (found !== undefined) await keepInToolCache(search, found.dir);
    return found;
  } catch (error) {
    search.notes.push(`cache: ${String(error)}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function npm(search: Search): Promise<Natives> {
  const { request, lock } = search;
  const folder = privateFolder(search);
  const task = 'fetch the native engines';
  request.progress?.start(task);
  try {
    const modules = await installByNpm(folder, lock, npmEnvironment(request.env));
    const found = await privateCopy(search, 'npm', (name) => join(modules, name), search.all);
    if (found === undefined) throw persistingMismatch(search);
    await keepInToolCache(search, found.dir);
    await keepInCache(search, found.dir);
    return found;
  } finally {
    request.progress?.end(task);
    await rm(folder, { recursive: true, force: true });
  }
}

function persistingMismatch({ notes }: Search): WorldError {
  return new WorldError({
    code: 'world/native-mismatch',
    message: `Freshly fetched native engines are not the locked ones: ${notes.join('; ')}`,
    hint: 'Nothing was loaded. The registry, a mirror or this disk alters files: compare its packages with the public registry.',
  });
}
