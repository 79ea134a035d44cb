// The process's environment, which is read only here: action inputs, the job's context, and settings of a laptop.
import { InputError } from '@modelgate/core/errors';

/** The default folder for reports, and for what a job keeps. */
export const OWN_FOLDER = '.modelgate';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as it was when the process started. */
export function environment(): Environment {
  return { ...process.env };
}

/** The same for an action, where the input `natives` takes precedence over the variable. */
export function actionEnvironment(): Environment {
  const env = environment();
  const natives = inputOf(env, 'natives');
  return natives === '' ? env : { ...env, MODELGATE_NATIVES: natives };
}

/** Settings that laptops and runners share. */
export interface LocalSettings {
  /** A folder of native engines for machines without a network. */
  readonly natives?: string;
  readonly toolCache?: string;
  readonly temp?: string;
  readonly noColour: boolean;
}

export function localSettings(env: Environment): LocalSettings {
  const { MODELGATE_NATIVES: natives, RUNNER_TEMP: temp } = env;
  const toolCache = env['RUNNER_TOOL_CACHE'] ?? userCache(env);
  return {
    ...(natives && { natives }),
    ...(toolCache && { toolCache }),
    ...(temp && { temp }),
    noColour: env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '',
  };
}

/** The environment of engine processes: where programs and the home are, but no token and no secret. */
export function engineEnvironment({ PATH, HOME }: Environment): { PATH?: string; HOME?: string } {
  return { ...(PATH !== undefined && { PATH }), ...(HOME !== undefined && { HOME }) };
}

/** The key for digests of training rows; undefined where none is set. */
export function rowKeyOf({ MODELGATE_ROW_KEY: written = '' }: Environment): string | undefined {
  // A key from a file may end with a line break.
  const key = written.trim();
  if (key === '') return undefined;
  if (key.length >= SHORTEST_KEY) return key;
  throw new InputError({
    code: 'input/argument',
    named: 'MODELGATE_ROW_KEY',
    expected: `${SHORTEST_KEY} characters or more, at random`,
    received: `${key.length} characters`,
    hint: 'make one with: openssl rand -hex 32',
  });
}

/** Shorter keys could be guessed. */
const SHORTEST_KEY = 32;

/** Whether the runner offers a cache service to its actions. */
export function hasCache(env: Environment): boolean {
  return Boolean(env['ACTIONS_RUNTIME_TOKEN'] && (env['ACTIONS_CACHE_URL'] || env['ACTIONS_RESULTS_URL']));
}

/** Where a laptop keeps fetched engines. The folder is not trusted: as with a tool cache, every file is hashed at every start. */
function userCache({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }: Environment): string | undefined {
  return XDG_CACHE_HOME ?? LOCALAPPDATA ?? (HOME === undefined ? undefined : `${HOME}/.cache`);
}

/** An input of an action, as action.yml spells it. */
export interface ActionInput {
  readonly name: string;
  readonly description: string;
  readonly default?: string;
}

/** Inputs of every gate's action. */
export const actionInputs: readonly ActionInput[] = [
  { name: 'policy', description: 'The policy file, from the root of the repository.', default: 'modelgate.yml' },
  {
    name: 'token',
    description: 'Token for the check run, the comment and the files of the base branch.',
    default: '${{ github.token }}',
  },
  {
    name: 'comment',
    description:
      'true: write the comment of the pull request. Each gate with each policy has a comment of its own, which later runs edit.',
    default: 'false',
  },
  { name: 'check-run', description: 'false: no check run of its own; summary and annotations only.', default: 'true' },
  { name: 'out', description: 'The folder for reports and the summary.', default: OWN_FOLDER },
  {
    name: 'natives',
    description:
      'A node_modules folder with the native engines, for runners without a network: what npm ci --ignore-scripts makes from packages/adapters/src/native/lock.',
    default: '',
  },
];

export interface Inputs {
  readonly policy: string;
  readonly token: string;
  readonly comment: boolean;
  readonly checkRun: boolean;
  readonly out: string;
}

export function readInputs(env: Environment): Inputs {
  const text = (name: string): string => inputOf(env, name) || literalDefault(name);
  return {
    policy: policyIn(env),
    token: text('token'),
    comment: flag('comment', text('comment')),
    checkRun: flag('check-run', text('check-run')),
    out: text('out'),
  };
}

/** The policy's path. */
export function policyIn(env: Environment): string {
  return inputOf(env, 'policy') || literalDefault('policy');
}

function inputOf(env: Environment, name: string): string {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** The default of an input, unless it is an expression that only the runner can fill. */
function literalDefault(name: string): string {
  const value = actionInputs.find((input) => input.name === name)?.default ?? '';
  return value.startsWith('${{') ? '' : value;
}

function flag(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new InputError({
    code: 'input/argument',
    named: `input ${name}`,
    expected: 'true or false',
    received: JSON.stringify(value),
  });
}

/** The job as GitHub describes it. */
export interface JobContext {
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly sha: string;
  /** refs/heads/main. */
  readonly ref: string;
  readonly event: string;
  /** Path of the event's payload. */
  readonly eventPath: string;
  readonly runId: string;
  readonly attempt: string;
  readonly job: string;
  readonly workspace: string;
  readonly summaryPath?: string;
}

export function jobContext(env: Environment): JobContext {
  const need = (name: string): string => {
    const value = env[name];
    if (value) return value;
    throw new InputError({
      code: 'input/argument',
      named: name,
      expected: 'a value set by the runner',
      received: 'nothing',
      hint: 'run this in a GitHub Actions job, or use `modelgate run` elsewhere',
    });
  };
  const [owner = '', repo = ''] = need('GITHUB_REPOSITORY').split('/');
  const summaryPath = env['GITHUB_STEP_SUMMARY'];
  return {
    owner,
    repo,
    apiUrl: need('GITHUB_API_URL'),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    sha: need('GITHUB_SHA'),
    ref: env['GITHUB_REF'] ?? '',
    event: need('GITHUB_EVENT_NAME'),
    eventPath: need('GITHUB_EVENT_PATH'),
    runId: need('GITHUB_RUN_ID'),
    attempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
    job: env['GITHUB_JOB'] ?? '',
    workspace: need('GITHUB_WORKSPACE'),
    ...(summaryPath && { summaryPath }),
  };
}
