// The one comment of a pull request, made from all reports of its run.
import { judgedName, byVerdict, type Report, type Verdict } from '@modelgate/core';
import { baseName, onBranch } from './links.ts';
import { changes } from './page/changes.ts';
import { errorParts, problems } from './page/errors.ts';
import { fit } from './page/fit.ts';
import type { Part, Section } from './page/fit.ts';
import { groupRates } from './page/groups.ts';
import { stableFooter } from './page/footer.ts';
import { opening } from './page/opening.ts';
import { relaxed } from './page/relaxed.ts';
import { allAllowed, allChecks, folded, lacking } from './page/tables.ts';
import { toDo } from './page/to-do.ts';
import { html, md, tableHead, tableRow } from './text/markdown.ts';
import { blocks, plural, signs } from './words.ts';

/** GitHub refuses more than 65,536 characters; some are left for the marker. */
export const commentBytes: number = 65_400;
/** In a longer table, rows that pass are folded. */
const longestTable = 12;

/** A gate and model, or data set, that the run should have reported on. */
export interface Expected {
  readonly gate: string;
  readonly model: string;
  readonly data?: string;
  readonly project?: string;
}

/**
 * The whole comment but its marker; at most `commentBytes` bytes, and cuts are stated. Nothing in it depends on the run
 * itself, so that a push which changes no result leaves it untouched.
 */
export function comment(reports: readonly Report[], expected: readonly Expected[]): string {
  const lines = linesOf(reports, expected);
  const [worst] = lines;
  const head = `### ${headline(lines)}`;
  const alone = lines.length === 1 && worst?.report !== undefined;
  const body = alone ? single(worst.report) : several(lines);
  return fit([{ text: head, keep: true }, ...body], commentBytes);
}

/** A row of the table: a report, or the lack of one. */
interface Line extends Expected {
  readonly verdict: Verdict;
  readonly report?: Report;
}

/** The rows, worst first, then in the order of the run; a missing report is an error. */
function linesOf(reports: readonly Report[], expected: readonly Expected[]): readonly Line[] {
  const there = reports.map((report): Line => ({
    gate: report.gate,
    model: report.model,
    ...(report.data !== undefined && { data: report.data }),
    ...(report.project !== undefined && { project: report.project }),
    verdict: report.verdict,
    report,
  }));
  const missing = expected
    .filter((one) => !reports.some((report) => report.gate === one.gate && judgedName(report) === judgedName(one)))
    .map((one): Line => ({ ...one, verdict: 'error' }));
  return [...there, ...missing].sort((a, b) => byVerdict(a.verdict, b.verdict));
}

function headline(lines: readonly Line[]): string {
  const stopping = lines.filter(({ report }) => report === undefined || blocks(report));
  const [worst] = stopping.length > 0 ? stopping : lines;
  if (worst === undefined) return `${signs.error.icon} ModelGate has nothing to report: no gate ran`;
  const name = worst.report === undefined ? missingText(worst) : md(worst.report.headline);
  const icon = signs[worst.verdict].icon;
  if (stopping.length > 0) return `${icon} ModelGate blocks this change: ${name}${andMore(stopping.length - 1)}`;
  if (lines.length === 1) return `${icon} ModelGate: ${name}`;
  const calm = lines.filter(({ verdict }) => verdict === 'pass').length;
  const all = plural(lines.length, 'report');
  return calm === lines.length
    ? `${icon} ModelGate: ${all}, all pass`
    : `${icon} ModelGate does not block: ${name}${andMore(lines.length - calm - 1)}`;
}

function missingText(line: Expected): string {
  const judged = judgedName(line);
  return `${md(line.gate)} did not report${judged === '' ? '' : ` for ${md(judged)}`}`;
}

function andMore(count: number): string {
  return count === 0 ? '' : `, and ${count} more`;
}

/** The part for a single gate and model; a table of one row would only repeat the lines below. */
function single(report: Report): readonly Part[] {
  const { error } = report;
  if (error !== undefined) return [...errorParts(error, onBranch(report)), footOf([report])];
  return [
    opening(report),
    ...toDo(report, 5, onBranch(report)),
    ...relaxed(report, onBranch(report)),
    ...changed(report, 'What changed'),
    ...lacking([report]),
    ...allAllowed(report, onBranch(report)),
    ...groupRates(report),
    ...allChecks(report),
    footOf([report]),
  ];
}

