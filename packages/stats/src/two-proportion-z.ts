// The difference of two rates in standard deviations, as courts and agencies of the United States compute it.

/**
 * z of x1/n1 − x2/n2 with the pooled rate's standard error; beyond ±2 is the "two or three standard deviations" of Hazelwood School
 * District v. United States, 433 U.S. 299 (1977). 0 when every row has the event or none has. statsmodels' proportions_ztest.
 */
export function twoProportionZ(x1: number, n1: number, x2: number, n2: number): number {
  const rate = (x1 + x2) / (n1 + n2);
  const se = Math.sqrt(rate * (1 - rate) * (1 / n1 + 1 / n2));
  return se === 0 ? 0 : (x1 / n1 - x2 / n2) / se;
}
