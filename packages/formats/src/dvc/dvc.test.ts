// Pointers that a stranger wrote: whatever is no pointer is refused by name, and nothing leads out of the repository.
import { InputError } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheFolderOf } from './config.ts';
import { folderListBytes, readFolderList } from './folder-list.ts';
import { insidePath } from './out.ts';
import { isDvcPointer, outsOfLock, outsOfPointer } from './pointer.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pointer = (lines: string): string => `outs:\n- md5: ${md5}\n  size: 3\n  hash: md5\n  ${lines}\n`;
const outs = (text: string) => outsOfPointer('data/test.csv.dvc', bytes(text));

/** Ten times ten times … of one list: a billion values, if anybody followed. */
const bomb =
  [
    'a: &a [1]',
    ...'bcdefghij'.split('').map((k, i) => `${k}: &${k} [${`*${'abcdefghi'.charAt(i)},`.repeat(10)}]`),
  ].join('\n') + '\n';

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'nothing is thrown';
  } catch (error) {
    return error instanceof InputError ? error.problem.code : String(error);
  }
}

it('a pointer says where, which bytes, and on which line', () => {
  expect(outs(pointer('path: test.csv'))).toEqual([
    {
      pointer: 'data/test.csv.dvc',
      path: 'data/test.csv',
      md5,
      folder: false,
      size: 3,
      unixText: false,
      imported: false,
      at: {
        path: 'data/test.csv.dvc',
        start: { line: 2, column: 3 },
        end: { line: 2, column: 40 },
      },
    },
  ]);
});

it('a folder, DVC 2, another working folder, an import', () => {
  expect(outs(`outs:\n- {md5: ${md5}.dir, path: parts}\n`)).toMatchObject([{ md5, folder: true, unixText: true }]);
  expect(outs(`wdir: ../other\n${pointer('path: x/y')}`)).toMatchObject([{ path: 'other/x/y' }]);
  expect(outs(`deps:\n- {path: a, repo: {url: 'https://e.org'}}\n${pointer('path: a')}`)).toMatchObject([
    { imported: true },
  ]);
});

it.each(['../../etc/passwd', '/etc/passwd', '~/x', 's3://bucket/x', 'C:\\x', '"a\\0b"', '..', '"./../.."', 'a\\b'])(
  'the path %s is outside, and is never a path of the repository',
  (path) => {
    expect(outs(pointer(`path: ${path}`))[0]).not.toHaveProperty('path');
  },
);

it.each([
  ['an md5 that is short', `outs:\n- {md5: d41d8cd98f, path: x}`],
  ['an md5 in capitals', `outs:\n- {md5: ${md5.toUpperCase()}, path: x}`],
  ['an md5 that leads elsewhere', `outs:\n- {md5: ../../../../../../../../etc/passwd, path: x}`],
  ['an md5 that is a number', `outs:\n- {md5: 12345678901234567890123456789012, path: x}`],
  ['no path', `outs:\n- {md5: ${md5}}`],
  ['no outs', 'deps: []'],
  ['outs without an entry', 'outs: []'],
  ['outs that are a map', `outs: {md5: ${md5}, path: x}`],
  ['an entry that is text', 'outs: [x]'],
  ['a working folder outside', `wdir: ../..\n${pointer('path: x')}`],
  ['a list', '- 1'],
  ['no text', '\0\u0001'],
  ['nothing', ''],
  ['two documents', `${pointer('path: x')}---\n${pointer('path: y')}`],
  ['a key twice', pointer('path: x\n  path: y')],
  ['aliases that explode', `${bomb}${pointer('path: x')}`],
  ['a tower of lists', `outs: ${'['.repeat(100_000)}`],
  ['more than a megabyte', `#${'x'.repeat(1_000_001)}\n${pointer('path: x')}`],
  ['a key of JavaScript’s', `outs:\n- {__proto__: {md5: ${md5}}, path: x}`],
])('no pointer: %s', (_, text) => {
  expect(codeOf(() => outs(text))).toBe('input/dvc-pointer');
});

