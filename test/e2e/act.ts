// Runs a workflow with act on this machine, and reads from its log what a job leaves behind.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryFile } from '../fixtures/project.ts';

export interface Job {
  readonly act: string;
  /** Empty, and only this job's: caches, home and artifacts lie in it. */
  readonly folder: string;
  readonly workflow: string;
  /** The working tree, on the commit that GitHub would check out. */
  readonly checkout: string;
  readonly event: string;
  readonly payload: unknown;
  readonly token: string;
  /** Of the runner: every process of the job sees them. */
  readonly env: Readonly<Record<string, string>>;
  /** Replaces dist/engine.mjs; the real one lies beside it as real-engine.mjs. */
  readonly engine?: string;
}

export interface Command {
  readonly level: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What the job left behind. */
export interface Outcome {
  readonly conclusion: 'success' | 'failure';
  /** Of the gate's step. */
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Command[];
  /** Lines of the log that are not commands. */
  readonly log: string;
  /** Everything that act wrote, masked nowhere. */
  readonly raw: string;
  /** Files of the uploaded artifacts, by artifact and name. */
  readonly artifacts: Readonly<Record<string, string>>;
}

/** The gate's step, as the workflow uses it. */
function gateOf({ workflow }: Job): string {
  return /modelgate\/modelgate\/actions\/[a-z-]+@v1/.exec(readFileSync(workflow, 'utf8'))![0];
}

export async function runJob(job: Job): Promise<Outcome> {
  const artifacts = join(job.folder, 'artifacts');
  for (const name of ['home', 'artifacts']) mkdirSync(join(job.folder, name), { recursive: true });
  const payload = join(job.folder, 'event.json');
  writeFileSync(payload, JSON.stringify(job.payload));
  const child = spawn(job.act, argumentsOf(job, payload), {
    env: { ...runnerEnvironment(job.folder), E2E_ARTIFACTS: artifacts, ...job.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((end, broken) => child.on('close', end).on('error', broken));
  const [out, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return outcomeOf(gateOf(job), readLog(out), `${out}${errors}`, status, filesOf(artifacts));
}

function argumentsOf(job: Job, payload: string): readonly string[] {
  const mapped = {
    [gateOf(job).replace(/\/actions\/.*@/, '@')]: stageAction(job),
    [uploadArtifact(job)]: stageUpload(job),
    ...stageCodeScanning(job),
  };
  const local = Object.entries(mapped).flatMap(([name, folder]) => ['--local-repository', `${name}=${folder}`]);
  // act sets these itself unless they are given in this way.
  const context = Object.entries(job.env).filter(([name]) => name.startsWith('GITHUB_'));
  const env = context.flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const where = ['-e', payload, '-W', job.workflow, '-C', job.checkout, '-P', 'ubuntu-latest=-self-hosted'];
  const how = ['--action-offline-mode', '--no-cache-server', '--json', '--insecure-secrets'];
  return [job.event, ...where, ...local, ...how, ...env, '-s', `GITHUB_TOKEN=${job.token}`];
}

/** act runs the first `node` on PATH, whatever the action asks for: it is the one that runs this test, Node 24. */
function runnerEnvironment(folder: string): Record<string, string> {
  const path = [dirname(process.execPath), ...(process.env['PATH'] ?? '').split(':')].join(':');
  return { PATH: path, HOME: join(folder, 'home'), XDG_CACHE_HOME: join(folder, 'cache') };
}

/** What a checkout of the action holds that matters to a job: its folder and the bundle, but no installed engines. */
function stageAction({ folder, engine }: Job): string {
  const staged = join(folder, 'action');
  if (!existsSync(repositoryFile('dist/index.mjs'))) throw new Error('dist/ is not built: run `npm run bundle`');
  for (const part of ['actions', 'dist']) cpSync(repositoryFile(part), join(staged, part), { recursive: true });
  if (engine === undefined) return staged;
  cpSync(join(staged, 'dist/engine.mjs'), join(staged, 'dist/real-engine.mjs'));
  writeFileSync(join(staged, 'dist/engine.mjs'), engine);
  return staged;
}

function uploadArtifact({ workflow }: Job): string {
  const named = /actions\/upload-artifact@[0-9a-f]{40}/.exec(readFileSync(workflow, 'utf8'))?.[0];
  if (named === undefined) throw new Error(`${workflow} uploads no artifact`);
  return named;
}

const uploadYml = `name: upload-artifact
inputs: { name: {}, path: {}, include-hidden-files: {} }
runs: { using: node24, main: main.mjs }
`;
const uploadMain = `import { cpSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
const { E2E_ARTIFACTS, GITHUB_WORKSPACE, INPUT_NAME, INPUT_PATH } = process.env;
for (const path of globSync(INPUT_PATH.trim().split('\\n'), { cwd: GITHUB_WORKSPACE }))
  cpSync(join(GITHUB_WORKSPACE, path), join(E2E_ARTIFACTS, INPUT_NAME, basename(path)));
`;

/** actions/upload-artifact speaks to a service that is not here: its files are copied to where the test looks. */
function stageUpload({ folder }: Job): string {
  const staged = join(folder, 'upload-artifact');
  mkdirSync(staged);
  writeFileSync(join(staged, 'action.yml'), uploadYml);
  writeFileSync(join(staged, 'main.mjs'), uploadMain);
  return staged;
}

const sarifYml = `name: upload-sarif
inputs: { sarif_file: {} }
runs: { using: node24, main: main.mjs }
`;
const sarifMain = `import { cpSync } from 'node:fs';
import { join } from 'node:path';
const { E2E_ARTIFACTS, GITHUB_WORKSPACE, INPUT_SARIF_FILE } = process.env;
cpSync(join(GITHUB_WORKSPACE, INPUT_SARIF_FILE), join(E2E_ARTIFACTS, 'code-scanning/uploaded.sarif'));
`;

/** So does code scanning's upload. */
function stageCodeScanning({ folder, workflow }: Job): Readonly<Record<string, string>> {
  const named = /github\/codeql-action\/upload-sarif@([0-9a-f]{40})/.exec(readFileSync(workflow, 'utf8'));
  if (!named) return {};
  const staged = join(folder, 'codeql-action');
  mkdirSync(join(staged, 'upload-sarif'), { recursive: true });
  writeFileSync(join(staged, 'upload-sarif/action.yml'), sarifYml);
  writeFileSync(join(staged, 'upload-sarif/main.mjs'), sarifMain);
  return { [`github/codeql-action@${named[1]!}`]: staged };
}

/** A line of act's log; which fields it has depends on what it tells. */
interface Entry {
  readonly msg: string;
  readonly step?: string;
  readonly stage?: string;
  readonly command?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
  readonly stepResult?: string;
}

function readLog(out: string): readonly Entry[] {
  return out.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Entry] : []));
}

function outcomeOf(
  gate: string,
  log: readonly Entry[],
  raw: string,
  status: number | null,
  artifacts: Outcome['artifacts'],
): Outcome {
  const step = log.filter((entry) => entry.step === gate && entry.stage === 'Main');
  const result = step.find((entry) => entry.stepResult !== undefined)?.stepResult;
  if (result === undefined) throw new Error(`act did not run the gate:\n${raw}`);
  const failed = step.map(({ msg }) => /^exit status (\d+)$/.exec(msg)?.[1]).find((code) => code !== undefined);
  const outputs = step.filter(({ command }) => command === 'set-output').map(({ name, arg }) => [name, arg] as const);
  return {
    conclusion: status === 0 ? 'success' : 'failure',
    exitCode: result === 'success' ? 0 : Number(failed),
    outputs: Object.fromEntries(outputs),
    summary: step.find(({ command }) => command === 'summary')?.content ?? '',
    annotations: step.flatMap(annotationOf),
    log: step.flatMap(({ raw_output, msg }) => (raw_output === true ? [msg] : [])).join(''),
    raw,
    artifacts,
  };
}

function annotationOf({ command, kvPairs = {}, arg = '' }: Entry): readonly Command[] {
  if (command !== 'error' && command !== 'warning' && command !== 'notice') return [];
  return [{ level: command, properties: kvPairs, message: arg }];
}

function filesOf(folder: string): Outcome['artifacts'] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
