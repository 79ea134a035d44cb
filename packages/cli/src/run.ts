// modelgate run [gate…] [--policy F] [--out DIR] [--keep DIR] [--json]
import { dirname, resolve } from 'node:path';
import { exitCodeOfRun, InputError, nearest, type Report } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import {
  deleteBroughtReports,
  findProject,
  localBase,
  localStore,
  OWN_FOLDER,
  runProject,
  sourceTexts,
  writeReports,
} from '@modelgate/host';
import { terminal as renderTerminal } from '@modelgate/render';
import { parse } from './arguments.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(
    'run',
    args,
    {
      policy: { type: 'string', default: 'modelgate.yml' },
      out: { type: 'string', default: OWN_FOLDER },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    Infinity,
  );
  const progress = progressOn(terminal);
  const keep = values['keep'] as string | undefined;
  const out = resolve(terminal.cwd, values['out'] as string);
  const cleared = deleteBroughtReports(out);
  cleared.catch(() => undefined); // handled where it is awaited
  const store =
    keep === undefined ? undefined : await localStore(resolve(terminal.cwd, keep), (line) => terminal.error(line));
  const reports = await runProject({
    cwd: terminal.cwd,
    policy: values['policy'] as string,
    ...(positionals.length > 0 && { only: knownGates(positionals) }),
    env: terminal.env,
    ...(terminal.engines && { engines: terminal.engines }),
    progress,
    base: (root) => localBase(root, terminal.env),
    ids: {},
    ...(store && { store }),
  });
  progress.clear();
  await cleared;
  const written = writeReports(reports, out);
  // Results are printed even when no report can be written.
  written.catch(() => undefined);
  await print(reports, values, terminal);
  const { reports: paths } = await written.catch((error: unknown) => {
    if (!values['json']) terminal.print('✗ error · the reports could not be written');
    throw error;
  });
  if (!values['json']) terminal.error(`reports: ${placesOf(paths)}`);
  return exitCodeOfRun(reports);
}

type Values = Readonly<Record<string, unknown>>;

async function print(reports: readonly Report[], { json, policy }: Values, terminal: Terminal): Promise<void> {
  if (json === true) return terminal.page(JSON.stringify(reports, undefined, 1));
  const policyText = await textsOf(reports, policy as string, terminal);
  terminal.page(renderTerminal(reports, { colour: terminal.colour, width: terminal.width, policyText }));
}

/** The reports' paths; for many of them the folder is enough. */
function placesOf(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.length} in ${dirname(paths[0]!)}` : paths.join(', ');
}

/** The policy's texts that findings point at; none when the policy could not be found. */
async function textsOf(
  reports: readonly Report[],
  policy: string,
  terminal: Terminal,
): Promise<Readonly<Record<string, string>>> {
  const project = await findProject(terminal.cwd, policy).catch(() => undefined);
  if (!project) return {};
  const paths = reports.flatMap(({ findings, error }) =>
    [...findings, ...(error?.problems ?? [])].flatMap(({ at }) => at?.path ?? []),
  );
  return sourceTexts(project, paths);
}

function knownGates(names: readonly string[]): readonly string[] {
  const known = gates.map((gate) => gate.id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  const near = nearest(unknown, known);
  throw new InputError({
    code: 'input/argument',
    named: 'gate',
    expected: `one of ${known.join(', ')}`,
    received: unknown,
    ...(near !== undefined && { hint: `did you mean ${near}?` }),
  });
}
