// The pointer of a subject, as a report shows it.
import type { Pointer, Subject } from '@modelgate/core';

export function trackedBy({ path, digest }: Pointer): Pick<Subject, 'pointer'> {
  return { pointer: { path, digest } };
}
