// Every generated file of the repository: its path and its whole text.
import { policyJsonSchema } from '@modelgate/core';
import { reportJsonSchema } from '@modelgate/core/report-schema';
import { gates } from '@modelgate/gates';
import { actionReadme, actionYml } from './action.ts';
import { checksPage } from './checks-page.ts';
import { policyPage } from './policy-page.ts';

export interface GeneratedFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
}

export function generatedFiles(): readonly GeneratedFile[] {
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  return [
    { path: 'schema/policy.v1.json', text: json(policyJsonSchema(gates.map((gate) => gate.section))) },
    { path: 'schema/report.v1.json', text: json(reportJsonSchema()) },
    { path: 'docs/checks.md', text: checksPage() },
    { path: 'docs/policy.md', text: policyPage() },
    ...gates.flatMap((gate) => [
      { path: `actions/${gate.id}/action.yml`, text: actionYml(gate) },
      { path: `actions/${gate.id}/README.md`, text: actionReadme(gate) },
    ]),
  ];
}
