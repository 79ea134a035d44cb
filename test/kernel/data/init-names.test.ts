// What modelgate init makes of names and files: hostile columns, training data beside a test set, paths that are wrong.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@modelgate/core';
import { writeNew, type ProposalOptions } from '@modelgate/host';
import { seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { testProject, type Content } from '../../fixtures/project.ts';
import { csv, customers, proposed } from '../../fixtures/proposal.ts';

const table = { 'data/customers.csv': csv(customers) };

describe('names and files', () => {
  it('hostile names of columns come out as YAML', async () => {
    const names = [
      '*',
      '__proto__',
      "it's",
      'a: b',
      '- x',
      '#',
      'a\nb: 1',
      '\u202Egnp',
      '<<',
      'null',
      '"',
      '{a}',
      '&a',
      ' ',
    ];
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const rows = customers.map((_, i) => [...names.keys()].map((k) => (i * (k + 3)) % 7).join(','));
    const files = { 'data.csv': [quoted, ...rows, ''].join('\n') };
    await proposed(files, {}, async ({ text, run }) => {
      expect(text).not.toContain('\u202E');
      expect(text).toContain('2 columns have names that no rule can stand under');
      const [report] = await run();
      expect(report!.error).toBeUndefined();
      expect(report!.verdict).toBe('pass');
    });
  });

  it('several data sets get rules of their own', async () => {
    const files = { 'data/train.csv': csv(customers), 'data/test.csv': csv(customers.slice(0, 400)) };
    await proposed(files, { label: 'churned' }, async ({ run }) => {
      expect((await run()).map(({ data, verdict }) => [data, verdict])).toEqual([
        ['test', 'pass'],
        ['train', 'pass'],
      ]);
    });
  });

  it('training data beside a test set is its reference; what holds between the two today is asked of both', async () => {
    const uniform = seededUniforms('train beside test');
    const people = (older: number): string =>
      csv(
        Array.from({ length: 500 }, () => ({
          age: 20 + older + Math.floor(50 * uniform()),
          balance: (5000 + 1000 * uniform()).toFixed(2),
          plan: ['basic', 'pro', 'team'][Math.floor(3 * uniform())]!,
          churned: Number(uniform() < 0.3),
        })),
      );
    const apart = { 'data/train.csv': people(0), 'data/test.csv': people(0) };
    await proposed(apart, { label: 'churned' }, async ({ text, notes, run }) => {
      expect(text).toMatch(/reference: train # named like training data, with the same columns, 500 rows/);
      expect(text).toMatch(/leakage: \{with: train\}/);
      expect(notes).toHaveLength(1);
      expect((await run()).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    });
    const older = { ...apart, 'data/test.csv': people(30) };
    await proposed(older, { label: 'churned' }, async ({ text, run }) => {
      expect(text).toMatch(/1 do not and are left out: see why first/);
      expect(text).toMatch(/except: \[age\]/);
      expect((await run()).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    });
  });

  it('rows of a test set that occur in its training data are said, and no rule is proposed that fails at once', async () => {
    const files = { 'data/train.csv': csv(customers), 'data/test.csv': csv(customers.slice(0, 400)) };
    await proposed(files, { label: 'churned' }, async ({ text, notes }) => {
      expect(text).not.toContain('leakage: {with');
      expect(notes).toContain(
        'leakage of data/test.csv is not proposed: against data/train.csv it does not hold today',
      );
    });
  });

  it('data that lies in folders of data/ is found there, where data/ itself has none', async () => {
    const deep = { 'data/raw/2024/test.csv': csv(customers) };
    await proposed(deep, {}, async ({ text }) => expect(text).toContain('path: data/raw/2024/test.csv'));
    const both = { ...deep, 'data/now.csv': csv(customers) };
    await proposed(both, {}, async ({ text }) => expect(text).not.toContain('2024'));
  });

  it('a policy that is there is not touched', async () => {
    const project = testProject({ 'modelgate.yml': 'version: 1\n' });
    const path = join(project.folder, 'modelgate.yml');
    expect(await writeNew(path, 'other')).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('version: 1\n');
    expect(await writeNew(join(project.folder, 'new/modelgate.yml'), 'other')).toBe(true);
    expect(existsSync(`${path}.${process.pid}.tmp`)).toBe(false);
    project.close();
  });

  it('a policy below the working folder names data of that folder, without Git as with it', async () => {
    await proposed(table, { out: 'policies/modelgate.yml' }, async ({ text }) => {
      expect(text).toContain('path: ../data/');
    });
  });

  it.each<[string, Readonly<Record<string, Content>>, Partial<ProposalOptions>, string]>([
    ['no data', {}, {}, 'input/file-missing'],
    ['no such data', table, { data: ['data/other.csv'] }, 'input/file-missing'],
    ['data outside the repository', table, { data: ['../x.csv'] }, 'input/file-missing'],
    ['no such label', table, { label: 'chruned' }, 'input/label-missing'],
    ['a header and no row', { 'data/empty.csv': 'a,b\n' }, {}, 'input/no-rows'],
    [
      'many files',
      Object.fromEntries(['v', 'w', 'x', 'y', 'z'].map((i) => [`data/${i}.csv`, 'a\n1\n'])),
      {},
      'input/argument',
    ],
  ])('%s is an error that says so', async (_, files, options, code) => {
    const error = await proposed(files, options, async () => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).problem.code).toBe(code);
  });
});
