// The last line of a page: digests, version, time, and the command that reproduces it.
import type { Report, Subject } from '@modelgate/core';
import { idsOf, runUrl } from '../links.ts';
import { durationText } from '../text/duration.ts';
import { code, md } from '../text/markdown.ts';
import { shortDigest } from './changes.ts';

/** What the figures depend on, without anything of the run, so that the same results give the same text. */
export function stableFooter(reports: readonly Report[]): string {
  const [first, ...more] = reports;
  if (first === undefined) return '';
  const subjects = more.length === 0 ? first.subjects : first.subjects.filter(({ kind }) => kind === 'policy');
  return small([...inputs(subjects, first), ...reproduce(more.length === 0 ? first.gate : 'policy', subjects)]);
}

export function footer(report: Report): string {
  const ids = idsOf(report);
  const url = runUrl(ids);
  return small([
    ...inputs(report.subjects, report),
    durationText(report.run.durationMs),
    ...(ids.attempt === undefined ? [] : [`attempt ${ids.attempt}`]),
    ...(url === undefined ? [] : [`[run](${url})`]),
    ...reproduce(report.gate, report.subjects),
  ]);
}

function inputs(subjects: readonly Subject[], { run }: Report): readonly string[] {
  const digests = subjects.slice(0, 6).map(({ kind, digest }) => `${kind} ${code(shortDigest(digest))}`);
  return [...digests, `ModelGate ${md(run.version)}`];
}

/**
 * Paths without signs that a shell interprets. The author of a change chooses the path, and people paste the command.
 */
const PLAIN_PATH = /^[\w.][\w./-]*$/;

/**
 * The command that reproduces a report, from the root of the checkout; none where the policy's path is not plain. It
 * names no gate where the policy could not be read.
 */
function reproduce(gate: string, subjects: readonly Subject[]): readonly string[] {
  const policy = subjects.find(({ kind }) => kind === 'policy')?.path ?? 'modelgate.yml';
  if (!PLAIN_PATH.test(policy)) return [];
  const words = [
    'modelgate run',
    ...(gate === 'policy' ? [] : [gate]),
    ...(policy === 'modelgate.yml' ? [] : [`--policy ${policy}`]),
  ];
  return [`reproduce: ${code(words.join(' '))}`];
}

function small(parts: readonly string[]): string {
  return `<sub>${parts.join(' · ')}</sub>`;
}
