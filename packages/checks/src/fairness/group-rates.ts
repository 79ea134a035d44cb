// Rates that groups are compared by. Each is a share of the rows that count for it, which labels and decisions determine.
import type { MetricParams, ScoreMetric, View } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

/** Which rows count for a rate, and which of them are hits, for one class against the rest. */
interface RateSpec {
  readonly id: string;
  readonly title: string;
  readonly better: ScoreMetric['better'];
  /** true: counts rows with this label. */
  readonly label?: boolean;
  /** true: counts rows with this decision. */
  readonly decided?: boolean;
  /** true: counts rows whose decision is wrong. */
  readonly wrong?: true;
  readonly hit: 'decided' | 'not decided' | 'labelled' | 'not labelled' | 'right';
  readonly docs: string;
}

const specs: readonly RateSpec[] = [
  {
    id: 'selection-rate',
    title: 'selection rate',
    better: 'higher',
    hit: 'decided',
    docs: 'share of all rows that are decided positive',
  },
  {
    id: 'true-positive-rate',
    title: 'true positive rate',
    better: 'higher',
    label: true,
    hit: 'decided',
    docs: 'share of the positives that are decided positive',
  },
  {
    id: 'false-positive-rate',
    title: 'false positive rate',
    better: 'lower',
    label: false,
    hit: 'decided',
    docs: 'share of the negatives that are decided positive',
  },
  {
    id: 'false-negative-rate',
    title: 'false negative rate',
    better: 'lower',
    label: true,
    hit: 'not decided',
    docs: 'share of the positives that are decided negative',
  },
  {
    id: 'precision',
    title: 'precision',
    better: 'higher',
    decided: true,
    hit: 'labelled',
    docs: 'share of those decided positive that are positive',
  },
  {
    id: 'false-discovery-rate',
    title: 'false discovery rate',
    better: 'lower',
    decided: true,
    hit: 'not labelled',
    docs: 'share of those decided positive that are negative',
  },
  {
    id: 'negative-predictive-value',
    title: 'negative predictive value',
    better: 'higher',
    decided: false,
    hit: 'not labelled',
    docs: 'share of those decided negative that are negative',
  },
  {
    id: 'false-omission-rate',
    title: 'false omission rate',
    better: 'lower',
    decided: false,
    hit: 'labelled',
    docs: 'share of those decided negative that are positive',
  },
  { id: 'accuracy', title: 'accuracy', better: 'higher', hit: 'right', docs: 'share of right decisions' },
  {
    id: 'false-negatives-of-errors',
    title: 'share of false negatives among errors',
    better: 'lower',
    wrong: true,
    hit: 'labelled',
    docs: 'share of the wrong decisions that are false negatives: FN / (FN + FP)',
  },
];

export const groupRates: readonly ScoreMetric[] = specs.map(rateOf);

/** Whether the decisions of the model determine the denominator of a rate. */
export function countsByDecision(metric: ScoreMetric): boolean {
  const spec = specs.find(({ id }) => id === metric.id);
  return spec?.decided !== undefined || spec?.wrong === true;
}

function rateOf(spec: RateSpec): ScoreMetric {
  const { id, title, better, docs } = spec;
  return {
    ...rate,
    id,
    title,
    better,
    docs,
    tasks: ['binary', 'multiclass'],
    sees: 'decision',
    of: (view, params) => of(spec, view, params),
  };
}

/** The rate's effect. The parameter `class` is the code of the class; absent: the positive one of two. */
function of(spec: RateSpec, view: View, params: MetricParams): ReturnType<ScoreMetric['of']> {
  const { label, decided, wrong, hit, title } = spec;
  const code = params['class'] ?? 1;
  const hits: Record<RateSpec['hit'], (y: boolean, d: boolean) => boolean> = {
    decided: (_, d) => d,
    'not decided': (_, d) => !d,
    labelled: (y) => y,
    'not labelled': (y) => !y,
    right: (y, d) => y === d,
  };
  return share(
    view,
    (i) => {
      const [y, d] = [view.y[i] === code, view.d![i] === code];
      if ((label !== undefined && y !== label) || (decided !== undefined && d !== decided)) return 2;
      if (wrong && y === d) return 2;
      return hits[hit](y, d) ? 1 : 0;
    },
    `${nothingCounts(spec)}: the ${title} is undefined`,
  );
}

function nothingCounts({ label, decided, wrong }: RateSpec): string {
  if (wrong) return 'no decision is wrong';
  if (label !== undefined) return `no row is labelled ${label ? 'positive' : 'negative'}`;
  if (decided !== undefined) return `no row is decided ${decided ? 'positive' : 'negative'}`;
  return 'no row has a weight above 0';
}
