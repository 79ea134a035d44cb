// Demands that only a perfect model can meet together where groups have different base rates.
import { rowsIn, together, type Confusion } from './confusion.ts';
import { rangeOf } from './label-rates.ts';

/** A demand's id in the policy, and the ids of the metrics that it requires to be equal in all groups. */
export interface Demanded {
  readonly id: string;
  readonly of: readonly string[];
}

const OF_POSITIVES = ['true-positive-rate', 'false-negative-rate'];
const OF_NEGATIVES = ['false-positive-rate'];
const OF_DECISIONS = ['precision', 'false-discovery-rate', 'negative-predictive-value', 'false-omission-rate'];

/**
 * Ids of the demands that contradict each other where base rates differ, in their order; empty when all can hold. Equal error rates of both
 * classes and equal predictive values hold together only for equal base rates or a perfect model: A. Chouldechova, Big Data 5 (2017)
 * 153–163; J. Kleinberg, S. Mullainathan and M. Raghavan, ITCS 2017.
 */
export function contradicting(demands: readonly Demanded[]): readonly string[] {
  const sides = [OF_POSITIVES, OF_NEGATIVES, OF_DECISIONS];
  const asks = ({ of }: Demanded, side: readonly string[]): boolean => of.some((id) => side.includes(id));
  if (!sides.every((side) => demands.some((demand) => asks(demand, side)))) return [];
  return demands.filter((demand) => sides.some((side) => asks(demand, side))).map(({ id }) => id);
}

/**
 * How far apart the groups' precisions would be, 0 … 1, if every group had the error rates of all rows and its own base rate:
 * PPV = p·TPR / (p·TPR + (1 − p)·FPR). That is what equal errors cost in predictive parity on this data. Undefined without positives,
 * without negatives, or when nobody would be selected.
 */
export function precisionGapOfEqualErrors(groups: readonly Confusion[]): number | undefined {
  const { tn, fp, fn, tp } = together(groups);
  if (tp + fn === 0 || tn + fp === 0 || tp + fp === 0) return undefined;
  const [tpr, fpr] = [tp / (tp + fn), fp / (fp + tn)];
  const precisions = groups.flatMap((group) => {
    const n = rowsIn(group);
    const p = (group.tp + group.fn) / n;
    const selected = p * tpr + (1 - p) * fpr;
    return n > 0 && selected > 0 ? [(p * tpr) / selected] : [];
  });
  return precisions.length < 2 ? undefined : rangeOf(precisions);
}
