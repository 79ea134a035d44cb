// The scanning process: files in, facts out in their order; one that dies or hangs takes one file with it, and nothing is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ScanLimits, ScannedFile } from '@modelgate/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startScanner, type RunningScanner } from './scanner.ts';

const limits: ScanLimits = { expandedBytes: 1e8, depth: 8, members: 1000, milliseconds: 1000 };
const built = join(import.meta.dirname, '../../lib/scan/main.js');

let folder: string;
let scanner: RunningScanner | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
});
afterEach(() => {
  scanner?.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, bytes: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

interface How {
  readonly processes?: number;
  readonly heard?: number[];
}

async function scanned(
  entry: string,
  files: readonly string[],
  { processes = 1, heard = [] }: How = {},
): Promise<readonly ScannedFile[]> {
  scanner = startScanner({ entry, env: { PATH: process.env['PATH'] ?? '' }, processes });
  const named = files.map((file) => ({ path: file.slice(folder.length + 1), file }));
  return scanner.scan({ files: named, digests: 'read', limits }, (done) => heard.push(done));
}

const pathsOf = (facts: readonly ScannedFile[]): readonly string[] => facts.map(({ path }) => path);

/** Those of which the process's end left no facts. */
const unread = (facts: readonly ScannedFile[]): readonly string[] =>
  pathsOf(facts.filter(({ parts }) => parts.length > 0));

describe('files in, facts out', () => {
  it('in their order, with digests, and progress', async () => {
    const files = ['b.txt', 'a.txt', 'c.txt'].map((name) => write(name, name));
    const heard: number[] = [];
    const facts = await scanned(built, files, { heard });
    expect(facts.map(({ path }) => path)).toEqual(['b.txt', 'a.txt', 'c.txt']);
    expect(facts[1]).toMatchObject({ bytes: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(heard.at(-1)).toBe(3);
  });

  it('a file that is gone is not evaluated, and the others are', async () => {
    const there = write('there.txt', 'text');
    const facts = await scanned(built, [join(folder, 'gone.txt'), there]);
    expect(facts[0]!.parts[0]!.treatment).toMatchObject({
      kind: 'not-evaluated',
      reason: expect.stringContaining('ENOENT'),
    });
    expect(facts[1]!.bytes).toBe(4);
  });
});

/** A process that does as told at the file called so. */
const processThat = (what: string): string => `
process.on('message', async ({ files }) => {
  for (const { path } of files) {
    if (path === 'bad') ${what};
    await new Promise((sent) => process.send({ scanned: [{ path, bytes: 1, parts: [] }] }, sent));
  }
});
process.on('disconnect', () => process.exit());
`;

describe('a process that breaks takes one file with it', () => {
  it.each([
    ['dies', 'process.exit(7)', 'exit code 7'],
    ['is ended by the system', "process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
    ['never answers', 'for (;;) {}', 'no answer within 6 s'],
    ['asks for more memory than there is', '"a".repeat(2 ** 28).split("")', 'SIGTRAP'],
  ])('that %s', async (_, what, how) => {
    const entry = write('entry.mjs', processThat(what));
    const facts = await scanned(
      entry,
      ['x', 'bad', 'y', 'z'].map((name) => write(name, '12')),
    );
    expect(facts.map(({ path }) => path)).toEqual(['x', 'bad', 'y', 'z']);
    expect(facts[1]).toMatchObject({ bytes: 2, parts: [{ treatment: { kind: 'not-evaluated', why: 'budget' } }] });
    expect(JSON.stringify(facts[1])).toContain(how);
    expect(facts[3]!.parts).toEqual([]);
  });
});

describe('a process that ends again and again', () => {
  /** Ends at every file that is called bad, and says how often it was started. */
  const starts = async (
    names: readonly string[],
    processes = 1,
  ): Promise<readonly [facts: readonly ScannedFile[], starts: number]> => {
    const log = join(folder, 'starts');
    const entry = write(
      'entry.mjs',
      `import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(log)}, '.');
${processThat('process.exit(7)').replace("path === 'bad'", "path.startsWith('bad')")}`,
    );
    const facts = await scanned(
      entry,
      names.map((name) => write(name, '1')),
      { processes },
    );
    return [facts, readFileSync(log).length];
  };

  it('is not started for ever: the rest is not evaluated, and says so', async () => {
    const [facts, started] = await starts(Array.from({ length: 40 }, (_, i) => `bad${i}`));
    expect(facts.map(({ path }) => path)).toEqual(Array.from({ length: 40 }, (_, i) => `bad${i}`));
    expect(unread(facts)).toHaveLength(40);
    expect(started).toBe(5);
    expect(facts[39]!.parts[0]!.treatment).toMatchObject({
      kind: 'not-evaluated',
      why: 'budget',
      reason: expect.stringContaining('exit code 7 at last) and was not started again'),
    });
  });

  it('is started again as long as others are read in between', async () => {
    const names = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? `bad${i}` : `fine${i}`));
    const [facts, started] = await starts(names);
    expect(unread(facts)).toHaveLength(15);
    expect(started).toBe(17);
  });

  it('counts for all that scan side by side', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `bad${i}`);
    const [facts, started] = await starts(names, 4);
    expect(pathsOf(facts)).toEqual(names);
    expect(unread(facts)).toEqual(names);
    expect(started).toBeLessThanOrEqual(8);
  });

  it('nor more often than fifty times, whatever is read in between', async () => {
    const names = Array.from({ length: 140 }, (_, i) => (i % 2 === 0 ? `bad${i}` : `fine${i}`));
    const [facts, started] = await starts(names);
    expect(started).toBe(50);
    expect(facts.length).toBe(140);
    expect(facts[139]!.parts[0]!.treatment).toMatchObject({ reason: expect.stringContaining('not started again') });
  }, 60_000);
});

describe('processes side by side', () => {
  /** A process that takes a moment for each file. */
  const slowly = (what: string): string =>
    processThat(what).replace('if (path', 'await new Promise((again) => setTimeout(again, 20)); if (path');

  it('take files from each other: what one waits for, another makes', async () => {
    const made = JSON.stringify(join(folder, 'made'));
    const entry = write(
      'entry.mjs',
      `import { existsSync, writeFileSync } from 'node:fs';
${slowly(`while (!existsSync(${made})) await new Promise((again) => setTimeout(again, 10))`).replace(
  'await new Promise((sent)',
  `if (path === 'makes') writeFileSync(${made}, ''); await new Promise((sent)`,
)}`,
    );
    const names = ['a', 'bad', 'b', 'makes', 'c'];
    const facts = await scanned(
      entry,
      names.map((name) => write(name, '')),
      { processes: 2 },
    );
    expect(pathsOf(facts)).toEqual(names);
    expect(unread(facts)).toEqual([]);
  });

  it('scan each file once, in their order, whichever of them end', async () => {
    const names = Array.from({ length: 90 }, (_, i) => (i % 19 === 7 ? `bad${i}` : `fine${i}`));
    const heard: number[] = [];
    const facts = await scanned(
      write('entry.mjs', slowly('process.exit(7)').replace("path === 'bad'", "path.startsWith('bad')")),
      names.map((name) => write(name, '1')),
      { processes: 3, heard },
    );
    expect(pathsOf(facts)).toEqual(names);
    expect(unread(facts)).toEqual(names.filter((name) => name.startsWith('bad')));
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(90);
  });

  it('find what one alone finds', async () => {
    const files = Array.from({ length: 600 }, (_, i) => write(`${i}.json`, JSON.stringify({ of: 'x'.repeat(i) })));
    const alone = await scanned(built, files);
    scanner!.close();
    expect(await scanned(built, files, { processes: 3 })).toEqual(alone);
  });
});

describe('a process that is gone before it is asked', () => {
  it('is started again', async () => {
    const mark = join(folder, 'mark');
    const diesOnce = `import { existsSync, writeFileSync } from 'node:fs';
if (!existsSync(${JSON.stringify(mark)})) { writeFileSync(${JSON.stringify(mark)}, ''); process.exit(7); }
${processThat('')}`;
    scanner = startScanner({ entry: write('entry.mjs', diesOnce), env: { PATH: process.env['PATH'] ?? '' } });
    await expect.poll(() => existsSync(mark)).toBe(true);
    await setTimeout(500);
    const facts = await scanner.scan(
      { files: [{ path: 'x', file: write('x', '') }], digests: 'read', limits },
      () => 0,
    );
    expect(facts).toEqual([{ path: 'x', bytes: 1, parts: [] }]);
  });

  it('leaves every file unevaluated when it never lives', async () => {
    const facts = await scanned(join(folder, 'nothing.mjs'), [write('x', ''), write('y', '')]);
    expect(facts.map(({ parts }) => parts[0]!.treatment)).toMatchObject([
      { kind: 'not-evaluated', reason: expect.stringContaining('exit code 1') },
      { kind: 'not-evaluated' },
    ]);
  });
});

describe('a process that cannot be started', () => {
  it('leaves the files that wait unevaluated, as one that ends', async () => {
    // Its working folder is gone from the first file on.
    const gone = `(await import('node:fs')).rmSync(process.cwd(), { recursive: true }), process.exit(7)`;
    const facts = await scanned(
      write('entry.mjs', processThat(gone)),
      ['bad', 'x', 'y'].map((name) => write(name, '1')),
    );
    expect(unread(facts)).toEqual(['bad', 'x', 'y']);
    expect(JSON.stringify(facts[2])).toContain('could not be started');
  });
});

describe('what the process is given', () => {
  it('neither the environment’s secrets nor a folder that stays', async () => {
    const entry = write(
      'entry.mjs',
      processThat('process.send({ scanned: [{ path: Object.keys(process.env).sort().join(), bytes: 0, parts: [] }] })'),
    );
    process.env['MODELGATE_CANARY'] = 'secret';
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('modelgate-scan-'));
    const facts = await scanned(entry, [write('bad', '')]);
    delete process.env['MODELGATE_CANARY'];
    expect(facts[0]!.path.split(',')).not.toContain('MODELGATE_CANARY');
    scanner!.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('modelgate-scan-')).length).toBeLessThanOrEqual(
      before.length,
    );
  });
});

