// bias-check beside its decisions: flips judged and shown, figures in the report, built-in profiles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@modelgate/core';
import { checkReport } from '@modelgate/core/report-schema';
import { describe, expect, it } from 'vitest';
import { folderForTests, parquetFile } from '../../packages/adapters/src/engine/engine.fixture.ts';
import { treeOf } from '../fixtures/base-tree.ts';
import { repositoryFile, runOnce, testProject, type Content } from '../fixtures/project.ts';
import counts from '../parity/fairness/flips.json' with { type: 'json' };

const head = `version: 1
data: { test: { path: test.parquet, label: income } }
models:
  credit: { path: model.onnx, baseline: none, positive: '>50K', inputs: { missing: { string: '?' } } }
`;
const files: Readonly<Record<string, Content>> = {
  'test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'model.onnx': { copy: 'examples/credit/models/baseline.onnx' },
};

async function run(policy: string, more: Readonly<Record<string, Content>> = {}): Promise<Report> {
  const [report] = await runOnce({ 'modelgate.yml': policy, ...files, ...more });
  return report!;
}

const gate = (lines: string): string => `${head}gates:\n  bias-check:\n    groups: [sex]\n${lines}`;
const parity = '    parity: { equal-opportunity: { max: 15pt } }\n';

describe('counterfactual flips', () => {
  it('fail when too many decisions change, with the counts of every group', async () => {
    const report = await run(gate(`${parity}    counterfactual: { flip: [sex], max-changed: 1% }\n`));
    const finding = report.findings.find(({ rule }) => rule === 'bias/counterfactual')!;
    expect(finding.outcome).toBe('fail');
    expect(finding.message.observed).toContain('1.71 %');
    const { flips, proxies } = report.figures!.sets[0]!;
    const own = Object.fromEntries(flips!.groups.map(({ group, ...rest }) => [group, rest]));
    expect(own).toEqual(counts.models.baseline.sex);
    expect(proxies![0]!.feature).toBe('relationship');
    expect(report.notes.some((note) => note.includes('relationship'))).toBe(true);
  });

  it('pass below the limit, and without one are shown only', async () => {
    const below = await run(gate(`${parity}    counterfactual: { flip: [sex], max-changed: 5% }\n`));
    expect(below.findings.find(({ rule }) => rule === 'bias/counterfactual')!.outcome).toBe('pass');
    const shown = await run(gate(`${parity}    counterfactual: { flip: [sex] }\n`));
    expect(shown.findings.some(({ rule }) => rule === 'bias/counterfactual')).toBe(false);
    expect(shown.figures!.sets[0]!.flips!.share).toBeCloseTo((21 + 257) / 16281, 12);
  });

  it('of a column that is not there are an error that names the nearest', async () => {
    const report = await run(gate(`${parity}    counterfactual: { flip: [sexx], max-changed: 1% }\n`));
    expect(report.verdict).toBe('error');
    expect(JSON.stringify(report.error)).toContain('sex');
  });

  it('of a column that the model does not read cannot change anything', async () => {
    const folder = folderForTests();
    const more = `select *, case when fnlwgt % 2 = 0 then 'a' else 'b' end as team from '${repositoryFile('examples/credit/data/test.parquet')}'`;
    const path = await parquetFile(join(folder, 'more.parquet'), more);
    const policy = gate(`${parity}    counterfactual: { flip: [team, sex], max-changed: 5% }\n`);
    const report = await run(policy, { 'test.parquet': readFileSync(path) });
    const found = report.findings.filter(({ rule }) => rule === 'bias/counterfactual');
    expect(found.map(({ outcome, message }) => [outcome, message.observed])).toEqual([
      ['inapplicable', 'the model does not read team'],
      ['pass', expect.stringContaining('1.71 %')],
    ]);
  });

  it('of predictions nobody knows', async () => {
    const policy = `version: 1
data: { test: { path: test.csv, label: y, id: a } }
models: { m: { predictions: p.csv, task: binary, positive: 'yes', baseline: none } }
gates:
  bias-check: { groups: [g], parity: { impact-ratio: { min: 0.5 } }, counterfactual: { flip: [g], max-changed: 1% } }
`;
    const lines = (of: (i: number) => string): string =>
      Array.from({ length: 200 }, (_, i) => `${i},${of(i)}`).join('\n');
    const report = await run(policy, {
      'test.csv': `a,g,y\n${lines((i) => `${i % 2 ? 'p' : 'q'},${i % 3 ? 'yes' : 'no'}`)}`,
      'p.csv': `a,score\n${lines((i) => String((i % 10) / 10))}`,
    });
    expect(report.error).toBeUndefined();
    const finding = report.findings.find(({ rule }) => rule === 'bias/counterfactual')!;
    expect([finding.outcome, report.verdict]).toEqual(['unknown', 'error']);
    expect(finding.message.observed).toContain('predictions of a file');
  });
});

