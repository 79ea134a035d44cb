// The one document: everything that any renderer, `explain` or a later gate needs.
import type { Estimate } from '@modelgate/stats';
import type { Verdict } from '../claim.ts';
import type { Finding } from '../finding.ts';
import type { DefaultUsed } from '../policy/types.ts';
import type { Inventory } from './inventory.ts';
import type { Figures } from './figures.ts';

export interface Subject {
  readonly kind: 'model' | 'baseline' | 'data' | 'policy';
  readonly name: string;
  readonly path: string;
  /** sha256:… */
  readonly digest: string;
  /** '16,281 rows, 15 columns', 'ONNX opset 17, skl2onnx'. */
  readonly facts: string;
  /** What tracks the file where Git does not: its path, and the digest that it names, md5:… */
  readonly pointer?: { readonly path: string; readonly digest: string };
  /** 'not bound to the model’s bytes' for predictions made elsewhere. */
  readonly caveat?: string;
}

/** How much was looked at, of all that should have been; nothing of nothing where there is none, as of a baseline. */
export interface Coverage {
  readonly what: string;
  readonly evaluated: number;
  readonly expected: number;
  /** Why the rest was not looked at, each reason once. */
  readonly missing: readonly string[];
}

/** One row of the table of measurements, in words: value and interval on the metric's own scale, as in the findings. */
export interface MetricRow {
  readonly metric: string;
  readonly title: string;
  /** '' for overall, 'sex = Female' for a slice. */
  readonly slice: string;
  readonly n: number;
  /** '0.877 (0.872 – 0.882)', 'unknown: …'. */
  readonly candidate: string;
  readonly baseline?: string;
  /** '+0.5 pt (+0.2 … +0.9), better'. */
  readonly change?: string;
  /** Names of the three among `measurements`. */
  readonly estimates: readonly string[];
}

/** One rate of one group, with its interval at the report's confidence. */
export interface GroupRate {
  readonly value: number;
  readonly interval: readonly [number, number];
  /** Rows that count for it. */
  readonly n: number;
  /** Drawn towards the rate of all rows by empirical Bayes, where that was computed. */
  readonly shrunk?: number;
}

/** One group: its rows, and each model's rates by their ids ('selection-rate'); a rate that is undefined there is left out. */
export interface GroupRow {
  /** 'Female', 'Female × Black'; '' for all rows. */
  readonly group: string;
  readonly n: number;
  /** Rows with a positive label, in a binary task. */
  readonly positives?: number;
  readonly candidate: Readonly<Record<string, GroupRate>>;
  readonly baseline?: Readonly<Record<string, GroupRate>>;
}

/** Groups side by side: 'sex', 'sex × race'; all rows first. */
export interface GroupTable {
  readonly by: string;
  /** Rows without a value of it, which belong to no group. */
  readonly ungrouped: number;
  readonly rows: readonly GroupRow[];
}

/** One tested claim of a family. */
export interface FamilyMember {
  /** The finding, and which of its leaves. */
  readonly finding: string;
  readonly leaf: number;
  /** p of "the limit is kept", before adjustment. */
  readonly p: number;
}

/** Claims that were tested together. `explain` repeats the adjustment from what stands here. */
export interface Family {
  readonly name: 'overall' | 'rest';
  readonly from: 'head' | 'base';
  /** A claim fails when its adjusted p is at most this. */
  readonly alpha: number;
  readonly method: 'max-t' | 'holm';
  readonly draws: number;
  readonly seed: string;
  readonly members: readonly FamilyMember[];
  /** Correlation of the members' test statistics: lower triangle with diagonal, row by row (max-t). */
  readonly correlation?: readonly number[];
}

/** How a run went: the only part of a report that differs between two runs on equal input. */
export interface Run {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** One thing that is wrong, and what to do about it. */
export interface RunProblem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly at?: Finding['at'];
  /** The lines around `at`, with a caret. */
  readonly frame?: string;
}

/** An error that ended the run before it could judge. */
export interface RunError {
  readonly family: 'policy' | 'input' | 'world' | 'bug';
  readonly problems: readonly RunProblem[];
}

/** What the base branch's policy asks and this change's asks less, or not at all. */
export interface Relaxed {
  /** 'accuracy of credit'. */
  readonly what: string;
  /** 'at least 0.84'. */
  readonly was: string;
  /** 'at least 0.7', 'nothing'. */
  readonly is: string;
  /** How many more slices, columns or groups this holds for. */
  readonly more?: number;
  /** In this change's policy. */
  readonly at: Finding['at'];
}

export interface Report {
  readonly schema: 'report/v1';
  readonly gate: string;
  /** The model's name; '' when the gate judges data, or when the policy could not be read. */
  readonly model: string;
  /** The data set's name, where the gate judges data and no model; FILES where it judges files of the repository. */
  readonly data?: string;
  /** The policy’s folder, where several projects of a run have a model, or data set, of this name. */
  readonly project?: string;
  readonly verdict: Verdict;
  /** One sentence: 'evaluate-model fails for credit'. */
  readonly headline: string;
  /** What decides: 'accuracy 0.846 (0.840 – 0.851), at least 0.86'. */
  readonly decidedBy: string;
  /** The primary metric against the baseline: 'accuracy −2.5 pt (−3.0 … −2.1), worse'; '–' without one. */
  readonly against: string;
  readonly subjects: readonly Subject[];
  /** What fails, then what nobody could judge, then the rest, the worst first; equally bad ones in the policy's order. */
  readonly findings: readonly Finding[];
  /** Where there is a base branch: demands that the change relaxes. Those that fail without it are findings too, `policy/loosened`. */
  readonly relaxed?: readonly Relaxed[];
  readonly rows: readonly MetricRow[];
  /** Only from a gate that compares groups. */
  readonly groups?: readonly GroupTable[];
  readonly measurements: Readonly<Record<string, Estimate>>;
  /** Two-sided interval of each known measurement at `confidence`, so that no reader needs the laws to show one. */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  readonly families: readonly Family[];
  readonly confidence: number;
  /** The policy's `on-inconclusive`: whether an inconclusive verdict blocks; 'fail' when the policy could not be read. */
  readonly onInconclusive: 'warn' | 'fail';
  readonly coverage: readonly Coverage[];
  /** What a scan looked at. */
  readonly inventory?: Inventory;
  readonly defaults: readonly DefaultUsed[];
  /** Only from a gate that compares groups: what it shows beside its decisions. */
  readonly figures?: Figures;
  /** Sentences on what the statistics mean here: proof margin, bound on wrong blocks. */
  readonly notes: readonly string[];
  readonly error?: RunError;
  readonly run: Run;
}
