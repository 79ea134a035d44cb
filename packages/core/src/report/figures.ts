// Figures of groups beside the decisions: what a report shows and charts are drawn from. No verdict rests on them.

type Interval = readonly [low: number, high: number];

/** One category of people. Counts are rows, whatever they weigh; rates and shares 0 … 1. */
export interface ImpactRow {
  readonly category: string;
  readonly n: number;
  /** Share of all rows whose category is known, 0 … 1. */
  readonly share: number;
  /** Rows selected, or scored above the median of all. */
  readonly selected: number;
  /** Selection or scoring rate with its Wilson interval. */
  readonly rate: number;
  readonly rateInterval: Interval;
  /**
   * Rate divided by the highest rate of a category that is not left out, with its Koopman interval, computed as if that category had been
   * chosen beforehand. Absent: left out, or nobody is selected anywhere.
   */
  readonly ratio?: number;
  readonly ratioInterval?: Interval;
  /** Against the category with the highest rate: Fisher's two-sided p-value, and the difference in standard deviations. They never decide. */
  readonly fisher?: number;
  readonly z?: number;
  /** Whether it has too small a share of the rows: then it is shown, but left out of the ratios. */
  readonly leftOut: boolean;
}

export interface ImpactTable {
  /** 'sex', or 'sex × race': columns whose categories are crossed. */
  readonly by: string;
  /** selection: by decisions. scoring: above the median score of all rows. */
  readonly of: 'selection' | 'scoring';
  readonly rows: readonly ImpactRow[];
  /** Rows of no known category; their rate is in no row. */
  readonly unknown: number;
  /** The category that the ratios are to; absent when nobody is selected. */
  readonly highest?: string;
}

export interface LabelRate {
  readonly group: string;
  readonly n: number;
  readonly positives: number;
  /** Share of positive labels, 0 … 1, with its Wilson interval. */
  readonly rate: number;
  readonly interval: Interval;
}

export interface LabelRates {
  /** Groups without rows are left out. */
  readonly groups: readonly LabelRate[];
  /** Largest rate less smallest, 0 … 1; 0 for one group. */
  readonly difference: number;
  /** P of rates at least as different if all were equal: χ² of homogeneity; 1 for one group. */
  readonly p: number;
}

export interface Represented {
  readonly group: string;
  readonly rows: number;
  /** The group's share of the rows whose group is known, 0 … 1, with its Wilson interval. */
  readonly share: number;
  readonly interval: Interval;
  /** Its share of the population, 0 … 1; absent for a group that the population does not name. */
  readonly expected?: number;
  /** share / expected: below 1 the group is under-represented. */
  readonly ratio?: number;
}

export interface Representation {
  /** Every group of the population or the data; one of the population may have no row. */
  readonly groups: readonly Represented[];
  /**
   * P of shares at least as different if the rows were a sample of the population
   * (χ²); 0 when a group has rows that the population has not.
   */
  readonly p: number;
  /** ½ Σ|share − expected|, 0 … 1: the share of rows that would have to be of other groups. */
  readonly distance: number;
}

export interface Proxy {
  readonly feature: string;
  /**
   * Area under the ROC curve, 0.5 … 1, when this feature alone tells the
   * group from the rest; with several groups, the largest of theirs.
   */
  readonly auc: number;
  readonly n: number;
}

/** Decisions of one group's rows, as they are and as they would be. */
export interface Flipped {
  readonly rows: number;
  /** Rows whose decision changes with some other value of the column. */
  readonly changed: number;
  /**
   * With two classes: `gained` rows are selected only with some other
   * value; `lost` rows are selected now, but not with some other value.
   */
  readonly gained: number;
  readonly lost: number;
}

/** The model run again with other values of one column, everything else unchanged. */
export interface FlipFigures {
  readonly column: string;
  /** Share of changed decisions with its Wilson interval, 0 … 1. */
  readonly share: number;
  readonly interval: Interval;
  readonly groups: readonly (Flipped & { readonly group: string })[];
}

/** Inequality of the benefits of decisions, ≥ 0, and its parts between groups. Absent where nobody receives anything. */
export interface Inequality {
  /** Generalised entropy index with α = 2. */
  readonly entropy?: number;
  readonly entropyBetweenGroups?: number;
  /** Theil's index, α = 1. */
  readonly theil?: number;
  readonly theilBetweenGroups?: number;
}

/** What is shown of one set of groups of a binary task. */
export interface SetFigures {
  /** 'sex', 'sex × race'. */
  readonly by: string;
  /** ε of the decisions, and of the labels, in nats: what the model adds is the difference. */
  readonly differentialFairness: { readonly decisions: number; readonly labels: number };
  readonly inequality: Inequality;
  /** Largest less smallest number of false negatives for each false positive; absent where fewer than two groups have any. */
  readonly treatmentDifference?: number;
  /** How far apart the groups' precisions would be if all had the error rates of all rows. */
  readonly precisionGapOfEqualErrors?: number;
  readonly labels: LabelRates;
  readonly impact: readonly ImpactTable[];
  readonly representation?: Representation;
  /** By descending AUC. */
  readonly proxies?: readonly Proxy[];
  readonly flips?: FlipFigures;
}

export interface SweepPoint {
  /** Selected are scores above it. */
  readonly threshold: number;
  /** Shares of all rows. */
  readonly accuracy: number;
  readonly selectionRate: number;
  /** By id; null: it has no value. */
  readonly disparities: Readonly<Record<string, number | null>>;
  /** Every disparity has a value within its limit. */
  readonly keeps: boolean;
}

export interface Sweep {
  /** Ascending, at most 200. */
  readonly points: readonly SweepPoint[];
  readonly used: SweepPoint;
  /** Ranges [from, to] in which every threshold that was tried keeps every limit. */
  readonly within: readonly Interval[];
  /**
   * The most accurate point that keeps every limit; among equally accurate ones, the nearest to the threshold in use.
   * Absent: no point keeps them.
   */
  readonly best?: SweepPoint;
}

/** How often a group is decided as each of several classes. */
export interface DecisionShares {
  readonly by: string;
  readonly classes: readonly string[];
  /** Shares by class, 0 … 1, of each group with rows. */
  readonly groups: readonly { readonly group: string; readonly n: number; readonly shares: readonly number[] }[];
  /**
   * The two groups that lie furthest apart, with the total variation
   * distance of their shares, 0 … 1. Absent for fewer than two groups.
   */
  readonly furthest?: { readonly groups: readonly [string, string]; readonly totalVariation: number };
}

/** A section of a framework or law that asks for a figure of this report: where it may be filed, and no judgement of it. */
export interface EvidenceSection {
  readonly framework: string;
  readonly section: string;
  /** What is asked for there. */
  readonly asks: string;
  /** What the report has for it. */
  readonly figures: readonly string[];
}

export interface Figures {
  /** Filled for a binary task; empty for others. */
  readonly sets: readonly SetFigures[];
  /** Only for a multiclass task. */
  readonly decisions?: readonly DecisionShares[];
  readonly sweep?: Sweep;
  readonly evidence: readonly EvidenceSection[];
}
