// One simulated pull request through the shipped code: measured, claimed and decided exactly as in a run.
import { metrics as catalogue, modelChecks } from '@modelgate/checks';
import {
  askId,
  decide,
  gotOf,
  measureScores,
  type Ask,
  type Check,
  type Claim,
  type Correlation,
  type Demand,
  type EvaluationFacts,
  type Frame,
} from '@modelgate/core';

/** green: everything passes; red: something fails; yellow: neither, so a warning in the pull request. */
export type Light = 'green' | 'yellow' | 'red';

export interface JudgedPullRequest {
  readonly light: Light;
  /** Families in which something fails. */
  readonly failed: ReadonlySet<string>;
}

/** A policy's claims about a frame, as `decide` takes them. */
export interface ClaimsOfFrame {
  readonly judged: readonly { readonly demand: Demand; readonly claim: Claim }[];
  readonly correlation: Correlation;
}

export function claimsOf(frame: Frame, demands: readonly Demand[], seed: string): ClaimsOfFrame {
  const facts = factsOf(frame);
  const asks = demands.flatMap((d) => checkOf(d).asks(d.params, facts).scores ?? []);
  const request = {
    asks: [...asks, ...asks.flatMap(bothSides)],
    judged: new Set(asks.map(askId)),
    metrics: catalogue,
    task: 'binary' as const,
    threshold: 0.5,
    identical: false,
    seed,
  };
  const { estimates, correlation } = measureScores(frame, request);
  const got = gotOf(facts, { estimates });
  const judged = demands.flatMap((demand) =>
    checkOf(demand)
      .judge(got, demand.params)
      .map((claim) => ({ demand, claim })),
  );
  return { judged, correlation };
}

export function judgePullRequest(
  frame: Frame,
  demands: readonly Demand[],
  seed: string,
  alpha: number,
): JudgedPullRequest {
  return judgeClaims(claimsOf(frame, demands, seed), seed, alpha);
}

export function judgeClaims({ judged, correlation }: ClaimsOfFrame, seed: string, alpha: number): JudgedPullRequest {
  const { decisions } = decide(judged, { alpha, correlation, seed });
  const failed = decisions.filter((d) => d.outcome === 'fail');
  const light = failed.length > 0 ? 'red' : decisions.some((d) => d.outcome === 'inconclusive') ? 'yellow' : 'green';
  return { light, failed: new Set(failed.map((d) => d.leaves[d.decisive]!.family)) };
}

/**
 * The ask, with asks for both models' own values: when a slice cannot have a metric, it matters which model lacks it.
 */
function bothSides(ask: Ask): readonly Ask[] {
  return ask.slice === undefined ? [] : (['candidate', 'baseline'] as const).map((of) => ({ ...ask, of }));
}

function checkOf(demand: Demand): Check<EvaluationFacts> {
  return modelChecks.find((c) => c.id === demand.check)!;
}

function factsOf(frame: Frame): EvaluationFacts {
  const slices = Object.entries(frame.groups).map(([name, { codes, names }]) => {
    const rows = new Uint32Array(names.length);
    for (const code of codes) rows[code] = rows[code]! + 1;
    return [name, names.map((value, k) => ({ value, rows: rows[k]! }))] as const;
  });
  return {
    name: 'simulated',
    tables: {},
    baseline: { kind: 'other' },
    rows: frame.n,
    slices: Object.fromEntries(slices),
  };
}
