// Rows of a data set that occur in a training set of an earlier run.
import { metricId, type Probe, type Seen } from '@modelgate/core';

/** State: rows, rows that occur there, and when it was judged; or why that is unknown. `digest`: the training set's. */
export function rowsSeenIn(on: string, digest: string, features: readonly string[]): Probe<Seen, Seen> {
  return {
    id: metricId('rows-seen', on, digest, ...features),
    version: 1,
    on,
    reads: features.map((column) => ({ column })),
    from: 'probe',
    observe: async ({ ref, columns }, { seenRows }) => {
      const own = columns.filter(({ name }) => features.includes(name));
      return seenRows ? seenRows.find(ref, digest, own) : { unknown: 'nothing is kept between these runs' };
    },
    finish: (found) => found,
  };
}
