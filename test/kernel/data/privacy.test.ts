// Canaries: strings planted in the data, looked for in everything that a run writes or says.
import type { Report } from '@modelgate/core';
import { annotations, checkRun, comment, summary, terminal, workflowCommands } from '@modelgate/render';
import { describe, expect, it } from 'vitest';
import { runOnce, testProject, type Content } from '../../fixtures/project.ts';
import { treeOf } from '../../fixtures/base-tree.ts';

const canary = 'CANARY-7f3a';
const number = 987_654_321;

/** Everything that people or machines read of a report. */
function everything(report: Report): string {
  const pages = [
    JSON.stringify(report),
    summary(report),
    comment([report], [report]),
    terminal([report], { colour: false, width: 200 }),
    JSON.stringify(checkRun(report, { runId: '1', attempt: '1' })),
    JSON.stringify(annotations(report)),
    workflowCommands([report]).join('\n'),
  ];
  return pages.join('\n');
}

const data = [
  'id,email,salary,height,city,at,label,bonus',
  `1,${canary}@example.com,${number},171,${canary}-ville,2020-01-01,low,${number}`,
  `2,${canary} no mail,1,${canary} tall,${canary}-VILLE,2020-01-02,low,`,
  `2,b@example.com,2,180,Here,2020-01-03,high,0`,
  `3,b@example.com,2,180,Here,2020-01-03,low,0`,
  '4,c@example.com,3,169,There,2020-01-03,high,0',
  '',
].join('\n');
const train = 'id,email,salary,height,city,at,label\n1,a@example.com,1,171,Here,2020-01-01,low\n';

const rules = `
    reference: train
    columns:
      email: { pii: forbid, matches: '^[^@ ]+@', in: [a@example.com], length: 1, type: integer, nulls: 0 }
      salary: { max: 10, outliers: 0, type: string }
      height: { min: 1, type: number }
      city: { in: [Here], pii: forbid }
    unique: [id, email]
    duplicates: { max: 0, ignore: [id] }
    references: { email: { in: train.email }, city: train.city }
    freshness: { column: at, max-age: 1d }
    categories: { new: 0, vanished: 0 }
    mixed-types: 0
    string-variants: 0
    constant-columns: 0
    conflicting-labels: { max: 0, ignore: [id], severity: block }
    class-balance: 90%
    expressions:
      - { name: casts, violations: 'cast(email as integer) > 1' }
      - { name: dates, violations: "cast(email as date) > date '2020-01-01'" }
      - { name: fails, violations: 'error(email)' }
      - { name: largest, value: max(salary), max: 10 }
      - { name: quoted, value: '"max"(salary)', max: 10 }
      - { name: text, value: max(email), max: 10 }
      - { name: median, value: median(salary), max: 1 }
      - { name: equal, violations: "email = 'b@example.com'" }
      - { name: one row, value: 'avg(case when id = 1 then salary end)', max: 10 }
      - { name: filtered, value: 'sum(salary) filter (where id = 1)', max: 10 }
      - { name: times, value: 'sum(salary * cast(id = 1 as int))', max: 10 }
      - { name: only one, value: sum(bonus), max: 10 }
`;

const files = (more = '', text = data): Record<string, Content> => ({
  'modelgate.yml': `version: 1
data:
  test: { path: test.csv, label: label }
  train: { path: train.csv }
gates:
  validate-data:
    data: test
${more}${rules}`,
  'test.csv': text,
  'train.csv': train,
});

