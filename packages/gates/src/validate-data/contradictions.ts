// Rules that contradict themselves: min: 5 beside max: 1 is a slip that would fail every row, and '*' cannot be required.
import { EVERY } from '@modelgate/checks';
import type { SectionContext } from '@modelgate/core';
import { columnsIn, type Section } from './written.ts';

/** A bound as `min` and `max` are read. */
interface Bound {
  readonly params: { readonly value: number | string; readonly violations: { readonly max: number } };
}

export function reportContradictions(
  section: Section,
  { spanOf, problem }: Pick<SectionContext, 'spanOf' | 'problem'>,
): void {
  if (section.columns?.[EVERY]?.required !== undefined)
    problem({
      code: 'policy/ambiguous',
      message: `required has no meaning for ${JSON.stringify(EVERY)}, which stands for every other column that the data has`,
      at: spanOf(['columns', EVERY, 'required']),
      hint: 'write required: false under each column that the data may lack',
    });
  for (const [name, written] of columnsIn(section)) {
    const [min, max] = [written?.['min'], written?.['max']] as [Bound?, Bound?];
    if (!min || !max || mayBreak(min) || mayBreak(max) || !isAbove(min.params.value, max.params.value)) continue;
    problem({
      code: 'policy/out-of-range',
      message: `${JSON.stringify(name)} must be at least ${min.params.value} and at most ${max.params.value}: no value is both`,
      at: spanOf(['columns', name, 'max']),
      hint: 'change min or max',
    });
  }
}

function mayBreak({ params }: Bound): boolean {
  return params.violations.max > 0;
}

/** Days and times are texts that sort in the order of time. A number beside a day is reported once the column's type is known. */
function isAbove(a: number | string, b: number | string): boolean {
  return typeof a === typeof b && a > b;
}
