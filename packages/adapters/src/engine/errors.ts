// Faults of an engine process as the errors of core. Core is loaded only now: the engine must start before it.
import type { WorldProblem } from '@modelgate/core';
import type { Fault } from './child/fault.ts';

/** The error of a fault; a bug stays an ordinary Error. */
export async function errorOf(fault: Fault): Promise<Error> {
  const { InputError, WorldError } = await import('@modelgate/core');
  if (fault.family === 'input') return new InputError(fault.problem);
  if (fault.family === 'world') return new WorldError(fault.problem);
  return new Error(
    fault.family === 'rows' ? `rows could not be read: ${fault.reason}` : `the engine process failed: ${fault.message}`,
  );
}

export async function worldError(problem: WorldProblem, cause?: unknown): Promise<Error> {
  const { WorldError } = await import('@modelgate/core');
  return new WorldError(problem, { cause });
}

/** Rejections of a call, before they are made into errors: the pool looks at them first. */
export class CallFault extends Error {
  override readonly name = 'CallFault';
  readonly fault: Fault;
  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.family, options);
    this.fault = fault;
  }
}

/** Runs work whose calls may fail, and throws core's errors. */
export async function withErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    const told = await errorOf(error.fault);
    told.cause = error.cause ?? error;
    throw told;
  }
}
