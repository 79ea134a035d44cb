// `npm run gen [-- --check]`: writes what is generated, or fails with what differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './gen/files.ts';

const root = new URL('../../../', import.meta.url);
const check = process.argv.includes('--check');
const stale: string[] = [];

for (const { path, text } of generatedFiles()) {
  const file = fileURLToPath(new URL(path, root));
  const present = await readFile(file, 'utf8').catch(() => '');
  if (present === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const fresh = check ? `stale, run npm run gen: ${stale.join(', ')}` : `written: ${stale.join(', ')}`;
process.stdout.write(stale.length === 0 ? 'generated files are up to date\n' : `${fresh}\n`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
