// The search for the engines against tampered, incomplete and planted files, with tiny engines and a fake npm.
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WorldError } from '@modelgate/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { worldErrorOf } from '../errors.fixture.ts';
import { digestsOfText } from './lock.fixture.ts';
import type { FileDigests, NativesLock } from './locked.ts';
import { resolveNatives } from './native.ts';
import type { Natives, NativesRequest } from './request.ts';

const engines: Readonly<Record<string, string>> = {
  'onnxruntime-node/package.json': '{"main":"index.js"}',
  'onnxruntime-node/index.js': 'module.exports = require("onnxruntime-common");',
  'onnxruntime-common/package.json': '{"main":"index.js"}',
  'onnxruntime-common/index.js': 'module.exports = "locked";',
};
const binary = { 'onnxruntime-node/bin/ort.node': 'binary '.repeat(300_000) };

const digests = (files: Readonly<Record<string, string>>): Record<string, FileDigests> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, digestsOfText(text)]));

const lock: NativesLock = {
  manifest: { name: 'engines' },
  lock: {
    packages: {
      '': { dependencies: { 'onnxruntime-node': '1.0.0' } },
      'node_modules/onnxruntime-node': { dependencies: { 'onnxruntime-common': '1.0.0' } },
      'node_modules/onnxruntime-common': { version: '1.0.0' },
    },
  },
  digests: { everywhere: digests(engines), platforms: { here: digests(binary) } },
};

function writeEngines(folder: string): string {
  for (const [name, text] of Object.entries({ ...engines, ...binary })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

let root = '';
let opened: Natives[] = [];
const path = (...names: readonly string[]): string => join(root, ...names);

function request(more: Partial<NativesRequest>): NativesRequest {
  const env = { PATH: path('bin') };
  return { codeFolder: path('code'), temp: path('temp'), env, lock, platform: 'here', ...more };
}

async function resolve(more: Partial<NativesRequest>): Promise<Natives> {
  const natives = await resolveNatives(request(more));
  opened.push(natives);
  return natives;
}

const failure = (more: Partial<NativesRequest>): Promise<WorldError> => worldErrorOf(resolve(more));

/** An npm that puts the files of a folder where `npm ci` would, and counts its calls. */
function fakeNpm(serves: string): () => number {
  mkdirSync(path('bin'), { recursive: true });
  const script = `#!/bin/sh\n/bin/echo "$@" >> ${path('npm-calls')}\n/bin/cp -r ${serves} node_modules\n`;
  writeFileSync(path('bin', 'npm'), script);
  chmodSync(path('bin', 'npm'), 0o755);
  return () => (existsSync(path('npm-calls')) ? 1 : 0);
}

const load = (natives: Natives): unknown => createRequire(join(natives.dir, 'x.js'))('onnxruntime-node');
const cached = (...names: readonly string[]): string => {
  const [digest = ''] = readdirSync(path('tools', 'modelgate'));
  return path('tools', 'modelgate', digest, 'here', ...names);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'natives-test-'));
  for (const name of ['temp', 'code', 'tools']) mkdirSync(path(name));
  writeFileSync(path('code', 'package.json'), '{"name":"code"}');
});
afterEach(async () => {
  for (const natives of opened) await natives.close();
  opened = [];
  const left = readdirSync(path('temp'));
  rmSync(root, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`left behind in the temporary folder: ${left.join(', ')}`);
});

