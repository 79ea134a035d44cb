// modelgate init: what it proposes holds on its data, catches what is planted into it, and tells no value that it must not.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, type Report } from '@modelgate/core';
import { floorOf } from '@modelgate/gates';
import { environment, propose, writeNew, type ProposalOptions } from '@modelgate/host';
import { seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { repositoryFile, runOnce, testProject, type Content } from '../../fixtures/project.ts';

const silent = { start: () => {}, advance: () => {}, end: () => {} };

interface Proposed {
  readonly text: string;
  readonly notes: readonly string[];
  /** What the proposal says of its own data. */
  readonly run: () => Promise<readonly Report[]>;
}

async function proposed<T>(
  files: Readonly<Record<string, Content>>,
  options: Partial<ProposalOptions>,
  work: (proposal: Proposed) => Promise<T>,
): Promise<T> {
  const project = testProject(files);
  const { folder } = project;
  try {
    const { text, notes } = await propose({
      cwd: folder,
      out: 'modelgate.yml',
      data: [],
      models: [],
      env: environment(),
      progress: silent,
      ...options,
    });
    writeFileSync(join(folder, 'modelgate.yml'), text);
    return await work({ text, notes, run: () => project.run() });
  } finally {
    project.close();
  }
}

/** Rows of a table without chance: what follows from the row's number. */
const customers = Array.from({ length: 600 }, (_, i) => ({
  customer_ref: 90_000 + i,
  email: `canary${i}@example.com`,
  plan: ['basic', 'pro', 'team'][i % 3]!,
  country: i % 97 === 0 ? 'LI' : i === 500 ? 'CANARYLAND' : ['CH', 'DE', 'FR', 'IT'][i % 4]!,
  code: `Z${String((i * 37) % 1000).padStart(3, '0')}`,
  age: 18 + ((i * 7) % 60),
  balance: ((i * 7919) % 100_003) / 100 + 5000,
  note: i % 10 === 0 ? '' : `free text ${(i * 31) % 600}`,
  churned: i % 5 === 0 ? 1 : 0,
}));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

type Row = (typeof customers)[number];

function csv(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0]!);
  return [names.join(','), ...rows.map((row) => names.map((name) => String(row[name])).join(',')), ''].join('\n');
}

const table = { 'data/customers.csv': csv(customers) };

describe('a small table', () => {
  it('gets the policy that is kept here', async () => {
    await proposed(table, { label: 'churned' }, async ({ text }) => {
      const golden = repositoryFile('test/golden/init/customers.yml');
      if (process.env['UPDATE'] === '1') writeFileSync(golden, text);
      expect(text).toBe(readFileSync(golden, 'utf8'));
    });
  });

  it('keeps it', async () => {
    await proposed(table, { label: 'churned' }, async ({ run }) => {
      const [report] = await run();
      const others = report!.findings
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ id, outcome }) => [id, outcome]);
      expect([report!.verdict, others]).toEqual(['pass', [['data/rows/limit=change', 'inapplicable']]]);
    });
  });

  it('shows no value of what looks personal, is rare, or has many values', async () => {
    await proposed(table, {}, async ({ text, notes }) => {
      const said = text + notes.join('\n');
      for (const canary of ['canary', 'CANARYLAND', 'Z037', 'free text', '90001']) expect(said).not.toContain(canary);
      expect(said).toMatch(/email:\n\s+pii: forbid/);
    });
  });
});

