// The terminal's page: a line for each gate and model, the checks that did not pass by their line of the policy, and the tally.
import { judgedName, byVerdict, type Report, type Verdict } from '@modelgate/core';
import { baseName } from '../links.ts';
import { open } from '../page/to-do.ts';
import { countsText } from '../text/counts.ts';
import { durationText } from '../text/duration.ts';
import { plainInLog } from '../text/plain.ts';
import { lacks } from '../text/sentence.ts';
import { toldOnce } from '../text/told-once.ts';
import { plural, signs } from '../words.ts';
import { details } from './details.ts';
import { paint as paintOf } from './paint.ts';
import type { Paint } from './paint.ts';
import { columnsOf, padded, wrapped } from './width.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Texts of the policy's files by path, for the lines that a finding stands at. */
  readonly policyText?: Readonly<Record<string, string>>;
}

/** Plain text, no newline at its end. */
export function terminal(reports: readonly Report[], options: TerminalOptions): string {
  const paint = paintOf(options.colour);
  const blocks = [
    table(reports, options.width, paint),
    // An error that all models share, such as missing data, is shown once.
    ...new Set(reports.flatMap((report) => details(report, { ...options, paint }))),
    paint.dim(asides(reports, options.width)),
    tally(reports, paint),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Aligned columns; the last one is wrapped under itself. */
function table(reports: readonly Report[], width: number, paint: Paint): string {
  const rows = reports.map((report) => ({
    left: [plainInLog(report.gate, 40), plainInLog(judgedName(report), 40), durationText(report.run.durationMs)],
    verdict: `${signs[report.verdict].mark} ${signs[report.verdict].word}`,
    report,
  }));
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map(({ left }) => columnsOf(left[i] ?? ''))));
  const verdictWidth = Math.max(0, ...rows.map(({ verdict }) => columnsOf(verdict)));
  const written = rows.map(({ left, verdict, report }) => {
    const start = left.map((cell, i) => (widths[i] === 0 ? '' : `${padded(cell, widths[i] ?? 0)}  `)).join('');
    const before = 2 + columnsOf(start) + verdictWidth + 2;
    const [first = '', ...more] = wrapped(decided(report), Math.max(30, width - before));
    const painted = paint.verdict(report.verdict, padded(verdict, verdictWidth));
    return [`  ${start}${painted}  ${first}`.trimEnd(), ...more.map((line) => ' '.repeat(before) + line)].join('\n');
  });
  return written.join('\n');
}

/** What decided, where everything passes; other checks are shown below. */
function decided(report: Report): string {
  const { error, against, decidedBy } = report;
  if (error !== undefined)
    return error.problems.length === 1 ? 'could not judge' : plural(error.problems.length, 'problem');
  const compared = against === '–' ? '' : `; against ${baseName(report)}: ${against}`;
  return plainInLog(open(report).length > 0 ? countsText(report) + compared : decidedBy + compared);
}

/** What the change relaxes, what was not looked at, and which defaults were used: shown even when everything passes. */
function asides(reports: readonly Report[], width: number): string {
  const nameOf = (report: Report): string => (judgedName(report) === '' ? report.gate : judgedName(report));
  const lacking = toldOnce(reports, (report) => list('not looked at: ', lacks(report)), nameOf);
  const defaults = new Set(reports.flatMap((report) => report.defaults.map(({ what, value }) => `${what} = ${value}`)));
  const relaxed = reports
    .flatMap((report) => report.relaxed ?? [])
    .map(({ what, was, is }) => `${what}: ${was} → ${is}`);
  const said = [
    ...list('this change relaxes the policy: ', [...new Set(relaxed)]),
    ...lacking.map(({ whose, text }) => (whose === '' ? text : `${whose}: ${text}`)),
    ...list('defaults used: ', [...defaults]),
  ];
  const lines = said.flatMap((line) =>
    wrapped(plainInLog(line, 1000), width - 4).map((part, i) => (i === 0 ? `  ${part}` : `    ${part}`)),
  );
  return lines.join('\n');
}

const longestList = 5;

function list(before: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > longestList ? [`and ${items.length - longestList} more`] : [];
  return [before + [...items.slice(0, longestList), ...more].join(', ')];
}

function tally(reports: readonly Report[], paint: Paint): string {
  const verdicts = reports.map(({ verdict }) => verdict).toSorted(byVerdict);
  const worst: Verdict = verdicts[0] ?? 'error';
  const kinds = [...new Set(verdicts)].map(
    (kind) => `${verdicts.filter((verdict) => verdict === kind).length} ${signs[kind].word}`,
  );
  const ms = reports.reduce((sum, report) => sum + report.run.durationMs, 0);
  const counts = reports.length > 1 ? [kinds.join(', ')] : [];
  return [paint.verdict(worst, `${signs[worst].mark} ${signs[worst].word}`), ...counts, durationText(ms)].join(' · ');
}
