// What is left of the limits for one file, shared by everything in it.
import type { ScanLimits } from '@modelgate/core';
import { BudgetError } from './reader.ts';
import type { Budget } from './reader.ts';

/** A budget that remembers what ended it: after that nothing of the file is read any more. */
export interface RunningBudget extends Budget {
  /** Why nothing more may be read; undefined as long as something may. */
  readonly spent: string | undefined;
}

/** `now` in milliseconds, from any start. */
export function startBudget(limits: ScanLimits, now: () => number = () => performance.now()): RunningBudget {
  const end = now() + limits.milliseconds;
  let expanded = 0;
  let members = 0;
  let spent: string | undefined;
  const stop = (reason: string): never => {
    spent ??= reason;
    throw new BudgetError(spent);
  };
  const tick = (): void => {
    if (now() > end) stop(`its time is up (${limits.milliseconds} ms)`);
  };
  return {
    limits,
    get spent() {
      return spent;
    },
    tick,
    expand(bytes) {
      expanded += bytes;
      if (expanded > limits.expandedBytes) stop(`it expands to more than ${limits.expandedBytes} bytes`);
      tick();
    },
    member() {
      members += 1;
      if (members > limits.members) stop(`it has more than ${limits.members} members`);
    },
  };
}
