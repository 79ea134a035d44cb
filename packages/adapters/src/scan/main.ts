// The scanning process: reads files as bytes, with a clean environment and a small heap. When a file brings the process down, its answer
// is missing; the run then goes on without that file.
import { rmSync } from 'node:fs';
import type { ScanRequest, ScannedFile, FileToScan } from '@modelgate/core';
import { unreadFile } from '@modelgate/core/scan';
import { scanFile } from '@modelgate/formats/scan';
import { sha256Of } from './digest.ts';
import { fileSource } from './file-source.ts';
import { neighbour } from './neighbours.ts';
import type { ScanAnswer, ScanOrder, ScanSettings } from './protocol.ts';
import { openTemporaryFile } from './temporary-file.ts';

// eslint-disable-next-line typescript/no-unsafe-type-assertion -- written by the process that started this one
const settings = JSON.parse(process.argv[2]!) as ScanSettings;

// Readers throw errors to refuse bytes; their stack traces are never shown, so none is made.
Error.stackTraceLimit = 0;

// A killed run cannot delete the folder, so this process does when the connection to the run ends.
process.on('disconnect', () => {
  rmSync(settings.folder, { recursive: true, force: true });
  process.exit();
});
// The next order comes when this one's last answer has been heard.
process.on('message', (order: ScanOrder) => void scanAll(order));

/** Longest time that facts wait to be sent together with those of the next files. */
const KEPT_MS = 20;

async function scanAll({ files, together, ...how }: ScanOrder): Promise<void> {
  let scanned: ScannedFile[] = [];
  let sent = performance.now();
  for (const [index, file] of files.entries()) {
    scanned.push(await scanOne(file, how));
    if (together && index < files.length - 1 && performance.now() - sent < KEPT_MS) continue;
    await answer({ scanned });
    [scanned, sent] = [[], performance.now()];
  }
}

/** Sends an answer; resolves when it is on its way, so that only then the next file begins. */
function answer(message: ScanAnswer): Promise<void> {
  return new Promise((sent) => process.send!(message, () => sent()));
}

/** Files up to this size are read almost whole anyway, so that their digest costs little more. */
const SMALL = 16_777_216;

async function scanOne(
  { path, file }: FileToScan,
  { limits, digests }: Omit<ScanRequest, 'files'>,
): Promise<ScannedFile> {
  try {
    const source = fileSource(file);
    try {
      const scanned = await scanFile(
        { path, source },
        {
          limits,
          resolve: (target) => neighbour(file, target),
          temporaryFile: () => openTemporaryFile(settings.folder),
        },
      );
      return digests === 'all' || source.size <= SMALL ? { ...scanned, sha256: sha256Of(source) } : scanned;
    } finally {
      source.close();
    }
  } catch (error) {
    return unreadFile(path, 0, 'broken', error instanceof Error ? error.message : String(error));
  }
}
