// What the base branch's policy cannot judge on the base branch either judges nothing there: a change that mends it is not held up by
// it. Only the base's own files count for that, since a change could make any limit unknown.
import { posix } from 'node:path';
import { InputError, PolicyError, WorldError } from '../errors/errors.ts';
import type { Finding } from '../finding.ts';
import type { Gate, GateInput, Parts } from '../gate.ts';
import type { Ports } from '../ports.ts';
import { verdictOfFinding } from '../report/verdict.ts';
import { baseFinding } from './base-trouble.ts';
import { loosenedId } from './loosened.ts';

type CannotJudge = InputError | PolicyError;

/** Whether the policy is at fault, or what it names. */
export function cannotJudge(error: unknown): error is CannotJudge {
  return error instanceof InputError || error instanceof PolicyError;
}

/** Head's own judgement, where it is the base's policy that is at fault and always was; else what the two say together. */
export async function runBoth(gate: Gate, input: GateInput, ports: Ports): Promise<Parts> {
  const { base, ...alone } = input;
  try {
    const found = await gate.run(input, ports);
    return base ? { ...found, findings: await withoutBroken(found, gate, base, ports) } : found;
  } catch (error) {
    if (!base || !cannotJudge(error)) throw error;
    // What is wrong with the change itself is told first.
    const own = await gate.run(alone, ports);
    const broken = await onBaseBranch(gate, base, ports);
    if (!cannotJudge(broken)) throw byBase(error);
    return { ...own, findings: [...own.findings, baseFinding({ kind: 'broken', reason: broken.message }, input)] };
  }
}

/**
 * Loosened limits that nobody could judge on the base branch only warn, and so does a failure there that explains others, in the same words:
 * a column that the base's policy names and its data never had.
 */
export async function withoutBroken(
  { findings, explaining }: Parts,
  gate: Gate,
  base: GateInput,
  ports: Ports,
): Promise<readonly Finding[]> {
  const open = findings.filter((f) => mayBeBroken(f, explaining));
  if (open.length === 0) return findings;
  const before = await onBaseBranch(gate, base, ports);
  if (before === undefined || cannotJudge(before)) return findings;
  const there = new Map(before.findings.map((f) => [loosenedId(f.id), f]));
  return findings.map((f) => (open.includes(f) && isAlike(f, there.get(f.id)) ? onlyTold(f) : f));
}

/** Whether it is a loosened limit that blocks, and that only warns if it does not hold on the base branch either. */
function mayBeBroken(finding: Finding, explaining: readonly string[] = []): boolean {
  if (finding.rule !== 'policy/loosened') return false;
  const verdict = verdictOfFinding(finding);
  const explains = explaining.some((rule) => `${finding.id}/`.startsWith(`${loosenedId(rule)}/`));
  return verdict === 'error' || (explains && verdict === 'fail');
}

function isAlike({ outcome, message }: Finding, there: Finding | undefined): boolean {
  return outcome === there?.outcome && (outcome === 'unknown' || message.observed === there.message.observed);
}

function onlyTold(finding: Finding): Finding {
  const failed = finding.outcome === 'fail';
  const remedy = `nothing here: it ${failed ? 'fails' : 'cannot be judged'} on the base branch ${failed ? 'alike' : 'either'}, and merging this change ends that`;
  const told = { ...finding, severity: 'warn', message: { ...finding.message, remedy } } as const;
  return failed ? told : { ...told, optional: true };
}

/** The base's policy on the base's own files; its error where it cannot judge them; undefined where nobody can know. */
export async function onBaseBranch(
  gate: Gate,
  base: GateInput,
  ports: Ports,
): Promise<Parts | CannotJudge | undefined> {
  try {
    return await gate.run(base, baseOnly(ports));
  } catch (error) {
    if (cannotJudge(error)) return error;
    if (error instanceof WorldError) return undefined;
    throw error;
  }
}

/** No file of the change is found, and nothing is kept of what is measured. */
function baseOnly(all: Ports): Ports {
  const { seenRows: _, ...ports } = all;
  const find = async (path: string): Promise<readonly string[]> => {
    const found = await ports.base.find(path, `base-${posix.parse(path).name}`);
    if ('unreadable' in found) throw notToBeHad(found.unreadable);
    return found.files.map(({ file }) => file).sort();
  };
  const nobodyKnows = (): Promise<never> => Promise.reject(notToBeHad('only its contents are known'));
  return {
    ...ports,
    files: { find, all: nobodyKnows, pointer: () => Promise.resolve(undefined), lastChange: nobodyKnows },
  };
}

/** Never shown: it only ends an attempt. */
function notToBeHad(message: string): WorldError {
  return new WorldError({ code: 'world/git-failed', message, hint: '' });
}

function byBase(error: CannotJudge): CannotJudge {
  if (error instanceof PolicyError) return error;
  const { at: _, ...problem } = error.problem;
  const named = `${problem.named}, by the base branch’s policy`;
  const hint = `this change makes it unable to judge: leave in place what that policy names, or change the policy first, in a change of its own (${problem.hint ?? problem.code})`;
  return new InputError({ ...problem, named, hint }, { cause: error });
}
