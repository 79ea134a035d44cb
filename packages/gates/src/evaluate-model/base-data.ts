// The base branch's copies of the test data and of a baseline that its policy names, when the change touches them.
import type { DataRef, GatePlan, ModelSubject, Policy, Ports } from '@modelgate/core';
import { baseCopy, inRoot } from '../base-branch/copies.ts';
import type { ModelFile } from './belonging.ts';

/** The base's data set with its digest; `unseen`: why it cannot be known whether head's data differs. */
export type BaseData = { readonly ref: DataRef; readonly digest: string } | { readonly unseen: string };

export async function baseData(policy: Policy, plan: GatePlan, ports: Ports): Promise<BaseData> {
  const subject = policy.data[plan.data]!;
  const copy = await baseCopy(policy, subject, ports);
  if ('unreadable' in copy) return { unseen: copy.unreadable };
  if ('none' in copy) return { unseen: `${copy.none}, so a change of it is not seen` };
  const { digest } = await ports.data.describe(copy.ref);
  return { ref: copy.ref, digest };
}

/**
 * The base's copy of a baseline that its policy names by path; undefined where it
 * equals the checkout's or cannot be read from the base's tree.
 */
export async function baseBaseline({ policy, subject }: ModelFile, ports: Ports): Promise<string | undefined> {
  const { baseline } = subject;
  if (baseline?.from !== 'path') return undefined;
  const path = inRoot(policy, baseline.path);
  const found = await ports.base.find(path, `base-baseline-${subject.name}`);
  const copy = 'files' in found ? found.files[0]?.file : undefined;
  if (copy === undefined) return undefined;
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
