// Runs a model on all rows of a data set, and shows progress meanwhile.
import { withProgress, type Ports, type ScoreRequest } from '@modelgate/core';

/** The parts of the model's scores table. `task`: what progress calls the work; `rows`: how many rows there are. */
export function scoreRows(
  task: string,
  rows: number,
  request: ScoreRequest,
  { models, progress }: Pick<Ports, 'models' | 'progress'>,
): ReturnType<Ports['models']['score']> {
  return withProgress(progress, { task, total: rows }, (advance) => models.score(request, advance));
}
