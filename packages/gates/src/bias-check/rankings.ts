// Measures rankings: being among the rows with the highest scores counts as the decision, and each group's share of it is compared.
import { inTop, topShare } from '@modelgate/checks';
import { askId, measureScores, type Ask, type Frame, type Scores } from '@modelgate/core';
import { argsort, type Estimate } from '@modelgate/stats';

type Estimates = Readonly<Record<string, Estimate>>;

/** Measures the asks about rankings, grouped by the size of the top; the other asks are measured on the frame as it is. */
export function measureRankings(frame: Frame, asks: readonly Ask[], identical: boolean): Estimates {
  const byTop = Map.groupBy(
    asks.filter(({ metric }) => metric === topShare.id),
    ({ params }) => params['top']!,
  );
  return Object.assign({}, ...[...byTop].map(([top, those]) => measureTop(frame, top, those, identical)));
}

function measureTop(frame: Frame, top: number, asks: readonly Ask[], identical: boolean): Estimates {
  const { candidate, baseline } = frame.scores;
  const unranked = [candidate, ...(baseline ? [baseline] : [])].some(({ values }) => values === undefined);
  if (unranked) return Object.fromEntries(asks.map((ask) => [askId(ask), unknown(frame.n)]));
  const best = (scores: Scores): Scores => ({
    width: 1,
    labels: inTop(scores.values!, argsort(scores.values!), top),
  });
  const inOrOut: Frame = {
    ...frame,
    classes: ['below', 'top'],
    label: new Uint8Array(frame.n),
    scores: { candidate: best(candidate), ...(baseline && { baseline: best(baseline) }) },
  };
  const { estimates } = measureScores(inOrOut, {
    asks,
    judged: new Set(),
    metrics: [topShare],
    task: 'binary',
    threshold: 0.5,
    identical,
    seed: 'rankings',
  });
  return estimates;
}

function unknown(n: number): Estimate {
  return { kind: 'unknown', reason: 'labels without scores rank nothing', n };
}
