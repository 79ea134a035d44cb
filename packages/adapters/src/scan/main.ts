// The scanning process: reads files as bytes, with a clean environment and a small heap. A file that brings it down is
// known by the answer that does not come; the run goes on without that file.
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

// Errors are how readers say that bytes are not theirs: of the trace of each, nothing is shown.
Error.stackTraceLimit = 0;

// Whoever is killed cleans nothing up: the folder goes with the process that outlives it.
process.on('disconnect', () => {
  rmSync(settings.folder, { recursive: true, force: true });
  process.exit();
});
// The next order comes when this one's last answer has been heard.
process.on('message', (order: ScanOrder) => void scanAll(order));

/** Facts are kept no longer before they are sent, where files are answered together. */
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

/** The next file begins when this answer is on its way. */
function answer(message: ScanAnswer): Promise<void> {
  return new Promise((sent) => process.send!(message, () => sent()));
}

/** Files of up to 16 MB are read whole, or nearly: their digest costs little more. */
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
