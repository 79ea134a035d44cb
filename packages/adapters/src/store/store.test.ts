// Every store keeps and gives back, refuses what was tampered with, and never serves another run's results.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeriesStore, Store } from '@modelgate/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionsArtifactStore } from './actions-artifact.ts';
import type { ArtifactStoreClient } from './actions-artifact.ts';
import { actionsCacheStore } from './actions-cache.ts';
import type { CacheClient } from './actions-cache.ts';
import { folderStore } from './folder.ts';
import type { RunOrigin } from './origin.ts';

const pull: RunOrigin = { run: '17', attempt: 1, sha: 'a'.repeat(40), onDefaultBranch: false };
const otherPull: RunOrigin = { ...pull, run: '18' };
const main: RunOrigin = { ...pull, run: '3', onDefaultBranch: true };
const key = 'scores|credit@sha256:9f2c|test@sha256:77b0';

let home: string;
let said: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'modelgate-store-'));
  said = [];
  mkdirSync(path('results/deep'), { recursive: true });
  writeFileSync(path('results/part-0.parquet'), Buffer.from([0, 255, 1, 254]));
  writeFileSync(path('results/deep/ü.json'), '{"rows":16281}');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function path(name: string): string {
  return join(home, name);
}

function say(sentence: string): void {
  said.push(sentence);
}

function content(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name), 'hex'),
    ]),
  );
}

/** The one file of a name among everything that is kept below a folder. */
function keptFile(root: string, name: string): string {
  const all = readdirSync(root, { recursive: true, withFileTypes: true });
  const found = all.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`${name} is not kept`);
  return join(found.parentPath, found.name);
}

/** @actions/cache as it behaves: found by exact paths and by key or its beginning, the newest first, never replaced. */
function fakeCache(root: string): CacheClient {
  const age = (name: string): bigint => statSync(join(root, name), { bigint: true }).mtimeNs;
  return {
    restoreCache: async ([at = ''], exact, beginnings = []) => {
      const all = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(age(b) - age(a))) : [];
      const found = [exact, ...beginnings]
        .map((wanted) => all.find((name) => name === wanted) ?? all.find((name) => name.startsWith(wanted)))
        .find((name) => name !== undefined);
      if (found !== undefined) cpSync(join(root, found), at, { recursive: true });
      return found;
    },
    saveCache: async ([at = ''], name) => {
      if (existsSync(join(root, name))) return -1;
      cpSync(at, join(root, name), { recursive: true });
      return 1;
    },
  };
}

/** Artifacts of one run: a name is taken for ever. */
function fakeArtifacts(root: string): ArtifactStoreClient {
  const names = (): string[] => (existsSync(root) ? readdirSync(root) : []);
  return {
    uploadArtifact: async (name, _files, folder) => {
      if (names().includes(name)) throw new Error(`409 Conflict: an artifact with the name ${name} already exists`);
      cpSync(folder, join(root, name), { recursive: true });
    },
    listArtifacts: async () => ({ artifacts: names().map((name, id) => ({ name, id })) }),
    downloadArtifact: async (id, options) => {
      cpSync(join(root, names()[id] ?? ''), options?.path ?? '', { recursive: true });
      return {};
    },
  };
}

const stores: Record<string, (origin: RunOrigin) => Store> = {
  folder: (origin) => folderStore(path('kept'), { origin, say }),
  cache: (origin) => actionsCacheStore({ origin, say, staging: path('staging'), client: fakeCache(path('kept')) }),
  artifact: (origin) =>
    actionsArtifactStore({ origin, say, staging: path('staging'), client: fakeArtifacts(path('kept')) }),
};

