// The fake must refuse what GitHub refuses: a test that passes against it should pass against the real one.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeGitHub } from './server.ts';
import type { FakeGitHub } from './server.ts';

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: {
      full: {
        login: 'github-actions[bot]',
        permissions: { checks: 'write', pull_requests: 'write', contents: 'read' },
      },
      reader: { login: 'github-actions[bot]', permissions: { contents: 'read', pull_requests: 'read' } },
    },
    commits: {
      base: { files: { 'modelgate.yml': 'version: 1\n', 'models/credit.onnx': 'old', 'a b/ü.csv': 'x' } },
      main: { files: { 'modelgate.yml': 'version: 1\n', 'models/credit.onnx': 'mainline' }, parents: ['base'] },
      head: { files: { 'modelgate.yml': 'version: 1\n', 'models/credit.onnx': 'new' }, parents: ['base'] },
    },
    branches: { main: 'main', 'feature/x': 'head' },
    pulls: [{ number: 7, base: 'main', head: 'head' }],
  });
});
afterEach(() => github.close());

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

async function ask(method: string, path: string, body?: unknown, token: string | undefined = 'full'): Promise<Told> {
  const headers = { 'user-agent': 'test', ...(token === '' ? {} : { authorization: `token ${token}` }) };
  const init = { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${github.url}/repos/octo/credit${path}`, init);
  const text = await response.text();
  const parsed: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body: parsed, headers: response.headers };
}

const annotation = { path: 'a.yml', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' };
const check = (more: object): object => ({ name: 'c', head_sha: github.state.sha('head'), ...more });
const long = (n: number): object => ({ body: '✓'.repeat(n) });
const comment = (): Promise<Told> => ask('POST', '/issues/7/comments', { body: 'hello' });
const output = (more: object): object => ({ output: { title: 't', summary: 's', ...more } });

test('a check run is made, appended to and listed, as GitHub describes it', async () => {
  const made = await ask('POST', '/check-runs', check({ external_id: 'x', ...output({ annotations: [annotation] }) }));
  expect(made.status).toBe(201);
  const patched = await ask('PATCH', `/check-runs/${String(made.body.id)}`, {
    status: 'completed',
    conclusion: 'failure',
    ...output({ annotations: [annotation] }),
  });
  expect(patched.body.output).toMatchObject({ annotations_count: 2 });
  const listed = await ask('GET', `/commits/${github.state.sha('head')}/check-runs?check_name=c`);
  expect(listed.body).toMatchObject({ total_count: 1, check_runs: [{ external_id: 'x', conclusion: 'failure' }] });
});

test.each([
  ['51 annotations', () => check(output({ annotations: Array.from({ length: 51 }, () => annotation) }))],
  ['no head_sha', () => ({ name: 'c' })],
  ['a sha that is not there', () => ({ name: 'c', head_sha: 'f'.repeat(40) })],
  ['a wrong status', () => check({ status: 'done' })],
  ['a summary of 65,536 characters', () => check(output({ summary: 'x'.repeat(65_536) }))],
  ['completed without conclusion', () => check({ status: 'completed' })],
  ['an unknown property', () => check({ extra: 1 })],
  ['an unknown property of an annotation', () => check(output({ annotations: [{ ...annotation, line: 1 }] }))],
  ['columns over two lines', () => check(output({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }))],
  ['a path out of the repository', () => check(output({ annotations: [{ ...annotation, path: '../x' }] }))],
])('a check run with %s is refused with 422', async (_what, body) => {
  expect((await ask('POST', '/check-runs', body())).status).toBe(422);
  expect(github.state.checkRuns).toHaveLength(0);
});

test('a comment may have 65,536 characters and not one more', async () => {
  expect((await ask('POST', '/issues/7/comments', long(65_536))).status).toBe(201);
  expect((await ask('POST', '/issues/7/comments', long(65_537))).status).toBe(422);
  expect((await ask('POST', '/issues/7/comments', { body: '' })).status).toBe(422);
});

test('a read-only token reads and is refused every writing, with the permission that it lacks', async () => {
  expect((await ask('GET', '/issues/7/comments', undefined, 'reader')).status).toBe(200);
  const refused = await ask('POST', '/issues/7/comments', { body: 'hello' }, 'reader');
  expect(refused).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
  expect((await ask('POST', '/check-runs', check({}), 'reader')).status).toBe(403);
  expect((await ask('GET', '', undefined, 'unknown')).status).toBe(401);
  expect((await ask('POST', '/check-runs', check({}), '')).status).toBe(401);
});

test('lists come in pages of at most a hundred, with links', async () => {
  for (let i = 0; i < 130; i++) github.state.comment(7, 'someone', `comment ${i}`);
  const first = await ask('GET', '/issues/7/comments?per_page=200');
  expect(first.body).toHaveLength(100);
  expect(first.headers.get('link')).toContain('page=2>; rel="next"');
  const second = await ask('GET', '/issues/7/comments?per_page=100&page=2');
  expect(second.body).toHaveLength(30);
  expect(second.headers.get('link')).not.toContain('rel="next"');
});

test('ids of trees and blobs are those of Git', async () => {
  const base = github.state.sha('base');
  const tree = await ask('GET', `/git/trees/${base}`);
  expect(tree.body.tree).toMatchObject([
    { path: 'a b', mode: '040000' },
    { path: 'modelgate.yml', mode: '100644', sha: 'b82551848c644f63b8517a7bdf8be9a992e6f4da' },
    { path: 'models', type: 'tree' },
  ]);
  expect((await ask('GET', `/contents/a%20b/%C3%BC.csv?ref=${base}`)).body).toMatchObject({
    path: 'a b/ü.csv',
    size: 1,
  });
  expect((await ask('GET', `/contents/gone?ref=${base}`)).status).toBe(404);
});

test('two branches are compared at their merge base', async () => {
  const compared = await ask('GET', `/compare/${github.state.sha('main')}...${github.state.sha('head')}`);
  expect(compared.body).toMatchObject({
    merge_base_commit: { sha: github.state.sha('base') },
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
  });
  expect((await ask('GET', '/pulls/7')).body).toMatchObject({ base: { ref: 'main' }, head: { ref: 'feature/x' } });
  expect((await ask('GET', '/pulls/7/files')).body).toMatchObject([
    { filename: 'a b/ü.csv', status: 'removed' },
    { filename: 'models/credit.onnx', status: 'modified' },
  ]);
  expect((await ask('GET', '')).body).toMatchObject({ default_branch: 'main', full_name: 'octo/credit' });
});

test('faults strike as told: before the work, after it, or in its place', async () => {
  github.state.faults.push({ on: 'issues/create-comment', kind: 'status', status: 502 });
  expect((await comment()).status).toBe(502);
  github.state.faults.push({ on: 'issues/create-comment', kind: 'reset' });
  await expect(comment()).rejects.toThrow('fetch failed');
  expect(github.state.comments).toHaveLength(0);
  github.state.faults.push({ on: 'issues/create-comment', kind: 'lost' });
  await expect(comment()).rejects.toThrow('fetch failed');
  expect(github.state.comments).toHaveLength(1);
  github.state.faults.push({ on: 'issues/create-comment', kind: 'secondary-limit', retryAfter: 3 });
  const limited = await comment();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([403, '3']);
  expect((await comment()).status).toBe(201);
});
