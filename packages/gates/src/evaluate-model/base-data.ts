// The base branch's copies of the test data and of a baseline that its policy names, when the change touches them.
import { posix } from 'node:path';
import type { DataRef, GatePlan, ModelSubject, Policy, Ports } from '@modelgate/core';
import { inRoot } from './baseline.ts';
import type { ModelFile } from './belonging.ts';
import type { EvaluationPlan } from './plan.ts';

/** The base's data set, unless it is the very one that head uses; `unseen` says why nobody can know whether it is. */
export type BaseData = { readonly ref?: DataRef } | { readonly unseen: string };

export async function baseData(policy: Policy, plan: GatePlan, head: EvaluationPlan, ports: Ports): Promise<BaseData> {
  const subject = policy.data[plan.data]!;
  const read = await ports.base.read(inRoot(policy, subject.path));
  if ('unreadable' in read) return { unseen: `${subject.path} cannot be read: ${read.unreadable}` };
  if ('absent' in read)
    return { unseen: `${subject.path} is no file of the base branch, so a change of it is not seen` };
  const extension = /\.[a-z0-9.]+$/i.exec(subject.path)?.[0] ?? '';
  const ref: DataRef = {
    name: `${subject.name} on the base branch`,
    files: [await ports.files.keep(`base-${subject.name}${extension}`, read.found)],
  };
  const { digest } = await ports.data.describe(ref);
  return digest === head.data.facts.digest ? {} : { ref };
}

/** The base's file of a baseline that its policy names by path, unless it is the checkout's or cannot be read from the base's tree. */
export async function baseBaseline({ policy, subject }: ModelFile, ports: Ports): Promise<string | undefined> {
  const { baseline } = subject;
  if (baseline?.from !== 'path') return undefined;
  const path = inRoot(policy, baseline.path);
  const read = await ports.base.read(path);
  if (!('found' in read)) return undefined;
  const copy = await ports.files.keep(`base-baseline-${subject.name}${posix.extname(path)}`, read.found);
  const [file] = await ports.files.find(path);
  if (file === undefined) return copy;
  return (await digestOf(file, subject, ports)) === (await digestOf(copy, subject, ports)) ? undefined : copy;
}

async function digestOf(file: string, { source }: ModelSubject, ports: Ports): Promise<string> {
  const facts =
    source.kind === 'onnx'
      ? await ports.models.describe(file)
      : await ports.data.describe({ name: 'baseline', files: [file] });
  return facts.digest;
}
