// What max-T gains over Holm where all statistics are alike: the power to find one column beyond the limit among columns that are as much alike as `rho` says.
// node --conditions=source bench/calibration/holm.ts [--columns N] [--runs N]
import { parseArgs } from 'node:util';
import { normalSf, normalUpperQuantile, seededNormals, holm } from '@modelgate/stats';

const { values } = parseArgs({ options: { columns: { type: 'string' }, runs: { type: 'string' } } });
const [columns, runs] = [Number(values.columns ?? 20), Number(values.runs ?? 20_000)];
/** Of the family. */
const ALPHA = 0.025;
/** Standard errors by which the first column lies beyond the limit; the others lie at it. */
const BEYOND = 3;

console.log(
  `${columns} columns, one ${BEYOND} standard errors beyond the limit; the family's α ${ALPHA}, ${runs} runs`,
);
for (const rho of [0, 0.5, 0.8, 0.9, 0.95]) {
  const normal = seededNormals(`holm ${columns} ${rho}`);
  const statistics = (): readonly number[] => {
    const common = normal();
    return Array.from({ length: columns }, () => Math.sqrt(rho) * common + Math.sqrt(1 - rho) * normal());
  };
  const largest = Array.from({ length: 5 * runs }, () => Math.max(...statistics())).sort((a, b) => a - b);
  // What step-down max-T asks of the largest statistic, with the correlation known.
  const critical = largest[Math.floor((1 - ALPHA) * largest.length)]!;
  let [byHolm, byMaxT] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const [first, ...others] = statistics();
    const z = [first! + BEYOND, ...others];
    byHolm += Number(holm(z.map(normalSf))[0]! <= ALPHA);
    byMaxT += Number(z[0]! >= critical);
  }
  const [h, m] = [byHolm, byMaxT].map((hits) => `${((100 * hits) / runs).toFixed(1)} %`);
  console.log(
    `correlation ${rho}: Holm ${h}, max-T ${m}; critical values ${normalUpperQuantile(ALPHA / columns).toFixed(2)}, ${critical.toFixed(2)}`,
  );
}
