// When the base branch's policy cannot judge: an unreadable one is unknown and blocks, a broken one is a warning.
import type { Finding } from '../finding.ts';
import type { GateInput } from '../gate.ts';
import { startOf } from '../source/lines.ts';
import { factFinding } from './fact-finding.ts';

export interface BaseTrouble {
  /** unreadable: its bytes could not be fetched. broken: it was read, but is not a valid policy, so it judges nothing on main either. */
  readonly kind: 'unreadable' | 'broken';
  readonly reason: string;
}

export function baseFinding({ kind, reason }: BaseTrouble, { policy }: Pick<GateInput, 'policy'>): Finding {
  return factFinding({
    id: `policy/base-${kind}`,
    rule: `policy/base-${kind}`,
    fact: kind === 'unreadable' ? 'unknown' : 'fail',
    severity: kind === 'unreadable' ? 'block' : 'warn',
    from: 'base',
    message: {
      subject: 'the base branch’s policy',
      observed: reason,
      expected: 'a policy that judges this change too, so that no limit is loosened unseen',
      remedy:
        kind === 'unreadable'
          ? 'let the job read the base branch (permissions: contents: read), or fetch it'
          : 'nothing here: merging this change repairs it, if its own policy is right',
    },
    at: startOf(policy.path),
  });
}
