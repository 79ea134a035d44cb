// Sets the outputs of an action's step (action-outputs.ts).
import { setOutput } from '@actions/core';
import { worstVerdict, type Report } from '@modelgate/core';
import type { Written } from './write-reports.ts';

export function setOutputs(reports: readonly Report[], written: Written): void {
  setOutput('verdict', worstVerdict(reports.map((r) => r.verdict)));
  setOutput('report', written.reports.join('\n'));
  setOutput('summary', written.summary);
  setOutput('sarif', written.sarif.join('\n'));
  setOutput('model-digest', reports.map(modelDigest).join('\n'));
  setOutput('coverage', Math.min(...reports.map(coverage)));
}

function modelDigest(report: Report): string {
  return report.subjects.find((s) => s.kind === 'model')?.digest ?? '';
}

/** The smallest share that was evaluated of anything that should have been; 0 for an error. */
function coverage(report: Report): number {
  if (report.error) return 0;
  return Math.min(1, ...report.coverage.filter((c) => c.expected > 0).map((c) => c.evaluated / c.expected));
}
