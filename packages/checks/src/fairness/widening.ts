// The widening of a gap by a change: |gap of the candidate| − |gap of the baseline|, paired over the same rows.
import type { Known } from '@modelgate/stats';
import { phantomStandardError } from '@modelgate/stats';
import { standardErrorOf, together, type Overlap } from './pair-estimate.ts';

/** The estimates of one group: both models' values, and candidate − baseline over its rows. */
export interface GroupEstimates {
  readonly candidate: Known;
  readonly baseline: Known;
  readonly change: Known;
}

/**
 * By how much the gap between two groups has widened. If the gap keeps its sign, that is the difference of the groups' changes; if the sign
 * turns, |c| − |b| = ±(c + b), with Var(c + b) = 2 Var(c) + 2 Var(b) − Var(c − b). Folding at 0 only makes a widening look smaller.
 */
export function wideningOf(low: GroupEstimates, high: GroupEstimates, overlap: Overlap): Known {
  const now = high.candidate.value - low.candidate.value;
  const before = high.baseline.value - low.baseline.value;
  const error = (of: keyof GroupEstimates): number => together(errorOf(low[of]), errorOf(high[of]), overlap);
  const paired = error('change');
  const turned = now * before < 0;
  const se = turned
    ? Math.sqrt(Math.max(paired ** 2, 2 * error('candidate') ** 2 + 2 * error('baseline') ** 2 - paired ** 2))
    : paired;
  const n = low.change.n + high.change.n;
  const value = Math.abs(now) - Math.abs(before);
  if (se === 0) return { kind: 'known', value, n, law: { law: 'exact' } };
  return { kind: 'known', value, n, law: { law: 'normal', se, link: 'id' } };
}

/** The standard error of a change; for a paired share with two phantom rows, so that it is above 0 without discordance, as for every change. */
function errorOf(estimate: Known): number {
  const { law, value } = estimate;
  if (law.law === 'exact') return 0;
  if (law.law !== 'paired') return standardErrorOf(estimate);
  const squares = law.b * (1 - value) ** 2 + law.c * (1 + value) ** 2 + (law.n - law.b - law.c) * value ** 2;
  return phantomStandardError(squares, 1 + Math.abs(value), law.n);
}
