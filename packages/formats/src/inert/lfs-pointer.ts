// What Git LFS leaves where a file was not fetched: a small text, and nothing of the file.
import type { Reader } from '../scan/reader.ts';

const start = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n');
/** By the specification. */
const LONGEST = 1024;

export const lfsPointerReader: Reader = {
  format: 'git-lfs-pointer',
  recognises: (head, { size }) => size < LONGEST && start.every((byte, i) => head[i] === byte),
  read: () => ({
    treatment: {
      kind: 'not-evaluated',
      why: 'unsupported',
      reason:
        'a Git LFS pointer stands here, not the file: run git lfs pull; in a workflow, actions/checkout with lfs: true',
    },
  }),
};
