// Where the policy names what an error is about.
import type { Span } from '../source/span.ts';
import { InputError } from './errors.ts';

/** What the work gives; an InputError without a place gets this one. */
export async function located<T>(at: Span | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placed(error, at);
  }
}

/** The same error at a place, unless it has one or is of another family. */
export function placed(error: unknown, at: Span | undefined): unknown {
  if (!(error instanceof InputError) || error.problem.at !== undefined || at === undefined) return error;
  return new InputError({ ...error.problem, at }, { cause: error });
}

/** Without its place: that of another policy is none in this one. */
export function unplaced(error: unknown): unknown {
  if (!(error instanceof InputError) || error.problem.at === undefined) return error;
  const { at: _, ...problem } = error.problem;
  return new InputError(problem, { cause: error });
}
