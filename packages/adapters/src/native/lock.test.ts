// The committed lock: it fits the workspace's versions, names no odd host, and `npm ci` makes the listed files from it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { committedLock, currentPlatform, lockedFiles } from './locked.ts';
import { resolveNatives } from './native.ts';
import { npmEnvironment } from './npm.ts';

const registry = 'https://registry.npmjs.org/';
const packages = Object.entries(committedLock.lock.packages).filter(([path]) => path !== '');

test('every package comes from the public registry with a sha512 integrity', () => {
  expect(packages.length).toBeGreaterThan(5);
  for (const [, entry] of packages) {
    expect(entry).toMatchObject({
      resolved: expect.stringContaining(registry),
      integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/),
    });
  }
});

test('the versions are those of the catalog, and each is exact', () => {
  const catalog = readFileSync(join(import.meta.dirname, '../../../../pnpm-workspace.yaml'), 'utf8');
  for (const name of ['@duckdb/node-bindings', 'onnxruntime-node']) {
    const version = committedLock.lock.packages[`node_modules/${name}`]?.version;
    expect(catalog.replaceAll("'", '')).toContain(`  ${name}: ${version}\n`);
  }
});

test('the list holds binaries and JavaScript of every package, and no file twice', () => {
  for (const platform of Object.keys(committedLock.digests.platforms)) {
    const names = (lockedFiles(committedLock, platform) ?? []).map((file) => file.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /\.(node|so|so\.\d+|dylib|dll)$/.test(name)).length).toBeGreaterThanOrEqual(4);
    for (const [path] of packages.filter(([, entry]) => !('os' in entry))) {
      expect(names).toContain(`${path.slice('node_modules/'.length)}/package.json`);
    }
  }
});

const listed = lockedFiles(committedLock, currentPlatform()) !== undefined;

test.skipIf(!listed)("the workspace's own installation is the locked one", async () => {
  const codeFolder = import.meta.dirname;
  const natives = await resolveNatives({ codeFolder, temp: tmpdir(), env: {} });
  expect(natives).toMatchObject({ source: 'installation', notes: [] });
});

test.skipIf(!listed)('npm ci from the lock gives the listed files', async ({ skip }) => {
  const { status } = spawnSync('npm', ['view', 'onnxruntime-node', 'version'], { timeout: 15_000 });
  skip(status !== 0, 'npm does not reach its registry');
  const temp = mkdtempSync(join(tmpdir(), 'natives-npm-'));
  try {
    const codeFolder = join(temp, 'nothing-installed-here');
    const natives = await resolveNatives({ codeFolder, temp, env: process.env });
    expect(natives).toMatchObject({ source: 'npm', notes: [] });
    await natives.close();
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
});

test('npm is given its configuration and proxies, and no token or input', () => {
  const env = {
    PATH: '/bin',
    https_proxy: 'http://proxy',
    npm_config_registry: 'https://mirror',
    GITHUB_TOKEN: 'secret',
    INPUT_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    NODE_OPTIONS: '--require ./evil.js',
  };
  expect(Object.keys(npmEnvironment(env))).toEqual(['PATH', 'https_proxy', 'npm_config_registry']);
});
