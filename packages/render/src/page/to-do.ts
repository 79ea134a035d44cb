// What decides and what to do about it: one item for each finding that did not pass, worst first.
import type { Finding, Report } from '@modelgate/core';
import type { LinkTo } from '../links.ts';
import { link, md } from '../text/markdown.ts';
import { foundText, placeText, waiverText } from '../text/sentence.ts';
import { plural, standingOf } from '../words.ts';
import type { Section } from './fit.ts';

/** Findings that a reader may have to act on. */
export function open(report: Report): readonly Finding[] {
  return report.findings.filter((finding) => standingOf(finding).verdict !== 'pass');
}

/** At most `longest` items: a list of a hundred is not read. The rest stands in the table of all checks. */
export function toDo(report: Report, longest: number, linkTo: LinkTo): readonly Section[] {
  const all = open(report);
  if (all.length === 0) return [];
  const shown = all.slice(0, longest);
  return [
    {
      open: '',
      rows: shown.map((finding, i) => `${i + 1}. ${item(finding, linkTo)}`),
      close: (hidden) => moreText(all.length - shown.length + hidden),
    },
  ];
}

function moreText(hidden: number): string {
  return hidden === 0 ? '' : `\n… and ${plural(hidden, 'more check')} under *All checks*.`;
}

function item(finding: Finding, linkTo: LinkTo): string {
  const { words } = standingOf(finding);
  const place = link(`${finding.at.path} line ${finding.at.start.line}`, linkTo(finding.at));
  const first = `**${md(finding.message.subject)}** ${words}: ${md(foundText(finding))} (${place})`;
  const rest = [...placesOf(finding), waiverText(finding), finding.message.remedy ?? ''].filter((line) => line !== '');
  return [first, ...rest.map((line) => `→ ${md(line, 1000)}`)].join('<br>');
}

/** The first places; a check that speaks of a thousand is not read place by place. */
export function placesOf({ places }: Finding): readonly string[] {
  const more = places.length > shownPlaces ? [`and ${plural(places.length - shownPlaces, 'more place')}`] : [];
  return [...places.slice(0, shownPlaces).map(placeText), ...more];
}

const shownPlaces = 3;
