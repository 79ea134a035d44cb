// The error of a Git LFS pointer in place of a file. It has a file of its own because engine processes use it, which load as little as
// possible.
import type { InputProblem } from '@modelgate/core';
import type { LfsPointer } from '@modelgate/formats/lfs';

export function lfsProblem(named: string, { oid, size }: LfsPointer): InputProblem {
  return {
    code: 'input/lfs-pointer',
    named,
    expected: `the file of ${size.toLocaleString('en-US')} bytes`,
    received: `a Git LFS pointer to it (sha256:${oid.slice(0, 12)}…)`,
    hint: 'run git lfs pull; in a workflow: actions/checkout with lfs: true',
  };
}
