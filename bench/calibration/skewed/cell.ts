// A process that judges limits that stand exactly at the truth: receives { cell, runs }, answers how many were proved, and how many failed.
import { metrics as catalogue } from '@modelgate/checks';
import { askId, decide, measureScores, type Ask, type Frame, type LimitClaim } from '@modelgate/core';
import type { Known } from '@modelgate/stats';
import { asksOf, fullSkewedGrid, smallSkewedGrid } from './cells.ts';
import type { SkewedPopulation } from './populations.ts';

const grid = process.argv[2] === 'full' ? fullSkewedGrid : smallSkewedGrid;
const alpha = 0.05;
const tested = { decide: 'test', from: 'head' } as const;
/** The truth is that of so many samples together: its own error is a twentieth of theirs. */
const SAMPLES = 400;

process.on('message', ({ cell, runs }: { cell: number; runs: number }) => {
  const { population, n } = grid[cell]!;
  const asks = asksOf(population);
  const truth = estimatesOf(population, asks, population.draw(SAMPLES * n, `${population.name}/truth`));
  const hits = asks.map(() => [0, 0]);
  for (let run = 0; run < runs; run++) {
    const seed = `${population.name}/${n}/${run}`;
    const estimates = estimatesOf(population, asks, population.draw(n, seed));
    for (const [i, ask] of asks.entries()) {
      const [estimate, limit] = [estimates[askId(ask)]!, truth[askId(ask)]!];
      if (estimate.kind === 'unknown' || limit.kind === 'unknown') continue;
      const outcome = outcomeOf(ask, estimate, limit.value);
      hits[i]![0]! += Number(outcome === 'pass');
      hits[i]![1]! += Number(outcome === 'fail');
    }
  }
  process.send!(hits.flat());
});

function estimatesOf({ task }: SkewedPopulation, asks: readonly Ask[], frame: Frame) {
  const request = {
    asks,
    judged: new Set<string>(),
    metrics: catalogue,
    task,
    threshold: 0.5,
    identical: false,
    seed: '',
  };
  return measureScores(frame, request).estimates;
}

/** As a limit that is to be proved, with no other in its family. */
function outcomeOf(ask: Ask, of: Known, limit: number) {
  const rest = { estimate: askId(ask), about: {}, role: 'overall', burden: 'prove' } as const;
  const claim: LimitClaim = { must: mustOf(ask), limit, of, ...rest };
  return decide([{ demand: tested, claim }], { alpha, seed: '' }).decisions[0]!.outcome;
}

function mustOf({ metric }: Ask): 'min' | 'max' {
  return catalogue.find(({ id }) => id === metric)!.better === 'higher' ? 'min' : 'max';
}
