// The base branch's policy may be unable to judge even its own branch. Then it protects nothing there, and must not
// hold up a change that repairs it. Only the base's own files decide this, since a change could make any limit unknown.
import { posix } from 'node:path';
import { InputError, PolicyError, WorldError } from '../errors/errors.ts';
import type { Finding } from '../finding.ts';
import type { Gate, GateInput, Parts } from '../gate.ts';
import type { Ports } from '../ports.ts';
import { verdictOfFinding } from '../report/verdict.ts';
import { baseFinding } from './base-trouble.ts';
import { loosenedId } from './loosened.ts';

type CannotJudge = InputError | PolicyError;

/** Whether the error is the fault of the policy, or of a file that it names. */
export function cannotJudge(error: unknown): error is CannotJudge {
  return error instanceof InputError || error instanceof PolicyError;
}

/**
 * What both policies say together. Head's own judgement alone, where
 * the base's policy cannot judge and could not on the base branch.
 */
export async function runBoth(gate: Gate, input: GateInput, ports: Ports): Promise<Parts> {
  const { base, ...alone } = input;
  try {
    const found = await gate.run(input, ports);
    return base ? { ...found, findings: await withoutBroken(found, gate, base, ports) } : found;
  } catch (error) {
    if (!base || !cannotJudge(error)) throw error;
    // An error of the change itself comes first: it is thrown here.
    const own = await gate.run(alone, ports);
    const broken = await onBaseBranch(gate, base, ports);
    if (!cannotJudge(broken)) throw byBase(error);
    return { ...own, findings: [...own.findings, baseFinding({ kind: 'broken', reason: broken.message }, input)] };
  }
}

/**
 * The findings, with two kinds of loosened limits turned into warnings: those that are unknown on the base branch too,
 * and failures that explain others and that the base branch has in the same words, such as a column that the base's
 * policy names and its data never had.
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

/** Whether the finding is a loosened limit that blocks, but only warns if the base branch does not keep it either. */
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
  const remedy = `nothing here: it ${failed ? 'fails' : 'cannot be judged'} on the base branch ${failed ? 'too' : 'either'}, and merging this change ends that`;
  const told = { ...finding, severity: 'warn', message: { ...finding.message, remedy } } as const;
  return failed ? told : { ...told, optional: true };
}

/**
 * What the base's policy says of the base's own files, or its error
 * where it cannot judge them; undefined where the files cannot be had.
 */
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

/** Ports that find the base's files only, and that keep no rows that were seen. */
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
