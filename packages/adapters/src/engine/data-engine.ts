// Data sets as the kernel sees them. Everything is read in the data process; frames come back as files.
import type { DataEngine, DataFacts, FrameRequest, Row } from '@modelgate/core';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameAnswer, FrameJob } from './child/frame/job.ts';
import { withErrors } from './errors.ts';
import { frameJob } from './frame-job.ts';
import { loadFrame } from './frame-files.ts';
import type { Processes } from './processes.ts';

/** Beside a frame of so many rows, idle processes count; for fewer, starting them again would. */
const MANY_ROWS = 250_000;

export function dataEngine(processes: Processes, folder: string): DataEngine {
  let frames = 0;
  const describe = (data: Parameters<DataEngine['describe']>[0]): Promise<DataFacts> =>
    withErrors(() => processes.data.call<DataFacts>('describe', data));
  return {
    describe,
    query: (data, sql, others = {}) => withErrors(() => processes.data.call<Row[]>('query', { data, sql, others })),
    checkExpression: (data, expression, is = 'row') =>
      withErrors(
        async () => (await processes.data.call<string | null>('check', { data, expression, is })) ?? undefined,
      ),
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
