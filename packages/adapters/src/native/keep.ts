// Keeps fetched engines for later jobs. It is a convenience: a failure is noted and costs the next job a download.
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import type { Search } from './search.ts';
import { stage } from './stage.ts';

/** The folder of the tool cache that holds these engines, whether it exists or not. */
export function toolCacheFolder({ request, key }: Search): string | undefined {
  return request.toolCache === undefined ? undefined : join(request.toolCache, ...key);
}

/** Puts verified engines into the tool cache, complete or not at all; the first of two jobs wins. */
export async function keepInToolCache(search: Search, dir: string): Promise<void> {
  const folder = toolCacheFolder(search);
  if (folder === undefined || existsSync(folder)) return;
  await noted(search, 'tool-cache', async () => {
    await makeFolder(dirname(folder));
    const unfinished = await mkdtemp(`${folder}-`);
    try {
      await stage(search.all, (name) => join(dir, name), join(unfinished, 'node_modules'));
      await rename(unfinished, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error; // else another job was first
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

/** Saves verified engines under the search's key. */
export async function keepInCache(search: Search, dir: string): Promise<void> {
  const { cache } = search.request;
  if (cache !== undefined) await noted(search, 'cache', () => cache.save(search.key.join('-'), dirname(dir)));
}

async function noted(search: Search, where: string, keep: () => Promise<void>): Promise<void> {
  try {
    await keep();
  } catch (error) {
    search.notes.push(`${where}: not kept for the next job: ${String(error)}`);
  }
}
