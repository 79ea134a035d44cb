// What the change does to its yardstick: the data, the label and the way the model is compared.
import { rowsOfValue, yardstickChanges, type Finding, type GateInput, type ValueCounts } from '@modelgate/core';
import {
  rowsChanged,
  settingsChanged,
  signedCount,
  yardstickFinding,
  type ChangedYardstick,
} from '../base-branch/yardstick-finding.ts';
import type { EvaluationPlan } from './plan.ts';

const REMEDY =
  'change the yardstick in a change of its own; the candidate was judged by the base branch’s too, where that could be read';

/** Warnings, so that a reader knows that the figures side by side come from two yardsticks. */
export function yardstickChanged(
  base: EvaluationPlan,
  head: EvaluationPlan,
  input: GateInput,
  unfit?: string,
  ofGate: string = 'evaluate-model',
): Finding[] {
  const data = base.data.facts.digest === head.data.facts.digest ? [] : [dataChanged(base, head)];
  const { name, at } = head.data.subject;
  if (unfit !== undefined)
    data.push({ what: `data/${name}`, at, subject: `test data ${name}`, observed: `changed; ${unfit}` });
  const own = yardstickChanges(input.base!.policy, input.policy).filter(
    ({ gate, model }) =>
      (gate === undefined || gate === ofGate) && (model === undefined || model === head.subject.name),
  );
  const changed = [...data, ...baselineChanged(base, head), ...settingsChanged(own)];
  return changed.map((change) => yardstickFinding(change, REMEDY));
}

/** The warning that the change replaces the file of a baseline that both policies name by path. */
function baselineChanged(base: EvaluationPlan, head: EvaluationPlan): ChangedYardstick[] {
  const [was, is] = [base.subject.baseline, head.subject.baseline];
  if (was?.from !== 'path' || is?.from !== 'path' || !base.baseline || !head.baseline) return [];
  if (base.baseline.facts.digest === head.baseline.facts.digest || was.path !== is.path) return [];
  const { name, at } = head.subject;
  return [{ what: `baseline/${name}`, at, subject: `baseline ${is.path}`, observed: 'this change replaces the file' }];
}

function dataChanged(base: EvaluationPlan, head: EvaluationPlan): ChangedYardstick {
  const labels = differences(base.frozen.label, head.frozen.label);
  const groups = Object.keys(head.frozen.slices).flatMap((name) => {
    const before = base.frozen.slices[name];
    return before ? differences(before, head.frozen.slices[name]!).map((d) => `${name} = ${d}`) : [];
  });
  const parts = [rowsChanged(head.frozen.rows - base.frozen.rows), ...labels.map((d) => `label ${d}`), ...groups].slice(
    0,
    12,
  );
  const { name, at } = head.data.subject;
  return { what: `data/${name}`, at, subject: `test data ${name}`, observed: parts.join('; ') };
}

/** 'Female +12', for every value whose rows changed. */
function differences(before: ValueCounts, after: ValueCounts): string[] {
  const names = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].sort();
  return names.flatMap((name) => {
    const by = rowsOfValue(after, name) - rowsOfValue(before, name);
    return by === 0 ? [] : [`${name} ${signedCount(by)}`];
  });
}
