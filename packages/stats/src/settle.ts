// How many rows would settle an inconclusive claim.
import type { Known, Law } from './law.ts';

/**
 * The fewest rows (or clusters), at least the estimate's own n, at which `isSettled` would hold if the value stayed the same and its error
 * shrank with √n. Undefined when no number of rows suffices: the value lies at the limit, the law has no information, or there are no
 * rows.
 */
export function rowsToSettle(estimate: Known, isSettled: (estimate: Known) => boolean): number | undefined {
  const settled = (rows: number): boolean => isSettled(withRows(estimate, rows));
  if (settled(estimate.n)) return estimate.n;
  if (!(estimate.n > 0)) return undefined;
  let [low, high] = [estimate.n, 2 * estimate.n];
  while (!settled(high)) {
    [low, high] = [high, 2 * high];
    if (!(high < Number.MAX_SAFE_INTEGER)) return undefined;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (settled(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}

function withRows(estimate: Known, rows: number): Known {
  const times = rows / estimate.n;
  const rarer = estimate.rarer === undefined ? {} : { rarer: estimate.rarer * times };
  return { ...estimate, n: rows, law: atRows(estimate, times), ...rarer };
}

/** The law of the same value with `times` as many rows; counts need not stay whole. */
function atRows({ law, value }: Known, times: number): Law {
  switch (law.law) {
    case 'exact':
      return law;
    case 'binomial':
      return { ...law, x: law.x * times, n: law.n * times };
    case 'paired':
      return { ...law, b: law.b * times, c: law.c * times, n: law.n * times };
    case 'rates':
      return { ...law, x1: law.x1 * times, n1: law.n1 * times, x2: law.x2 * times, n2: law.n2 * times };
    case 'normal': {
      const df = law.df === undefined ? {} : { df: (law.df + 1) * times - 1 };
      const skew = law.skew === undefined ? {} : { skew: law.skew / Math.sqrt(times) };
      return { ...law, se: law.se / Math.sqrt(times), ...df, ...skew };
    }
    case 'distance':
      return { ...law, se: law.se / Math.sqrt(times), bias: law.bias / Math.sqrt(times) };
    default:
      return { ...law, at: law.at.map((x) => value + (x - value) / Math.sqrt(times)) };
  }
}
