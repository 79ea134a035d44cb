// How well a classifier separates two samples: its area under the ROC curve on rows that it was not fitted on, with the error.
import { areaUnderCurve, type Auc } from '../delong.ts';
import { fitTerms, scoreRows, type FittedTerm } from './boosted-terms.ts';
import type { CodedColumn } from './coded.ts';

/** A column, or two together, and its share of all that the classifier learned, 0 … 1. */
export interface Separating {
  readonly of: readonly number[];
  readonly share: number;
}

export interface Separation {
  /** 0.5: not at all, 1: perfectly. */
  readonly auc: number;
  readonly se: number;
  /** By descending share. */
  readonly by: readonly Separating[];
}

const FOLDS = 5;

/**
 * The mean AUC of five folds, each scored by the classifier of the other four. `current[i]` is 1 or 0. Rows of each sample must come in a
 * random order, since they are dealt to the folds in turn. Undefined unless every fold has two rows of each sample.
 *
 * It estimates at most what the best classifier could reach. So its lower bound is a lower bound of the samples' difference; its upper bound
 * only concerns what this classifier finds. Folds depend on each other, since their classifiers share rows: the error is corrected as by
 * C. Nadeau and Y. Bengio (Machine Learning 52 (2003) 239–281). Without this it is a quarter too small where nothing differs.
 */
export function domainClassifier(columns: readonly CodedColumn[], current: Uint8Array): Separation | undefined {
  const folds = dealt(current);
  const parts = Array.from({ length: FOLDS }, (_, fold) => ofFold(columns, current, folds, fold));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < FOLDS) return undefined;
  const mean = known.reduce((sum, { auc }) => sum + auc, 0) / FOLDS;
  const variance = known.reduce((sum, part) => sum + part.variance, 0) / FOLDS;
  const se = Math.sqrt(variance * (1 / FOLDS + 1 / (FOLDS - 1)));
  return { auc: mean, se, by: shares(known.flatMap(({ terms }) => terms)) };
}

/** The fold of each row; the rows of each sample are dealt in turn. */
function dealt(current: Uint8Array): Uint8Array {
  const next = [0, 0];
  return current.map((is) => next[is]!++ % FOLDS);
}

interface Part {
  readonly auc: number;
  readonly variance: number;
  readonly terms: readonly FittedTerm[];
}

function ofFold(
  columns: readonly CodedColumn[],
  current: Uint8Array,
  folds: Uint8Array,
  fold: number,
): Part | undefined {
  const rows = (own: boolean): Uint32Array =>
    Uint32Array.from([...folds.keys()].filter((i) => (folds[i] === fold) === own));
  const [training, held] = [rows(false), rows(true)];
  const judged = taken(current, held);
  const fitted = fitTerms(ofRows(columns, training), taken(current, training));
  const area = areaUnderCurve(scoreRows(fitted, ofRows(columns, held)), judged);
  if (!area) return undefined;
  return { auc: area.auc, variance: varianceOf(area, judged), terms: fitted.terms };
}

/**
 * DeLong's variance, but at least that of the ranks of two equal samples (H. B. Mann, D. R. Whitney, Ann. Math. Stat. 18 (1947) 50–60):
 * a classifier that finds little leaves many rows tied, which another sample would not.
 */
function varianceOf({ phi }: Auc, current: Uint8Array): number {
  const rows = current.length;
  const n = current.reduce((sum, is) => sum + is, 0);
  const found = phi.reduce((sum, x) => sum + x * x, 0) / rows ** 2;
  return Math.max(found, (rows + 1) / (12 * n * (rows - n)));
}

function ofRows(columns: readonly CodedColumn[], rows: Uint32Array): readonly CodedColumn[] {
  return columns.map(({ codes, ordered }) => ({ codes: taken(codes, rows), ordered }));
}

function taken(values: Uint8Array, rows: Uint32Array): Uint8Array {
  const own = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) own[i] = values[rows[i]!]!;
  return own;
}

function shares(terms: readonly FittedTerm[]): readonly Separating[] {
  const gains = new Map<string, { readonly of: readonly number[]; gain: number }>();
  for (const { of, gain } of terms) {
    const known = gains.get(of.join());
    if (known) known.gain += gain;
    else gains.set(of.join(), { of, gain });
  }
  const all = terms.reduce((sum, { gain }) => sum + gain, 0);
  return [...gains.values()].map(({ of, gain }) => ({ of, share: gain / all })).sort((a, b) => b.share - a.share);
}
