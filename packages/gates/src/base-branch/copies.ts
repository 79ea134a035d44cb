// The base branch's copies of a data set's files.
import { posix } from 'node:path';
import {
  isDataFile,
  isGlob,
  type BaseTree,
  type DataRef,
  type DataSubject,
  type Policy,
  type Ports,
} from '@modelgate/core';

/** A data set as the base branch has it; `none`: proven that it has none. */
export type BaseCopy =
  /** `lone`: the bytes, where it is one file. */
  { readonly ref: DataRef; readonly lone?: Uint8Array } | { readonly none: string } | { readonly unreadable: string };

/** The name under which findings and messages speak of it; no data set of a policy can be called so. */
export function onBaseBranch(name: string): string {
  return `${name} on the base branch`;
}

/** Keeps the files that the policy's path names in the base's tree. */
export async function baseCopy(policy: Policy, subject: DataSubject, ports: Ports): Promise<BaseCopy> {
  const found = await filesAtBase(inRoot(policy, subject.path), ports.base);
  if ('unreadable' in found) return { unreadable: `${subject.path} cannot be read: ${found.unreadable}` };
  if (found.files.length === 0) return { none: `${subject.path} is not on the base branch` };
  const files: string[] = [];
  let lone: Uint8Array | undefined;
  for (const file of found.files) {
    const read = await ports.base.read(file);
    if (!('found' in read))
      return { unreadable: `${file} cannot be read: ${'unreadable' in read ? read.unreadable : 'it is absent'}` };
    lone = found.files.length === 1 ? read.found : undefined;
    files.push(await ports.files.keep(`base-${subject.name}/${file}`, read.found));
  }
  return { ref: { name: onBaseBranch(subject.name), files: files.sort() }, ...(lone && { lone }) };
}

/** A path of the policy, from the repository's root. */
export function inRoot(policy: Policy, path: string): string {
  return policy.root === '' || policy.root === '.' ? path : `${policy.root}/${path}`;
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
