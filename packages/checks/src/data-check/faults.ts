// Faults of written values that several rules share.
import type { RuleFault } from './data-check.ts';

/** `what`: 'rows', 'the expression "usual age"'. */
export const minAboveMax = (path: RuleFault['path'], what: string): RuleFault => ({
  path,
  code: 'policy/out-of-range',
  message: `${what}: nothing is at least min and at most max`,
  hint: 'write a min that is no larger than max',
});
