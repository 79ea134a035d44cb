// What a process loads before its parent has spoken: nothing but an engine whose every file is the locked one.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { digestsOfText } from '../native/lock.fixture.ts';
import type { FoundFile } from '../native/verify.ts';
import { ENTRY, folderForTests } from './engine.fixture.ts';
import { startEngine } from './start.ts';

const root = folderForTests();

/** Where DuckDB's binary is: here a folder, of which Node runs the index. */
const binary = `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`;

/** An engine that leaves a mark where it is loaded, with its files as a lock has them. */
function marking(name: string): { dir: string; mark: string; files: readonly FoundFile[] } {
  const dir = join(root, name, 'node_modules');
  const mark = join(root, name, 'loaded');
  const texts = {
    '@duckdb/node-bindings/package.json': '{"main":"index.js"}',
    '@duckdb/node-bindings/index.js': '',
    [`${binary}/index.js`]: `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`,
  };
  const files = Object.entries(texts).map(([file, text]) => {
    const path = join(dir, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { name: file, path, digests: digestsOfText(text) };
  });
  return { dir, mark, files };
}

/** A process verifies them, twice: what it loads ahead comes behind its first answer. */
async function verify(files: readonly FoundFile[], dir: string | undefined): Promise<void> {
  const engine = startEngine({ entry: ENTRY, threads: 1, models: false, nativesDir: new Promise(() => undefined) });
  try {
    await engine.digests(files, dir);
    await engine.digests(files, undefined);
    await wait(50);
  } finally {
    engine.close();
  }
}

test('an engine whose files are all as they should be is loaded', async () => {
  const { dir, mark, files } = marking('right');
  await verify(files, dir);
  expect(existsSync(mark)).toBe(true);
});

test('an engine with one other file is not', async () => {
  const { dir, mark, files } = marking('tampered');
  writeFileSync(join(dir, '@duckdb/node-bindings/index.js'), '// and more');
  await verify(files, dir);
  expect(existsSync(mark)).toBe(false);
});

test('an engine with an unreadable file is not, nor one that lacks files and so has no folder', async () => {
  const { dir, mark, files } = marking('lacking');
  await verify(
    [...files, { name: 'detect-libc/index.js', path: join(dir, 'detect-libc/index.js'), digests: digestsOfText('') }],
    dir,
  );
  await verify(files, undefined);
  expect(existsSync(mark)).toBe(false);
});