describe.each(Object.entries(stores))('the %s store', (_name, storeOf) => {
  test('gives back byte for byte what was saved, in nested folders too', async () => {
    await storeOf(pull).save(key, path('results'), 16_281);
    expect(await storeOf(pull).restore(key, path('back'))).toBe(true);
    expect(content(path('back'))).toEqual(content(path('results')));
    expect(said).toEqual([]);
    const manifest: unknown = JSON.parse(readFileSync(keptFile(path('kept'), 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ key, rows: 16_281, origin: pull, files: [{ path: 'deep/ü.json' }, { bytes: 4 }] });
  });

  test('has nothing under a key that was never saved', async () => {
    expect(await storeOf(pull).restore('another key', path('back'))).toBe(false);
    expect(said).toEqual([]);
  });

  test.each<[string, (kept: string) => void, RegExp]>([
    [
      'a byte was changed',
      (kept) => writeFileSync(keptFile(kept, 'part-0.parquet'), Buffer.from([0, 255, 1, 253])),
      /does not have the bytes/,
    ],
    ['a file was cut', (kept) => writeFileSync(keptFile(kept, 'part-0.parquet'), ''), /does not have the bytes/],
    [
      'a file was added',
      (kept) => writeFileSync(`${keptFile(kept, 'part-0.parquet')}.more`, ''),
      /files are not those/,
    ],
    ['a file is gone', (kept) => rmSync(keptFile(kept, 'ü.json')), /files are not those/],
    ['the manifest is gone', (kept) => rmSync(keptFile(kept, 'manifest.json')), /no manifest/],
    ['the manifest is nonsense', (kept) => writeFileSync(keptFile(kept, 'manifest.json'), '{'), /not readable/],
    ['the manifest is of another key', (kept) => edit(kept, (m) => ({ ...m, key: 'another' })), /another key/],
    [
      'the manifest names a file outside',
      (kept) => edit(kept, (m) => ({ ...m, files: [{ path: '../x', bytes: 1, sha256: 'a'.repeat(64) }] })),
      /outside/,
    ],
    [
      'it was kept by another pull request',
      (kept) => edit(kept, (m) => ({ ...m, origin: otherPull })),
      /neither this run nor one of the default branch/,
    ],
    ['a file became a link', (kept) => link(keptFile(kept, 'part-0.parquet')), /not those|link/],
  ])('refuses what was tampered with, says so and leaves nothing behind: %s', async (_what, tamper, why) => {
    await storeOf(pull).save(key, path('results'));
    tamper(path('kept'));
    expect(await storeOf(pull).restore(key, path('back'))).toBe(false);
    expect(said).toEqual([expect.stringMatching(why)]);
    expect(existsSync(path('back')) ? content(path('back')) : {}).toEqual({});
  });

  test('does not save links, which could point anywhere', async () => {
    symlinkSync('/etc/hostname', path('results/link'));
    const saved = storeOf(pull)
      .save(key, path('results'))
      .then(
        () => said.join(' '),
        (error: unknown) => String(error),
      );
    expect(await saved).toContain('is a link or a device');
    expect(await storeOf(pull).restore(key, path('back'))).toBe(false);
  });
});

function edit(kept: string, change: (manifest: object) => object): void {
  const file = keptFile(kept, 'manifest.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
}

function link(file: string): void {
  rmSync(file);
  symlinkSync('/etc/hostname', file);
}

describe.each(Object.entries(stores).slice(0, 2))('reuse between runs, %s store', (_name, storeOf) => {
  test('what the default branch computed serves every run', async () => {
    await storeOf(main).save(key, path('results'));
    expect(await storeOf(otherPull).restore(key, path('back'))).toBe(true);
    expect(await storeOf({ ...main, run: '4' }).restore(key, path('again'))).toBe(true);
  });

  test('what a pull request computed serves its own run and no other, and never the default branch', async () => {
    await storeOf(pull).save(key, path('results'));
    expect(await storeOf({ ...pull, attempt: 2 }).restore(key, path('back'))).toBe(true);
    expect(await storeOf(otherPull).restore(key, path('other'))).toBe(false);
    expect(await storeOf(main).restore(key, path('main'))).toBe(false);
    expect(said).toEqual([]);
  });
});

const seriesStores: Record<string, (origin: RunOrigin) => SeriesStore> = {
  folder: (origin) => folderStore(path('kept'), { origin, say }),
  cache: (origin) => actionsCacheStore({ origin, say, staging: path('staging'), client: fakeCache(path('kept')) }),
};

describe.each(Object.entries(seriesStores))('a series, %s store', (_name, storeOf) => {
  const lastOf = async (origin: RunOrigin): Promise<string | undefined> => {
    const back = mkdtempSync(path('back-'));
    return (await storeOf(origin).restoreLast('profiles', back)) ? readFileSync(join(back, 'it'), 'utf8') : undefined;
  };
  const save = async (origin: RunOrigin, text: string, series = 'profiles'): Promise<void> => {
    mkdirSync(path('own'), { recursive: true });
    writeFileSync(path('own/it'), text);
    await storeOf(origin).saveLast(series, path('own'));
  };

  test('gives back what was kept last', async () => {
    expect(await lastOf(main)).toBeUndefined();
    for (const text of ['first', 'second', 'third']) await save(main, text);
    expect(await lastOf(main)).toBe('third');
    await save(main, 'of another', 'other');
    await storeOf(main).saveLast('prof', path('own'));
    expect(await lastOf(main)).toBe('third');
  });

  test('of the run itself, else of the default branch, never of another pull request', async () => {
    await save(main, 'main');
    await save(pull, 'pull');
    expect(await lastOf(pull)).toBe('pull');
    expect(await lastOf(otherPull)).toBe('main');
    expect(await lastOf({ ...main, run: '9' })).toBe('main');
  });

  test('refuses what was tampered with', async () => {
    await save(main, 'main');
    writeFileSync(keptFile(path('kept'), 'it'), 'MAIN');
    expect(await lastOf(main)).toBeUndefined();
    expect(said).toEqual([expect.stringMatching(/does not have the bytes/)]);
  });

  test('is not a result of the same name', async () => {
    await save(main, 'main');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both stores keep results too
    const results = storeOf(main) as unknown as Store;
    expect(await results.restore('profiles', path('back'))).toBe(false);
  });
});

test('two savers of one key leave one whole entry', async () => {
  const store = folderStore(path('kept'), { origin: pull, say });
  await Promise.all([store.save(key, path('results')), store.save(key, path('results'))]);
  expect(await store.restore(key, path('back'))).toBe(true);
  expect(readdirSync(path('kept'))).toHaveLength(1);
});

test('an entry that was refused can be kept again', async () => {
  const store = folderStore(path('kept'), { origin: pull, say });
  await store.save(key, path('results'));
  writeFileSync(keptFile(path('kept'), 'part-0.parquet'), 'x');
  expect(await store.restore(key, path('back'))).toBe(false);
  await store.save(key, path('results'));
  expect(await store.restore(key, path('back'))).toBe(true);
});

test('a cache that is out of order is said and costs nothing but time', async () => {
  const client: CacheClient = {
    restoreCache: () => Promise.reject(new Error('cache service is down')),
    saveCache: () => Promise.reject(new Error('cache write denied: read-only token')),
  };
  const store = actionsCacheStore({ origin: pull, say, staging: path('staging'), client });
  expect(await store.restore(key, path('back'))).toBe(false);
  await store.save(key, path('results'));
  expect(said).toHaveLength(3);
});

test('an attempt that comes later replaces what an earlier one uploaded', async () => {
  const client = fakeArtifacts(path('kept'));
  const storeOf = (attempt: number): Store =>
    actionsArtifactStore({ origin: { ...pull, attempt }, say, staging: path('staging'), client });
  await storeOf(1).save(key, path('results'));
  writeFileSync(path('results/part-0.parquet'), 'second');
  await storeOf(2).save(key, path('results'));
  expect(await storeOf(2).restore(key, path('back'))).toBe(true);
  expect(readFileSync(path('back/part-0.parquet'), 'utf8')).toBe('second');
  await expect(storeOf(2).save(key, path('results'))).rejects.toMatchObject({
    problem: { code: 'world/store-failed' },
  });
});

test('an artifact whose digest GitHub did not record is refused', async () => {
  const client: ArtifactStoreClient = {
    ...fakeArtifacts(path('kept')),
    downloadArtifact: () => Promise.resolve({ digestMismatch: true }),
  };
  const store = actionsArtifactStore({ origin: pull, say, staging: path('staging'), client });
  await store.save(key, path('results'));
  expect(await store.restore(key, path('back'))).toBe(false);
  expect(said).toEqual([expect.stringContaining('digest that GitHub recorded')]);
});
