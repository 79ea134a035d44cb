// Files behind pointers: verified wherever they come from; what disagrees, leaves the repository or is nowhere, is an error.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '@modelgate/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkout, md5, pointerTo, problemOf, type Checkout } from './dvc/checkout.fixture.ts';
import { versionedFiles, type VersionedFiles } from './versioned.ts';

const data = 'a,b\n1,2\n';
const other = 'a,b\n1,3\n';

let at: Checkout;
beforeEach(() => {
  at = checkout();
});
afterEach(() => at.close());

const texts = async (path: string): Promise<readonly string[]> =>
  (await at.files.find(path)).map((file) => readFileSync(file, 'utf8'));

describe('one file', () => {
  beforeEach(() => at.write('data/test.csv.dvc', pointerTo(data, 'test.csv')));

  it('other bytes in the checkout are an error that names both digests and what to do, though the cache has the right ones', async () => {
    at.write('data/test.csv', other);
    at.cache(data);
    const { code, text } = await problemOf(at.files.find('data/test.csv.dvc'));
    expect(code).toBe('input/dvc-mismatch');
    for (const part of [md5(data), md5(other), 'data/test.csv.dvc, line 2', 'dvc add data/test.csv', 'dvc checkout'])
      expect(text).toContain(part);
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-mismatch');
    expect((await problemOf(at.files.find('data'))).code).toBe('input/dvc-mismatch');
  });

  it('other bytes in the cache are no answer', async () => {
    at.cache(data, other);
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect(code).toBe('input/dvc-missing');
    expect(text).toContain('other bytes in the cache');
  });

  it('a pointer of more than a million bytes is an error: it is read as a whole', async () => {
    at.write('data/test.csv.dvc', pointerTo(data, 'test.csv') + '#'.repeat(1_000_000));
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes('at most 1,000,000 bytes')]).toEqual(['input/dvc-pointer', true]);
  });

  it('nowhere: missing, with the command that fetches it', async () => {
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect(code).toBe('input/dvc-missing');
    expect(text).toContain('run dvc pull data/test.csv.dvc');
  });

  it.each(['config', 'config.local'])('a cache elsewhere, as .dvc/%s says', async (name) => {
    at.cache(data);
    const elsewhere = join(at.root, '../elsewhere');
    mkdirSync(elsewhere);
    at.write(`.dvc/${name}`, '[cache]\n    dir = ../../elsewhere\n');
    const digest = md5(data);
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-missing');
    mkdirSync(join(elsewhere, digest.slice(0, 2)));
    writeFileSync(join(elsewhere, digest.slice(0, 2), digest.slice(2)), data);
    expect(await texts('data/test.csv')).toEqual([data]);
  });

  it('a link into such a cache, as DVC makes them, is the cached file; a link elsewhere is not followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
    writeFileSync(join(outside, 'x'), data);
    symlinkSync(join(outside, 'x'), join(at.root, 'data/test.csv'));
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-missing');
    at.cache(data);
    expect(await texts('data/test.csv')).toEqual([data]);
    rmSync(outside, { recursive: true });
  });

  it('an object that is a link or a folder is not an object', async () => {
    const folder = join(at.root, '.dvc/cache/files/md5', md5(data).slice(0, 2));
    mkdirSync(folder, { recursive: true });
    at.write('held', data);
    symlinkSync(join(at.root, 'held'), join(folder, md5(data).slice(2)));
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-missing');
  });

  it('is told by its pointer, and by the line of the digest', async () => {
    at.write('data/test.csv', data);
    const pointer = await at.files.pointer('./data/test.csv');
    expect(pointer).toMatchObject({ path: 'data/test.csv.dvc', digest: `md5:${md5(data)}` });
    expect(placeOf(pointer!)).toMatchObject({ path: 'data/test.csv.dvc', text: { start: { line: 2 } } });
    at.write('data/more.csv.dvc', pointerTo(other, 'more.csv'));
    at.write('data/more.csv', other);
    expect(await at.files.pointer('data')).toBeUndefined();
    expect(await at.files.pointer('.dvc/nothing')).toBeUndefined();
  });
});

describe('beside a pointer', () => {
  it('a file that none tracks is a file as ever, and so is everything where there is no pointer', async () => {
    at.write('data/own.csv', other);
    expect(await texts('data/own.csv')).toEqual([other]);
    at.write('data/test.csv.dvc', pointerTo(data, 'test.csv'));
    at.cache(data);
    expect(await texts('data/own.csv')).toEqual([other]);
    expect(await texts('data/test.csv/x')).toEqual([]);
    expect([...(await texts('data'))].sort()).toEqual([data, other]);
    expect(await texts('data/none.csv')).toEqual([]);
    expect(await texts('data/none.csv.dvc')).toEqual([]);
  });

  it('a pointer under another name tracks too', async () => {
    at.write('all.dvc', pointerTo(data, 'data/test.csv'));
    at.write('data/test.csv', other);
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-mismatch');
  });

  it('a pointer that cannot be read may track anything, so nothing beside it is opened', async () => {
    at.write('data/own.csv', other);
    at.write('data/broken.dvc', '<<<<<<< ours\n');
    const { code, text } = await problemOf(at.files.find('data/own.csv'));
    expect([code, text.includes('data/broken.dvc')]).toEqual(['input/dvc-pointer', true]);
  });
});

