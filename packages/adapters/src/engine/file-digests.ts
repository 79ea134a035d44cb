// Hashes files in engine processes, which wait for that very result: on two cores at once, and none of it in the parent.
import { statSync } from 'node:fs';
import type { Digest } from '../native/digests.ts';
import { withErrors } from './errors.ts';
import type { EngineProcess } from './process.ts';
import type { Processes } from './processes.ts';

/** In the order of the paths. */
export function fileDigests(processes: Processes): (paths: readonly string[]) => Promise<readonly Digest[]> {
  return (paths) => withErrors(() => hashed(paths, [processes.data, ...processes.models]));
}

async function hashed(paths: readonly string[], processes: readonly EngineProcess[]): Promise<readonly Digest[]> {
  const shares = sharesOf(paths, processes.length);
  const answers = await Promise.all(
    shares.map((share, k) =>
      processes[k]!.call<readonly Digest[]>(
        'digests',
        share.map((i) => paths[i]!),
      ),
    ),
  );
  const digests: Digest[] = [];
  for (const [k, share] of shares.entries()) for (const [j, i] of share.entries()) digests[i] = answers[k]![j]!;
  return digests;
}

/** Indices of the paths for each process: the largest file first, to whoever has least. */
function sharesOf(paths: readonly string[], processes: number): number[][] {
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const shares = Array.from({ length: processes }, () => ({ bytes: 0, files: [] as number[] }));
  for (const i of [...paths.keys()].sort((a, b) => sizes[b]! - sizes[a]!)) {
    const share = shares.reduce((least, other) => (other.bytes < least.bytes ? other : least));
    share.bytes += sizes[i]!;
    share.files.push(i);
  }
  return shares.map(({ files }) => files);
}
