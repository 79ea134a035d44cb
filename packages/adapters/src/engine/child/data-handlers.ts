// The data process: opens data sets, answers SQL, plans what models read, builds frames. It never runs a model.
import type { DataFacts, DataRef, ExpressionKind, Extract, Row, ScoreRequest, Sql } from '@modelgate/core';
import { checkSilentCasts, diagnoseRows } from './data/check-inputs.ts';
import { extractsOf, removeExtracts, withExtracts } from './data/extracts.ts';
import { openRelation, type Relation } from './data/relation.ts';
import { withSqlFault } from './data/sql-fault.ts';
import { openDatabase, type UnlockedDatabase } from './duck/database.ts';
import { jsonRows } from './duck/json.ts';
import { checkExpression } from './expression/check.ts';
import { buildFrame } from './frame/build.ts';
import type { FrameAnswer, FrameJob, SourceJob } from './frame/job.ts';
import { dropGarbage } from './garbage.ts';
import { planInputs, type InputPlan } from './model/plan.ts';
import { loadDuckDb } from './natives.ts';
import type { Handlers } from './serve.ts';
import type { ChildSettings } from './settings.ts';
import { rowGroups, type FileRows } from './data/row-groups.ts';

/** How a score request reads its data. */
export interface ScorePlan {
  readonly files: readonly FileRows[];
  readonly inputs: readonly InputPlan[];
  readonly numbersHidden: boolean;
}

export function dataHandlers(settings: ChildSettings, nativesDir: string | undefined): Handlers {
  const duck = loadDuckDb(nativesDir);
  const { threads, memoryMb, folder } = settings;
  const open = (): Promise<UnlockedDatabase> =>
    openDatabase(duck, { threads, memoryMb, tempFolder: `${folder}/spill` });
  // Opening takes 15 ms: the first one is ready before it is asked for.
  let ahead: Promise<UnlockedDatabase> | undefined = open();
  // Its error belongs to whoever asks for it.
  ahead.catch(() => undefined);
  const relations = new Map<string, Promise<Relation>>();
  let extracted = 0;
  const relationOf = (ref: DataRef): Promise<Relation> => {
    const key = JSON.stringify(ref.files);
    const known = relations.get(key);
    if (known) return known;
    const unlocked = ahead ?? open();
    ahead = undefined;
    const number = relations.size;
    const opened = unlocked.then((database) => openRelation(ref, { unlocked: database, folder, number }));
    // A file that was missing may be there the next time.
    opened.catch(() => relations.delete(key));
    relations.set(key, opened);
    return opened;
  };
  return {
    describe: async (ref: DataRef): Promise<DataFacts> => (await relationOf(ref)).facts,
    query: async ({ data, sql, others }: QueryRequest): Promise<Row[]> => {
      const relation = await relationOf(data);
      const extracts = await extractsOf(others, relationOf, `${folder}/extract-${extracted++}`);
      try {
        return await query(relation, withExtracts(sql, extracts));
      } finally {
        removeExtracts(extracts);
      }
    },
    check: async ({ data, expression, is }: CheckRequest): Promise<string | null> =>
      (await checkExpression(await relationOf(data), expression, is)) ?? null,
    plan: async (request: ScoreRequest): Promise<ScorePlan> => plan(await relationOf(request.data), request),
    diagnose: async (request: ScoreRequest): Promise<void> => {
      const relation = await relationOf(request.data);
      await diagnoseRows(relation, planInputs(request, relation.facts.columns));
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

interface CheckRequest {
  readonly data: DataRef;
  readonly expression: string;
  readonly is: ExpressionKind;
}

interface QueryRequest {
  readonly data: DataRef;
  readonly sql: Sql;
  readonly others: Readonly<Record<string, Extract>>;
}

async function query(relation: Relation, sql: Sql): Promise<Row[]> {
  relation.check();
  const rows = await withSqlFault(`data ${relation.ref.name}`, () => jsonRows(relation.database, sql));
  relation.check();
  return rows;
}

async function plan(relation: Relation, request: ScoreRequest): Promise<ScorePlan> {
  relation.check();
  dropGarbage(relation.facts.rows);
  const { columns } = relation.facts;
  const inputs = planInputs(request, columns);
  const [files] = await Promise.all([rowGroups(relation), checkSilentCasts(relation, inputs)]);
  return { files, inputs, numbersHidden: columns.some((c) => c.name.toLowerCase() === 'file_row_number') };
}
