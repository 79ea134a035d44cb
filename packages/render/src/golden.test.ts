// Every folder of test/golden/render is a case: reports, and the pages that are made of them. UPDATE=1 rewrites.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@modelgate/core';
import { sampleCases, samplePolicy, samplePolicyPath } from '@modelgate/testkit';
import { describe, expect, test } from 'vitest';
import { checkRun, comment, sarif, summaries, terminal, workflowCommands } from './index.ts';
import type { Expected } from './index.ts';

const folder = fileURLToPath(new URL('../../../test/golden/render/', import.meta.url));
const update = process.env['UPDATE'] === '1';
const samples = sampleCases();

/** What a case is made of: report.json. */
interface Case {
  readonly reports: readonly Report[];
  /** Gates and models that the comment waits for. */
  readonly expected: readonly Expected[];
}

/** The pages of a case by file name. */
function pagesOf({ reports, expected }: Case): Readonly<Record<string, string>> {
  const ids = { runId: '123456789', attempt: '1' };
  const policyText = { [samplePolicyPath]: samplePolicy };
  const checks = reports.map((report) => checkRun(report, ids));
  const scans = reports.filter(({ inventory }) => inventory !== undefined);
  return {
    ...Object.fromEntries(scans.map((report) => [`${report.gate}.sarif`, sarif(report, rulesOf(report))])),
    'summary.md': summaries(reports),
    'comment.md': comment(reports, expected),
    'terminal.txt': `${terminal(reports, { colour: false, width: 100, policyText })}\n`,
    'check-run.json': `${JSON.stringify(checks, undefined, 2)}\n`,
    'annotations.txt': `${workflowCommands(reports).join('\n')}\n`,
  };
}

/** As a catalogue would have them. */
function rulesOf({ findings }: Report): Parameters<typeof sarif>[1] {
  const rule = { title: 'A rule', what: 'What it looks for.', cwe: 502, cvss: 9.8 };
  return [...new Set(findings.map((each) => each.rule))].map((id) => ({ id, ...rule }));
}

function readCase(name: string): Case {
  return JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'));
}

if (update) {
  for (const [name, sample] of Object.entries(samples)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'report.json'), `${JSON.stringify(sample, undefined, 1)}\n`);
  }
}

const names = existsSync(folder) ? readdirSync(folder) : [];

test('every sample report is a golden case, as it is built today', () => {
  for (const [name, sample] of Object.entries(samples)) {
    expect(names).toContain(name);
    expect(readCase(name)).toEqual(JSON.parse(JSON.stringify(sample)));
  }
});

describe.each(names)('%s', (name) => {
  test.each(Object.entries(pagesOf(readCase(name))))('%s', (file, page) => {
    const path = join(folder, name, file);
    if (update) writeFileSync(path, page);
    expect(page).toBe(readFileSync(path, 'utf8'));
  });
});
