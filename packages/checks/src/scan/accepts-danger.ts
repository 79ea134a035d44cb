// Whether a line of the policy accepts what is known to do harm by its name alone, however a file uses it.
import type { ScannedPart } from '@modelgate/core';
import type { Allowance } from './allowance.ts';
import { judgeFile } from './judge-file.ts';

/** What is dangerous only in some uses, such as a model's class that can read a file when it is called, is not. */
export function acceptsDanger(allowance: Allowance): boolean {
  const part = { members: [], format: 'pickle', bytes: 0, treatment: { kind: 'read' }, ...factsOf(allowance) } as const;
  return judgeFile({ path: '', bytes: 0, parts: [part] }, []).some(({ level }) => level === 'dangerous');
}

/** The least that a file can do with it. */
function factsOf(allowance: Allowance): Pick<ScannedPart, 'callables' | 'operators'> {
  if ('callable' in allowance) {
    const { callable, role } = allowance;
    // What a file computes has no module.
    const end = callable.includes('(') ? -1 : callable.lastIndexOf('.');
    const names = { module: callable.slice(0, Math.max(0, end)), name: callable.slice(end + 1) };
    return { callables: [{ ...names, role, times: 1, args: [], offset: 0, by: 'NEWOBJ' }] };
  }
  if (!('operator' in allowance)) return {};
  const [domain = '', ...name] = allowance.operator.split('::');
  return { operators: [{ domain, name: name.join('::'), times: 1 }] };
}
