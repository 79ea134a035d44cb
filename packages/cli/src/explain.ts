// modelgate explain <id> [--report FILE]: recomputes a finding's decision from the report alone.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  explain as explainFinding,
  explainVerdict,
  InputError,
  parseReport,
  type Finding,
  type Report,
} from '@modelgate/core';
import { parse } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Every finding whose id is, or begins with, the one that is given; without one, all. Exit code 1 when a figure does not repeat. */
export async function explain(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse('explain', args, {
    report: { type: 'string', default: '.modelgate/evaluate-model.report.json' },
  });
  const path = values['report'] as string;
  const report = parseReport(await textOf(resolve(terminal.cwd, path), path), path);
  const explanations = chosen(report, positionals[0]).map((finding) => explainFinding(report, finding));
  terminal.print(explanations.map((e) => e.lines.join('\n')).join('\n\n'));
  const wrong = explanations.filter((e) => !e.agrees).length;
  const verdict = explainVerdict(report);
  for (const line of verdict.lines) terminal.print(`\n${line}`);
  terminal.print(
    wrong === 0
      ? `\n${explanations.length} decisions recomputed, all as in the report`
      : `\n${wrong} of ${explanations.length} decisions do not repeat`,
  );
  return wrong === 0 && verdict.agrees ? 0 : 1;
}

async function textOf(file: string, named: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new InputError({
      code: 'input/report-unreadable',
      named,
      expected: 'a report',
      received: 'no file',
      hint: 'run `modelgate run` first, or name the report with --report',
    });
  });
}

function chosen(report: Report, id: string | undefined): readonly Finding[] {
  if (id === undefined) return report.findings;
  const exact = report.findings.filter((f) => f.id === id);
  const found = exact.length > 0 ? exact : report.findings.filter((f) => f.id.startsWith(id));
  if (found.length > 0) return found;
  throw new InputError({
    code: 'input/argument',
    named: 'id',
    expected: `one of ${report.findings.map((f) => f.id).join(', ') || 'no findings'}`,
    received: id,
  });
}
