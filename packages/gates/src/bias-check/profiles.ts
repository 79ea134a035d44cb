// Built-in profiles of bias-check: what a legal rule asks for, as lines of a policy. The user names the groups.
import type { Profile } from '@modelgate/core';

/**
 * The four-fifths rule of the Uniform Guidelines, 29 CFR § 1607.4(D): a screen from US employment law, which must be proved here and not
 * only hold for the estimate.
 */
const fourFifths: Profile = {
  name: 'modelgate:four-fifths',
  text: `version: 1
gates:
  bias-check:
    parity:
      impact-ratio: { min: 0.8 }
`,
};

/**
 * The audit of Local Law 144 (6 RCNY § 5-301) asks for tables and sets no limit: four
 * fifths only warn, and categories below 2 % are left out of ratios.
 */
const nycLocalLaw144: Profile = {
  name: 'modelgate:nyc-ll144',
  text: `version: 1
gates:
  bias-check:
    smallest-category: 2%
    parity:
      impact-ratio: { min: 0.8, severity: warn }
`,
};

export const profiles: readonly Profile[] = [fourFifths, nycLocalLaw144];
