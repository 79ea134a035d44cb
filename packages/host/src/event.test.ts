// Whose change a job judges: what is not surely of this repository is a stranger's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { changeOf } from './event.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sha = 'a'.repeat(40);

function change(event: unknown): ReturnType<typeof changeOf> {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event));
  const job = { eventPath, owner: 'acme', repo: 'credit', sha, ref: 'refs/heads/main' };
  return changeOf(job as Parameters<typeof changeOf>[0]);
}

const pull = (repo: unknown): unknown => ({
  pull_request: { number: 7, head: { sha, ref: 'topic', repo }, base: { ref: 'main' } },
});

it.each<readonly [string, unknown, boolean]>([
  ['this repository', { full_name: 'acme/credit' }, false],
  ['another one', { full_name: 'mallory/credit' }, true],
  ['a fork that was deleted', null, true],
  ['no name', {}, true],
  ['a name of another type', { full_name: ['acme/credit'] }, true],
])('a head in %s', async (_, repo, fork) => {
  expect((await change(pull(repo))).pullRequest).toMatchObject({ number: 7, fork, headSha: sha });
});

it('a push to the default branch is compared with what it was, another one with the default branch', async () => {
  const before = 'b'.repeat(40);
  const repository = { default_branch: 'main' };
  expect(await change({ before, repository })).toMatchObject({ base: before });
  expect(await change({ before: '0'.repeat(40), repository })).toMatchObject({ base: 'main' });
  expect(await change({ before, repository: { default_branch: 'trunk' } })).toMatchObject({ base: 'trunk' });
});

it('what waits in a merge queue is compared with the branch that it goes to', async () => {
  const repository = { default_branch: 'main' };
  const queued = { head_sha: sha, base_sha: 'b'.repeat(40), base_ref: 'refs/heads/release/2' };
  expect(await change({ merge_group: queued, repository })).toMatchObject({ headSha: sha, base: 'release/2' });
  expect(await change({ merge_group: {}, repository })).toMatchObject({ base: 'main' });
});
