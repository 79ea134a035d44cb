// Texts that several reports share are shown once, with the names of the reports: thirty models without a baseline need one line.
import type { Report } from '@modelgate/core';

/** A text, and `whose` it is: the names of its reports, '' where there is only one report. */
export interface Told {
  readonly whose: string;
  readonly text: string;
}

/** Each text once, in the order of the reports. */
export function toldOnce(
  reports: readonly Report[],
  tell: (report: Report) => readonly string[],
  nameOf: (report: Report) => string,
): readonly Told[] {
  const said = reports.flatMap((report) => tell(report).map((text) => ({ text, report })));
  return [...Map.groupBy(said, ({ text }) => text)].map(([text, by]) => ({
    text,
    whose: whoseOf(new Set(by.map(({ report }) => nameOf(report))), new Set(reports.map(nameOf))),
  }));
}

const longestList = 3;

function whoseOf(names: ReadonlySet<string>, all: ReadonlySet<string>): string {
  if (all.size === 1) return '';
  if (names.size === all.size && names.size > longestList) return `all ${all.size}`;
  const shown = [...names].slice(0, longestList).join('; ');
  return names.size > longestList ? `${shown} and ${names.size - longestList} more` : shown;
}
