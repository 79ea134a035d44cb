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
  readonly label?: string;
  readonly gates: string;
}

async function lintOf(written: Written): Promise<{ readonly code: number; readonly out: string[]; err: string[] }> {
  const { data = '', baseline = 'merge-base', label = 'y', gates } = written;
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data: { d: { path: d.csv, label: ${label}, id: id${data} } }
models: { m: { predictions: p.csv, baseline: ${baseline}, task: binary } }
gates:
${gates}`,
  );
  const terminal = collecting(cwd);
  return { code: await lint([], terminal), ...terminal.said };
}

async function linted(written: Written): Promise<readonly string[]> {
  const { code, out, err } = await lintOf(written);
  expect([code, err]).toEqual([0, []]);
  const [first, ...lines] = out;
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
  security-scan: { paths: [d.csv, '*.csv'] }
`;
  expect(await linted({ gates })).toEqual([
    '',
    'security-scan for files: d.csv, 1 file',
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

it('warns of a floor that so few rows cannot prove even if all of them are right', async () => {
  const gates = '  evaluate-model: { metrics: { accuracy: { min: 0.999 }, recall: { min: 0.999 } } }\n';
  expect(await linted({ baseline: 'none', gates })).toEqual([
    '',
    'evaluate-model for m on d, 900 rows',
    '  accuracy at least 0.999',
    '    warning, modelgate.yml:5: a floor of 0.999 can be proved from 2,995 rows on, if all of them are right; the data has 900: inconclusive',
    '  recall at least 0.999',
  ]);
  expect(0.999 ** 2995).toBeLessThan(0.05);
  expect(0.999 ** 2994).toBeGreaterThan(0.05);
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

it.each([
  [
    '',
    '  no limits, and the policy says baseline: none: everything is measured and nothing judged; give a metric a floor',
  ],
  [' metrics: { accuracy: 0.8 } ', '  accuracy at least 0.8'],
])('baseline: none, with the limits “%s”, says one thing of it', async (limits, line) => {
  const gates = `  evaluate-model: {${limits}}\n`;
  const said = await linted({ baseline: 'none', data: ', weight: w', gates });
  expect(said).toEqual(['', 'evaluate-model for m on d, 900 rows', line]);
});

/** Each fault's place, code and sentence; the policy's lines begin with 2 for `data`. */
async function faults(written: Written): Promise<readonly string[]> {
  const { code, out, err } = await lintOf(written);
  expect([code, out]).toEqual([3, []]);
  const heads = err.flatMap((line, i) => (line.startsWith('modelgate.yml:') ? [i] : []));
  return heads.map((i) => [err[i]!, ...err.slice(i + 1).filter((line) => /^ {6}/.test(line))][0]!);
}

it('a label, an id and a weight that the data does not have, once for both gates, with the nearest name', async () => {
  writeFileSync(join(cwd, 'names.csv'), 'ident,income,weight\n1,0,1\n2,1,1\n');
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data:
  d:
    path: names.csv
    label: incom
    id: idnt
    weight: wight
models: { m: { predictions: p.csv, task: binary } }
gates:
  evaluate-model: {}
  bias-check: { groups: [income], parity: { impact-ratio: 0.8 } }
`,
  );
  const terminal = collecting(cwd);
  expect([await lint([], terminal), terminal.said.out]).toEqual([3, []]);
  const text = terminal.said.err.join('\n');
  expect(text).toMatch(/^modelgate\.yml:5:5 {2}input\/column-missing\n +5 \| {5}label: incom\n/m);
  expect(text).toContain('label of data d: found columns ident, income, weight, expected a column incom');
  expect(text.match(/did you mean .*\?/g)).toEqual([
    'did you mean income?',
    'did you mean ident?',
    'did you mean weight?',
  ]);
  expect(text).toContain('3 problems');
});

const path = 'modelgate.yml';

it.each([
  ['a rule’s column', '  validate-data:\n    columns:\n      gg: { nulls: 0 }', [`${path}:7:13  input/column-missing`]],
  ['a column alone', '  validate-data:\n    columns: { gg: {} }', [`${path}:6:5  input/column-missing`]],
  ['a column of unique', '  validate-data:\n    unique: [gg]', [`${path}:6:14  input/column-missing`]],
  [
    'text in place of times',
    '  validate-data:\n    freshness: { column: g, max-age: 24h }',
    [`${path}:6:5  input/column-type`],
  ],
  [
    'a column of another data set',
    '  validate-data:\n    references: { id: { in: d.idd } }',
    [`${path}:6:19  input/column-missing`],
  ],
  [
    'SQL',
    '  validate-data:\n    expressions:\n      - { name: e, violations: "error(g)", max: 0 }',
    [`${path}:7:9  policy/unsafe-sql`],
  ],
  ['a slice', '  evaluate-model:\n    slices: [g, gg]', [`${path}:6:17  input/column-missing`]],
  ['a condition', '  evaluate-model:\n    slices: [{ name: s, where: "gg > 1" }]', [`${path}:6:14  policy/unsafe-sql`]],
  [
    'a group, and a column to flip',
    '  bias-check:\n    groups: [gg]\n    parity: { impact-ratio: 0.8 }\n    counterfactual: { flip: [hh] }',
    [`${path}:6:14  input/column-missing`, `${path}:8:30  input/column-missing`],
  ],
  [
    'a file of groups',
    '  bias-check:\n    groups: { from: none.csv, columns: [s] }\n    parity: { impact-ratio: 0.8 }',
    [`${path}:6:5  input/file-missing`],
  ],
  ['a path without a file', '  security-scan:\n    paths: [d.csv, none]', [`${path}:5:3  input/file-missing`]],
] as const)('%s that is not there is no valid policy', async (_what, gates, expected) => {
  expect(await faults({ gates: `${gates}\n` })).toEqual(expected);
});

it('a label is told at its own line, once for all rules that read it, and rules that need one say so', async () => {
  const rules = '  validate-data: { class-balance: 10%, conflicting-labels: 0 }\n  evaluate-model: {}\n';
  expect(await faults({ label: 'yy', gates: rules })).toEqual([`${path}:2:27  input/column-missing`]);
  const { err } = await lintOf({ label: 'yy', gates: rules });
  expect(err.join('\n')).toContain('1 problem');
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    'version: 1\ndata: { d: { path: d.csv } }\ngates:\n  validate-data: { class-balance: 10% }\n',
  );
  const terminal = collecting(cwd);
  expect(await lint([], terminal)).toBe(3);
  expect(terminal.said.err).toContain('      class-balance needs a label, and the policy names none');
});

it('a label that the data lacks is a caution for rules of data, which may be about rows without one', async () => {
  const gates = '  validate-data: { rows: { min: 10 } }\n';
  const said = await linted({ label: 'yy', gates });
  expect(said.slice(-3)).toEqual([
    'validate-data for d, 900 rows',
    '  data d has no column yy; did you mean y? (rules that read it are unknown)',
    '  at least 10 rows',
  ]);
});

it('what only warns is a warning, and a column that may be missing is none', async () => {
  const gates = `  validate-data:
    unique: [{ columns: [gg], optional: true }]
    columns: { hh: { required: false, nulls: 0 } }
`;
  const said = await linted({ gates });
  expect(said.filter((line) => line.includes('warning,'))).toEqual([
    expect.stringMatching(/^ {4}warning, modelgate\.yml:6: data d has no column gg/),
  ]);
});

it('an argument that no command takes is an error: the policy that was meant would not be read', async () => {
  await expect(lint(['other.yml'], collecting(cwd))).rejects.toMatchObject({
    problem: { code: 'input/argument', received: 'the argument other.yml too', expected: '--policy' },
  });
});
