// What a scan found, in the order and the counts in which people should hear of it: what is dangerous first.
import { countText, plural, verdictOfFinding, type Finding } from '@modelgate/core';
import { toldBy, type FoundInFiles } from './found.ts';

/** The findings, the dangerous ones before all others. */
export function dangerousFirst(findings: readonly Finding[], found: FoundInFiles): readonly Finding[] {
  const isDangerous = (finding: Finding): boolean => toldBy(finding, found)?.level === 'dangerous';
  return findings.toSorted((a, b) => Number(isDangerous(b)) - Number(isDangerous(a)));
}

/** '5 dangerous, 2 unknown; 1 file not evaluated'. */
export function countsOf(findings: readonly Finding[], found: FoundInFiles): string {
  const failing = findings.filter((finding) => verdictOfFinding(finding) === 'fail');
  const kinds = Map.groupBy(failing, (finding) => wordOf(finding, found));
  const counts = [...kinds].flatMap(([word, { length }]) => (word === '' ? [] : [`${countText(length)} ${word}`]));
  const more = kinds.has('') ? ['more'] : [];
  const unread = findings.filter((finding) => verdictOfFinding(finding) === 'error');
  const files = new Set(unread.map(({ leaves: [leaf] }) => leaf!.claim.about['file']));
  return `${[...counts, ...more].join(', ')}; ${plural(files.size, 'file')} not evaluated`;
}

/** How it failed; '' where it stands for many that are not told. */
function wordOf(finding: Finding, found: FoundInFiles): string {
  if (finding.rule === 'policy/loosened') return 'newly allowed';
  const level = toldBy(finding, found)?.level ?? '';
  return level === 'anomaly' ? 'flawed' : level;
}
