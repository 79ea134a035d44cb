// Measures every figure of a frame, and shows progress meanwhile.
import {
  measureScores,
  withProgress,
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
): Promise<ScoreMeasurements> {
  const shown = { task, total: request.asks.length, of: 'figures' } as const;
  return withProgress(progress, shown, (advance) => measureScores(frame, request, advance));
}
