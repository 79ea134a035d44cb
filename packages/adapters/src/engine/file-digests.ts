// Hashes the engines' files in engine processes, which wait for that very result: each those of its own engine, on two cores at once,
// and none of it in the parent.
import type { Digest } from '../native/digests.ts';
import { engineOf } from '../native/engine-of.ts';
import type { Digests, FoundFile } from '../native/verify.ts';
import { withErrors } from './errors.ts';
import type { Processes } from './processes.ts';

/** A process that finds its whole engine as it should be loads it while the parent still does other things. */
export function fileDigests(processes: Processes): Digests {
  return (files, dir) => withErrors(() => hashed(files, dir, processes));
}

async function hashed(
  files: readonly FoundFile[],
  dir: string | undefined,
  { data, models }: Processes,
): Promise<readonly Digest[]> {
  const hasher = { data, models: [...models][0] ?? data };
  const shares = Map.groupBy(files, ({ name }) => hasher[engineOf(name)]);
  const digests = new Map<FoundFile, Digest>();
  const answers = [...shares].map(async ([process, share]) => {
    const found = await process.call<readonly Digest[]>('verify', { files: share, dir: dir ?? null });
    for (const [i, file] of share.entries()) digests.set(file, found[i]!);
  });
  await Promise.all(answers);
  return files.map((file) => digests.get(file)!);
}
