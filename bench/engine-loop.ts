// Parquet to a scores table through the engine, as a run does it: read, turned into tensors, run, written.
import { startEngine } from '@modelgate/adapters/engine';
import type { ScoreRequest } from '@modelgate/core';
import { fileURLToPath } from 'node:url';
import { seconds } from './best-of.ts';
import { serveLoop } from './loop.ts';

export interface EngineSettings {
  readonly request: ScoreRequest;
  /** Processor cores it may use. */
  readonly threads: number;
}

await serveLoop(async ({ request, threads }: EngineSettings) => {
  const entry = fileURLToPath(new URL('../packages/adapters/lib/engine/main.js', import.meta.url));
  const { data, models } = startEngine({ entry, threads, env: {} });
  const { rows } = await data.describe(request.data);
  return () =>
    seconds(async () => {
      const parts = await models.score(request, () => undefined);
      const scored = parts.reduce((sum, part) => sum + part.rows, 0);
      if (scored !== rows) throw new Error(`${scored} of ${rows} rows were scored`);
    });
});
