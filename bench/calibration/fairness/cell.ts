// A process that simulates cells of fairness: receives { cell, runs }, answers how many runs were blocked, missed or passed.
import { disparity, parityChecks, type ParityFacts } from '@modelgate/checks';
import { askId, decide, gotOf, type Decision, type Demand } from '@modelgate/core';
import { seededUniforms, type Known } from '@modelgate/stats';
import { fullFairnessGrid, LIMITS, MARGIN, ratesOf, smallFairnessGrid, truth, type FairnessCell } from './cells.ts';
import { binomials, pairedCounts } from './draws.ts';

const grid = process.argv[2] === 'full' ? fullFairnessGrid : smallFairnessGrid;

process.on('message', ({ cell: index, runs }: { cell: number; runs: number }) => {
  const cell = grid[index]!;
  const hits = ratesOf(cell).map(() => 0);
  const simulate = simulator(cell);
  for (let run = 0; run < runs; run++) {
    const decisions = simulate();
    const counted = [isBlocked(decisions), misses(cell, decisions), passesAsProved(cell, decisions)];
    for (const i of hits.keys()) hits[i]! += Number(counted[i]);
  }
  process.send!(hits);
});

const SET = { name: 'g', columns: ['g'] };

function sizeOf({ n, largest }: FairnessCell, group: number): number {
  return group === 0 ? largest : n;
}

function simulator(cell: FairnessCell): () => readonly Decision[] {
  const groups = Array.from({ length: cell.groups }, (_, g) => ({ value: `g${g}`, rows: sizeOf(cell, g) }));
  const facts: ParityFacts = {
    name: 'm',
    tables: {},
    baseline: { kind: 'other' },
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    slices: { g: groups },
    task: 'binary',
    classes: ['0', '1'],
    sets: [SET],
    compare: { with: 'between-groups' },
    clusters: false,
  };
  const check = parityChecks.find(({ id }) => id === `bias/${cell.disparity}`)!;
  const params = cell.judged === 'limit' ? { limit: LIMITS[cell.disparity] } : { margin: MARGIN };
  const demand = {
    id: cell.disparity,
    check: check.id,
    params,
    on: 'd',
    severity: 'block',
    decide: 'test',
    from: 'head',
  } as Demand;
  const drawn = cell.judged === 'limit' ? limitDraws(cell) : marginDraws(cell);
  // One stream for all runs: each takes a few numbers only, and the first ones of many streams are no random sample.
  const seed = JSON.stringify(cell);
  const uniform = seededUniforms(seed);
  return () => {
    const got = gotOf(facts, { estimates: drawn(uniform) });
    const claims = check.judge(got, params).map((claim) => ({ demand, claim }));
    return decide(claims, { alpha: 0.05, seed }).decisions;
  };
}

type Draws = (uniform: () => number) => Readonly<Record<string, Known>>;

function limitDraws(cell: FairnessCell): Draws {
  const draw = Array.from({ length: cell.groups }, (_, g) => binomials(sizeOf(cell, g), truth(cell, g)));
  return (uniform) => {
    const counts = draw.map((one, g) => ({ x: one(uniform), n: sizeOf(cell, g) }));
    const estimates = counts.map(({ x, n }, g) => [name('candidate', g), binomial(x, n)] as const);
    const [x, n] = [counts.reduce((s, c) => s + c.x, 0), counts.reduce((s, c) => s + c.n, 0)];
    return Object.fromEntries([...estimates, [name('candidate'), binomial(x, n)]]);
  };
}

/** Groups whose gap the change leaves, or, at the limit, widens by the margin exactly: the odd ones lose it. */
function marginDraws(cell: FairnessCell): Draws {
  return (uniform) => {
    const entries = Array.from({ length: cell.groups }, (_, g) => {
      const n = sizeOf(cell, g);
      const low = g % 2 === 1;
      const change = cell.atLimit && low ? -MARGIN : 0;
      // Odd groups begin below the others, so that what they lose widens a gap.
      const { both, gained, lost } = pairedCounts(n, cell.rate - (low ? 0.1 : 0), change, uniform);
      return [
        [name('candidate', g), binomial(both + gained, n)],
        [name('baseline', g), binomial(both + lost, n)],
        [
          name('change', g),
          { kind: 'known', value: (gained - lost) / n, n, law: { law: 'paired', b: gained, c: lost, n } },
        ],
      ] as const;
    });
    return Object.fromEntries(entries.flat());
  };
}

function name(of: 'candidate' | 'baseline' | 'change', group?: number): string {
  return askId({
    metric: 'selection-rate',
    params: {},
    of,
    ...(group !== undefined && { slice: { name: 'g', value: `g${group}` } }),
  });
}

function binomial(x: number, n: number): Known {
  return { kind: 'known', value: x / n, n, law: { law: 'binomial', x, n } };
}

function isBlocked(decisions: readonly Decision[]): boolean {
  return decisions.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
}

/** The interval of the second group against the first: one pair a run, so that runs are independent. */
function misses(cell: FairnessCell, decisions: readonly Decision[]): boolean {
  const leaf = decisions[1]?.leaves[0];
  if (!leaf?.interval) return false;
  const [own, other] = [truth(cell, 1), truth(cell, 0)];
  const value = disparity(cell.disparity).form === 'ratio' ? own / other : other - own;
  return value < leaf.interval[0] || value > leaf.interval[1];
}

/** The whole passes although it proved a pair that stands at the limit. */
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
