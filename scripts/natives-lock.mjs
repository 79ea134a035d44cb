// Writes the lock and the digests of the native engines' files: `node scripts/natives-lock.mjs`, then review the diff.
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'packages/adapters/src/native/lock');
const registry = 'https://registry.npmjs.org/';

/** Node's platform-arch, and the folder of ONNX Runtime's binaries; it ships none for darwin-x64. */
const platforms = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'];
const directs = ['@duckdb/node-bindings', 'onnxruntime-node'];
/** Only the post-install script, which never runs, needs these. */
const dropped = new Set(['adm-zip', 'global-agent']);
/** What Node loads, and the licences: no types, no maps, no sources, no install scripts. */
const kept = /(\.js|\.cjs|\.mjs|\.node|\.so|\.so\.\d+|\.dylib|\.dll|package\.json|LICENSE[^/]*)$/;

const binding = (platform) => `@duckdb/node-bindings-${platform}`;

function npm(cwd, ...args) {
  const run = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
}

/** Versions have one home: the workspace's catalog. */
function catalogVersions() {
  const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').split('\ncatalog:')[1] ?? '';
  return Object.fromEntries(
    directs.map((name) => {
      const line = catalog.split('\n').find((l) => l.trim().replaceAll("'", '').startsWith(`${name}: `));
      if (line === undefined) throw new Error(`${name} is not in the catalog of pnpm-workspace.yaml`);
      return [name, line.split(': ')[1].trim()];
    }),
  );
}

/**
 * `npm ci` refuses a lock that names a dependency without containing it, so edges to what is not locked go: the
 * dropped packages, and platforms that ModelGate does not run on or that the registry does not carry.
 */
function pruneLock(lock) {
  const available = platforms.filter((p) => lock.packages[`node_modules/${binding(p)}`]);
  const wanted = (name) =>
    !dropped.has(name) && (!name.startsWith('@duckdb/node-bindings-') || available.some((p) => name === binding(p)));
  const packages = {};
  const visit = (path) => {
    const entry = lock.packages[path];
    if (entry === undefined) throw new Error(`${path} is not in the lock`);
    for (const kind of ['dependencies', 'optionalDependencies'])
      if (entry[kind]) entry[kind] = Object.fromEntries(Object.entries(entry[kind]).filter(([name]) => wanted(name)));
    packages[path] = entry;
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      if (!packages[`node_modules/${name}`]) visit(`node_modules/${name}`);
  };
  visit('');
  for (const [path, entry] of Object.entries(packages))
    if (path !== '' && !(entry.resolved?.startsWith(registry) && entry.integrity?.startsWith('sha512-')))
      throw new Error(`${path}: no sha512 integrity, or not from ${registry}`);
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { available, lock: { ...lock, packages: sorted } };
}

const ofPlatform = (file) => {
  if (file.startsWith('@duckdb/node-bindings-')) return file.split('/')[1].slice('node-bindings-'.length);
  const ort = /^onnxruntime-node\/bin\/[^/]+\/([^/]+)\/([^/]+)\//.exec(file);
  return ort === null ? undefined : `${ort[1]}-${ort[2]}`;
};

/** Machines compute one or the other faster. */
const digestsOf = (bytes) => ({ sha256: hash('sha256', bytes, 'hex'), blake2b512: hash('blake2b512', bytes, 'hex') });

function filesOf(modules) {
  const files = readdirSync(modules, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) =>
      join(f.parentPath, f.name)
        .slice(modules.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((f) => kept.test(f) && !f.startsWith('.') && !f.startsWith('onnxruntime-node/script/'))
    .sort();
  return files.map((f) => [f, digestsOf(readFileSync(join(modules, f)))]);
}

const write = (name, value) => writeFileSync(name, `${JSON.stringify(value, null, 2)}\n`);

const folder = mkdtempSync(join(tmpdir(), 'natives-lock-'));
try {
  const manifest = { name: 'modelgate-natives', private: true, dependencies: catalogVersions() };
  write(join(folder, 'package.json'), manifest);
  npm(folder, 'install', '--package-lock-only', '--omit-lockfile-registry-resolved=false', `--registry=${registry}`);
  const { available, lock } = pruneLock(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  write(join(folder, 'package-lock.json'), lock);
  const list = { everywhere: {}, platforms: {} };
  for (const platform of available) {
    const [os, cpu] = platform.split('-');
    npm(folder, 'ci', `--os=${os}`, `--cpu=${cpu}`, '--libc=glibc');
    for (const [file, digests] of filesOf(join(folder, 'node_modules'))) {
      const of = ofPlatform(file);
      if (of === undefined) list.everywhere[file] = digests;
      else if (of === platform) (list.platforms[platform] ??= {})[file] = digests;
    }
  }
  mkdirSync(target, { recursive: true });
  write(join(target, 'package.json'), manifest);
  write(join(target, 'package-lock.json'), lock);
  write(join(target, 'digests.json'), list);
  console.log(`locked ${available.join(', ')}`);
  const missing = platforms.filter((p) => !available.includes(p));
  if (missing.length > 0) console.log(`not in the registry at these versions, so not locked: ${missing.join(', ')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
