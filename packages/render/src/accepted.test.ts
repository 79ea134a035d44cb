// Every page is one that GitHub takes: posted to a server that keeps GitHub's own contract and limits.
import { sampleCases, startFakeGitHub } from '@modelgate/testkit';
import type { FakeGitHub } from '@modelgate/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRun, comment } from './index.ts';

let github: FakeGitHub;

beforeAll(async () => {
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: { full: { login: 'github-actions[bot]', permissions: { checks: 'write', pull_requests: 'write' } } },
    commits: { base: { files: { a: '1' } }, head: { files: { a: '2' }, parents: ['base'] } },
    branches: { main: 'base', topic: 'head' },
    pulls: [{ number: 7, base: 'base', head: 'head' }],
  });
});
afterAll(() => github.close());

async function post(path: string, body: object): Promise<string> {
  const headers = { authorization: 'token full', 'user-agent': 'test', 'content-type': 'application/json' };
  const url = `${github.url}/repos/octo/credit${path}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.status === 201 ? 'created' : response.text();
}

test.each(Object.entries(sampleCases()))('%s', async (_name, { reports, expected }) => {
  expect(await post('/issues/7/comments', { body: comment(reports, expected) })).toBe('created');
  for (const report of reports) {
    const { name, externalId, conclusion, title, summary, text, annotations } = checkRun(report, {
      runId: '1',
      attempt: '1',
    });
    const output = { title, summary, text, annotations: annotations.slice(0, 50).map(inTheirWords) };
    const body = {
      name,
      head_sha: github.state.sha('head'),
      external_id: externalId,
      status: 'completed',
      conclusion,
      output,
    };
    expect(await post('/check-runs', body)).toBe('created');
  }
});

type Annotation = ReturnType<typeof checkRun>['annotations'][number];

function inTheirWords({ path, startLine, endLine, startColumn, endColumn, level, title, message }: Annotation): object {
  return {
    path,
    title,
    message,
    start_line: startLine,
    end_line: endLine,
    start_column: startColumn,
    end_column: endColumn,
    annotation_level: level,
  };
}
