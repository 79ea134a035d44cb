// Rows that weigh something. A row of weight 0 is no part of the sample: counted, a thousand of them would lend their number to three others.
import type { Codes, Frame, Scores } from '../frame.ts';
import { takeRows } from './take-rows.ts';

/** The frame without its rows of weight 0; the frame itself if it has none. */
export function weighingRows(frame: Frame): Frame {
  const { weight, cluster, label, scores, groups } = frame;
  if (!weight?.includes(0)) return frame;
  const rows = rowsAbove0(weight);
  return {
    n: rows.length,
    classes: frame.classes,
    label: takeRows(label, 1, rows),
    scores: {
      candidate: scoresOf(scores.candidate, rows),
      ...(scores.baseline && { baseline: scoresOf(scores.baseline, rows) }),
    },
    groups: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, groupOf(group, rows)])),
    ...(cluster && { cluster: takeRows(cluster, 1, rows) }),
    weight: takeRows(weight, 1, rows),
  };
}

function rowsAbove0(weight: Float64Array): Uint32Array {
  const rows = new Uint32Array(weight.length);
  let n = 0;
  for (let i = 0; i < weight.length; i++) if (weight[i]! > 0) rows[n++] = i;
  return rows.subarray(0, n);
}

function scoresOf({ values, labels, width }: Scores, rows: Uint32Array): Scores {
  return {
    width,
    ...(values && { values: takeRows(values, width, rows) }),
    ...(labels && { labels: takeRows(labels, 1, rows) }),
  };
}

function groupOf({ codes, names }: Codes, rows: Uint32Array): Codes {
  return { codes: takeRows(codes, 1, rows), names };
}
