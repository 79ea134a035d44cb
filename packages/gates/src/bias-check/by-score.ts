// A frame with its rows in the order of the candidate's scores, so that one sort serves every group.
import type { CodeArray, Frame, Scores } from '@modelgate/core';
import { argsort } from '@modelgate/stats';

/**
 * The same rows by ascending score of the candidate. The order of rows changes no measurement, but it saves time: every group is then
 * sorted too, and memory is read from front to back. A frame without single scores (width 1) stays as it is.
 */
export function byScore(frame: Frame): Frame {
  const { label, scores, groups, cluster, weight } = frame;
  const { values, width } = scores.candidate;
  if (!values || width !== 1) return frame;
  const order = argsort(values);
  const codes = Object.entries(groups).map(([name, of]) => [name, { ...of, codes: taken(of.codes, order) }] as const);
  return {
    ...frame,
    label: taken(label, order),
    scores: {
      candidate: scoresOf(scores.candidate, order),
      ...(scores.baseline && { baseline: scoresOf(scores.baseline, order) }),
    },
    groups: Object.fromEntries(codes),
    ...(cluster && { cluster: taken(cluster, order) }),
    ...(weight && { weight: taken(weight, order) }),
  };
}

function scoresOf({ values, labels, width }: Scores, order: Uint32Array): Scores {
  return { width, ...(values && { values: taken(values, order) }), ...(labels && { labels: taken(labels, order) }) };
}

/** The entries of an array in the given order. */
function taken<T extends CodeArray | Float32Array | Float64Array>(of: T, order: Uint32Array): T {
  const out = of.slice() as T;
  for (let i = 0; i < order.length; i++) out[i] = of[order[i]!]!;
  return out;
}
