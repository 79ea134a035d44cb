// A data set on the base branch. If its bytes equal the change's, it is the same table and is not opened again.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DataRef, Ports, Table } from '@modelgate/core';
import { baseCopy, type BaseCopy } from '../base-branch/copies.ts';
import type { DataFile } from '../data-files.ts';
import type { OpenTable } from './open-data.ts';

/**
 * `files`: by what names to look for it, the first that is there. `own`: the change's table, undefined where it has none.
 * `none` in the result: proven that there is nothing to compare with.
 */
export async function baseTable(
  files: readonly DataFile[],
  own: Promise<OpenTable | undefined>,
  ports: Ports,
): Promise<Table<OpenTable>> {
  const { commit } = ports.base;
  if ('none' in commit) return { none: `there is no base branch: ${commit.none}` };
  const copy = await firstCopy(files, ports);
  if ('unreadable' in copy) return { unknown: `the data on the base branch: ${copy.unreadable}` };
  if ('none' in copy) return { none: `a new data set: ${copy.none}` };
  const head = await own;
  if (!head) return open(copy.ref, ports);
  const asHead = isDeepStrictEqual(copy.ref.missing, head.ref.missing);
  if (asHead && isDeepStrictEqual(copy.ref.files, head.ref.files)) return head;
  if (
    asHead &&
    copy.lone &&
    (head.ofBytes ?? head.digest) === `sha256:${createHash('sha256').update(copy.lone).digest('hex')}`
  )
    return head;
  return open(copy.ref, ports);
}

async function firstCopy([first, ...others]: readonly DataFile[], ports: Ports): Promise<BaseCopy> {
  const copy = await baseCopy(first!.policy, first!.subject, ports);
  return 'none' in copy && others.length > 0 ? firstCopy(others, ports) : copy;
}

async function open(ref: DataRef, ports: Ports): Promise<OpenTable> {
  return { ref, ...(await ports.data.describe(ref)) };
}
