// Where the scores of a frame come from, as SQL that the data's database may run.
import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readParquet } from '../data/read-parquet.ts';
import type { Relation } from '../data/relation.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { partColumns } from '../model/parts.ts';
import type { FrameJob, SourceJob } from './job.ts';
import type { KeyedScores } from './look-up.ts';

export type ModelRole = 'candidate' | 'baseline';

export interface Source {
  readonly role: ModelRole;
  readonly scores: KeyedScores;
  /** The rows may stand in the data's order, and their numbers can be taken as they come. */
  readonly inStep: boolean;
  /** Rows are told by their id, which somebody else wrote: it must not repeat, even in step. */
  readonly byOwnId: boolean;
}

/** Predictions come with the relation of their own file. */
export function sourceOf(role: ModelRole, job: FrameJob, predictions: Relation | undefined): Source {
  const source = job[role]!;
  if (source.kind === 'predictions') {
    const files = bring(job.folder, role, predictions!.files);
    return {
      role,
      scores: predicted(source, files, job.classes),
      inStep: source.as !== 'label',
      byOwnId: true,
    };
  }
  for (const part of source.parts) if (!existsSync(part.path)) throw missingPart();
  const files = bring(job.folder, role, source.parts);
  const sql = `select * from ${readParquet(files)}`;
  const keyedBy = job.id === undefined ? 'row' : 'id';
  const outputs = partColumns(source.width).slice(1);
  return {
    role,
    scores: { named: `scores of the ${role}`, sql, values: [], outputs, keyedBy },
    inStep: true,
    byOwnId: false,
  };
}

type Predictions = Extract<SourceJob, { kind: 'predictions' }>;

function predicted(source: Predictions, files: readonly string[], classes: readonly string[] | undefined): KeyedScores {
  const columns = source.columns.map(({ text }, k) => `${text} as s${k}`);
  return {
    named: `predictions ${source.data.name}`,
    sql: `select ${source.key.text} as key, ${columns.join(', ')} from ${readParquet(files)}`,
    values: [...source.key.values, ...source.columns.flatMap((c) => c.values)],
    outputs: columns.map((_, k) => `s${k}`),
    keyedBy: 'id',
    ...(source.as === 'label' && { classes: source.classes ?? classes ?? [] }),
  };
}

function missingPart(): EngineFault {
  return inputFault({
    code: 'input/scores-mismatch',
    named: 'scores table',
    expected: 'all parts of the table',
    received: 'a part that is missing',
    hint: 'leave the temporary folder alone while a run lasts',
  });
}

/** The database may read nothing but the data and the private folder, so the files of scores are brought into it. */
function bring(folder: string, role: ModelRole, files: readonly { readonly path: string }[]): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map(({ path }, i) => {
    const to = join(folder, `${role}-${i}.parquet`);
    copyFileSync(path, to, constants.COPYFILE_FICLONE);
    return to;
  });
}
