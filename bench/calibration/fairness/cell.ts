// A process that simulates cells of fairness: receives { cell, runs }, answers how many runs were blocked, missed or passed.
import { seededUniforms } from '@modelgate/stats';
import { fullFairnessGrid, MARGIN, ratesOf, smallFairnessGrid, truth, type FairnessCell } from './cells.ts';
import { binomials, pairedCounts } from './draws.ts';
import { binomial, countedOf, judgeCell, nameOf, ratesOfHits, sizeOf, type Drawn } from './judge-cell.ts';

const grid = process.argv[2] === 'full' ? fullFairnessGrid : smallFairnessGrid;

process.on('message', ({ cell: index, runs }: { cell: number; runs: number }) => {
  const cell = grid[index]!;
  const hits = ratesOf(cell).map(() => 0);
  const judge = judgeCell(cell);
  const draw = cell.judged === 'limit' ? limitDraws(cell) : marginDraws(cell);
  const uniform = seededUniforms(JSON.stringify(cell));
  for (let run = 0; run < runs; run++) {
    const counted = countedOf(cell, judge(draw(uniform)));
    for (const i of hits.keys()) hits[i]! += Number(counted[i]);
  }
  process.send!(hits);
});

type Draws = (uniform: () => number) => Drawn;

function limitDraws(cell: FairnessCell): Draws {
  const draws = Array.from({ length: cell.groups }, (_, g) => binomials(sizeOf(cell, g), truth(cell, g)));
  return (uniform) =>
    ratesOfHits(
      cell,
      draws.map((draw) => draw(uniform)),
    );
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
        [nameOf('candidate', g), binomial(both + gained, n)],
        [nameOf('baseline', g), binomial(both + lost, n)],
        [
          nameOf('change', g),
          { kind: 'known', value: (gained - lost) / n, n, law: { law: 'paired', b: gained, c: lost, n } },
        ],
      ] as const;
    });
    return Object.fromEntries(entries.flat());
  };
}
