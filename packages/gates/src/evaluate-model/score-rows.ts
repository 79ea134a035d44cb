// Runs a model on all rows of a data set, and shows progress meanwhile.
import { withProgress, type Ports, type ScoreRequest } from '@modelgate/core';

/** Returns the parts of its scores table. `task`: the name of the progress; `rows`: the number of rows. */
export function scoreRows(
  task: string,
  rows: number,
  request: ScoreRequest,
  { models, progress }: Pick<Ports, 'models' | 'progress'>,
): ReturnType<Ports['models']['score']> {
  return withProgress(progress, { task, total: rows }, (advance) => models.score(request, advance));
}
