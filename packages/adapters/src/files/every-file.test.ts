// Links among the files of a scan: what leads out of the repository is listed and not opened, wherever the link is.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkout, type Checkout } from './dvc/checkout.fixture.ts';

let at: Checkout;
let outside: string;
beforeEach(() => {
  at = checkout();
  outside = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  writeFileSync(join(outside, 'model.pkl'), 'N.');
  at.write('models/model.pkl', 'N.');
  at.write('models/deep/model.pkl', 'N.');
});
afterEach(async () => {
  rmSync(outside, { recursive: true });
  await at.close();
});

const seen = async (path: string): Promise<readonly (readonly [string, string])[]> =>
  (await at.files.all(path)).map((file) => [file.path, 'file' in file ? 'open' : file.unreadable]);

it('files, and links within the repository, are opened', async () => {
  symlinkSync(join(at.root, 'models/model.pkl'), join(at.root, 'models/link.pkl'));
  expect(await seen('models')).toEqual([
    ['models/deep/model.pkl', 'open'],
    ['models/link.pkl', 'open'],
    ['models/model.pkl', 'open'],
  ]);
});

it('links that lead out, to a folder, or nowhere are not', async () => {
  mkdirSync(join(at.root, 'links'));
  symlinkSync(join(outside, 'model.pkl'), join(at.root, 'links/a'));
  symlinkSync(join(at.root, 'models'), join(at.root, 'links/b'));
  symlinkSync(join(outside, 'none'), join(at.root, 'links/c'));
  expect(await seen('links')).toEqual([
    ['links/a', 'a symbolic link that leaves the repository'],
    ['links/b', 'a symbolic link to a folder: name the folder itself'],
    ['links/c', 'a symbolic link that leads nowhere'],
  ]);
});

it('nor are plain files behind a folder that leads out', async () => {
  symlinkSync(outside, join(at.root, 'weights'));
  expect(await seen('weights')).toEqual([['weights/model.pkl', 'a symbolic link that leaves the repository']]);
});

it('those behind a folder that leads to another one of the repository are', async () => {
  symlinkSync(join(at.root, 'models'), join(at.root, 'weights'));
  expect(await seen('weights/deep')).toEqual([['weights/deep/model.pkl', 'open']]);
});
