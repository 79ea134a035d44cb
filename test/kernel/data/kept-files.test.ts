// Data of many files with results of earlier runs at hand: the verdict is the same, and the report says what was read.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore } from '@modelgate/adapters';
import type { Report } from '@modelgate/core';
import { afterAll, expect, it } from 'vitest';
import { treeOf } from '../../fixtures/base-tree.ts';
import { testProject } from '../../fixtures/project.ts';

const policy = (rules: string): string => `version: 1
data: { test: { path: 'data/*.csv' } }
gates:
  validate-data:
    columns: { x: { type: integer, max: 100 } }
    expressions: [{ name: positive, violations: x < 0 }]
${rules}
`;

const csv = (xs: readonly number[], s = 'abc'): string =>
  `x,s\n${xs.map((x, i) => `${x},${s[i % s.length]}`).join('\n')}\n`;
const rows = (k: number): string => csv(Array.from({ length: 30 }, (_, i) => 10 * k + (i % 10)));
const files = Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`data/part-${k}.csv`, rows(k)]));
const policies = {
  'modelgate.yml': policy(''),
  'whole.yml': policy('    unique: [x]'),
  'changed.yml': policy('    rows: { change: 10% }'),
};
const project = testProject({ ...policies, ...files });
afterAll(() => project.close());

const origin = { run: 'local', attempt: 1, sha: '', onDefaultBranch: false };
const store = folderStore(mkdtempSync(join(project.folder, 'kept-')), {
  origin,
  say: (sentence) => expect.fail(sentence),
});

async function run(name = 'modelgate.yml'): Promise<Report> {
  const [report] = await project.run(name, undefined, store);
  return report!;
}

const judged = ({ verdict, findings, measurements }: Report) => ({ verdict, findings, measurements });
const first = ({ notes }: Report): string => notes[0]!;

it('only a changed file is read, and what it changes is found', async () => {
  const [plain] = await project.run();
  const cold = await run();
  expect(first(cold)).toMatch(/^All 9 files of test were read/);
  const warm = await run();
  expect(first(warm)).toMatch(/^Of 9 files of test, (0 were|1 was) read/);
  for (const report of [cold, warm]) expect(judged(report)).toEqual(judged(plain!));
  writeFileSync(join(project.folder, 'data/part-4.csv'), 'x,s\n-1,a\n101,b\n');
  const changed = await run();
  expect(first(changed)).toMatch(/^Of 9 files of test, 1 was read/);
  const [again] = await project.run();
  expect(judged(changed)).toEqual(judged(again!));
  expect([cold.verdict, changed.verdict]).toEqual(['pass', 'fail']);
});

it('what needs all rows at once reads all files, and is named', async () => {
  await run('whole.yml');
  const report = await run('whole.yml');
  expect(first(report)).toBe(
    'All 9 files of test were read for data/unique: that is measured on the whole, not file by file.',
  );
});

it('a change is compared with the base branch as without what is kept, and only what nobody saw is read', async () => {
  const told = async (base: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const tree = treeOf({ ...policies, ...base });
    const [plain] = await project.run('changed.yml', tree);
    const [report] = await project.run('changed.yml', tree, store);
    expect(judged(report!)).toEqual(judged(plain!));
    expect([report!.rows, report!.against]).toEqual([plain!.rows, plain!.against]);
    expect(report!.rows.map(({ title }) => title)).toEqual(expect.arrayContaining(['x', 's']));
    return report!.notes.slice(0, 2);
  };
  writeFileSync(join(project.folder, 'data/part-4.csv'), csv([41, 42, 43, 44], 'zzza'));
  await told(files);
  expect(await told(files)).toEqual(notesOf(0, 0));
  writeFileSync(join(project.folder, 'data/part-4.csv'), csv([45, 42, 43, 44], 'zyza'));
  expect(await told(files)).toEqual(notesOf(1, 0));
  // The base branch moves too: what its histograms are made about stays where it was.
  expect(
    await told({
      ...files,
      'data/part-2.csv': csv(
        Array.from({ length: 30 }, (_, i) => 20 + (i % 9)),
        'bc',
      ),
    }),
  ).toEqual(notesOf(0, 1));
});

const notesOf = (own: number, base: number): readonly unknown[] =>
  [own, base].map((n, i) =>
    expect.stringMatching(`^Of 9 files of test${i === 0 ? '' : ' on the base branch'}, ${n} w(as|ere) read`),
  );

it('a change of the policy alone reads nothing again', async () => {
  const base = treeOf({ ...policies, ...files });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project.folder, path), text);
  await project.run('changed.yml', base, store);
  const [report] = await project.run('changed.yml', base, store);
  expect(first(report!)).toMatch(/^Of 9 files of test, (0 were|1 was) read/);
});
