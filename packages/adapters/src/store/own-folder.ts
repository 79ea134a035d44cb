// A new folder below the run's private one, for what is restored from a store or saved to it.
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

export async function ownFolder(folder: string, called: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return mkdtemp(join(folder, `${called}-`));
}
