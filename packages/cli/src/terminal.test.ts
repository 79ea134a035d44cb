// The command line as a process: what happens to its output.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostileReport, hostileTexts } from '@modelgate/testkit';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../lib/main.js', import.meta.url));

it('a reader that leaves at once ends the command quietly, with its own exit code', async () => {
  const child = spawn(process.execPath, [main, 'help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, Buffer.concat(said).toString()]).toEqual([0, '']);
});

it.each([['run', '--help'], ['init', '-h'], ['lint', '--policy', 'x.yml', '--help'], ['--help']])(
  'help is given where it is asked for: %s %s',
  (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    expect([status, stdout.split('\n')[0], stderr]).toEqual([0, 'modelgate: gates for machine-learning models', '']);
  },
);

it('a command that there is not is an error, with those that there are', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'constructor'], { encoding: 'utf8' });
  const said =
    'modelgate: there is no command "constructor"; commands: init, run, lint, explain, certify, help, version\n';
  expect([status, stdout, stderr]).toEqual([3, '', said]);
});

it.skipIf(!existsSync('/dev/full'))('output that cannot be written is an error, not a verdict', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [main, 'help'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  expect([status, stderr.split(':')[0], stderr.split('\n').length]).toEqual([3, 'world/write-failed', 3]);
});

/** Nothing that a terminal acts on, and no line that a runner obeys. */
function actsNot(output: string): void {
  expect(output).not.toMatch(/[^\P{C}\n]/u);
  for (const line of output.split('\n')) expect(line.trim()).not.toMatch(/^::|##\[/);
}

it('names and texts of others act on no terminal and on no log', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
  const texts = hostileTexts.filter((text) => !text.includes('\uD800'));
  const columns = Object.fromEntries(texts.map((text) => [text, { nulls: 0 }]));
  const policy = { version: 1, data: { d: { path: 'd.csv' } }, gates: { 'validate-data': { columns } } };
  write('report.json', JSON.stringify(hostileReport()));
  write('modelgate.yml', JSON.stringify(policy));
  write('wrong.yml', JSON.stringify({ ...policy, gates: { ...policy.gates, [texts[10]!]: {} } }));
  write(
    'd.csv',
    `${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n${texts.map(() => '1').join(',')}\n`,
  );
  const runs = [
    ['explain', '--report', 'report.json'],
    ['explain', texts[11]!, '--report', 'report.json'],
    ['explain', '--report', texts[11]!],
    ['lint'],
    ['lint', '--policy', 'wrong.yml'],
    ['run'],
    [texts[11]!],
  ];
  for (const args of runs) {
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, encoding: 'utf8' });
    expect(`${stdout}${stderr}`).not.toBe('');
    actsNot(stdout);
    actsNot(stderr);
  }
  rmSync(cwd, { recursive: true });
});