function several(lines: readonly Line[]): readonly Part[] {
  const long = lines.length > longestTable;
  const shown = long ? lines.filter(({ verdict }) => verdict !== 'pass') : lines;
  const rest = long ? lines.filter(({ verdict }) => verdict === 'pass') : [];
  const models = severalJudged(lines);
  const head = tableHead(
    cells(models, 'gate', subjectHead(lines), 'verdict', 'decided by', `against ${baseOf(lines)}`),
  );
  const reports = lines.flatMap(({ report }) => (report === undefined ? [] : [report]));
  return [
    ...(shown.length === 0 ? [] : [table(head, shown, models)]),
    ...folded(
      `${plural(rest.length, 'report')} that pass`,
      head,
      rest.map((line) => row(line, models)),
      'report',
    ),
    ...reports.flatMap((report) => toDoOf(report)),
    ...reports.flatMap((report) => relaxed(report, onBranch(report), nameOf(report))),
    ...reports.flatMap((report) => changed(report, `What changed: ${nameOf(report)}`)),
    ...lacking(reports),
    ...reports.flatMap((report) => allAllowed(report, onBranch(report), `Allowed by the policy: ${nameOf(report)}`)),
    ...reports.flatMap((report) => allChecks(report, `All checks (${report.findings.length}): ${nameOf(report)}`)),
    footOf(reports),
  ];
}

/** Whether the table needs a column of names: not for one model and its data. */
function severalJudged(lines: readonly Line[]): boolean {
  const names = (of: 'model' | 'data'): number =>
    new Set(lines.filter((line) => (line[of] ?? '') !== '').map(judgedName)).size;
  const nameless = lines.some((line) => judgedName(line) === '') ? 1 : 0;
  return names('model') + nameless > 1 || names('data') > 1;
}

function subjectHead(lines: readonly Line[]): string {
  return lines.some(({ data }) => data !== undefined) ? 'of' : 'model';
}

function footOf(reports: readonly Report[]): Part {
  return { text: stableFooter(reports), keep: true };
}

function table(head: string, lines: readonly Line[], models: boolean): Section {
  return {
    open: head,
    rows: lines.map((line) => row(line, models)),
    close: (hidden) => (hidden === 0 ? '' : `\n… and ${plural(hidden, 'more report')}.`),
  };
}

function row(line: Line, models: boolean): string {
  const { report, verdict } = line;
  const { icon, word } = signs[verdict];
  const loud = report === undefined || blocks(report);
  const name = (text: string): string => (loud ? `**${md(text)}**` : md(text));
  if (report === undefined) {
    const why = 'no report: its job was skipped, cancelled or died; open its log and run it again';
    return tableRow(cells(models, name(line.gate), name(judgedName(line)), `${icon} **did not report**`, why, '–'));
  }
  const said = loud ? `${icon} **${word}**` : `${icon} ${word}`;
  return tableRow(
    cells(models, name(line.gate), name(judgedName(line)), said, md(report.decidedBy), md(report.against)),
  );
}

function cells(models: boolean, gate: string, model: string, ...rest: readonly string[]): readonly string[] {
  return models ? [gate, model, ...rest] : [gate, ...rest];
}

function baseOf(lines: readonly Line[]): string {
  const report = lines.find((line) => line.report !== undefined)?.report;
  return report === undefined ? 'baseline' : md(baseName(report));
}

function nameOf(report: Report): string {
  const judged = judgedName(report);
  return judged === '' ? report.gate : `${report.gate}, ${judged}`;
}

/** What to do, unfolded where the change is blocked. */
function toDoOf(report: Report): readonly Section[] {
  const inner =
    report.error === undefined ? toDo(report, 5, onBranch(report)) : problems(report.error, onBranch(report));
  return inner.map((section) => ({
    ...section,
    open: `<details${blocks(report) ? ' open' : ''}><summary>What to do: ${html(`${signs[report.verdict].icon} ${report.headline}`)}</summary>\n`,
    close: (hidden) => closing(section.close(hidden)),
  }));
}

/** Closes the fold; the blank line ends the Markdown in front of the tag. */
function closing(text: string): string {
  return text === '' ? '\n</details>' : `${text}\n\n</details>`;
}

function changed(report: Report, name: string): readonly Section[] {
  return changes(report).map((section) => ({
    ...section,
    open: `<details><summary>${html(name)}</summary>\n\n${section.open}`,
    close: (hidden) => closing(section.close(hidden)),
  }));
}
