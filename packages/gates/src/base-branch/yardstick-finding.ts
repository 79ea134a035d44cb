// The warning that a change alters its own yardstick: readers must know that they compare figures of two yardsticks.
import { countText, factFinding, type Finding, type YardstickChange } from '@modelgate/core';

export interface ChangedYardstick {
  /** 'data/test', 'settings/confidence'. */
  readonly what: string;
  readonly at: Finding['at'];
  readonly subject: string;
  readonly observed: string;
}

/** `remedy`: how the change was judged in spite of it. */
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

/** The change of a data file in words, by its number of rows; its bytes differ in any case. */
export function rowsChanged(by: number): string {
  return by === 0 ? 'changed, as many rows as before' : `changed, rows ${signedCount(by)}`;
}

/** '+12', '−1,021'. */
export function signedCount(by: number): string {
  return by > 0 ? `+${countText(by)}` : countText(by);
}

/** Internal names of settings, with the policy's name for them; null: not a yardstick, or reported by the rules that it belongs to. */
const written: Readonly<Record<string, string | null>> = {
  'gates.validate-data.joined': null,
  'gates.validate-data.shown': null,
  'gates.validate-data.optional': null,
  'gates.validate-data.hidden': 'gates.validate-data.columns, pii: forbid or show-values: false',
  'gates.validate-data.not-evaluated': 'rules of the contract that are not evaluated',
  'gates.bias-check.sets': null,
  'gates.bias-check.joined': 'gates.bias-check.groups, with a file of their own',
  'gates.bias-check.flip': 'gates.bias-check.counterfactual.flip',
  'gates.bias-check.smallest': 'gates.bias-check.smallest-category',
};

/** The settings of the policy that changed. */
export function settingsChanged(changes: readonly YardstickChange[]): readonly ChangedYardstick[] {
  return changes.flatMap(({ what, was, is, at }) => {
    const subject = Object.hasOwn(written, what) ? written[what]! : what;
    return subject === null ? [] : [{ what: `settings/${what}`, at, subject, observed: `was ${was}, is ${is}` }];
  });
}
