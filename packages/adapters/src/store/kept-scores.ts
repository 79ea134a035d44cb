// Scores are data: a scores table that an earlier run made of the same bytes in the same way is read instead of made again.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  canonicalJson,
  type DataEngine,
  type ModelRuntime,
  type ScoreRequest,
  type ScoresPart,
  type Store,
} from '@modelgate/core';
import { nameOfKey } from './options.ts';

export interface KeptScoresOptions {
  readonly models: ModelRuntime;
  /** Gives the digest of a data set. */
  readonly data: Pick<DataEngine, 'describe'>;
  readonly store: Store;
  /** The version of ModelGate, since another one may read data or fill a model differently. */
  readonly version: string;
  /** A private folder of this run. */
  readonly folder: string;
  /** Tables with fewer rows are computed faster than they are fetched. */
  readonly fewestRows: number;
  /** Receives a sentence when keeping failed; the run goes on. */
  readonly say: (sentence: string) => void;
}

/** The list of the parts of a kept table; paths are names in its folder. */
const LIST = 'parts.json';

/** A runtime that asks the store first. The key contains exactly what the scores depend on. */
export function keptScores(options: KeptScoresOptions): ModelRuntime {
  const { models } = options;
  return {
    runtime: models.runtime,
    describe: (path, name) => models.describe(path, name),
    score: async (request, progress) => {
      const { rows, digest } = await options.data.describe(request.data);
      if (rows < options.fewestRows) return models.score(request, progress);
      const key = keyOf([options.version, models.runtime], digest, request);
      const folder = join(options.folder, nameOfKey(key));
      await mkdir(folder, { recursive: true });
      if (await options.store.restore(key, folder)) return restored(folder);
      const parts = await models.score(request, progress);
      await keep(options, key, folder, parts);
      return parts;
    },
  };
}

/** The key; the size of batches is part of it, since with another size some sums are added in another order. */
function keyOf([version, runtime]: readonly [string, string], data: string, request: ScoreRequest): string {
  const { model, inputs, output, replace, id, rows, batch } = request;
  return canonicalJson({
    table: 'scores/v1',
    version,
    runtime,
    data,
    model: model.digest,
    inputs,
    output,
    ...(replace && { replace }),
    ...(batch !== undefined && { batch }),
    id: id ?? null,
    rows: rows ?? null,
  });
}

async function restored(folder: string): Promise<readonly ScoresPart[]> {
  const parts = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as readonly ScoresPart[];
  return parts.map((part) => ({ ...part, path: join(folder, basename(part.path)) }));
}

async function keep(
  { store, say }: KeptScoresOptions,
  key: string,
  folder: string,
  parts: readonly ScoresPart[],
): Promise<void> {
  try {
    for (const part of parts) await copyFile(part.path, join(folder, basename(part.path)));
    await writeFile(join(folder, LIST), JSON.stringify(parts.map((part) => ({ ...part, path: basename(part.path) }))));
    await store.save(
      key,
      folder,
      parts.reduce((sum, part) => sum + part.rows, 0),
    );
  } catch (error) {
    say(`the scores were not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}
