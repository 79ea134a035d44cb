// The yardstick itself: what the change does to the data, the label and the way the model is compared.
import { countText, diffPolicies, factFinding, type Finding, type GateInput, type ValueCounts } from '@modelgate/core';
import type { EvaluationPlan } from './plan.ts';

/** Warnings, so that a reader sees that figures of two different yardsticks stand side by side. */
export function yardstickChanged(
  base: EvaluationPlan,
  head: EvaluationPlan,
  input: GateInput,
  unfit?: string,
  ofGate: string = 'evaluate-model',
): Finding[] {
  const data = base.data.facts.digest === head.data.facts.digest ? [] : [dataFinding(base, head)];
  const { name, at } = head.data.subject;
  if (unfit !== undefined) data.push(finding(`data/${name}`, at, `test data ${name}`, `changed; ${unfit}`));
  const baseline = baselineFinding(base, head);
  const { yardstick } = diffPolicies(input.base!.policy, input.policy);
  const own = yardstick.filter(
    ({ gate, model }) =>
      (gate === undefined || gate === ofGate) && (model === undefined || model === head.subject.name),
  );
  const settings = own.map((change) =>
    finding(`settings/${change.what}`, change.at, change.what, `was ${change.was}, is ${change.is}`),
  );
  return [...data, ...baseline, ...settings];
}

/** A baseline that both policies name by path is the same file, unless the change writes other bytes into it. */
function baselineFinding(base: EvaluationPlan, head: EvaluationPlan): Finding[] {
  const [was, is] = [base.subject.baseline, head.subject.baseline];
  if (was?.from !== 'path' || is?.from !== 'path' || !base.baseline || !head.baseline) return [];
  if (base.baseline.facts.digest === head.baseline.facts.digest || was.path !== is.path) return [];
  const at = head.subject.at;
  return [finding(`baseline/${head.subject.name}`, at, `baseline ${is.path}`, 'this change replaces the file')];
}

function dataFinding(base: EvaluationPlan, head: EvaluationPlan): Finding {
  const labels = differences(base.frozen.label, head.frozen.label);
  const groups = Object.keys(head.frozen.slices).flatMap((name) => {
    const before = base.frozen.slices[name];
    return before ? differences(before, head.frozen.slices[name]!).map((d) => `${name} = ${d}`) : [];
  });
  const rows = signed(head.frozen.rows - base.frozen.rows);
  const parts = [`rows ${rows}`, ...labels.map((d) => `label ${d}`), ...groups].slice(0, 12);
  return finding(
    `data/${head.data.subject.name}`,
    head.data.subject.at,
    `test data ${head.data.subject.name}`,
    parts.join('; '),
  );
}

/** 'Female +12', for every value whose rows changed. */
function differences(before: ValueCounts, after: ValueCounts): string[] {
  const names = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].sort();
  return names.flatMap((name) => {
    const by = (after.values[name] ?? 0) - (before.values[name] ?? 0);
    return by === 0 ? [] : [`${name} ${signed(by)}`];
  });
}

function signed(by: number): string {
  return by > 0 ? `+${countText(by)}` : countText(by);
}

function finding(what: string, at: Finding['at'], subject: string, observed: string): Finding {
  return factFinding({
    id: `policy/yardstick-changed/${what}`,
    rule: 'policy/yardstick-changed',
    fact: 'fail',
    severity: 'warn',
    from: 'base',
    message: {
      subject: `the yardstick: ${subject}`,
      observed,
      expected: 'the same yardstick as on the base branch',
      remedy:
        'change the yardstick in a change of its own; the candidate was judged by the base branch’s too, where that could be read',
    },
    at,
  });
}
