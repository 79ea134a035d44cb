// The parameters of a rule: its own `rules` wrote them, from a checked policy.
import type { Json } from '@modelgate/core';

/** The one place where the JSON of a demand becomes its type again. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the type; nothing else can
export function paramsAs<P>(params: Json): P {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return params as P;
}