describe('dvc.lock', () => {
  const lock = (stages: string): Uint8Array => bytes(`schema: '2.0'\nstages:\n${stages}`);

  it('keeps the outs of each stage, from the folder where the stage runs', () => {
    const stages = `  a:\n    outs: [{path: x, md5: ${md5}, hash: md5}]\n  b@1:\n    outs: [{path: y, md5: ${md5}}]\n  c: {cmd: x}\n`;
    const pipeline = bytes('stages: {b: {foreach: [1], do: {wdir: ../made}}}');
    expect(outsOfLock('p/dvc.lock', lock(stages), pipeline).map(({ path }) => path)).toEqual(['p/x', 'made/y']);
    expect(outsOfLock('dvc.lock', bytes("schema: '2.0'\n"))).toEqual([]);
  });

  it.each([
    ['another schema', bytes("schema: '1.0'\n"), undefined],
    ['none', bytes('a: {outs: []}\n'), undefined],
    ['a stage that runs outside', lock(`  a: {outs: [{path: x, md5: ${md5}}]}\n`), bytes('stages: {a: {wdir: /etc}}')],
    ['a pipeline that is no YAML', lock('  a: {}\n'), bytes('{')],
  ])('refused: %s', (_, text, pipeline) => {
    expect(codeOf(() => outsOfLock('dvc.lock', text, pipeline))).toBe('input/dvc-pointer');
  });
});

describe('a folder’s list', () => {
  it.each([
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "../x.csv"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "/x.csv"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a/../../x"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a/./x"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": ""}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a\\\\..\\\\x"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a\\u0000"}]',
    '[{"md5": "../../x", "relpath": "a"}]',
    '[{"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a"}, {"md5": "d41d8cd98f00b204e9800998ecf8427e", "relpath": "a"}]',
    '[null]',
    '{}',
    '[',
  ])('refused: %s', (text) => {
    expect(codeOf(() => readFolderList('x.dvc', bytes(text)))).toBe('input/dvc-pointer');
  });

  it('comes back as it was written, in whatever order', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 8 })
      .filter((text) => insidePath('.', text) === text);
    fc.assert(
      fc.property(fc.uniqueArray(name), (paths) => {
        const files = paths.map((path) => ({ path, md5 }));
        const written = folderListBytes(files);
        expect(Buffer.from(folderListBytes(files.toReversed())).equals(Buffer.from(written))).toBe(true);
        expect(written.every((byte) => byte >= 32 && byte < 127)).toBe(true);
        const sorted = (list: readonly { path: string }[]): string[] => list.map(({ path }) => path).sort();
        expect(sorted(readFolderList('x.dvc', written))).toEqual(sorted(files));
      }),
    );
  });
});

it('no path leads out of the repository, however it is spelled', () => {
  const part = fc.constantFrom('..', '.', '', 'a', '~', '/', '\\', 'c:', '\0', '...');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('.', 'a', 'a/b'), (parts, folder) => {
      const path = insidePath(folder, parts.join('/'));
      if (path === undefined) return;
      expect(path).not.toMatch(/^\/|\\|\0|(^|\/)\.\.(\/|$)/);
      expect(path).not.toBe('.');
    }),
  );
});

it('the cache’s folder, as DVC writes its settings', () => {
  expect(
    cacheFolderOf(
      '[core]\n    dir = x\n[\'remote "a"\']\n    url = y\n[cache]\n    dir = ../c d\n    type = symlink\n',
    ),
  ).toBe('../c d');
  expect(cacheFolderOf('[cache]\r\n  dir = "/srv/dvc"\r\n')).toBe('/srv/dvc');
  expect(cacheFolderOf('[core]\nremote = a\n')).toBeUndefined();
  expect(cacheFolderOf('')).toBeUndefined();
});

it('a pointer by its name', () => {
  expect(['a.dvc', 'd/a.csv.dvc', '.dvc', 'd/.dvc', 'dvc', 'a.dvc/b'].filter(isDvcPointer)).toEqual([
    'a.dvc',
    'd/a.csv.dvc',
  ]);
});
