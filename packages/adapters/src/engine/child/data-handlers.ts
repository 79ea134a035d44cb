// The data process: opens data sets, answers SQL, plans what models read, builds frames. It never runs a model.
import type { DataFacts, DataRef, Expression, Extract, FileAsk, Row, ScoreRequest, Sql } from '@modelgate/core';
import { checkSilentCasts, diagnoseRows, readThrough } from './data/check-inputs.ts';
import { HOW_CSV_IS_READ } from './data/csv.ts';
import { FileDigests, type SetDigest } from './data/digest.ts';
import { extractsOf, removeExtracts, withExtracts } from './data/extracts.ts';
import { fingerprintsOf, isByFile, measureFiles, type Fingerprint } from './data/files.ts';
import type { Relation } from './data/relation.ts';
import { relationsOf, type RelationOf } from './data/relations.ts';
import { onData } from './data/statement.ts';
import { withLongest } from './data/list-lengths.ts';
import { withSqlFault } from './data/sql-fault.ts';
import type { DuckDb } from './duck/bindings.ts';
import { jsonRows } from './duck/json.ts';
import { checkExpressions } from './expression/check.ts';
import { buildFrame } from './frame/build.ts';
import type { FrameAnswer, FrameJob, SourceJob } from './frame/job.ts';
import { dropGarbage } from './garbage.ts';
import { planInputs, type InputPlan } from './model/plan.ts';
import { loadDuckDb } from './natives.ts';
import type { Handlers } from './serve.ts';
import type { ChildSettings } from './settings.ts';
import type { FileRows } from './data/row-groups.ts';

/** How a score request reads its data. */
export interface ScorePlan {
  readonly files: readonly FileRows[];
  readonly inputs: readonly InputPlan[];
  readonly numbersHidden: boolean;
}

/** Files of a data set before they are read, and what reads them. */
export interface SetOfFiles extends SetDigest {
  readonly files: readonly Fingerprint[];
  /** The engine's version, the time zone, and how text is read: with others, values may be others. */
  readonly reader: string;
}

/** Facts of files that were read. */
export interface FactsOfFiles {
  readonly columns: DataFacts['columns'];
  readonly untyped?: true;
  /** Of each file. */
  readonly rows: readonly number[];
  readonly byFile: boolean;
}

export function dataHandlers(settings: ChildSettings, nativesDir: string | undefined): Handlers {
  const duck = loadDuckDb(nativesDir);
  const { folder } = settings;
  const digests = new FileDigests();
  const relationOf = relationsOf(duck, settings, digests);
  let extracted = 0;
  return {
    describe: async (ref: DataRef): Promise<DataFacts> => (await relationOf(ref)).facts,
    ...fileHandlers(duck, digests, relationOf),
    query: async ({ data, sql, others }: QueryRequest): Promise<Row[]> => {
      const relation = await relationOf(data);
      const extracts = await extractsOf(others, relationOf, `${folder}/extract-${extracted++}`);
      try {
        return await query(relation, withExtracts(sql, extracts));
      } finally {
        removeExtracts(extracts);
      }
    },
    extract: async ({ data, sql }: Extract): Promise<string> => {
      const { extract } = await extractsOf({ extract: { data, sql } }, relationOf, `${folder}/rows-${extracted++}`);
      return extract!;
    },
    check: async ({ data, expressions }: CheckRequest): Promise<(string | null)[]> => {
      const reasons = await checkExpressions(await relationOf(data), expressions);
      return reasons.map((reason) => reason ?? null);
    },
    plan: async (request: ScoreRequest): Promise<ScorePlan> => plan(await relationOf(request.data), request),
    diagnose: async (request: ScoreRequest): Promise<void> => {
      const relation = await relationOf(request.data);
      await withSqlFault(`data ${request.data.name}`, () => readThrough(relation));
      await diagnoseRows(relation, await withLongest(relation, planInputs(request, relation.facts.columns)));
    },
    frame: async (job: FrameJob): Promise<FrameAnswer> => {
      const relation = await relationOf(job.data);
      const of = async (source: SourceJob | undefined): Promise<Relation | undefined> =>
        source?.kind === 'predictions' ? relationOf(source.data) : undefined;
      const [candidate, baseline] = await Promise.all([of(job.candidate), of(job.baseline)]);
      const frame = await withSqlFault(`data ${job.data.name}`, () =>
        buildFrame(relation, job, { ...(candidate && { candidate }), ...(baseline && { baseline }) }),
      );
      dropGarbage(frame.rows);
      return frame;
    },
  } satisfies Handlers;
}

/** What is asked of files one by one. */
function fileHandlers(duck: DuckDb, digests: FileDigests, relationOf: RelationOf): Handlers {
  return {
    fingerprint: async (ref: DataRef): Promise<SetOfFiles | null> => {
      const found = await fingerprintsOf(ref, digests);
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const how = [`duckdb ${duck.library_version()}`, timeZone, HOW_CSV_IS_READ, JSON.stringify(ref.missing ?? [])];
      return found ? { ...found, reader: how.join(', ') } : null;
    },
    files: async (ref: DataRef): Promise<FactsOfFiles> => {
      const relation = await relationOf(ref);
      const { columns, untyped } = relation.facts;
      const rows = relation.files.map((file) => file.rows);
      return { columns, ...(untyped && { untyped }), rows, byFile: isByFile(relation) };
    },
    measureFiles: async ({ data, asks }: FilesRequest): Promise<readonly Row[]> => {
      const relation = await relationOf(data);
      return checked(relation, () => measureFiles(relation, asks));
    },
  } satisfies Handlers;
}

interface CheckRequest {
  readonly data: DataRef;
  readonly expressions: readonly Expression[];
}

interface QueryRequest {
  readonly data: DataRef;
  readonly sql: Sql;
  readonly others: Readonly<Record<string, Extract>>;
}

interface FilesRequest {
  readonly data: DataRef;
  readonly asks: readonly FileAsk[];
}

function query(relation: Relation, sql: Sql): Promise<Row[]> {
  return checked(relation, () => jsonRows(relation.database, onData(relation, sql)));
}

/** Nothing that was read counts when a file is another before or after. */
async function checked<T>(relation: Relation, read: () => Promise<T>): Promise<T> {
  relation.check();
  const found = await withSqlFault(`data ${relation.ref.name}`, read);
  relation.check();
  return found;
}

async function plan(relation: Relation, request: ScoreRequest): Promise<ScorePlan> {
  relation.check();
  dropGarbage(relation.facts.rows);
  const { columns } = relation.facts;
  const inputs = await withLongest(relation, planInputs(request, columns));
  await checkSilentCasts(relation, inputs);
  return {
    files: relation.files,
    inputs,
    numbersHidden: columns.some((c) => c.name.toLowerCase() === 'file_row_number'),
  };
}
