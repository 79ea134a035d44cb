// A model of the base branch with its weights in a file of its own: both are copied, side by side, or nobody judges it.
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BaseFound, BaseTree } from '@modelgate/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { treeOf } from '../../../../test/fixtures/base-tree.ts';
import { baseFiles } from './base-files.ts';
import { fixture } from '../engine/engine.fixture.ts';
import { checkout, type Checkout } from './dvc/checkout.fixture.ts';
import { withExternalData } from './external-data.ts';

const model = readFileSync(fixture('models/external.onnx'));
const weights = readFileSync(fixture('models/external.bin'));

let at: Checkout;
beforeEach(() => {
  at = checkout();
});
afterEach(() => at.close());

const find = (base: BaseTree): Promise<BaseFound> =>
  baseFiles({ tree: base, local: at, files: at.files }).find('models/m.onnx', 'baseline-m');

it('lies beside the model’s copy, which keeps its name', async () => {
  const found = await find(treeOf({ 'models/m.onnx': model, 'models/external.bin': weights, 'external.bin': 'other' }));
  const file = 'files' in found ? found.files[0]!.file : '';
  expect(file.endsWith('/baseline-m.onnx')).toBe(true);
  expect(readFileSync(file)).toEqual(model);
  expect(readFileSync(join(dirname(file), 'external.bin'))).toEqual(weights);
});

it('is the one of each model, where two have files of one name', async () => {
  const base = treeOf({
    'models/m.onnx': model,
    'models/external.bin': weights,
    'b/m.onnx': model,
    'b/external.bin': 'b',
  });
  const files = baseFiles({ tree: base, local: at, files: at.files });
  const [first, second] = await Promise.all([files.find('models/m.onnx', 'one'), files.find('b/m.onnx', 'two')]);
  const texts = [first, second].map((found) =>
    'files' in found ? readFileSync(join(dirname(found.files[0]!.file), 'external.bin'), 'latin1') : '',
  );
  expect(texts).toEqual([weights.toString('latin1'), 'b']);
});

it('makes the model unreadable where it cannot be had, and says which file', async () => {
  const of = 'models/external.bin';
  expect(await find(treeOf({ 'models/m.onnx': model }))).toEqual({
    of,
    unreadable: expect.stringContaining('not there'),
  });
  const whole = treeOf({ 'models/m.onnx': model });
  const broken: BaseTree = {
    ...whole,
    read: (path) => (path === of ? Promise.resolve({ unreadable: 'HTTP 502' }) : whole.read(path)),
  };
  expect(await find(broken)).toEqual({ of, unreadable: 'HTTP 502' });
});

it.each(['no model', Buffer.from([8, 255])])('of what is not a model there is none: %j', async (bytes) => {
  const found = await find(treeOf({ 'models/m.onnx': bytes }));
  expect('files' in found && existsSync(found.files[0]!.file)).toBe(true);
});

it('of more than 2 GiB is unreadable, as is one that is gone, and such a model is left to the loader', async () => {
  const large = join(at.root, 'large');
  writeFileSync(large, '');
  truncateSync(large, 2 ** 31 + 1);
  const beside = {
    find: (path: string) => Promise.resolve({ files: [{ path, file: large }] }),
    local: at,
    as: 'baseline-m',
  };
  const own = { path: 'm.onnx', file: large };
  expect(await withExternalData(own, beside)).toEqual({ files: [own] });
  expect(await withExternalData({ ...own, bytes: model }, beside)).toEqual({
    of: 'external.bin',
    unreadable: expect.stringContaining('2 GiB'),
  });
  const gone = {
    ...beside,
    find: (path: string) => Promise.resolve({ files: [{ path, file: join(at.root, 'gone') }] }),
  };
  expect(await withExternalData({ ...own, bytes: model }, gone)).toEqual({
    of: 'external.bin',
    unreadable: 'it cannot be read: ENOENT',
  });
});
