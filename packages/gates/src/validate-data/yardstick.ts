// What the change does to that by which data is judged: the reference, and settings of the gate.
import { countText, diffPolicies, factFinding, isThere, type Finding, type GateInput } from '@modelgate/core';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

/** Warnings, so that a reader sees that two yardsticks are at work. */
export function yardstickChanged(
  { policy, plan, base }: GateInput,
  head: ValidationPlan,
  replaced: Readonly<Record<string, OpenTable>>,
): Finding[] {
  const { yardstick } = diffPolicies(base!.policy, policy);
  const own = yardstick.filter(({ gate, what }) =>
    gate === undefined ? !/^(data|models|gates)\./.test(what) : gate === plan.gate,
  );
  const settings = own.map((change) =>
    finding(`settings/${change.what}`, change.at, change.what, `was ${change.was}, is ${change.is}`),
  );
  const data = Object.entries(replaced).map(([role, before]) => {
    const now = head.tables[role];
    const moved = isThere(now) ? `rows ${signed(now.rows - before.rows)}` : 'it is not compared with any more';
    return finding(`data/${role}`, policy.data[role]?.at ?? plan.at, `data ${role}`, `changed; ${moved}`);
  });
  return [...data, ...settings];
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
        'change the yardstick in a change of its own; the data was judged by the base branch’s too, where that could be read',
    },
    at,
  });
}
