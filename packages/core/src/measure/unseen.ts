// What a sample does not show: errors in a class whose rows are all decided alike, and disagreements where two models always agree.
import type { Cells } from './cells.ts';
import { influenceValues } from './influence-values.ts';
import { clusterSums, spreadOf, type Influence, type Spread } from './influence.ts';
import type { InfluenceValues, KnownEffect } from './score-metric.ts';

/**
 * If n rows show no case, its share may still be 3/n at 95 % (Hanley & Lippman-Hand 1983). This is the numerator of
 * that share as a standard error.
 */
export const RULE_OF_THREE: number = 3 / 1.645;

/** Decisions of one model, or of the two whose difference is looked at. */
export type DecisionsOf = (cells: Cells) => readonly Int32Array[];

/**
 * The largest contribution wφ of a row (or cluster) that the sample happens not to have. Where all rows of a class were decided alike,
 * its part of a macro average would otherwise have no sampling error, with three rows as with three thousand. One such row is enough:
 * several unseen cells have a share of 3/n together. 0 where nothing is hidden.
 */
export function unseenContribution(effect: KnownEffect, influence: Influence, of: DecisionsOf, spread: Spread): number {
  if (effect.unseen !== undefined)
    return ((effect.unseen * spread.total) / spread.units) * fewer(spread.units / effect.unseen);
  if (effect.hits) return ofUniformHits(effect.value, effect.hits, influence, spread.total);
  const { cells } = influence;
  if (!effect.swing || !cells) return 0;
  const decisions = of(cells);
  const margins = marginsOf(cells, decisions);
  const sized = new Map<Margin, Size>();
  const size = (margin: Margin): Size => {
    const own = sized.get(margin) ?? sizeOf(influence, cells, margin.cells);
    sized.set(margin, own);
    return own;
  };
  const largest = [...margins.labels.values(), ...margins.decisions.values()]
    .filter((margin) => isUniform(margin, cells, decisions))
    .map((margin) => ofMargin(margin, margins, effect.swing!, size));
  return Math.max(0, ...largest);
}

/**
 * A share of 0 or 1: the row that breaks it would be one of those that count, and may be few among all rows (the positives of recall).
 * 0 elsewhere, where the rows that are there show an error.
 */
function ofUniformHits(value: number, hits: Uint8Array, influence: Influence, total: number): number {
  if (value > 0 && value < 1) return 0;
  const counts = influenceValues(hits.length);
  for (let i = 0; i < hits.length; i++) counts[i] = hits[i] === 2 ? 0 : 1;
  const counted = weightedSum(influence, counts);
  const { squares } = spreadOf({ ...influence, phi: counts });
  return (total / counted) * (squares / counted) * fewer(counted ** 2 / squares);
}

/** Σ wφ. */
function weightedSum({ frame, slice, n, cells }: Influence, phi: InfluenceValues): number {
  const rows = slice?.rows();
  let sum = 0;
  if (cells) for (let c = 0; c < cells.n; c++) sum += cells.weight[c]! * phi[c]!;
  else for (let i = 0; i < n; i++) sum += (frame.weight ? frame.weight[rows ? rows[i]! : i]! : 1) * phi[i]!;
  return sum;
}

/**
 * The effect of deciding one row of a margin differently: the least over all ways, so
 * that common classes are not charged for what a rare one does.
 */
function ofMargin(
  margin: Margin,
  { labels, decisions }: Margins,
  swing: Required<KnownEffect>['swing'],
  size: (margin: Margin) => Size,
): number {
  const others = [...(margin.of === 'label' ? decisions : labels).values()].filter(({ code }) => code !== margin.code);
  const one = size(margin);
  let least = Infinity;
  for (const other of others) {
    const [label, decision] = margin.of === 'label' ? [margin.code, other.code] : [other.code, margin.code];
    const n = Math.min(one.n, size(other).n);
    const moved = swing(label, decision) * one.weight * fewer(n);
    if (moved < least) least = moved;
  }
  if (Number.isFinite(least)) return least;
  return margin.of === 'label' ? swing(margin.code, margin.code === 0 ? 1 : 0) * one.weight * fewer(one.n) : 0;
}

/** The rule of three is too wide below ten rows: 3/(n + 2) is within 6 % of the exact (Clopper–Pearson) bound from n = 2 on. */
function fewer(n: number): number {
  return n / (n + 2);
}

interface Margin {
  readonly of: 'label' | 'decision';
  readonly code: number;
  readonly cells: readonly number[];
}

interface Margins {
  readonly labels: ReadonlyMap<number, Margin>;
  readonly decisions: ReadonlyMap<number, Margin>;
}

function marginsOf(cells: Cells, decisions: readonly Int32Array[]): Margins {
  const by = (of: Margin['of'], codes: Int32Array): Map<number, Margin> => {
    const groups = Map.groupBy(
      Array.from({ length: cells.n }, (_, cell) => cell),
      (cell) => codes[cell]!,
    );
    return new Map(Array.from(groups, ([code, own]) => [code, { of, code, cells: own }]));
  };
  return { labels: by('label', cells.y), decisions: by('decision', decisions[0]!) };
}

/**
 * A label whose rows are all decided alike, or all wrongly; or a decision whose rows all have one label, or none the right one. With two
 * models, one on which both always agree.
 */
function isUniform({ of, code, cells: own }: Margin, cells: Cells, decisions: readonly Int32Array[]): boolean {
  const [first, second] = decisions;
  if (second) return own.every((cell) => first![cell] === second[cell]);
  const other = of === 'label' ? first! : cells.y;
  return own.every((cell) => other[cell] === other[own[0]!]) || own.every((cell) => other[cell] !== code);
}

/** Weight of one row, or cluster, of a margin (1 where rows count alike, else Σ W² / Σ W), and the effective number of them. */
interface Size {
  readonly weight: number;
  readonly n: number;
}

function sizeOf(influence: Influence, cells: Cells, own: readonly number[]): Size {
  const total = own.reduce((sum, cell) => sum + cells.weight[cell]!, 0);
  if (!(total > 0)) return { weight: 0, n: 0 };
  const squares = influence.frame.cluster
    ? squaresOfClusters(influence, cells, own, influence.frame.cluster)
    : own.reduce((sum, cell) => sum + cells.weightSquared[cell]!, 0);
  return { weight: squares / total, n: total ** 2 / squares };
}

/** Σ W² over the clusters, W being the weight that a cluster has in these cells. */
function squaresOfClusters(influence: Influence, cells: Cells, own: readonly number[], cluster: Int32Array): number {
  const phi = influenceValues(cells.n);
  for (const cell of own) phi[cell] = 1;
  return clusterSums({ ...influence, phi }, cluster).reduce((squares, sum) => squares + sum * sum, 0);
}
