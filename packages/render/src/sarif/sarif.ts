// SARIF 2.1.0 for GitHub's code scanning: one run for each report, in a category of its own.
import { judgedName, type Finding, type Report } from '@modelgate/core';
import { allowed, open } from '../page/to-do.ts';
import { plain } from '../text/plain.ts';
import { lacks } from '../text/sentence.ts';
import { resultOf } from './result.ts';
import { homepage, ruleOf, type RuleFacts } from './rules.ts';

/** GitHub refuses a run with more results. */
const MOST_RESULTS = 25_000;

/** `rules`: all rules that findings of the report may have; a result refers to its rule by index. */
export function sarif(report: Report, rules: readonly RuleFacts[]): string {
  const findings = [...open(report), ...allowed(report)].filter((finding) =>
    rules.some(({ id }) => id === finding.rule),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ModelGate',
            semanticVersion: report.run.version,
            informationUri: homepage,
            rules: rules.map(ruleOf),
          },
        },
        automationDetails: { id: `modelgate/${report.gate}/${judgedName(report)}/` },
        invocations: [invocationOf(report, findings)],
        columnKind: 'utf16CodeUnits',
        results: findings.slice(0, MOST_RESULTS).map((finding) =>
          resultOf(
            finding,
            rules.findIndex(({ id }) => id === finding.rule),
          ),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 1)}\n`;
}

/** Notifications of the run about what was not evaluated, so that nobody takes an empty log for safety. */
function invocationOf(report: Report, findings: readonly Finding[]): object {
  const errors = report.error?.problems.map(({ message }) => message) ?? [];
  const cut =
    findings.length > MOST_RESULTS ? [`${findings.length - MOST_RESULTS} more results are in report.json`] : [];
  return {
    executionSuccessful: report.error === undefined,
    toolExecutionNotifications: [...errors, ...lacks(report), ...cut].map((text) => ({
      level: 'error',
      message: { text: plain(text, 1000) },
    })),
  };
}
