// Decisions among several classes: how much their shares differ between groups, whatever the labels are.
import type { CodeArray, Codes, DecisionShares } from '@modelgate/core';
import { totalVariation } from '@modelgate/stats';

/** `decided[i]` is the code of a class. Every row counts once, whatever its weight; rows of the group `missing` do not count. */
export function decisionShares(
  by: string,
  of: Codes,
  decided: CodeArray,
  classes: readonly string[],
  missing: string,
): DecisionShares {
  const counts = of.names.map(() => classes.map(() => 0));
  for (let i = 0; i < decided.length; i++) counts[of.codes[i]!]![decided[i]!]!++;
  const groups = of.names.flatMap((group, g) => {
    const n = counts[g]!.reduce((sum, count) => sum + count, 0);
    return n === 0 || group === missing ? [] : [{ group, n, shares: counts[g]!.map((count) => count / n) }];
  });
  const furthest = furthestOf(groups);
  return { by, classes, groups, ...(furthest && { furthest }) };
}

function furthestOf(groups: DecisionShares['groups']): DecisionShares['furthest'] {
  let worst: DecisionShares['furthest'];
  for (const [i, a] of groups.entries())
    for (const b of groups.slice(i + 1)) {
      const apart = Math.min(1, totalVariation(a.shares, b.shares)!);
      if (!worst || apart > worst.totalVariation) worst = { groups: [a.group, b.group], totalVariation: apart };
    }
  return worst;
}
