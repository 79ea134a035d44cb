// `dvc pull` where the bytes are nowhere: only when it is safe, told nothing that it need not know, and whatever it does is seen.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noTree, type BaseTree } from '@modelgate/core';
import { outsOfPointer } from '@modelgate/formats/dvc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeOf } from '../../../../../test/fixtures/base-tree.ts';
import { baseFiles } from '../base-files.ts';
import { checkout, pointerTo, problemOf, type Checkout } from './checkout.fixture.ts';
import { dvcEnvironment } from './environment.ts';
import { whyNotPull } from './may-pull.ts';
import { dvcPull } from './pull.ts';

const data = 'a,b\n1,2\n';

let at: Checkout;
let bin: string;
let allowed: string | undefined;
let timeoutMs: number | undefined;

/** A program called dvc, on a PATH of its own and the system's. */
function program(lines: string): void {
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'dvc'), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(bin, 'dvc'), 0o755);
}

const said = (): string => readFileSync(join(at.root, '../said'), 'utf8');

beforeEach(() => {
  [allowed, timeoutMs] = [undefined, undefined];
  at = checkout((out) =>
    dvcPull({
      root: at.root,
      env: dvcEnvironment({ PATH: `.:${bin}:/usr/bin:/bin`, GITHUB_TOKEN: 'canary', INPUT_TOKEN: 'canary' }),
      whyNot: () => Promise.resolve(allowed),
      ...(timeoutMs !== undefined && { timeoutMs }),
    })(out),
  );
  bin = join(at.root, '../bin');
  at.write('data/test.csv.dvc', pointerTo(data, 'test.csv'));
});
afterEach(() => at.close());

