// Faults of a policy that can be told before anything runs.
import { cannotJudge, describeError, type RunProblem } from '@modelgate/core';

/** What each work throws of the policy or of its files, in their order; anything else is thrown on. */
export async function faultsOf(works: readonly (() => unknown)[]): Promise<readonly RunProblem[]> {
  const faults: RunProblem[] = [];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      if (!cannotJudge(error)) throw error;
      faults.push(...describeError(error).problems);
    }
  }
  return faults;
}

/** Works that throw these errors. */
export function throwing(errors: readonly Error[]): readonly (() => never)[] {
  return errors.map((error) => () => {
    throw error;
  });
}