describe('figures', () => {
  it('stand in the report as its schema says, and the sweep names no threshold that breaks a limit', async () => {
    const report = await run(
      gate(
        '    parity: { impact-ratio: { min: 0.8 }, equalized-odds: { max: 10pt }, predictive-parity: { max: 10pt } }\n',
      ),
    );
    checkReport(report);
    const { sets, sweep, evidence } = report.figures!;
    expect(evidence.find(({ section }) => section === 'MEASURE 2.11')!.figures).toEqual([
      'disparities between groups',
      'impact ratios',
      'rates of positive labels',
      'other thresholds',
    ]);
    expect(evidence.some(({ section }) => section === 'Article 10(3)')).toBe(false);
    expect(sets.map(({ by }) => by)).toEqual(['sex']);
    expect(sets[0]!.impact.map(({ of }) => of)).toEqual(['selection', 'scoring']);
    expect(sweep!.points.length).toBeLessThanOrEqual(200);
    expect(sweep!.used.disparities['impact-ratio by sex']).toBeCloseTo(0.3121143490097838, 3);
    expect(sweep!.used.keeps).toBe(false);
    for (const { keeps, disparities } of sweep!.points)
      if (keeps) expect(disparities['impact-ratio by sex']).toBeGreaterThanOrEqual(0.8);
    expect(report.notes.some((note) => note.includes('Chouldechova'))).toBe(true);
  });
});

describe('profiles', () => {
  it.each([
    ['modelgate:four-fifths', 'fail', 'block'],
    ['modelgate:nyc-ll144', 'fail', 'warn'],
  ])('%s judges the impact ratio on the line that names it', async (name, outcome, severity) => {
    const report = await run(`extends: ${name}\n${head}gates: { bias-check: { groups: [sex, race, [sex, race]] } }\n`);
    const finding = report.findings.find(({ id }) => id === 'bias/impact-ratio/candidate/sex=Female')!;
    expect([finding.outcome, finding.severity, finding.at.start.line]).toEqual([outcome, severity, 1]);
    const race = report.figures!.sets.find(({ by }) => by === 'race')!;
    const leftOut = race.impact[0]!.rows.filter((row) => row.leftOut).map(({ category }) => category);
    expect(leftOut).toEqual(name === 'modelgate:nyc-ll144' ? ['Amer-Indian-Eskimo', 'Other'] : []);
    const { fisher, z } = race.impact[0]!.rows.find(({ category }) => category === 'Black')!;
    expect(fisher).toBeLessThan(1e-10);
    expect(z).toBeLessThan(-2);
  });
});

describe('a limit on flips that a change drops', () => {
  it('is judged by the base branch’s policy, on the change’s model', async () => {
    const limited = gate(`${parity}    counterfactual: { flip: [sex], max-changed: 1% }\n`);
    const project = testProject({ 'modelgate.yml': gate(parity), ...files });
    try {
      const base = treeOf({ 'modelgate.yml': limited });
      const [report] = await project.run('modelgate.yml', base);
      const loosened = report!.findings.filter(({ rule }) => rule === 'policy/loosened');
      expect(loosened.map(({ id, outcome }) => [id, outcome])).toEqual([
        [expect.stringContaining('counterfactual'), 'fail'],
      ]);
    } finally {
      project.close();
    }
  });
});
