// Texts of a CSV file that stand for missing values: well-known ones, in columns whose other values are all numbers, times or truth values.
import { plural } from '@modelgate/core';
import { markers } from './markers.ts';
import type { Profile } from './profile.ts';

export interface MissingSuggestion {
  readonly texts: readonly string[];
  readonly evidence: string;
}

/** The proposed texts. In a column of words such a text may be a value like any other, so these columns do not count. */
export function suggestMissing(profiles: readonly Profile[]): MissingSuggestion | undefined {
  const marked = profiles.filter(({ shape }) => shape && shape.marked > 0);
  const [typed, words] = [marked.filter(isTyped), marked.filter((profile) => !isTyped(profile))];
  if (typed.length === 0) return undefined;
  const found = new Set(typed.flatMap(({ shape }) => shape!.markers));
  const also = words.filter(({ shape }) => shape!.markers.some((marker) => found.has(marker)));
  const rows = typed.reduce((sum, { shape }) => sum + shape!.marked, 0);
  return {
    texts: markers.filter((marker) => found.has(marker)),
    evidence: `${plural(rows, 'value')} of ${plural(typed.length, 'column')} that else spell numbers, times, or true and false${alsoIn(also.length)}`,
  };
}

function isTyped({ shape, present }: Profile): boolean {
  return shape !== undefined && shape.typed > 0 && shape.typed + shape.marked === present;
}

function alsoIn(columns: number): string {
  return columns === 0 ? '' : `; ${plural(columns, 'column')} of words, where they may be values, will lack them too`;
}
