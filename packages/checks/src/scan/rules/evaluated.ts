// scan/evaluated: what nobody could look into is not clean.
import type { NotEvaluated } from '@modelgate/core';
import type { ScanRule } from '../rule.ts';

const why: Readonly<Record<NotEvaluated, string>> = {
  'unknown-format': 'nobody can tell what a loader does with a format that is not known',
  unsupported: 'this format is known, but nothing here reads it to the end',
  encrypted: 'what is encrypted cannot be looked at',
  broken: 'loaders differ in what they make of broken bytes',
  budget: 'reading it to the end costs more than the limits allow: so do bombs',
};

export const evaluated: ScanRule = {
  id: 'scan/evaluated',
  title: 'Everything was looked at',
  what: 'A file, or a member of one, that could not be read to its end is not evaluated: it blocks, and is never called clean.',
  cwe: 693,
  cvss: 7.1,
  judge: ({ treatment, format }, { path }) =>
    treatment.kind === 'not-evaluated'
      ? [
          {
            level: 'not-evaluated',
            severity: 'high',
            subject: treatment.why,
            found: `${format === 'unknown' ? 'a file of an unknown format' : format} was not evaluated: ${treatment.reason}`,
            why: why[treatment.why],
            allowance: { format, path },
          },
        ]
      : [],
};
