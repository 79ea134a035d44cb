// Files that the checkout has unchanged are not fetched from GitHub, and nothing else in the checkout is believed.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { startFakeGitHub, type FakeGitHub } from '@modelgate/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { githubForge } from './index.ts';

const model = Buffer.from(Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 256));
const large = Buffer.from('a model in Git LFS');
const oid = createHash('sha256').update(large).digest('hex');
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${large.length}\n`;

let github: FakeGitHub;
let checkout: string;

beforeEach(async () => {
  checkout = mkdtempSync(join(tmpdir(), 'modelgate-checkout-'));
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: { full: { login: 'github-actions[bot]', permissions: { contents: 'read' } } },
    commits: {
      first: { files: { 'credit.onnx': model, 'large.onnx': pointer } },
      main: { files: {}, parents: ['first'] },
      head: { files: {}, parents: ['first'] },
    },
    branches: { main: 'main', topic: 'head' },
    pulls: [],
  });
});
afterEach(async () => {
  rmSync(checkout, { recursive: true });
  await github.close();
});

function baseTree(): Promise<BaseTree> {
  const { url, state } = github;
  const headSha = state.sha('head');
  return githubForge({
    token: 'full',
    apiUrl: url,
    owner: 'octo',
    repo: 'credit',
    headSha,
    base: 'main',
    checkout,
  }).baseTree();
}

const fetched = (): number =>
  github.state.requests.filter((request) => JSON.stringify(request).includes('/git/blobs/')).length;

test('the very bytes are taken from the checkout', async () => {
  writeFileSync(join(checkout, 'credit.onnx'), model);
  expect(await (await baseTree()).read('credit.onnx')).toEqual({ found: model });
  expect(fetched()).toBe(0);
});

test('other bytes of the same length, another length, a link: fetched', async () => {
  const base = await baseTree();
  writeFileSync(join(checkout, 'credit.onnx'), model.toReversed());
  const read = async (): Promise<Buffer | undefined> => {
    const file = await base.read('credit.onnx');
    return 'found' in file ? Buffer.from(file.found) : undefined;
  };
  expect(await read()).toEqual(model);
  writeFileSync(join(checkout, 'credit.onnx'), 'short');
  expect(await read()).toEqual(model);
  rmSync(join(checkout, 'credit.onnx'));
  writeFileSync(join(checkout, 'elsewhere'), model);
  symlinkSync('elsewhere', join(checkout, 'credit.onnx'));
  expect(await read()).toEqual(model);
  expect(fetched()).toBe(3);
});

test('a file in Git LFS is read where the checkout has what the pointer names, and only then', async () => {
  const base = await baseTree();
  expect(await base.read('large.onnx')).toEqual({ unreadable: expect.stringContaining('Git LFS pointer') });
  writeFileSync(join(checkout, 'large.onnx'), large.toReversed());
  expect(await base.read('large.onnx')).toEqual({ unreadable: expect.stringContaining('Git LFS pointer') });
  writeFileSync(join(checkout, 'large.onnx'), large);
  expect(await base.read('large.onnx')).toEqual({ found: large });
});
