// What must hold for every page, whatever the report: limits, verdicts, nothing that acts, nothing that is hidden.
import type { Report } from '@modelgate/core';
import {
  failReport,
  inconclusiveReport,
  manyReport,
  passReport,
  readMarkdown,
  sampleCases,
  scanReport,
  unknownReport,
} from '@modelgate/testkit';
import { describe, expect, test } from 'vitest';
import {
  annotations,
  checkRun,
  comment,
  commentBytes,
  summaries,
  summary,
  summaryBytes,
  terminal,
  workflowCommands,
} from './index.ts';
import { sizeOf } from './page/fit.ts';

const ids = { runId: '7', attempt: '2' };
const cases = Object.entries(sampleCases());

/** Tags that pages are made of; an attacker's tag is not among them. */
const ourTags = /^(?:<\/?(?:details(?: open)?|summary|sub|span|br)>|[^<>]*)+$/;

describe.each(cases)('%s', (_name, { reports, expected }) => {
  const pages = [
    ...reports.map((report) => summary(report)),
    comment(reports, expected),
    ...reports.flatMap((report) => [checkRun(report, ids).summary, checkRun(report, ids).text]),
  ];

  test('pages hold our own tags, links and images only', () => {
    for (const page of pages) {
      const parts = readMarkdown(page);
      for (const tag of parts.html) expect(tag).toMatch(ourTags);
      for (const url of parts.links) expect(url).toMatch(/^https:\/\/github\.com\/octo\/credit\/(blob|actions)\//);
      expect(parts.images).toEqual([]);
      const tags = parts.html.join('');
      expect(tags.split('<details')).toHaveLength(tags.split('</details>').length);
    }
  });

  test('pages keep within the limits of GitHub', () => {
    expect(sizeOf(comment(reports, expected))).toBeLessThanOrEqual(commentBytes);
    expect(sizeOf(summaries(reports))).toBeLessThanOrEqual(summaryBytes);
    for (const report of reports) {
      const page = checkRun(report, ids);
      for (const text of [page.summary, page.text]) expect(text.length).toBeLessThanOrEqual(65_535);
      expect(page.title.length).toBeLessThanOrEqual(255);
      for (const one of page.annotations) {
        expect(one.title.length).toBeLessThanOrEqual(255);
        expect(sizeOf(one.message)).toBeLessThanOrEqual(64 * 1024);
        expect(one.path).not.toBe('');
        expect(one.endLine).toBeGreaterThanOrEqual(one.startLine);
      }
    }
  });

  test('the comment begins with its headline, and nothing in it can be taken for a marker', () => {
    const page = comment(reports, expected);
    expect(page.startsWith('### ')).toBe(true);
    expect(readMarkdown(page).html.join('')).not.toContain('<!--');
  });

  test('a terminal gets no control characters and no line that a runner obeys', () => {
    const text = terminal(reports, { colour: false, width: 80 });
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    for (const line of text.split('\n')) expect(line.trim()).not.toMatch(/^::|##\[/);
  });

  test('a step gets at most ten errors and ten warnings, one line each', () => {
    for (const report of reports) {
      const commands = workflowCommands([report]);
      for (const line of commands) expect(line).toMatch(/^::(error|warning)[^\r\n]*$/);
      for (const level of ['error', 'warning'])
        expect(commands.filter((line) => line.startsWith(`::${level}`)).length).toBeLessThanOrEqual(10);
    }
  });
});

test('a comment of the same results is the same text, whatever the run', () => {
  const again: Report = {
    ...passReport(),
    run: {
      ...passReport().run,
      durationMs: 99_999,
      startedAt: '2027-01-01T00:00:00.000Z',
      ids: { ...passReport().run.ids, sha: 'f'.repeat(40), runId: '99', attempt: '3' },
    },
  };
  const expected = [{ gate: 'evaluate-model', model: 'credit' }];
  expect(comment([again], expected)).toBe(comment([passReport()], expected));
});

test('conclusions never read as passing when the change is blocked', () => {
  const conclusion = (report: Report): string => checkRun(report, ids).conclusion;
  expect(conclusion(passReport())).toBe('success');
  expect(conclusion(failReport())).toBe('failure');
  expect(conclusion(unknownReport())).toBe('failure');
  expect(conclusion(inconclusiveReport())).toBe('success');
  expect(conclusion({ ...inconclusiveReport(), onInconclusive: 'fail' })).toBe('action_required');
});

test('a check run is told apart by gate, model and run, and its attempt stands in the page', () => {
  const page = checkRun(failReport(), ids);
  expect(page.externalId).toBe('evaluate-model|credit|7');
  expect(page.summary).toContain('attempt 2');
});

test('every finding that did not pass is annotated at its line, the worst first', () => {
  const all = annotations(manyReport());
  expect(all).toHaveLength(120);
  expect(new Set(all.map(({ path, startLine }) => `${path}:${startLine}`))).toEqual(new Set(['modelgate.yml:15']));
  const commands = workflowCommands([manyReport()]);
  expect(commands).toHaveLength(10);
  expect(commands.at(-1)).toContain('111 more failures');
});

test('of several reports of a step each has its first annotation before any has its second', () => {
  const reports = [{ ...manyReport(), model: 'a' }, failReport('b'), { ...manyReport(), model: 'c' }];
  const titles = reports.map((report) => annotations(report).map(({ title }) => title));
  const titlesOf = workflowCommands(reports).map((line) => /title=([^,:]*)/.exec(line)![1]!.replaceAll('%3A', ':'));
  const [a, b, c] = titles as [string[], string[], string[]];
  expect(titlesOf).toEqual([a[0], b[0], c[0], a[1], b[1], c[1], a[2], c[2], a[3], '233 more failures']);
});

test('a check run has ten requests of annotations at most, and the last says how many more there are', () => {
  const all = annotations(manyReport());
  const flood = (warning: boolean): Report => {
    const report = manyReport();
    const findings = Array.from({ length: 5 }, () => report.findings).flat();
    return {
      ...report,
      findings: findings.map((each, i) => (warning && i > 600 ? { ...each, severity: 'warn' } : each)),
    };
  };
  const { annotations: shown } = checkRun(flood(false), ids);
  expect(shown).toHaveLength(500);
  expect(shown.slice(0, 499)).toEqual(
    Array.from({ length: 5 }, () => all)
      .flat()
      .slice(0, 499),
  );
  expect(shown[499]).toMatchObject({ path: 'modelgate.yml', level: 'failure', title: '101 more failures' });
  expect(shown[499]!.message).toBe('101 more failures of evaluate-model: see report.json');
  expect(checkRun(flood(true), ids).annotations[499]!.title).toBe('101 more annotations');
});

test.each(['models\\net.pt', '../net.pt', '/net.pt', 'a//net.pt'])(
  'what is found in %s is annotated at the policy',
  (path) => {
    const report = scanReport();
    const findings = report.findings.filter(({ outcome }) => outcome === 'fail').slice(0, 1);
    const found = { ...report, findings: findings.map((each) => ({ ...each, places: [{ path }] })) };
    const [one, ...others] = checkRun(found, ids).annotations;
    expect(others).toEqual([]);
    expect(one).toMatchObject({ path: 'modelgate.yml', startLine: 9, level: 'failure' });
    expect(one!.message.split('\n')[0]).toBe(path);
  },
);

test('what does not fit is said, and what is left is whole', () => {
  const small = summary(manyReport(), 6000);
  expect(sizeOf(small)).toBeLessThanOrEqual(6000);
  expect(small).toMatch(/… and \d+ more checks/);
  expect(small.split('<details>')).toHaveLength(small.split('</details>').length);
});

test('forty models with a hundred findings each still make one comment', () => {
  const reports = Array.from({ length: 40 }, (_, i): Report => ({
    ...manyReport(),
    model: `model-${i}`,
    verdict: i < 20 ? 'fail' : 'pass',
  }));
  const page = comment(reports, []);
  expect(sizeOf(page)).toBeLessThanOrEqual(commentBytes);
  expect(page).toContain('20 reports that pass');
  expect(page).toContain('model-19');
});

test('a missing report is an error in the comment, and no report at all is one too', () => {
  expect(
    comment(
      [passReport()],
      [
        { gate: 'evaluate-model', model: 'credit' },
        { gate: 'bias-check', model: 'credit' },
      ],
    ),
  ).toContain('⛔ ModelGate blocks this change: bias-check did not report for credit');
  expect(comment([], [])).toContain('nothing to report: no gate ran');
});

test('a report without ids has no links, and malformed ids make none', () => {
  const { run } = failReport();
  const laptop: Report = { ...failReport(), run: { ...run, ids: {} } };
  const forged: Report = {
    ...failReport(),
    run: { ...run, ids: { server: 'https://evil.example/#', repository: 'a/b/../../c', sha: 'x)', runId: '1)' } },
  };
  for (const report of [laptop, forged]) expect(readMarkdown(summary(report)).links).toEqual([]);
});

test('colour repeats what the words say', () => {
  const options = { width: 100 };
  const plain = terminal([failReport()], { ...options, colour: false });
  const coloured = terminal([failReport()], { ...options, colour: true });
  expect(coloured).toContain('\u001B[31m');
  expect(coloured.replaceAll(new RegExp(String.raw`\x1b\[\d+m`, 'g'), '')).toBe(plain);
});
