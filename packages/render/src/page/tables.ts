// Everything else, folded: all checks, all measurements, how it was decided, what was judged.
import { judgedName, countText } from '@modelgate/core';
import type { Finding, Report } from '@modelgate/core';
import { baseName, type LinkTo } from '../links.ts';
import { burdensText } from '../text/burdens.ts';
import { codeCell, html, link, md, tableHead, tableRow } from '../text/markdown.ts';
import { allowedText, foundText, lacks, waiverText } from '../text/sentence.ts';
import { toldOnce } from '../text/told-once.ts';
import { plural, signs, standingOf } from '../words.ts';
import { shortDigest } from './changes.ts';
import type { Section } from './fit.ts';
import { allowed } from './to-do.ts';

/** A folded part with rows in it; nothing when there are none. */
export function folded(title: string, head: string, rows: readonly string[], what: string): readonly Section[] {
  if (rows.length === 0) return [];
  return [
    {
      open: `<details><summary>${html(title)}</summary>\n${head === '' ? '' : `\n${head}`}`,
      rows,
      close: (hidden) =>
        `${hidden === 0 ? '' : `\n… and ${plural(hidden, `more ${what}`)}; report.json has them all.\n`}\n</details>`,
    },
  ];
}

export function allChecks(
  report: Report,
  title: string = `All checks (${report.findings.length})`,
): readonly Section[] {
  const rows = report.findings.map(checkRow);
  return folded(title, tableHead(['', 'check', 'found', 'id']), rows, 'check');
}

function checkRow(finding: Finding): string {
  const { verdict, words } = standingOf(finding);
  const by = [waiverText(finding), allowedText(finding)].filter((text) => text !== '');
  const found = [foundText(finding), ...by].map((text) => md(text)).join('; ');
  return tableRow([`${signs[verdict].icon} ${words}`, md(finding.message.subject), found, codeCell(finding.id)]);
}

export function allAllowed(
  report: Report,
  linkTo: LinkTo,
  title: string = 'Allowed by the policy',
): readonly Section[] {
  const rows = allowed(report).map((finding) => {
    const { message, at } = finding;
    const line = link(`${at.path} line ${at.start.line}`, linkTo(at));
    return tableRow([md(message.subject), md(message.observed), md(allowedText(finding)), line]);
  });
  return folded(`${title} (${rows.length})`, tableHead(['in', 'found', 'by whom', 'line']), rows, 'finding');
}

export function allMeasurements(report: Report): readonly Section[] {
  const { rows } = report;
  const head = tableHead(['metric', 'rows', 'n', 'now', md(baseName(report)), 'change']);
  const written = rows.map(({ title, slice, n, candidate, baseline = '–', change = '–' }) =>
    tableRow([md(title), slice === '' ? 'all' : md(slice), countText(n), md(candidate), md(baseline), md(change)]),
  );
  const level = Math.round(report.confidence * 1000) / 10;
  return folded(`All measurements (${rows.length}), with ${level} % intervals`, head, written, 'measurement');
}

export function decisions(report: Report): readonly Section[] {
  const families = report.families
    .filter((family) => family.members.length > 0)
    .map(({ name, from, members, method, draws, alpha }) => {
      const how = method === 'max-t' ? `max-T over ${countText(draws)} draws` : 'Holm';
      const whose = from === 'base' ? ' of the base branch’s policy' : '';
      return `- ${plural(members.length, 'claim')} in the ${name} family${whose}: ${how}; one fails at an adjusted p of at most ${alpha}`;
    });
  const notes = report.notes.map((note) => `- ${md(note, 1000)}`);
  const burdens = burdensText(report);
  const defaults = report.defaults.map(
    ({ what, value, why }) => `- default: ${md(what)} is ${md(value)}, since ${md(why)}`,
  );
  return folded(
    'How this was decided',
    '',
    [...notes, ...(burdens === '' ? [] : [`- ${burdens}`]), ...families, ...defaults],
    'line',
  );
}

export function subjects(report: Report): readonly Section[] {
  const rows = report.subjects.map(({ kind, name, path, digest, facts, pointer, caveat }) =>
    tableRow([
      kind,
      md(name),
      codeCell(path),
      codeCell(shortDigest(digest)),
      md(facts) +
        (pointer === undefined ? '' : trackedBy(pointer)) +
        (caveat === undefined ? '' : `; **${md(caveat)}**`),
    ]),
  );
  return folded('What was judged', tableHead(['', 'name', 'file', 'digest', 'facts']), rows, 'subject');
}

function trackedBy({ path, digest }: NonNullable<Report['subjects'][number]['pointer']>): string {
  return `; tracked by ${codeCell(path)}, ${codeCell(shortDigest(digest))}`;
}

/** What was not looked at. It is not folded, since it must not be taken for clean. */
export function lacking(reports: readonly Report[]): readonly Section[] {
  const told = toldOnce(reports, lacks, (report) => `${report.gate}, ${judgedName(report)}`);
  const rows = told.map(({ whose, text }) => `- ${whose === '' ? '' : `${md(whose)}: `}${md(text)}`);
  if (rows.length === 0) return [];
  return [{ open: '**Not looked at:**', rows, close: (hidden) => (hidden === 0 ? '' : `- … and ${hidden} more`) }];
}
