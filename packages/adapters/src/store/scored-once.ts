// Shares scores within a run: two gates that need the same scores of a model get the same table.
import { canonicalJson, type ModelRuntime, type ScoresPart } from '@modelgate/core';

/** A runtime that makes each table once. A failed one is tried again when it is asked for again, since its cause may be gone. */
export function scoredOnce(models: ModelRuntime): ModelRuntime {
  const made = new Map<string, Promise<readonly ScoresPart[]>>();
  return {
    runtime: models.runtime,
    describe: (path, name) => models.describe(path, name),
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
