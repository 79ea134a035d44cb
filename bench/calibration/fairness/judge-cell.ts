// One data set of a cell as the shipped check and decide() judge it, and what is counted of that judgement.
import { disparity, parityChecks, type ParityFacts } from '@modelgate/checks';
import { askId, decide, gotOf, type Decision, type Demand } from '@modelgate/core';
import type { Known } from '@modelgate/stats';
import { LIMITS, MARGIN, truth, type FairnessCell } from './cells.ts';

export type Drawn = Readonly<Record<string, Known>>;

export function sizeOf({ n, largest }: FairnessCell, group: number): number {
  return group === 0 ? largest : n;
}

/** The name of an estimate of a group, or of all rows. */
export function nameOf(of: 'candidate' | 'baseline' | 'change', group?: number): string {
  const slice = group === undefined ? {} : { slice: { name: 'g', value: `g${group}` } };
  return askId({ metric: 'selection-rate', params: {}, of, ...slice });
}

export function binomial(x: number, n: number): Known {
  return { kind: 'known', value: x / n, n, law: { law: 'binomial', x, n } };
}

/** Estimates of the rates of all groups, and of all rows, from the hits of each group. */
export function ratesOfHits(cell: FairnessCell, hits: readonly number[]): Drawn {
  const sizes = hits.map((_, g) => sizeOf(cell, g));
  const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
  const groups = hits.map((x, g) => [nameOf('candidate', g), binomial(x, sizes[g]!)] as const);
  return Object.fromEntries([...groups, [nameOf('candidate'), binomial(sum(hits), sum(sizes))]]);
}

export function judgeCell(cell: FairnessCell): (drawn: Drawn) => readonly Decision[] {
  const groups = Array.from({ length: cell.groups }, (_, g) => ({ value: `g${g}`, rows: sizeOf(cell, g) }));
  const facts: ParityFacts = {
    name: 'm',
    tables: {},
    baseline: { kind: 'other' },
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    slices: { g: groups },
    task: 'binary',
    classes: ['0', '1'],
    sets: [{ name: 'g', columns: ['g'] }],
    compare: { with: 'between-groups' },
    clusters: false,
  };
  const check = parityChecks.find(({ id }) => id === `bias/${cell.disparity}`)!;
  const params = cell.judged === 'limit' ? { limit: LIMITS[cell.disparity] } : { margin: MARGIN };
  const nowhere = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const demand: Demand = {
    id: cell.disparity,
    check: check.id,
    params,
    on: 'd',
    at: nowhere,
    severity: 'block',
    decide: 'test',
    from: 'head',
  };
  const options = { alpha: 0.05, seed: JSON.stringify(cell) };
  return (estimates) => {
    const claims = check.judge(gotOf(facts, { estimates }), params).map((claim) => ({ demand, claim }));
    return decide(claims, options).decisions;
  };
}

/** In the order of `ratesOf`: blocked; its interval misses; passed although a pair that it proved stands at the limit. */
export function countedOf(cell: FairnessCell, decisions: readonly Decision[]): readonly boolean[] {
  return [isBlocked(decisions), misses(cell, decisions), passesAsProved(cell, decisions)];
}

function isBlocked(decisions: readonly Decision[]): boolean {
  return decisions.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
}

/** The interval of the second group against the first: one pair a run, so that runs are independent. */
function misses(cell: FairnessCell, decisions: readonly Decision[]): boolean {
  const leaf = decisions[1]?.leaves[0];
  if (!leaf?.interval) return false;
  const [own, other] = [truth(cell, 1), truth(cell, 0)];
  const value = disparity(cell.disparity)!.form === 'ratio' ? own / other : other - own;
  return value < leaf.interval[0] || value > leaf.interval[1];
}

function passesAsProved(cell: FairnessCell, decisions: readonly Decision[]): boolean {
  if (decisions.some(({ outcome }) => outcome !== 'pass')) return false;
  return decisions.some(({ leaves }, g) =>
    leaves.some(({ claim }) => {
      if (!('must' in claim) || claim.burden !== 'prove') return false;
      const against = Number(claim.about['against']!.slice(1));
      return truth(cell, g) < truth(cell, against);
    }),
  );
}
