// Parquet → scores table through the engine, against a bare loop over tensors that lie ready.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { InputBinding, OutputBinding, ScoreRequest } from '@modelgate/core';
import type { BareInput, BareSettings } from './bare-loop.ts';
import { inTurns, type Timing } from './best-of.ts';
import type { EngineSettings } from './engine-loop.ts';
import { withFolder } from './folder.ts';
import { startLoop, together, type Loop } from './loop.ts';
import { ownVersions } from './machine.ts';
import { quoted, sql } from './natives.ts';
import { ratio, type BenchResult, type Line } from './table.ts';

/** What the engine chooses for these models itself; the bare loop is given the same. */
const BATCH = 2048;
const CORES = availableParallelism();

interface Case {
  readonly name: string;
  readonly model: string;
  readonly inputs: readonly BareInput[];
  readonly output: string;
  readonly width: number;
  readonly columns: readonly number[];
  readonly asked: number;
  /** Writes the table. */
  readonly table: (file: string) => string;
}

const TEXT = [
  'workclass',
  'education',
  'marital_status',
  'occupation',
  'relationship',
  'race',
  'sex',
  'native_country',
];
const NUMBERS = ['age', 'fnlwgt', 'education_num', 'capital_gain', 'capital_loss', 'hours_per_week'];
const WIDE = Array.from({ length: 64 }, (_, k) => `x${k}`);
const local = (path: string): string => join(import.meta.dirname, path);

const cases: readonly Case[] = [
  {
    name: 'adult_gb',
    model: local('../examples/credit/models/baseline.onnx'),
    inputs: [
      ...NUMBERS.map((name) => ({ name, type: 'float32', columns: [name] }) as const),
      ...TEXT.map((name) => ({ name, type: 'string', columns: [name] }) as const),
    ],
    output: 'probabilities',
    width: 2,
    columns: [1],
    asked: 0.8,
    table: (file) =>
      `copy (select t.* from range(31), read_parquet(${quoted(local('../examples/credit/data/test.parquet'))}) t) to ${quoted(file)} (format parquet)`,
  },
  {
    name: 'mlp_small',
    model: local('fixtures/mlp_small.onnx'),
    inputs: [{ name: 'x', type: 'float32', columns: WIDE }],
    output: 'y',
    width: 10,
    columns: Array.from({ length: 10 }, (_, k) => k),
    asked: 0.4,
    table: (file) =>
      `copy (select ${WIDE.map((name) => `(random() - 0.5)::float as ${name}`).join(', ')} from range(500000)) to ${quoted(file)} (format parquet)`,
  },
];

export function inference(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const lines: Line[] = [];
    for (const each of cases) {
      const file = join(folder, `${each.name}.parquet`);
      await sql(each.table(file));
      const rows = Number((await sql(`select count(*) from read_parquet(${quoted(file)})`))[0]![0]);
      lines.push(...(await onOneCore(each, file, rows)), ...(await onTheMachine(each, file, rows)));
    }
    return {
      title: 'Parquet → scores table, against onnxruntime-node fed with ready tensors',
      lines,
      notes: [
        `batches of ${BATCH} rows, one intra-op thread each; the engine also reads, hashes the rows and writes its table`,
        'the bare loop hands text over string by string, as onnxruntime-node asks; the engine as places in a list of strings',
        'one core: all processes of the engine, and the bare loop, are held to the same core',
        `the machine: the engine on ${CORES} cores against one bare loop, and against ${CORES} of them`,
      ],
      versions: ownVersions(),
    };
  });
}

async function onOneCore(each: Case, file: string, rows: number): Promise<Line[]> {
  const engine = await startLoop<number>({
    script: 'engine-loop.ts',
    settings: engineSettings(each, file, 1),
    core: 0,
  });
  const bare = await startLoop<number>({
    script: 'bare-loop.ts',
    settings: bareSettings(each, file, 0, rows),
    core: 0,
  });
  const { ours, theirs } = await timed({ ours: engine, theirs: bare });
  return [compared(`${each.name}, one core`, ours, theirs, rows, each.asked)];
}

async function onTheMachine(each: Case, file: string, rows: number): Promise<Line[]> {
  const engine = await startLoop<number>({ script: 'engine-loop.ts', settings: engineSettings(each, file, CORES) });
  const one = await startLoop<number>({ script: 'bare-loop.ts', settings: bareSettings(each, file, 0, rows) });
  const shares = Array.from({ length: CORES }, (_, k) =>
    [(rows * k) / CORES, (rows * (k + 1)) / CORES].map(Math.floor),
  );
  const all = await Promise.all(
    shares.map(([from, to]) =>
      startLoop<number>({ script: 'bare-loop.ts', settings: bareSettings(each, file, from!, to!) }),
    ),
  );
  const times = await timed({ ours: engine, one, all: together(all) });
  return [
    compared(`${each.name}, the machine against one loop`, times.ours, times.one, rows, each.asked),
    compared(`${each.name}, the machine against ${CORES} loops`, times.ours, times.all, rows),
  ];
}

async function timed<K extends string>(loops: Readonly<Record<K, Loop<number>>>): Promise<Record<K, Timing>> {
  const all = Object.entries<Loop<number>>(loops);
  // Once unmeasured: files come into the cache, code becomes machine code.
  for (const [, loop] of all) await loop.run();
  const times = await inTurns(Object.fromEntries(all.map(([name, loop]) => [name, () => loop.run()])));
  for (const [, loop] of all) loop.end();
  return times as Record<K, Timing>;
}

function compared(what: string, ours: Timing, theirs: Timing, rows: number, asked?: number): Line {
  const speed = ({ best }: Timing): string => `${(rows / best / 1e6).toFixed(2)} M rows/s`;
  return ratio(what, ours, theirs, asked === undefined ? undefined : { is: 'at least', value: asked }, [
    `${rows.toLocaleString('en')} rows, ${speed(ours)} against ${speed(theirs)}`,
  ]);
}

function bareSettings({ model, inputs, output }: Case, file: string, from: number, to: number): BareSettings {
  return { model, file, inputs, output, batch: BATCH, from, to };
}

function engineSettings(
  { model, inputs, output, width, columns }: Case,
  file: string,
  threads: number,
): EngineSettings {
  const bindings = inputs.map(({ name, type, columns: names }): InputBinding => ({
    input: name,
    type,
    columns: names,
    rowShape: [names.length],
    missing: type === 'string' ? '?' : null,
  }));
  const binding: OutputBinding = { tensor: output, kind: 'score', link: 'none', width, columns };
  const digest = `sha256:${createHash('sha256').update(readFileSync(model)).digest('hex')}`;
  const request: ScoreRequest = {
    data: { name: 'test', files: [file] },
    model: { path: model, digest },
    inputs: bindings,
    output: binding,
  };
  return { request, threads };
}
