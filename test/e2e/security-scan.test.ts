// security-scan as a step of a job: what blocks, and what code scanning is given.
import { expect, test } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';
import { model } from './credit.ts';
import { openPullRequest } from './pull-request.ts';

const workflow = repositoryFile('workflows-examples/security-scan.yml');
const base = {
  'modelgate.yml': 'version: 1\ngates:\n  security-scan: { paths: [models] }\n',
  'models/credit.onnx': model('baseline'),
};

/** Calls nothing that is there: protocol 0, and a module that nobody has. */
const pickle = "cno_such_module_anywhere\nrun\n(S'x'\ntR.";

test('models that are only read pass, and code scanning hears of nothing', async (context) => {
  await using pull = await openPullRequest(context, { base, pushes: [{ 'models/credit.onnx': model('better') }] });
  const done = await pull.run({ workflow });
  expect(done).toMatchObject({ conclusion: 'success', exitCode: 0, outputs: { verdict: 'pass' } });
  expect(sarifOf(done.artifacts).results).toEqual([]);
  expect(pull.github.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
});

test('a pickle that calls what nobody knows stops the job, and stands at its file', async (context) => {
  await using pull = await openPullRequest(context, { base, pushes: [{ 'models/new.pkl': pickle }] });
  const done = await pull.run({ workflow });
  expect(done).toMatchObject({ conclusion: 'failure', exitCode: 1, outputs: { verdict: 'fail' } });
  const [result] = sarifOf(done.artifacts).results;
  expect(result).toMatchObject({
    ruleId: 'scan/no-code-on-load',
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'models/new.pkl' } } }],
  });
  expect(done.annotations.some(({ properties }) => properties['file'] === 'models/new.pkl')).toBe(true);
  expect(pull.github.comments[0]!.body).toContain('no\\_such\\_module\\_anywhere.run');
});

interface Run {
  readonly results: readonly { readonly ruleId: string }[];
}

function sarifOf(artifacts: Readonly<Record<string, string>>): Run {
  const text = artifacts['code-scanning/uploaded.sarif'];
  expect(artifacts['modelgate-security-scan-1/security-scan.sarif']).toBe(text);
  return (JSON.parse(text!) as { runs: readonly [Run] }).runs[0];
}
