// When a data set's files were last changed, by Git.
import { metricId, type LastChange, type Probe } from '@modelgate/core';

/** State: the time, or why there is none. */
export function lastChange(on: string): Probe<LastChange, LastChange> {
  return {
    id: metricId('last-change', on),
    version: 1,
    on,
    from: 'probe',
    observe: ({ ref }, ports) => ports.files.lastChange(ref.files),
    finish: (found) => found,
  };
}
