// What decided and what to do: one item for each line of the policy that did not hold, worst first.
import type { Finding, Report, Span } from '@modelgate/core';
import type { LinkTo } from '../links.ts';
import { link, md } from '../text/markdown.ts';
import { foundText, placeText, waiverText } from '../text/sentence.ts';
import { plural, standingOf } from '../words.ts';
import type { Section } from './fit.ts';

/** Findings that a reader may have to act on. */
export function open(report: Report): readonly Finding[] {
  return report.findings.filter((finding) => standingOf(finding).verdict !== 'pass');
}

/** What was found and passes, since a line of the policy allows it. */
export function allowed(report: Report): readonly Finding[] {
  return report.findings.filter((finding) => finding.allowed !== undefined);
}

/** Findings at one place of the policy and about one file, which are solved together. */
export interface Group {
  readonly at: Span;
  readonly findings: readonly Finding[];
  /** The first of them: nobody reads forty slices of one line. */
  readonly shown: readonly Finding[];
}

const shownPerGroup = 3;
const shownPlaces = 3;

/** The groups, in the order of their worst finding. */
export function groups(report: Report): readonly Group[] {
  const byPlace = Map.groupBy(open(report), ({ at, places }) => JSON.stringify([at.path, at.start, places[0]?.path]));
  return [...byPlace.values()].flatMap((findings) => {
    const [first] = findings;
    return first === undefined ? [] : [{ at: first.at, findings, shown: findings.slice(0, shownPerGroup) }];
  });
}

/** At most `longest` items; the rest stands in the table of all checks. */
export function toDo(report: Report, longest: number, linkTo: LinkTo): readonly Section[] {
  const all = groups(report);
  if (all.length === 0) return [];
  const rows = all.slice(0, longest).map((group, i) => `${i + 1}. ${item(group, linkTo)}`);
  return [{ open: '', rows, close: (hidden) => moreText(all.slice(rows.length - hidden)) }];
}

function moreText(hidden: readonly Group[]): string {
  const count = hidden.reduce((sum, { findings }) => sum + findings.length, 0);
  return count === 0 ? '' : `\n… and ${plural(count, 'more check')} under *All checks*.`;
}

function item({ at, findings, shown }: Group, linkTo: LinkTo): string {
  const place = link(`${at.path} line ${at.start.line}`, linkTo(at));
  const [only] = findings;
  if (findings.length === 1 && only !== undefined) {
    return withArrows(`${found(only)} (${place})`, [...asides(only), ...remedies([only])]);
  }
  const hidden = findings.length - shown.length;
  const lines = [
    ...shown.map((finding) => withArrows(found(finding), [...asides(finding), ...ownRemedy(finding, shown)])),
    ...(hidden === 0 ? [] : [`… and ${plural(hidden, 'more check')} of this line, under *All checks*`]),
    ...sharedRemedies(shown).map((remedy) => `→ ${md(remedy, 1000)}`),
  ];
  return [`${place}, ${plural(findings.length, 'check')}:`, ...lines.map((line) => `   - ${line}`)].join('\n');
}

function found(finding: Finding): string {
  return `**${md(finding.message.subject)}** ${standingOf(finding).words}: ${md(foundText(finding))}`;
}

function withArrows(first: string, rest: readonly string[]): string {
  return [first, ...rest.map((line) => `→ ${md(line, 1000)}`)].join('<br>');
}

/** Where it was found, and who waived it; only the first of many places are listed. */
export function asides(finding: Finding): readonly string[] {
  const { places } = finding;
  const hidden = places.length - shownPlaces;
  const more = hidden > 0 ? `and ${plural(hidden, 'more place')}` : '';
  const lines = [...places.slice(0, shownPlaces).map(placeText), more, waiverText(finding)];
  return lines.filter((line) => line !== '');
}

/** The remedy that concerns one of several findings alone, such as its number of rows. */
export function ownRemedy({ message: { remedy } }: Finding, shown: readonly Finding[]): readonly string[] {
  return remedy === undefined || isShared(remedy, shown) ? [] : [remedy];
}

/** The remedies that several findings share, each once; those of a single finding. */
export function sharedRemedies(shown: readonly Finding[]): readonly string[] {
  return remedies(shown).filter((remedy) => isShared(remedy, shown));
}

function isShared(remedy: string, shown: readonly Finding[]): boolean {
  return shown.length === 1 || shown.filter(({ message }) => message.remedy === remedy).length > 1;
}

function remedies(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap(({ message }) => (message.remedy === undefined ? [] : [message.remedy])))];
}
