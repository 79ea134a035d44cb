// Bundles what `tsc -b` built into dist/, which is committed because actions run from a checkout. With --check it
// compares instead of writing: dist/ must be, byte for byte, what the sources give.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { tooOld } from '../packages/cli/lib/node-version.js';
import { runAtOnce } from './run-at-once.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** Each is a process of its own: the actions with the command line, the engine and the scanner, which must start fast. */
const entries = [
  { from: 'scripts/bundle-entry.mjs', out: 'index.mjs' },
  { from: 'packages/adapters/lib/engine/main.js', out: 'engine.mjs' },
  { from: 'packages/adapters/lib/scan/main.js', out: 'scan.mjs' },
];
const cli = `#!/usr/bin/env node
// The command line, from the bundle that it shares with the actions.
${tooOld.toString()}
const old = tooOld(process.version, process.argv[1]);
if (old !== undefined) {
  console.error(old);
  process.exit(3);
}
await import('./compile-cache.mjs');
const { runCli } = await import('./index.mjs');
await runCli();
`;

/** What Node compiled while the bundle ran (compile-cache.mjs). */
const COMPILED = '.compiled';

/** Found at run time by adapters/native, never bundled. */
const natives = ['@duckdb/node-bindings', 'onnxruntime-node', 'onnxruntime-common'];

/** Asked for inside a try: without it, a library of GitHub's writes its debug output without colours. */
const optional = new Set(['supports-color']);

async function bundle({ from, out }) {
  const ncc = createRequire(import.meta.url)('@vercel/ncc');
  const { code, assets } = await ncc(join(root, from), {
    minify: true,
    cache: false,
    quiet: true,
    target: 'es2024',
    license: `${out}.licenses.txt`,
    externals: Object.fromEntries(natives.map((name) => [name, name])),
  });
  const parts = Object.entries(assets).map(async ([name, { source }]) => [name, await smaller(name, source)]);
  return [[out, runAtOnce(code)], ...(await Promise.all(parts))];
}

/** ncc minifies the main file only; the chunks that are loaded lazily are minified here, in the same way. */
async function smaller(name, source) {
  if (!/\.m?js$/.test(name)) return source;
  const { code } = await minify(String(source), {
    module: true,
    compress: false,
    mangle: { keep_classnames: true, keep_fnames: true },
    // A byte a character: twice as fast to read, and half as large in memory.
    format: { ascii_only: true },
  });
  return runAtOnce(code);
}

async function build() {
  const files = new Map([
    ['cli.mjs', Buffer.from(cli)],
    ['compile-cache.mjs', readFileSync(join(root, 'scripts/compile-cache.mjs'))],
  ]);
  for (const entry of entries) {
    for (const [name, content] of await bundle(entry)) {
      const bytes = Buffer.from(content);
      if (files.has(name) && !files.get(name).equals(bytes)) throw new Error(`two bundles make ${name}`);
      files.set(name, bytes);
    }
  }
  return files;
}

/** Done where a module is loaded, which bundling drops unless a package's "sideEffects" names it. */
const effects = { 'jitless:true': 'schemas would be compiled (packages/core/src/without-eval.ts)' };

/** What keeps a bundle from running elsewhere or repeating: paths of this machine, engines, assets nobody asked for. */
function faultsOf(files) {
  const texts = [...files.values()].map((content) => content.toString('latin1'));
  const lost = Object.entries(effects).filter(([code]) => !texts.some((text) => text.includes(code)));
  return [
    ...lost.map(([code, why]) => `no ${code}: ${why}`),
    ...[...files].flatMap(([name, content]) => {
      const text = content.toString('latin1');
      const required = Array.from(text.matchAll(/eval\("require"\)\("([^"]+)"\)/g), ([, module]) => module);
      const unresolved = required.filter((module) => !optional.has(module));
      return [
        ...unresolved.map((module) => `${name} lacks ${module}, which could not be resolved`),
        ...(text.includes(root) ? [`${name} holds the path ${root}`] : []),
        ...(name.endsWith('.node') ? [`${name} is a native binary`] : []),
        ...(/^[0-9a-f]{20}\./.test(name)
          ? [`${name}: new URL('…', import.meta.url) became an asset; compute the path`]
          : []),
      ];
    }),
  ];
}

function differences(files) {
  const found = existsSync(dist) ? readdirSync(dist).filter((name) => name !== COMPILED) : [];
  const made = [...files].flatMap(([name, content]) => {
    if (!found.includes(name)) return [`${name} is missing`];
    return readFileSync(join(dist, name)).equals(content) ? [] : [`${name} differs`];
  });
  const left = found.filter((name) => !files.has(name)).map((name) => `${name} is not built any more`);
  return [...made, ...left, ...committed().map((name) => `${name} is committed, and nobody can read it`)];
}

/** Compiled code that came with the checkout would be believed. */
function committed() {
  const listed = execFileSync('git', ['-C', root, 'ls-files', '-z', `dist/${COMPILED}`], { encoding: 'utf8' });
  return listed.split('\0').filter((name) => name !== '');
}

function write(files) {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const [name, content] of files) writeFileSync(join(dist, name), content);
}

const files = await build();
const check = process.argv.includes('--check');
const faults = [...faultsOf(files), ...(check ? differences(files) : [])];
if (!check && faults.length === 0) write(files);
for (const [name, content] of files) console.log(`dist/${name} ${(content.length / 1024).toFixed(0)} kB`);
for (const fault of faults) console.error(`dist/: ${fault}`);
if (faults.length > 0 && check) console.error('Run `npm run bundle` and commit dist/.');
process.exitCode = faults.length > 0 ? 1 : 0;
