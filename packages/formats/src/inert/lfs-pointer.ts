// A pointer of Git LFS stands where the file should: the file was not looked at.
import { longestPointer, pointerStart } from '../lfs/index.ts';
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';

export const lfsPointerReader: Reader = {
  format: 'git-lfs-pointer',
  // Whatever else is wrong with it: it was meant as a pointer.
  recognises: (head, { size }) => size < longestPointer && startsWith(head, pointerStart),
  read: () => ({
    treatment: {
      kind: 'not-evaluated',
      why: 'unsupported',
      reason:
        'a Git LFS pointer stands here, not the file: run git lfs pull; in a workflow, actions/checkout with lfs: true',
    },
  }),
};
