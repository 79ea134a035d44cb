// The groups that a model is compared between, and how a group is spelled: of an intersection, a value of each column.
import { MISSING, type EvaluationFacts, type Facets, type Json, type Task } from '@modelgate/core';

/** Between the values of the columns of an intersection, in a frame's names. */
export const JOINT = '\u001F';

/** One way to group rows: by a column, by bins or a condition, or by several together. */
export type GroupSet = {
  /** Its name in the frame. */
  readonly name: string;
  readonly columns: readonly string[];
};

export type Compare =
  | { readonly with: 'between-groups' | 'to-overall' }
  | { readonly with: 'reference'; readonly reference: Readonly<Record<string, string>> };

/** What is known of a comparison of groups before anything is scored. */
export interface ParityFacts extends EvaluationFacts {
  readonly task: Task;
  readonly classes: readonly string[];
  readonly sets: readonly GroupSet[];
  readonly compare: Compare;
  /** Rows of one cluster may lie in several groups. */
  readonly clusters: boolean;
}

/** The parameters of a disparity's demand. */
export type ParityDemand = {
  /** The least ratio, or the largest difference. */
  readonly limit?: number;
  /** By how much the gap may widen against the baseline. */
  readonly margin?: number;
  /** Every pair must be proved, whatever its size. */
  readonly all?: true;
  /** Of a ranking: the best scored rows that count, as a share of all rows. */
  readonly top?: number;
};

/** A disparity's demand as its section wrote it. */
export function parityDemandOf(params: Json): ParityDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return params as ParityDemand;
}

/** Pairs grow with the square: more groups than this are compared with all rows, or with one of them. */
export const MOST_GROUPS = 40;

export interface Group {
  readonly value: string;
  readonly rows: number;
}

/** The groups of a set; rows without a value are counted and are no group. */
export function groupsOf({ slices }: Pick<ParityFacts, 'slices'>, set: GroupSet): readonly Group[] {
  return (slices[set.name] ?? []).filter(({ value, rows }) => value !== MISSING && rows > 0);
}

/** Rows of a set without a value. */
export function ungrouped({ slices }: Pick<ParityFacts, 'slices'>, set: GroupSet): number {
  return slices[set.name]?.find(({ value }) => value === MISSING)?.rows ?? 0;
}

/** { race: 'Black' }, { sex: 'Female', race: 'Black' }: a column may be called like the facets that every claim has. */
export function facetsOf({ columns }: GroupSet, value: string): Facets {
  const values = value.split(JOINT);
  return Object.fromEntries(columns.map((column, i) => [facetOf(column), values[i] ?? '']));
}

function facetOf(column: string): string {
  return ['metric', 'of', 'groups', 'against', 'measure'].includes(column) ? `group ${column}` : column;
}

/** 'Female × Black'. */
export function groupText(value: string): string {
  return value.split(JOINT).join(' × ');
}

/** 'sex = Female, race = Black', 'age < 25'. */
export function groupInWords(set: GroupSet, value: string): string {
  const values = value.split(JOINT).map((one) => (/^(<|>=) [-\d]/.test(one) ? one : `= ${one}`));
  return set.columns.map((column, i) => `${column} ${values[i] ?? '='}`).join(', ');
}

/** 'sex × race'. */
export function setText({ columns }: GroupSet): string {
  return columns.join(' × ');
}

/** The value that all others are compared with, of a set whose columns the policy's reference names. */
export function referenceOf({ columns }: GroupSet, compare: Compare): string | undefined {
  if (compare.with !== 'reference') return undefined;
  const values = columns.map((column) =>
    Object.hasOwn(compare.reference, column) ? compare.reference[column] : undefined,
  );
  return values.includes(undefined) ? undefined : values.join(JOINT);
}
