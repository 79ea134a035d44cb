// Freshness without a column: by the commit that last changed the data, and unknown where no commit tells.
import { afterAll, expect, it } from 'vitest';
import { gitIn } from '../../../packages/adapters/src/forge/git/repository.fixture.ts';
import { testProject } from '../../fixtures/project.ts';

const policy = `version: 1
data: test.csv
gates:
  validate-data: { freshness: { max-age: 30d } }
`;
const project = testProject({ 'modelgate.yml': policy, 'test.csv': 'age\n17\n34\n' });
afterAll(() => project.close());

/** The data's only commit, made then. */
function commitAt(date: Date, ...more: readonly string[]): void {
  gitIn(project.folder, ['commit', '--quiet', '-m', 'data', ...more], { GIT_COMMITTER_DATE: date.toISOString() });
}

async function found(): Promise<unknown> {
  const [report] = await project.run();
  const [finding] = report!.findings;
  return [report!.verdict, finding!.message.observed];
}

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

it('is unknown in no repository, and the age of the last change in one', async () => {
  expect(await found()).toEqual(['error', expect.stringContaining('no Git repository')]);
  gitIn(project.folder, ['init', '--quiet']);
  expect(await found()).toEqual(['pass', 'not older than 30 days, not committed']);
  gitIn(project.folder, ['add', 'test.csv']);
  commitAt(daysAgo(29));
  expect(await found()).toEqual(['pass', 'not older than 30 days']);
  commitAt(daysAgo(31), '--amend');
  expect(await found()).toEqual(['fail', 'older than 30 days']);
  commitAt(daysAgo(-2), '--amend');
  expect(await found()).toEqual(['fail', expect.stringContaining('in the future')]);
});