describe('by default no value of a row is told', () => {
  it('whatever fails', async () => {
    const [report] = await runOnce(files());
    const failed = report!.findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
    // The canaries were looked at: each of these stumbled over them.
    expect(new Set(failed)).toEqual(
      new Set(
        'type matches in length max unique references freshness categories mixed-types string-variants outliers conflicting-labels class-balance expression'
          .split(' ')
          .map((name) => `data/${name}`),
      ),
    );
    const said = everything(report!);
    expect(said).not.toContain(canary);
    expect(said.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(said.replaceAll(',', '')).not.toContain(String(number));
  });

  it('of what has drifted, leaked or changed', async () => {
    const rows = (city: string, salary: number): string =>
      `id,email,salary,city,at,label\n${Array.from({ length: 300 }, (_, i) => `${i},${canary}${i}@example.com,${salary},${city},2020-01-0${1 + (i % 9)},${i % 2 === 0 ? 'low' : 'high'}`).join('\n')}\n`;
    const policy = `version: 1
data:
  test: { path: test.csv, label: label }
  train: { path: train.csv }
gates:
  validate-data:
    data: test
    reference: train
    drift: { columns: [salary, city, email], also: [psi, wasserstein] }
    leakage: { with: train, ignore: [city, salary], group: email, time: at }
`;
    const [own, before] = [rows('Here', 1), rows(`${canary} city`, number)];
    const project = testProject({ 'modelgate.yml': policy, 'test.csv': own, 'train.csv': before });
    const base = { 'modelgate.yml': policy, 'test.csv': before, 'train.csv': before };
    try {
      const [report] = await project.run('modelgate.yml', treeOf(base));
      const failed = report!.findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
      expect(failed).toContain('data/drift/column=salary');
      expect(failed).toContain('data/drift/column=city');
      expect(failed).toContain('data/leakage-groups/with=train/group=email');
      expect(report!.rows.filter(({ metric }) => metric === 'data/change').length).toBeGreaterThan(2);
      const said = everything(report!);
      expect(said).not.toContain(canary);
      expect(said.replaceAll(',', '')).not.toContain(String(number));
    } finally {
      project.close();
    }
  });

  it('a CSV file that cannot be read', async () => {
    const [report] = await runOnce(files('', `${data}5,${canary},"${canary}\n`));
    expect(report!.verdict).toBe('error');
    expect(everything(report!)).not.toContain(canary);
  });
});

describe('show-values: true', () => {
  it('shows new categories, but never those of a column of personal data', async () => {
    const shown = data.replaceAll('Here', 'Elsewhere').replaceAll('height', 'size');
    const text = files('    show-values: true\n', shown);
    const policy = (text['modelgate.yml'] as string)
      .replaceAll('height', 'size')
      .replace('in: [Here], pii: forbid', 'in: [Here]');
    const [report] = await runOnce({ ...text, 'modelgate.yml': policy });
    const said = everything(report!);
    expect(said).toContain('Elsewhere');
    expect(said).not.toContain(`${canary}@example.com`);
  });
});

describe('keys of every other column', () => {
  const shown = async (columns: string): Promise<boolean> => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: test.csv }, train: { path: train.csv } }
gates:
  validate-data:
    data: test
    reference: train
    show-values: true
    columns: { ${columns} }
    categories: { new: 0 }
`,
      'test.csv': `city\n${`${canary}\n`.repeat(9)}`,
      'train.csv': 'city\nHere\nThere\n',
    });
    expect(report!.verdict).toBe('fail');
    return everything(report!).includes(canary);
  };

  it.each([
    ["'*': { nulls: 0 }", true],
    ["'*': { pii: forbid }", false],
    ["'*': { pii: forbid }, city: { show-values: true }", false],
    ["'*': { show-values: false }", false],
    ["'*': { show-values: false }, city: { show-values: true }", true],
  ])('%s: values are shown: %s', async (columns, are) => {
    expect(await shown(columns)).toBe(are);
  });
});

describe('very small counts', () => {
  it.each([
    [1, '1 to 4 of'],
    [4, '1 to 4 of'],
    [5, '5 of'],
  ])('%i rows', async (n, told) => {
    const ages = Array.from({ length: 50 }, (_, i) => (i < n ? 150 : 40));
    const [report] = await runOnce({
      'modelgate.yml':
        'version: 1\ndata: test.csv\ngates: { validate-data: { columns: { age: { max: { value: 99, violations: 6 } } } } }\n',
      'test.csv': `age\n${ages.join('\n')}\n`,
    });
    const finding = report!.findings.find(({ rule }) => rule === 'data/max')!;
    expect(finding.outcome).toBe('pass');
    expect(finding.message.observed).toMatch(new RegExp(`^${told}`));
    if (n < 5)
      expect(
        JSON.stringify([finding, report!.measurements, report!.rows]).replaceAll('1 to 4 of', 'few of'),
      ).not.toMatch(new RegExp(`\\b${n}\\b(?! rows)`, 'u'));
  });
});
