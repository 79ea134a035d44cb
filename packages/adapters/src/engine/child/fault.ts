// What goes wrong inside an engine process, as plain data: the classes of core are not loaded there, they cost too much start-up.
import type { InputProblem, WorldProblem } from '@modelgate/core';
import { fullDisk } from './full-disk.ts';

/** What a process answers instead of a value. */
export type Fault =
  | { readonly family: 'input'; readonly problem: InputProblem }
  | { readonly family: 'world'; readonly problem: WorldProblem }
  /** Rows could not be turned into tensors; the data process finds out which column, and how often. */
  | { readonly family: 'rows'; readonly reason: string }
  | { readonly family: 'bug'; readonly message: string };

/** Thrown in an engine process to answer with a fault. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly fault: Fault;
  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.family, options);
    this.fault = fault;
  }
}

export function inputFault(problem: InputProblem, cause?: unknown): EngineFault {
  return new EngineFault({ family: 'input', problem }, { cause });
}

export function worldFault(problem: WorldProblem, cause?: unknown): EngineFault {
  return new EngineFault({ family: 'world', problem }, { cause });
}

export function rowsFault(reason: string): EngineFault {
  return new EngineFault({ family: 'rows', reason });
}

/** The fault of anything thrown; a foreign error is our bug. Its text may quote data, so only its first frame is told. */
export function faultOf(error: unknown): Fault {
  if (error instanceof EngineFault) return error.fault;
  const problem = fullDisk(error);
  if (problem) return { family: 'world', problem };
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => line.startsWith('    at '));
  return {
    family: 'bug',
    message: `${error instanceof Error ? error.name : typeof error}${frame?.replace('    at ', ' at ') ?? ''}`,
  };
}
