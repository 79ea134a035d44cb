// A folder of its own, below a private one of the run, for what is brought from a store or taken to it.
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

export async function ownFolder(folder: string, called: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return mkdtemp(join(folder, `${called}-`));
}
