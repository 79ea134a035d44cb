// Files of a base branch that lie in submodules: real repositories, checked out, left out, moved on and taken away.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { startFakeGitHub } from '@modelgate/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listedAt } from '../../files/base-files.ts';
import { githubForge } from '../github/index.ts';
import { gitBaseTree } from './base-tree.ts';
import { gitIn } from './repository.fixture.ts';

let folder: string;
let app: string;
let first: string;

const commit = (at: string): string => {
  gitIn(at, ['add', '--all']);
  gitIn(at, ['commit', '--quiet', '--allow-empty', '-m', 'change']);
  return gitIn(at, ['rev-parse', 'HEAD']);
};

/** A repository `app` whose folder `models` is another one, at `first`; the change takes the other one a commit further. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-submodule-'));
  const models = join(folder, 'origin');
  mkdirSync(join(models, 'deep'), { recursive: true });
  gitIn(models, ['init', '--quiet', '--initial-branch=main']);
  writeFileSync(join(models, 'credit.onnx'), 'first');
  writeFileSync(join(models, 'deep/rows.csv'), 'a\n1\n');
  first = commit(models);
  app = join(folder, 'app');
  mkdirSync(app);
  gitIn(app, ['init', '--quiet', '--initial-branch=main']);
  gitIn(app, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', models, 'models']);
  writeFileSync(join(app, 'own.csv'), 'a\n');
  commit(app);
  gitIn(app, ['checkout', '--quiet', '-b', 'change']);
  writeFileSync(join(app, 'models/credit.onnx'), 'second');
  commit(join(app, 'models'));
  commit(app);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The submodule as a shallow checkout has it: without the base's commit. */
const forgetFirst = (): void => {
  rmSync(join(app, '.git/modules/models/objects', first.slice(0, 2), first.slice(2)));
};
const leaveOut = (): void => void gitIn(app, ['submodule', '--quiet', 'deinit', '--force', '--all']);

const bySelf = (): Promise<BaseTree> => gitBaseTree({ folder: app });

async function byGitHub(): Promise<BaseTree> {
  const github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: { full: { login: 'github-actions[bot]', permissions: { contents: 'read' } } },
    commits: {
      base: { files: { 'own.csv': 'a\n', models: { submodule: first } } },
      main: { files: {}, parents: ['base'] },
      head: { files: {}, parents: ['base'] },
    },
    branches: { main: 'main', topic: 'head' },
    pulls: [],
  });
  closing.push(() => github.close());
  const { url, state } = github;
  const where = { token: 'full', apiUrl: url, owner: 'octo', repo: 'credit', base: 'main', checkout: app };
  return githubForge({ ...where, headSha: state.sha('head') }).baseTree();
}
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const found = (text: string): unknown => ({ found: expect.toSatisfy((bytes: Buffer) => bytes.toString() === text) });

describe.each([
  ['by Git', bySelf],
  ['by GitHub’s API', byGitHub],
])('%s, a file in a submodule', (_, open) => {
  it('is the one of the commit that the base names', async () => {
    const base = await open();
    expect(await base.read('models/credit.onnx')).toEqual(found('first'));
    expect(await base.read('models/deep/rows.csv')).toEqual(found('a\n1\n'));
    expect(await base.read('models/none.onnx')).toEqual({ absent: true });
    expect(await base.read('models')).toEqual({ unreadable: expect.stringContaining('is a submodule') });
    expect(await base.list('models/deep')).toMatchObject({ files: ['models/deep/rows.csv'] });
    expect(await listedAt('**/*.csv', base)).toEqual({ files: ['models/deep/rows.csv', 'own.csv'] });
  });

  it('is not absent where the checkout lacks its commit', async () => {
    forgetFirst();
    const base = await open();
    const why = { unreadable: expect.stringContaining(`its commit ${first.slice(0, 12)} is not in the checkout`) };
    expect(await base.read('models/credit.onnx')).toEqual(why);
    expect(await listedAt('models', base)).toEqual(why);
    expect(await listedAt('models/deep/*.csv', base)).toEqual(why);
    expect(await listedAt('**/*.csv', base)).toEqual(why);
    expect(await listedAt('*.csv', base)).toMatchObject({ files: ['own.csv'] });
    expect(await listedAt('other/*.csv', base)).toMatchObject({ files: [] });
  });

  it('counts for nothing where nobody checked the submodule out, and yet is not absent', async () => {
    leaveOut();
    const base = await open();
    expect(await listedAt('**/*.csv', base)).toMatchObject({ files: ['own.csv'] });
    expect(await base.read('models/credit.onnx')).toEqual({
      unreadable: expect.stringContaining('is not in the checkout'),
    });
  });

  it('is not forgotten where the change takes the submodule away', async () => {
    gitIn(app, ['rm', '--quiet', '--force', 'models']);
    commit(app);
    const base = await open();
    expect(await listedAt('**/*.csv', base)).toEqual({ unreadable: expect.stringContaining('is a submodule') });
  });
});

it('a glob behind a symbolic link finds the files of the submodule that it leads to', async () => {
  gitIn(app, ['checkout', '--quiet', 'main']);
  symlinkSync('models', join(app, 'link'));
  commit(app);
  const base = await bySelf();
  expect(await listedAt('link/*.onnx', base)).toEqual({ files: ['link/credit.onnx'] });
  expect(await base.read('link/credit.onnx')).toEqual(found('second'));
});
