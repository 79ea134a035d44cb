// Runs a model over one stretch of a Parquet file: streamed columns to tensors, tensors to a part of the scores table.
import { plural } from '@modelgate/core/format';
import type { OutputBinding, ScoresPart } from '@modelgate/core';
import type { Database } from '../duck/database.ts';
import { literal } from '../duck/database.ts';
import type { Rows } from '../duck/rows.ts';
import { keysOf } from '../duck/vector.ts';
import { EngineFault, inputFault, rowsFault } from '../fault.ts';
import type { LoadedModel } from './load.ts';
import { checkComplements } from './complements.ts';
import { outputTable, type OutputTable } from './outputs.ts';
import { checkOwnLabels } from './own-labels.ts';
import { checkOwnThreshold } from './own-threshold.ts';
import { writePart } from './parts.ts';
import { equalLengths } from './picked-rows.ts';
import type { InputPlan } from './plan.ts';
import { batchOf, runBatch } from './run-batch.ts';
import type { OnnxRuntime } from './runtime.ts';
import type { InputBuffer } from './input-buffer.ts';
import { inputBuffer } from './tensors.ts';

/** Rows [from, to) of one file. */
export interface Stretch {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Rows of the whole file. */
  readonly of: number;
}

export interface ScoreJob {
  readonly model: { readonly path: string; readonly digest: string };
  readonly stretch: Stretch;
  /** All files of the data set: the ones this process may read. */
  readonly files: readonly string[];
  readonly inputs: readonly InputPlan[];
  readonly output: OutputBinding;
  /** SQL of a row's 64-bit key. */
  readonly key: string;
  /** The file has a column of the name that Parquet row numbers go by. */
  readonly numbersHidden: boolean;
  /** Where the part is written. */
  readonly part: string;
  readonly batch?: number;
}

export interface ScoredPart extends ScoresPart {
  readonly notFinite: number;
  readonly unknownLabels: number;
  readonly probabilities: number;
}

export async function scoreStretch(
  runtime: OnnxRuntime,
  loaded: LoadedModel,
  database: Database,
  job: ScoreJob,
  progress: (rows: number) => void,
): Promise<ScoredPart> {
  const rows = job.stretch.to - job.stretch.from;
  const { batch, fixed } = batchOf(loaded, job);
  const inputs = job.inputs.map((plan) => inputBuffer(database.duck, runtime, loaded, plan, batch));
  const fetch = job.output.tensor === loaded.zipMap?.output ? loaded.zipMap.tensor : job.output.tensor;
  const metadata = loaded.session.outputMetadata.find((m) => m.name === fetch);
  const outputs = outputTable(loaded.named, job.output, metadata, rows);
  const keys = new BigUint64Array(rows);
  const source = await openRows(database, statementOf(job, inputs));
  const runRows = rowRunner(loaded, job.output, fetch, inputs, outputs, (n) => (fixed ? batch : Math.max(2, n)));
  let done = 0;
  const run = async (n: number): Promise<void> => {
    const groups = equalLengths(inputs, n);
    let at = done;
    for (const group of groups ?? []) {
      await runRows(group.length, at, group);
      at += group.length;
    }
    if (groups) outputs.reorder(done, groups.flat());
    else await runRows(n, done);
    done += n;
    progress(done);
  };
  await eachBatch(database, source, inputs, keys, batch, run);
  if (done !== rows)
    throw inputFault({
      code: 'input/file-changed',
      named: 'the data',
      expected: `${plural(rows, 'row')}, as planned`,
      received: plural(done, 'row'),
    });
  return { ...writePart(job.part, keys, outputs.columns), ...outputs.faults };
}

/** Runs n rows of a batch, those of a group or the first ones, and adds what the model answers to the table from row `at` on. */
type RunRows = (n: number, at: number, group?: readonly number[]) => Promise<void>;

/**
 * `fedFor`: how many rows the model is fed for n. A fixed batch is filled up, and so is one row alone: some operators sum in
 * another order then. What is fed beside the n rows is not taken.
 */
function rowRunner(
  loaded: LoadedModel,
  output: OutputBinding,
  fetch: string,
  inputs: readonly InputBuffer[],
  outputs: OutputTable,
  fedFor: (n: number) => number,
): RunRows {
  return async (n, at, group) => {
    const fed = fedFor(n);
    const filled = group && Array.from({ length: fed }, (_, i) => group[i] ?? group[0]!);
    if (!filled) for (const input of inputs) input.repeat(n, fed);
    // Labels are read of the first batch only: strings cost as much as a small model.
    const label = at === 0 ? output.label?.tensor : undefined;
    const feeds = inputs.map((input) => input.feeds(fed, filled));
    const [tensor, own] = await runBatch(loaded, feeds, label === undefined ? [fetch] : [fetch, label], fed);
    outputs.add(tensor!, fed, n, at);
    if (own) checkOwnLabels(loaded.named, output, tensor!, own, n);
    if (own) checkOwnThreshold(loaded.named, output, tensor!, own, n);
    if (at === 0 && output.complements) checkComplements(loaded.named, output, tensor!, n);
  };
}

function statementOf({ stretch, key, numbersHidden }: ScoreJob, inputs: readonly InputBuffer[]): string {
  const select = [...inputs.flatMap((input) => input.select), key].join(', ');
  const from = `select ${select} from read_parquet(${literal(stretch.path)}, hive_partitioning = false)`;
  if (stretch.from === 0 && stretch.to === stretch.of) return from;
  if (numbersHidden) return `${from} limit ${stretch.to - stretch.from} offset ${stretch.from}`;
  return `${from} where file_row_number >= ${stretch.from} and file_row_number < ${stretch.to}`;
}

async function openRows(database: Database, text: string): Promise<Rows> {
  try {
    return await database.stream({ text, values: [] });
  } catch {
    throw rowsFault('the columns cannot be read as the inputs');
  }
}

/** Gathers whole batches across chunks, so that what a batch holds depends on nothing but the rows' order. */
async function eachBatch(
  database: Database,
  source: Rows,
  inputs: readonly InputBuffer[],
  keys: BigUint64Array,
  batch: number,
  run: (n: number) => Promise<void>,
): Promise<void> {
  let [filled, total] = [0, 0];
  for (let chunk = await nextChunk(source); chunk; chunk = await nextChunk(source)) {
    const firsts = columnStarts(inputs);
    const current = chunk;
    const fills = inputs.map((input, k) => input.fillFrom(current, firsts[k]!));
    const key = keysOf(database.duck, chunk.columns.at(-1)!);
    if (total + chunk.rows > keys.length)
      throw inputFault({
        code: 'input/file-changed',
        named: 'the data',
        expected: `${plural(keys.length, 'row')}, as planned`,
        received: 'more rows',
      });
    keys.set(key, total);
    total += chunk.rows;
    for (let from = 0; from < chunk.rows;) {
      const n = Math.min(batch - filled, chunk.rows - from);
      for (const fill of fills) fill(from, n, filled);
      from += n;
      filled += n;
      if (filled === batch) {
        await run(filled);
        filled = 0;
      }
    }
  }
  if (filled > 0) await run(filled);
}

function columnStarts(inputs: readonly InputBuffer[]): number[] {
  let at = 0;
  return inputs.map((input) => (at += input.select.length) - input.select.length);
}

async function nextChunk(source: Rows): Promise<Awaited<ReturnType<Rows['next']>>> {
  try {
    return await source.next();
  } catch (error) {
    source.close();
    if (error instanceof EngineFault) throw error;
    throw rowsFault('a value cannot be read as the input');
  }
}
