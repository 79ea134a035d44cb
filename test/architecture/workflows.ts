// What our actions and workflows must be: Node 24, no token for foreign code, third parties pinned, no text in a shell.
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
}
interface Workflow {
  readonly on?: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** Every action of ours runs on Node 24. */
export function actionFaults(path: string, text: string): readonly string[] {
  const { runs } = parse(text) as { readonly runs?: { readonly using?: unknown } };
  return runs?.using === 'node24' ? [] : [`${path}: runs.using is ${String(runs?.using)}, expected node24`];
}

/** Faults of a workflow, ours or an example's. */
export function workflowFaults(path: string, text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs ?? {});
  const steps = jobs.flatMap((job) => job.steps ?? []);
  const uses = [...jobs, ...steps].flatMap((step) => step.uses ?? []);
  return [
    ...triggerFaults(workflow),
    ...(isEmptyMap(workflow.permissions) ? [] : ['permissions at the top must be {}: each job names its own']),
    ...uses
      .filter((name) => !isPinned(name, text))
      .map((name) => `${name} must be pinned by its commit, with # version`),
    ...steps.flatMap(stepFaults),
  ].map((fault) => `${path}: ${fault}`);
}

function triggerFaults({ on = [] }: Workflow): readonly string[] {
  const named = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
  return named.includes('pull_request_target') ? ["pull_request_target runs a fork's changes beside our token"] : [];
}

const isEmptyMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Local actions and our own need no pin; others need a commit, and the version it stands for in a comment. */
function isPinned(uses: string, text: string): boolean {
  if (uses.startsWith('./') || /^[\w.-]+\/modelgate(\/[\w./-]+)?@/i.test(uses)) return true;
  const line = text.split('\n').find((found) => found.includes(uses)) ?? '';
  return /@[0-9a-f]{40}$/.test(uses) && /# v\d/.test(line);
}

function stepFaults(step: Step): readonly string[] {
  const checkout = step.uses?.startsWith('actions/checkout@') === true;
  return [
    ...(step.run?.includes('${{') === true
      ? [`"${step.run.split('\n')[0]}" puts text into a shell; pass it through env`]
      : []),
    ...(checkout && step.with?.['persist-credentials'] !== false ? ['checkout needs persist-credentials: false'] : []),
  ];
}