describe('hostile pointers', () => {
  it('a path outside is refused where it is named, and tracks nothing', async () => {
    writeFileSync(join(at.root, '../secret.csv'), data);
    at.write('out.dvc', pointerTo(data, '../secret.csv'));
    at.write('own.csv', other);
    expect((await problemOf(at.files.find('out.dvc'))).code).toBe('input/dvc-pointer');
    expect(await texts('own.csv')).toEqual([other]);
  });

  it.each([
    ['a link', (file: string) => symlinkSync('/etc/passwd', file)],
    ['a large file', (file: string) => writeFileSync(file, Buffer.alloc(1_000_001, 35))],
  ])('a pointer that is %s is not read', async (_, make) => {
    make(join(at.root, 'x.dvc'));
    const { code, text } = await problemOf(at.files.find('x.dvc'));
    expect(code).toBe('input/dvc-pointer');
    expect(text).not.toContain('root');
  });

  it('what a pointer calls its file does not reach a terminal or a shell', async () => {
    at.write('x.dvc', pointerTo(data, "it's; $(rm -rf .)\u001b[2J\n.csv"));
    const { text } = await problemOf(at.files.find('x.dvc'));
    for (const control of ['\u001b', '\n']) expect(text).not.toContain(control);
    at.write("a'; b.csv.dvc", pointerTo(data, "a'; b.csv"));
    expect((await problemOf(at.files.find("a'; b.csv"))).text).toContain(String.raw`dvc pull 'a'\''; b.csv.dvc'`);
  });

  it('a link inside the checkout does not lead a tracked folder out of it', async () => {
    const secret = join(at.root, '../secret');
    mkdirSync(secret);
    writeFileSync(join(secret, 'x.csv'), data);
    const list = `[{"md5": "${md5(data)}", "relpath": "x.csv"}]`;
    at.write('in.dvc', `outs:\n- {md5: ${md5(list)}.dir, path: in, hash: md5}\n`);
    at.write(`.dvc/cache/files/md5/${md5(list).slice(0, 2)}/${md5(list).slice(2)}.dir`, list);
    symlinkSync(secret, join(at.root, 'in'));
    expect((await problemOf(at.files.find('in.dvc'))).code).toBe('input/dvc-missing');
  });
});

describe('a folder', () => {
  const list = `[{"md5": "${md5(data)}", "relpath": "a.csv"}, {"md5": "${md5(other)}", "relpath": "b/c.csv"}]`;
  beforeEach(() => {
    at.write('parts.dvc', `outs:\n- {md5: ${md5(list)}.dir, path: parts, hash: md5}\n`);
    at.write('parts/a.csv', data);
    at.write('parts/b/c.csv', other);
  });
  const keepList = (bytes = list): void =>
    at.write(`.dvc/cache/files/md5/${md5(list).slice(0, 2)}/${md5(list).slice(2)}.dir`, bytes);

  it.each(['parts', 'parts.dvc'])('%s: a changed file, one more, one less', async (path) => {
    expect(await texts(path)).toEqual([data, other]);
    at.write('parts/d.csv', data);
    const added = await problemOf(checkoutAgain().find('parts'));
    expect([added.code, added.text.includes(md5(list))]).toEqual(['input/dvc-mismatch', true]);
    rmSync(join(at.root, 'parts/d.csv'));
    at.write('parts/a.csv', other);
    expect((await problemOf(checkoutAgain().find(path))).code).toBe('input/dvc-mismatch');
    rmSync(join(at.root, 'parts/a.csv'));
    expect((await problemOf(checkoutAgain().find(path))).code).toBe('input/dvc-mismatch');
    keepList();
    expect((await problemOf(checkoutAgain().find(path))).code).toBe('input/dvc-missing');
    at.cache(data);
    expect((await checkoutAgain().find(path)).length).toBe(2);
  });

  it('with the list at hand a file beside it is an addition behind the pointer’s back', async () => {
    keepList();
    at.write('parts/d.csv', data);
    const { code, text } = await problemOf(at.files.find('parts'));
    expect([code, text.includes('found parts/d.csv too')]).toEqual(['input/dvc-mismatch', true]);
    at.write('parts/e.csv', data);
    expect((await problemOf(checkoutAgain().find('parts'))).text).toContain('found parts/d.csv and 1 more file too');
    rmSync(join(at.root, 'parts/e.csv'));
    expect((await problemOf(at.files.find('parts/d.csv'))).code).toBe('input/dvc-mismatch');
    expect((await at.files.find('parts.dvc')).length).toBe(2);
  });

  it('a list of other bytes is not a list', async () => {
    keepList('[]');
    expect((await problemOf(at.files.find('parts'))).code).toBe('input/dvc-missing');
  });

  /** Another run on the same checkout: digests are remembered within one. */
  const checkoutAgain = (): VersionedFiles => versionedFiles(at, () => Promise.resolve());
});

it('a Git LFS pointer is called what it is, behind a DVC pointer too', async () => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 123456\n`;
  at.write('test.parquet', lfs);
  const { code, text } = await problemOf(at.files.find('test.parquet'));
  expect(code).toBe('input/lfs-pointer');
  for (const part of ['test.parquet', '123,456 bytes', 'git lfs pull']) expect(text).toContain(part);
  at.write('x.csv.dvc', pointerTo(lfs, 'x.csv'));
  at.write('x.csv', lfs);
  expect((await problemOf(at.files.find('x.csv.dvc'))).code).toBe('input/lfs-pointer');
  at.write('short.csv', 'version https://git-lfs.github.com/spec/v1\n1\n');
  expect(await at.files.find('short.csv')).toHaveLength(1);
});
