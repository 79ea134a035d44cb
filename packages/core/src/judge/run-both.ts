// What the base branch's policy cannot judge on the base branch either judges nothing there: a change that mends it is not held up by
// it. Only the base's own files count for that, since a change could make any limit unknown.
import { posix } from 'node:path';
import { InputError, WorldError } from '../errors/errors.ts';
import type { Finding } from '../finding.ts';
import type { Gate, GateInput, Parts } from '../gate.ts';
import type { Ports } from '../ports.ts';
import { verdictOfFinding } from '../report/verdict.ts';
import { baseFinding } from './base-trouble.ts';
import { loosenedId } from './loosened.ts';

/** Head's own judgement, where it is the base's policy that is at fault and always was; else what the two say together. */
export async function runBoth(gate: Gate, input: GateInput, ports: Ports): Promise<Parts> {
  const { base, ...alone } = input;
  try {
    const found = await gate.run(input, ports);
    return base ? { ...found, findings: await withoutBroken(found.findings, gate, base, ports) } : found;
  } catch (error) {
    if (!base || !(error instanceof InputError)) throw error;
    // What is wrong with the change itself is told first.
    const own = await gate.run(alone, ports);
    const broken = await onBaseBranch(gate, base, ports);
    if (!(broken instanceof InputError)) throw byBase(error);
    return { ...own, findings: [...own.findings, baseFinding({ kind: 'broken', reason: broken.message }, input)] };
  }
}

/** Loosened limits that nobody could judge on the base branch only warn. */
async function withoutBroken(
  findings: readonly Finding[],
  gate: Gate,
  base: GateInput,
  ports: Ports,
): Promise<readonly Finding[]> {
  const isOpen = (f: Finding): boolean =>
    f.rule === 'policy/loosened' && f.outcome === 'unknown' && verdictOfFinding(f) === 'error';
  if (!findings.some(isOpen)) return findings;
  const before = await onBaseBranch(gate, base, ports);
  if (before === undefined || before instanceof InputError) return findings;
  const unknown = new Set(before.findings.filter((f) => f.outcome === 'unknown').map((f) => loosenedId(f.id)));
  return findings.map((f) => (isOpen(f) && unknown.has(f.id) ? onlyTold(f) : f));
}

function onlyTold(finding: Finding): Finding {
  const remedy = 'nothing here: it cannot be judged on the base branch either, and merging this change ends that';
  return { ...finding, severity: 'warn', optional: true, message: { ...finding.message, remedy } };
}

/** The base's policy on the base's own files; its error where it cannot judge them; undefined where nobody can know. */
async function onBaseBranch(gate: Gate, base: GateInput, ports: Ports): Promise<Parts | InputError | undefined> {
  try {
    return await gate.run(base, baseOnly(ports));
  } catch (error) {
    if (error instanceof InputError) return error;
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

function byBase(error: InputError): InputError {
  const { problem } = error;
  const named = `${problem.named}, by the base branch’s policy`;
  const hint = `this change makes it unable to judge: leave in place what that policy names, or change the policy first, in a change of its own (${problem.hint ?? problem.code})`;
  return new InputError({ ...problem, named, hint }, { cause: error });
}
