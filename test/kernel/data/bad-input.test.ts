// Bad data and odd policies: a clear error or an explicit unknown, never a pass.
import { appendFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { runOnce, testProject, type Content } from '../../fixtures/project.ts';

const policy = (rules: string, data = 'test: { path: test.csv }'): string => `version: 1
data: { ${data} }
gates:
  validate-data:
    data: test
${rules
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;

async function reportOn(files: Record<string, Content>): Promise<Report> {
  const [report] = await runOnce(files);
  return report!;
}

const on = (rules: string, csv: Content, data?: string): Promise<Report> =>
  reportOn({ 'modelgate.yml': policy(rules, data), 'test.csv': csv });

const found = (report: Report, id: string): Finding => report.findings.find((finding) => finding.id === id)!;

describe('files', () => {
  it.each<readonly [name: string, csv: Content, code: string, says: string]>([
    ['empty', '', 'input/file-empty', 'an empty file'],
    ['a header without rows', 'a,b\n', 'input/no-rows', 'no rows'],
    ['too few fields', 'a,b\n1,2\n3\n', 'input/file-unreadable', 'line 3 (byte 8)'],
    ['another delimiter further down', 'a,b\n1,2\n3;4\n', 'input/file-unreadable', 'line 3 (byte 8)'],
    ['Latin-1', Buffer.from('a,b\n1,caf\xe9\n', 'latin1'), 'input/file-unreadable', 'line 2 (byte 9)'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'input/file-unreadable', 'UTF-16 text, from byte 0 on'],
    ['columns that differ by case', 'age,Age\n1,2\n', 'input/column-ambiguous', 'age and Age'],
    ['the same column twice', 'age,age\n1,2\n', 'input/column-ambiguous', 'age twice'],
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
      'input/file-unreadable',
      'LFS',
    ],
  ])('%s', async (_, csv, code, says) => {
    const report = await on('rows: { min: 1 }', csv);
    expect(report).toMatchObject({ verdict: 'error', gate: 'validate-data', data: 'test', model: '' });
    expect(report.error?.problems[0]).toMatchObject({ code });
    expect(JSON.stringify(report.error)).toContain(says);
  });

  it('no file at all', async () => {
    const report = await reportOn({ 'modelgate.yml': policy('rows: { min: 1 }') });
    expect(report.error?.problems[0]).toMatchObject({ code: 'input/file-missing' });
  });

  it('files of different columns in one glob', async () => {
    const files = { 'part/a.csv': 'x,y\n1,2\n', 'part/b.csv': 'x,z\n1,2\n' };
    const report = await reportOn({
      ...files,
      'modelgate.yml': policy('rows: { min: 1 }', 'test: { path: part/*.csv }'),
    });
    expect(report.error?.problems[0]).toMatchObject({ code: 'input/column-missing' });
  });

  it('a pattern that is none', async () => {
    const report = await on("columns: { s: { matches: '^[a' } }", 's\na\n');
    const { outcome, message } = found(report, 'data/matches/column=s');
    expect([outcome, message.observed]).toEqual(['unknown', 'unknown: ^[a is not a regular expression of RE2']);
  });

  it('an empty reference', async () => {
    const report = await reportOn({
      'modelgate.yml': policy(
        'reference: train\ncategories: { new: 0 }',
        'test: { path: test.csv }, train: { path: train.csv }',
      ),
      'test.csv': 'x\na\n',
      'train.csv': 'x\n',
    });
    expect(report.verdict).toBe('error');
    expect(report.error?.problems[0]).toMatchObject({ code: 'input/no-rows' });
  });

  it('a file that changes while it is read', async () => {
    const project = testProject({
      'modelgate.yml': policy('unique: [carrier]', 'test: { path: test.parquet }'),
      'test.parquet': { copy: 'test/parity/data/flights.parquet' },
    });
    const changing = setInterval(() => appendFileSync(join(project.folder, 'test.parquet'), 'x'), 1);
    const [report] = await project.run();
    clearInterval(changing);
    project.close();
    expect(report!.verdict).toBe('error');
    expect(['input/file-changed', 'input/file-unreadable']).toContain(report!.error?.problems[0]?.code);
  });
});

describe('columns', () => {
  it('one that is lacking fails, and every rule of it is unknown', async () => {
    const report = await on('columns: { agee: { nulls: 0, min: 1, in: [1], type: integer } }', 'age\n1\n');
    expect(report.verdict).toBe('error');
    expect(found(report, 'data/columns').outcome).toBe('fail');
    for (const rule of ['nulls', 'min', 'in', 'type'])
      expect(found(report, `data/${rule}/column=agee`)).toMatchObject({
        outcome: 'unknown',
        message: { observed: expect.stringContaining('did you mean age?') },
      });
  });

  it('one that may be lacking is asked nothing, and is listed', async () => {
    const report = await on('columns: { age: { nulls: 0 }, more: { nulls: 0, required: false } }', 'age\n1\n');
    expect(report.verdict).toBe('pass');
    expect(report.coverage).toContainEqual(expect.objectContaining({ what: 'columns', evaluated: 1, expected: 2 }));
  });

  it.each([
    ['min: 1', 'a\nb\n'],
    ['min: 2020-01-01', '1\n2\n'],
    ["matches: '^a'", '1\n2\n'],
    ['length: 3', '1\n2\n'],
    ['outliers: 0', 'a\nb\n'],
  ])('%s of another type is unknown', async (rule, values) => {
    const report = await on(`columns: { x: { ${rule} } }`, `x\n${values}`);
    expect(report.findings.find((f) => f.rule !== 'data/columns')).toMatchObject({ outcome: 'unknown' });
    expect(report.verdict).toBe('error');
  });

  it.each(['min: 1', 'in: [1]', "matches: '^a'", 'length: 1', 'outliers: 0'])(
    '%s of an all-null column is not a pass',
    async (rule) => {
      const report = await on(`columns: { x: { ${rule} } }`, 'id,x\n1,\n2,\n');
      expect(report.findings.find((f) => f.rule !== 'data/columns')?.outcome).toBe('unknown');
    },
  );

  it('days that are none make text of a column, and are told so', async () => {
    const report = await on(
      'columns: { at: { min: 2020-01-01 } }\nfreshness: { column: at, max-age: 1d }',
      'at\n2020-01-01\n2020-99-99\n',
    );
    expect(found(report, 'data/min/column=at')).toMatchObject({ outcome: 'unknown' });
    expect(found(report, 'data/freshness/column=at')).toMatchObject({ outcome: 'unknown' });
  });

  it('times in the future and infinite ones keep nothing fresh', async () => {
    for (const at of ['9999-01-01', 'infinity']) {
      const report = await on('freshness: { column: at, max-age: 1d }', `at\n2001-01-01\n${at}\n`);
      expect(found(report, 'data/freshness/column=at').outcome).not.toBe('pass');
    }
  });

  const names = [
    'a"; drop view data; --',
    "it's",
    '${x}',
    '| pipe |',
    '<b>',
    '*/ or 1=1 --',
    '`tick`',
    'select',
    'ünï',
    '../..',
    ')',
    'a/b%c',
    '',
  ];

  it.each(names.filter((name) => name !== ''))('injection through the name %s', async (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const rules = [
      `columns: { ${JSON.stringify(name)}: { nulls: 0, min: 2, max: 2, in: [1, 2], type: integer, outliers: 0 } }`,
      `unique: [${JSON.stringify(name)}]`,
      `references: { ${JSON.stringify(name)}: { in: ${JSON.stringify(`test.${name}`)} } }`,
      'duplicates: 0',
      'constant-columns: 0',
    ].join('\n');
    const report = await on(rules, `${quoted},other\n1,5\n2,6\n2,7\n`);
    const outcome = (rule: string): string | undefined => report.findings.find((f) => f.rule === rule)?.outcome;
    expect(report.error).toBeUndefined();
    expect(outcome('data/columns')).toBe('pass');
    expect(outcome('data/nulls')).toBe('pass');
    expect(outcome('data/min')).toBe('fail');
    expect(outcome('data/max')).toBe('pass');
    expect(outcome('data/in')).toBe('pass');
    expect(outcome('data/unique')).toBe('fail');
    expect(outcome('data/references')).toBe('pass');
    expect(outcome('data/duplicates')).toBe('pass');
    expect(outcome('data/constant-columns')).toBe('pass');
  });
});

it('a column that has the name by which statements find their data never passes', async () => {
  const report = await on('columns: { "modelgate:data": { nulls: 0, min: 2 } }', '"modelgate:data",other\n1,5\n');
  expect(report.verdict).toBe('error');
  expect(found(report, 'data/min/column=modelgate:data').outcome).toBe('unknown');
});

describe('what the policy lacks is unknown', () => {
  it.each([
    ['a label', 'conflicting-labels: 0'],
    ['a label', 'class-balance: 10%'],
    ['a pattern', "columns: { x: { matches: '(' } }"],
    ['an allowed expression', 'expressions: [{ name: e, violations: "x in (select x from data)" }]'],
    ['one aggregate', 'expressions: [{ name: e, value: "x", max: 1 }]'],
  ])('%s: %s', async (_, rules) => {
    const report = await on(rules, 'x\na\nb\n');
    expect(report.findings.filter((f) => f.outcome === 'unknown').length).toBeGreaterThan(0);
    expect(report.verdict).toBe('error');
  });

  it('a gate without any rule does not pass', async () => {
    expect((await on('show-values: false', 'x\na\n')).verdict).toBe('error');
  });
});

it('the same input gives the same bytes but for the run’s own block', async () => {
  const files = {
    'modelgate.yml': policy(
      'expressions: [{ name: mean, value: avg(arr_delay), max: 9 }]\nduplicates: 0\nmixed-types: 0',
      'test: { path: t.parquet }',
    ),
    't.parquet': { copy: 'test/parity/data/flights.parquet' },
  };
  const twice = [await reportOn(files), await reportOn(files)].map((report) =>
    JSON.stringify({ ...report, run: undefined }),
  );
  expect(twice[0]).toBe(twice[1]);
});

describe('bounds that no value keeps', () => {
  it.each<readonly [rules: string, says: string]>([
    ['columns: { a: { min: 5, max: 1 } }', 'at least 5 and at most 1'],
    ['columns: { a: { min: 2027-02-01, max: 2027-01-31 } }', 'at least 2027-02-01 and at most 2027-01-31'],
    ['columns: { a: { length: { min: 5, max: 1 } } }', 'as long as min and as short as max'],
    ['rows: { min: 10, max: 1 }', 'rows: nothing is at least min and at most max'],
    ['expressions: [{ name: x, value: avg(a), min: 5, max: 3 }]', 'nothing is at least min and at most max'],
    [
      'expressions: [{ name: x, value: avg(a), within: [{ above: 5, max: 3 }] }]',
      'expressions[0].within[0]: no number is as large as min or above and as small as max or below',
    ],
  ])('%s', async (rules, says) => {
    const report = await on(rules, 'a\n3\n');
    expect(report.verdict).toBe('error');
    expect(JSON.stringify(report.error)).toContain(says);
  });

  it('in a contract, at its own line', async () => {
    const ends = 'logicalTypeOptions: { minimum: 5, maximum: 1 }';
    const contract = `apiVersion: v3.1.0\nkind: DataContract\nschema:\n  - name: test\n    properties:\n      - { name: a, logicalType: integer, ${ends} }\n`;
    const report = await reportOn({
      'modelgate.yml': policy('contract: c.yaml'),
      'c.yaml': contract,
      'test.csv': 'a\n3\n',
    });
    const problem = { code: 'policy/out-of-range', at: { path: 'c.yaml', start: { line: 6 } } };
    expect(report.error?.problems).toMatchObject([problem]);
  });

  it.each(['columns: { a: { min: 3, max: 3 } }', 'columns: { a: { min: 5, max: { value: 1, violations: 100% } } }'])(
    '%s can be kept',
    async (rules) => expect((await on(rules, 'a\n3\n')).error).toBeUndefined(),
  );
});

describe('a map that can be written in several ways is read as the one that it is nearest to', () => {
  it.each<readonly [written: string, says: readonly string[]]>([
    ['{ name: x, value: avg(a), within: [] }', ['expressions[0].within is a list, expected at least one entry']],
    ['{ name: x, value: avg(a), minn: 5 }', ['unknown key \\"minn\\"', 'did you mean \\"min\\"']],
    ['{ name: x, violatons: a > 1, max: 0 }', ['did you mean \\"violations\\"', '\\"violations\\" is missing']],
    ['{ name: x, violations: a > 1, min: 3 }', ['\\"min\\" does not go with the other keys']],
    ['{ name: x, value: avg(a), min: high }', ['expressions[0].min: found the text \\"high\\"']],
  ])('%s', async (written, says) => {
    const { error } = await on(`expressions: [${written}]`, 'a\n3\n');
    for (const text of says) expect(JSON.stringify(error)).toContain(text);
    expect(error?.problems?.length).toBeLessThanOrEqual(says.length);
  });
});

describe('files that are not policies', () => {
  const secret = 'name,ssn\nkanarienvogel,1\n';
  it.each(['extends: people.csv', 'projects: [people.csv]', "projects: ['*.csv']", 'extends: link.yml'])(
    'nothing of a data file is shown by %s',
    async (line) => {
      const project = testProject({ 'modelgate.yml': `version: 1\n${line}\n`, 'people.csv': secret });
      symlinkSync('people.csv', join(project.folder, 'link.yml'));
      const reports = await project.run().finally(() => project.close());
      expect(reports.map(({ verdict }) => verdict)).toEqual(['error']);
      expect(JSON.stringify(reports)).not.toMatch(/kanarienvogel|ssn/);
    },
  );
});
