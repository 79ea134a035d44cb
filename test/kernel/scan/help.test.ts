// Every rule that code scanning shows leads to its heading in docs/checks.md.
import { readFileSync } from 'node:fs';
import { scanRules } from '@modelgate/checks';
import type { Report } from '@modelgate/core';
import { sarif } from '@modelgate/render';
import { expect, it } from 'vitest';
import { repositoryFile } from '../../fixtures/project.ts';

const headings = [...readFileSync(repositoryFile('docs/checks.md'), 'utf8').matchAll(/^#+ (.*)$/gm)];
const anchors = headings.map(([, text]) =>
  text!
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-'),
);

it.each(helpUris())('%s is a heading', (uri) => {
  const [page, anchor] = uri.split('#');
  expect(page).toMatch(/\/docs\/checks\.md$/);
  expect(anchors).toContain(anchor);
});

function helpUris(): readonly string[] {
  const nothing = {
    gate: 'security-scan',
    model: '',
    data: 'files',
    findings: [],
    coverage: [],
    run: { version: '1.0.0' },
  };
  const log = JSON.parse(sarif(nothing as unknown as Report, scanRules)) as {
    runs: { tool: { driver: { rules: { helpUri: string }[] } } }[];
  };
  return log.runs[0]!.tool.driver.rules.map(({ helpUri }) => helpUri);
}
