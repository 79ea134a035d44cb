// The cells of two groups, by their probabilities: no run is drawn, so no rate is high by chance.
// node --conditions=source bench/calibration/fairness-exact.ts [--out FILE]
import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exactFairnessGrid, ratesOf } from './fairness/cells.ts';
import { exactRates } from './fairness/exact.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });

const results = exactFairnessGrid.flatMap((cell) => {
  const rates = exactRates(cell);
  return ratesOf(cell).map(({ name, n }, i) => ({ name, n, rate: Number(rates[i]!.toFixed(6)) }));
});
for (const { name, n, rate } of results)
  console.log(`${name.padEnd(52)}${n.padStart(16)} ${(100 * rate).toFixed(2).padStart(6)} %`);

const of = (what: string): number[] => results.flatMap(({ name, rate }) => (name.endsWith(what) ? [rate] : []));
const missed = of('misses');
const worst = {
  blocked: Math.max(...of('blocked')),
  missed: Math.max(...missed),
  missedOnAverage: Number((missed.reduce((a, b) => a + b, 0) / missed.length).toFixed(6)),
  passedAsProved: Math.max(...of('passed as proved')),
};
console.log(`\nworst: ${JSON.stringify(worst)}`);
if (values.out !== undefined) {
  await writeFile(`${values.out}.tmp`, `${JSON.stringify({ alpha: 0.05, worst, results }, undefined, 1)}\n`);
  await rename(`${values.out}.tmp`, values.out);
}
