// Columns with names of protected attributes: groups between which a model may be compared.
import { countText, plural } from '@modelgate/core';
import { MOST_GROUPS, SMALLEST_GROUP } from '../fairness/index.ts';
import { isPersonal } from './personal.ts';
import type { Profile } from './profile.ts';

export interface GroupSuggestion {
  readonly column: string;
  /** Edges of the bins of a column of numbers; absent: its values are the groups. */
  readonly bins?: readonly number[];
  readonly evidence: string;
}

const attributes =
  /(^|_)(sex|gender|race|ethnic(ity|_group)?|nationality|(native|birth)_country|religion|disab(led|ility)|marital|marital_status|civil_status|pregnan(t|cy)|veteran|sexual_orientation|skin_colou?r)(_|$)/;
const ages = /^((applicant|client|customer|patient|person|employee|user)_)?age(_(years|in_years|group|band|range))?$/;
const AGES = [25, 45, 65];

/** The groups of a column; undefined for other names, for personal data, and where fewer than two groups have enough rows. */
export function suggestGroups(profile: Profile): GroupSuggestion | undefined {
  const name = spelled(profile.column.name);
  if (isPersonal(profile)) return undefined;
  if (ages.test(name) && profile.spread) return ageGroups(profile.column.name, profile.spread);
  return attributes.test(name) || ages.test(name) ? valueGroups(profile) : undefined;
}

function ageGroups(column: string, { least, greatest }: NonNullable<Profile['spread']>): GroupSuggestion | undefined {
  const bins = AGES.filter((age) => least < age && age < greatest);
  if (bins.length === 0) return undefined;
  return {
    column,
    bins,
    evidence: 'named like an age; cut at round numbers: choose those that matter where it is used',
  };
}

function valueGroups({ column, counts }: Profile): GroupSuggestion | undefined {
  if (!counts || counts.size > MOST_GROUPS) return undefined;
  const large = [...counts.values()].filter((rows) => rows >= SMALLEST_GROUP).length;
  if (large < 2) return undefined;
  const evidence = `named like a protected attribute; ${plural(counts.size, 'value')}, ${countText(large)} of them in ${SMALLEST_GROUP} rows or more`;
  return { column: column.name, evidence };
}

/** A name in a common spelling, so that maritalStatus equals marital-status. */
function spelled(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
}
