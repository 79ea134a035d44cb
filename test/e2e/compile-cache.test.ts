// What Node compiled is kept beside the command line. It only saves time: without it, or with something else in its place, all is the same.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelgate-test-'));
  const isCode = (path: string): boolean => !path.endsWith('.compiled');
  await cp(repositoryFile('dist'), folder, { recursive: true, filter: isCode });
});
afterEach(() => rm(folder, { recursive: true }));

const help = (): string => execFileSync(process.execPath, [join(folder, 'cli.mjs'), 'help'], { encoding: 'utf8' });

async function compiledFiles(): Promise<string[]> {
  const entries = await readdir(join(folder, '.compiled'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('compiled code is kept, used, and not believed when it is cut or another file', async () => {
  const first = help();
  const files = await compiledFiles();
  expect(files.length).toBeGreaterThan(2);
  expect(help()).toBe(first);
  for (const file of files) await truncate(file, 1000);
  expect(help()).toBe(first);
  for (const file of await compiledFiles()) await writeFile(file, 'process.exit(1)');
  expect(help()).toBe(first);
});

test('code that was changed is compiled anew', async () => {
  help();
  await writeFile(join(folder, 'index.mjs'), "export const runCli = () => console.log('another');\n");
  expect(help()).toBe('another\n');
});

test('a folder where nothing can be kept', async () => {
  await writeFile(join(folder, '.compiled'), '');
  expect(help()).toContain('modelgate run');
});
