// Scores within a run: two gates that ask the same of the same model are answered by one table.
import { canonicalJson, type ModelRuntime, type ScoresPart } from '@modelgate/core';

/** A runtime that makes a table once, for whoever asks first. One that failed is made again: its cause may be gone. */
export function scoredOnce(models: ModelRuntime): ModelRuntime {
  const made = new Map<string, Promise<readonly ScoresPart[]>>();
  return {
    runtime: models.runtime,
    describe: (path) => models.describe(path),
    score: (request, progress) => {
      const key = canonicalJson(request);
      const known = made.get(key);
      if (known) return known;
      const parts = models.score(request, progress);
      parts.catch(() => made.delete(key));
      made.set(key, parts);
      return parts;
    },
  };
}
