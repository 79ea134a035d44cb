// Mutants of real pickles through CPython's unpicklers and the machine, by the million: what one fetched or called and the
// other did not see. node bench/pickle/mutants.ts [COUNT] writes results/mutants.json.
import { spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compared } from '../../packages/formats/src/pickle/cpython/missed.fixture.ts';
import type { Event } from '../../packages/formats/src/pickle/cpython/missed.fixture.ts';

const folder = join(import.meta.dirname, '../../packages/formats/src/pickle/cpython');
const PER_SEED = 50_000;
const count = Number(process.argv[2] ?? 1_000_000);

const log = {
  mutants: 0,
  callInCPython: 0,
  notEvaluatedForTheirFrames: 0,
  missed: [] as { seed: number; base64: string; events: readonly Event[] }[],
  slowestMs: 0,
};
const started = performance.now();

for (let seed = 1; log.mutants < count; seed++) {
  const child = spawn('python3', ['-S', join(folder, 'oracle.py'), `${seed}`, `${PER_SEED}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) compare(seed, JSON.parse(line));
  if (child.exitCode !== null && child.exitCode !== 0)
    throw new Error(`the oracle ended with ${child.exitCode} at seed ${seed}`);
}

function compare(seed: number, [base64, events]: readonly [string, readonly Event[]]): void {
  const before = performance.now();
  const { missed, disagreed } = compared(Buffer.from(base64, 'base64'), events);
  log.slowestMs = Math.max(log.slowestMs, performance.now() - before);
  log.mutants += 1;
  if (disagreed) log.notEvaluatedForTheirFrames += 1;
  if (events.some(([kind]) => kind === 'call')) log.callInCPython += 1;
  if (missed.length > 0) log.missed.push({ seed, base64, events: missed });
}

const python = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout.trim();
const minutes = Math.round((performance.now() - started) / 6000) / 10;
const result = {
  ...log,
  python,
  slowestMs: Math.round(log.slowestMs),
  seeds: `1 to ${Math.ceil(count / PER_SEED)}`,
  perSeed: PER_SEED,
  minutes,
};
await writeFile(join(import.meta.dirname, 'results/mutants.json'), `${JSON.stringify(result, undefined, 2)}\n`);
process.exitCode = log.missed.length > 0 ? 1 : 0;
