// Data sets as the kernel sees them. Everything is read in the data process; frames come back as files.
import type { DataEngine, DataFacts, DataRef, FileAsk, FrameRequest, Row, Sql } from '@modelgate/core';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsOfFiles, SetOfFiles } from './child/data-handlers.ts';
import type { FrameAnswer, FrameJob } from './child/frame/job.ts';
import { withErrors } from './errors.ts';
import { frameJob } from './frame-job.ts';
import { loadFrame } from './frame-files.ts';
import type { Processes } from './processes.ts';

/** Beside a frame of so many rows, idle processes count; for fewer, starting them again would. */
const MANY_ROWS = 250_000;

/** What can be asked of the files of a data set one by one; all of one format, and not of JSON. */
export interface FileEngine extends DataEngine {
  /** Hashes the files and reads nothing else; undefined: they are no such files. */
  fingerprint(data: DataRef): Promise<SetOfFiles | undefined>;
  files(data: DataRef): Promise<FactsOfFiles>;
  /** Writes the rows of a statement without bound values, as Parquet in the private folder; the path. */
  extract(data: DataRef, sql: Sql): Promise<string>;
  /** A row for each file, in their order, with a cell for each that is asked. */
  measureFiles(data: DataRef, asks: readonly FileAsk[]): Promise<readonly Row[]>;
}

export function dataEngine(processes: Processes, folder: string): FileEngine {
  let frames = 0;
  const describe = (data: Parameters<DataEngine['describe']>[0]): Promise<DataFacts> =>
    withErrors(() => processes.data.call<DataFacts>('describe', data));
  return {
    describe,
    query: (data, sql, others = {}) => withErrors(() => processes.data.call<Row[]>('query', { data, sql, others })),
    checkExpressions: (data, expressions) =>
      withErrors(async () => {
        const reasons = await processes.data.call<(string | null)[]>('check', { data, expressions });
        return reasons.map((reason) => reason ?? undefined);
      }),
    fingerprint: (data) =>
      withErrors(async () => (await processes.data.call<SetOfFiles | null>('fingerprint', data)) ?? undefined),
    files: (data) => withErrors(() => processes.data.call<FactsOfFiles>('files', data)),
    extract: (data, sql) => withErrors(() => processes.data.call<string>('extract', { data, sql })),
    measureFiles: (data, asks) => withErrors(() => processes.data.call<Row[]>('measureFiles', { data, asks })),
    frame: (request: FrameRequest) =>
      withErrors(async () => {
        if ((await describe(request.data)).rows >= MANY_ROWS) processes.endIdleModels();
        const path = join(folder, `frame-${frames++}`);
        mkdirSync(path);
        try {
          const job: FrameJob = await frameJob(request, path, describe);
          const answer = await processes.data.call<FrameAnswer>('frame', job);
          return await loadFrame(request, path, answer);
        } finally {
          rmSync(path, { recursive: true, force: true });
        }
      }),
  };
}
