// What a report says of a subject that a pointer tracks.
import type { Pointer, Subject } from '@modelgate/core';

export function trackedBy({ path, digest }: Pointer): Pick<Subject, 'pointer'> {
  return { pointer: { path, digest } };
}
