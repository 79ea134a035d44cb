// Finds, fetches and verifies the native engines (DuckDB, ONNX Runtime), which no bundle can hold. Little is loaded for it: it is the
// first thing that a run does.
import { cache, installation, npm, offline, toolCache, workspace } from './places.ts';
import type { Natives, NativesRequest } from './request.ts';
import { beginSearch } from './search.ts';
export type { Natives, NativesRequest } from './request.ts';

/**
 * The engines from the first place that has them, every file that may be loaded checked against the committed
 * SHA-256 list, on every start. What does not match is deleted where it is ours, fetched again once, and noted.
 */
export async function resolveNatives(request: NativesRequest): Promise<Natives> {
  const search = beginSearch(request);
  if (request.offline !== undefined) return offline(search, request.offline);
  return (
    (await installation(search)) ??
    (await workspace(search)) ??
    (await toolCache(search)) ??
    (await cache(search)) ??
    (await npm(search))
  );
}
