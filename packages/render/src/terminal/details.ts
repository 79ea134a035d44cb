// What did not pass, at its line of the policy: the line once, however many checks stand at it.
import { codeFrame } from '@modelgate/core';
import type { Finding, Report, Span } from '@modelgate/core';
import { open, placesOf } from '../page/to-do.ts';
import { plainInLog } from '../text/plain.ts';
import { foundText, waiverText } from '../text/sentence.ts';
import { plural, signs, standingOf } from '../words.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './width.ts';

export interface DetailOptions {
  readonly width: number;
  readonly policyText?: Readonly<Record<string, string>>;
  readonly paint: Paint;
}

/** More than these are in the report; a screen holds no more. */
const longest = 10;
const indent = ' '.repeat(6);

/** A block of lines for each place; the last says how many checks are left out. */
export function details(report: Report, options: DetailOptions): readonly string[] {
  if (report.error !== undefined) return report.error.problems.map((problem) => problemText(problem, options));
  const all = open(report);
  const blocks = byPlace(all.slice(0, longest)).map((findings) => placeBlock(findings, options));
  const hidden = all.length - longest;
  return hidden <= 0 ? blocks : [...blocks, options.paint.dim(`… and ${plural(hidden, 'more check')}: see summary.md`)];
}

/** Neighbours that stand at the same place are shown together. */
function byPlace(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last !== undefined && placeOf(last[0]?.at) === placeOf(finding.at)) last.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

function placeBlock(findings: readonly Finding[], options: DetailOptions): string {
  const [first] = findings;
  if (first === undefined) return '';
  const text = options.policyText?.[first.at.path];
  return [
    options.paint.bold(placeOf(first.at)),
    ...(text === undefined ? [] : [frameInLog(codeFrame(text, first.at))]),
    ...findings.flatMap((finding, i) => findingLines(finding, findings[i + 1], options)),
  ].join('\n');
}

/** A remedy that the next finding repeats is said once, after it. */
function findingLines(finding: Finding, next: Finding | undefined, options: DetailOptions): readonly string[] {
  const { message, id } = finding;
  const { verdict, words } = standingOf(finding);
  const remedy =
    message.remedy === undefined || message.remedy === next?.message.remedy ? '' : `try: ${message.remedy}`;
  const { paint } = options;
  const outcome = `${signs[verdict].mark} ${words}:`;
  const [first = '', ...more] = lines(`${outcome} ${message.subject}: ${foundText(finding)}`, options);
  return [
    first.replace(outcome, () => paint.verdict(verdict, outcome)),
    ...[
      ...more,
      ...[...placesOf(finding), waiverText(finding), remedy].flatMap((line) => lines(line, options)),
      ...lines(id, options, paint.dim),
    ].map((line) => `  ${line}`),
  ];
}

function problemText(
  { code, message, hint, at, frame }: NonNullable<Report['error']>['problems'][number],
  options: DetailOptions,
): string {
  const { paint } = options;
  return [
    at === undefined ? paint.bold(code) : `${paint.bold(placeOf(at))}  ${code}`,
    ...(frame === undefined ? [] : [frameInLog(frame)]),
    ...lines(message, options, (line) => paint.verdict('error', line)),
    ...lines(hint === undefined ? '' : `try: ${hint}`, options),
  ].join('\n');
}

/** 'modelgate.yml:10:7', which editors open. */
function placeOf(at: Span | undefined): string {
  return at === undefined ? '' : `${plainInLog(at.path)}:${at.start.line}:${at.start.column}`;
}

function lines(text: string, { width }: DetailOptions, painted: (line: string) => string = same): readonly string[] {
  if (text === '') return [];
  return wrapped(plainInLog(text, 2000), Math.max(30, width - indent.length - 2)).map((line) => indent + painted(line));
}

function same(line: string): string {
  return line;
}

/** Every line on its own, so that its spaces stay; each begins with a number or a bar, never with a command. */
function frameInLog(frame: string): string {
  return frame
    .split('\n')
    .map((line) => (/^ */.exec(line)?.[0] ?? '') + plainInLog(line))
    .join('\n');
}
