// Scripts that run in other processes: they lie beside the bundle, or in the adapters' package in a checkout.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this code. */
export const codeFolder: string = dirname(fileURLToPath(import.meta.url));

export function entryOf(bundled: string, own: string): string {
  const beside = join(codeFolder, bundled);
  return existsSync(beside) ? beside : join(codeFolder, '../../adapters/lib', own);
}
