// One search for the engines: what is looked for, what was found wrong so far, and the private copy that ends it.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorldError } from '@modelgate/core/errors';
import { digestsOf } from './digests.ts';
import { engineOf } from './engine-of.ts';
import { committedLock, currentPlatform, lockDigest, lockedFiles } from './locked.ts';
import type { LockedFile, NativesLock } from './locked.ts';
import type { Natives, NativesRequest, NativesSource } from './request.ts';
import { stage } from './stage.ts';
import { mismatches, type Digests } from './verify.ts';

export interface Search {
  readonly request: NativesRequest;
  readonly lock: NativesLock;
  /** Those that may be loaded, and are verified. */
  readonly files: readonly LockedFile[];
  /** Those that are kept for other jobs: of all engines. */
  readonly all: readonly LockedFile[];
  /** Joined, the name of the cache entry; as folders, the place in the tool cache. */
  readonly key: readonly [product: string, digest: string, platform: string];
  readonly digests: Digests;
  readonly notes: string[];
}

export function beginSearch(request: NativesRequest): Search {
  const lock = request.lock ?? committedLock;
  const platform = request.platform ?? currentPlatform();
  const all = lockedFiles(lock, platform);
  const digests = request.digests ?? ((found) => Promise.resolve(digestsOf(found.map(({ path }) => path))));
  if (all !== undefined) {
    const files = request.engines === 'data' ? all.filter(({ name }) => engineOf(name) === 'data') : all;
    return { request, lock, files, all, key: ['modelgate', lockDigest(lock), platform], digests, notes: [] };
  }
  throw new WorldError({
    code: 'world/native-missing',
    message: `There are no native engines for ${platform}; there are for ${Object.keys(lock.digests.platforms).join(', ')}.`,
    hint: 'Run on one of these platforms: on GitHub, runs-on: ubuntu-latest.',
  });
}

/** A folder of this job alone, below the request's temporary folder. */
export function privateFolder({ request }: Search): string {
  try {
    return mkdtempSync(join(request.temp, 'modelgate-natives-'));
  } catch (cause) {
    throw new WorldError(
      {
        code: 'world/write-failed',
        message: `No folder could be made in ${request.temp} for the native engines: ${String(cause)}`,
        hint: 'Point the temporary folder at one that exists and can be written to.',
      },
      { cause },
    );
  }
}

/** The engines from one place, copied and verified; undefined, with a note, when a file is not the locked one. */
export async function privateCopy(
  search: Search,
  source: NativesSource,
  pathOf: (name: string) => string | undefined,
  files: readonly LockedFile[] = search.files,
): Promise<Natives | undefined> {
  const home = privateFolder(search);
  const dir = join(home, 'node_modules');
  const close = (): Promise<void> => rm(home, { recursive: true, force: true });
  try {
    mkdirSync(dir);
    await stage(files, pathOf, dir);
    const problems = await mismatches({ files, dir, pathOf: (name) => join(dir, name) }, search.digests);
    if (problems.length === 0) return { dir, source, notes: search.notes, close };
    search.notes.push(describeMismatch(source, problems));
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return undefined;
}

const named = 3;

export function describeMismatch(source: NativesSource, problems: readonly string[]): string {
  const more = problems.length > named ? ` and ${problems.length - named} more` : '';
  return `${source}: ${problems.slice(0, named).join(', ')}${more}`;
}