describe('what is planted into it is found', () => {
  const policy = once(() => proposed(table, { label: 'churned' }, ({ text }) => Promise.resolve(text)));

  const planted: readonly (readonly [
    string,
    string,
    (row: Row, i: number) => Partial<Record<keyof Row, string | number>>,
  ])[] = [
    ['a missing value where there was none', 'data/nulls', (_, i) => (i === 17 ? { plan: '' } : {})],
    ['a value that was not there', 'data/in', (_, i) => (i === 17 ? { plan: 'gold' } : {})],
    ['a negative age', 'data/min', (_, i) => (i === 17 ? { age: -1 } : {})],
    ['a key twice', 'data/unique', (_, i) => (i === 17 ? { customer_ref: 90_018 } : {})],
    ['a code of another length', 'data/matches', (_, i) => (i === 17 ? { code: 'Z12' } : {})],
    ['words among numbers', 'data/type', (_, i) => (i === 17 ? { age: 'old' } : {})],
    ['amounts in another unit', 'data/outliers', ({ balance }, i) => (i % 10 === 0 ? { balance: balance * 100 } : {})],
    ['one class only', 'data/class-balance', () => ({ churned: 0 })],
    ['a column that says nothing', 'data/constant-columns', () => ({ plan: 'pro' })],
    ['most rows lost', 'data/rows', () => ({})],
  ];
  it.each(planted)('%s', async (_, rule, change) => {
    const rows = customers.map((row, i) => ({ ...row, ...change(row, i) }));
    const data = csv(rule === 'data/rows' ? rows.slice(0, 100) : rows);
    const [report] = await runOnce({ 'modelgate.yml': await policy(), 'data/customers.csv': data });
    const failed = report!.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    expect(failed.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('Adult', () => {
  const adult = { copy: 'examples/credit/data/test.parquet' };
  const model = { copy: 'examples/credit/models/better.onnx' };

  it('passes what is proposed for it, its model too', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, { missing: '?' }, async ({ text, run }) => {
      expect(text).toContain('label: income # the only column that the model does not read');
      expect(text).toContain('positive: ">50K" # a guess: the rarer of two classes');
      expect(text).toMatch(/accuracy: \{min: 0\.84\d, margin: 1pt\}/);
      expect(text).toMatch(/log-loss: \{margin: 5%\}/);
      const reports = await run();
      expect(reports.map(({ gate, verdict }) => [gate, verdict])).toEqual([
        ['validate-data', 'pass'],
        ['evaluate-model', 'pass'],
      ]);
    });
  });

  it('proposes groups as a comment, which is a gate once its marks are taken away', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, { missing: '?' }, async ({ text, notes }) => {
      expect(notes.join()).toContain('bias-check is proposed as a comment');
      const at = text.indexOf('#   bias-check:');
      const lines = text.slice(at).trimEnd().split('\n');
      expect(lines.map((line) => line.replace(/ #.*$/, ''))).toEqual([
        '#   bias-check:',
        '#     data: test',
        '#     groups:',
        '#       - {name: age, column: age, bins: [25, 45, 65]}',
        '#       - marital_status',
        '#       - race',
        '#       - sex',
        '#       - native_country',
        '#     parity:',
        '#       equal-opportunity: {margin: 3pt}',
      ]);
      const asked = text.slice(0, at) + lines.map((line) => line.replace(/^# /, '')).join('\n');
      const reports = await runOnce({ ...files, 'modelgate.yml': asked });
      const report = reports.find(({ gate }) => gate === 'bias-check')!;
      expect(report.error).toBe(undefined);
      expect(report.groups!.map(({ by }) => by)).toEqual(['age', 'marital_status', 'race', 'sex', 'native_country']);
    });
  });

  it('says why a model gets no limits, and proposes the rest', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, {}, async ({ text, notes, run }) => {
      expect(notes.join('\n')).toContain('no limits proposed');
      expect(text).not.toContain('evaluate-model');
      expect((await run()).map(({ verdict }) => verdict)).toEqual(['pass']);
    });
  });
});

describe('a regression and many classes', () => {
  it.each([
    ['diabetes.csv', 'diabetes_ridge.onnx', /rmse: \{max: 6\d\.?\d?, margin: 5%\}[^]*mae: \{margin: 5%\}/],
    ['digits_test.csv', 'digits_mlp.onnx', /accuracy: \{min: 0\.936, margin: 1pt\}[^]*log-loss: \{margin: 5%\}/],
  ])('%s', async (data, model, limits) => {
    const files = {
      [`data/${data}`]: { copy: `test/fixtures/data/${data}` },
      'models/m.onnx': { copy: `test/fixtures/models/${model}` },
    };
    await proposed(files, { label: 'y' }, async ({ text, run }) => {
      expect(text).toMatch(limits);
      expect((await run()).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    });
  });
});

describe('floors', () => {
  it.each([
    [500, 5.0],
    [1000, 3.8],
    [2000, 3.0],
    [50_000, 3.0],
  ])('of %i rows leave %d points', (n, points) => {
    expect(100 * (0.85 - floorOf(0.85, n))).toBeCloseTo(points, 0);
  });
});

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
      expect(text).toMatch(/reference: train # called like training data, with the same columns, 500 rows/);
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
      expect(text).not.toContain('leakage');
      expect(notes).toContain(
        'leakage of data/test.csv is not proposed: against data/train.csv it does not hold today',
      );
    });
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

  it.each<[string, Readonly<Record<string, Content>>, Partial<ProposalOptions>, string]>([
    ['no data', {}, {}, 'input/file-missing'],
    ['no such data', table, { data: ['data/other.csv'] }, 'input/file-missing'],
    ['data outside the repository', table, { data: ['../x.csv'] }, 'input/file-missing'],
    ['data beside a policy’s folder, without Git', table, { out: 'policies/modelgate.yml' }, 'input/file-missing'],
    ['no such label', table, { label: 'chruned' }, 'input/label-missing'],
    ['a header and no row', { 'data/empty.csv': 'a,b\n' }, {}, 'input/no-rows'],
    ['many files', Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`data/${i}.csv`, 'a\n1\n'])), {}, 'input/argument'],
  ])('%s is an error that says so', async (_, files, options, code) => {
    const error = await proposed(files, options, async () => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).problem.code).toBe(code);
  });
});
