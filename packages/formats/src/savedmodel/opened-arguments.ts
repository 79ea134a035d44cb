// Which arguments of a graph's functions become paths that are opened.
import { BudgetError } from '../scan/reader.ts';
import { openers } from './openers.ts';
import { argumentsOpened } from './paths.ts';
import type { Following, Scope } from './scope.ts';

/** Functions call one another this deep at most in any model. */
const DEEPEST = 200;

/** Follows arguments from what opens them to the functions that are called with them, until no more are found. */
export function findOpened(scopes: readonly Scope[], following: Following): void {
  const { opened } = following;
  const acting = scopes.filter(
    ({ nodes, args }) => args.length > 0 && [...nodes.values()].some(({ op, calls }) => openers.has(op) || calls),
  );
  for (let depth = 0, more = true; more; depth++) {
    if (depth > DEEPEST) throw new BudgetError(`its functions call one another more than ${DEEPEST} deep`);
    more = false;
    for (const scope of acting) {
      const known = opened.get(scope.name) ?? new Set();
      const before = known.size;
      for (const at of argumentsOpened(scope, following)) known.add(at);
      if (known.size > before) opened.set(scope.name, known);
      more ||= known.size > before;
    }
  }
}
