// What the change does to the yardstick of data: the reference, and settings of the gate.
import { isThere, yardstickChanges, type Finding, type GateInput } from '@modelgate/core';
import {
  rowsChanged,
  settingsChanged,
  yardstickFinding,
  type ChangedYardstick,
} from '../base-branch/yardstick-finding.ts';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

const REMEDY =
  'change the yardstick in a change of its own; the data was judged by the base branch’s too, where that could be read';

/** Warnings, so that a reader knows that two yardsticks are at work. */
export function yardstickChanged(
  { policy, plan, base }: GateInput,
  head: ValidationPlan,
  replaced: Readonly<Record<string, OpenTable>>,
): Finding[] {
  const own = yardstickChanges(base!.policy, policy).filter(({ gate, what }) =>
    gate === undefined ? !/^(data|models|gates)\./.test(what) : gate === plan.gate,
  );
  const data = Object.entries(replaced).map(([role, before]): ChangedYardstick => {
    const now = head.tables[role];
    const moved = isThere(now) ? rowsChanged(now.rows - before.rows) : 'it is no longer compared with';
    const at = policy.data[role]?.at ?? plan.at;
    return { what: `data/${role}`, at, subject: `data ${role}`, observed: moved };
  });
  return [...data, ...settingsChanged(own)].map((change) => yardstickFinding(change, REMEDY));
}
