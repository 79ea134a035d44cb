// The processes themselves: what they inherit, what they may use up, and how they end.
import { InputError, WorldError, type ModelFacts } from '@modelgate/core';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  byName,
  dataOf,
  engineForTests,
  ENTRY,
  folderForTests,
  inOrder,
  model,
  parquetFile,
  valueOutput,
} from './engine.fixture.ts';
import { startEngine, type Engine } from './start.ts';

const folder = folderForTests();
const file = await parquetFile(
  join(folder, 'rows.parquet'),
  'select i::float as x, i::float as a, 1::float as b from range(100) t(i)',
);
const elsewhere = process.platform !== 'linux';

/** Processes whose parent is this one and that run the engine's script. */
function children(parent = process.pid): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, ppid] = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))!;
        return Number(ppid) === parent && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('engine/main.js');
      } catch {
        return false;
      }
    });
}

async function worldProblemOf(work: Promise<unknown>): Promise<WorldError['problem']> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(WorldError);
  return (error as WorldError).problem;
}

async function run(engine: Engine, name: string): Promise<unknown> {
  const facts = await engine.models.describe(model(name));
  const request = {
    data: dataOf(file),
    model: { path: model(name), digest: facts.digest },
    inputs: byName(facts),
    output: valueOutput('y'),
  };
  return engine.models.score(request, () => undefined);
}

/** Returns when all of them are gone and that was heard: a request sent to one that dies at that moment is its own. */
async function killAll(): Promise<void> {
  const killed = children();
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  // A dead process stays in the table until its parent has heard of it.
  while (killed.some((pid) => existsSync(`/proc/${pid}`))) await wait(10);
}

async function expectWorking(engine: Engine): Promise<void> {
  const facts: ModelFacts = await engine.models.describe(model('sum_float32'));
  const request = {
    data: dataOf(file),
    model: { path: model('sum_float32'), digest: facts.digest },
    inputs: inOrder(facts, ['a', 'b']),
    output: valueOutput('y'),
  };
  expect((await engine.models.score(request, () => undefined))[0]!.rows).toBe(100);
}

describe('environment', () => {
  it.skipIf(elsewhere)('secrets of the parent are not in any engine process', async () => {
    const canary = `canary-${Math.random()}`;
    process.env['GITHUB_TOKEN'] = canary;
    process.env['INPUT_SECRET'] = canary;
    process.env['NODE_OPTIONS'] = '';
    const engine = engineForTests({ env: { PATH: '/usr/bin', HOME: '/home/nobody' } });
    await expectWorking(engine);
    const pids = children();
    expect(pids.length).toBeGreaterThanOrEqual(2);
    for (const pid of pids) {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      expect(environment).not.toContain(canary);
      const names = environment
        .split('\0')
        .filter(Boolean)
        .map((line) => line.split('=')[0]);
      expect(names.filter((name) => !name!.startsWith('NODE_CHANNEL_')).sort()).toEqual(['HOME', 'PATH', 'TMPDIR']);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(canary);
    }
    engine.close();
    delete process.env['GITHUB_TOKEN'];
    delete process.env['INPUT_SECRET'];
  });
});

it('models leave nothing in HOME, where ONNX Runtime would keep a number for this device and send it away', async () => {
  const home = folderForTests();
  const engine = engineForTests({ env: { HOME: home } });
  await expectWorking(engine);
  engine.close();
  expect(readdirSync(home)).toEqual([]);
});

describe('model processes', () => {
  it.skipIf(elsewhere)('end before a large frame is built, and start again when there is work', async () => {
    const engine = engineForTests({ threads: 1 });
    await expectWorking(engine);
    expect(children()).toHaveLength(2);
    const rows = 'select i as id, i % 2 as y, 0.5::float as p from range(1000000) t(i)';
    const large = dataOf(await parquetFile(join(folder, 'large.parquet'), rows));
    const candidate = { kind: 'predictions', data: large, id: 'id', columns: ['p'], as: 'score' } as const;
    const request = { data: large, label: 'y', classes: ['0', '1'], id: 'id', groups: [], scores: { candidate } };
    expect((await engine.data.frame(request)).n).toBe(1_000_000);
    expect(children()).toHaveLength(1);
    await expectWorking(engine);
    engine.close();
  });
});

it('engines that cannot be loaded are an error to everybody who asks', async () => {
  const engine = engineForTests({ nativesDir: folderForTests() });
  const ask = () => worldProblemOf(engine.models.describe(model('sum_float32')));
  for (let i = 0; i < 4; i++) expect(await ask()).toMatchObject({ code: 'world/native-missing' });
  const atOnce = await Promise.all(Array.from({ length: 6 }, ask));
  expect(new Set(atOnce.map(({ code }) => code))).toEqual(new Set(['world/native-missing']));
});