describe('the order of places', () => {
  test('an offline folder is used, from a private copy without extra files', async () => {
    const offline = writeEngines(path('offline'));
    writeFileSync(join(offline, 'onnxruntime-node/preload.js'), 'planted');
    const natives = await resolve({ offline });
    expect([natives.source, load(natives)]).toEqual(['offline', 'locked']);
    expect(existsSync(join(natives.dir, 'onnxruntime-node/preload.js'))).toBe(false);
  });

  test('engines installed with the code are used where they are', async () => {
    const natives = await resolve({ codeFolder: join(writeEngines(path('code/node_modules')), '..') });
    expect(natives).toMatchObject({ source: 'installation', dir: path('code/node_modules'), notes: [] });
  });

  test('an installed package finds the engines it was installed beside, in a scope too', async () => {
    writeEngines(path('project/node_modules'));
    for (const name of ['modelgate', '@modelgate/cli']) {
      const codeFolder = path('project/node_modules', name, 'dist');
      mkdirSync(codeFolder, { recursive: true });
      writeFileSync(join(codeFolder, '../package.json'), JSON.stringify({ name }));
      expect((await resolve({ codeFolder })).source).toBe('installation');
    }
  });

  test('a folder above the package is never looked at, nor a workspace without the opt-in', async () => {
    writeEngines(path('node_modules'));
    expect((await failure({})).problem.code).toBe('world/native-missing');
    expect((await resolve({ workspace: root })).source).toBe('workspace');
  });

  test.each(['packages/adapters', 'node_modules/@modelgate/adapters'])(
    "the adapters' engines are found: %s",
    async (at) => {
      writeEngines(path('code', at, 'node_modules'));
      // Beside a bundle: it only says how Node reads the files there.
      mkdirSync(path('code/dist'));
      writeFileSync(path('code/dist/package.json'), '{"type":"module"}');
      expect((await resolve({ codeFolder: path('code/dist') })).source).toBe('installation');
    },
  );

  test('npm fetches once, and the next job finds the tool cache', async () => {
    const calls = fakeNpm(writeEngines(path('registry')));
    const first = await resolve({ toolCache: path('tools') });
    expect([first.source, load(first), calls()]).toEqual(['npm', 'locked', 1]);
    rmSync(path('npm-calls'));
    const second = await resolve({ toolCache: path('tools') });
    expect([second.source, load(second), calls(), second.notes]).toEqual(['tool-cache', 'locked', 0, []]);
  });

  test('jobs that fetch at the same time share one complete tool cache', async () => {
    fakeNpm(writeEngines(path('registry')));
    const all = await Promise.all([1, 2, 3].map(() => resolve({ toolCache: path('tools') })));
    expect(all.map((natives) => [load(natives), natives.notes])).toEqual(all.map(() => ['locked', []]));
    expect(readdirSync(dirname(cached()))).toEqual(['here']);
    expect((await resolve({ toolCache: path('tools') })).source).toBe('tool-cache');
  });

  test('a store is restored before npm is asked, and saved after', async () => {
    fakeNpm(writeEngines(path('registry')));
    const cache = {
      restore: async (key: string, folder: string) => {
        if (!existsSync(path('store', key))) return false;
        cpSync(path('store', key), folder, { recursive: true });
        return true;
      },
      save: async (key: string, folder: string) => cpSync(folder, path('store', key), { recursive: true }),
    };
    expect((await resolve({ cache })).source).toBe('npm');
    const restored = await resolve({ cache, toolCache: path('tools') });
    expect([restored.source, load(restored)]).toEqual(['cache', 'locked']);
    expect((await resolve({ cache, toolCache: path('tools') })).source).toBe('tool-cache');
  });
});

