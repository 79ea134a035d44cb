// Every figure of a frame, with progress while they are made.
import {
  measureScores,
  type Frame,
  type Progress,
  type ScoreMeasurements,
  type ScoreRequestOfChecks,
} from '@modelgate/core';

/** `task`: what progress calls it. */
export function measureFigures(
  task: string,
  frame: Frame,
  request: ScoreRequestOfChecks,
  progress: Progress,
): ScoreMeasurements {
  progress.start(task, request.asks.length, 'figures');
  const measurements = measureScores(frame, request, (done) => progress.advance(task, done));
  progress.end(task);
  return measurements;
}
