// The frame's files: columns of the data and scores of each model, row beside row, every row's key compared on the way.
import { plural } from '@modelgate/core/format';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Relation } from '../data/relation.ts';
import { DUCK } from '../duck/bindings.ts';
import type { Chunk } from '../duck/rows.ts';
import { halvesOf } from '../duck/vector.ts';
import { inputFault } from '../fault.ts';
import { dataColumns, type DataColumns } from './data-columns.ts';
import type { FrameAnswer, FrameJob } from './job.ts';
import { indexData, lookUp, type IndexedData } from './look-up.ts';
import { isAnyKeyRepeated } from './repeated-keys.ts';
import { LookedUpReader, ScoresSink, shapeOf, StepReader, type ScoresReader } from './scores-reader.ts';
import { sourceOf, type ModelRole, type Source } from './sources.ts';

/** Thrown when a table turns out not to stand in the data's order: its rows are looked up then, which also tells what is wrong with them. */
class OutOfOrder extends Error {
  readonly role: ModelRole;
  constructor(role: ModelRole) {
    super(role);
    this.role = role;
  }
}

/** Predictions come with the relation of their own file. */
export async function buildFrame(
  relation: Relation,
  job: FrameJob,
  predictions: Partial<Record<ModelRole, Relation>>,
): Promise<FrameAnswer> {
  const roles = (['candidate', 'baseline'] as const).filter((role) => job[role] !== undefined);
  const sources = roles.map((role) => sourceOf(role, job, predictions[role]));
  const unordered = new Set(sources.filter((s) => !s.inStep).map((s) => s.role));
  for (let attempt = 0; ; attempt++) {
    const folder = String(attempt);
    try {
      const made = await attemptFrame(relation, { ...job, folder: join(job.folder, folder) }, sources, unordered);
      return { folder, ...made };
    } catch (error) {
      if (!(error instanceof OutOfOrder) || unordered.has(error.role)) throw error;
      unordered.add(error.role);
    }
  }
}

interface OpenSource {
  readonly source: Source;
  readonly reader: ScoresReader;
  readonly sink: ScoresSink;
}

async function attemptFrame(
  relation: Relation,
  job: FrameJob,
  sources: readonly Source[],
  unordered: ReadonlySet<ModelRole>,
): Promise<Omit<FrameAnswer, 'folder'>> {
  mkdirSync(job.folder);
  const columns = dataColumns(relation, job);
  const open: OpenSource[] = [];
  try {
    const data = unordered.size > 0 ? await indexRows(relation, job) : undefined;
    for (const source of sources) {
      const opened =
        data && unordered.has(source.role)
          ? await openLookedUp(relation, job, source, data)
          : await openInStep(relation, job, source);
      open.push(opened);
    }
    relation.check();
    const ownId = sources.find(({ role, byOwnId }) => byOwnId && !unordered.has(role));
    const keys = await walk(relation, columns, open, ownId ? relation.facts.rows : 0);
    if (ownId && (keys === undefined || isAnyKeyRepeated(keys))) throw new OutOfOrder(ownId.role);
  } finally {
    for (const { reader } of open) reader.close();
    for (const sink of columns.sinks) sink.close();
  }
  relation.check();
  for (const sink of columns.sinks) sink.judge();
  for (const { source, sink } of open) checkFinite(source, sink);
  const [candidate, baseline] = (['candidate', 'baseline'] as const).map(
    (role) => open.find((o) => o.source.role === role)?.reader.shape,
  );
  return {
    rows: relation.facts.rows,
    groups: columns.groups.map((g) => g.names),
    candidate: candidate!,
    ...(baseline && { baseline }),
  };
}

/** The keys of all rows, where there are as many as are wanted. */
async function walk(
  relation: Relation,
  columns: DataColumns,
  open: readonly OpenSource[],
  wanted: number,
): Promise<Uint32Array | undefined> {
  const rows = await columns.open();
  const seen = new Uint32Array(2 * wanted);
  let at = 0;
  try {
    for (let chunk = await rows.next(); chunk; chunk = await rows.next()) {
      addTo(columns.sinks, chunk);
      const keys = halvesOf(relation.database.duck, chunk.columns[0]!);
      if (at + keys.length <= seen.length) seen.set(keys, at);
      at += keys.length;
      for (const { source, reader } of open) await takeRows(source.role, reader, keys);
    }
    for (const { source, reader } of open) if ((await reader.available()) > 0) throw new OutOfOrder(source.role);
    return at === seen.length ? seen : undefined;
  } finally {
    rows.close();
  }
}

function addTo(sinks: DataColumns['sinks'], { columns, rows }: Chunk): void {
  let at = 1;
  for (const sink of sinks) {
    sink.add(columns.slice(at, at + sink.width), rows);
    at += sink.width;
  }
}

async function takeRows(role: ModelRole, reader: ScoresReader, keys: Uint32Array): Promise<void> {
  for (let from = 0; from < keys.length;) {
    const n = Math.min(keys.length - from, 2 * (await reader.available()));
    if (n === 0 || !reader.take(n / 2, keys.subarray(from, from + n))) throw new OutOfOrder(role);
    from += n;
  }
}

function indexRows({ ref, facts, database, source }: Relation, { key }: FrameJob): Promise<IndexedData> {
  const sql = `select ${key.text} as key from ${source}`;
  return indexData(database, { named: `data ${ref.name}`, sql, values: key.values, rows: facts.rows });
}

async function openLookedUp(
  { facts, database }: Relation,
  job: FrameJob,
  source: Source,
  data: IndexedData,
): Promise<OpenSource> {
  const { keys, columns, shape } = await lookUp(database, data, source.scores);
  const sink = new ScoresSink(join(job.folder, source.role), shape);
  return { source, reader: new LookedUpReader(facts.rows, keys, columns, shape, sink), sink };
}

async function openInStep(relation: Relation, job: FrameJob, source: Source): Promise<OpenSource> {
  const { outputs, sql, values, named } = source.scores;
  const rows = await relation.database.stream({ text: `select key, ${outputs.join(', ')} from (${sql})`, values });
  const shape = shapeOf(rows.types.slice(1));
  if (!shape || rows.types[0] !== DUCK.UBIGINT) {
    const expected = `keys and ${plural(outputs.length, 'column')} of numbers`;
    throw inputFault({ code: 'input/scores-mismatch', named, expected, received: 'other columns' });
  }
  const sink = new ScoresSink(join(job.folder, source.role), shape);
  return { source, reader: new StepReader(relation.database.duck, rows, shape, sink), sink };
}

function checkFinite({ scores: { named } }: Source, { notFinite }: ScoresSink): void {
  if (notFinite === 0) return;
  const received = `${plural(notFinite, 'row')} with NaN or infinity`;
  const hint = 'check what the model does with missing and extreme values';
  throw inputFault({ code: 'input/scores-not-finite', named, expected: 'finite scores', received, hint });
}
