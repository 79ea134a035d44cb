// When files were last changed, by real repositories: committed, changed since, pointers, shallow clones, none at all.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitBaseTree } from '../forge/git/base-tree.ts';
import { gitIn } from '../forge/git/repository.fixture.ts';
import { lastChange } from './last-change.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-git-'));
  gitIn(folder, ['init', '--quiet', '--initial-branch=main']);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function commit(at: string): void {
  gitIn(folder, ['add', '--all']);
  gitIn(folder, ['commit', '--quiet', '-m', at], { GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z' });
}

const of = (...paths: string[]) =>
  lastChange(
    folder,
    paths.map((path) => join(folder, path)),
  );

test('the newest commit that touches one of the files, whatever came after it', async () => {
  write('data/a.csv', '1');
  write("data/[b]; rm 'x'.csv", '1');
  commit('2026-01-01T12:00:00+02:00');
  write('data/a.csv', '2');
  commit('2026-02-01T00:00:00Z');
  write('README', 'words');
  commit('2026-03-01T00:00:00Z');
  expect(await of('data/a.csv')).toEqual({ at: '2026-02-01T00:00:00.000Z', committed: true });
  expect(await of("data/[b]; rm 'x'.csv")).toEqual({ at: '2026-01-01T10:00:00.000Z', committed: true });
  expect(await of("data/[b]; rm 'x'.csv", 'data/a.csv')).toEqual({ at: '2026-02-01T00:00:00.000Z', committed: true });
});

test('what is not committed is as old as the file', async () => {
  write('a.csv', '1');
  commit('2026-01-01T00:00:00Z');
  appendFileSync(join(folder, 'a.csv'), '2');
  utimesSync(join(folder, 'a.csv'), new Date('2026-04-01'), new Date('2026-04-01'));
  expect(await of('a.csv')).toEqual({ at: '2026-04-01T00:00:00.000Z', committed: false });
});

test('a file that Git ignores is as old as its pointer', async () => {
  write('data/.gitignore', '/a.csv\n');
  write('data/a.csv.dvc', 'outs:\n- md5: 0\n  path: a.csv\n');
  commit('2026-01-01T00:00:00Z');
  write('data/a.csv', '1');
  expect(await of('data/a.csv')).toEqual({ at: '2026-01-01T00:00:00.000Z', committed: true });
  write('data/.gitignore', '/a.csv\n/b.csv\n');
  commit('2026-01-02T00:00:00Z');
  write('data/b.csv', '1');
  expect(await of('data/b.csv')).toEqual({ unknown: 'no commit has it' });
});

test('hundreds of files are asked for by their folder', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `data/parts/${i}.csv`);
  for (const name of names) write(name, '1');
  commit('2026-01-01T00:00:00Z');
  write(names[7]!, '2');
  commit('2026-02-01T00:00:00Z');
  write('data/other.csv', '1');
  commit('2026-03-01T00:00:00Z');
  expect(await of(...names)).toEqual({ at: '2026-02-01T00:00:00.000Z', committed: true });
});

test('a shallow clone does not take its last commit for the one that changed the files', async () => {
  write('a.csv', '1');
  commit('2026-01-01T00:00:00Z');
  write('b.csv', '1');
  commit('2026-02-01T00:00:00Z');
  const clone = mkdtempSync(join(tmpdir(), 'modelgate-git-'));
  try {
    gitIn(folder, ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone]);
    expect(await lastChange(clone, [join(clone, 'a.csv')])).toEqual({
      unknown: expect.stringContaining('fetch-depth: 0'),
    });
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

test('no repository, and files outside of it', async () => {
  expect(await lastChange(folder, ['/etc/hostname'])).toEqual({ unknown: expect.stringContaining('outside') });
  rmSync(join(folder, '.git'), { recursive: true });
  write('a.csv', '1');
  expect(await of('a.csv')).toEqual({ unknown: expect.stringContaining('no Git repository') });
});

/** Settings that have Git start a program; the marker is what it makes. */
function hostile(marker: string): Record<string, string> {
  const program = join(folder, 'program.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
  return {
    'core.fsmonitor': program,
    'gpg.program': program,
    'log.showSignature': 'true',
    'extensions.partialClone': 'origin',
    'remote.origin.url': `ext::${program}`,
    'remote.origin.promisor': 'true',
    'protocol.ext.allow': 'always',
  };
}

test('no program runs that settings of the repository name, and none of a folder that looks like one', async () => {
  const marker = join(folder, 'started');
  write('a.csv', '1');
  commit('2026-01-01T00:00:00Z');
  const signed = gitIn(folder, ['cat-file', 'commit', 'HEAD']).replace(
    '\n\n',
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n',
  );
  writeFileSync(join(folder, 'signed'), signed);
  gitIn(folder, ['update-ref', 'HEAD', gitIn(folder, ['hash-object', '-t', 'commit', '-w', join(folder, 'signed')])]);
  for (const [name, value] of Object.entries(hostile(marker))) gitIn(folder, ['config', name, value]);
  await of('a.csv');
  rmSync(join(folder, '.git/objects', gitIn(folder, ['rev-parse', 'HEAD^{tree}']).slice(0, 2)), { recursive: true });
  await (await gitBaseTree({ folder })).read('a.csv');
  expect(existsSync(marker)).toBe(false);

  const bare = join(folder, 'bare');
  gitIn(folder, ['init', '--quiet', '--bare', bare]);
  for (const [name, value] of Object.entries({ ...hostile(marker), 'core.bare': 'false', 'core.worktree': bare }))
    gitIn(folder, ['config', '--file', join(bare, 'config'), name, value]);
  writeFileSync(join(bare, 'a.csv'), '1');
  expect(await lastChange(bare, [join(bare, 'a.csv')])).toEqual({
    unknown: expect.stringContaining('no Git repository'),
  });
  expect(existsSync(marker)).toBe(false);
});
