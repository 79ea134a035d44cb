// Pearson's correlation of two numeric columns, and the influence of their rows on it.
import { metricId, numericKinds, sql, type Row, type Scan, type Sql } from '@modelgate/core';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';

/** r over the n rows with both values, and what these values are standardised with; null where one of the columns does not vary. */
export type Correlation = { readonly r: number; readonly n: number; readonly x: Moments; readonly y: Moments } | null;

/** `sd` with ddof 0. */
type Moments = { readonly mean: number; readonly sd: number };

/** Means of φ² and φ⁴ over the rows with both values; null where there is no r. */
export type InfluencePowers = { readonly squares: number; readonly fourths: number } | null;

/** Significant digits of r, and of the means. */
const DIGITS = 10;

/** State: as the value. It can only be measured on a whole table. */
export function correlation(on: string, a: string, b: string): Scan<Correlation, Correlation> {
  const [x, y] = [finite(a), finite(b)];
  return {
    id: metricId('correlation', on, a, b),
    version: 2,
    on,
    reads: [a, b].map((column) => ({ column, as: numericKinds })),
    fault: TOO_LARGE,
    from: 'scan',
    select: () => [
      sql`corr(${y}, ${x})`,
      sql`regr_count(${y}, ${x})`,
      sql`regr_avgx(${y}, ${x})`,
      sql`regr_avgy(${y}, ${x})`,
      sql`regr_sxx(${y}, ${x})`,
      sql`regr_syy(${y}, ${x})`,
    ],
    read: ([r, ...moments]: Row) => {
      if (typeof r !== 'number') return null;
      const [n, meanX, meanY, squaresX, squaresY] = moments as [number, number, number, number, number];
      const [first, second] = [momentsOf(meanX, squaresX / n), momentsOf(meanY, squaresY / n)];
      return first.sd > 0 && second.sd > 0 ? { r: significant(r, DIGITS), n, x: first, y: second } : null;
    },
    finish: (found) => found,
  };
}

/** The mean is rounded to this part of the deviation: last digits of sums depend on the order of rows. */
const NEAR = 2 ** -20;

function momentsOf(mean: number, variance: number): Moments {
  const sd = significant(Math.sqrt(variance), DIGITS);
  return { mean: Math.round(mean / (sd * NEAR)) * sd * NEAR, sd };
}

/**
 * Powers of the influence values φ = uv − r(u² + v²)/2 of rows with the standardised values u and v: S. J. Devlin, R. Gnanadesikan,
 * J. R. Kettenring, Biometrika 62 (1975) 531–545. State: as the value. It can only be measured on a whole table.
 */
export function correlationInfluence(
  on: string,
  a: string,
  b: string,
): Scan<InfluencePowers, InfluencePowers, { readonly at: Correlation }> {
  const at = correlation(on, a, b);
  return {
    id: metricId('correlation-influence', on, a, b),
    version: 1,
    on,
    reads: at.reads!,
    needs: { at },
    fault: TOO_LARGE,
    from: 'scan',
    select: ({ needs }) => {
      if (needs.at === null) return [sql`null`, sql`null`];
      const { r, x, y } = needs.at;
      const [u, v] = [standardised(a, x), standardised(b, y)];
      const square = sql`pow(${u} * ${v} - ${r / 2} * (${u} * ${u} + ${v} * ${v}), 2)`;
      return [sql`avg(${square})`, sql`avg(${square} * ${square})`];
    },
    read: ([squares, fourths]: Row) =>
      typeof squares === 'number' && typeof fourths === 'number'
        ? { squares: significant(squares, DIGITS), fourths: significant(fourths, DIGITS) }
        : null,
    finish: (found) => found,
  };
}

function standardised(column: string, { mean, sd }: Moments): Sql {
  return sql`((${finite(column)} - ${mean}) / ${sd})`;
}
