// One estimate of a frame, by the shipped metrics.
import { metrics } from '@modelgate/checks';
import { askId, measureScores, paramsOf, type Ask, type Frame } from '@modelgate/core';
import type { Known } from '@modelgate/stats';

/** Throws where it is unknown. */
export function measured(frame: Frame, task: 'binary' | 'regression', metric: string, of: Ask['of']): Known {
  const ask = { metric, params: paramsOf(metrics.find(({ id }) => id === metric)!), of };
  const request = {
    asks: [ask],
    judged: new Set<string>(),
    metrics,
    task,
    threshold: 0.5,
    identical: false,
    seed: 's',
  };
  const estimate = measureScores(frame, request).estimates[askId(ask)]!;
  if (estimate.kind === 'unknown') throw new Error(estimate.reason);
  return estimate;
}
