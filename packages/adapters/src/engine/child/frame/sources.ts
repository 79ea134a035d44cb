// Where the scores of a frame come from, as SQL that the data's database may run.
import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256File } from '../data/digest.ts';
import { readParquet, type Relation } from '../data/relation.ts';
import { inputFault } from '../fault.ts';
import { partColumns } from '../model/parts.ts';
import type { FrameJob, SourceJob } from './job.ts';
import type { KeyedScores } from './look-up.ts';

export type ModelRole = 'candidate' | 'baseline';

export interface Source {
  readonly role: ModelRole;
  readonly scores: KeyedScores;
  /** The rows may stand in the data's order; predictions made elsewhere never need to. */
  readonly inStep: boolean;
}

/** Predictions come with the relation of their own file. */
export async function sourceOf(role: ModelRole, job: FrameJob, predictions: Relation | undefined): Promise<Source> {
  const source = job[role]!;
  if (source.kind === 'predictions') {
    const files = bring(job.folder, role, predictions!.files);
    return { role, scores: predicted(source, files, job.classes), inStep: false };
  }
  for (const part of source.parts) await checkPart(part.path, part.sha256);
  const sql = `select * from ${readParquet(bring(job.folder, role, source.parts))}`;
  const keyedBy = job.id === undefined ? 'row' : 'id';
  const outputs = partColumns(source.width).slice(1);
  return { role, scores: { named: `scores of the ${role}`, sql, values: [], outputs, keyedBy }, inStep: true };
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
    ...(source.as === 'label' && { classes: classes ?? [] }),
  };
}

async function checkPart(path: string, sha256: string): Promise<void> {
  const found = await sha256File(path).catch(() => undefined);
  if (found === sha256) return;
  throw inputFault({
    code: 'input/scores-mismatch',
    named: 'scores table',
    expected: 'parts with the SHA-256 of their manifest',
    received: found === undefined ? 'a part that is missing' : 'a part with another one',
    hint: 'delete the kept scores; they are made again',
  });
}

/** The database may read nothing but the data and the private folder, so the files of scores are linked into it. */
function bring(folder: string, role: ModelRole, files: readonly { readonly path: string }[]): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map(({ path }, i) => {
    const to = join(folder, `${role}-${i}.parquet`);
    try {
      linkSync(path, to);
    } catch {
      copyFileSync(path, to);
    }
    return to;
  });
}
