// A base branch whose policy cannot judge: the change that mends it passes, and no other change gets past a limit that way.
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../fixtures/base-tree.ts';
import { explainedReport, repositoryFile, testProject, type Content } from '../fixtures/project.ts';
import { readFileSync } from 'node:fs';

const credit = (label = 'income', more = ''): string => `version: 1
data: { test: { path: test.parquet, label: ${label} } }
models:
  credit: { path: model.onnx, baseline: none, positive: '>50K', inputs: { missing: { string: '?' }${more} } }
gates:
  evaluate-model: { metrics: { accuracy: { min: 0.8 } } }
`;
const file = (path: string): Uint8Array => readFileSync(repositoryFile(`examples/credit/${path}`));
const own = { 'test.parquet': file('data/test.parquet'), 'model.onnx': file('models/better.onnx') };
const model = (text: string): Record<string, Uint8Array | string> => ({ 'modelgate.yml': text, ...own });

const rows = 'id,age\n1,30\n2,40\n';
const people = (expression: string, more = ''): string => `version: 1
data: { people: { path: people.csv${more} } }
gates:
  validate-data:
    expressions: [{ name: adult, violations: ${expression} }]
`;
const table = (text: string, csv = rows): Record<string, string> => ({ 'modelgate.yml': text, 'people.csv': csv });

const ofPolicy = ({ findings, error }: Report): readonly string[] => [
  ...findings.flatMap(({ id, severity, outcome }) =>
    id.startsWith('policy/') ? [`${id} ${outcome} ${severity}`] : [],
  ),
  ...(error?.problems ?? []).map(({ code, message }) => `${code}: ${message}`),
];
const judged = (
  head: Record<string, Content>,
  base: Record<string, string | Uint8Array>,
  lost?: string,
): Promise<Report> => explainedReport(head, treeOf(base, lost));

describe('a policy that cannot judge its own branch', () => {
  it('is told, and a change that mends it is judged by its own', async () => {
    const report = await judged(model(credit()), model(credit('inocme')));
    expect(report.verdict).toBe('warn');
    expect(ofPolicy(report)).toContain('policy/base-broken fail warn');
    expect(report.findings.find(({ rule }) => rule === 'policy/base-broken')!.message.observed).toContain('inocme');
  });

  it('is told of a metric that its task does not have', async () => {
    const report = await judged(model(credit()), model(credit().replace('accuracy: { min: 0.8 }', 'rmse: { max: 1 }')));
    expect(report.verdict).toBe('warn');
    expect(ofPolicy(report)).toContain('policy/base-broken fail warn');
  });

  it('is told of a file that it names and nobody has', async () => {
    const report = await judged(
      table(people("'age < 18'")),
      table(people("'age < 18'").replace('people.csv', 'gone.csv')),
    );
    expect(report.verdict).toBe('warn');
  });

  it('only warns of a rule that nobody could ever judge', async () => {
    const report = await judged(table(people("'age < 18'")), table(people("'agee < 18'")));
    expect(report.verdict).toBe('warn');
    expect(ofPolicy(report)).toContain('policy/loosened/data/expression/name=adult unknown warn');
  });

  it('only warns of a column that its data never had', async () => {
    const named = (columns: string): string =>
      `version: 1\ndata: { people: { path: people.csv } }\ngates: { validate-data: { columns: ${columns} } }\n`;
    const report = await judged(table(named('{ id: {} }')), table(named('{ id: {}, zip: {} }')));
    expect(report.verdict).toBe('warn');
    expect(ofPolicy(report)).toContain('policy/loosened/data/columns fail warn');
    const taken = await judged(
      table(named('{ id: {} }')),
      table(named('{ id: {}, zip: {} }'), 'id,zip\n1,8000\n2,9000\n'),
    );
    expect(taken.verdict).toBe('fail');
    expect(ofPolicy(taken)).toContain('policy/loosened/data/columns fail block');
    const another = await judged(table(named('{ age: {} }'), 'age\n30\n'), table(named('{ id: {}, zip: {} }')));
    expect(ofPolicy(another)).toContain('policy/loosened/data/columns fail block');
  });

  it('warns of such a column alone: a rule beside it that fails on the base branch too still blocks', async () => {
    const named = (columns: string, rules: string): string =>
      `version: 1\ndata: { people: { path: people.csv } }\ngates: { validate-data: { columns: ${columns}${rules} } }\n`;
    const adult = ", expressions: [{ name: adult, violations: 'age < 35' }]";
    const report = await judged(table(named('{ id: {} }', '')), table(named('{ id: {}, zip: {} }', adult)));
    expect(report.verdict).toBe('fail');
    expect(ofPolicy(report)).toEqual(
      expect.arrayContaining([
        'policy/loosened/data/columns fail warn',
        'policy/loosened/data/expression/name=adult fail block',
      ]),
    );
  });

  it('says what is wrong with the change itself first', async () => {
    const report = await judged(model(credit('incmoe')), model(credit('inocme')));
    expect(report.verdict).toBe('error');
    expect(ofPolicy(report)).toEqual([expect.stringContaining('incmoe')]);
  });
});

