// Keeps digests of the rows of training sets under the user's key, and looks up later test sets in them.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA, sql, type DataRef, type Features, type Seen, type SeenRows, type Store } from '@modelgate/core';
import type { FileEngine } from '../engine/data-engine.ts';
import { sha256Of } from './pack.ts';
import { trouble } from './options.ts';
import { ownFolder } from './own-folder.ts';
import { keyOfRows, rowDigest, rowKey, type RowKey } from './row-digest.ts';
import { seal, unseal } from './seal.ts';

export interface SeenRowsOptions {
  readonly data: FileEngine;
  readonly store: Store;
  /** The user's key, of 32 characters or more. */
  readonly secret: string;
  /** A private folder of this run. */
  readonly folder: string;
  readonly now: () => Date;
  /** Receives a sentence when keeping failed; the run goes on. */
  readonly say: (sentence: string) => void;
}

const [ROWS, ABOUT] = ['rows.parquet', 'about'];

export function seenRows(options: SeenRowsOptions): SeenRows {
  const key = rowKey(options.secret);
  return {
    keep: async (training, digest, features) => {
      try {
        await keep(options, key, { training, digest, features });
      } catch (error) {
        options.say(trouble(`Keeping digests of the rows of ${training.name}`, error));
      }
    },
    find: async (data, digest, features) => {
      const name = keyOfRows(digest, features, key);
      const own = await ownFolder(options.folder, 'rows');
      if (!(await options.store.restore(name, own))) return { unknown: nothingKept(digest) };
      const day = await dayOf(own, name, key);
      if (day === undefined)
        return { unknown: `what is kept of the training set ${digest} was not kept with this key` };
      return { ...(await occurring(options, data, rowDigest(features, key), own)), day };
    },
  };
}

/** The reason when a training set was never judged: unknown, which is not the same as finding no row of it. */
function nothingKept(digest: string): string {
  return `nothing is kept of a training set ${digest} under this key, for these columns: run the gate on it, with the same key and columns, where results are kept`;
}

interface Training {
  readonly training: DataRef;
  readonly digest: string;
  readonly features: Features;
}

/** Keeps the digests, sorted so that they do not reveal the order of rows. An existing entry stays as it is. */
async function keep(options: SeenRowsOptions, key: RowKey, { training, digest, features }: Training): Promise<void> {
  const name = keyOfRows(digest, features, key);
  const own = await ownFolder(options.folder, 'rows');
  if (await options.store.restore(name, own)) return;
  const extract = sql`select distinct ${rowDigest(features, key)} as digest from ${DATA} order by digest`;
  await copyFile(await options.data.extract(training, extract), join(own, ROWS));
  const about = JSON.stringify({
    day: options.now().toISOString().slice(0, 10),
    sha256: await sha256Of(join(own, ROWS)),
  });
  await writeFile(join(own, ABOUT), seal(about, key.seal, name));
  await options.store.save(name, own);
}

/** The day on which the rows were kept; undefined if they were not kept with this key. */
async function dayOf(own: string, name: string, key: RowKey): Promise<string | undefined> {
  const about = unseal(await readFile(join(own, ABOUT), 'utf8').catch(() => ''), key.seal, name);
  if (about === undefined) return undefined;
  const { day, sha256 } = JSON.parse(about) as { readonly day: string; readonly sha256: string };
  return (await sha256Of(join(own, ROWS)).catch(() => undefined)) === sha256 ? day : undefined;
}

async function occurring({ data }: SeenRowsOptions, ref: DataRef, digest: ReturnType<typeof rowDigest>, own: string) {
  const seen = { data: { name: 'kept rows', files: [join(own, ROWS)] }, sql: sql`select digest from ${DATA}` };
  const counts = sql`select count(*), count_if(${digest} in (select digest from seen)) from ${DATA}`;
  const [row] = await data.query(ref, counts, { seen });
  return { rows: row![0] as number, occur: row![1] as number };
}

/** A port that keeps and finds nothing, with the reason. */
export function noSeenRows(unknown: string): SeenRows {
  const seen: Seen = { unknown };
  return { keep: () => Promise.resolve(), find: () => Promise.resolve(seen) };
}