describe('limits', () => {
  it('a model that never ends is ended, and the engine goes on', async () => {
    const engine = engineForTests({ timeoutMs: 1500 });
    await expectWorking(engine);
    expect(await worldProblemOf(run(engine, 'endless'))).toMatchObject({ code: 'world/engine-timeout' });
    await expectWorking(engine);
  });

  it.skipIf(elsewhere)('a model that eats memory is ended, and the engine goes on', async () => {
    const engine = engineForTests({ memoryMb: 700 });
    await expectWorking(engine);
    const error = await run(engine, 'glutton').then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(WorldError);
    expect((error as WorldError).problem.code).toBe('world/engine-memory');
    await expectWorking(engine);
  });

  it.skipIf(elsewhere)('a process that dies is told, and another takes its place', async () => {
    const engine = engineForTests();
    await expectWorking(engine);
    const work = Promise.all([worldProblemOf(run(engine, 'endless')), wait(500).then(killAll)]);
    expect((await work)[0].code).toBe('world/engine-died');
    await expectWorking(engine);
    expect((await engine.data.describe(dataOf(file))).rows).toBe(100);
  });

  it('a missing engine is told, not a bug', async () => {
    const engine = engineForTests({ nativesDir: folder });
    const told = (name: string): object => ({
      code: 'world/native-missing',
      message: `${name} for ${process.platform}-${process.arch} could not be loaded (MODULE_NOT_FOUND)`,
      hint: expect.stringMatching(/^install the packages again.*ulimit -v/) as unknown,
    });
    expect(await worldProblemOf(engine.models.describe(model('logit1')))).toMatchObject(told('ONNX Runtime'));
    expect(await worldProblemOf(engine.data.describe(dataOf(file)))).toMatchObject(told('DuckDB'));
  });

  it('loads the engines from a given folder', async () => {
    await expectWorking(engineForTests({ nativesDir: fileURLToPath(new URL('../../node_modules', import.meta.url)) }));
  });
});

describe('the end', () => {
  it.skipIf(elsewhere)('closing ends all processes and deletes the private folder', async () => {
    const others = children();
    const engine = startEngine({ entry: ENTRY, threads: 2 });
    await expectWorking(engine);
    const pending = run(engine, 'endless').catch((e: unknown) => e);
    await wait(300);
    const own = children().filter((pid) => !others.includes(pid));
    expect(own.length).toBeGreaterThanOrEqual(2);
    engine.close();
    expect(await pending).toBeInstanceOf(WorldError);
    await wait(300);
    expect(own.filter((pid) => children().includes(pid))).toEqual([]);
    await expect(engine.data.describe(dataOf(file))).rejects.toThrow(WorldError);
  });

  it.skipIf(elsewhere)(
    'when the parent is killed, its processes end too, even in the middle of a model, and nothing is left',
    async () => {
      const script = `
      import { startEngine } from ${JSON.stringify(new URL('../../lib/engine/start.js', import.meta.url).href)};
      const engine = startEngine({ entry: ${JSON.stringify(ENTRY)}, threads: 2 });
      const path = ${JSON.stringify(model('endless'))};
      const data = { name: 'test', files: [${JSON.stringify(file)}] };
      const facts = await engine.models.describe(path);
      const inputs = [{ input: 'x', type: 'float32', columns: ['x'], rowShape: [1], missing: null }];
      const output = { tensor: 'y', kind: 'value', link: 'none', width: 1, columns: [0] };
      setTimeout(() => console.log('running'), 400);
      await engine.models.score({ data, model: { path, digest: facts.digest }, inputs, output }, () => undefined);`;
      const temp = folderForTests();
      const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, TMPDIR: temp },
      });
      await new Promise((resolve) => parent.stdout.once('data', resolve));
      const pids = children(parent.pid);
      expect(pids.length).toBeGreaterThanOrEqual(2);
      expect(readdirSync(temp)).toHaveLength(1);
      parent.kill('SIGKILL');
      for (let i = 0; i < 50 && pids.some((pid) => existsSync(`/proc/${pid}`)); i++) await wait(100);
      expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
      expect(readdirSync(temp)).toEqual([]);
    },
  );

  it('a folder that is not its own is left as it is', async () => {
    const theirs = join(folderForTests(), 'theirs');
    mkdirSync(theirs);
    const settings = JSON.stringify({ role: 'data', folder: theirs, threads: 1, memoryMb: 500 });
    const child = fork(ENTRY, [settings], { stdio: 'ignore' });
    await once(child, 'spawn');
    child.disconnect();
    await once(child, 'exit');
    expect(existsSync(theirs)).toBe(true);
  });

  it('work that waits is answered when it closes', async () => {
    const engine = startEngine({ entry: ENTRY, threads: 1 });
    await expectWorking(engine);
    const all = [run(engine, 'endless'), run(engine, 'endless'), engine.models.describe(model('logit1'))];
    const settled = Promise.allSettled(all);
    await wait(300);
    engine.close();
    const reasons = (await settled).map((r) => (r.status === 'rejected' ? (r.reason as unknown) : undefined));
    expect(reasons.slice(0, 2).every((reason) => reason instanceof WorldError)).toBe(true);
    await expect(engine.models.describe(model('logit1'))).rejects.toThrow(WorldError);
  });

  it('a script that forgets to close it still ends', async () => {
    const script = `
      import { startEngine } from ${JSON.stringify(new URL('../../lib/engine/start.js', import.meta.url).href)};
      const engine = startEngine({ entry: ${JSON.stringify(ENTRY)} });
      await engine.data.describe({ name: 'test', files: [${JSON.stringify(file)}] });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });

  it('errors of files stay errors of files', async () => {
    const engine = engineForTests();
    await expect(engine.data.describe(dataOf(join(folder, 'nowhere.csv')))).rejects.toThrow(InputError);
  });
});
