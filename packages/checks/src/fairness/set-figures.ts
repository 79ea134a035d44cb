// What a report shows of one set of groups beside its decisions, from labels, decisions and scores of the same rows.
import type { Codes, ImpactTable, SetFigures } from '@modelgate/core';
import { differentialFairness } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';
import { impactTable, type ImpactOptions } from './impact-table.ts';
import { precisionGapOfEqualErrors } from './impossible-together.ts';
import { inequalityOf } from './inequality.ts';
import { labelRates } from './label-rates.ts';
import { treatmentDifference } from './treatment-equality.ts';

/** Rows of a binary task, one entry each. */
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
  /** Smallest share of the rows for an impact ratio, as `ImpactOptions.smallest`. */
  readonly smallest: number;
}

/** Rows count once, whatever they weigh. Groups must be disjoint. */
export function setFigures(by: string, of: Codes, rows: Judged, options: FiguresOptions): SetFigures {
  const all = confusionsOf(of, rows.positive, rows.decided);
  const groups = all.filter(
    (group, i) => of.names[i] !== options.missing && group.tn + group.fp + group.fn + group.tp > 0,
  );
  const treatment = treatmentDifference(groups);
  const gap = precisionGapOfEqualErrors(groups);
  const rates = labelRates(of, rows.positive, options.level, options.missing);
  return {
    by,
    differentialFairness: {
      decisions: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fn, fp + tp])),
      labels: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fp, fn + tp])),
    },
    inequality: inequalityOf(groups),
    ...(treatment !== undefined && { treatmentDifference: treatment }),
    ...(gap !== undefined && { precisionGapOfEqualErrors: gap }),
    labels: rates,
    impact: impactTables(by, of, rows, options),
  };
}

function impactTables(by: string, of: Codes, rows: Judged, options: FiguresOptions): readonly ImpactTable[] {
  const asked = (as: ImpactTable['of']): ImpactOptions => ({ ...options, of: as, unknown: new Set([options.missing]) });
  const selection = impactTable(by, of, rows.decided, asked('selection'));
  return rows.above ? [selection, impactTable(by, of, rows.above, asked('scoring'))] : [selection];
}

/** Rows by group from codes; `positive[i]` and `decided[i]` are 1 or 0. Groups without rows keep their place. */
export function confusionsOf(of: Codes, positive: Uint8Array, decided: Uint8Array): readonly Confusion[] {
  const counts = of.names.map(() => ({ tn: 0, fp: 0, fn: 0, tp: 0 }));
  for (let i = 0; i < decided.length; i++) {
    const group = counts[of.codes[i]!]!;
    if (decided[i]) group[positive[i] ? 'tp' : 'fp']++;
    else group[positive[i] ? 'fn' : 'tn']++;
  }
  return counts;
}
