// Measures flips: the candidate runs again with other values of a column, and its decisions are compared row by row.
import { changedRows, countFlips, flipAsk, flippedValues, flipsOf, groupMetrics } from '@modelgate/checks';
import {
  askId,
  canonicalName,
  decideFrame,
  measureScores,
  MISSING,
  sql,
  type CodeArray,
  type FlipFigures,
  type Frame,
  type Ports,
  type Replacement,
} from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';
import { unreadOf, type BiasPlan } from './plan.ts';

export interface MeasuredFlip {
  readonly name: string;
  readonly estimate: Estimate;
  readonly figures?: FlipFigures;
}

/** Flips of the columns that the candidate reads. What cannot be flipped is unknown, with its reason. */
export async function measureFlips(
  plan: BiasPlan,
  frame: Frame,
  columns: readonly string[],
  ports: Ports,
): Promise<readonly MeasuredFlip[]> {
  const unread = unreadOf(plan, columns);
  const read = columns.filter((column) => !unread.includes(column));
  return Promise.all(read.map((column) => measureFlip(plan, frame, column, ports)));
}

async function measureFlip(plan: BiasPlan, frame: Frame, column: string, ports: Ports): Promise<MeasuredFlip> {
  const name = askId(flipAsk(column));
  const unknown = (reason: string): MeasuredFlip => ({ name, estimate: { kind: 'unknown', reason, n: frame.n } });
  const decided = decisionsOf(plan, frame);
  if (plan.candidate.kind === 'predictions')
    return unknown('predictions of a file cannot be made again with other values');
  if (decided === undefined) return unknown('a regression decides nothing that could change');
  const rows = await ports.data.query(plan.data.ref, flippedValues(column));
  const flips = flipsOf(
    column,
    rows.map(([value]) => value as string),
  );
  if ('none' in flips) return unknown(flips.none);
  const frames = await Promise.all(flips.map((replace) => flippedFrame(plan, replace, ports)));
  const others = frames.map((one) => decisionsOf(plan, one)!);
  const estimate = shareOf(frame, changedRows(decided, others));
  if (estimate.kind === 'unknown') return { name, estimate };
  const { codes, names } = frames[0]!.groups[column]!;
  const groups = countFlips(decided, others, { codes, names }).map((counts, i) => ({ group: names[i]!, ...counts }));
  const { confidence } = plan.policy;
  return {
    name,
    estimate,
    figures: { column, share: estimate.value, interval: interval(estimate, confidence), groups },
  };
}

function decisionsOf(plan: BiasPlan, frame: Frame): CodeArray | undefined {
  return decideFrame(frame, plan.task.id, plan.threshold).decisions.candidate;
}

/** The same rows in the same order, scored with values replaced. */
async function flippedFrame(plan: BiasPlan, replace: Replacement, ports: Ports): Promise<Frame> {
  const { candidate, data, classes } = plan;
  if (candidate.kind !== 'onnx') throw new Error('only a model can be run again');
  const { id, label } = data.subject;
  const column = data.facts.columns.find(({ name }) => name === replace.column)!;
  const parts = await ports.models.score(
    {
      data: data.ref,
      model: { path: candidate.path, digest: candidate.facts.digest, name: candidate.name },
      inputs: candidate.inputs,
      output: candidate.output,
      replace,
      ...(id !== undefined && { id }),
    },
    () => undefined,
  );
  return ports.data.frame({
    data: data.ref,
    classes: classes.names,
    label: label!,
    ...(id !== undefined && { id }),
    groups: [{ name: column.name, of: sql`coalesce(${canonicalName(column)}, ${MISSING})` }],
    scores: { candidate: { kind: 'parts', parts, output: candidate.output } },
  });
}

/** The share of changed decisions; weights and clusters count as they do for metrics. */
function shareOf(frame: Frame, changed: Uint8Array): Estimate {
  const { n, weight, cluster } = frame;
  const asIf: Frame = {
    n,
    classes: ['same', 'changed'],
    label: changed,
    scores: { candidate: { width: 1, labels: changed } },
    groups: {},
    ...(weight && { weight }),
    ...(cluster && { cluster }),
  };
  const ask = { metric: 'selection-rate', params: {}, of: 'candidate' } as const;
  const { estimates } = measureScores(asIf, {
    asks: [ask],
    judged: new Set(),
    metrics: groupMetrics,
    task: 'binary',
    threshold: 0.5,
    identical: false,
    seed: 'flips',
  });
  return estimates[askId(ask)]!;
}
