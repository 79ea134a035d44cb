// Quartiles of a column, and, in the next wave, the values beyond Tukey's fences.
import {
  id,
  isFloating,
  metricId,
  numericKinds,
  sql,
  type Column,
  type Row,
  type Scan,
  type Sql,
} from '@modelgate/core';
import { presentOf } from '../data-check/missing.ts';
import { finiteElements } from './finite.ts';
import { countIf, type Inapplicable, type Unsettled, type Violations } from './violations.ts';

/** Lower and upper quartile; null without values, and for one that is infinite. */
type Quartiles = readonly [lower: number | null, upper: number | null];

/** State: the quartiles, by linear interpolation as in NumPy. They can only be measured on a whole table. */
function quartiles(on: string, column: string): Scan<Quartiles, Quartiles> {
  return {
    id: metricId('quartiles', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    from: 'scan',
    holds: true,
    select: (given) => [finiteElements(sql`quantile_cont(${withoutNan(given.column(column))}, [0.25, 0.75])`)],
    read: ([found]) => (found === null ? [null, null] : (JSON.parse(found as string) as Quartiles)),
    finish: (found) => found,
  };
}

function present(column: Column): readonly Sql[] {
  const x = id(column.name);
  return isFloating(column) ? [sql`count(${x})`, countIf(sql`isnan(${x})`)] : [sql`count(${x})`];
}

function withoutNan(column: Column): Sql {
  const x = sql`cast(${id(column.name)} as double)`;
  return isFloating(column) ? sql`nullif(${x}, 'nan'::double)` : x;
}

/** [values beyond the fences, values]; null where half of the values are equal, so that the fences have no width. */
type Beyond = readonly [number, number] | 'infinite' | null;

export function beyondFences(
  on: string,
  column: string,
  iqr: number,
): Scan<Violations | Inapplicable | Unsettled, Beyond, { readonly found: Quartiles }> {
  return {
    id: metricId('beyond-fences', on, column, iqr),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    needs: { found: quartiles(on, column) },
    from: 'scan',
    select: (given) => {
      const own = given.column(column);
      return [countBeyond(own, given.needs.found, iqr), ...present(own)];
    },
    read: ([beyond, ...counts]: Row) => {
      const n = presentOf(counts);
      return n > 0 && (beyond === null || beyond === 'infinite')
        ? beyond
        : [typeof beyond === 'number' ? beyond : 0, n];
    },
    merge: (a, b) => {
      if (a === null || a === 'infinite') return a;
      return b === null || b === 'infinite' ? b : [a[0] + b[0], a[1] + b[1]];
    },
    finish,
  };
}

/** SQL for the state's first cell. */
function countBeyond(own: Column, [lower, upper]: Quartiles, iqr: number): Sql {
  if (lower === null || upper === null) return sql`'infinite'`;
  if (!(upper > lower)) return sql`null`;
  const by = iqr * (upper - lower);
  const [least, most] = [lower - by, upper + by];
  if (!Number.isFinite(most - least)) return sql`'infinite'`;
  const name = id(own.name);
  const x = sql`cast(${name} as double)`;
  const beyond = sql`(${x} < ${least} or ${x} > ${most})`;
  return countIf(isFloating(own) ? sql`${beyond} and not isnan(${name})` : beyond);
}

function finish(state: Beyond): Violations | Inapplicable | Unsettled {
  if (state === 'infinite') return { unsettled: 'its quartiles are infinite, or too far apart to be computed with' };
  if (state === null) return { inapplicable: 'half of the values are the same: there is no spread to measure by' };
  return { violating: state[0], considered: state[1] };
}
