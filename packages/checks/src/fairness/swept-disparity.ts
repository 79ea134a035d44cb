// The policy's disparities for the threshold sweep. Several sets of groups over the same rows share cells, of which every group is made.
import { codeArray, type CodeArray, type Codes } from '@modelgate/core';
import type { Confusion } from './confusion.ts';
import { disparityBetween, isDecisionRate, type Against, type DecisionRate, type Form } from './decision-rates.ts';
import { SMALLEST_GROUP } from './provable-pairs.ts';
import type { Swept } from './threshold-sweep.ts';

/** Most cells that are swept; with more, a sweep takes longer than it is worth. */
const MOST_CELLS = 2000;

/** The cells: rows that are in the same group of every set form one. */
export interface Cells {
  /** The cell of each row, below `count`. */
  readonly codes: CodeArray;
  readonly count: number;
  /** For each set, the group of each cell. */
  readonly groupOf: readonly (readonly number[])[];
}

/** The cells of the sets; undefined when there are too many. */
export function cellsOf(sets: readonly Codes[], n: number): Cells | undefined {
  let cells: Cells | undefined = { codes: codeArray(n, 1), count: 1, groupOf: [] };
  for (const set of sets) cells = cells && divided(cells, set, n);
  return cells;
}

/** Divides cells by the groups of one more set; only combinations that have rows become cells. */
function divided({ codes: before, count, groupOf }: Cells, { codes, names }: Codes, n: number): Cells | undefined {
  const cellAt = new Int32Array(count * names.length).fill(-1);
  const pairs: number[] = [];
  const out = codeArray(n, cellAt.length);
  for (let i = 0; i < n; i++) {
    const pair = before[i]! * names.length + codes[i]!;
    if (cellAt[pair]! < 0) cellAt[pair] = pairs.push(pair) - 1;
    out[i] = cellAt[pair]!;
  }
  if (pairs.length > MOST_CELLS) return undefined;
  const was = pairs.map((pair) => Math.floor(pair / names.length));
  const groups = groupOf.map((of) => was.map((cell) => of[cell]!));
  return { codes: out, count: pairs.length, groupOf: [...groups, pairs.map((pair) => pair % names.length)] };
}

/** Makes the counts of a set's groups from those of the cells. */
export type InGroups = (cells: readonly Confusion[]) => readonly Confusion[];

/**
 * `groupOf`: the index of each cell's group among those compared; -1: in none. The
 * last result is kept, since several disparities ask for it.
 */
export function groupsOfCells(groupOf: readonly number[], groups: number): InGroups {
  let last: { readonly cells: readonly Confusion[]; readonly in: readonly Confusion[] } | undefined;
  return (cells) => {
    if (last?.cells !== cells) last = { cells, in: inGroups(cells, groupOf, groups) };
    return last.in;
  };
}

export interface DisparityLimit {
  readonly id: string;
  readonly form: Form;
  /** Ids of the rates that are compared. */
  readonly of: readonly string[];
  /** The least ratio, or the largest difference. */
  readonly limit: number;
  readonly inGroups: InGroups;
  readonly against: Against;
}

/**
 * The disparity as a function of the groups' counts. Groups with few relevant rows are left out, since their rates would be noise.
 * Undefined for a disparity that no threshold changes, such as that of an AUC.
 */
export function sweptDisparity({ id, form, of, limit, inGroups: grouped, against }: DisparityLimit): Swept | undefined {
  if (!of.every(isDecisionRate)) return undefined;
  const rates: readonly DecisionRate[] = of;
  return {
    id,
    of: (cells) => disparityBetween(grouped(cells), rates, form, against, SMALLEST_GROUP),
    keeps: (value) => (form === 'ratio' ? value >= limit : value <= limit),
  };
}

function inGroups(cells: readonly Confusion[], groupOf: readonly number[], groups: number): readonly Confusion[] {
  const out = Array.from({ length: groups }, () => ({ tn: 0, fp: 0, fn: 0, tp: 0 }));
  for (const [i, { tn, fp, fn, tp }] of cells.entries()) {
    const group = out[groupOf[i]!];
    if (group === undefined) continue;
    group.tn += tn;
    group.fp += fp;
    group.fn += fn;
    group.tp += tp;
  }
  return out;
}
