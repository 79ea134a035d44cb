// The walk sees every way to import, and nothing that only looks like one.
import { expect, test } from 'vitest';
import { parseSource } from './source-file.ts';

const imports = (text: string): readonly string[] =>
  parseSource('packages/core/src/a.ts', text).imports.map(
    (found) => `${found.line} ${found.kind} ${found.of ?? '(computed)'} ${found.names.join(',')}`,
  );

test('every kind of import and re-export', () => {
  expect(
    imports(`import a, { b as c, type D } from './a.ts';
import type { E } from './e.ts'; import { type F } from './f.ts';
import * as g from './g.ts'; import './effect.ts';
export * from './all.ts'; export type * from './types.ts'; export { h as i } from './h.ts'; export type { J } from './j.ts';
type K = import('./k.ts').K;
const l = await import('./l.ts'); const m = await import(\`./m.ts\`); const n = await import(l);
const o = require('./o.cjs');
import p from './p.json' with { type: 'json' };`),
  ).toEqual([
    '1 value ./a.ts default,b,D',
    '2 type ./e.ts E',
    '2 type ./f.ts F',
    '3 value ./g.ts *',
    '3 value ./effect.ts ',
    '4 value ./all.ts *',
    '4 type ./types.ts *',
    '4 value ./h.ts h',
    '4 type ./j.ts J',
    '5 type ./k.ts *',
    '6 lazy ./l.ts *',
    '6 lazy ./m.ts *',
    '6 lazy (computed) *',
    '7 value ./o.cjs *',
    '8 value ./p.json default',
  ]);
});

test('comments, strings, templates and patterns are not imports', () => {
  expect(
    imports(`// import a from './a.ts'
/* import b from './b.ts' */ const c = "import c from './c.ts'"; const d = \`import \${c} from './d.ts'\`;
const e = /import f from '.\\/f.ts'/; const g = 4 / 2 / 1; export const h = 1; export { e };`),
  ).toEqual([]);
});

test.each([
  ['process.env.HOME', 'env'],
  ["process['env']", 'env'],
  ['globalThis.process.env', 'env'],
  ['const { env } = process', 'env'],
  ["process.env['A'] ??= '1'", 'env'],
  ["process.env['A'] = process.env['B']", 'env'],
  ["import { env } from 'node:process'", 'env'],
  ["spawn('npm', ['ci'])", 'installer'],
  ["execSync('curl -O https://example.org/engine')", 'installer'],
  ["process.dlopen(module, './engine.node')", 'dlopen'],
])('%s is watched', (text, does) => {
  expect(parseSource('packages/core/src/a.ts', text).acts).toMatchObject([{ does, line: 1 }]);
});

test('what is near a watched act is not one', () => {
  const text =
    "process.env['A'] = '1'; const env = options.env; run({ env }); const npm = { npm: 'npm' }; process.argv; say('how npm works', npm);";
  expect(parseSource('packages/core/src/a.ts', text).acts).toEqual([]);
});
