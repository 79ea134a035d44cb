// The correlation of drift's distances, from a sample of the rows of either side.
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
import type { Both } from './data-check/both.ts';
import type { DriftParams } from './data-check/drift-columns.ts';
import { codedIn, type CodedBoth, type InfluenceByCode } from './data-check/drift-influence.ts';
import { paramsAs } from './data-check/params.ts';
import { watchedIn } from './data-check/watched-columns.ts';
import { drift } from './data/drift.ts';

/** The metrics to measure, and the correlation that follows from them; undefined where it cannot be computed. */
export interface Together {
  readonly metrics: readonly DataMetric<readonly string[]>[];
  readonly correlation: (measured: DataStates) => Correlation | undefined;
}

/** A larger family is adjusted by Holm: its correlation matrix would fill the report, and drawing from it would take longer than all else. */
const MOST_CLAIMS = 300;
/**
 * Larger tables are adjusted by Holm too: the sample would hold a hash for each row,
 * and distances of this many rows are already known to 0.002.
 */
const MOST_ROWS = 1_000_000;
/** A side with this many times the rows of the other is left out, since its part of the errors is negligible. */
const NEGLIGIBLE = 20;

/**
 * The correlation of these estimates, from the influence values of each column. Estimates that are not distances of columns are taken to be
 * independent of all others, which up to α² / 2 is what Holm assumes of all of them.
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

/** The columns that have one of the estimates, coded. */
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

/** One of the two data sets, with its sampled rows and the number of all of its rows. */
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

/** Contributions to the distances of one column; rows of the two sides are separate. */
function contributionsOf(
  influences: readonly InfluenceByCode[],
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
 * Values centred about their mean over the rows that have one, and scaled so that the squares over the sample add up to the variance of the
 * mean over the whole table.
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
