// Hits of a share as counts, from which exact laws follow where rows count alike and independently.
import type { Paired } from '@modelgate/stats';
import type { Influence } from './influence.ts';
import type { KnownEffect } from './score-metric.ts';

interface Counted {
  readonly effect: KnownEffect;
  readonly influence: Influence;
}

/** Rows that hit, and rows that count; undefined for a metric that is not a share, and with weights or clusters. */
export function countHits({ effect, influence }: Counted): { hit: number; counted: number } | undefined {
  if (!effect.hits || dependsOnWeights(influence)) return undefined;
  let [hit, counted] = [0, 0];
  for (let i = 0; i < effect.hits.length; i++) {
    const rows = rowsOfAtom(influence, i);
    if (effect.hits[i] !== 2) counted += rows;
    if (effect.hits[i] === 1) hit += rows;
  }
  return { hit, counted };
}

/** b: rows that only the candidate hits; c: only the baseline; n: all that count. Undefined unless both count the same rows. */
export function countDiscordant(candidate: Counted, baseline: Counted): Omit<Paired, 'law'> | undefined {
  const [first, second] = [candidate.effect.hits, baseline.effect.hits];
  if (!first || !second || dependsOnWeights(candidate.influence)) return undefined;
  let [b, c, n] = [0, 0, 0];
  for (let i = 0; i < first.length; i++) {
    if ((first[i] === 2) !== (second[i] === 2)) return undefined;
    if (first[i] === 2) continue;
    const rows = rowsOfAtom(candidate.influence, i);
    n += rows;
    if (first[i]! > second[i]!) b += rows;
    if (first[i]! < second[i]!) c += rows;
  }
  return { b, c, n };
}

export function dependsOnWeights(influence: Influence): boolean {
  const { weight, cluster } = influence.frame;
  return weight !== undefined || cluster !== undefined;
}

function rowsOfAtom({ cells }: Influence, i: number): number {
  return cells ? cells.count[i]! : 1;
}