describe('a run that is killed', () => {
  it('leaves neither the process nor its folder', async () => {
    const temp = join(folder, 'temp');
    mkdirSync(temp);
    const member = gzipSync(new Uint8Array(1 << 24));
    const slow = write('slow.gz', Buffer.concat(Array.from({ length: 100 }, () => member)));
    const request = {
      files: [{ path: slow, file: slow }],
      digests: 'read',
      limits: { ...limits, expandedBytes: 1e12, milliseconds: 60_000 },
    };
    const script = write(
      'run.mjs',
      `import { startScanner } from ${JSON.stringify(pathToFileURL(join(built, '../scanner.js')).href)};
const scanner = startScanner({ entry: ${JSON.stringify(built)}, env: {} });
setTimeout(() => console.log('scanning'), 500);
await scanner.scan(${JSON.stringify(request)}, () => console.log('done too soon'));
`,
    );
    const run = spawn(process.execPath, [script], { env: { TMPDIR: temp }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [heard] = (await once(run.stdout, 'data')) as [Buffer];
    expect(heard.toString()).toBe('scanning\n');
    expect(readdirSync(temp)).toHaveLength(1);
    run.kill('SIGKILL');
    await expect.poll(() => readdirSync(temp), { timeout: 10_000 }).toEqual([]);
  });
});
