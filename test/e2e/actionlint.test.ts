// actionlint finds nothing in our workflows and in the examples that users copy.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { toolOrSkip } from '../setup/required.ts';

const root = join(import.meta.dirname, '../..');
const workflows = globSync(['.github/workflows/*.{yml,yaml}', 'workflows-examples/**/*.{yml,yaml}'], { cwd: root });

interface Lint {
  readonly input?: string;
  readonly cwd?: string;
}

const lint = (
  actionlint: string,
  args: readonly string[],
  { input, cwd = root }: Lint = {},
): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(actionlint, ['-no-color', ...args], { cwd, input, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

test('workflows and examples are free of faults', ({ skip }) => {
  expect(lint(toolOrSkip('actionlint', { skip }), workflows)).toEqual({ status: 0, said: '' });
});

/** actionlint reads an action's own file only where a workflow names it by its folder, in a project. */
function projectOf(edit: (workflow: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-lint-'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  cpSync(join(root, 'actions'), join(folder, 'actions'), { recursive: true });
  for (const path of workflows.filter((each) => each.startsWith('workflows-examples'))) {
    const local = readFileSync(join(root, path), 'utf8').replaceAll(/modelgate\/modelgate\/(.*)@v\d+$/gm, './$1');
    writeFileSync(join(folder, '.github/workflows', basename(path)), edit(local));
  }
  return folder;
}

test('examples give our actions the inputs that action.yml declares', (context) => {
  const actionlint = toolOrSkip('actionlint', context);
  const check = (edit: (workflow: string) => string): ReturnType<typeof lint> => {
    const cwd = projectOf(edit);
    context.onTestFinished(() => rmSync(cwd, { recursive: true }));
    return lint(actionlint, [], { cwd });
  };
  expect(check((text) => text)).toEqual({ status: 0, said: '' });
  expect(check((text) => text.replace('comment: true', 'coment: true'))).toMatchObject({
    status: 1,
    said: expect.stringContaining('input "coment" is not defined'),
  });
});

test('a fault would be found', ({ skip }) => {
  const wrong =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n';
  expect(lint(toolOrSkip('actionlint', { skip }), ['-'], { input: wrong })).toMatchObject({
    status: 1,
    said: expect.stringContaining('property "nothing" is not defined'),
  });
});
