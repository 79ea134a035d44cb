// A store of workflow artifacts, by which jobs of one run hand their results to later jobs.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorldError } from '@modelgate/core';
import type { Store } from '@modelgate/core';
import { nameOfKey, refusal, trouble } from './options.ts';
import type { StoreOptions } from './options.ts';
import type { RunOrigin } from './origin.ts';
import { ownFolder } from './own-folder.ts';
import { pack, unpack } from './pack.ts';

/** The part of @actions/artifact's client that is used. */
export interface ArtifactStoreClient {
  uploadArtifact(
    name: string,
    files: string[],
    rootDirectory: string,
    options?: { readonly retentionDays?: number; readonly compressionLevel?: number },
  ): Promise<unknown>;
  listArtifacts(options?: { readonly latest?: boolean }): Promise<{ readonly artifacts: readonly KeptArtifact[] }>;
  downloadArtifact(
    id: number,
    options?: { readonly path?: string; readonly expectedHash?: string },
  ): Promise<{ readonly digestMismatch?: boolean }>;
}

export interface KeptArtifact {
  readonly name: string;
  readonly id: number;
  readonly digest?: string;
}

export interface ActionsArtifactOptions extends StoreOptions {
  /** A private folder for files in transfer. */
  readonly staging: string;
  /** Absent: @actions/artifact, loaded on first use. */
  readonly client?: ArtifactStoreClient;
}

/** Later jobs depend on what is saved here, so a failed save is an error; a failed restore is only reported. */
export function actionsArtifactStore(options: ActionsArtifactOptions): Store {
  const { origin, say } = options;
  let loaded: Promise<ArtifactStoreClient> | undefined;
  const client = (): Promise<ArtifactStoreClient> => (loaded ??= load(options));
  return {
    restore: (key, folder) =>
      inStaging(options.staging, async (at) => {
        const fetched = await fetchAndCheck(await client(), key, at, folder, origin);
        if (fetched.refused !== undefined) say(refusal(key, fetched.refused));
        return fetched.found;
      }),
    save: (key, folder, rows) =>
      inStaging(options.staging, async (at) => {
        await pack(folder, at, { key, origin, ...(rows !== undefined && { rows }) });
        await upload(await client(), `${prefixOf(key)}${origin.attempt}`, at);
      }),
  };
}

async function load(options: ActionsArtifactOptions): Promise<ArtifactStoreClient> {
  if (options.client !== undefined) return options.client;
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

/** The start of an artifact's name. Artifacts cannot be replaced, so each attempt of a run has its own, and the newest counts. */
function prefixOf(key: string): string {
  return `modelgate-kept-${nameOfKey(key)}-`;
}

interface Fetched {
  readonly found: boolean;
  readonly refused?: string;
}

async function fetchAndCheck(
  client: ArtifactStoreClient,
  key: string,
  at: string,
  folder: string,
  origin: RunOrigin,
): Promise<Fetched> {
  try {
    const newest = await find(client, key);
    if (newest === undefined) return { found: false };
    const refused = (await download(client, newest, at)) ?? (await unpack(at, folder, key, origin));
    return refused === undefined ? { found: true } : { found: false, refused };
  } catch (error) {
    return { found: false, refused: trouble('reading them', error) };
  }
}

/** Finds the newest artifact of a key; the client lists only those of this run. */
async function find(client: ArtifactStoreClient, key: string): Promise<KeptArtifact | undefined> {
  const { artifacts } = await client.listArtifacts({ latest: true });
  const prefix = prefixOf(key);
  const attemptOf = ({ name }: KeptArtifact): number => Number(name.slice(prefix.length));
  const ours = artifacts.filter(({ name }) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
  return ours.toSorted((a, b) => attemptOf(b) - attemptOf(a))[0];
}

/** Downloads into the folder; returns a reason for refusal, or undefined. */
async function download(client: ArtifactStoreClient, kept: KeptArtifact, at: string): Promise<string | undefined> {
  const digest = kept.digest === undefined ? {} : { expectedHash: kept.digest };
  const { digestMismatch } = await client.downloadArtifact(kept.id, { path: at, ...digest });
  return digestMismatch === true ? 'the artifact does not have the digest that GitHub recorded' : undefined;
}

/** Uploads without compression, since scores are compressed already, and for a day, which is longer than any run. */
async function upload(client: ArtifactStoreClient, name: string, at: string): Promise<void> {
  try {
    const entries = await readdir(at, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    await client.uploadArtifact(name, files, at, { retentionDays: 1, compressionLevel: 0 });
  } catch (error) {
    const message = trouble(`Uploading the artifact ${name}`, error);
    throw new WorldError({
      code: 'world/store-failed',
      message,
      hint: 'Run the job again; later jobs need what it computed.',
    });
  }
}

async function inStaging<T>(staging: string, work: (at: string) => Promise<T>): Promise<T> {
  const at = await ownFolder(staging, 'artifact');
  try {
    return await work(at);
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}
