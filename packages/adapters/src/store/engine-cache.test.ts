// Engines in the actions cache: what comes back is what was kept, under the very name, and nothing stays in the checkout.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CacheClient } from './actions-cache.ts';
import { engineCache } from './engine-cache.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  mkdirSync(join(home, 'fetched/node_modules/engine'), { recursive: true });
  writeFileSync(join(home, 'fetched/node_modules/engine/lib.so'), 'binary');
});
afterEach(() => rmSync(home, { recursive: true }));

/** A cache that keeps folders by name, and like GitHub's finds an entry by the beginning of its name. */
function fakeClient(finds: (asked: string, name: string) => boolean = (asked, name) => asked === name): CacheClient {
  const entries = new Map<string, string>();
  return {
    restoreCache: ([at = ''], key) => {
      const found = [...entries].find(([name]) => finds(key, name));
      if (found) cpSync(found[1], at, { recursive: true });
      return Promise.resolve(found?.[0]);
    },
    saveCache: ([at = ''], key) => {
      const kept = join(home, `entry-${entries.size}`);
      cpSync(at, kept, { recursive: true });
      return Promise.resolve(entries.set(key, kept).size);
    },
  };
}

it('what was kept comes back under its own key, and the staging folder is left empty', async () => {
  const cache = engineCache(join(home, 'staging'), fakeClient());
  const folder = join(home, 'restored');
  expect(await cache.restore('linux-x64', folder)).toBe(false);
  await cache.save('linux-x64', join(home, 'fetched'));
  expect(await cache.restore('linux-arm64', folder)).toBe(false);
  expect(await cache.restore('linux-x64', folder)).toBe(true);
  expect(readFileSync(join(folder, 'node_modules/engine/lib.so'), 'utf8')).toBe('binary');
  expect(readdirSync(join(home, 'staging'))).toEqual([]);
});

it('an entry of another name is not taken, and what lay in the folder is no part of one', async () => {
  const cache = engineCache(
    join(home, 'staging'),
    fakeClient(() => true),
  );
  mkdirSync(join(home, 'staging/engines'), { recursive: true });
  writeFileSync(join(home, 'staging/engines/planted'), '');
  await cache.save('one', join(home, 'fetched'));
  expect(await cache.restore('other', join(home, 'restored'))).toBe(false);
  expect(await cache.restore('one', join(home, 'restored'))).toBe(true);
  expect(readdirSync(join(home, 'restored'))).toEqual(['node_modules']);
});

it('a cache that fails is an error, and leaves nothing behind', async () => {
  const broken: CacheClient = { ...fakeClient(), saveCache: () => Promise.reject(new Error('read-only token')) };
  const kept = engineCache(join(home, 'staging'), broken).save('one', join(home, 'fetched'));
  await expect(kept).rejects.toThrow('read-only token');
  expect(existsSync(join(home, 'staging/engines'))).toBe(false);
});
