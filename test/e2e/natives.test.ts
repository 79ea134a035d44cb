// The engines on a runner without a network: a folder that the workflow names must hold exactly the locked ones.
import { expect, test } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';
import { credit } from './credit.ts';
import { openPullRequest, reportOf, variantOf, type PullRequest } from './pull-request.ts';

const withNatives = (pull: PullRequest, folder: string): string =>
  variantOf(pull.checkout, (text) => text.replace('comment: true', `comment: true\n          natives: ${folder}`));

test('the input natives names the folder', async (context) => {
  await using pull = await openPullRequest(context, { base: credit, pushes: [{}] });
  const env = { MODELGATE_NATIVES: '' };
  const right = await pull.run({ env, workflow: withNatives(pull, repositoryFile('packages/adapters/node_modules')) });
  expect(right).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  const wrong = await pull.run({ env, workflow: withNatives(pull, repositoryFile('packages/core/node_modules')) });
  expect(wrong).toMatchObject({ exitCode: 3, outputs: { verdict: 'error' } });
  expect(reportOf(wrong).error?.problems).toMatchObject([{ code: 'world/native-missing' }]);
});
