// The command line as a process: what happens to its output.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

it.skipIf(!existsSync('/dev/full'))('output that cannot be written is an error, not a verdict', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [main, 'help'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  expect([status, stderr.split(':')[0], stderr.split('\n').length]).toEqual([3, 'world/write-failed', 3]);
});
