// The base branch's copies of the test data and of a baseline that its policy names, when the change touches them.
import { posix } from 'node:path';
import {
  isDataFile,
  isGlob,
  type BaseTree,
  type DataRef,
  type GatePlan,
  type ModelSubject,
  type Policy,
  type Ports,
} from '@modelgate/core';
import { inRoot } from './baseline.ts';
import type { ModelFile } from './belonging.ts';

/** The base's data set with its digest; `unseen` says why nobody can know whether head's is another. */
export type BaseData = { readonly ref: DataRef; readonly digest: string } | { readonly unseen: string };

export async function baseData(policy: Policy, plan: GatePlan, ports: Ports): Promise<BaseData> {
  const subject = policy.data[plan.data]!;
  const path = inRoot(policy, subject.path);
  const found = await filesAtBase(path, ports.base);
  if ('unreadable' in found) return { unseen: `${subject.path} cannot be read: ${found.unreadable}` };
  if (found.files.length === 0)
    return { unseen: `${subject.path} is not on the base branch, so a change of it is not seen` };
  const files: string[] = [];
  for (const file of found.files) {
    const read = await ports.base.read(file);
    if (!('found' in read))
      return { unseen: `${file} cannot be read: ${'unreadable' in read ? read.unreadable : 'it is absent'}` };
    files.push(await ports.files.keep(`base-${subject.name}/${file}`, read.found));
  }
  const ref: DataRef = { name: `${subject.name} on the base branch`, files: files.sort() };
  const { digest } = await ports.data.describe(ref);
  return { ref, digest };
}

type Listed = Awaited<ReturnType<BaseTree['list']>>;

/** The files that a data set's path names in the base's tree: the file itself, a folder's data files, a glob's matches. */
async function filesAtBase(path: string, base: BaseTree): Promise<Listed> {
  const normal = posix.normalize(path).replace(/\/$/, '');
  if (!isGlob(normal)) {
    const below = await base.list(normal);
    if ('unreadable' in below) return below;
    if (below.files.length > 0) return { files: below.files.filter(isDataFile) };
    const read = await base.read(normal);
    return 'unreadable' in read ? read : { files: 'found' in read ? [normal] : [] };
  }
  const names = normal.split('/');
  const fixed = names.slice(0, names.findIndex(isGlob)).join('/');
  const listed = await base.list(fixed);
  return 'unreadable' in listed ? listed : { files: listed.files.filter((file) => posix.matchesGlob(file, normal)) };
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
