// The base branch judges too: its rules on the change's data, its reference, its number of rows.
import { explain, type BaseTree, type Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { explainedReport, runOnce, testProject } from '../../fixtures/project.ts';
import { treeOf } from '../../fixtures/base-tree.ts';

const judged = (head: Record<string, string>, base: Record<string, string> | BaseTree): Promise<Report> =>
  explainedReport(head, 'commit' in base ? (base as BaseTree) : treeOf(base));

const policy = (rules: string): string => `version: 1
data: { test: { path: test.csv }, train: { path: train.csv } }
gates:
  validate-data:
    data: test
    ${rules}
`;

const csv = (rows: number, sex = (i: number): string => (i % 2 === 0 ? 'F' : 'M')): string =>
  `age,sex\n${Array.from({ length: rows }, (_, i) => `${20 + (i % 50)},${sex(i)}`).join('\n')}\n`;

const finding = (report: Report, id: string) => report.findings.find((f) => f.id === id);

describe('the number of rows against the base branch', () => {
  const rules = policy('rows: { change: 10% }');
  const files = (rows: number): Record<string, string> => ({
    'modelgate.yml': rules,
    'test.csv': csv(rows),
    'train.csv': csv(9),
  });

  it.each([
    [105, 'pass'],
    [110, 'pass'],
    [111, 'fail'],
    [89, 'fail'],
    [100, 'pass'],
  ])('%i rows instead of 100: %s', async (rows, outcome) => {
    const report = await judged(files(rows), files(100));
    expect(finding(report, 'data/rows/limit=change')).toMatchObject({ outcome });
    expect(report.against).toBe(
      rows === 100 ? 'no change' : `rows ${rows > 100 ? '+' : '−'}${Math.abs(rows - 100)}, no column changed`,
    );
  });

  it('the report names the file of either side', async () => {
    const { subjects } = await judged(files(105), files(100));
    expect(subjects.flatMap(({ kind, name, path }) => (kind === 'data' ? [[name, path]] : []))).toEqual([
      ['test', 'test.csv'],
      ['test on the base branch', 'test.csv'],
    ]);
  });

  it('a new data set has nothing to be compared with, which is proven', async () => {
    const { 'test.csv': _, ...without } = files(100);
    expect(finding(await judged(files(100), without), 'data/rows/limit=change')).toMatchObject({
      outcome: 'inapplicable',
    });
  });

  it('data that cannot be read there is unknown, and blocks', async () => {
    const base: BaseTree = {
      ...treeOf(files(100)),
      read: (path) =>
        Promise.resolve(path === 'test.csv' ? { unreadable: 'no token' } : { found: new TextEncoder().encode(rules) }),
    };
    const report = await judged(files(100), base);
    expect(finding(report, 'data/rows/limit=change')).toMatchObject({ outcome: 'unknown' });
    expect(report.verdict).toBe('error');
  });
});

describe('a change of what a data set is, over the same files', () => {
  const data = { 'test.csv': csv(300), 'train.csv': csv(300, () => 'X') };

  it('a base branch that compares the data with itself measures what it asks', async () => {
    const strict = { ...data, 'modelgate.yml': policy('reference: test\n    drift: { columns: all }') };
    const report = await judged({ ...data, 'modelgate.yml': policy('rows: { min: 10 }') }, strict);
    expect(report.findings.filter(({ outcome }) => outcome === 'unknown')).toEqual([]);
  });

  it.each(['label', 'id'])(
    'rows that occurred in training data do so still when the change drops the %s',
    async (what) => {
      const rules = policy('leakage: { with: train, max: 0, target-proxies: false }');
      const strict = rules.replace('path: test.csv', `path: test.csv, ${what}: sex`);
      const report = await judged({ ...data, 'modelgate.yml': rules }, { ...data, 'modelgate.yml': strict });
      const loosened = report.findings.find(({ id }) => id.startsWith('policy/loosened/data/leakage-rows'));
      expect(loosened).toMatchObject({ outcome: 'fail' });
    },
  );
});

describe('a change of the policy', () => {
  const data = { 'test.csv': csv(100), 'train.csv': csv(9) };
  const strict = { ...data, 'modelgate.yml': policy('columns: { age: { max: 60 } }') };

  it.each([
    ['relaxed', 'columns: { age: { max: 99 } }'],
    ['tolerated', 'columns: { age: { max: { value: 60, violations: 50% } } }'],
    ['only warned of', 'columns: { age: { max: { value: 60, severity: warn } } }'],
    ['dropped', 'columns: { age: {} }'],
  ])('a limit of the base that fails and is %s blocks', async (_, rules) => {
    const report = await judged({ ...data, 'modelgate.yml': policy(rules) }, strict);
    expect(finding(report, 'policy/loosened/data/max/column=age')).toMatchObject({
      outcome: 'fail',
      severity: 'block',
    });
    expect(report.verdict).toBe('fail');
  });

  it('relaxing a limit that holds anyway is nobody’s business', async () => {
    const loose = { ...data, 'modelgate.yml': policy('columns: { age: { max: 99 } }') };
    const report = await judged({ ...data, 'modelgate.yml': policy('columns: { age: { max: 120 } }') }, loose);
    expect(report.findings.filter(({ rule }) => rule === 'policy/loosened')).toEqual([]);
    expect(report.verdict).toBe('pass');
    expect(report.decidedBy).toBe('2 checks on 100 rows');
  });

  it('dropping the gate altogether is seen', async () => {
    const other = `version: 1\ndata: { test: { path: test.csv }, train: { path: train.csv } }\ngates: { validate-data: { data: train, rows: { min: 1 } } }\n`;
    const before = `version: 1\ndata: { test: { path: test.csv }, train: { path: train.csv } }\ngates: { validate-data: { data: [train, test], rows: { min: 50 } } }\n`;
    const project = testProject({ 'test.csv': csv(10), 'train.csv': csv(100), 'modelgate.yml': other });
    const reports = await project.run(
      'modelgate.yml',
      treeOf({ 'test.csv': csv(100), 'train.csv': csv(100), 'modelgate.yml': before }),
    );
    project.close();
    expect(reports.map((r) => [r.data, r.verdict])).toEqual([
      ['train', 'pass'],
      ['test', 'fail'],
    ]);
    expect(reports[1]!.findings.map((f) => f.id)).toEqual(
      expect.arrayContaining(['policy/loosened/validate-data/test', 'policy/loosened/data/rows/limit=min']),
    );
  });
});

it('what a dropped gate would have blocked is explained from the report alone', async () => {
  const gates = (data: string): string =>
    policy('').replace(
      / {2}validate-data:[^]*/,
      `  validate-data: { data: ${data}, reference: train, drift: { columns: all } }\n`,
    );
  const data = { 'train.csv': csv(900), 'test.csv': csv(900, () => 'X') };
  const reports = await runOnce(
    { ...data, 'modelgate.yml': gates('train') },
    'modelgate.yml',
    treeOf({ ...data, 'modelgate.yml': gates('[train, test]') }),
  );
  const dropped = reports.find((report) => report.data === 'test')!;
  expect(finding(dropped, 'policy/loosened/data/drift/column=sex')).toMatchObject({ outcome: 'fail' });
  for (const one of dropped.findings) expect(explain(dropped, one)).toMatchObject({ agrees: true });
});

describe('a change of the reference', () => {
  const rules = policy('reference: train\n    categories: { new: 0 }');
  const head = {
    'modelgate.yml': rules,
    'test.csv': csv(40, (i) => (i % 4 === 0 ? 'X' : 'F')),
    'train.csv': csv(40, () => 'X').replaceAll('20,X', '20,F'),
  };
  const base = { 'modelgate.yml': rules, 'test.csv': csv(40), 'train.csv': csv(40) };

  it('the base’s reference judges too, and the change of it is said', async () => {
    const report = await judged(head, base);
    expect(finding(report, 'data/categories/column=sex/categories=new')).toMatchObject({ outcome: 'pass' });
    expect(finding(report, 'policy/loosened/data/categories/column=sex/categories=new')).toMatchObject({
      outcome: 'fail',
    });
    expect(finding(report, 'policy/yardstick-changed/data/train')).toMatchObject({ severity: 'warn' });
  });

  it('one that the change takes away, with all that names it, is the base branch’s copy', async () => {
    const without = 'version: 1\ndata: { test: { path: test.csv } }\ngates: { validate-data: { rows: { min: 9 } } }\n';
    const report = await judged({ 'test.csv': head['test.csv'], 'modelgate.yml': without }, base);
    expect(finding(report, 'policy/loosened/data/categories/column=sex/categories=new')).toMatchObject({
      outcome: 'fail',
    });
    expect(finding(report, 'policy/yardstick-changed/data/train')!.message.observed).toContain('no longer compared');
  });
});

it('a rule of every other column cannot be lost by saying that they may lack', async () => {
  const rules = policy("columns: { '*': { required: false, nulls: 0 } }");
  const report = await judged({ 'modelgate.yml': rules, 'test.csv': csv(9), 'train.csv': csv(9) }, {});
  expect(report.verdict).toBe('error');
  expect(JSON.stringify(report.error)).toContain('policy/ambiguous');
});

describe('a change of other settings', () => {
  it('is told in the words of the policy, where it can make a judgement milder', async () => {
    const data = { 'test.csv': csv(40), 'train.csv': csv(40) };
    const before = policy(
      'reference: train\n    show-values: true\n    columns: { age: { pii: forbid }, sex: { required: false } }\n    references: [{ columns: sex, in: train.sex }]',
    );
    const report = await judged(
      { ...data, 'modelgate.yml': policy('columns: { age: {} }') },
      { ...data, 'modelgate.yml': before },
    );
    const told = report.findings.filter(({ rule }) => rule === 'policy/yardstick-changed');
    expect(told.map(({ message }) => `${message.subject}: ${message.observed}`)).toEqual([
      'the yardstick: gates.validate-data.reference: was train, is nothing',
      'the yardstick: gates.validate-data.columns, pii: forbid or show-values: false: was age, is nothing',
    ]);
  });
});

describe('what a change makes of the data is told', () => {
  const files = (test: string): Record<string, string> => ({
    'modelgate.yml': policy('rows: { min: 10 }'),
    'test.csv': test,
    'train.csv': csv(9),
  });
  const told = (report: Report): readonly string[] =>
    report.rows.filter((row) => row.metric === 'data/change').map(({ title, change }) => `${title}: ${change}`);

  it('columns that came, went or are of another type, and how far the others moved', async () => {
    const before = csv(400).replace('age,sex', 'age,was');
    const after = csv(400, () => 'F').replaceAll(/^(\d+),/gm, (_, age: string) => `${Number(age) + 30},`);
    const report = await judged(files(after), files(before));
    expect(report.against).toBe('as many rows, columns changed: +sex, −was');
    expect(told(report)).toEqual(['age: 2.08 sd (1.94 … 2.22)']);
    expect(report.findings.map((f) => f.id)).toEqual(['data/rows/limit=min']);
  });

  it('levels and missing values', async () => {
    const some = csv(400, (i) => (i % 4 === 0 ? '' : i % 8 < 4 ? 'F' : 'M'));
    const report = await judged(files(some), files(csv(400)));
    expect(told(report)).toEqual([
      'age: 0.000 sd (0.000 … 0.139)',
      'sex: 0.000 Jensen–Shannon (0.000 … 0.090)',
      'missing values of sex: 25.0 points (19.0 … 31.0)',
    ]);
  });

  it('nothing of equal bytes, and of no base branch', async () => {
    expect(told(await judged(files(csv(400)), files(csv(400))))).toEqual([]);
    const { 'test.csv': _, ...without } = files(csv(400));
    expect(told(await judged(files(csv(400)), without))).toEqual([]);
  });
});

describe('the training data as it was', () => {
  const rules = policy('leakage: { with: train, near-duplicates: false }');
  const rows = (from: number): string => `age,sex\n${Array.from({ length: 20 }, (_, i) => `${from + i},F\n`).join('')}`;

  it('rows of the test set that occurred in it are found, although this change takes them out', async () => {
    const head = { 'modelgate.yml': rules, 'test.csv': rows(100), 'train.csv': rows(500) };
    const report = await judged(head, { ...head, 'train.csv': rows(90) });
    expect(finding(report, 'data/leakage-rows/with=train')).toMatchObject({ outcome: 'pass' });
    expect(finding(report, 'policy/loosened/data/leakage-rows/with=train')).toMatchObject({
      outcome: 'fail',
      severity: 'block',
      message: { observed: '10 of 20 rows (50.0 %) occur in train' },
    });
  });
});