describe.skipIf(process.platform === 'win32')('the command', () => {
  it('pulls the pointer, by arguments, from the folder of .dvc, with little of the environment', async () => {
    program(`printf '%s|' "$@" > ../said; pwd >> ../said; env >> ../said; printf 'a,b\\n1,2\\n' > data/test.csv`);
    expect(await at.files.find('data/test.csv')).toEqual([join(at.root, 'data/test.csv')]);
    expect(said().split('\n')[0]).toMatch(/^pull\|--quiet\|--\|data\/test\.csv\.dvc\|.*\/repository$/);
    expect(said()).not.toContain('canary');
    expect(said()).toContain('PYTHONSAFEPATH=1');
  });

  it('of a dvc.lock it is asked for the path, and whatever that is called, no shell and no option sees it', async () => {
    const lock = (path: string): string =>
      `schema: '2.0'\nstages:\n  a:\n    outs:\n    - {path: ${JSON.stringify(path)}, md5: '${'0'.repeat(32)}', hash: md5}\n`;
    at.write('dvc.lock', lock('--force; touch pwned $(touch pwned).csv'));
    program(`printf '%s|' "$@" > ../said`);
    const { code } = await problemOf(at.files.find('--force; touch pwned $(touch pwned).csv'));
    expect(code).toBe('input/dvc-missing');
    expect(said()).toBe('pull|--quiet|--|--force; touch pwned $(touch pwned).csv|');
    expect(existsSync(join(at.root, 'pwned'))).toBe(false);
  });

  it('that brings other bytes is seen', async () => {
    program('echo x > data/test.csv');
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-mismatch');
  });

  it('that brings nothing is seen', async () => {
    program('exit 0');
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes('even after dvc pull')]).toEqual(['input/dvc-missing', true]);
  });

  it('that fails: its code is told, and nothing of what it prints', async () => {
    program('echo s3://user:canary@bucket; echo canary >&2; exit 7');
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes('ended with code 7')]).toEqual(['world/dvc-failed', true]);
    expect(text).not.toContain('canary');
  });

  it('that does not end is ended', async () => {
    timeoutMs = 200;
    program('echo $$ > ../said; exec sleep 60');
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes('did not end')]).toEqual(['world/dvc-failed', true]);
    const pid = Number(said());
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('that is not there, or only by a folder of the change on the PATH', async () => {
    at.write('dvc', '#!/bin/sh\ntouch pwned\n');
    chmodSync(join(at.root, 'dvc'), 0o755);
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes('no dvc command')]).toEqual(['world/dvc-failed', true]);
    expect(existsSync(join(at.root, 'pwned'))).toBe(false);
  });

  it('is not run when it may not', async () => {
    allowed = 'the change comes from a fork';
    program('touch ../said');
    const { code, text } = await problemOf(at.files.find('data/test.csv'));
    expect([code, text.includes(allowed)]).toEqual(['input/dvc-missing', true]);
    expect(existsSync(join(at.root, '../said'))).toBe(false);
  });

  it('is not run where there is no DVC repository', async () => {
    rmSync(join(at.root, '.dvc'), { recursive: true });
    program('touch ../said');
    expect((await problemOf(at.files.find('data/test.csv'))).code).toBe('input/dvc-missing');
    expect(existsSync(join(at.root, '../said'))).toBe(false);
  });

  it('the base branch waits for what is pulled for the change', async () => {
    program("sleep 0.3; printf 'a,b\\n1,2\\n' > data/test.csv");
    const base = baseFiles({
      tree: treeOf({ 'data/test.csv.dvc': pointerTo(data, 'test.csv') }),
      local: at,
      files: at.files,
    });
    const [own, before] = await Promise.all([at.files.find('data/test.csv'), base.find('data/test.csv')]);
    expect(before).toEqual({ files: [{ path: 'data/test.csv', file: own[0] }] });
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('whether it may', () => {
  const config = '[core]\n    remote = store\n';
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-C', at.root, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const why = async (base: BaseTree = treeOf({ '.dvc/config': config }), fork = false): Promise<string | undefined> => {
    const [out] = outsOfPointer('data/test.csv.dvc', readFileSync(join(at.root, 'data/test.csv.dvc')));
    return whyNotPull({ root: at.root, fork, tree: base })(out!, at.root);
  };

  beforeEach(() => {
    git('init', '--quiet');
    at.write('.dvc/config', config);
    at.write('.dvc/.gitignore', '/config.local\n');
    git('add', '--all');
  });

  it('with the base branch’s settings it may; the user’s own are the user’s', async () => {
    expect(await why()).toBeUndefined();
    at.write('.dvc/config.local', '[remote]\n');
    at.write('.dvc/tmp/lock', '');
    expect(await why()).toBeUndefined();
  });

  it('not for a fork', async () => {
    expect(await why(undefined, true)).toContain('fork');
  });

  it('not with settings that the change writes, adds or removes', async () => {
    at.write('.dvc/config', `${config}[remote "store"]\n    url = https://elsewhere.example\n`);
    expect(await why()).toContain('the change writes .dvc/config');
    expect(await why(treeOf({}))).toContain('the change writes .dvc/config');
    rmSync(join(at.root, '.dvc/config'));
    expect(await why()).toContain('the change writes .dvc/config');
  });

  it.each(['config.local', 'tmp/state'])('not where the change brings .dvc/%s along', async (name) => {
    at.write(`.dvc/${name}`, 'x');
    git('add', '--force', '--all');
    expect(await why()).toContain(`.dvc/${name}`);
  });

  it('on the base branch itself it may', async () => {
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=first');
    const head = execFileSync('git', ['-C', at.root, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
    const merged = (sha: string): BaseTree => noTree('the commit is itself part of main', sha);
    expect(await why(merged(head))).toBeUndefined();
    expect(await why(merged('b'.repeat(40)))).toContain('itself part of main');
    at.write('.dvc/config', '[core]\n');
    expect(await why(merged(head))).toContain('the change writes .dvc/config');
  });

  it('not where nobody can tell', async () => {
    expect(await why(noTree('the folder is in no Git repository'))).toContain('no Git repository');
    const unreadable: BaseTree = { ...treeOf({}), read: () => Promise.resolve({ unreadable: 'HTTP 502' }) };
    expect(await why(unreadable)).toContain('HTTP 502');
    rmSync(join(at.root, '.git'), { recursive: true });
    expect(await why()).toContain('Git cannot tell');
  });

  it('not for an import, whose place the pointer names', async () => {
    at.write('data/test.csv.dvc', `deps: [{repo: {url: "https://elsewhere.example"}}]\n${pointerTo(data, 'test.csv')}`);
    expect(await why()).toContain('the pointer itself');
  });
});

it('the environment of the child holds what reaches a remote, and no token of the job', () => {
  const env = {
    PATH: '/bin',
    HOME: '/h',
    AWS_PROFILE: 'a',
    aws_x: 'b',
    HTTPS_PROXY: 'c',
    SSH_AUTH_SOCK: 'd',
    DVC_X: 'e',
  };
  const secret = {
    GITHUB_TOKEN: '1',
    ACTIONS_RUNTIME_TOKEN: '2',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: '3',
    INPUT_TOKEN: '4',
    NPM_TOKEN: '5',
    PYTHONPATH: '6',
    LD_PRELOAD: '7',
    MY_PASSWORD: '8',
  };
  expect(dvcEnvironment({ ...env, ...secret })).toEqual({ ...env, DVC_NO_ANALYTICS: '1', PYTHONSAFEPATH: '1' });
});
