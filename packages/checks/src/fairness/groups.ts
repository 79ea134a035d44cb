// The groups that a model is compared between, and their names; a group of an intersection has a value for each column.
import { MISSING, type EvaluationFacts, type Facets, type Json, type Task } from '@modelgate/core';

/** Separates the values of an intersection's columns in a frame's names. */
export const JOINT = '\u001F';

/** One way to group rows: by a column, by bins or a condition, or by several columns together. */
export type GroupSet = {
  /** Its name in the frame. */
  readonly name: string;
  readonly columns: readonly string[];
};

export type Compare =
  | { readonly with: 'between-groups' | 'to-overall' }
  | { readonly with: 'reference'; readonly reference: Readonly<Record<string, string>> };

/** Facts of a comparison of groups before anything is scored. */
export interface ParityFacts extends EvaluationFacts {
  readonly task: Task;
  readonly classes: readonly string[];
  readonly sets: readonly GroupSet[];
  readonly compare: Compare;
  /** Whether rows belong to clusters; one cluster may have rows in several groups. */
  readonly clusters: boolean;
}

/** The parameters of a disparity's demand. */
export type ParityDemand = {
  /** The least ratio, or the largest difference. */
  readonly limit?: number;
  /** By how much the gap may widen against the baseline. */
  readonly margin?: number;
  /** Every pair must be proved, however small. */
  readonly all?: true;
  /** For a ranking: the share of all rows, those with the highest scores, that counts as selected. */
  readonly top?: number;
};

/** A disparity's demand, as its section wrote it. */
export function parityDemandOf(params: Json): ParityDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the gate's own section, from a checked policy
  return params as ParityDemand;
}

/**
 * Most groups that are compared pair by pair, since the number of pairs grows with the
 * square; more can be compared with all rows, or with one group.
 */
export const MOST_GROUPS = 40;

export interface Group {
  readonly value: string;
  readonly rows: number;
}

/** The groups of a set, without the rows that have no value. */
export function groupsOf({ slices }: Pick<ParityFacts, 'slices'>, set: GroupSet): readonly Group[] {
  return (slices[set.name] ?? []).filter(({ value, rows }) => value !== MISSING && rows > 0);
}

/** Rows of a set without a value. */
export function ungrouped({ slices }: Pick<ParityFacts, 'slices'>, set: GroupSet): number {
  return slices[set.name]?.find(({ value }) => value === MISSING)?.rows ?? 0;
}

/** { race: 'Black' }, { sex: 'Female', race: 'Black' }. A column with the name of a facet that every claim has gets a prefix. */
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

/** The reference group of a set, where the policy's reference names its columns. */
export function referenceOf({ columns }: GroupSet, compare: Compare): string | undefined {
  if (compare.with !== 'reference') return undefined;
  const values = columns.map((column) =>
    Object.hasOwn(compare.reference, column) ? compare.reference[column] : undefined,
  );
  return values.includes(undefined) ? undefined : values.join(JOINT);
}
