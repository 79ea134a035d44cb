// What was not evaluated is never clean.
import type { NotEvaluated } from '@modelgate/core';
import type { ScanRule } from './finding.ts';

const expected: Readonly<Record<NotEvaluated, string>> = {
  'unknown-format': 'a format that can be read',
  unsupported: 'a format that can be read',
  encrypted: 'bytes that are not encrypted',
  broken: 'a whole file',
  budget: 'a file that can be read within its limits',
};

export const evaluated: ScanRule = {
  id: 'scan/evaluated',
  title: 'Everything was looked at',
  what: 'Every file, and everything in it, was read to the end, or is of a format that cannot run on load. Unknown and encrypted formats, broken files, and files that hit a limit of bytes, depth or time are not evaluated, and what is not evaluated blocks.',
  cwe: [1104],
  cvss: 7.5,
  judge: ({ parts }) =>
    parts.flatMap(({ members, format, treatment }) =>
      treatment.kind === 'not-evaluated'
        ? [
            {
              rule: 'scan/evaluated',
              level: 'not-evaluated',
              severity: 'high',
              members,
              subject: `${format}, ${treatment.why}`,
              observed: treatment.reason,
              expected: expected[treatment.why],
              ...(treatment.why === 'unknown-format' && { allow: { format } }),
            },
          ]
        : [],
    ),
};
