// modelgate certify: shares of simulated changes by their true effect, and nothing where nothing can be simulated.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { certify } from './certify.ts';
import { collecting } from './collecting.fixture.ts';
import { run } from './run.ts';

const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(join(cwd, 'd.csv'), `id,y\n${Array.from({ length: 400 }, (_, i) => `${i},${i % 2}`).join('\n')}\n`);
writeFileSync(join(cwd, 'p.csv'), `row_id,p\n${Array.from({ length: 400 }, (_, i) => `${i},0.5`).join('\n')}\n`);

function policy(gates: string, task = ''): string {
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data: { d: { path: d.csv, label: y, id: id } }
models: { m: { predictions: p.csv${task} } }
gates: ${gates}
`,
  );
  return 'modelgate.yml';
}

async function simulated(...args: readonly string[]): Promise<readonly string[]> {
  const terminal = collecting(cwd);
  expect(await certify(args, terminal)).toBe(0);
  return terminal.said.out;
}

const accuracy = '{ evaluate-model: { metrics: { accuracy: { min: 0.99, margin: 1pt } } } }';

it('shares of each true change make a whole; what is alike passes, and what loses three points is blocked', async () => {
  policy(accuracy);
  const [about, how, from, , head, ...lines] = await simulated('--rows', '20000', '--runs', '20');
  expect(about).toBe('evaluate-model for m: 20 simulated changes each on 20,000 rows');
  expect(how).toContain('two equally frequent classes');
  expect(how).toContain(
    'accuracy 0.850, calibrated scores, models that disagree on 9.0 % of the rows; in brackets, 99 %',
  );
  expect(from).toContain('are assumed: there is no report of m');
  expect(head!.trim().split(/\s{2,}/)).toEqual(['true change of accuracy', 'passes', 'inconclusive', 'blocked']);
  expect(lines.map((line) => line.slice(0, 25).trim())).toEqual(['none', '−0.5 pt', '−1.0 pt', '−2.0 pt', '−3.0 pt']);
  const shares = lines.map((line) => [...line.matchAll(/([\d.]+) % \(/g)].map(([, share]) => Number(share)));
  for (const each of shares) expect([each.length, each.reduce((sum, x) => sum + x, 0)]).toEqual([3, 100]);
  const [passes, blocked] = [shares.map((each) => each[0]!), shares.map((each) => each[2]!)];
  expect([passes[0], passes[4], blocked[0], blocked[4]]).toEqual([100, 0, 0, 100]);
  expect(passes).toEqual([...passes].sort((a, b) => b - a));
});

it('rows are those of the data where nobody names others', async () => {
  policy(accuracy);
  const [about] = await simulated('--runs', '1');
  expect(about).toBe('evaluate-model for m: 1 simulated change each on 400 rows');
});

describe('figures of a report', () => {
  /** Predictions that are wrong on the rows below one number, or from one to another. */
  const predictions = (name: string, wrong: (i: number) => boolean): void => {
    const lines = Array.from({ length: 400 }, (_, i) => `${i},${(i % 2 === 1) === wrong(i) ? 0.1 : 0.9}`);
    writeFileSync(join(cwd, name), `id,p\n${lines.join('\n')}\n`);
  };
  const outputs = ", task: binary, positive: '1', outputs: { score: p }";
  const ran = async (baseline: string): Promise<void> => {
    predictions('p.csv', (i) => i < 20);
    predictions('q.csv', (i) => i >= 10 && i < 50);
    policy(accuracy, `${outputs}, baseline: ${baseline}`);
    await run(['--policy', 'modelgate.yml'], collecting(cwd));
  };

  it('of two models are the baseline’s accuracy and how often one alone is right', async () => {
    await ran('q.csv');
    const [, how, from] = await simulated('--rows', '50', '--runs', '1');
    expect(how).toContain('a baseline with accuracy 0.900, calibrated scores, models that disagree on 10.0 % of');
    expect(from).toBe('accuracy and disagreement as in .modelgate/evaluate-model.report.json');
  });

  it('of one model are its accuracy, and the rest is assumed', async () => {
    await ran('none');
    const named = '.modelgate/evaluate-model.report.json';
    const [, how, from] = await simulated('--rows', '50', '--runs', '1', '--report', named);
    expect(how).toContain('a baseline with accuracy 0.950, ');
    expect(from).toContain('is assumed');
  });

  it('must be there when a report is named', async () => {
    await ran('none');
    rmSync(join(cwd, 'other.json'), { force: true });
    const report = JSON.parse(readFileSync(join(cwd, '.modelgate/evaluate-model.report.json'), 'utf8')) as object;
    writeFileSync(join(cwd, 'other.json'), JSON.stringify({ ...report, model: 'another' }));
    await expect(certify(['--runs', '1', '--report', 'other.json'], collecting(cwd))).rejects.toMatchObject({
      problem: { named: '--report other.json' },
    });
    await expect(certify(['--runs', '1', '--report', 'none.json'], collecting(cwd))).rejects.toMatchObject({
      problem: { code: 'input/report-unreadable' },
    });
  });
});

it.each([
  ['no model is judged', '{ validate-data: { rows: { min: 1 } } }', ''],
  ['a regression', '{ evaluate-model: {} }', ', task: regression'],
])('%s: an error, not silence', async (_name, gates, task) => {
  policy(gates, task);
  await expect(certify([], collecting(cwd))).rejects.toMatchObject({
    problem: { expected: 'a model of two classes whose evaluate-model has a metric with a margin' },
  });
});

it('a model that cannot be simulated is named, and the others are simulated', async () => {
  const other = (gates: string): string => `predictions: p.csv${gates}`;
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data: { d: { path: d.csv, label: y, id: id } }
models:
  floor: { ${other(', gates: { evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }')} }
  line: { ${other(', task: regression')} }
  m: { ${other(', gates: { evaluate-model: { metrics: { accuracy: { margin: 1pt } } } }')} }
gates: { evaluate-model: {} }
`,
  );
  const said = await simulated('--rows', '50', '--runs', '1');
  expect(said[0]).toContain('evaluate-model for m: ');
  expect(said.at(-2)).toMatch(/^floor is not simulated: .* has a margin$/);
  expect(said.at(-1)).toBe('line is not simulated: certify simulates two classes, and its task is regression');
});

it('floors alone compare nothing, and no number of runs is none', async () => {
  policy('{ evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }');
  await expect(certify(['--rows', '100', '--runs', '1'], collecting(cwd))).rejects.toMatchObject({
    problem: { received: expect.stringMatching(/^m: .* none of its metrics .* has a margin$/) as string },
  });
  for (const runs of ['0', '-1', '1.5', 'x'])
    await expect(certify([`--runs=${runs}`], collecting(cwd))).rejects.toMatchObject({
      problem: { named: '--runs', received: runs },
    });
});

it.each(['0', '1.5', '1e9', 'x'])('%s rows cannot be simulated', async (rows) => {
  await expect(certify(['--rows', rows], collecting(cwd))).rejects.toMatchObject({
    problem: { named: '--rows', expected: 'a whole number from 1 to 10,000,000' },
  });
});
