// Files that a policy names and that are not there: the one beside them of nearly that name is told.
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

it.each([
  ['data/Test.csv', 'did you mean data/test.csv?'],
  ['data/tets.csv', 'did you mean data/test.csv?'],
  ['data/other.parquet', 'check the path'],
  ['none/test.csv', 'check the path'],
  ["'data/*.parquet'", 'check the path'],
])('%s', async (path, says) => {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1\ndata: { test: { path: ${path} } }\ngates: { validate-data: { rows: { min: 1 } } }\n`,
    'data/test.csv': 'a\n1\n',
  });
  expect(report!.error?.problems).toMatchObject([{ code: 'input/file-missing' }]);
  expect(report!.error!.problems[0]!.hint!.startsWith(says)).toBe(true);
});
