// Models as the kernel sees them: described by a model process, scored by all of them in parts.
import { OTHER_LABELS } from '@modelgate/core/class-codes';
import { plural } from '@modelgate/core/format';
import type { DataEngine, ModelFacts, ModelRuntime, ScoreRequest, ScoresPart } from '@modelgate/core';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { ScorePlan } from './child/data-handlers.ts';
import type { ScoredPart, ScoreJob, Stretch } from './child/model/score.ts';
import { CallFault, withErrors } from './errors.ts';
import type { Pool } from './pool.ts';
import type { Processes } from './processes.ts';
import { rowKey } from './row-key.ts';
import { cut } from './stretches.ts';
import { ONNX_RUNTIME } from './versions.ts';

export interface ModelRuntimeSetting {
  readonly processes: Processes;
  readonly pool: Pool;
  readonly data: DataEngine;
  /** Where parts of scores tables are written. */
  readonly scoresFolder: string;
}

export function modelRuntime(setting: ModelRuntimeSetting): ModelRuntime {
  return {
    runtime: `onnxruntime ${ONNX_RUNTIME} cpu ${process.arch}`,
    describe: (path, name) =>
      withErrors(() => setting.pool.run<ModelFacts>('describe', path, { path, ...(name !== undefined && { name }) })),
    score: (request, progress) => withErrors(() => score(setting, request, progress)),
  };
}

async function score(
  setting: ModelRuntimeSetting,
  request: ScoreRequest,
  progress: (rows: number) => void,
): Promise<readonly ScoresPart[]> {
  const { processes, pool, data } = setting;
  const { columns } = await data.describe(request.data);
  const plan = await processes.data.call<ScorePlan>('plan', request);
  const stretches = cut({
    files: plan.files,
    width: request.output.columns.length,
    ...(request.rows && { rows: request.rows }),
  });
  const folder = tableFolder(setting.scoresFolder);
  const key = (await rowKey(columns, request.id)).text;
  const jobs = stretches.map((stretch, i) => jobOf(request, plan, stretch, key, join(folder, partName(i))));
  const done = jobs.map(() => 0);
  const tell = (i: number, rows: number): void => {
    done[i] = rows;
    progress(done.reduce((sum, n) => sum + n, 0));
  };
  try {
    const parts = await Promise.all(jobs.map((job, i) => runPart(pool, job, (rows) => tell(i, rows))));
    return checked(request, parts);
  } catch (error) {
    pool.drop(jobs);
    throw await explained(setting, request, error);
  }
}

function jobOf(request: ScoreRequest, plan: ScorePlan, stretch: Stretch, key: string, part: string): ScoreJob {
  const { model, output, batch } = request;
  const files = plan.files.map((f) => f.path);
  return {
    model,
    stretch,
    files,
    inputs: plan.inputs,
    output,
    key,
    numbersHidden: plan.numbersHidden,
    part,
    ...(batch !== undefined && { batch }),
  };
}

async function runPart(pool: Pool, job: ScoreJob, tell: (rows: number) => void): Promise<ScoredPart> {
  const part = await pool.run<ScoredPart>('score', job.model.path, job, tell);
  tell(part.rows);
  return part;
}

/** One for each table: two may be made side by side, and where no file is replaced no file system waits for its disk. */
function tableFolder(scoresFolder: string): string {
  mkdirSync(scoresFolder, { recursive: true });
  return mkdtempSync(join(scoresFolder, 'table-'));
}

function partName(i: number): string {
  return `scores-${String(i).padStart(5, '0')}.parquet`;
}

const FLOATS: ReadonlySet<string> = new Set(['float16', 'float32', 'float64']);

/** Most models that are given NaN give NaN. */
function notFiniteHint({ inputs }: ScoreRequest): string {
  const extreme = 'check what the model does with extreme values';
  const givenNaN = inputs.some(({ type, missing }) => FLOATS.has(type) && missing === null);
  return givenNaN
    ? `a missing number is NaN for the model; if it cannot take that, say what stands for it: inputs: { missing: { number: 0 } }; else ${extreme}`
    : extreme;
}

function checked(request: ScoreRequest, parts: readonly ScoredPart[]): ScoresPart[] {
  const sum = (of: (part: ScoredPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const named = `output ${request.output.tensor} of the model on data ${request.data.name}`;
  const [notFinite, unknown] = [sum((p) => p.notFinite), sum((p) => p.unknownLabels)];
  const all = sum((p) => p.rows);
  if (all >= ENOUGH_ROWS && sum((p) => p.probabilities) === all) throw twiceSoftmax(named, all);
  if (notFinite > 0) {
    throw new CallFault({
      family: 'input',
      problem: {
        code: 'input/scores-not-finite',
        named,
        expected: 'finite scores',
        received: `${plural(notFinite, 'row')} with NaN or infinity`,
        hint: notFiniteHint(request),
      },
    });
  }
  if (unknown > 0) {
    const expected = `labels among ${(request.output.classes ?? []).slice(0, 20).join(', ')}`;
    throw new CallFault({
      family: 'input',
      problem: {
        code: 'input/model-outputs',
        named,
        expected,
        received: `other labels in ${plural(unknown, 'row')}`,
        hint: OTHER_LABELS,
      },
    });
  }
  return parts.map(({ path, rows }) => ({ path, rows }));
}

/** A few rows of logits may sum to 1 by chance. */
const ENOUGH_ROWS = 30;

function twiceSoftmax(named: string, rows: number): CallFault {
  return new CallFault({
    family: 'input',
    problem: {
      code: 'input/model-outputs',
      named,
      expected: 'logits, since outputs.link is softmax',
      received: `what already are probabilities: they sum to 1 in all ${rows} rows`,
      hint: 'leave out outputs.link of the model, or compare with a baseline whose output is of the same kind',
    },
  });
}

/** Rows that could not enter the model: the data process says which column, and in how many rows. */
async function explained({ processes }: ModelRuntimeSetting, request: ScoreRequest, error: unknown): Promise<unknown> {
  if (!(error instanceof CallFault) || error.fault.family !== 'rows') return error;
  try {
    await processes.data.call('diagnose', request);
  } catch (told) {
    return told;
  }
  const named = `data ${request.data.name}`;
  return new CallFault({
    family: 'input',
    problem: {
      code: 'input/model-inputs',
      named,
      expected: 'columns that fit the model’s inputs',
      received: error.fault.reason,
      hint: 'check the types and shapes of the columns against the model’s inputs',
    },
  });
}
