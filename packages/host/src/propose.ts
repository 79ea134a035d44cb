// `modelgate init`: finds data and models in the working folder and proposes a policy for them.
import { dirname, relative, resolve } from 'node:path';
import { InputError, noTree, plural, type Progress } from '@modelgate/core';
import { proposePolicy, type Answers, type Proposal } from '@modelgate/gates';
import type { Engines } from './engines.ts';
import type { Environment } from './inputs.ts';
import { rootOf } from './project.ts';
import { found, MOST_FILES, pathsOf, posix, type Place } from './proposed-files.ts';
import { openWorld } from './world.ts';

export interface ProposalOptions extends Answers {
  readonly cwd: string;
  /** Path of the new policy from `cwd`; paths in the policy are relative to its folder. */
  readonly out: string;
  /** Files, globs or folders, from `cwd`; empty: what is found in the usual places. */
  readonly data: readonly string[];
  readonly models: readonly string[];
  readonly env: Environment;
  readonly progress: Progress;
  /** Engines that are already running; absent: they are started now. */
  readonly engines?: Engines;
}

export async function propose(options: ProposalOptions): Promise<Proposal> {
  const { cwd, out, data: namedData, models: namedModels, env, progress, engines, ...answers } = options;
  const policy = resolve(cwd, out);
  // The root that a run of the policy will have.
  const root = rootOf(cwd, policy);
  const base = noTree('a proposal is not compared with anything');
  const world = await openWorld({ root, env, progress, base, ...(engines && { engines }) });
  try {
    const place: Place = { root, cwd, folder: dirname(policy) };
    const data = await found('data', await pathsOf('data', options, cwd), place, world.ports);
    if (data.length === 0) throw noData();
    const paths = await pathsOf('model', options, cwd);
    // Whoever names the data alone may want rules for it alone.
    const many = namedModels.length === 0 && namedData.length > 0 && paths.length > MOST_FILES;
    const models = many ? [] : await found('model', paths, place, world.ports);
    const request = { policy: posix(relative(root, policy)), data, models, ...answers };
    const proposal = await proposePolicy(request, world.ports);
    return many ? { ...proposal, notes: [...proposal.notes, notLookedAt(paths)] } : proposal;
  } finally {
    await world.close();
  }
}

function noData(): InputError {
  return new InputError({
    code: 'input/file-missing',
    named: 'data',
    expected: 'CSV, Parquet or JSON lines in data/, or beside it',
    received: 'none',
    hint: 'name a file, a glob or a folder: modelgate init --data path/to/test.parquet',
  });
}

function notLookedAt(models: readonly string[]): string {
  return `${plural(models.length, 'model')} in ${dirname(models[0]!)}, none looked at: name those of this data, each with --model`;
}
