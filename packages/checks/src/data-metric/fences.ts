// Quartiles of a column, and, in the next wave, the values beyond Tukey's fences.
import {
  id,
  isFloating,
  metricId,
  numericKinds,
  sql,
  type Column,
  type Json,
  type Numbers,
  type Row,
  type Scan,
  type Sql,
} from '@modelgate/core';
import { presentOf } from '../data-check/missing.ts';
import { countIf, type Inapplicable, type Unsettled, type Violations } from './violations.ts';

/** Lower and upper quartile; null without values, and for one that is infinite. */
type Quartiles = readonly [lower: number | null, upper: number | null];

function quartiles(on: string, column: string): Numbers<Quartiles, Quartiles> {
  return {
    id: metricId('quartiles', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    from: 'numbers',
    column,
    of: [0.25, 0.75],
    read: ([lower, upper]) => [finiteOf(lower), finiteOf(upper)],
    finish: (found) => found,
  };
}

function finiteOf(cell: Json | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function present(column: Column): readonly Sql[] {
  const x = id(column.name);
  return isFloating(column) ? [sql`count(${x})`, countIf(sql`isnan(${x})`)] : [sql`count(${x})`];
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
