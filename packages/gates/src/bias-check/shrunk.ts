// A group that is not there cannot be treated unfairly: one that shrank by a fifth against the base branch's data blocks.
import { groupInWords, groupsOf, groupText, type ParityFacts } from '@modelgate/checks';
import { countText, factFinding, percentText, type Finding } from '@modelgate/core';
import type { BiasPlan } from './plan.ts';

/** A group may lose so much of its share of the rows, or of its rows. */
const MOST_LOST = 0.2;

/** Groups of the base's data that head's data has fewer rows of, or none; both must hold the same sets. */
export function shrunkGroups(base: ParityFacts, head: BiasPlan): readonly Finding[] {
  const { subject } = head.data;
  return base.sets.flatMap((set) => {
    if (!head.facts.sets.some(({ name }) => name === set.name)) return [];
    const now = new Map(groupsOf(head.facts, set).map(({ value, rows }) => [value, rows]));
    return groupsOf(base, set).flatMap(({ value, rows: before }) => {
      const rows = now.get(value) ?? 0;
      if (rows >= before * (1 - MOST_LOST)) return [];
      const facets = `${set.name}=${groupText(value)}`;
      return [
        factFinding({
          id: `bias/group-shrunk/${facets}`,
          rule: 'bias/group-shrunk',
          fact: 'fail',
          severity: 'block',
          from: 'head',
          at: subject.at,
          message: {
            subject: `rows of ${groupInWords(set, value)} in ${subject.name}`,
            observed:
              rows === 0
                ? `none, of ${countText(before)} on the base branch`
                : `${countText(rows)}, of ${countText(before)} on the base branch (−${percentText(1 - rows / before)})`,
            expected: `at least ${percentText(1 - MOST_LOST)} of them, so that no group is judged on what was left of it`,
            remedy: 'restore the rows, or change the data in a change of its own that an owner reviews',
          },
        }),
      ];
    });
  });
}
