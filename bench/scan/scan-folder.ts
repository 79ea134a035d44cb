// Every file of a folder as the scanner and its rules see it, in this process.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ReferenceFact, ScannedFile } from '../../packages/core/lib/index.js';
import { neighbour } from '../../packages/adapters/lib/scan/neighbours.js';
import { openTemporaryFile } from '../../packages/adapters/lib/scan/temporary-file.js';
import { judgeFile, type ScanFinding } from '../../packages/checks/lib/index.js';
import { memorySource, scanFile } from '../../packages/formats/lib/scan/index.js';

export interface Scanned {
  readonly path: string;
  readonly file: ScannedFile;
  readonly findings: readonly ScanFinding[];
}

const limits = { expandedBytes: 2 ** 30, depth: 16, members: 100_000, milliseconds: 20_000 };

export async function* scanFolder(folder: string): AsyncGenerator<Scanned> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const name of files.toSorted()) yield scanOne(folder, path.relative(folder, name));
}

export async function scanOne(folder: string, name: string): Promise<Scanned> {
  const source = memorySource(readFileSync(path.join(folder, name)));
  const resolve: (target: string) => ReferenceFact['found'] = (target) => neighbour(path.join(folder, name), target);
  const file = await scanFile({ path: name, source }, { limits, resolve, temporaryFile: openTemporaryFile });
  return { path: name, file, findings: judgeFile(file, []) };
}

/** What stops a change at the default `fail-on: high`. */
export const stops = ({ severity }: ScanFinding): boolean => severity === 'critical' || severity === 'high';
