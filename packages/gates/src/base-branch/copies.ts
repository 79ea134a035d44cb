// The base branch's copies of a data set's files.
import { refOf, type DataRef, type DataSubject, type Policy, type Ports } from '@modelgate/core';

/** A data set on the base branch; `none`: proven not to exist there. */
export type BaseCopy =
  /** `lone`: the bytes, where the data set is a single file that was read into memory. */
  { readonly ref: DataRef; readonly lone?: Uint8Array } | { readonly none: string } | { readonly unreadable: string };

/** The copy's name in findings and messages. It contains blanks, so no data set of a policy can have the same name. */
export function onBaseBranch(name: string): string {
  return `${name} on the base branch`;
}

/** The files that the policy's path names on the base branch. */
export async function baseCopy(policy: Policy, subject: DataSubject, ports: Ports): Promise<BaseCopy> {
  const found = await ports.base.find(inRoot(policy, subject.path));
  if ('unreadable' in found) return { unreadable: `${found.of ?? subject.path} cannot be read: ${found.unreadable}` };
  const [first, ...more] = found.files;
  if (first === undefined) return { none: `${subject.path} is not on the base branch` };
  const files = found.files.map(({ file }) => file).sort();
  const lone = more.length === 0 ? first.bytes : undefined;
  const ref = refOf({ ...subject, name: onBaseBranch(subject.name) }, files);
  return { ref, ...(lone && { lone }) };
}

/** A path of the policy, from the repository's root. */
export function inRoot(policy: Policy, path: string): string {
  return policy.root === '' || policy.root === '.' ? path : `${policy.root}/${path}`;
}
