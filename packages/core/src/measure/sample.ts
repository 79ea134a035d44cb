// The rows of a slice as metrics see them: cells for decision metrics, gathered rows for score metrics; each made once.
import { argsort } from '@modelgate/stats';
import type { CodeArray, Frame, Scores } from '../frame.ts';
import { once } from '../once.ts';
import type { Task } from '../policy/types.ts';
import { cellTable, type CellTable } from './cell-table.ts';
import { countCells, type Cells } from './cells.ts';
import { predictedClasses } from './decisions.ts';
import type { View } from './score-metric.ts';
import type { SliceRows } from './slices.ts';
import { takeRows } from './take-rows.ts';

export type ModelRole = 'candidate' | 'baseline';

/** A frame with both models' decisions, made once for all slices. */
export interface DecidedFrame {
  readonly frame: Frame;
  readonly decisions: { readonly candidate?: CodeArray; readonly baseline?: CodeArray };
  readonly cells: () => CellTable;
}

export interface Sample {
  readonly decided: DecidedFrame;
  /** Absent: all rows of the frame. */
  readonly slice?: SliceRows;
  readonly n: number;
  cells(): Cells;
  /** Rows of each class. */
  rowsByClass(): readonly number[];
  /** Cells as a view of one model's decisions. */
  cellView(model: ModelRole): View;
  /** Rows as a view of one model's scores; undefined when the model gives labels only. */
  rowView(model: ModelRole): View | undefined;
}

/** `ofBaseline`: the baseline's threshold, where it has another one. */
export function decideFrame(frame: Frame, task: Task, threshold: number, ofBaseline: number = threshold): DecidedFrame {
  const of = (scores: Scores | undefined, above: number): CodeArray | undefined =>
    scores && predictedClasses(scores, frame.n, task, above);
  const [candidate, baseline] = [of(frame.scores.candidate, threshold), of(frame.scores.baseline, ofBaseline)];
  const decisions = { ...(candidate && { candidate }), ...(baseline && { baseline }) };
  return { frame, decisions, cells: once(() => cellTableOf(frame, decisions)) };
}

export function sampleOf(decided: DecidedFrame, slice?: SliceRows): Sample {
  const { frame } = decided;
  const rows = (): Uint32Array | undefined => slice?.rows();
  const cells = once(() => countCells(decided.cells(), slice));
  const labels = once(() => takeRows(frame.label, 1, rows()));
  const views = {
    candidate: once(() => rowViewOf(decided, 'candidate', rows(), labels)),
    baseline: once(() => rowViewOf(decided, 'baseline', rows(), labels)),
  };
  return {
    decided,
    ...(slice && { slice }),
    n: slice?.n ?? frame.n,
    cells,
    rowsByClass: once(() => rowsByClass(frame.classes.length, labels())),
    cellView: (model) => cellViewOf(frame.classes.length, cells(), model),
    rowView: (model) => views[model](),
  };
}

function rowsByClass(classes: number, labels: Frame['label']): readonly number[] {
  const rows = Array.from({ length: classes }, () => 0);
  for (const label of labels) rows[label]!++;
  return rows;
}

function cellTableOf(frame: Frame, { candidate, baseline }: DecidedFrame['decisions']): CellTable {
  return cellTable({
    classes: frame.classes.length,
    y: frame.label as CodeArray,
    candidate: candidate!,
    ...(baseline && { baseline }),
    ...(frame.weight && { weight: frame.weight }),
  });
}

function cellViewOf(classes: number, cells: Cells, model: ModelRole): View {
  return { n: cells.n, classes, y: cells.y, d: cells[model], width: 0, w: cells.weight, order: noOrder };
}

function noOrder(): never {
  throw new Error('cells have no scores to order by');
}

function rowViewOf(
  decided: DecidedFrame,
  model: ModelRole,
  rows: Uint32Array | undefined,
  labels: () => Frame['label'],
): View | undefined {
  const { frame } = decided;
  const scores = frame.scores[model];
  if (!scores?.values) return undefined;
  const s = takeRows(scores.values, scores.width, rows);
  const d = decided.decisions[model];
  return {
    n: rows?.length ?? frame.n,
    classes: frame.classes.length,
    y: labels(),
    ...(d && { d: takeRows(d, 1, rows) }),
    s,
    width: scores.width,
    ...(frame.weight && { w: takeRows(frame.weight, 1, rows) }),
    order: once(() => argsort(s)),
  };
}
