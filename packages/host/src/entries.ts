// Scripts of other processes: beside the bundle, or the adapters' own in a checkout.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where this code lies. */
export const codeFolder: string = dirname(fileURLToPath(import.meta.url));

export function entryOf(bundled: string, own: string): string {
  const beside = join(codeFolder, bundled);
  return existsSync(beside) ? beside : join(codeFolder, '../../adapters/lib', own);
}
