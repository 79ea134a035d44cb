// modelgate lint: every gate's limits in words, and what the data can prove of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { collecting } from './collecting.fixture.ts';
import { lint } from './lint.ts';

const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const rows = Array.from({ length: 900 }, (_, i) => `${i},${i % 2},${'ab'[i % 2]!},1.5,${i % 50}`);
writeFileSync(join(cwd, 'd.csv'), `id,y,g,w,c\n${rows.join('\n')}\n`);
writeFileSync(join(cwd, 'p.csv'), 'id,p\n0,1\n');

interface Written {
  readonly data?: string;
  readonly baseline?: string;
  readonly gates: string;
}

async function linted({ data = '', baseline = 'merge-base', gates }: Written): Promise<readonly string[]> {
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data: { d: { path: d.csv, label: y, id: id${data} } }
models: { m: { predictions: p.csv, baseline: ${baseline}, task: binary } }
gates:
${gates}`,
  );
  const terminal = collecting(cwd);
  expect([await lint([], terminal), terminal.said.err]).toEqual([0, []]);
  const [first, ...lines] = terminal.said.out;
  expect(first).toMatch(/^modelgate\.yml: valid, 1 model, sha256:[0-9a-f]{12}$/);
  return lines;
}

it('says each limit of each gate, and what so many rows can prove', async () => {
  const gates = `  evaluate-model:
    metrics:
      accuracy: { min: 0.8, margin: 1pt }
      f1: { min: 0.7, severity: warn }
      log-loss: { margin: 5% }
    slices: [g]
  bias-check: { groups: [g], parity: { impact-ratio: 0.8, equal-opportunity: { margin: 3pt } } }
  validate-data: { rows: { min: 10 }, columns: { y: { nulls: { max: 0, severity: warn } } } }
  security-scan: { paths: [d.csv, none, '*.csv'] }
`;
  expect(await linted({ gates })).toEqual([
    '',
    'security-scan for files: d.csv, 1 file',
    '  none, no file: the gate will be an error',
    '  *.csv, 2 files',
    '',
    'validate-data for d, 900 rows',
    '  the column y is there',
    '  y: a value in every row (warns only)',
    '  at least 10 rows',
    '',
    'evaluate-model for m on d, 900 rows',
    '  accuracy at least 0.8; not worse than the baseline by more than 1 point',
    '    proved: no worse than 2.6 pt with 900 rows; a model equal to its baseline passes about 80.0 % of the time at a discordance of 10 %',
    '    the margin itself, 1.0 pt, needs 6,183 rows to be proved',
    '  f1 at least 0.7 (warns only)',
    '  log-loss not worse than the baseline by more than 5 %',
    '  g: on no value with at least 30 rows may a metric lose twice its margin, guarded',
    '',
    'bias-check for m on d, 900 rows',
    '  impact-ratio at least 0.8; by g',
    '    proved between two groups of equal selection rate four times out of five when the smaller has 213 at a rate of 50.0 % (rows that count for it); smaller groups are listed, and fail only when it is disproved',
    "  equal-opportunity no wider than the baseline's by more than 3 points; by g",
  ]);
});

it('warns of a margin that so few rows cannot prove, at its line, and says what else weakens it', async () => {
  const gates = '  evaluate-model: { metrics: { accuracy: { margin: 1pt, proof: strict } } }\n';
  const data = ', weight: w, cluster: c';
  expect(await linted({ data, baseline: 'none', gates })).toEqual([
    '',
    'evaluate-model for m on d, 900 rows',
    '  the numbers of rows below are for independent rows of equal weight: here rows of one c are not independent (n counts clusters) and w weighs them, so less can be proved',
    '  the policy says baseline: none, so that no margin below is judged',
    '  accuracy not worse than the baseline by more than 1 point',
    '    warning, modelgate.yml:5: the margin itself, 1.0 pt, needs 6,183 rows to be proved; the data has 900',
  ]);
});

it('a model without limits, and data without rules', async () => {
  expect(await linted({ gates: '  evaluate-model: {}\n  validate-data: {}\n' })).toEqual([
    '',
    'validate-data for d, 900 rows',
    '  no rules: a gate that judges nothing never passes',
    '',
    'evaluate-model for m on d, 900 rows',
    '  no limits: the task’s default metrics are compared with the baseline',
  ]);
});
