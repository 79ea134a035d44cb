// actionlint finds nothing in our workflows and in the examples that users copy.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toolOrSkip } from '../setup/required.ts';

const root = join(import.meta.dirname, '../..');
const workflows = globSync(['.github/workflows/*.{yml,yaml}', 'workflows-examples/**/*.{yml,yaml}'], { cwd: root });

const lint = (actionlint: string, args: readonly string[], input?: string): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(actionlint, ['-no-color', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

test('workflows and examples are free of faults', ({ skip }) => {
  expect(lint(toolOrSkip('actionlint', { skip }), workflows)).toEqual({ status: 0, said: '' });
});

test('a fault would be found', ({ skip }) => {
  const wrong =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n';
  expect(lint(toolOrSkip('actionlint', { skip }), ['-'], wrong)).toMatchObject({
    status: 1,
    said: expect.stringContaining('property "nothing" is not defined'),
  });
});
