// A finding that the change touches that by which it is judged: a warning, so that a reader sees two yardsticks at work.
import { factFinding, type Finding, type YardstickChange } from '@modelgate/core';

export interface ChangedYardstick {
  /** 'data/test', 'settings/confidence'. */
  readonly what: string;
  readonly at: Finding['at'];
  readonly subject: string;
  readonly observed: string;
}

/** `remedy`: how the change was judged all the same. */
export function yardstickFinding({ what, at, subject, observed }: ChangedYardstick, remedy: string): Finding {
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
      remedy,
    },
    at,
  });
}

/** A setting of the policy that is another one now. */
export function settingChanged({ what, was, is, at }: YardstickChange): ChangedYardstick {
  return { what: `settings/${what}`, at, subject: what, observed: `was ${was}, is ${is}` };
}
