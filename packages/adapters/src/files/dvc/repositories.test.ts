// Repositories that DVC itself wrote, of version 3 and of the one before: the same digests, the same list, the same files.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { folderListBytes, readFolderList } from '@modelgate/formats/dvc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localFiles } from '../local.ts';
import { versionedFiles } from '../versioned.ts';
import { md5OfFile } from './digest.ts';

interface Repository {
  readonly dvc: string;
  readonly files: Readonly<Record<string, string>>;
}

const kept = new URL('../../../../../test/parity/dvc/', import.meta.url);
const repositories = JSON.parse(readFileSync(new URL('repositories.json', kept), 'utf8')) as readonly Repository[];

const parts = [
  'data/parts/B.csv',
  'data/parts/a.csv',
  'data/parts/sub/\uffee.csv',
  'data/parts/sub/\u{1f600} é\u007f.csv',
];
const rest = ['data/empty.csv', 'data/test.csv', 'data/windows.csv'];

/** Paths of a policy, and the files of the checkout that they are. */
const named: readonly (readonly [path: string, files: readonly string[]])[] = [
  ['data/test.csv', ['data/test.csv']],
  ['data/test.csv.dvc', ['data/test.csv']],
  ['data/windows.csv', ['data/windows.csv']],
  ['data/parts', parts],
  ['data/parts.dvc', parts],
  ['./data/parts/', parts],
  ['data/parts/a.csv', ['data/parts/a.csv']],
  ['data/*.csv', rest],
  ['data/*.csv.dvc', rest],
  ['data/**/*.csv', [...rest, ...parts]],
  ['data', [...rest, ...parts]],
  ['made/out.csv', ['made/out.csv']],
  ['made', ['made/out.csv', 'made/x.csv', 'made/y.csv']],
];

describe.each(repositories)('DVC $dvc', ({ files }) => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(wanted: (path: string) => boolean): void {
    for (const [path, text] of Object.entries(files).filter(([name]) => wanted(name))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }

  async function found(path: string): Promise<readonly string[]> {
    const local = localFiles(root);
    try {
      const paths = await versionedFiles(local, noPull).find(path);
      return paths.map((file) => readFileSync(file, 'utf8')).sort();
    } finally {
      await local.close();
    }
  }

  const noPull = (): Promise<void> => Promise.reject(new Error('everything is at hand'));
  const texts = (paths: readonly string[]): readonly string[] => paths.map((path) => files[path]!).sort();
  const isCache = (path: string): boolean => path.startsWith('.dvc/cache/');
  const isData = (path: string): boolean => /^(data|made)\/(?!.*\.dvc$)/.test(path);

  it.each(named)('%s in the checkout, with a cache and without', async (path, expected) => {
    write(() => true);
    expect(await found(path)).toEqual(texts(expected));
    rmSync(join(root, '.dvc/cache'), { recursive: true });
    expect(await found(path)).toEqual(texts(expected));
  });

  it.each(named)('%s in the cache alone', async (path, expected) => {
    write((name) => !isData(name));
    expect(await found(path)).toEqual(texts(expected));
  });

  it('keeps its folder’s files in a list that is written to the byte', () => {
    const list = Object.entries(files).find(([path]) => isCache(path) && path.endsWith('.dir'))![1];
    const entries = readFolderList('data/parts.dvc', Buffer.from(list));
    expect(entries.map(({ path }) => `data/parts/${path}`).sort()).toEqual([...parts, 'data/parts/notes.txt'].sort());
    expect(Buffer.from(folderListBytes(entries.toReversed())).toString()).toBe(list);
  });

  it('files keep their names and endings in the cache’s stead', async () => {
    write((name) => !isData(name));
    const local = localFiles(root);
    const [file] = await versionedFiles(local, noPull).find('data/test.csv.dvc');
    expect(relative(local.folder, file!)).toMatch(/^dvc.[0-9a-f]{32}.test\.csv$/);
    await local.close();
  });
});

interface UnixText {
  readonly parts: readonly (readonly [text: string, times: number])[];
  readonly md5: string;
  readonly unixText: string;
}

const unixTexts = JSON.parse(readFileSync(new URL('unix_text.json', kept), 'utf8')) as Readonly<
  Record<string, UnixText>
>;

describe('digests equal DVC’s', () => {
  it.each(Object.entries(unixTexts))('%s', async (_, { parts: written, md5, unixText }) => {
    const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
    const file = join(folder, 'file');
    writeFileSync(file, written.map(([text, times]) => text.repeat(times)).join(''), 'latin1');
    expect({ md5: await md5OfFile(file, false), unixText: await md5OfFile(file, true) }).toEqual({ md5, unixText });
    rmSync(folder, { recursive: true });
  });
});
