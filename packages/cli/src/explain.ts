// modelgate explain <id> [--report FILE]: recomputes a finding's decision from the report alone.
import {
  explain as explainFinding,
  explainVerdict,
  InputError,
  nearest,
  plural,
  type Finding,
  type Report,
} from '@modelgate/core';
import { OWN_FOLDER } from '@modelgate/host';
import { parse } from './arguments.ts';
import { readReport, written } from './report-files.ts';
import type { Terminal } from './terminal.ts';

/**
 * Explains the findings whose id begins with the given one, or all of them; in the named report, or in all that the last run wrote. Exit
 * code 1 when a recomputed figure differs.
 */
export async function explain(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse('explain', args, { report: { type: 'string' } }, 1);
  const named = values['report'] as string | undefined;
  const paths = named === undefined ? await written(terminal.cwd) : [named];
  // Where there are none, the usual path is named in the error.
  const read = paths.length === 0 ? [`${OWN_FOLDER}/evaluate-model.report.json`] : paths;
  const reports = await Promise.all(read.map((path) => readReport(terminal.cwd, path)));
  const found = chosen(reports, positionals[0]);
  const explanations = found.map(({ report, finding }) => explainFinding(report, finding));
  terminal.print(...explanations.flatMap((e, i) => (i === 0 ? e.lines : ['', ...e.lines])));
  const wrong = explanations.filter((e) => !e.agrees).length;
  const verdicts = reports.map((report) => explainVerdict(report));
  const isSound = verdicts.every(({ agrees }) => agrees);
  for (const line of verdicts.flatMap(({ lines }) => lines)) terminal.print('', line);
  const undecided = reports.flatMap(nothingDecided);
  if (undecided.length > 0) terminal.print('', ...undecided);
  if (explanations.length > 0 || undecided.length === 0)
    terminal.print('', conclusion(explanations.length, wrong, isSound));
  return wrong === 0 && isSound ? 0 : 1;
}

/** `isSound`: whether the verdict and the figures of the reports follow from their decisions. */
function conclusion(all: number, wrong: number, isSound: boolean): string {
  const decisions = plural(all, 'decision');
  if (wrong > 0) return `${wrong} of ${decisions} differ from the report when recomputed`;
  return `${decisions} recomputed, all as in the report${isSound ? '' : '; but not what the report makes of them, see above'}`;
}

/** A line for each problem that ended the run of a gate before it could judge. */
function nothingDecided({ gate, error }: Report): readonly string[] {
  const problems = error?.problems ?? [];
  return problems.flatMap(({ code, message, hint }) => [
    `${gate}: nothing was decided: ${code}: ${message}`,
    ...(hint === undefined ? [] : [`  try: ${hint}`]),
  ]);
}

interface Chosen {
  readonly report: Report;
  readonly finding: Finding;
}

function chosen(reports: readonly Report[], id: string | undefined): readonly Chosen[] {
  const all = reports.flatMap((report) => report.findings.map((finding): Chosen => ({ report, finding })));
  if (id === undefined) return all;
  const exact = all.filter(({ finding }) => finding.id === id);
  const found = exact.length > 0 ? exact : all.filter(({ finding }) => finding.id.startsWith(id));
  if (found.length > 0) return found;
  throw unknownId(
    id,
    all.map(({ finding }) => finding.id),
  );
}

const MOST_SHOWN = 12;

function unknownId(id: string, ids: readonly string[]): InputError {
  const near = nearest(id, ids);
  const more = ids.length > MOST_SHOWN ? ` and ${ids.length - MOST_SHOWN} more` : '';
  return new InputError({
    code: 'input/argument',
    named: 'id',
    expected:
      ids.length === 0 ? 'no id: the report has no findings' : `one of ${ids.slice(0, MOST_SHOWN).join(', ')}${more}`,
    received: id,
    hint:
      near === undefined
        ? 'summary.md lists the id of each check; the beginning of one explains all below it'
        : `did you mean ${near}?`,
  });
}
