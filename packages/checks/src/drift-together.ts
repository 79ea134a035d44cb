// How drift's distances vary together: their correlation, from a sample of the rows of either side.
import {
  correlate,
  isThere,
  valueOf,
  type Contributions,
  type Correlation,
  type DataMetric,
  type DataStates,
  type Demand,
} from '@modelgate/core';
import { total } from '@modelgate/stats';
import { codesIn, MOST_CODES, rowCodes } from './data-metric/row-codes.ts';
import { referenceOf, type ValidationFacts } from './data-check/data-check.ts';
import type { Both } from './data-check/drift-claims.ts';
import { watchedIn, type DriftParams } from './data-check/drift-columns.ts';
import { codedIn, type CodedBoth, type Influence } from './data-check/drift-influence.ts';
import { paramsAs } from './data-check/params.ts';
import { drift } from './data/drift.ts';

/** What is to be measured, and the correlation that follows; undefined where it cannot be. */
export interface Together {
  readonly metrics: readonly DataMetric<readonly string[]>[];
  readonly correlation: (measured: DataStates) => Correlation | undefined;
}

/** A family of more claims is Holm's: its correlation would fill the report, and drawing from it take longer than all else. */
const MOST_CLAIMS = 300;
/** Nor are more rows looked at: the sample holds a hash for each, and by so many a distance is known to 0.002 already. */
const MOST_ROWS = 1_000_000;
/** A side with so many times the other's rows is left out: its part of the errors is smaller by as much. */
const NEGLIGIBLE = 20;

/**
 * The correlation of these estimates, with what is known of each column. Those that are no distances of columns are taken to vary for
 * themselves: that is what Holm does with all of them, but for α² / 2.
 */
export function driftTogether(
  demands: readonly Pick<Demand, 'check' | 'params'>[],
  facts: ValidationFacts,
  states: DataStates,
  estimates: readonly string[],
): Together | undefined {
  const demand = demands.find(({ check }) => check === drift.id);
  const coded = demand ? codedColumns(paramsAs(demand.params), facts, states, estimates) : [];
  const sides = sidesOf(facts);
  if (coded.length === 0 || estimates.length > MOST_CLAIMS || sides.some(({ rows }) => rows > MOST_ROWS))
    return undefined;
  const samples = sides.map(({ side, role }, salt) =>
    rowCodes(
      role,
      `drift of ${facts.on}`,
      coded.map(({ columns }) => columns[side]),
      salt,
    ),
  );
  return {
    metrics: samples,
    correlation: (measured) => {
      const looked = sides.flatMap((side, i): readonly Sample[] => {
        const found = valueOf(samples[i]!, measured);
        return 'known' in found ? [{ ...side, texts: found.known }] : [];
      });
      return looked.length === sides.length ? correlationOf(coded, looked, estimates) : undefined;
    },
  };
}

/** Those that have something to do with the estimates. */
function codedColumns(
  params: DriftParams,
  facts: ValidationFacts,
  states: DataStates,
  estimates: readonly string[],
): readonly CodedBoth[] {
  const asked = new Set(estimates);
  return watchedIn(params, facts).flatMap((column) => {
    const coded = codedIn(column, { on: facts.on, reference: referenceOf(facts), effect: params.effect, states });
    const influences = coded?.influences.filter(({ estimate }) => asked.has(estimate)) ?? [];
    return coded && influences.length > 0 ? [{ ...coded, influences }] : [];
  });
}

/** One of both data sets, and the rows of all of it. */
interface Side {
  readonly side: keyof Both<unknown>;
  readonly role: string;
  readonly rows: number;
}

interface Sample extends Side {
  readonly texts: readonly string[];
}

function sidesOf(facts: ValidationFacts): readonly Side[] {
  const sides = (
    [
      ['own', facts.on],
      ['before', referenceOf(facts)],
    ] as const
  ).map(([side, role]): Side => {
    const table = facts.tables[role];
    return { side, role, rows: isThere(table) ? table.rows : 0 };
  });
  const fewest = Math.min(...sides.map(({ rows }) => rows));
  return sides.filter(({ rows }) => rows <= NEGLIGIBLE * fewest);
}

function correlationOf(
  coded: readonly CodedBoth[],
  samples: readonly Sample[],
  estimates: readonly string[],
): Correlation {
  const n = total(samples.map(({ texts }) => texts.length));
  const alone: Contributions = { cellOf: new Uint16Array(n), phi: new Float64Array(1) };
  const found = new Map(coded.flatMap(({ influences }, column) => contributionsOf(influences, column, samples)));
  return correlate({ n }, new Map(estimates.map((estimate) => [estimate, found.get(estimate) ?? alone])));
}

/** Of the distances of one column; the codes of each side are apart. */
function contributionsOf(
  influences: readonly Influence[],
  column: number,
  samples: readonly Sample[],
): readonly (readonly [string, Contributions])[] {
  const codes = samples.map(({ texts }) => codesIn(texts, column));
  const cellOf = Uint16Array.from(codes.flatMap((own, i) => Array.from(own, (code) => code + i * MOST_CODES)));
  return influences.map((influence) => {
    const phi = new Float64Array(samples.length * MOST_CODES);
    for (const [i, { side, rows }] of samples.entries())
      phi.set(centred(influence[side], codes[i]!, rows), i * MOST_CODES);
    return [influence.estimate, { cellOf, phi }];
  });
}

/**
 * About their mean over the rows that have one; the squares of a sample's rows add up to the variance of the mean over the whole table's.
 */
function centred(values: readonly (number | undefined)[], codes: Uint16Array, rows: number): readonly number[] {
  let [n, sum] = [0, 0];
  for (const code of codes) {
    const value = values[code];
    if (value === undefined) continue;
    n += 1;
    sum += value;
  }
  const scale = Math.sqrt(codes.length / rows) / n;
  return values.map((value) => (value === undefined || n === 0 ? 0 : (value - sum / n) * scale));
}
