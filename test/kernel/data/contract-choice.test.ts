// Which contract and which object of it a data set has, and contracts that want more than to be read.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@modelgate/core';
import { annotations, comment, summary } from '@modelgate/render';
import { describe, expect, it } from 'vitest';
import { runOnce, testProject, type Content } from '../../fixtures/project.ts';

const policy = (rules: string, data = 'people: { path: people.csv }'): string => `version: 1
data: { ${data} }
gates:
  validate-data:
    ${rules.replaceAll('\n', '\n    ')}
`;
const objects = (...written: readonly string[]): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nschema:\n${written.map((object) => `  - ${object}\n`).join('')}`;
const people = '{ name: people, properties: [{ name: age, required: true }] }';
const data = 'age,n\n17,1\n34,2\n,3\n';

async function run(files: Readonly<Record<string, Content>>): Promise<Report> {
  const [report] = await runOnce({ 'people.csv': data, ...files });
  return report!;
}

const ids = ({ findings }: Report): readonly string[] => findings.map(({ id, outcome }) => `${id} ${outcome}`);
const problems = ({ error }: Report): readonly string[] =>
  (error?.problems ?? []).map(({ code, at, message }) => `${code} ${at?.path}:${at?.start.line} ${message}`);

describe('the object', () => {
  it('is the only one, whatever the data set is called', async () => {
    const contract = objects(people.replace('people', 'persons'));
    const report = await run({ 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': contract });
    expect(ids(report)).toContain('data/nulls/column=age/by=contract fail');
  });

  it('is the one called like the data set, for each of several', async () => {
    const two = objects(people, '{ name: pets, properties: [{ name: kind, required: true }] }');
    const sets = 'people: { path: people.csv }, pets: { path: pets.csv }';
    const reports = await runOnce({
      'modelgate.yml': policy('data: [people, pets]\ncontract: c.yaml', sets),
      'c.yaml': two,
      'people.csv': data,
      'pets.csv': 'kind\ncat\n',
    });
    expect(ids(reports[0]!)).toContain('data/nulls/column=age/by=contract fail');
    expect(ids(reports[1]!)).toContain('data/nulls/column=kind/by=contract pass');
  });

  it('is the one that is named, in the refinement of a data set too', async () => {
    const two = objects(people, '{ name: pets, properties: [{ name: kind }] }');
    const refined = policy('contract: { file: c.yaml }\ndata: { persons: { contract: { object: people } } }');
    const files = { 'modelgate.yml': refined.replace('people:', 'persons:'), 'c.yaml': two };
    expect(ids(await run(files))).toContain('data/nulls/column=age/by=contract fail');
  });

  it('that nobody names is a question, at the line that names the contract', async () => {
    const two = objects(
      '{ name: pepole, properties: [{ name: age }] }',
      '{ name: pets, properties: [{ name: kind }] }',
    );
    const files = { 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': two };
    const report = await run(files);
    expect(problems(report)).toEqual([
      'policy/ambiguous modelgate.yml:5 the contract has several objects and none is called "people"; objects: "pepole", "pets"',
    ]);
    expect(report.error!.problems[0]!.hint).toBe('name the one that is meant: "pepole"?');
  });

  it('that is misspelled is not guessed', async () => {
    const files = { 'modelgate.yml': policy('contract:\n  file: c.yaml\n  object: poeple'), 'c.yaml': objects(people) };
    const report = await run(files);
    expect(problems(report)).toEqual([
      'policy/unknown-data modelgate.yml:7 the contract has no object "poeple"; objects: "people"',
    ]);
    expect(report.error!.problems[0]!.hint).toBe('name people');
  });

  it('is spelled exactly so: names that differ by case are two objects', async () => {
    const two = objects(people.replace('people', 'People'), people.replace('age', 'n'));
    const files = { 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': two };
    expect(ids(await run(files))).toContain('data/nulls/column=n/by=contract pass');
    const none = await run({
      ...files,
      'c.yaml': objects(people.replace('people', 'People'), people.replace('people', 'PEOPLE')),
    });
    expect(problems(none)[0]).toContain('none is called "people"');
  });
});

describe('what is not evaluated', () => {
  const custom = (severity = ''): string =>
    objects(
      `{ name: people, properties: [{ name: n, quality: [{ type: custom, engine: soda, implementation: x${severity} }] }] }`,
    );

  it.each<readonly [what: string, contract: string, rules: string, verdict: string]>([
    ['a rule for another tool blocks', custom(), 'contract: c.yaml', 'error'],
    ['it warns where the policy says so', custom(), 'contract: { file: c.yaml, not-evaluated: warn }', 'warn'],
    ['it warns where the contract calls it mild', custom(', severity: info'), 'contract: c.yaml', 'warn'],
    [
      'words are listed',
      custom().replace('custom, engine: soda, implementation: x', 'text, description: x'),
      'contract: c.yaml',
      'pass',
    ],
    [
      'SQL that is not an aggregate blocks',
      custom().replace(
        'custom, engine: soda, implementation: x',
        'sql, query: "select 1; drop table people", mustBe: 1',
      ),
      'contract: c.yaml',
      'error',
    ],
  ])('%s', async (_, contract, rules, verdict) => {
    const report = await run({ 'modelgate.yml': policy(rules), 'c.yaml': contract });
    expect(report.error).toBeUndefined();
    expect(report.verdict).toBe(verdict);
    const coverage = report.coverage.find(({ what }) => what === 'rules of the contract')!;
    expect(coverage).toMatchObject({ evaluated: 1, expected: 2 });
    expect(coverage.missing[0]).toMatch(/^people\.n\.quality\[0\]: /);
  });
});

describe('a type of the contract', () => {
  const typed = objects(
    '{ name: people, properties: [{ name: code, logicalType: string }, { name: at, logicalType: timestamp }, { name: n, logicalType: integer }] }',
  );
  const types = ({ findings }: Report): readonly string[] =>
    findings.flatMap(({ rule, outcome }) => (rule === 'data/type' ? [outcome] : []));

  it('is what the values of CSV can be read as', async () => {
    const files = { 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': typed };
    expect(types(await run({ ...files, 'people.csv': 'code,at,n\n1,2026-01-01,1\n' }))).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    expect(types(await run({ ...files, 'people.csv': 'code,at,n\n1,noon,1.5\n' }))).toEqual(['fail', 'fail', 'pass']);
  });

  it('is the very type where the file has types', async () => {
    const files = { 'modelgate.yml': policy('contract: c.yaml', 'people: { path: people.json }'), 'c.yaml': typed };
    const json = JSON.stringify([{ code: 1, at: '2026-01-01', n: 1 }]);
    expect(types(await run({ ...files, 'people.json': json }))).toEqual(['fail', 'fail', 'pass']);
  });

  it('does not make a text of a number: what is asked of its letters is unknown', async () => {
    const lengths = typed.replace('logicalType: string', 'logicalType: string, logicalTypeOptions: { minLength: 1 }');
    const files = { 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': lengths };
    const report = await run({ ...files, 'people.csv': 'code,at,n\n1,2026-01-01,1\n' });
    expect(ids(report)).toContain('data/length/column=code/by=contract unknown');
  });
});

describe('hostile contracts', () => {
  const canary = 'CANARY-91c4';
  const everything = (report: Report): string =>
    [JSON.stringify(report), summary(report), comment([report], [report]), JSON.stringify(annotations(report))].join(
      '\n',
    );

  it.each<readonly [path: string, code: string]>([
    ['../c.yaml', 'policy/unsafe-path'],
    ['/etc/passwd', 'policy/unsafe-path'],
    ['https://example.com/c.yaml', 'policy/unsafe-path'],
    ['.git/config', 'policy/unsafe-path'],
    ['sub/.GIT/config', 'policy/unsafe-path'],
    ['out.yaml', 'policy/unreadable'],
    ['config.yaml', 'policy/unreadable'],
    ['people.csv', 'policy/unsafe-path'],
    ['folder', 'policy/unsafe-path'],
    ['folder.yaml', 'policy/unreadable'],
    ['none.yaml', 'policy/missing-file'],
    ['loop.yaml', 'policy/unreadable'],
  ])('%s: %s', async (path, code) => {
    const project = testProject({ 'modelgate.yml': policy(`contract: ${path}`), 'people.csv': data });
    const other = testProject({ 'secret.yaml': `${canary}: [` });
    try {
      for (const folder of ['folder', 'folder.yaml', '.git', 'sub']) mkdirSync(join(project.folder, folder));
      writeFileSync(join(project.folder, '.git', 'config'), `[http]\n extraheader = ${canary}\n`);
      symlinkSync(join(other.folder, 'secret.yaml'), join(project.folder, 'out.yaml'));
      symlinkSync(join(project.folder, '.git', 'config'), join(project.folder, 'config.yaml'));
      symlinkSync('loop.yaml', join(project.folder, 'loop.yaml'));
      const [report] = await project.run();
      expect(report!.verdict).toBe('error');
      expect(problems(report!).map((problem) => problem.split(' ')[0])).toEqual([code]);
      expect(everything(report!)).not.toContain(canary);
    } finally {
      project.close();
      other.close();
    }
  });

  it.each<readonly [what: string, contract: Content, code: string]>([
    ['more than a megabyte', new Uint8Array(1_000_001).fill(0x20), 'policy/too-large'],
    ['eleven megabytes', new Uint8Array(11_000_000).fill(0x20), 'policy/unreadable'],
    [
      'aliases of aliases',
      `a: &a [x, x]\n${Array.from('bcdefgh', (c, i) => `${c}: &${c} [${`*${'abcdefg'[i]}, `.repeat(9)}]\n`).join('')}`,
      'policy/too-large',
    ],
    ['no contract', 'version: 1\n', 'policy/missing-key'],
    ['a column of every name', objects("{ name: people, properties: [{ name: '*' }] }"), 'policy/out-of-range'],
  ])('%s', async (_, contract, code) => {
    const report = await run({ 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': contract });
    expect(report.verdict).toBe('error');
    expect(problems(report)[0]).toMatch(new RegExp(`^${code} c?`));
  });

  it.each([
    "select count(*) from {object} where (select count(*) from read_text('/etc/passwd')) > 0",
    'select count(*) from {object} where n in (select 1)',
    "select count(*) from read_csv('people.csv')",
    "select max(getenv('HOME')) from {object}",
    "select count(*) from {object}; copy people to 'x'",
    'select count(*) from {object} where error(n)',
    'select count(*) /* */ from {object}',
  ])('SQL that the allowlist does not have never runs: %s', async (query) => {
    const quality = JSON.stringify([{ type: 'sql', query, mustBe: 0 }]);
    const contract = objects(`{ name: people, properties: [{ name: n }], quality: ${quality} }`);
    const report = await run({ 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': contract });
    expect(report.findings.filter(({ outcome }) => outcome === 'unknown').map(({ rule }) => rule)).toEqual([
      'contract/not-evaluated',
    ]);
    expect(report.verdict).toBe('error');
  });

  it('names inject nothing', async () => {
    const names = ['"; drop table data; --', '<img src=x onerror=alert(1)>', '@everyone [x](http://evil.example)'];
    const properties = names.map((name) => ({
      name,
      logicalType: 'number',
      required: true,
      logicalTypeOptions: { exclusiveMinimum: 0 },
    }));
    const contract = JSON.stringify({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      schema: [
        {
          name: '<script>alert(1)</script>',
          properties,
          quality: [{ type: 'custom', engine: '`', implementation: '@all' }],
        },
      ],
    });
    const report = await run({ 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': contract });
    expect(report.error).toBeUndefined();
    expect(report.findings.filter(({ rule, outcome }) => rule === 'data/columns' && outcome === 'fail')).toHaveLength(
      3,
    );
    // In a code span, as ids stand, nothing acts.
    const written = (summary(report) + comment([report], [report])).replaceAll(/`[^`\n]*`/g, '');
    expect(written).not.toMatch(/<img|<script|@everyone|(?<!\\)\]\(http/);
  });

  it('a classified column stays masked, whatever the policy shows', async () => {
    const contract = objects(
      '{ name: people, properties: [{ name: city, classification: confidential, quality: [{ metric: invalidValues, mustBe: 0, arguments: { validValues: [x] } }] }] }',
    );
    const rules = 'show-values: true\ncontract: c.yaml\ncategories: { new: 0 }\nreference: old';
    const report = await run({
      'modelgate.yml': policy(rules + '\ndata: people', 'people: { path: people.csv }, old: { path: old.csv }'),
      'c.yaml': contract,
      'people.csv': `city\n${canary}\n`,
      'old.csv': 'city\nx\n',
    });
    expect(report.findings.filter(({ outcome }) => outcome === 'fail').length).toBeGreaterThan(0);
    expect(everything(report)).not.toContain(canary);
  });
});
