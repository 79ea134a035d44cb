// Annotations: a check that did not pass is shown at its line of the policy, and at the places of its findings.
import { startOf, type Annotation, type Finding, type Report, type Span, type Verdict } from '@modelgate/core';
import { isRelative } from './links.ts';
import { open } from './page/to-do.ts';
import { plain } from './text/plain.ts';
import { foundText, placeText, waiverText } from './text/sentence.ts';
import { plural, standingOf } from './words.ts';

/** GitHub allows 64 KB, but only a shorter message gets read. */
const longestMessage = 4000;
const longestTitle = 255;

const levels: Readonly<Record<Verdict, Annotation['level']>> = {
  pass: 'notice',
  warn: 'warning',
  inconclusive: 'warning',
  fail: 'failure',
  error: 'failure',
};

/** The annotations, worst first. `path` is '' where there is no file of the repository to point at. */
export function annotations(report: Report): readonly Annotation[] {
  if (report.error !== undefined) return report.error.problems.map(problemAnnotation);
  return open(report).flatMap((finding) => {
    const { verdict, words } = standingOf(finding);
    const about = {
      level: levels[verdict],
      title: plain(`${finding.message.subject}: ${words}`, longestTitle),
      message: messageOf(finding),
    };
    // A finding of a scan is shown in the scanned file only: no line of the policy explains it.
    const ofPolicy =
      report.inventory !== undefined && finding.places.length > 0 ? [] : [{ ...where(finding.at), ...about }];
    return [
      ...ofPolicy,
      ...finding.places.map((place) => ({
        // A finding is shown even if its file's name cannot be annotated.
        ...where(isRelative(place.path) ? (place.text ?? startOf(place.path)) : finding.at),
        ...about,
        message: `${plain(placeText(place))}\n${about.message}`,
      })),
    ];
  });
}

/**
 * One annotation that stands for all hidden ones, with the place
 * and level of the first of them. `seen`: where to read them.
 */
export function inPlaceOf(hidden: readonly Annotation[], { gate }: Report, seen: string): Annotation {
  const [first] = hidden;
  const alike = hidden.every(({ level }) => level === first!.level);
  const what = plural(hidden.length, `more ${alike ? first!.level : 'annotation'}`);
  return { ...first!, title: what, message: `${what} of ${gate}: see ${seen}` };
}

type Where = Pick<Annotation, 'path' | 'startLine' | 'endLine' | 'startColumn' | 'endColumn'>;

function messageOf(finding: Finding): string {
  const lines = [foundText(finding), waiverText(finding), finding.message.remedy ?? ''];
  return lines
    .filter((line) => line !== '')
    .map((line) => plain(line, longestMessage / lines.length))
    .join('\n');
}

function problemAnnotation({ code, message, hint, at }: NonNullable<Report['error']>['problems'][number]): Annotation {
  const lines = hint === undefined ? [message] : [message, hint];
  return {
    ...(at === undefined ? where(startOf('')) : where(at)),
    level: 'failure',
    title: plain(code, longestTitle),
    message: lines.map((line) => plain(line, longestMessage / 2)).join('\n'),
  };
}

/** Converts a span to an annotation's range: spans have exclusive ends, annotations inclusive ones, and columns only within one line. */
function where({ path, start, end }: Span): Where {
  if (!isRelative(path)) return { path: '', startLine: 1, endLine: 1 };
  const endLine = end.line > start.line && end.column === 1 ? end.line - 1 : end.line;
  if (endLine > start.line) return { path, startLine: start.line, endLine };
  const startColumn = start.column;
  return {
    path,
    startLine: start.line,
    endLine: start.line,
    startColumn,
    endColumn: Math.max(startColumn, end.column - 1),
  };
}
