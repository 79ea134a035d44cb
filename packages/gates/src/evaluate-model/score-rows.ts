// A model run on all rows of a data set, with progress while it does.
import type { Ports, ScoreRequest } from '@modelgate/core';

/** Parts of its scores table. `task`: what progress calls it; `rows`: how many there are. */
export async function scoreRows(
  task: string,
  rows: number,
  request: ScoreRequest,
  { models, progress }: Pick<Ports, 'models' | 'progress'>,
): ReturnType<Ports['models']['score']> {
  progress.start(task, rows);
  const parts = await models.score(request, (done) => progress.advance(task, done));
  progress.end(task);
  return parts;
}
