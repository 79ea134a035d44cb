// The disparities among demands, each with the metrics that it requires to be equal.
import { disparity, type Demanded } from '@modelgate/checks';
import type { Demand } from '@modelgate/core';

export function demandedOf(demands: readonly Demand[]): readonly Demanded[] {
  return demands.flatMap(({ id }): Demanded[] => {
    const known = disparity(id);
    return known ? [{ id, of: known.of.map((metric) => metric.id) }] : [];
  });
}
