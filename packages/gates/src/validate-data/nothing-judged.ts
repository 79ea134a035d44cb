// The error of a gate without a single rule: everything it could say would be taken for a verdict about the data.
import { factFinding, type Finding, type GatePlan } from '@modelgate/core';

/** Empty where a rule was judged. */
export function nothingJudged(own: readonly Finding[], { data, at }: GatePlan): readonly Finding[] {
  if (own.length > 0) return [];
  return [
    factFinding({
      id: 'data/nothing-judged',
      rule: 'data/nothing-judged',
      fact: 'unknown',
      severity: 'block',
      from: 'head',
      message: {
        subject: `rules for ${data}`,
        observed: 'none was judged',
        expected: 'at least one rule to judge the data by',
        remedy: `write some, such as rows: { min: 1 }, let modelgate init propose them, or take the gate out`,
      },
      at,
    }),
  ];
}
