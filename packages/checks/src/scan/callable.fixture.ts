// A callable that a pickle calls, with an argument that no page may show.
import type { CallableFact } from '@modelgate/core';

export const callable = (module: string, name: string): CallableFact => ({
  module,
  name,
  role: 'called',
  times: 1,
  args: ["'secret'"],
  offset: 3,
  by: 'REDUCE',
});