describe('what does not match is never loaded', () => {
  const tampers: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'a changed byte of a binary',
      (folder) =>
        writeFileSync(
          join(folder, 'onnxruntime-node/bin/ort.node'),
          `X${binary['onnxruntime-node/bin/ort.node'].slice(1)}`,
        ),
      /ort\.node has (SHA-256|BLAKE2b-512) [0-9a-f]+, expected/,
    ],
    [
      'changed JavaScript',
      (folder) => writeFileSync(join(folder, 'onnxruntime-node/index.js'), 'evil'),
      /index\.js has (SHA|BLAKE)/,
    ],
    [
      'a missing file',
      (folder) => rmSync(join(folder, 'onnxruntime-common/index.js')),
      /index\.js cannot be read: ENOENT/,
    ],
    [
      'a folder in the place of a file',
      (folder) => {
        rmSync(join(folder, 'onnxruntime-common/index.js'));
        mkdirSync(join(folder, 'onnxruntime-common/index.js'));
      },
      /index\.js/,
    ],
  ];

  test.each(tampers)('in the tool cache: %s is deleted, fetched again and noted', async (_, tamper, note) => {
    fakeNpm(writeEngines(path('registry')));
    await resolve({ toolCache: path('tools') });
    // The cache's files share their inodes with private copies of running jobs: replace, as another job's install would.
    const folder = cached('node_modules');
    rmSync(folder, { recursive: true });
    tamper(writeEngines(folder));
    const again = await resolve({ toolCache: path('tools') });
    expect([again.source, load(again)]).toEqual(['npm', 'locked']);
    expect(again.notes).toHaveLength(1);
    expect(again.notes[0]).toMatch(note);
    expect((await resolve({ toolCache: path('tools') })).source).toBe('tool-cache');
  });

  test.each(tampers)('from npm: %s is an error', async (_, tamper) => {
    fakeNpm(writeEngines(path('registry')));
    tamper(path('registry'));
    expect((await failure({ toolCache: path('tools') })).problem.code).toBe('world/native-mismatch');
    expect(readdirSync(path('tools'))).toEqual([]);
  });

  test('a planted nested package, which Node would prefer, is not loaded', async () => {
    const offline = writeEngines(path('offline'));
    const planted = join(offline, 'onnxruntime-node/node_modules/onnxruntime-common');
    cpSync(join(offline, 'onnxruntime-common'), planted, { recursive: true });
    expect(load(await resolve({ offline }))).toBe('locked');
    writeFileSync(join(planted, 'index.js'), 'module.exports = "planted";');
    expect((await failure({ offline })).problem.code).toBe('world/native-mismatch');
  });

  test('in the offline folder it is an error that names file and digests', async () => {
    const offline = writeEngines(path('offline'));
    writeFileSync(join(offline, 'onnxruntime-node/index.js'), 'evil');
    const { problem } = await failure({ offline });
    expect(problem.code).toBe('world/native-mismatch');
    expect(problem.message).toMatch(
      /onnxruntime-node\/index\.js has (SHA-256|BLAKE2b-512) [0-9a-f]{64,128}, expected [0-9a-f]{64,128}/,
    );
    expect((await failure({ offline: path('nothing') })).problem.code).toBe('world/native-missing');
  });

  test("in the user's installation it is left alone, and the engines are fetched", async () => {
    const installed = writeEngines(path('code/node_modules'));
    writeFileSync(join(installed, 'onnxruntime-node/index.js'), 'another version');
    fakeNpm(writeEngines(path('registry')));
    const natives = await resolve({});
    expect([natives.source, load(natives), natives.notes.length]).toEqual(['npm', 'locked', 1]);
    expect(existsSync(join(installed, 'onnxruntime-node/index.js'))).toBe(true);
  });

  test('a private copy does not follow the tool cache after it was checked', async () => {
    fakeNpm(writeEngines(path('registry')));
    await resolve({ toolCache: path('tools') });
    const natives = await resolve({ toolCache: path('tools') });
    rmSync(cached('node_modules/onnxruntime-common/index.js'));
    writeFileSync(cached('node_modules/onnxruntime-common/index.js'), 'module.exports = "evil";');
    expect(load(natives)).toBe('locked');
  });
});

describe('errors say what to do', () => {
  test('npm is missing', async () => {
    const { problem } = await failure({});
    expect(problem.code).toBe('world/native-missing');
    expect(problem.message).toMatch(/npm, which fetches them, cannot be started/);
    expect(problem.hint).toMatch(/setup-node/);
  });

  test('npm fails: its own words are passed on', async () => {
    mkdirSync(path('bin'));
    writeFileSync(
      path('bin/npm'),
      '#!/bin/sh\necho "npm error ECONNREFUSED" >&2\necho "npm error errno 1" >&2\nexit 7\n',
      { mode: 0o755 },
    );
    expect((await failure({})).problem.message).toMatch(/exit 7\): npm error ECONNREFUSED; npm error errno 1$/);
  });

  test('a platform without engines is named, with those that have them', async () => {
    expect((await failure({ platform: 'darwin-x64' })).problem.message).toMatch(/none.*darwin-x64|darwin-x64.*here/);
  });

  test('a temporary folder that does not exist', async () => {
    const error = await failure({ temp: path('nowhere') });
    expect(error.problem.code).toBe('world/write-failed');
  });
});
