// modelgate certify: shares of simulated changes by their true effect, and nothing where nothing can be simulated.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { certify } from './certify.ts';
import { collecting } from './collecting.fixture.ts';

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
  const [about, how, , head, ...lines] = await simulated('--rows', '20000', '--runs', '20');
  expect(about).toBe('evaluate-model for m: 20 simulated changes each on 20,000 rows');
  expect(how).toContain('two equally frequent classes');
  expect(how).toContain('in brackets, 99 % intervals');
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

it.each([
  ['no model is judged', '{ validate-data: { rows: { min: 1 } } }', ''],
  ['a regression', '{ evaluate-model: {} }', ', task: regression'],
])('%s: an error, not silence', async (_name, gates, task) => {
  policy(gates, task);
  await expect(certify([], collecting(cwd))).rejects.toMatchObject({
    problem: { expected: 'a model of two classes with the gate evaluate-model' },
  });
});

it('floors alone compare nothing, and no number of runs is none', async () => {
  policy('{ evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }');
  await expect(certify(['--rows', '100', '--runs', '1'], collecting(cwd))).rejects.toMatchObject({
    problem: { expected: 'metrics of a binary task with a margin' },
  });
  for (const runs of ['0', '-1', '1.5', 'x'])
    await expect(certify([`--runs=${runs}`], collecting(cwd))).rejects.toMatchObject({
      problem: { named: '--runs', received: runs },
    });
});
