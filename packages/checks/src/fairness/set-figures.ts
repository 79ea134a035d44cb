// The figures of one set of groups that a report shows beside its decisions, from labels, decisions and scores of the same rows.
import type { Codes, ImpactTable, SetFigures } from '@modelgate/core';
import { differentialFairness } from '@modelgate/stats';
import { rowsIn, selectedIn, type Confusion } from './confusion.ts';
import { impactTable } from './impact-table.ts';
import { precisionGapOfEqualErrors } from './impossible-together.ts';
import { inequalityOf } from './inequality.ts';
import { labelRates } from './label-rates.ts';
import { treatmentDifference } from './treatment-equality.ts';

/** Rows of a binary task; each array has one entry for each row. */
export interface Judged {
  /** 1 or 0. */
  readonly positive: Uint8Array;
  readonly decided: Uint8Array;
  /** 1 for scores above the median of all; absent for models that give labels only. See `aboveMedian`. */
  readonly above?: Uint8Array;
}

export interface FiguresOptions {
  /** Two-sided, such as 0.95. */
  readonly level: number;
  /** The name of rows that belong to no group. */
  readonly missing: string;
  /** As `ImpactOptions.smallest`. */
  readonly smallest: number;
}

/** The figures of disjoint groups; every row counts once, whatever its weight. */
export function setFigures(by: string, of: Codes, rows: Judged, options: FiguresOptions): SetFigures {
  const decided = confusionsOf(of, rows.positive, rows.decided);
  const named = of.names.map((group, i) => ({ group, count: decided[i]! }));
  const known = named.filter(({ group, count }) => group !== options.missing && rowsIn(count) > 0);
  const groups = known.map(({ count }) => count);
  const treatment = treatmentDifference(groups);
  const gap = precisionGapOfEqualErrors(groups);
  const labelled = known.map(({ group, count }) => ({ group, n: rowsIn(count), positives: count.tp + count.fn }));
  return {
    by,
    differentialFairness: {
      decisions: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fn, fp + tp])),
      labels: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fp, fn + tp])),
    },
    inequality: inequalityOf(groups),
    ...(treatment !== undefined && { treatmentDifference: treatment }),
    ...(gap !== undefined && { precisionGapOfEqualErrors: gap }),
    labels: labelRates(labelled, options.level),
    impact: impactTables(by, of, decided, rows, options),
  };
}

function impactTables(
  by: string,
  of: Codes,
  decided: readonly Confusion[],
  { positive, above }: Judged,
  { level, missing, smallest }: FiguresOptions,
): readonly ImpactTable[] {
  const tableOf = (as: ImpactTable['of'], counts: readonly Confusion[]): ImpactTable =>
    impactTable(
      by,
      of.names.map((category, i) => ({ category, n: rowsIn(counts[i]!), selected: selectedIn(counts[i]!) })),
      { of: as, level, unknown: missing, smallest },
    );
  const selection = tableOf('selection', decided);
  return above ? [selection, tableOf('scoring', confusionsOf(of, positive, above))] : [selection];
}

/** Confusion tables by group; `positive[i]` and `decided[i]` are 1 or 0. Groups without rows keep their place. */
export function confusionsOf(of: Codes, positive: Uint8Array, decided: Uint8Array): readonly Confusion[] {
  const counts = new Float64Array(4 * of.names.length);
  for (let i = 0; i < decided.length; i++) counts[4 * of.codes[i]! + 2 * positive[i]! + decided[i]!]!++;
  return of.names.map((_, g) => {
    const [tn, fp, fn, tp] = counts.subarray(4 * g, 4 * g + 4);
    return { tn: tn!, fp: fp!, fn: fn!, tp: tp! };
  });
}