describe('a gate that cannot judge its own branch, and that a change drops', () => {
  const scan = (text: string): string =>
    `${text.slice(0, text.indexOf('gates:'))}gates: { security-scan: { paths: ['*.onnx'] } }\n`;
  const dropping = async (head: Record<string, Content>, base: string): Promise<Report> => {
    const project = testProject(head);
    try {
      return (await project.run('modelgate.yml', treeOf(model(base)))).find(({ gate }) => gate === 'evaluate-model')!;
    } finally {
      project.close();
    }
  };

  it('is told, and does not hold the change up', async () => {
    const report = await dropping(model(scan(credit())), credit('inocme'));
    expect([report.verdict, report.error]).toEqual(['warn', undefined]);
    expect(ofPolicy(report)).toEqual([
      'policy/loosened/evaluate-model/credit fail warn',
      'policy/base-broken fail warn',
    ]);
  });

  const droppingData = async (base: string): Promise<Report> => {
    const head = `version: 1\ndata: { people: { path: people.csv } }\ngates: { security-scan: { paths: [people.csv] } }\n`;
    const project = testProject(table(head));
    const reports = await project.run('modelgate.yml', treeOf(table(base))).finally(() => project.close());
    return reports.find(({ gate }) => gate === 'validate-data')!;
  };

  it('only warns of its rule that nobody could ever judge', async () => {
    const report = await droppingData(people("'agee < 18'"));
    expect(report.verdict).toBe('warn');
    expect(ofPolicy(report)).toContain('policy/loosened/data/expression/name=adult unknown warn');
  });

  it('names the data set that it was about', async () => {
    const report = await droppingData(people("'age < 18'").replace('people.csv', 'gone.csv'));
    expect([report.verdict, report.data]).toEqual(['warn', 'people']);
  });

  it('still blocks where the change takes away what it judges', async () => {
    const { 'model.onnx': _, ...left } = model(credit());
    const report = await dropping({ ...left, 'modelgate.yml': scan(credit()) }, credit());
    expect(report.verdict).toBe('error');
  });
});

describe('a policy that a change makes unable to judge', () => {
  it('still blocks: a rule on a column that the change takes away', async () => {
    const report = await judged(table(people("'id < 0'"), 'id\n1\n'), table(people("'age < 18'")));
    expect(report.verdict).toBe('error');
    expect(ofPolicy(report)).toContain('policy/loosened/data/expression/name=adult unknown block');
  });

  it('still blocks: a label that the change makes an input', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => `${i},${i % 2},${(i >> 1) % 2}`).join('\n');
    const csv = `x,y,z\n${numbers}\n`;
    const policy = (label: string, order: string): string => `version: 1
data: { test: { path: d.csv, label: ${label} } }
models: { m: { path: m.onnx, baseline: none, task: binary, outputs: { link: softmax }, inputs: { order: [${order}] } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.01 } } } }
`;
    const files = {
      'd.csv': csv,
      'm.onnx': readFileSync(repositoryFile('packages/testkit/fixtures/models/logits2.onnx')),
    };
    const report = await judged(
      { ...files, 'modelgate.yml': policy('z', 'x, y') },
      { ...files, 'modelgate.yml': policy('y', 'x, z') },
    );
    expect(report.verdict).toBe('error');
    expect(ofPolicy(report)).toEqual([expect.stringContaining('by the base branch’s policy')]);
  });

  it('still blocks where nobody can read what the base branch has', async () => {
    const base = table(people("'agee < 18'"));
    const report = await judged(table(people("'age < 18'")), base, 'people.csv');
    expect(ofPolicy(report)).toContain('policy/loosened/data/expression/name=adult unknown block');
  });

  it('still blocks where nobody can tell whose fault it is', async () => {
    const report = await judged(model(credit()), model(credit('inocme')), 'test.parquet');
    expect(report.verdict).toBe('error');
    expect(ofPolicy(report)).toEqual([expect.stringContaining('by the base branch’s policy')]);
  });
});
