// The base branch's copy of the test data, when the change touches it.
import type { DataRef, GatePlan, Policy, Ports } from '@modelgate/core';
import { inRoot } from './baseline.ts';
import type { EvaluationPlan } from './plan.ts';

/** The base's data set, unless it is the very one that head uses or cannot be read from one file of the base's tree. */
export async function baseData(
  policy: Policy,
  plan: GatePlan,
  head: EvaluationPlan,
  ports: Ports,
): Promise<DataRef | undefined> {
  const subject = policy.data[plan.data]!;
  const read = await ports.base.read(inRoot(policy, subject.path));
  if (!('found' in read)) return undefined;
  const extension = /\.[a-z0-9.]+$/i.exec(subject.path)?.[0] ?? '';
  const ref: DataRef = {
    name: `${subject.name} on the base branch`,
    files: [await ports.files.keep(`base-${subject.name}${extension}`, read.found)],
  };
  const { digest } = await ports.data.describe(ref);
  return digest === head.data.facts.digest ? undefined : ref;
}
