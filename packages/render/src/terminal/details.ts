// Checks that did not pass, by their line of the policy, which is shown once however many checks it has.
import { codeFrame } from '@modelgate/core';
import type { Finding, Report, Span } from '@modelgate/core';
import { asides, groups, ownRemedy, sharedRemedies } from '../page/to-do.ts';
import type { Group } from '../page/to-do.ts';
import { plainInLog } from '../text/plain.ts';
import { foundText } from '../text/sentence.ts';
import { plural, signs, standingOf } from '../words.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './width.ts';

export interface DetailOptions {
  readonly width: number;
  readonly policyText?: Readonly<Record<string, string>>;
  readonly paint: Paint;
}

/** Most checks that are shown, about a screenful; the report has all. */
const longest = 10;
const indent = ' '.repeat(6);

/** A block of lines for each place; the last says how many checks are left out. */
export function details(report: Report, options: DetailOptions): readonly string[] {
  if (report.error !== undefined) return report.error.problems.map((problem) => problemText(problem, options));
  const all = groups(report);
  const blocks = all.slice(0, longest).map((group) => groupBlock(group, options));
  const hidden = all.slice(longest).reduce((sum, { findings }) => sum + findings.length, 0);
  return hidden === 0
    ? blocks
    : [...blocks, options.paint.dim(`… and ${plural(hidden, 'more check')}: see summary.md`)];
}

function groupBlock({ at, findings, shown }: Group, options: DetailOptions): string {
  const text = options.policyText?.[at.path];
  const hidden = findings.length - shown.length;
  return [
    options.paint.bold(placeOf(at)),
    ...(text === undefined ? [] : [frameInLog(codeFrame(text, at))]),
    ...shown.flatMap((finding) => findingLines(finding, shown, options)),
    ...lines(
      hidden === 0 ? '' : `… and ${plural(hidden, 'more check')} of this line: see summary.md`,
      options,
      options.paint.dim,
    ),
    ...sharedRemedies(shown).flatMap((remedy) => lines(`try: ${remedy}`, options)),
  ].join('\n');
}

function findingLines(finding: Finding, beside: readonly Finding[], options: DetailOptions): readonly string[] {
  const { message, id } = finding;
  const { verdict, words } = standingOf(finding);
  const { paint } = options;
  const outcome = `${signs[verdict].mark} ${words}:`;
  const [first = '', ...more] = lines(`${outcome} ${message.subject}: ${foundText(finding)}`, options);
  const rest = [
    ...more,
    ...asides(finding).flatMap((line) => lines(line, options)),
    ...lines(id, options, paint.dim),
    ...ownRemedy(finding, beside).flatMap((remedy) => lines(`try: ${remedy}`, options)),
  ];
  return [first.replace(outcome, () => paint.verdict(verdict, outcome)), ...rest.map((line) => `  ${line}`)];
}

function problemText(
  { code, message, hint, at, frame }: NonNullable<Report['error']>['problems'][number],
  options: DetailOptions,
): string {
  const { paint } = options;
  const text = at && options.policyText?.[at.path];
  const lineOfIt = frame ?? (at && text !== undefined ? codeFrame(text, at) : undefined);
  return [
    at === undefined ? paint.bold(code) : `${paint.bold(placeOf(at))}  ${code}`,
    ...(lineOfIt === undefined ? [] : [frameInLog(lineOfIt)]),
    ...lines(message, options, (line) => paint.verdict('error', line)),
    ...lines(hint === undefined ? '' : `try: ${hint}`, options),
  ].join('\n');
}

/** 'modelgate.yml:10:7', which editors open. */
function placeOf(at: Span): string {
  return `${plainInLog(at.path)}:${at.start.line}:${at.start.column}`;
}

function lines(text: string, { width }: DetailOptions, painted: (line: string) => string = same): readonly string[] {
  if (text === '') return [];
  return wrapped(plainInLog(text, 2000), Math.max(30, width - indent.length - 2)).map((line) => indent + painted(line));
}

function same(line: string): string {
  return line;
}

/**
 * A code frame for a log. Lines are escaped one by one, so that their leading spaces stay;
 * each begins with a number or a bar, so that none can be a command.
 */
function frameInLog(frame: string): string {
  return frame
    .split('\n')
    .map((line) => (/^ */.exec(line)?.[0] ?? '') + plainInLog(line))
    .join('\n');
}
