// The errors of work that a test expects to fail.
import { WorldError } from '@modelgate/core';

/** What was thrown; undefined: nothing was. */
export function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

export async function worldErrorOf(work: Promise<unknown>): Promise<WorldError> {
  const error = await thrownBy(work);
  if (!(error instanceof WorldError)) throw new Error(`expected a WorldError, got ${String(error)}`);
  return error;
}
