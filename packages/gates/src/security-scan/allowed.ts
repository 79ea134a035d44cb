// What a policy allows of what was found: by which line, who answers for it, and how much it is.
import type { Allowance, ScanFinding } from '@modelgate/checks';
import { countText, plural, type Finding } from '@modelgate/core';
import { toldBy, type FoundInFiles } from './found.ts';
import type { AllowLine } from './allow-section.ts';

/** The findings; those that a line allows stand at that line, with whom it names. */
export function withLines(
  findings: readonly Finding[],
  found: FoundInFiles,
  lines: readonly AllowLine[],
): readonly Finding[] {
  const spans = new Map(lines.map(({ allowance, at }) => [allowance, at]));
  return findings.map((finding) => {
    const allowed = toldBy(finding, found)?.allowed;
    return allowed ? { ...finding, at: spans.get(allowed)!, allowed: namedBy(allowed) } : finding;
  });
}

function namedBy({ owner, reason }: Allowance): NonNullable<Finding['allowed']> {
  return { ...(owner !== undefined && { owner }), ...(reason !== undefined && { reason }) };
}

/** 'nothing dangerous, nothing unknown', or '4 dangerous callables and 1 unread file allowed by the policy; nothing else …'. */
export function nothingElse({ told, more }: FoundInFiles): string {
  const allowed = [...told.values()].filter(({ finding }) => finding.allowed !== undefined);
  if (allowed.length === 0) return 'nothing dangerous, nothing unknown';
  const kinds = Map.groupBy(allowed, ({ finding }) => nounOf(finding));
  const counts = [...kinds].map(([noun, { length }]) => plural(length, noun));
  const untold = [...more.values()].filter((each) => each.allowed).reduce((sum, { count }) => sum + count, 0);
  const all = untold === 0 ? counts : [...counts, `${countText(untold)} more`];
  return `${listed(all)} allowed by the policy; nothing else dangerous, nothing else unknown`;
}

const nouns: Readonly<Record<string, string>> = { format: 'file', code: 'program' };

function nounOf({ level, allowance }: ScanFinding): string {
  if ('anomaly' in allowance) return 'flaw';
  const [kind = ''] = Object.keys(allowance);
  return `${level === 'not-evaluated' ? 'unread' : level} ${nouns[kind] ?? kind}`;
}

/** 'a', 'a and b', 'a, b and c'. */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** That lines allow nothing; [] where each is needed. */
export function unusedNote({ used }: FoundInFiles, lines: readonly AllowLine[]): readonly string[] {
  const unused = lines.filter(({ allowance }) => !used.has(allowance));
  if (unused.length === 0) return [];
  const places = unused.map(({ at }) => `${at.path} line ${at.start.line}`);
  return [
    `${plural(unused.length, 'line')} under allow ${unused.length === 1 ? 'allows' : 'allow'} nothing that was found, or only what a line above allows: ${places.join(', ')}.`,
  ];
}
