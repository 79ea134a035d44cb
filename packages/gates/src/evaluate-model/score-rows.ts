// A model run on all rows of a data set, with progress while it does.
import { withProgress, type Ports, type ScoreRequest } from '@modelgate/core';

/** Parts of its scores table. `task`: what progress calls it; `rows`: how many there are. */
export function scoreRows(
  task: string,
  rows: number,
  request: ScoreRequest,
  { models, progress }: Pick<Ports, 'models' | 'progress'>,
): ReturnType<Ports['models']['score']> {
  return withProgress(progress, { task, total: rows }, (advance) => models.score(request, advance));
}
