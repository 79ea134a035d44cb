// Files of the policy's paths, scanned once for both branches' policies.
import {
  InputError,
  unreadFile,
  withProgress,
  type CheckoutFile,
  type Ports,
  type ScannedFile,
  type ScanLimits,
} from '@modelgate/core';
import type { FileFacts } from './found.ts';
import { withTensorsOfModels } from './external-data.ts';

/** Large enough for real models, and small enough to stop a decompression bomb. */
const limits: ScanLimits = {
  expandedBytes: 64 * 1024 ** 3,
  depth: 8,
  members: 1_000_000,
  milliseconds: 10_000,
};

export interface ScanOf {
  /** All files, by path. */
  readonly files: readonly FileFacts[];
  /** Paths of the files that each path of a policy names. */
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** Scans the files of `paths`. Throws input/file-missing for a path that names none, since a scan of nothing proves nothing. */
export async function scanPaths(paths: readonly string[], digests: 'read' | 'all', ports: Ports): Promise<ScanOf> {
  const listed = await Promise.all(paths.map(async (path) => [path, await ports.files.all(path)] as const));
  const byPath = new Map(listed.flatMap(([, found]) => found.map((file) => [file.path, file] as const)));
  const all = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const scanned = await scanAll(all, digests, ports);
  const named = new Map(listed.map(([path, found]) => [path, found.map((file) => file.path)]));
  return { files: withTensorsOfModels(all.map((file) => factsOf(file, scanned))), named };
}

/** Throws input/file-missing for the first path without a file. */
export function requireFiles(paths: readonly string[], { named }: Pick<ScanOf, 'named'>): void {
  const empty = paths.find((path) => named.get(path)!.length === 0);
  if (empty === undefined) return;
  throw new InputError({
    code: 'input/file-missing',
    named: 'gates.security-scan.paths',
    expected: `files at ${empty}`,
    received: 'none',
    hint: 'name a file, a folder or a glob of the repository',
  });
}

async function scanAll(
  files: readonly CheckoutFile[],
  digests: 'read' | 'all',
  { scanner, progress }: Ports,
): Promise<ReadonlyMap<string, ScannedFile>> {
  const there = files.flatMap((file) => ('file' in file ? [{ path: file.path, file: file.file }] : []));
  const shown = { task: 'security-scan', total: there.length, of: 'files' } as const;
  const scanned = await withProgress(progress, shown, (advance) =>
    scanner.scan({ files: there, digests, limits }, advance),
  );
  return new Map(scanned.map((file) => [file.path, file]));
}

function factsOf(file: CheckoutFile, scanned: ReadonlyMap<string, ScannedFile>): FileFacts {
  const { path, pointer } = file;
  const facts = 'file' in file ? scanned.get(path)! : unreadFile(path, 0, 'broken', file.unreadable);
  return { ...facts, ...(pointer && { pointer }) };
}
